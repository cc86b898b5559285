// Package kit is what screens are made of: lists, forms, pickers, dialogs, the preview of papers. It knows no entity.
package kit

import "fyne.io/fyne/v2"

// Host is what kit needs from the window it lives in. The shell is one; a test makes its own.
type Host interface {
	Window() fyne.Window
	// Done shows a quiet line in the status bar after something succeeded.
	Done(text string)
	// Refused shows there why nothing was done, until something is or another page is looked at.
	Refused(text string)
	// Failed shows why something did not: the sentence of an expected failure, or that nothing was changed, with details and a log line.
	Failed(doing string, err error)
	// Remembered and Remember keep how the user arranged things: columns, widths.
	Remembered(name string) string
	Remember(name, value string)
	Drafts
	Shortcuts
}

// Drafts keeps what is being typed until it is saved or given up, so that it survives a crash.
type Drafts interface {
	Draft(form string) (body string, found bool)
	SaveDraft(form, title, body string) bool // false: it could not be kept
	DropDraft(form string)
}

// Shortcuts takes keys that a focused control does not use itself.
type Shortcuts interface {
	TypedKey(*fyne.KeyEvent)
	TypedShortcut(fyne.Shortcut)
}

// Faults is an error that names what is wrong field by field, as the entities' Validate gives it.
type Faults interface {
	error
	Fields() map[string]string
}

// StaleError is an error of a save that came too late: somebody changed the record meanwhile. Now is that record.
type StaleError interface {
	error
	Now() any
}
