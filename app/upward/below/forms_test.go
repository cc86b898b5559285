package below_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/intake/booktest"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/data"
)

// byHand is a county of which the first towns fill in tables, and what it asks for.
func byHand(t testing.TB, towns, filling int) *below.Book {
	t.Helper()
	b := county(t, towns)
	for i, o := range apptest.Must(b.Units())(t) {
		if o.ByHand = i < filling; o.ByHand {
			if err := b.SaveUnit(&o); err != nil {
				t.Fatal(err)
			}
		}
	}
	asked := data.Requirement{Name: "2026年11月", Since: november.From, Until: november.To, Due: "2026-12-02"}
	if err := b.SaveRequirement(&asked); err != nil {
		t.Fatal(err)
	}
	return b
}

// blank is the table of a town that was written by its county, in a folder of its own.
func blank(t testing.TB, b *below.Book, town int, p parcel.Period) string {
	t.Helper()
	files := apptest.Must(b.FormFiles(p, apptest.Must(b.Units())(t)[town:town+1], t.TempDir()))(t)
	if err := b.WriteForms(p, files); err != nil {
		t.Fatal(err)
	}
	return files[0].Path
}

// firstFigure is the row of the first figure in a table for what is asked without more words.
const firstFigure = 5

// cellsOf are figures by the cells in which they are filled in.
func cellsOf(told map[string]any) map[string]any {
	cells := map[string]any{}
	for i, item := range below.Asked {
		if v, ok := told[item.Key]; ok {
			cells[fmt.Sprintf("D%d", firstFigure+i)] = v
		}
	}
	return cells
}

// typedIn is a table of a town with figures, saved at a time.
func typedIn(t testing.TB, b *below.Book, town int, at string, told map[string]any) string {
	t.Helper()
	path := blank(t, b, town, november)
	booktest.Type(t, path, cellsOf(told))
	if at != "" {
		booktest.Saved(t, path, at)
	}
	return path
}

var told = map[string]any{"walk1.done": "12 场", "walk2.done": "３", "walk3.done": 4, "walk4.done": 0, "walk5.done": 251, "walk6.done": 9,
	"opinion.received": 17, "opinion.late": 1, "opinion.owed": 8, "opinion.answered": 6, "seats_planned": 40, "seats_came": 37,
	"deputies": 61, "trained": 58, "report_asked": 61}

// What 汇总 shows of a unit is what it is asked for, no more and no less; and each is a figure of the format.
func TestAskedIsWhatTheGridShows(t *testing.T) {
	shown := map[string]bool{}
	for _, c := range below.GridColumns {
		for _, key := range below.CellKeys(c.Name) {
			if !strings.HasSuffix(key, ".target") {
				shown[key] = true
			}
		}
	}
	for _, item := range below.Asked {
		if !shown[item.Key] || !slices.Contains(upward.FigureKeys, item.Key) {
			t.Errorf("%s is asked for, and not shown", item.Key)
		}
		delete(shown, item.Key)
	}
	if len(shown) > 0 {
		t.Errorf("shown and not asked for: %v", slices.Collect(maps.Keys(shown)))
	}
}

