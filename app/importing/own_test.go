package importing_test

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/intake/booktest"
	"liujin/app/listings"
	"liujin/app/sheets"
	"liujin/data"
)

// readBack is one of our own sheets read again: how many records, what was said of the file, and what an import would do.
type readBack struct {
	records int
	read    *intake.Findings
	said    []intake.Problem
	changes int
}

// own reads the sheets of each kind that comes in.
func own(t *testing.T, book *importing.Book) map[string]func(*sheets.Workbook) readBack {
	o := intake.Options{Today: apptest.SampleDay}
	return map[string]func(*sheets.Workbook) readBack{
		"deputy-roster": func(wb *sheets.Workbook) readBack {
			r := apptest.Must(book.ReadRoster(wb, o))(t)
			in := apptest.Must(book.CompareRoster(r))(t)
			n := in.Count()
			return readBack{len(r.People), r.Found(), in.Problems, n.Added + n.Updated + n.Asked}
		},
		"visit-ledger": func(wb *sheets.Workbook) readBack {
			l := apptest.Must(book.ReadVisits(wb, o))(t)
			in := apptest.Must(book.CompareVisits(l))(t)
			return readBack{len(l.Visits), l.Found(), in.Problems, in.Count().New}
		},
		"training-ledger": func(wb *sheets.Workbook) readBack {
			l := apptest.Must(book.ReadLessons(wb, o))(t)
			in := apptest.Must(book.CompareLessons(l))(t)
			n := 0 // the sheet has a row for each who was called
			for i := range l.Lessons {
				n += len(l.Lessons[i].People)
			}
			return readBack{n, l.Found(), in.Problems, in.Count().New}
		},
		"opinion-ledger": func(wb *sheets.Workbook) readBack {
			l := apptest.Must(book.ReadOpinions(wb, o))(t)
			in := apptest.Must(book.CompareOpinions(l))(t)
			return readBack{len(l.Matters), l.Found(), in.Problems, in.Count().New}
		},
		"proposal-ledger": func(wb *sheets.Workbook) readBack {
			l := apptest.Must(book.ReadProposals(wb, o))(t)
			in := apptest.Must(book.CompareProposals(l))(t)
			return readBack{len(l.Matters), l.Found(), in.Problems, in.Count().New}
		},
	}
}

// Our own sheets of what can be imported read back without a problem, as workbook and as text, with all rows, and an import of them would
// change nothing.
func TestOwnSheetsReadBack(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	book, lists := importing.New(a), listings.New(a)
	for name, read := range own(t, book) {
		l := apptest.Must(lists.Sheet(name, listings.Order{From: "2026-01-01", To: apptest.SampleDay}))(t)
		for _, ext := range []string{".xlsx", ".csv", " whole.xlsx"} { // with telephones masked, and whole
			path := filepath.Join(t.TempDir(), name+ext)
			l.Whole = strings.HasPrefix(ext, " ")
			if err := lists.ListSheet(l, path); err != nil {
				t.Fatal(err)
			}
			got := read(apptest.Must(sheets.Open(path))(t))
			for _, p := range append(got.read.Problems, got.said...) {
				t.Errorf("%s%s: %+v", name, ext, p)
			}
			if got.records != len(l.Rows) || got.changes != 0 {
				t.Errorf("%s%s: %d of %d rows, %d changes", name, ext, got.records, len(l.Rows), got.changes)
			}
		}
	}
}

// Our own sheets of what can't be imported are refused by name rather than guessed at; those that can be are not.
func TestOwnSheetsThatDoNotComeIn(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	lists, in := listings.New(a), own(t, importing.New(a))
	for _, sheet := range listings.Sheets {
		path := filepath.Join(t.TempDir(), sheet.Title+".xlsx")
		l := apptest.Must(lists.Sheet(sheet.Name, listings.Order{From: "2026-01-01", To: apptest.SampleDay}))(t)
		if err := lists.ListSheet(l, path); err != nil {
			t.Fatal(err)
		}
		err := listings.CheckTakenIn(apptest.Must(sheets.Open(path))(t))
		if (err == nil) != (in[sheet.Name] != nil) {
			t.Errorf("%s: %v", sheet.Title, err)
		}
	}
}

