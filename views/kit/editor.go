package kit

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"liujin/app/table"
)

// Editor is a screen with a list at the left and the record at the right: R points at a row of the list, P at
// the record in the form.
// Set the exported fields, then Bind and Content.
type Editor[R, P any] struct {
	Record[P]
	List *List[R]
}

// Content builds the screen's two halves.
func (e *Editor[R, P]) Content() fyne.CanvasObject {
	e.Blank = fmt.Sprintf("从左边选一条%s查看和修改。", e.Noun)
	if e.New != nil {
		e.Blank = fmt.Sprintf("从左边选一条%s查看和修改，或按 Ctrl+N 新增。", e.Noun)
	}
	e.Shown = e.List.Choose
	e.List.Open = func(r R) { e.Show(idOf(r)) }
	e.List.Enter, e.home = e.Edit, e.List.FocusRows
	share := float32(0.54)
	if e.Page != nil {
		share = 0.5
	}
	return Halves(share, Card(e.List.Content()), Card(e.Panel()))
}

// Reload reads the list again, and the record if it is not being edited.
func (e *Editor[R, P]) Reload() {
	e.List.Reload()
	e.Record.Reload()
}

// Has reports whether the record with that id is among the list's rows.
func (e *Editor[R, P]) Has(id string) bool {
	rows, err := e.List.Load()
	return err == nil && slices.ContainsFunc(rows, func(r R) bool { return idOf(r) == id })
}

// FocusFilter puts the caret into the list's filter.
func (e *Editor[R, P]) FocusFilter() { e.List.FocusFilter() }

// SelectFirst chooses the first row, as a click does.
func (e *Editor[R, P]) SelectFirst() { e.List.SelectAt(0) }

// FocusActs gives the keys to what can be done with the marked rows, or else with the record.
func (e *Editor[R, P]) FocusActs() {
	if !e.List.FocusActs() {
		e.Record.FocusActs()
	}
}

// Board is a list whatever its rows are, for acts on any of them.
type Board interface {
	Listing() table.Listing
	Marked() []string // ids of the rows that are marked for one act
	Shown() []string  // ids of all rows shown
	SortBy(column string)
	SetFilter(text string)
}

// Board returns the list.
func (e *Editor[R, P]) Board() Board { return e.List }

// NarrowTo narrows the list to just the rows that entries of its drop-downs keep; false when it has no such entry.
func (e *Editor[R, P]) NarrowTo(keys []string) bool { return e.List.NarrowTo(keys) }
