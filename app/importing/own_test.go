package importing_test

import (
	"path/filepath"
	"testing"

	"liujin/app/apptest"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/listings"
	"liujin/app/sheets"
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
		for _, ext := range []string{".xlsx", ".csv"} {
			path := filepath.Join(t.TempDir(), name+ext)
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
