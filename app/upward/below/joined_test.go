package below_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/data"
)

var (
	september = parcel.Period{Name: "2026年9月", From: "2026-09-01", To: "2026-09-30"}
	october   = parcel.Period{Name: "2026年10月", From: "2026-10-01", To: "2026-10-31"}
	autumn    = parcel.Period{Name: "三个月", From: september.From, To: november.To}
)

// Three monthly files of a ledger come, joined, to what the ledger counts of the three months itself: every figure, but for the targets of
// an activity month, which are told of its very days alone. Each figure opens its rows.
func TestJoinedIsWhatTheTownCounts(t *testing.T) {
	town := upward.New(apptest.SampleOn(t, apptest.SampleDay))
	b, folder := county(t, 2), t.TempDir()
	var files []string
	for _, p := range []parcel.Period{october, november, september} { // in any order
		files = append(files, townFile(t, folder, apptest.Must(town.State(p))(t), 0, 1,
			func(m *parcel.Manifest) { m.Note = "活动月，比平时多" })) // or what is much more than before would wait to be settled
	}
	take(t, b, false, files...)
	sum := apptest.Must(b.Over(autumn))(t)
	own := apptest.Must(town.Own(autumn.From, autumn.To))(t)
	busy := 0
	for _, f := range own.Figures() {
		want := f.Value
		if strings.HasSuffix(f.Key, ".target") {
			want = 0
		}
		if got, ok := sum.Units[0].Figures[f.Key]; !ok || got != want || sum.Total[f.Key] != want {
			t.Errorf("%s: %d, in total %d, own %d", f.Key, got, sum.Total[f.Key], want)
		}
		if months := monthly(t, b, f.Key); want > 0 && months != want {
			busy++ // it is no sum of the months
		}
	}
	if busy < 10 {
		t.Errorf("only %d figures are other than the sum of the months: the sample is too thin", busy)
	}
	rows := apptest.Must(b.JoinedRows(&sum.Units[0], autumn))(t)
	for _, f := range own.Figures() {
		if slices.Contains(upward.PersonKeys, f.Key) || strings.HasSuffix(f.Key, ".times") || strings.HasPrefix(f.Key, "opinion.") {
			if n := len(rows.Behind(f.Key)); n != f.Value {
				t.Errorf("%s is %d, %d rows", f.Key, f.Value, n)
			}
		}
	}
	if u := &sum.Units[0]; len(u.Untold) > 0 || len(u.Tags()) > 0 || sum.Units[1].State != upward.UnitMissing {
		t.Errorf("%v %v %s", u.Untold, u.Tags(), sum.Units[1].State)
	}
}

// monthly is the plain sum of a figure of the three months.
func monthly(t *testing.T, b *below.Book, key string) (n int) {
	t.Helper()
	for _, p := range []parcel.Period{september, october, november} {
		n += apptest.Must(b.Summary(p))(t).Units[0].Figures[key]
	}
	return n
}

// The file that was made last has the word about a record, whichever month's it is; a month that is missing is said; what was typed is
// added up where it is a sum, and what does not follow is said; a doubt of a month is one of all.
func TestJoinedOfWhatThereIs(t *testing.T) {
	town := upward.New(apptest.SampleOn(t, apptest.SampleDay))
	b, folder := county(t, 3), t.TempDir()
	nov, oct := apptest.Must(town.State(november))(t), apptest.Must(town.State(october))(t)
	corrected := oct
	corrected.Activities = slices.Clone(oct.Activities)
	corrected.Activities[0].People += 100
	take(t, b, false, townFile(t, folder, nov, 0, 1, nil), townFile(t, folder, oct, 0, 1, nil), townFile(t, folder, corrected, 0, 2, nil),
		townFile(t, folder, nov, 1, 1, nil), townFile(t, folder, oct, 2, 1, nil))
	office := apptest.Must(b.Units())(t)[1]
	typed := map[string]int{"walk1.done": 3, "walk2.done": 4, "deputies": 41, "opinion.received": 5}
	if _, err := b.Over(autumn); err != nil {
		t.Fatal(err)
	}
	if err := b.TypeIn(office, october.From, october.To, typed, ""); err != nil {
		t.Fatal(err)
	}
	sum := apptest.Must(b.Over(autumn))(t)
	plain := apptest.Must(b.Summary(november))(t)
	key := corrected.Activities[0].WalkIn
	if got := sum.Units[0].Figures[figureOf(key, "people")]; got != plain.Units[0].Figures[figureOf(key, "people")]+
		apptest.Must(b.Summary(october))(t).Units[0].Figures[figureOf(key, "people")] {
		t.Errorf("%d people", got)
	}
	u := &sum.Units[1]
	if now := plain.Units[1].Figures; u.Figures["walk1.done"] != 3+now["walk1.done"] || u.Figures["deputies"] != now["deputies"] ||
		u.Figures["opinion.received"] != 5+now["opinion.received"] {
		t.Errorf("%v", u.Figures)
	}
	if _, told := u.Figures["walk2.done"]; told || !slices.Contains(u.Untold, "walk2.done") || !slices.Contains(u.Tags(), "代录") {
		t.Errorf("firms of two months are added up; %v", u.Tags())
	}
	if !slices.Contains(sum.Units[2].Tags(), "缺 11月") || !strings.Contains(sum.Words(), "缺 11月") ||
		!strings.Contains(sum.Words(), "由 2026年10月、2026年11月 合并") {
		t.Errorf("%v %s", sum.Units[2].Tags(), sum.Words())
	}
}