// A table that was written at the county and filled in is a report of its unit: its figures are those of the grid, it is on time by the
// day on which it was saved, its file is kept as it came, and all of it is one undo.
func TestFormComesIn(t *testing.T) {
	b := byHand(t, 3, 2)
	folder := t.TempDir()
	files := apptest.Must(b.FormFiles(november, nil, folder))(t)
	if len(files) != 2 || filepath.Base(files[0].Path) != "第1镇人大-2026年11月-填报表.xlsx" || files[0].There {
		t.Fatalf("%+v", files)
	}
	if err := b.WriteForms(november, files); err != nil {
		t.Fatal(err)
	}
	if again := apptest.Must(b.FormFiles(november, nil, folder))(t); !again[0].There || !again[1].There {
		t.Error("what lies there is not told")
	}
	path := files[0].Path
	booktest.Type(t, path, cellsOf(told))
	booktest.Saved(t, path, "2026-12-01T08:30:00Z")
	if !below.IsForm(path) {
		t.Error("it is not known for a form")
	}
	all := take(t, b, false, path)
	if all[0].Verdict != below.IsNew || all[0].Source() != data.SourceForm || !strings.Contains(all[0].Why, "没有填的 1 项：本届已述职代表") {
		t.Fatalf("%+v", all[0])
	}
	sum := apptest.Must(b.Summary(november))(t)
	u := &sum.Units[0]
	want := map[string]int{"walk1.done": 12, "walk2.done": 3}
	for key, v := range told {
		if n, is := v.(int); is {
			want[key] = n
		}
	}
	if !reflect.DeepEqual(u.Figures, want) || sum.Total["walk5.done"] != 251 {
		t.Errorf("%v", u.Figures)
	}
	if u.State != upward.UnitOnTime || !reflect.DeepEqual(u.Tags(), []string{"填报表"}) || len(u.Doubts) > 0 ||
		u.Counted.Made != "2026-12-01" {
		t.Errorf("%s %v %+v", u.State, u.Tags(), u.Counted)
	}
	content, name, err := b.KeptBytes(u.Counted.ID)
	if raw := apptest.Must(os.ReadFile(path))(t); err != nil || string(raw) != string(content) || name != filepath.Base(path) {
		t.Errorf("%s is not kept as it came: %v", name, err)
	}
	if found, err := b.Search("青河", 5); err != nil || len(found) > 0 {
		t.Errorf("%v, %v", found, err)
	}
	if again := take(t, b, false, path); again[0].Verdict != below.IsTwice {
		t.Errorf("%+v", again[0])
	}
	booktest.Saved(t, path, "2026-12-02T08:30:00Z") // saved again, it says the same
	if again := take(t, b, false, path); again[0].Verdict != below.IsTwice {
		t.Errorf("%+v", again[0])
	}
	if err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	if sum = apptest.Must(b.Summary(november))(t); sum.Reported() != 0 {
		t.Error("it is not undone")
	}
}

// A file counts before a table, a table before what was typed, and of tables the last: whichever comes first.
func TestWhatCountsOfAUnit(t *testing.T) {
	s, _ := sampleStatement(t)
	b := byHand(t, 2, 2)
	office := apptest.Must(b.Units())(t)[0]
	if err := b.TypeIn(office, november.From, november.To, map[string]int{"walk1.done": 5}, ""); err != nil {
		t.Fatal(err)
	}
	counts := func(source data.ReceivedSource, done int, tags ...string) {
		t.Helper()
		u := apptest.Must(b.Summary(november))(t).Units[0]
		if u.Counted.Source != source || done >= 0 && u.Figures["walk1.done"] != done || tags != nil && !reflect.DeepEqual(u.Tags(), tags) {
			t.Errorf("%s %v %v, want %s %d", u.Counted.Source, u.Figures, u.Tags(), source, done)
		}
	}
	later := typedIn(t, b, 0, "2026-12-02T09:00:00Z", map[string]any{"walk1.done": 7, "walk2.done": 1})
	take(t, b, false, later)
	counts(data.SourceForm, 7, "填报表")
	if err := b.TypeIn(office, november.From, november.To, map[string]int{"walk1.done": 6}, ""); !data.Is(err, "refused") {
		t.Errorf("typed over a table: %v", err)
	}
	earlier := typedIn(t, b, 0, "2026-12-01T09:00:00Z", map[string]any{"walk1.done": 8, "walk2.done": 1})
	if all := take(t, b, false, earlier); all[0].Verdict != below.IsOlder || all[0].Asks == "" || all[0].Takes() {
		t.Errorf("%+v", all[0])
	}
	counts(data.SourceForm, 7)
	next := typedIn(t, b, 0, "2026-12-03T01:00:00Z", map[string]any{"walk1.done": 9, "walk2.done": 1})
	if all := take(t, b, false, next); all[0].Verdict != below.IsCorrected {
		t.Errorf("%+v", all[0])
	}
	counts(data.SourceForm, 9, "填报表", "更正 1")
	take(t, b, false, townFile(t, t.TempDir(), s, 0, 1, nil))
	counts(data.SourceFile, -1)
	last := typedIn(t, b, 0, "2026-12-03T02:00:00Z", map[string]any{"walk1.done": 10})
	if all := take(t, b, false, last); all[0].Verdict != below.IsOlder || !strings.Contains(all[0].Why, "以上报文件为准") {
		t.Errorf("%+v", all[0])
	}
	counts(data.SourceFile, -1)
	file := apptest.Must(b.Summary(november))(t).Units[0].Counted
	if err := b.Return(file.ID, "期不对"); err != nil {
		t.Fatal(err)
	}
	counts(data.SourceForm, 10)
}

