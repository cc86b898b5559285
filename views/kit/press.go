package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Press is a button that Enter presses too, as office workers expect, and that Escape leaves.
type Press struct {
	widget.Button
	Hint
	whole  string // what is shown in full, where the text is cut; "" it is not
	last   time.Time
	safe   bool   // Escape presses it too
	apart  bool   // Enter, which goes on from field to field, neither stops at it nor presses it
	listed bool   // the arrows go from it to the next of several to choose from
	escape func() // what Escape does in the dialog that it stands below; nil: it stands in none
}

func newPress(text string, importance widget.Importance, tapped func()) *Press {
	p := &Press{}
	p.Text, p.OnTapped, p.Importance = text, tapped, importance
	p.look = p.noteCut
	p.ExtendBaseWidget(p)
	return p
}

// SetTextWithin replaces the text, of which no more is shown than a width has room for: an act is not to take the bar from its neighbours.
func (p *Press) SetTextWithin(text string, width float32) {
	p.whole = text
	p.SetText(Fit(text, width, theme.TextSize(), fyne.TextStyle{Bold: true}))
}

func (p *Press) noteCut() {
	p.Afresh(p)
	if p.whole != "" {
		p.Note(p.whole, p.Text, fyne.Position{}, p.Size())
	}
}

// MouseIn, MouseMoved and MouseOut are the button's, and show what it has no room for.
func (p *Press) MouseIn(e *desktop.MouseEvent) {
	p.Button.MouseIn(e)
	p.Hint.MouseIn(e)
}

// MouseMoved follows the pointer.
func (p *Press) MouseMoved(e *desktop.MouseEvent) {
	p.Button.MouseMoved(e)
	p.Hint.MouseMoved(e)
}

// MouseOut ends what MouseIn began.
func (p *Press) MouseOut() {
	p.Button.MouseOut()
	p.Hint.MouseOut()
}

// FocusGained shows the same to whoever comes by keyboard.
func (p *Press) FocusGained() {
	p.Button.FocusGained()
	p.Hint.focused()
}

// FocusLost ends what FocusGained began.
func (p *Press) FocusLost() {
	p.Button.FocusLost()
	p.Hint.MouseOut()
}

// doubleClick is how soon a second click on the same button is one too many: nobody wants two backups.
const doubleClick = 400 * time.Millisecond

// TwicePressed is how soon a key that was pressed again, or is held, is not meant for what came into its place.
const TwicePressed = doubleClick

// clicked is when the mouse pressed something last, shut when a dialog closed by that. A second click that is on its way then was meant
// for the dialog, and must not press what lay under it.
var clicked, shut time.Time

// Stray reports a click that was meant for a dialog that has just closed; any other is remembered, for it may close one. Whatever takes
// clicks asks it first.
func Stray(o fyne.CanvasObject) bool {
	if time.Since(shut) < doubleClick && !inDialog(o) {
		return true
	}
	clicked = time.Now()
	endHint()
	return false
}

// inDialog reports whether an object lies in what is uppermost, a dialog that has just opened.
func inDialog(o fyne.CanvasObject) bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	return c != nil && c.Overlays().Top() != nil
}

// pressedLast is when and where the mouse pressed a button last. What stands there now may be another one: an act draws those of its record
// anew, and the next record's “登记” lies where that of the last one lay.
var pressedLast struct {
	at   time.Time
	spot fyne.Position
}

// again reports the second click of a double click on a spot, and remembers any other.
func again(e *fyne.PointEvent, now time.Time) bool {
	const near = 6
	off := e.AbsolutePosition.Subtract(pressedLast.spot)
	if spot := e.AbsolutePosition; !spot.IsZero() && now.Sub(pressedLast.at) < doubleClick && max(off.X, -off.X, off.Y, -off.Y) < near {
		return true
	}
	pressedLast.at, pressedLast.spot = now, e.AbsolutePosition
	return false
}

// Tapped presses the button, once for a double click.
func (p *Press) Tapped(e *fyne.PointEvent) {
	now := time.Now()
	if e != nil && (now.Sub(p.last) < doubleClick || again(e, now) || Stray(p)) {
		return
	}
	p.last = now
	p.Button.Tapped(e)
}

