package views

import "liujin/views/kit"

// listAlone is what can be done on a screen that is a list without records in a form.
type listAlone[R any] struct{ list *kit.List[R] }

// Board returns the list, for printing and export.
func (l listAlone[R]) Board() kit.Board { return l.list }

// FocusFilter puts the caret into the list's filter.
func (l listAlone[R]) FocusFilter() { l.list.FocusFilter() }

// NarrowTo narrows the list.
func (l listAlone[R]) NarrowTo(keys []string) bool { return l.list.NarrowTo(keys) }

// FocusActs gives the keys to what can be done with the marked rows.
func (l listAlone[R]) FocusActs() { l.list.FocusActs() }
