package kit

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Entry is the text field of every form: Enter goes on, Tab leaves a multi-line one too, and keys it does not use reach the window.
type Entry struct {
	widget.Entry
	Hint
	Host    Shortcuts
	OnEnter func()                  // nil: go on to the next field
	OnKey   func(fyne.KeyName) bool // true: the key was used up
	OnBlur  func()
	OnFocus func()
	OnRoom  func()            // the field, which has not the caret, was given another width
	OnCut   func(pasted int)  // a single-line field did not take all of a pasted text, which had so many characters
	OnAll   func()            // Ctrl+A where there is nothing to select; nil: nothing
	OnPaste func(string) bool // a text pasted, with its lines; true: it was taken
	List    bool              // a list pasted into it is taken apart at once, however long
	Whole   bool              // its text is one value, all of it selected when Tab comes to it: what is typed replaces it

	form        func() *container.Scroll // what the mouse wheel scrolls; nil: the field itself
	clicked     bool                     // the mouse is putting the caret into it
	rows, shown int                      // of a multi-line field: at least, and now
	hint        string                   // what the empty field says where it has the room
}

// NewEntry makes a single-line field.
func NewEntry(host Shortcuts) *Entry {
	e := &Entry{Host: host}
	e.look = e.noteCut
	e.ExtendBaseWidget(e)
	return e
}

// NewArea makes a multi-line field of at least rows lines that grows with its text: no scrolling within scrolling.
func NewArea(host Shortcuts, rows int) *Entry {
	e := &Entry{Host: host}
	e.MultiLine, e.Wrapping, e.rows = true, fyne.TextWrapBreak, rows
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(rows)
	return e
}

// mostRows is how high a multi-line field grows before it scrolls in itself.
const mostRows = 30

// grow gives a multi-line field as many rows as its text takes.
func (e *Entry) grow() { swiftly(e.growNow) }

func (e *Entry) growNow() {
	width := e.Size().Width - 4*theme.InnerPadding()
	if !e.MultiLine || width <= 0 {
		return
	}
	rows := 0
	for _, line := range strings.Split(e.Text, "\n") {
		rows += 1 + int(fyne.MeasureText(line, theme.TextSize(), e.TextStyle).Width*1.03/width) // lines break a little before the edge
		if rows > mostRows {
			break
		}
	}
	if rows = min(max(rows, e.rows), mostRows); rows != e.shown {
		e.shown = rows
		e.SetMinRowsVisible(rows)
	}
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
	swiftly(func() { e.Entry.TypedKey(key) })
}

// TypedRune takes a character.
func (e *Entry) TypedRune(r rune) { swiftly(func() { e.Entry.TypedRune(r) }) }

// Refresh draws the field anew.
func (e *Entry) Refresh() { swiftly(e.Entry.Refresh) }

// TypedShortcut keeps what edits text and hands the rest to the window.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if paste, ok := s.(*fyne.ShortcutPaste); ok {
		e.paste(paste.Clipboard)
		return
	}
	if _, all := s.(*fyne.ShortcutSelectAll); all && e.Text == "" && e.OnAll != nil {
		e.OnAll()
		return
	}
	if custom, ok := s.(*desktop.CustomShortcut); ok {
		if e.MultiLine && custom.KeyName == fyne.KeyReturn { // Ctrl+Enter goes on where Enter is a new line
			next(e)
			return
		}
		if custom.Modifier&fyne.KeyModifierAlt != 0 || !slices.Contains(wordKeys, custom.KeyName) {
			e.Host.TypedShortcut(s)
			return
		}
	}
	swiftly(func() { e.Entry.TypedShortcut(s) })
}

// wordKeys go and delete word by word with Ctrl.
var wordKeys = []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete}

// MouseDown puts the caret where the mouse is.
func (e *Entry) MouseDown(m *desktop.MouseEvent) {
	e.clicked = true
	swiftly(func() { e.Entry.MouseDown(m) })
	e.clicked = false
}

