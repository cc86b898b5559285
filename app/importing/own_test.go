package importing_test

import (
	"path/filepath"
	"testing"

	"liujin/app/apptest"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/paperwork"
	"liujin/app/sheets"
)

// Our own sheets of what can be imported read back without a problem, as workbook and as text, and with all rows.
func TestOwnSheetsReadBack(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	book, papers := importing.New(a), paperwork.New(a)
	o := intake.Options{Today: apptest.SampleDay}
	for name, read := range map[string]func(*sheets.Workbook) (int, *intake.Findings, error){
		"deputy-roster": func(wb *sheets.Workbook) (int, *intake.Findings, error) {
			r, err := book.ReadRoster(wb, o)
			if err != nil {
				return 0, nil, err
			}
			return len(r.People), r.Found(), nil
		},
		"visit-ledger": func(wb *sheets.Workbook) (int, *intake.Findings, error) {
			l, err := book.ReadVisits(wb, o)
			if err != nil {
				return 0, nil, err
			}
			return len(l.Visits), l.Found(), nil
		},
		"training-ledger": func(wb *sheets.Workbook) (int, *intake.Findings, error) {
			l, err := book.ReadLessons(wb, o)
			if err != nil {
				return 0, nil, err
			}
			n := 0 // the sheet has a row for each who was called
			for i := range l.Lessons {
				n += len(l.Lessons[i].People)
			}
			return n, l.Found(), nil
		},
	} {
		l := apptest.Must(papers.Sheet(name, paperwork.Order{From: "2026-01-01", To: apptest.SampleDay}))(t)
		for _, ext := range []string{".xlsx", ".csv"} {
			path := filepath.Join(t.TempDir(), name+ext)
			if err := papers.ListSheet(l, path); err != nil {
				t.Fatal(err)
			}
			n, found, err := read(apptest.Must(sheets.Open(path))(t))
			if err != nil {
				t.Errorf("%s%s: %v", name, ext, err)
				continue
			}
			for _, p := range found.Problems {
				t.Errorf("%s%s: %+v", name, ext, p)
			}
			if n != len(l.Rows) {
				t.Errorf("%s%s: %d of %d rows", name, ext, n, len(l.Rows))
			}
		}
	}
}
