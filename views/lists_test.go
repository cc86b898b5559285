package views

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/xuri/excelize/v2"

	"liujin/app/table"
	"liujin/views/kit"
)

// board is the list of a screen; nil when it has none.
func board(edit any) kit.Board {
	if one, ok := edit.(interface{ Board() kit.Board }); ok {
		return one.Board()
	}
	return nil
}

// listless are the screens that have no list of records.
var listless = []string{"desk", "duty", "filing", "task-plan", "unit-task", "policy", "settings", "backup"}

// tryList sorts by every column, filters, and writes what is shown to a sheet.
func tryList(t *testing.T, s *Shell, list kit.Board) {
	now := list.Listing()
	all := len(now.Rows)
	if all == 0 {
		t.Errorf("%s: the sample has no rows for it; make some in app's sample, so that its columns can be tried", now.Title)
		return
	}
	for i, name := range now.Names {
		list.SortBy(name)
		list.SortBy(name)
		if len(list.Listing().Rows) != all {
			t.Errorf("%s: sorting by %s lost rows", now.Title, now.Heads[i])
		}
		list.SortBy(name)
	}
	if len(now.Names) == 0 {
		t.Errorf("%s: its list has no columns", now.Title)
		return
	}
	first := list.Listing().Rows[0][0].Text
	list.SetFilter(first)
	if l := list.Listing(); len(l.Rows) == 0 || len(l.Rows) > all || l.Filter == "" {
		t.Errorf("%s: filter %q shows %d of %d, %q", now.Title, first, len(l.Rows), all, l.Filter)
	}
	list.SetFilter("查无此条zzz")
	if len(list.Listing().Rows) != 0 {
		t.Errorf("%s: nonsense is found", now.Title)
	}
	list.SetFilter("")
	path := filepath.Join(t.TempDir(), now.Title+".xlsx")
	if err := s.listings.ListSheet(list.Listing(), path); err != nil {
		t.Fatalf("%s: %v", now.Title, err)
	}
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows(book.GetSheetName(0))
	if err != nil || len(rows) < all+2 {
		t.Errorf("%s: the sheet has %d lines for %d rows: %v", now.Title, len(rows), all, err)
	}
	for _, row := range rows {
		for _, text := range row {
			if text != table.MaskedIn(text) {
				t.Errorf("%s: %s goes out", now.Title, text)
			}
		}
	}
}

// A list goes out with its telephones masked, and whole where that is asked for; one without telephones asks nothing.
func TestTelephonesOfASheet(t *testing.T) {
	h := sitting(t, sampleCopy(t), today)
	for i, whole := range []bool{false, true} {
		h.export(h.Go("deputy").Edit.(interface{ Board() kit.Board }).Board().Listing())
		if top := h.window.Canvas().Overlays().Top(); whole {
			tickedIn(t, top).OnChanged(true)
		}
		capture(t, h.Shell, "dialog-export-telephones")
		h.answer(kit.WordSave)
		if i > 0 {
			h.answer("替换")
		}
		h.answer(kit.WordClose)
		files, err := filepath.Glob(filepath.Join(h.outFolder(), "代表*.xlsx"))
		if err != nil || len(files) != 1 {
			t.Fatal(files, err)
		}
		text := h.textOf(files[0])
		if masked := table.MaskedIn(text); (masked == text) == whole || strings.Contains(text, "****") == whole {
			t.Errorf("whole: %v\n%.300s", whole, text)
		}
	}
	h.export(table.Listing{Title: "没有电话的"})
	for _, o := range test.LaidOutObjects(h.window.Canvas().Overlays().Top()) {
		if _, ok := o.(*kit.Tick); ok {
			t.Error("something is asked of a list without telephones")
		}
	}
}

func TestListsSortFilterAndExport(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	for _, e := range s.entries() {
		screen := s.Go(e.name)
		list := board(screen.Edit)
		if (list == nil) != slices.Contains(listless, e.name) {
			t.Errorf(
				"%s: its list is %v: its Screen.Edit needs a Board, as kit.Editor has one; a screen without a list is named in listless",
				e.name, list)
		}
		if list != nil {
			tryList(t, s, list)
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
	s.Go("visit").Edit.(adder).Add()
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
	for _, e := range s.entries() {
		screen := s.Go(e.name)
		if one, ok := screen.Edit.(interface{ SelectFirst() }); ok {
			one.SelectFirst()
			if form, ok := screen.Edit.(drafter); ok && form.Dirty() {
				t.Errorf("%s: opening a record makes it dirty: a field sets what the record has not, or its Read leaves something out",
					e.name)
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
