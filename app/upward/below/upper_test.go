package below_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/parcel"
	"liujin/app/sheets"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/data"
)

// sampleAbove is the sample's ledger as that of a county or a city, with an office below it.
func sampleAbove(t *testing.T, level data.OfficeLevel, code string, units ...data.Office) *below.Book {
	t.Helper()
	a := apptest.SampleOn(t, apptest.SampleDay)
	own := apptest.Must(a.OwnOffice())(t)
	own.Name, own.Short, own.Level, own.Code = "本级人大常委会", "", level, code
	if err := a.SaveOffice(&own); err != nil {
		t.Fatal(err)
	}
	for i := range units {
		units[i].ParentID = own.ID
		if err := a.SaveOffice(&units[i]); err != nil {
			t.Fatal(err)
		}
	}
	return below.New(a)
}

func townOffice(i int) data.Office {
	return data.Office{Name: townName(i), Level: data.OfficeTown, Code: townCode(i)}
}

// countyFile has a county report November to a city, and gives the path of its file.
func countyFile(t *testing.T, b *below.Book, folder, reason string) string {
	t.Helper()
	f := apptest.Must(b.Prepare(november))(t)
	if reason != "" {
		f.Reason = reason
	}
	path := filepath.Join(folder, f.FileName())
	apptest.Must(b.Send(f, "1", path, false))(t)
	return path
}

// A city sees of a county all that was done there: its own and that of its towns, whose numbers and states stand behind each figure;
// persons whom both name count once, and nobody of a town goes up by name.
func TestCountyReportsItsTowns(t *testing.T) {
	s, _ := sampleStatement(t)
	folder := t.TempDir()
	b := sampleAbove(t, data.OfficeCounty, "330482", townOffice(0), townOffice(1), townOffice(2))
	s.Deputies = slices.Clone(s.Deputies)
	for i := range s.Deputies { // only who sits in the county's congress or above is one with somebody of the county's ledger
		if s.Deputies[i].Mandates == nil || s.Deputies[i].Mandates[0].Level == data.LevelTown {
			s.Deputies[i].Name = "镇上" + s.Deputies[i].Name
		}
	}
	take(t, b, false, townFile(t, folder, s, 0, 1, nil), townFile(t, folder, without(s, 9), 1, 1, nil))
	sum, own := apptest.Must(b.Summary(november))(t), apptest.Must(b.State(november))(t)
	path := countyFile(t, b, folder, "")
	raw := apptest.Must(parcel.Open(path, parcel.Up))(t)
	for name := range map[string]bool{parcel.RowsName("unit"): true, parcel.RowsName("sum"): true, parcel.RowsName("deputy"): true} {
		if text := apptest.Must(raw.Part(name))(t); len(text) == 0 || bytes.Contains(text, []byte("镇上")) {
			t.Errorf("%s names deputies of towns", name)
		}
	}
	city := sampleAbove(t, data.OfficeCity, "330400", data.Office{Name: "青河县人大", Level: data.OfficeCounty, Code: "330482"})
	if got := take(t, city, false, path); got[0].Verdict != below.IsNew || len(got[0].Remarks) > 0 {
		t.Fatalf("%+v", got[0])
	}
	u := &apptest.Must(city.Summary(november))(t).Units[0]
	if u.Below.Share() != "2/3" || !strings.Contains(u.Below.Words(), "未报："+townName(2)) {
		t.Errorf("%s %s", u.Below.Share(), u.Below.Words())
	}
	counts, again := own.Count(), 0
	for _, f := range counts.Figures() {
		more, both := sum.Total[f.Key], 0
		for _, one := range own.Below.Sum {
			if one.Key == f.Key {
				both = one.Again
			}
		}
		if again += both; u.Figures[f.Key] != f.Value+more-both || u.Below.Own(f.Key, u.Figures[f.Key]) != f.Value {
			t.Errorf("%s: %d, own %d, towns %d, both %d", f.Key, u.Figures[f.Key], f.Value, more, both)
		}
		if both > 0 && !slices.Contains(upward.PersonKeys, f.Key) {
			t.Errorf("%s counts no persons, and %d of it twice", f.Key, both)
		}
	}
	if again == 0 {
		t.Error("nobody is named by the county and its towns")
	}
	rows := apptest.Must(city.Kept(u.Counted.ID))(t).Statement.Behind("walk1.times")
	if len(rows) != 3+counts.Walks[0].Times || rows[2].Text != townName(2)+" — 未报" {
		t.Errorf("%d rows: %v", len(rows), rows[:3])
	}
	l := apptest.Must(city.Summary(november))(t).FigureListing()
	if len(l.Heads) != 1+1+1+3 || len(l.Rows) != len(upward.FigureKeys) {
		t.Error(l.Heads)
	}
	table := filepath.Join(folder, "统计表.xlsx")
	if err := os.WriteFile(table, apptest.Must(raw.Part("统计表.xlsx"))(t), 0o600); err != nil {
		t.Fatal(err)
	}
	if book := apptest.Must(sheets.Open(table))(t); len(book.Sheets) != 2 {
		t.Errorf("%d sheets", len(book.Sheets))
	}
}