func figureOf(w data.WalkIn, part string) string {
	return "walk" + string(rune('0'+int(w))) + "." + part
}

// Quarters, halves and years are offered where two periods or more lie in them that were not reported as one; a second look reads no file.
func TestJoinedPeriodsAreOffered(t *testing.T) {
	town := upward.New(apptest.SampleOn(t, apptest.SampleDay))
	b, folder := county(t, 1), t.TempDir()
	take(t, b, false, townFile(t, folder, apptest.Must(town.State(november))(t), 0, 1, nil))
	if all, _, err := b.Periods(); err != nil || len(all) != 1 {
		t.Fatalf("%+v %v", all, err)
	}
	if one := apptest.Must(b.Over(upward.Period(days.QuarterSpan(november.From))))(t); one.Reported() != 1 {
		t.Error("a quarter says nothing of its only month")
	}
	take(t, b, false, townFile(t, folder, apptest.Must(town.State(october))(t), 0, 1, nil))
	all, chosen, err := b.Periods()
	var names []string
	for i := range all {
		names = append(names, all[i].Words())
	}
	if err != nil || chosen != 0 || !slices.Equal(names, []string{"2026年11月", "2026年10月", "2026年第4季度（合并 2 期）", "2026年下半年（合并 2 期）",
		"2026年（合并 2 期）"}) {
		t.Fatalf("%d %q %v", chosen, names, err)
	}
	if _, ready, err := b.Joined(&all[2], false); err != nil || ready {
		t.Fatal("files were joined that nobody read", err)
	}
	apptest.Must(b.Over(all[2].Period))(t)
	s, ready, err := b.Joined(&all[2], false)
	if err != nil || !ready || s.Units[0].State != upward.UnitReported {
		t.Fatalf("%v %+v", err, s)
	}
	quarter := upward.Period(days.QuarterSpan(november.From))
	take(t, b, false, townFile(t, folder, apptest.Must(town.State(quarter))(t), 0, 1, nil))
	if all, _, err = b.Periods(); err != nil || len(all) != 5 {
		t.Errorf("%+v %v", all, err)
	}
	if one := apptest.Must(b.Over(quarter))(t); len(one.Parts) > 0 {
		t.Error("a quarter that was reported is joined of months")
	}
}

// Of a county's towns a city knows no rows: what they reported of two months is added up where it is a sum, stands as in the last where it
// is as of a day, and is told not to follow where it is neither.
func TestJoinedCountiesHaveTheirTowns(t *testing.T) {
	s, town := sampleStatement(t)
	folder := t.TempDir()
	lower := sampleAbove(t, data.OfficeCounty, "330482", townOffice(0))
	calm := func(m *parcel.Manifest) { m.Note = "活动月，比平时多" }
	take(t, lower, false, townFile(t, folder, s, 0, 1, calm), townFile(t, folder, apptest.Must(town.State(october))(t), 0, 1, calm))
	city := sampleAbove(t, data.OfficeCity, "330400", data.Office{Name: "青河县人大", Level: data.OfficeCounty, Code: "330482"})
	for _, p := range []parcel.Period{october, november} {
		f := apptest.Must(lower.Prepare(p))(t)
		path := filepath.Join(folder, f.FileName())
		apptest.Must(lower.Send(f, "1", path, false))(t)
		take(t, city, false, path)
	}
	two := parcel.Period{Name: "两个月", From: october.From, To: november.To}
	u := &apptest.Must(city.Over(two))(t).Units[0]
	own := apptest.Must(lower.Own(two.From, two.To))(t)
	first, last := apptest.Must(lower.Summary(october))(t).Total, apptest.Must(lower.Summary(november))(t).Total
	for _, f := range own.Figures() {
		n, told := u.Figures[f.Key]
		switch f.Key {
		case "walk1.times", "opinion.received", "seats_came", "walk5.done":
			if n != f.Value+first[f.Key]+last[f.Key] {
				t.Errorf("%s: %d of %d, %d and %d", f.Key, n, f.Value, first[f.Key], last[f.Key])
			}
		case "villages":
			if n != f.Value+last[f.Key] {
				t.Errorf("%s: %d", f.Key, n)
			}
		case "walk2.done", "took_part", "walk6.done", "opinion.answered":
			if told || !slices.Contains(u.Untold, f.Key) {
				t.Errorf("%s is told: %d", f.Key, n)
			}
		}
	}
	if u.Below.Share() != "1/1" {
		t.Error(u.Below.Share())
	}
}
