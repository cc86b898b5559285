package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Press is a button that Enter presses too, as office workers expect, and that Escape leaves.
type Press struct {
	widget.Button
	escape func() // nil: Escape means nothing here
}

func newPress(text string, importance widget.Importance, tapped func()) *Press {
	p := &Press{}
	p.Text, p.OnTapped, p.Importance = text, tapped, importance
	p.ExtendBaseWidget(p)
	return p
}

// TypedKey presses on Enter and Space.
func (p *Press) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if !p.Disabled() {
			p.Tapped(nil)
		}
	case fyne.KeyEscape:
		if p.escape != nil {
			p.escape()
		}
	default:
		p.Button.TypedKey(key)
	}
}

// Button is an ordinary act.
func Button(text string, tapped func()) *Press {
	return newPress(text, widget.MediumImportance, tapped)
}

// Primary is the act that a screen or a dialog is for.
func Primary(text string, tapped func()) *Press { return newPress(text, widget.HighImportance, tapped) }

// Link is an act among text.
func Link(text string, tapped func()) *Press { return newPress(text, widget.LowImportance, tapped) }