// A roster's column of professional groups brings them and their members, several to a cell; our own roster tells them, and reads back
// as it is. What is a 代表小组 is not taken for one.
func TestProfessionalGroupsOfARoster(t *testing.T) {
	a := apptest.EmptyLedger(t)
	term := data.Term{Level: data.LevelTown, Number: 19, Starts: "2022-01-10"}
	if err := a.SaveTerm(&term); err != nil {
		t.Fatal(err)
	}
	book, lists := importing.New(a), listings.New(a)
	bring := func(rows ...[]any) *importing.RosterImport {
		t.Helper()
		wb := booktest.Rows(t, append([][]any{{"姓名", "性别", "手机号", "代表小组", "专业小组"}}, rows...), nil)
		r := apptest.Must(book.ReadRoster(wb, intake.Options{}))(t)
		p := apptest.Must(book.CompareRoster(r))(t)
		p.Since = ""
		if err := book.ApplyRoster(p, apptest.GoOn); err != nil {
			t.Fatal(err)
		}
		return p
	}
	p := bring([]any{"高甲", "男", "13900000011", "第一小组", "财经专业小组、法制专业小组"},
		[]any{"高乙", "女", "13900000012", "第一小组", "财经专业小组 农业专业小组"},
		[]any{"高丙", "女", "13900000013", "第二小组", "第一小组"})
	if got := fmt.Sprint(p.Groups, p.Professional); got != "[第一小组 第二小组] [农业专业小组 法制专业小组 财经专业小组]" {
		t.Error(got)
	}
	if n := len(p.Problems); n != 1 || !strings.Contains(p.Problems[0].Text, "“第一小组”是代表小组，没有记成专业小组") {
		t.Errorf("%+v", p.Problems)
	}
	in := func() map[string]string {
		of := map[string]string{}
		for _, d := range apptest.Must(a.Deputies())(t) {
			of[d.Name] = d.Group + " " + d.Professional
		}
		return of
	}
	want := map[string]string{"高甲": "第一小组 财经专业小组、法制专业小组", "高乙": "第一小组 财经专业小组、农业专业小组", "高丙": "第二小组 "}
	if got := in(); !maps.Equal(got, want) {
		t.Errorf("%q", got)
	}
	again := bring([]any{"高甲", "男", "13900000011", "第一小组", "法制专业小组、农业专业小组"},
		[]any{"高乙", "女", "13900000012", "法制专业小组", "财经专业小组"})
	if c := again.Rows[0].Changes; len(c) != 1 || c[0].New != "财经专业小组、法制专业小组、农业专业小组" || len(again.Rows[1].Changes) != 0 ||
		len(again.Professional) != 0 {
		t.Errorf("%+v", again.Rows)
	}
	if want["高甲"] += "、农业专业小组"; !maps.Equal(in(), want) || len(again.Problems) != 1 {
		t.Errorf("%q %+v", in(), again.Problems)
	}
	l := apptest.Must(lists.Sheet("deputy-roster", listings.Order{To: apptest.SampleDay}))(t)
	if !slices.Contains(l.Heads, "专业小组") {
		t.Fatalf("our own roster says %q", l.Heads)
	}
	path := filepath.Join(t.TempDir(), "名册.xlsx")
	l.Whole = true // nothing else tells them from others of their name
	if err := lists.ListSheet(l, path); err != nil {
		t.Fatal(err)
	}
	if got := own(t, book)["deputy-roster"](apptest.Must(sheets.Open(path))(t)); got.records != 3 || got.changes != 0 || len(got.said) > 0 {
		t.Errorf("%+v", got)
	}
}
