package views

import "fyne.io/fyne/v2/container"

// tabbed passes the window's keys to what stands in the visible tab.
type tabbed struct {
	tabs  *container.AppTabs
	edits []any // as Screen.Edit, one a tab
}

func (t *tabbed) now() any { return t.edits[t.tabs.SelectedIndex()] }

// Add opens a new record in the visible tab, if it has records.
func (t *tabbed) Add() {
	if e, ok := t.now().(adder); ok {
		e.Add()
	}
}

// SaveNow saves what is in the visible tab.
func (t *tabbed) SaveNow(again bool) {
	if e, ok := t.now().(saver); ok {
		e.SaveNow(again)
	}
}

// Press presses the button of a field in the visible tab.
func (t *tabbed) Press(field string) {
	if e, ok := t.now().(presser); ok {
		e.Press(field)
	}
}

// FocusActs gives the keys to the acts of the visible tab's record.
func (t *tabbed) FocusActs() {
	if e, ok := t.now().(acter); ok {
		e.FocusActs()
	}
}

// FocusFilter puts the caret into the visible tab's filter.
func (t *tabbed) FocusFilter() {
	if e, ok := t.now().(filterer); ok {
		e.FocusFilter()
	}
}

// SelectFirst chooses the first record of the visible tab.
func (t *tabbed) SelectFirst() {
	if e, ok := t.now().(interface{ SelectFirst() }); ok {
		e.SelectFirst()
	}
}

// Plan plans where any tab can.
func (t *tabbed) Plan() {
	for _, one := range t.edits {
		if e, ok := one.(interface{ Plan() }); ok {
			e.Plan()
		}
	}
}

// Drop hands dropped files to the visible tab.
func (t *tabbed) Drop(paths []string) bool {
	e, ok := t.now().(dropper)
	return ok && e.Drop(paths)
}

// Show opens a record in whichever tab has it.
func (t *tabbed) Show(id string) {
	for i, one := range t.edits {
		if e, ok := one.(shower); ok && e.Has(id) {
			t.tabs.SelectIndex(i)
			e.Show(id)
		}
	}
}

// Has reports whether any tab has the record.
func (t *tabbed) Has(id string) bool {
	for _, one := range t.edits {
		if e, ok := one.(shower); ok && e.Has(id) {
			return true
		}
	}
	return false
}

// OpenDraft opens a draft in the tab that it belongs to.
func (t *tabbed) OpenDraft(draft string) bool {
	for i, one := range t.edits {
		if e, ok := one.(drafter); ok && e.OpenDraft(draft) {
			t.tabs.SelectIndex(i)
			return true
		}
	}
	return false
}

// KeepDraft keeps what is being typed in any tab; false: some could not be kept.
func (t *tabbed) KeepDraft() bool {
	kept := true
	for _, one := range t.edits {
		if e, ok := one.(drafter); ok && !e.KeepDraft() {
			kept = false
		}
	}
	return kept
}

// Dirty reports whether any tab has something unsaved.
func (t *tabbed) Dirty() bool {
	for _, one := range t.edits {
		if e, ok := one.(drafter); ok && e.Dirty() {
			return true
		}
	}
	return false
}

// NarrowTo shows the tab whose list has those entries, narrowed to them.
func (t *tabbed) NarrowTo(keys []string) bool {
	for i, one := range t.edits {
		if e, ok := one.(narrower); ok && e.NarrowTo(keys) {
			t.tabs.SelectIndex(i)
			return true
		}
	}
	return false
}