// FocusLost tells the form that the field was left.
func (e *Entry) FocusLost() {
	swiftly(e.Entry.FocusLost)
	e.scrolls(false)
	if e.OnBlur != nil {
		e.OnBlur()
	}
}

// next moves the focus on, past what takes things away.
func next(o fyne.CanvasObject) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return
	}
	first := c.Focused()
	for c.FocusNext(); c.Focused() != first; c.FocusNext() {
		if p, ok := c.Focused().(*Press); !ok || !p.apart {
			return
		}
	}
}

// FocusGained brings the field into sight.
func (e *Entry) FocusGained() {
	e.scrolls(true)
	swiftly(e.Entry.FocusGained)
	if e.Whole && !e.clicked {
		e.selectAll()
	}
	if e.OnFocus != nil {
		e.OnFocus()
	}
}

// proposes has the text of a single-line field give way to what is typed.
func proposes(field fyne.Focusable) {
	if e, ok := field.(*Entry); ok && !e.MultiLine {
		e.selectAll()
	}
}

// selectAll selects the whole text: what is typed replaces it.
func (e *Entry) selectAll() {
	if e.Text != "" {
		swiftly(func() { e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) })
	}
}

// scrolls turns a single-line field's own scrolling on while it has the caret or its text does not fit, and off otherwise:
// a form full of small scrollers is slow, and takes the mouse wheel from the form.
func (e *Entry) scrolls(on bool) {
	if e.MultiLine {
		return
	}
	want := fyne.ScrollNone
	if on || e.fitting(e.Text, "") != e.Text {
		want = fyne.ScrollBoth
	}
	if e.Scroll != want {
		e.Scroll = want
		e.Refresh()
	}
}

// fitting is the first of several ways to say something that the field has room for, else the last; the first before it is laid out.
func (e *Entry) fitting(ways ...string) string {
	for _, way := range ways[:len(ways)-1] {
		if e.room() <= 0 || fyne.MeasureText(way, theme.TextSize(), e.TextStyle).Width <= e.room() {
			return way
		}
	}
	return ways[len(ways)-1]
}

// room is how wide a text in a single line can be.
func (e *Entry) room() float32 { return e.Size().Width - 4*theme.InnerPadding() }

// SetPlaceHolder sets what the empty field says, cut to its room.
func (e *Entry) SetPlaceHolder(text string) {
	e.hint = text
	e.Entry.SetPlaceHolder(text)
}

// cutHint cuts what the empty field says to its room: it must not scroll.
func (e *Entry) cutHint() {
	if e.MultiLine || e.room() <= 0 {
		return
	}
	if hint := Fit(e.hint, e.room(), theme.TextSize(), e.TextStyle); hint != e.PlaceHolder {
		e.Entry.SetPlaceHolder(hint)
	}
}

// noteCut: a name that is longer than the field, or what the empty field says. What is being typed scrolls along with the caret.
func (e *Entry) noteCut() {
	e.Afresh(e)
	if e.MultiLine || e.Password || e.focused() || e.room() <= 0 {
		return
	}
	e.noteLine(cmp.Or(e.Text, e.hint), e.room(), theme.TextSize(), e.TextStyle, e.Size())
}

// SetText replaces the text.
func (e *Entry) SetText(text string) {
	swiftly(func() {
		e.Entry.SetText(text)
		e.settle()
	})
}

// Resize gives the field its room.
func (e *Entry) Resize(size fyne.Size) {
	other := size.Width != e.Size().Width
	swiftly(func() { e.Entry.Resize(size) })
	if other {
		e.cutHint()
	}
	if other && e.OnRoom != nil && !e.focused() {
		e.OnRoom()
	}
	e.settle()
}

func (e *Entry) settle() {
	e.grow()
	e.scrolls(e.focused())
}

// focused reports whether the caret is in the field.
func (e *Entry) focused() bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(e)
	return c != nil && c.Focused() == e
}

// MinSize lets a single-line field be narrower than its text.
func (e *Entry) MinSize() fyne.Size {
	least := e.Entry.MinSize()
	if !e.MultiLine {
		least.Width = min(least.Width, 80)
	}
	return least
}
