package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is the text field of every form: Enter goes on, Tab leaves a multi-line one too, and keys it does not use reach the window.
type Entry struct {
	widget.Entry
	Host    Shortcuts
	OnEnter func()                  // nil: go on to the next field
	OnKey   func(fyne.KeyName) bool // true: the key was used up
	OnBlur  func()
	OnFocus func()
}

// NewEntry makes a single-line field.
func NewEntry(host Shortcuts) *Entry {
	e := &Entry{Host: host}
	e.ExtendBaseWidget(e)
	return e
}

// NewArea makes a multi-line field of at least rows lines that grows with its text: no scrolling within scrolling.
func NewArea(host Shortcuts, rows int) *Entry {
	e := &Entry{Host: host}
	e.MultiLine, e.Wrapping, e.Scroll = true, fyne.TextWrapWord, fyne.ScrollNone
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(rows)
	return e
}

// AcceptsTab lets Tab leave the field, multi-line or not.
func (e *Entry) AcceptsTab() bool { return false }

// TypedKey gives Enter and function keys their meaning in forms.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(key.Name) {
		return
	}
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.MultiLine {
			break
		}
		if e.OnEnter != nil {
			e.OnEnter()
		} else {
			next(e)
		}
		return
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5:
		e.Host.TypedKey(key)
		return
	}
	e.Entry.TypedKey(key)
}

// TypedShortcut keeps what edits text and hands the rest to the window.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if custom, ok := s.(*desktop.CustomShortcut); ok {
		if e.MultiLine && custom.KeyName == fyne.KeyReturn { // Ctrl+Enter goes on where Enter is a new line
			next(e)
			return
		}
		if custom.KeyName != fyne.KeyLeft && custom.KeyName != fyne.KeyRight && custom.KeyName != fyne.KeyBackspace && custom.KeyName != fyne.KeyDelete {
			e.Host.TypedShortcut(s)
			return
		}
	}
	e.Entry.TypedShortcut(s)
}

// FocusLost tells the form that the field was left.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	if e.OnBlur != nil {
		e.OnBlur()
	}
}

// next moves the focus on.
func next(o fyne.CanvasObject) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		c.FocusNext()
	}
}

// Choice is the drop-down of every form: Enter goes on, Space opens it.
type Choice struct {
	widget.Select
	Host Shortcuts
}

// NewChoice makes a drop-down of labels.
func NewChoice(host Shortcuts, labels []string, changed func(string)) *Choice {
	c := &Choice{Host: host}
	c.Options, c.OnChanged, c.PlaceHolder = labels, changed, WordChoose
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey lets Enter go on.
func (c *Choice) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		next(c)
	case fyne.KeyEscape, fyne.KeyF1:
		c.Host.TypedKey(key)
	default:
		c.Select.TypedKey(key)
	}
}

// Tick is the check box of every form: Enter goes on, Space ticks.
type Tick struct {
	widget.Check
	Host Shortcuts
}

// NewTick makes a check box.
func NewTick(host Shortcuts, label string, changed func(bool)) *Tick {
	t := &Tick{Host: host}
	t.Text, t.OnChanged = label, changed
	t.ExtendBaseWidget(t)
	return t
}

// TypedKey lets Enter go on.
func (t *Tick) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter {
		next(t)
		return
	}
	t.Check.TypedKey(key)
}

// FocusGained brings the field into sight.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	if e.OnFocus != nil {
		e.OnFocus()
	}
}
