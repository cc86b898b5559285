package importing_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/intake/booktest"
	"liujin/app/intake/roster"
	"liujin/data"
)

func newLedger(t testing.TB) *app.App {
	t.Helper()
	db := apptest.Must(data.Create(filepath.Join(t.TempDir(), "台账.ledger"), data.Options{}))(t)
	t.Cleanup(func() { _ = db.Close() })
	a := app.New(db)
	term := data.Term{Level: data.LevelTown, Number: 19, Starts: "2022-01-10"}
	if err := a.SaveTerm(&term); err != nil {
		t.Fatal(err)
	}
	return a
}

func fourPeople() *roster.Roster {
	return &roster.Roster{People: []roster.Person{
		{Name: "赵启明", Gender: "男", Born: "1970-01", Party: "中共党员", Phone: "13900001001", Group: "经济小组", Station: "渔湾村代表联系点",
			Mandates: []roster.Mandate{{Level: "县", Constituency: "县第5选区"}, {Level: "镇", Constituency: "第9选区"}}},
		{Name: "高𬭎", Gender: "女", Born: "1980-05", Phone: "13900001002", Group: "经济小组",
			Mandates: []roster.Mandate{{Level: "市", Constituency: "滨海县"}}},
		{Name: "王海燕", Born: "1981-02", Phone: "13900001003"},
		{Name: "王海燕", Born: "1990-07", Phone: "13900001004", Mandates: []roster.Mandate{{Level: "镇"}}},
	}}
}

