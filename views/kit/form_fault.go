package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// fault says what is wrong with a field: behind its title where that has room, so that nothing moves under the mouse, else in a line below.
type fault struct {
	Paragraph
	title *caption // nil: the field has none
	says  string
}

func newFault() *fault {
	l := &fault{}
	l.Importance, l.Wrapping, l.SizeName = widget.DangerImportance, fyne.TextWrapBreak, SizeNameSmall
	l.ExtendBaseWidget(l)
	l.Hide()
	return l
}

func (l *fault) set(text string) {
	if text == l.says {
		return
	}
	l.says = text
	if l.title != nil && l.title.say(text) {
		text = ""
	}
	l.SetText(text)
	l.Hidden = text == ""
	l.Refresh()
}

// Ready reports whether the form can be saved; otherwise it shows every fault and puts the caret into the first.
func (f *Form[P]) Ready() bool {
	f.leave()
	f.all = true
	bad := f.showFaults()
	f.point(bad)
	return len(bad) == 0
}

// leave takes what was typed where the caret still is, as leaving the field does: a key that saves doesn't move the caret.
func (f *Form[P]) leave() {
	for _, c := range f.controls {
		if c.Settle != nil {
			c.Settle()
		}
	}
	if e, ok := f.Host.Window().Canvas().Focused().(*Entry); ok && e.OnBlur != nil {
		e.OnBlur()
	}
}
