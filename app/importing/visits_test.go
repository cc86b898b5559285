package importing_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/intake/visits"
	"liujin/app/listings"
	"liujin/app/table"
	"liujin/data"
)

// visitBook writes a ledger of visits as an office keeps it.
func visitBook(t *testing.T, rows ...[]any) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range slices.Concat([][]any{{"2026年走访台账"}, {"日期", "企业名称", "参加代表", "地点", "走访情况", "困难诉求", "办理情况"}}, rows) {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "走访台账.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func compareVisits(t *testing.T, a *app.App, path string) *importing.VisitImport {
	t.Helper()
	return apptest.Must(importing.New(a).CompareVisits(apptest.Must(importing.New(a).ReadVisits(apptest.Must(app.OpenTable(path))(t),
		intake.Options{}))(t)))(t)
}

// holdings counts what an import of visits can add to.
func holdings(t *testing.T, a *app.App) string {
	t.Helper()
	opinions := apptest.Must(a.DB().Opinions())(t)
	return fmt.Sprint(len(apptest.Must(a.Visits())(t)), len(apptest.Must(a.Enterprises())(t)), len(opinions))
}

func TestVisitsInAndOut(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	enterprise, known := apptest.Must(a.DB().Enterprises())(t)[0], apptest.Must(a.Visits())(t)[0]
	village := apptest.Must(a.DB().Villages())(t)[0]
	var names []string
	seen := map[string]int{}
	all := apptest.Must(a.Deputies())(t)
	for _, d := range all {
		seen[d.Name]++
	}
	for _, d := range all {
		if d.InOffice && seen[d.Name] == 1 {
			names = append(names, d.Name)
		}
	}
	short := strings.TrimSuffix(enterprise.Name, "有限公司")
	path := visitBook(t,
		[]any{"1月5日", short, names[0] + "、" + names[1], village.Name + "工业园", "生产正常", "1.用工紧张；2.电价高", "已协调"},
		[]any{"1月6日", "全新机械有限公司", names[2] + names[3], "", "", "", ""},
		[]any{"1月7日", "全新机械", names[2], "", "", "融资难", ""},
		[]any{known.Day, known.Topic, names[0], "", "另有说法", "又一件", ""},
		[]any{"1月8日", "无人公司", "查无此人", "", "", "", ""},
		[]any{"1月9日", "有人公司", "查无此人、" + names[0], "", "", "", ""},
		[]any{"1月10日", "没写代表公司", "", "", "好", "", ""})
	before := holdings(t, a)
	p := compareVisits(t, a, path)
	if n := p.Count(); n != (importing.VisitImportCount{New: 4, Known: 1, Left: 2, Opinions: 3, Enterprises: 2}) {
		t.Fatalf("%+v %+v", n, p.Problems)
	}
	if fmt.Sprint(p.Enterprises) != "[全新机械有限公司 有人公司]" {
		t.Error(p.Enterprises)
	}
	var said []string
	for _, one := range p.Problems {
		said = append(said, fmt.Sprint(one.Row, one.Column, one.Value, one.Text))
	}
	for _, want := range []string{"7参加代表查无此人台账里没有代表", "7参加代表查无此人写的代表台账里一个都没有认出来", "8参加代表查无此人台账里没有代表", "9参加代表没有写参加代表"} {
		if !slices.ContainsFunc(said, func(s string) bool { return strings.HasPrefix(s, want) }) {
			t.Errorf("%s not in %s", want, said)
		}
	}
	if holdings(t, a) != before {
		t.Fatal("saved before confirming")
	}
	if err := importing.New(a).ApplyVisits(p, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	rows := apptest.Must(a.Visits())(t)
	i := slices.IndexFunc(rows, func(v data.VisitRow) bool { return v.Day == "2026-01-05" && v.SubjectID == enterprise.ID })
	if i < 0 {
		t.Fatal("the first visit is not there")
	}
	v := apptest.Must(a.Visit(rows[i].ID))(t)
	if v.VillageID != village.ID || len(v.Deputies) != 2 || len(v.Opinions) != 2 || v.Opinions[1].Text != "电价高" || v.Note != "办理情况：已协调" ||
		v.WalkIn != 2 || rows[i].Persons != 2 {
		t.Errorf("%+v", v)
	}
	made := slices.IndexFunc(rows, func(v data.VisitRow) bool { return v.Topic == "全新机械有限公司" && v.Persons == 2 })
	if made < 0 || apptest.Must(a.DB().Enterprise(rows[made].SubjectID))(t).Kind != data.EnterpriseCompany {
		t.Error("the new enterprise, or two names written together")
	}
	after, label := holdings(t, a), a.DB().UndoLabel()
	again := compareVisits(t, a, path)
	if n := again.Count(); n.New != 0 || n.Known != 5 || n.Enterprises != 0 {
		t.Errorf("the second time: %+v", n)
	}
	if err := importing.New(a).ApplyVisits(again, apptest.GoOn); err != nil || holdings(t, a) != after || a.DB().UndoLabel() != label {
		t.Error("the second import changed something", err)
	}
	if faults := apptest.Must(a.DB().Check())(t); len(faults) > 0 {
		t.Error(faults)
	}
	if err := a.Undo(); err != nil || holdings(t, a) != before {
		t.Error("one undo leaves", holdings(t, a), "of", before, err)
	}
}

// Namesakes are told apart by who was in office, and else left to the user; two enterprises of like names are not told apart.
func TestVisitsInDoubt(t *testing.T) {
	a := newLedger(t)
	for i, ended := range []bool{false, true, false, false, true} {
		seat := data.NewMandate(data.LevelTown)
		if ended {
			seat.Changes = []data.MandateChange{{Day: "2020-01-01", Kind: data.MandateLapsed}}
		}
		person := data.Deputy{DeputyFields: data.DeputyFields{Name: []string{"李冬", "李冬", "王海燕", "王海燕", "周敏"}[i]},
			Mandates: []data.Mandate{seat}}
		if err := a.Do("x", func(tx *data.Tx) error { return tx.SaveDeputy(&person) }); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"江海（盐城）有限公司", "江海盐城公司"} {
		if err := a.SaveEnterprise(&data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: name}}); err != nil {
			t.Fatal(err)
		}
	}
	p := apptest.Must(importing.New(a).CompareVisits(&visits.Ledger{Visits: []visits.Visit{
		{Day: "2026-03-05", Enterprise: "江海(盐城)有限公司", Deputies: []string{"李冬"}},
		{Day: "2026-03-05", Enterprise: "甲公司", Deputies: []string{"李冬", "王海燕", "周敏"}},
		{Day: "2026-03-05", Enterprise: "江海盐城公司", Deputies: []string{"李冬"}},
		{Day: "2026-03-06", Enterprise: "乙公司", Deputies: []string{"王海燕"}, Content: strings.Repeat("长", 5001)},
	}}))(t)
	var got []string
	for _, r := range p.Rows {
		got = append(got, fmt.Sprint(r.ImportOutcome, " ", r.EnterpriseName, " ", r.Named))
	}
	if text := strings.Join(got, "; "); text != "2 江海(盐城)有限公司 ; 0 甲公司 李冬、周敏; 0 江海盐城公司 李冬; 2 乙公司 " {
		t.Error(text)
	}
	texts := fmt.Sprint(p.Problems)
	for _, want := range []string{"几家名称相近", "几名代表叫“王海燕”", "“周敏”2026-03-05 不在任"} {
		if !strings.Contains(texts, want) {
			t.Errorf("%s not in %s", want, texts)
		}
	}
}