// DialogKey gives Enter and Escape to the open dialog when nothing in it has the focus or uses them, as after a click beside its fields;
// it reports whether the key was meant for a dialog.
func DialogKey(c fyne.Canvas, key *fyne.KeyEvent) bool {
	if r := dialogRoll(c); r != nil {
		c.Focus(r)
		r.TypedKey(key)
		return true
	}
	pop, ok := c.Overlays().Top().(*widget.PopUp)
	if !ok || (key.Name != fyne.KeyEscape && key.Name != fyne.KeyReturn && key.Name != fyne.KeyEnter) {
		return false
	}
	each(pop.Content, func(p *Press) bool {
		if p.escape != nil && (key.Name == fyne.KeyEscape || p.Importance == Leading) {
			p.TypedKey(key)
			return true
		}
		return false
	})
	return true
}

// DialogRune gives a character to the roll of the open dialog when nothing has the focus, as after a click beside it.
func DialogRune(c fyne.Canvas, typed rune) {
	if r := dialogRoll(c); r != nil {
		c.Focus(r)
		r.TypedRune(typed)
	}
}

// dialogRoll is the roll that is called over in the open dialog, where nothing has the focus; nil: there is none.
func dialogRoll(c fyne.Canvas) *Roll {
	pop, ok := c.Overlays().Top().(*widget.PopUp)
	if !ok || c.Focused() != nil {
		return nil
	}
	return rollIn(pop.Content)
}

func rollIn(o fyne.CanvasObject) *Roll {
	switch o := o.(type) {
	case *Roll:
		return o
	case *container.Scroll:
		return rollIn(o.Content)
	case *fyne.Container:
		for _, inner := range o.Objects {
			if r := rollIn(inner); r != nil {
				return r
			}
		}
	}
	return nil
}

// DialogSave presses 保存 of the open dialog, where there is one: Ctrl+S saves there as it does in a form.
func DialogSave(c fyne.Canvas) {
	if pop, ok := c.Overlays().Top().(*widget.PopUp); ok {
		each(pop.Content, func(p *Press) bool {
			if p.Text == WordSave {
				p.Tapped(nil)
			}
			return p.Text == WordSave
		})
	}
}

// passKey gives a key that a focused control does not use to its window: the toolkit asks the focused control only.
func passKey(o fyne.CanvasObject, key *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
}

// each visits the buttons in a tree of containers until one is taken.
func each(o fyne.CanvasObject, take func(*Press) bool) bool {
	switch o := o.(type) {
	case *Press:
		return take(o)
	case *fyne.Container:
		for _, inner := range o.Objects {
			if each(inner, take) {
				return true
			}
		}
	}
	return false
}

// TypedKey presses on Enter and Space.
func (p *Press) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.apart {
			next(p)
		} else if !p.Disabled() {
			p.Tapped(nil)
		}
	case fyne.KeyEscape:
		if p.escape != nil {
			p.escape()
			return
		}
		passKey(p, key) // one of several to choose from, in the middle of a dialog
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyPageUp, fyne.KeyPageDown:
		passKey(p, key)
	case fyne.KeyUp, fyne.KeyDown:
		p.walk(key.Name == fyne.KeyDown)
	default:
		p.Button.TypedKey(key)
	}
}

// walk goes to the one above or below, where there are several to choose from.
func (p *Press) walk(down bool) {
	c := fyne.CurrentApp().Driver().CanvasForObject(p)
	switch {
	case !p.listed || c == nil:
	case down:
		c.FocusNext()
	default:
		c.FocusPrevious()
	}
}

// Item is one of several to choose from, one below the other: the arrows go from one to the next.
func Item(text string, tapped func()) *Press {
	p := Button(text, tapped)
	p.listed = true
	return p
}

// Button is an ordinary act.
func Button(text string, tapped func()) *Press {
	return newPress(text, widget.MediumImportance, tapped)
}

// Leading is the importance of the act that a screen or a dialog is for: the toolkit draws it in the office's red, for its own accent is
// the blue of the caret.
const Leading = widget.DangerImportance

// Primary is the act that a screen or a dialog is for.
func Primary(text string, tapped func()) *Press { return newPress(text, Leading, tapped) }

// Link is an act among text.
func Link(text string, tapped func()) *Press { return newPress(text, widget.LowImportance, tapped) }

// Discard takes something away from a form: on purpose only, with Space or the mouse.
func Discard(text string, tapped func()) *Press {
	p := Link(text, tapped)
	p.apart = true
	return p
}

// Safe is the act that changes nothing, which Escape does too.
func Safe(text string, tapped func()) *Press {
	p := Button(text, tapped)
	p.safe = true
	return p
}
