package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// rowList is Fyne's list with arrow keys that choose, as in every desktop list.
type rowList struct {
	widget.List
	at    int
	none  bool                    // no row is chosen: the one at the place of the last is next
	enter func()                  // goes on into what the chosen row shows; nil: nowhere
	key   func(fyne.KeyName) bool // takes a key before the rows do; nil: none

	host    Shortcuts              // takes the shortcuts that a list has no use for; nil: nobody
	mark    func(i int, turn bool) // marks a row for an act on several; nil: rows can't be
	markAll func()
}

func newRowList(host Shortcuts, length func() int, create func() fyne.CanvasObject, update func(int, fyne.CanvasObject)) *rowList {
	r := &rowList{host: host}
	r.Length, r.CreateItem, r.UpdateItem = length, create, update
	r.ExtendBaseWidget(r)
	return r
}

// FocusGained and FocusLost: the chosen row shows where the keys go. The toolkit's own
// would scroll to a row that it believes to be current.
func (r *rowList) FocusGained() {}

// FocusLost leaves the keys to another control.
func (r *rowList) FocusLost() {}

// TypedKey chooses the row above or below.
func (r *rowList) TypedKey(key *fyne.KeyEvent) {
	page := max(1, int(r.Size().Height/(theme.TextSize()+2*theme.Size(theme.SizeNameInnerPadding)+6))-1)
	step, ok := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1, fyne.KeyPageDown: page, fyne.KeyPageUp: -page, fyne.KeyHome: -r.at,
		fyne.KeyEnd: r.Length()}[key.Name]
	if key.Name == fyne.KeyF1 || key.Name == fyne.KeyF2 || key.Name == fyne.KeyEscape {
		passKey(r, key)
		return
	}
	if r.key != nil && r.key(key.Name) {
		return
	}
	if (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) && r.enter != nil {
		r.enter()
		return
	}
	if r.none && step == 1 {
		step = 0
	}
	if key.Name == fyne.KeySpace && r.mark != nil {
		if !r.none {
			r.mark(r.at, true)
		}
		return
	}
	if !ok || r.Length() == 0 {
		r.List.TypedKey(key)
		return
	}
	to := min(max(0, r.at+step), r.Length()-1)
	if r.mark != nil && shiftHeld() {
		for i := min(r.at, to); i <= max(r.at, to); i++ {
			r.mark(i, false)
		}
	}
	r.Select(to)
}

// TypedShortcut marks all rows for Ctrl+A; the rest is the window's.
func (r *rowList) TypedShortcut(s fyne.Shortcut) {
	if _, all := s.(*fyne.ShortcutSelectAll); all && r.markAll != nil {
		r.markAll()
		return
	}
	if r.host != nil {
		r.host.TypedShortcut(s)
	}
}

// shiftHeld reports whether Shift is down; a test says so itself.
var shiftHeld = func() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}