// What a town changes after the county reported is told as the county's own figures are; a correction says it, and the city then has it.
func TestTownsChangeAfterTheCountyReported(t *testing.T) {
	s, _ := sampleStatement(t)
	folder := t.TempDir()
	b := sampleAbove(t, data.OfficeCounty, "330482", townOffice(0), townOffice(1))
	take(t, b, false, townFile(t, folder, s, 0, 1, nil))
	first := countyFile(t, b, folder, "")
	if said := apptest.Must(b.Review(november))(t).Differs(); len(said) > 0 {
		t.Fatal(said)
	}
	take(t, b, false, townFile(t, folder, without(s, 3), 0, 2, nil), townFile(t, folder, s, 1, 1, nil))
	f := apptest.Must(b.Review(november))(t)
	if said := f.Differs(); len(said) != 2 || !strings.Contains(said[0], townName(0)+"：") || !strings.Contains(said[0], "个数字有变") ||
		said[1] != townName(1)+"：原报 未报，现为 已报" || f.Reason != "2 个单位的上报有变" {
		t.Errorf("%q %q", said, f.Reason)
	}
	city := sampleAbove(t, data.OfficeCity, "330400", data.Office{Name: "青河县人大", Level: data.OfficeCounty, Code: "330482"})
	take(t, city, false, first, countyFile(t, b, folder, "乡镇补报"))
	if u := &apptest.Must(city.Summary(november))(t).Units[0]; u.Below.Share() != "2/2" || u.Counted.Sequence != 2 {
		t.Errorf("%s %d", u.Below.Share(), u.Counted.Sequence)
	}
}

// What a file says of the offices below is believed no more than its other rows.
func TestTownsRowsAreChecked(t *testing.T) {
	s, _ := sampleStatement(t)
	s.Unit = parcel.Unit{Code: "330482", Name: "青河县人大", Level: string(data.OfficeCounty)}
	unit := upward.StatedUnit{Code: "330482101", Name: "甲镇人大", State: upward.UnitOnTime, Made: "2026-11-12", Sequence: 1,
		Source: data.SourceFile, Figures: map[string]int{"walk1.times": 5, "deputies": 40, "leaders": 4}}
	sum := []upward.Total{{Key: "walk1.times", Value: 5}, {Key: "deputies", Value: 39}, {Key: "leaders", Value: 4}}
	opened := func(change func(*upward.Below)) (*upward.Opened, error) {
		v := s
		one := unit
		one.Figures = maps.Clone(unit.Figures)
		v.Below = upward.Below{Units: []upward.StatedUnit{one}, Sum: slices.Clone(sum)}
		change(&v.Below)
		m := v.Manifest(apptest.SampleDay)
		m.Program = "1"
		var out bytes.Buffer
		if _, err := parcel.Write(&out, m, apptest.Must(v.Rows())(t), townKey(0)); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "a.zip")
		if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		return upward.Open(path)
	}
	if o, err := opened(func(*upward.Below) {}); err != nil || len(o.Remarks) > 0 {
		t.Fatal(err, o)
	}
	for what, change := range map[string]func(*upward.Below){
		"another county's town": func(b *upward.Below) { b.Units[0].Code = "330483101" },
		"its own code":          func(b *upward.Below) { b.Units[0].Code = "330482" },
		"no code":               func(b *upward.Below) { b.Units[0].Code = "33048210x" },
		"an unknown state":      func(b *upward.Below) { b.Units[0].State = "好的" },
		"no name":               func(b *upward.Below) { b.Units[0].Name = "" },
		"no day":                func(b *upward.Below) { b.Units[0].Made = "" },
		"figures of nothing":    func(b *upward.Below) { b.Units[0].State = upward.UnitMissing },
		"less than nothing":     func(b *upward.Below) { b.Units[0].Figures["walk1.times"] = -1 },
		"a doubt of nothing":    func(b *upward.Below) { b.Units[0].Doubtful = []string{"walk2.times"} },
		"twice":                 func(b *upward.Below) { b.Units = append(b.Units, b.Units[0]) },
		"a total twice":         func(b *upward.Below) { b.Sum = append(b.Sum, b.Sum[0]) },
		"a negative total":      func(b *upward.Below) { b.Sum[0].Value = -5 },
		"visits counted twice":  func(b *upward.Below) { b.Sum[0].Again = 1 },
		"more twice than once":  func(b *upward.Below) { b.Sum[1].Again = 41 },
	} {
		if _, err := opened(change); err == nil || !strings.Contains(err.Error(), "不能接收") {
			t.Errorf("%s is taken: %v", what, err)
		}
	}
	for key, change := range map[string]func(*upward.Below){
		"walk1.times": func(b *upward.Below) { b.Sum[0].Value = 4 },
		"deputies":    func(b *upward.Below) { b.Sum[1].Value = 41 },
		"leaders":     func(b *upward.Below) { b.Units[0].Figures["leaders"], b.Sum[2].Value = 45, 45 },
		"seats_came":  func(b *upward.Below) { b.Sum = append(b.Sum, upward.Total{Key: "seats_came", Value: 1}) },
	} {
		if o, err := opened(change); err != nil || len(o.Remarks) != 1 || o.Remarks[0].Key != key {
			t.Errorf("%s: %v %+v", key, err, o)
		}
	}
}