// What stands in brackets behind a name in a table tells which of the namesakes it is, and nothing is asked.
func TestVisitsTellNamesakes(t *testing.T) {
	a := newLedger(t)
	for i := range 3 {
		person := data.Deputy{DeputyFields: data.DeputyFields{Name: "王海燕", Born: []string{"1981-02", "1990-07", "1985-03"}[i],
			Employer: []string{"河西村党支部书记", "河东村妇联主席", "河东村村民"}[i]}, Mandates: []data.Mandate{data.NewMandate(data.LevelTown)}}
		if err := a.Do("x", func(tx *data.Tx) error { return tx.SaveDeputy(&person) }); err != nil {
			t.Fatal(err)
		}
	}
	p := apptest.Must(importing.New(a).CompareVisits(&visits.Ledger{Visits: []visits.Visit{
		{Day: "2026-03-05", Enterprise: "甲公司", Deputies: intake.PeopleApart("王海燕（1981-02）、王海燕（河东村，组长）")},
		{Day: "2026-03-06", Enterprise: "乙公司", Deputies: intake.PeopleApart("王海燕(90.7)和王海燕（女，河西村）")},
	}}))(t)
	var asked []string
	for _, d := range p.Doubts {
		asked = append(asked, d.About)
	}
	if !slices.Equal(asked, []string{"王海燕（河东村）"}) {
		t.Errorf("asked about %q", asked)
	}
	for i, want := range []string{"王海燕（河西村党支部书记）", "王海燕（河东村妇联主席）、王海燕（河西村党支部书记）"} {
		if p.Rows[i].Named != want {
			t.Errorf("%s, want %s", p.Rows[i].Named, want)
		}
	}
}

