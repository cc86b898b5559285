package views

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/xuri/excelize/v2"

	"liujin/app"
	"liujin/views/kit"
)

// tried is what one screen's list is put through.
type tried interface {
	tryList(*testing.T, *Shell)
}

func (t *tabbed) tryList(tt *testing.T, s *Shell) {
	for _, e := range t.edits {
		if one, ok := e.(tried); ok {
			one.tryList(tt, s)
		}
	}
}

// tryList sorts by every column, filters, and writes what is shown to a sheet.
func (e editing[R, T]) tryList(t *testing.T, s *Shell) {
	all := e.List.View().Len()
	if all == 0 {
		t.Errorf("%s: the sample has no rows for it", e.Name)
	}
	for _, c := range e.List.Columns() {
		e.List.SortBy(c.Name)
		e.List.SortBy(c.Name)
		if e.List.View().Len() != all {
			t.Errorf("%s: sorting by %s lost rows", e.Name, c.Head)
		}
		e.List.SortBy(c.Name)
	}
	first := e.List.Columns()[0].Cell(e.List.View().At(0)).Text
	e.List.SetFilter(first)
	if n := e.List.View().Len(); n == 0 || n > all {
		t.Errorf("%s: filter %q shows %d of %d", e.Name, first, n, all)
	}
	e.List.SetFilter("查无此条zzz")
	if e.List.View().Len() != 0 {
		t.Errorf("%s: nonsense is found", e.Name)
	}
	e.List.SetFilter("")
	path := filepath.Join(t.TempDir(), e.Name+".xlsx")
	if err := s.app.ListSheet(app.Listed("清单", e.List.Columns(), e.List.View().Shown()), path); err != nil {
		t.Fatalf("%s: %v", e.Name, err)
	}
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows(book.GetSheetName(0))
	if err != nil || len(rows) < all+2 {
		t.Errorf("%s: the sheet has %d lines for %d rows: %v", e.Name, len(rows), all, err)
	}
}

func TestListsSortFilterAndExport(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	for _, e := range entries {
		screen := s.Go(e.name)
		if list, ok := screen.Edit.(tried); ok {
			list.tryList(t, s)
		} else {
			t.Errorf("%s has no list", e.name)
		}
	}
}

// TestVisitByKeyboard registers a visit to a new enterprise without touching the mouse.
func TestVisitByKeyboard(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	before, err := s.app.Visits()
	if err != nil {
		t.Fatal(err)
	}
	s.Go("visit").Edit.Add()
	caret := func() *kit.Entry {
		e, ok := s.window.Canvas().Focused().(*kit.Entry)
		if !ok {
			t.Fatalf("the caret is in %T", s.window.Canvas().Focused())
		}
		return e
	}
	enter := func() { caret().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) }
	test.Type(caret(), "新来的电池厂")
	enter()
	test.Type(caret(), "zqm")
	enter()
	s.TypedShortcut(ctrl(fyne.KeyS))
	after, err := s.app.Visits()
	if err != nil || len(after) != len(before)+1 || after[0].Topic != "新来的电池厂" || after[0].Deputies != "赵启明" {
		t.Fatalf("%d → %d: %+v %v", len(before), len(after), after[0], err)
	}
	s.undo()
	if again, _ := s.app.Visits(); len(again) != len(before) {
		t.Fatal("undo left the visit")
	}
	s.redo()
	if again, _ := s.app.Visits(); len(again) != len(before)+1 {
		t.Fatal("redo did not bring it back")
	}
}

// TestEveryRecordReopens opens the first record of every list, changes nothing and finds it clean.
func TestEveryRecordReopens(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	for _, e := range entries {
		screen := s.Go(e.name)
		if one, ok := screen.Edit.(interface{ SelectFirst() }); ok {
			one.SelectFirst()
			if screen.Edit.Dirty() {
				t.Errorf("%s: opening a record makes it dirty", e.name)
			}
		}
	}
}

func TestSearchFindsByInitials(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	hits := s.find("zqm")
	if len(hits) == 0 || hits[0].title != "赵启明" {
		t.Fatalf("%+v", hits)
	}
	s.Open(hits[0].screen, hits[0].id)
	if s.current != "deputy" {
		t.Fatal(s.current)
	}
}