// take compares and applies a roster.
func take(t *testing.T, a *app.App, r *roster.Roster) importing.RosterCount {
	t.Helper()
	p := apptest.Must(importing.New(a).CompareRoster(r))(t)
	n := p.Count()
	if err := importing.New(a).ApplyRoster(p, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestRosterInAndOut(t *testing.T) {
	a := newLedger(t)
	p := apptest.Must(importing.New(a).CompareRoster(fourPeople()))(t)
	if got := fmt.Sprint(p.Groups, p.Constituencies, p.Stations, p.Count()); got != "[经济小组] [县第5选区 第9选区] [渔湾村代表联系点] {4 0 0 0 0}" {
		t.Error(got)
	}
	if n := len(apptest.Must(a.Deputies())(t)); n != 0 {
		t.Fatalf("%d deputies before confirming", n)
	}
	if err := importing.New(a).ApplyRoster(p, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	rows := apptest.Must(a.Deputies())(t)
	if len(rows) != 4 || len(apptest.Must(a.DB().Backups())(t)) != 1 {
		t.Fatalf("%d deputies", len(rows))
	}
	for _, d := range rows {
		switch d.Name {
		case "赵启明":
			if d.Levels != "县、镇" || d.Constituencies != "县第5选区、第9选区" || d.Group != "经济小组" || d.Station != "渔湾村代表联系点" {
				t.Errorf("%+v", d)
			}
		case "高𬭎":
			if d.Levels != "市" || d.Constituencies != "滨海县" {
				t.Errorf("%+v", d)
			}
		case "王海燕": // the level that was not said is the own unit's
			if d.Levels != "镇" {
				t.Errorf("%+v", d)
			}
		}
	}
	for _, m := range apptest.Must(a.DB().Mandates())(t) {
		if (m.Level == data.LevelTown) != (m.TermID != "") {
			t.Errorf("%+v", m)
		}
	}
	before := a.DB().UndoLabel()
	if n := take(t, a, fourPeople()); n != (importing.RosterCount{Same: 4}) || a.DB().UndoLabel() != before {
		t.Errorf("the second time: %+v, %s", n, a.DB().UndoLabel())
	}
	if err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	left := []int{len(apptest.Must(a.Deputies())(t)), len(apptest.Must(a.Groups())(t)), len(apptest.Must(a.Constituencies())(t)),
		len(apptest.Must(a.Stations())(t)), len(apptest.Must(a.DB().Mandates())(t))}
	if fmt.Sprint(left) != "[0 0 0 0 0]" {
		t.Errorf("one undo left %v", left)
	}
}

func TestRosterChanges(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		change  func(*roster.Person)
		changes string
		count   importing.RosterCount
	}{
		{"a new phone", func(d *roster.Person) { d.Phone = "13900009999" }, "手机号 13900001001→13900009999",
			importing.RosterCount{Updated: 1}},
		{"a corrected birth month", func(d *roster.Person) { d.Born = "1971-03" }, "出生年月 1970-01→1971-03",
			importing.RosterCount{Updated: 1}},
		{"the day as well", func(d *roster.Person) { d.Born = "1970-01-15" }, "出生年月 1970-01→1970-01-15", importing.RosterCount{Updated: 1}},
		{"only the year", func(d *roster.Person) { d.Born = "1970" }, "", importing.RosterCount{Same: 1}},
		{"blanks", func(d *roster.Person) { *d = roster.Person{Name: d.Name, Phone: d.Phone} }, "", importing.RosterCount{Same: 1}},
		{"a name with a space", func(d *roster.Person) { d.Name = "赵　启明" }, "", importing.RosterCount{Same: 1}},
		{"another group, a second station", func(d *roster.Person) { d.Group, d.Station = "民主法治小组", "代表之家" },
			"代表小组 经济小组→民主法治小组 家站点 渔湾村代表联系点→代表之家", importing.RosterCount{Updated: 1}},
		{"another constituency", func(d *roster.Person) { d.Mandates[1].Constituency = "第10选区" }, "镇代表选区 第9选区→第10选区",
			importing.RosterCount{Updated: 1}},
		{"one more seat", func(d *roster.Person) { d.Mandates = []roster.Mandate{{Level: "省"}} }, "代表职务 →省代表",
			importing.RosterCount{Updated: 1}},
		{"a namesake", func(d *roster.Person) { d.Phone, d.Born = "13900005555", "1999-09" }, "", importing.RosterCount{Asked: 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := newLedger(t)
			take(t, a, fourPeople())
			next := &roster.Roster{People: fourPeople().People[:1]}
			c.change(&next.People[0])
			p := apptest.Must(importing.New(a).CompareRoster(next))(t)
			var got []string
			for _, ch := range p.Rows[0].Changes {
				got = append(got, ch.Head+" "+ch.Old+"→"+ch.New)
			}
			if strings.Join(got, " ") != c.changes || p.Count() != c.count {
				t.Fatalf("%q %+v", got, p.Count())
			}
			if err := importing.New(a).ApplyRoster(p, apptest.GoOn); err != nil {
				t.Fatal(err)
			}
			if n := len(apptest.Must(a.Deputies())(t)); n != 4 {
				t.Errorf("%d deputies", n)
			}
			if c.count.Asked == 0 {
				if n := take(t, a, next); n != (importing.RosterCount{Same: 1}) {
					t.Errorf("the second time: %+v", n)
				}
			}
		})
	}
}

func TestRosterNamesake(t *testing.T) {
	a := newLedger(t)
	take(t, a, fourPeople())
	namesake := &roster.Roster{People: []roster.Person{{Name: "赵启明", Born: "1999-09", Phone: "13900005555"}}}
	p := apptest.Must(importing.New(a).CompareRoster(namesake))(t)
	if len(p.Rows[0].Namesakes) != 1 || p.Rows[0].Decision != importing.Ask {
		t.Fatalf("%+v", p.Rows[0])
	}
	p.Decide(0, importing.Update, p.Rows[0].Namesakes[0].ID)
	if n := len(p.Rows[0].Changes); n != 2 {
		t.Errorf("%+v", p.Rows[0].Changes)
	}
	p.Rows[0].Changes[0].Keep = true // the birth month stays
	if err := importing.New(a).ApplyRoster(p, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	who := apptest.Must(a.Deputy(p.Rows[0].DeputyID))(t)
	if who.Born != "1970-01" || who.Phone != "13900005555" || len(who.Mandates) != 2 || len(who.Stations) != 1 {
		t.Errorf("%+v", who)
	}
	namesake.People[0].Phone = "13900006666"
	p = apptest.Must(importing.New(a).CompareRoster(namesake))(t)
	p.Decide(0, importing.Add, "")
	if err := importing.New(a).ApplyRoster(p, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	if n := len(apptest.Must(a.Deputies())(t)); n != 5 {
		t.Errorf("%d deputies", n)
	}
}

func TestRosterCancelled(t *testing.T) {
	a := newLedger(t)
	p := apptest.Must(importing.New(a).CompareRoster(fourPeople()))(t)
	err := importing.New(a).ApplyRoster(p, func(done, _ int) bool { return done < 2 })
	if !data.Is(err, importing.Cancelled) || len(apptest.Must(a.Deputies())(t)) != 0 || a.DB().UndoLabel() != "新增届次“镇第十九届”" {
		t.Errorf("%v, %d deputies, %s", err, len(apptest.Must(a.Deputies())(t)), a.DB().UndoLabel())
	}
}

// TestRosterOdd: whatever a roster brings, nobody with a name is lost and the import goes through.
func TestRosterOdd(t *testing.T) {
	a := newLedger(t)
	long := strings.Repeat("长", 600)
	odd := &roster.Roster{People: []roster.Person{{Name: long, Gender: "某", Born: "1980-13", Party: "x", Phone: "1", Employer: long,
		Note: long, Group: long, Station: long,
		Mandates: []roster.Mandate{{Level: "镇", Constituency: long}, {Level: "镇", Constituency: "第1选区"}}}}}
	p := apptest.Must(importing.New(a).CompareRoster(odd))(t)
	if len(p.Problems) != 10 {
		t.Errorf("%d problems: %+v", len(p.Problems), p.Problems)
	}
	if err := importing.New(a).ApplyRoster(p, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	if d := apptest.Must(a.Deputies())(t); len(d) != 1 || d[0].Gender != "" || len([]rune(d[0].Employer)) != 100 {
		t.Errorf("%+v", d)
	}
}

// TestRosterSeats: a seat without a level is of the own unit's; certificates and the mark of leaders come along.
func TestRosterSeats(t *testing.T) {
	a := newLedger(t)
	one := &roster.Roster{People: []roster.Person{{Name: "李冬", Phone: "13900001001", Mandates: []roster.Mandate{{Constituency: "第3选区"}}}}}
	if n := take(t, a, one); n.Added != 1 {
		t.Fatalf("%+v", n)
	}
	one.People[0].Leader = true
	one.People[0].Mandates = []roster.Mandate{{Level: "镇", Constituency: "第3选区", Certificate: "镇19-003"},
		{Level: "县", Certificate: "县18-001"}}
	p := apptest.Must(importing.New(a).CompareRoster(one))(t)
	var got []string
	for _, c := range p.Rows[0].Changes {
		got = append(got, c.Field)
	}
	if strings.Join(got, " ") != "leader certificate.镇 mandate.县" {
		t.Errorf("%v", got)
	}
	if err := importing.New(a).ApplyRoster(p, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	who := apptest.Must(a.Deputy(p.Rows[0].DeputyID))(t)
	if !who.Leader || len(who.Mandates) != 2 || who.Mandates[0].Certificate != "县18-001" || who.Mandates[1].Certificate != "镇19-003" ||
		who.Mandates[1].TermID == "" {
		t.Errorf("%+v", who)
	}
	if n := take(t, a, one); n != (importing.RosterCount{Same: 1}) {
		t.Errorf("the second time: %+v", n)
	}
}

// TestRosterMatchIsRemembered: a column that was matched by hand is matched so again in another file with the same heads.
func TestRosterMatchIsRemembered(t *testing.T) {
	a := newLedger(t)
	file := func(name, row string) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte("姓名,手机号,甲栏\n"+row+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	book := apptest.Must(app.OpenTable(file("一.csv", "李冬,13900001001,渔业小组")))(t)
	read := apptest.Must(importing.New(a).ReadRoster(book, intake.Options{}))(t)
	if read.People[0].Group != "" {
		t.Fatalf("%+v", read.People)
	}
	byHand := read.Matches
	byHand[0].Columns[2] = "group"
	take(t, a, apptest.Must(importing.New(a).ReadRoster(book, intake.Options{Matches: byHand}))(t))
	next := apptest.Must(importing.New(a).ReadRoster(apptest.Must(app.OpenTable(file("二.csv", "周敏,13900001002,盐业小组")))(t),
		intake.Options{}))(t)
	if next.People[0].Group != "盐业小组" {
		t.Errorf("%+v", next.People)
	}
	if _, err := app.OpenTable(file("三.csv", "x") + "none"); !data.Is(err, data.BadFile) {
		t.Error(err)
	}
}

// Whom the head of a group names convenes it, where nobody does yet; a roster of another unit is told.
func TestConvenersComeIn(t *testing.T) {
	a := newLedger(t)
	if err := a.SaveOffice(&data.Office{Name: "东港镇人民代表大会主席团", Level: data.OfficeTown, Own: true}); err != nil {
		t.Fatal(err)
	}
	r := fourPeople()
	r.Conveners, r.Unit = []roster.Convener{{Group: "经济小组", Name: "高𬭎"}, {Group: "没有的小组", Name: "高𬭎"}}, "西河镇"
	p := apptest.Must(importing.New(a).CompareRoster(r))(t)
	if p.Unit != "西河镇" || len(p.Conveners) != 2 {
		t.Errorf("%q %v", p.Unit, p.Conveners)
	}
	take(t, a, r)
	g := apptest.Must(a.DB().Groups())(t)[0]
	if d := apptest.Must(a.DB().Deputy(g.ConvenerID))(t); d.Name != "高𬭎" {
		t.Error(d.Name)
	}
	r.Conveners, r.Unit = []roster.Convener{{Group: "经济小组", Name: "赵启明"}}, "东港镇"
	p = apptest.Must(importing.New(a).CompareRoster(r))(t)
	if p.Unit != "" || len(p.Conveners) != 0 {
		t.Errorf("%q %v", p.Unit, p.Conveners)
	}
	if take(t, a, r); apptest.Must(a.DB().Groups())(t)[0].ConvenerID != g.ConvenerID {
		t.Error("who convenes a group was typed over")
	}
}

// A group's convener is told from a namesake in it by the row that says so.
func TestConvenerAmongNamesakes(t *testing.T) {
	a := newLedger(t)
	book := booktest.Workbook(t, booktest.Page{"镇代表", "姓名|性别|手机号|代表小组|备注\n张伟（大）|男|13900001111|第二小组|召集人\n张伟（小）|男|13900001112|第二小组|县代表", ""})
	read := apptest.Must(roster.Read(book, intake.Options{Today: "2026-11-30"}))(t)
	take(t, a, read)
	g := apptest.Must(a.DB().Groups())(t)[0]
	if d := apptest.Must(a.DB().Deputy(g.ConvenerID))(t); d.Phone != "13900001111" || d.Note != "大" {
		t.Errorf("%+v", d.DeputyFields)
	}
	rows := apptest.Must(a.Deputies())(t)
	if levels := rows[0].Levels + " " + rows[1].Levels; levels != "镇 县、镇" && levels != "县、镇 镇" {
		t.Error(levels)
	}
}