// What is too long or not right for the ledger is cut or left out with a sentence, and never stops the import.
func TestVisitsInOdd(t *testing.T) {
	a := newLedger(t)
	person := data.Deputy{DeputyFields: data.DeputyFields{Name: "李冬"},
		Mandates: []data.Mandate{data.NewMandate(data.LevelTown)}}
	if err := a.Do("x", func(tx *data.Tx) error { return tx.SaveDeputy(&person) }); err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("长", 6000)
	p := apptest.Must(importing.New(a).CompareVisits(&visits.Ledger{Visits: []visits.Visit{{Day: "2026-03-05", Enterprise: long,
		Deputies: []string{"李冬"}, Place: long, Content: long, Policies: long,
		Contact: long, Phone: "12", Note: long, Outcome: long,
		Demands: []visits.Demand{{Kind: visits.Kinds[0], Text: long, Outcome: long}}}}}))(t)
	if len(p.Problems) != 8 {
		t.Errorf("%d problems", len(p.Problems))
	}
	for _, one := range p.Problems {
		if len([]rune(one.Text)) > 120 {
			t.Errorf("a sentence of %d characters", len([]rune(one.Text)))
		}
	}
	if err := importing.New(a).ApplyVisits(p, apptest.GoOn); err != nil || holdings(t, a) != "1 1 1" {
		t.Fatal(err, holdings(t, a))
	}
}

// What a pure reader calls things is what the ledger's lists call them.
func TestVisitLabels(t *testing.T) {
	if !slices.Equal(visits.Venues, app.Labels(data.Venues)) || !slices.Equal(visits.Tags, app.Labels(data.VisitTags)) ||
		!slices.Equal(visits.Kinds, app.Labels([]data.OpinionKind{data.OpinionDifficulty, data.OpinionPolicy, data.OpinionLead})) {
		t.Error("the lists differ")
	}
}

// manyVisits are visits of one deputy to some enterprises.
func manyVisits(n, enterprises int) *visits.Ledger {
	l := &visits.Ledger{}
	for i := range n {
		l.Visits = append(l.Visits, visits.Visit{Day: fmt.Sprintf("2025-%02d-%02d", i%12+1, i%28+1),
			Enterprise: fmt.Sprintf("第%d号企业", i%enterprises), Deputies: []string{"李冬"},
			Demands: []visits.Demand{{Kind: "困难诉求", Text: "用工"}}})
	}
	return l
}

func lidong() *data.Deputy {
	return &data.Deputy{DeputyFields: data.DeputyFields{Name: "李冬"},
		Mandates: []data.Mandate{data.NewMandate(data.LevelTown)}}
}