// Two tables of one unit in one heap: the one that was saved last counts, in whichever order they are chosen.
func TestTwoTablesInOneHeap(t *testing.T) {
	for _, turned := range []bool{false, true} {
		b := byHand(t, 1, 1)
		paths := []string{typedIn(t, b, 0, "2026-12-01T09:00:00Z", map[string]any{"walk1.done": 1}),
			typedIn(t, b, 0, "2026-12-01T10:00:00Z", map[string]any{"walk1.done": 2})}
		if turned {
			slices.Reverse(paths)
		}
		take(t, b, false, paths...)
		if got := apptest.Must(b.Summary(november))(t).Units[0].Figures["walk1.done"]; got != 2 {
			t.Errorf("turned %v: %d", turned, got)
		}
	}
}

// What can't be taken is told with what to do; what is wrong in its cells is marked in a copy, which can be filled in and sent again.
func TestFormsThatAreNotTaken(t *testing.T) {
	b := byHand(t, 2, 2)
	bad := typedIn(t, b, 0, "", map[string]any{"walk1.done": "不知道", "walk2.done": -1, "seats_planned": 3, "seats_came": 5})
	folder := t.TempDir()
	roster := filepath.Join(folder, "名册.csv")
	if err := os.WriteFile(roster, []byte("姓名,手机号,代表小组\n李冬,13900001001,第一小组\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	other := typedIn(t, b, 0, "", told)
	booktest.Type(t, other, map[string]any{"A3": "报送期：2026年10月1日至31日"})
	stranger := typedIn(t, byHand(t, 5, 5), 4, "", told)
	october := blank(t, b, 0, parcel.Period{Name: "2026年10月", From: "2026-10-01", To: "2026-10-31"})
	booktest.Type(t, october, cellsOf(told))
	empty := blank(t, b, 1, november)
	for path, want := range map[string]struct {
		verdict below.Verdict
		words   string
	}{bad: {below.IsFaulty, "3 处填错"}, roster: {below.IsBad, "这张表是代表名册"}, other: {below.IsOtherForm, "对不上"},
		stranger: {below.IsStranger, "不在报送单位的名单里"}, october: {below.IsOffPeriod, "没有要求报这一期"}, empty: {below.IsFaulty, "一个数字也没有填"}} {
		all := take(t, b, true, path)
		if all[0].Verdict != want.verdict || !strings.Contains(all[0].Why, want.words) || all[0].Takes() {
			t.Errorf("%s: %s %s", filepath.Base(path), all[0].Verdict, all[0].Why)
		}
	}
	if all := apptest.Must(b.DB().ReceivedAll())(t); len(all) > 0 {
		t.Fatalf("%+v", all)
	}
	v := take(t, b, false, bad)[0]
	marked := filepath.Join(folder, v.MarkedName())
	if err := b.MarkForm(&v, marked); err != nil {
		t.Fatal(err)
	}
	if again := take(t, b, false, marked); again[0].Verdict != below.IsFaulty || len(again[0].Problems) != 3 {
		t.Errorf("%+v", again[0])
	}
	booktest.Type(t, marked, cellsOf(map[string]any{"walk1.done": 1, "walk2.done": 1, "seats_came": 3}))
	if again := take(t, b, false, marked); again[0].Verdict != below.IsNew {
		t.Errorf("%s %s", again[0].Verdict, again[0].Why)
	}
}

// Figures that are all alike or all round are told, and count all the same; none at all is 零报告; what the sample's ledger wrote stays there.
func TestQuietMarks(t *testing.T) {
	b := byHand(t, 3, 3)
	same, round, zero := map[string]any{}, map[string]any{}, map[string]any{}
	for i, item := range below.Asked[:6] {
		same[item.Key], round[item.Key], zero[item.Key] = 3, 10*(i+1), 0
	}
	zero["deputies"] = 50
	all := take(t, b, false, typedIn(t, b, 0, "", same), typedIn(t, b, 1, "", round), typedIn(t, b, 2, "", zero))
	sum := apptest.Must(b.Summary(november))(t)
	for i, want := range [][]string{{"填报表", "数字全都一样"}, {"填报表", "数字全是整十的"}, {"填报表", "零报告"}} {
		if got := sum.Units[i].Tags(); !reflect.DeepEqual(got, want) || len(sum.Units[i].Doubts) > 0 {
			t.Errorf("%v %v", got, sum.Units[i].Doubts)
		}
	}
	if !strings.Contains(all[0].Said(), "数字全都一样") || sum.Total["walk1.done"] != 13 {
		t.Errorf("%s, %v", all[0].Said(), sum.Total)
	}
}
