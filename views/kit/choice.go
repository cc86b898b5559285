package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Choice is the drop-down of every form: Enter goes on, Space opens it, a number takes the entry that stands there and goes on.
type Choice struct {
	widget.Select
	Hint
	Host  Shortcuts
	Most  float32 // the width that it may ask for, so that what is chosen is whole
	blank bool    // its first entry says that nothing is known, and has no number
}

// NewChoice makes a drop-down of labels.
func NewChoice(host Shortcuts, labels []string, changed func(string)) *Choice {
	c := &Choice{Host: host}
	c.look = c.noteCut
	c.Options, c.OnChanged, c.PlaceHolder = labels, changed, WordChoose
	c.ExtendBaseWidget(c)
	return c
}

func (c *Choice) noteCut() {
	c.Afresh(c)
	c.noteLine(c.Selected, c.Size().Width-beside(), theme.TextSize(), fyne.TextStyle{}, c.Size())
}

// beside is what of a drop-down's width its words can't have.
func beside() float32 {
	return theme.Size(theme.SizeNameInlineIcon) + 3*theme.InnerPadding() + theme.Padding()
}

// whole is the width in which what is chosen is whole.
func (c *Choice) whole() float32 {
	return fyne.MeasureText(c.Selected, theme.TextSize(), fyne.TextStyle{}).Width + beside() + 1
}

// MouseIn, MouseMoved and MouseOut are the drop-down's, and show what it has no room for.
func (c *Choice) MouseIn(e *desktop.MouseEvent) {
	c.Select.MouseIn(e)
	c.Hint.MouseIn(e)
}

// MouseMoved follows the pointer.
func (c *Choice) MouseMoved(e *desktop.MouseEvent) { c.Hint.MouseMoved(e) }

// MouseOut ends what MouseIn began.
func (c *Choice) MouseOut() {
	c.Select.MouseOut()
	c.Hint.MouseOut()
}

// FocusGained shows the same to whoever comes by keyboard.
func (c *Choice) FocusGained() {
	c.Select.FocusGained()
	c.Hint.focused()
}

// FocusLost ends what FocusGained began.
func (c *Choice) FocusLost() {
	c.Select.FocusLost()
	c.Hint.MouseOut()
}

// shortChoice is the width of a drop-down that has to do with little.
const shortChoice = 96

// MinSize lets a drop-down be narrower than what is chosen, unless it may ask for that.
func (c *Choice) MinSize() fyne.Size {
	least := c.Select.MinSize()
	least.Width = max(min(least.Width, shortChoice), min(c.whole(), c.Most))
	return least
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

// TypedRune takes the entry that a digit counts to, and goes on: one key is an answer.
func (c *Choice) TypedRune(r rune) {
	at := int(r - '1')
	if c.blank {
		at++
	}
	if r >= '1' && r <= '9' && at < len(c.Options) && !c.Disabled() {
		c.SetSelectedIndex(at)
		next(c)
	}
}

// Tapped opens it.
func (c *Choice) Tapped(e *fyne.PointEvent) {
	if !Stray(c) {
		c.Select.Tapped(e)
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
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		next(t)
	case fyne.KeyEscape, fyne.KeyF1:
		passKey(t, key)
	default:
		t.Check.TypedKey(key)
	}
}

// Tapped ticks.
func (t *Tick) Tapped(e *fyne.PointEvent) {
	if !Stray(t) {
		t.Check.Tapped(e)
	}
}