// Ten thousand visits are compared, and stopping half way leaves nothing; three thousand come in and go out again.
func TestManyVisitsIn(t *testing.T) {
	t.Parallel()
	a := newLedger(t)
	if err := a.SaveDeputy(lidong()); err != nil {
		t.Fatal(err)
	}
	l := manyVisits(10_000, 3000)
	p := apptest.Must(importing.New(a).CompareVisits(l))(t)
	if n := p.Count(); n.New != 10_000 || n.Enterprises != 3000 {
		t.Fatalf("%+v", n)
	}
	if err := importing.New(a).ApplyVisits(p, func(done, _ int) bool { return done < 500 }); !data.Is(err, importing.Cancelled) ||
		holdings(t,
			a) != "0 0 0" {
		t.Fatal(err, holdings(t, a))
	}
	l.Visits = l.Visits[:3000]
	p = apptest.Must(importing.New(a).CompareVisits(l))(t)
	if err := importing.New(a).ApplyVisits(p, apptest.GoOn); err != nil || holdings(t, a) != "3000 3000 3000" {
		t.Fatal(err, holdings(t, a))
	}
	if err := a.Undo(); err != nil || holdings(t, a) != "0 0 0" {
		t.Fatal(err, holdings(t, a))
	}
}

// BenchmarkVisitsIn saves three thousand visits and takes them back, against writing as many plain rows one by one.
func BenchmarkVisitsIn(b *testing.B) {
	a := newLedger(b)
	if err := a.SaveDeputy(lidong()); err != nil {
		b.Fatal(err)
	}
	var saved, undone, bare time.Duration
	for b.Loop() {
		p, err := importing.New(a).CompareVisits(manyVisits(3000, 3000))
		if err != nil {
			b.Fatal(err)
		}
		for _, part := range []struct {
			took *time.Duration
			do   func() error
		}{
			{&saved, func() error { return importing.New(a).ApplyVisits(p, apptest.GoOn) }}, {&undone, a.Undo},
			{&bare, func() error {
				return a.Do("单位", func(tx *data.Tx) error {
					for i := range 3000 {
						if err := tx.SaveHandler(&data.Handler{Name: fmt.Sprint("单位", i)}); err != nil {
							return err
						}
					}
					return nil
				})
			}}, {new(time.Duration), a.Undo},
		} {
			start := time.Now()
			if err := part.do(); err != nil {
				b.Fatal(err)
			}
			*part.took += time.Since(start)
		}
	}
	b.ReportMetric(float64(saved.Milliseconds())/float64(b.N), "ms/3000-visits")
	b.ReportMetric(float64(saved)/float64(bare), "x-plain-rows")
	b.ReportMetric(float64(undone)/float64(saved), "undo/save")
}

// Our own list of visits, exported, is recognised as what is there already; deleted, it comes in again but for namesakes.
func TestVisitsGoRound(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(a.Visits())(t)
	columns := slices.Clone(app.VisitColumns)
	for i := range columns {
		columns[i].Hidden = false
	}
	path := filepath.Join(t.TempDir(), "走访市场主体台账.xlsx")
	if err := listings.New(a).ListSheet(table.Listed("走访市场主体台账", columns, rows), path); err != nil {
		t.Fatal(err)
	}
	if n := compareVisits(t, a, path).Count(); n != (importing.VisitImportCount{Known: len(rows)}) {
		t.Errorf("%+v of %d", n, len(rows))
	}
	for _, row := range rows {
		if err := a.DeleteVisit(&data.Visit{Activity: data.Activity{ActivityFields: row.ActivityFields},
			Fields: data.VisitFields{EnterpriseID: row.SubjectID}}); err != nil {
			t.Fatal(err)
		}
	}
	p := compareVisits(t, a, path)
	if err := importing.New(a).ApplyVisits(p, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	again := apptest.Must(a.Visits())(t)
	namesake := func(names string) bool { return strings.Contains(names, "王海燕") } // two serve, and the list has names only
	left := 0
	for _, row := range rows {
		if strings.HasPrefix(row.Deputies, "王海燕") && !strings.Contains(row.Deputies, "、") {
			left++
		}
	}
	if n := p.Count(); n.New != len(rows)-left || n.Left != left || len(again) != n.New {
		t.Fatalf("%+v of %d: %v", n, len(rows), p.Problems)
	}
	was := map[string]data.VisitRow{}
	for _, row := range rows {
		was[row.Day+row.Topic] = row
	}
	for _, row := range again {
		old := was[row.Day+row.Topic]
		if row.Persons != old.Persons && !namesake(old.Deputies) || row.Place != old.Place || row.Content != old.Content ||
			row.Tag != old.Tag ||
			row.Venue != old.Venue {
			t.Errorf("%+v\nwas %+v", row, old)
		}
	}
}
