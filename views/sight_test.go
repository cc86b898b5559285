package views

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"liujin/views/kit"
)

// sight is a text that is to be seen in the window as it stands, and what a click on it presses.
type sight struct {
	text  string
	press fyne.Tappable // nil: nothing
	at    fyne.Position // of the text, within what is pressed
	below bool          // one has to scroll for it
}

// viewer collects what is to be seen.
type viewer struct {
	all []sight
}

// pane is a part of the window with what is below it: where it is, what of it is shown, and what a click presses there.
type pane struct {
	at, low, high fyne.Position
	press         fyne.Tappable
	from          fyne.Position // where that begins
}

// sights are all texts that are seen now: of the dialog where one is open, else of the window.
func (h *hand) sights() []sight {
	fits(h.t, h.Shell, "the window")
	c := h.window.Canvas()
	top := c.Overlays().Top()
	if top == nil {
		top = c.Content()
	}
	var v viewer
	v.look(top, pane{high: fyne.NewPos(c.Size().Width, c.Size().Height)})
	return v.all
}

// shows reports whether an object at a place is in sight: its middle is.
func (p pane) shows(o fyne.CanvasObject) bool {
	x, y := p.at.X+min(o.Size().Width, o.MinSize().Width)/2, p.at.Y+o.Size().Height/2
	return x >= p.low.X && x <= p.high.X && y >= p.low.Y && y <= p.high.Y
}

// look takes all that is seen of an object.
func (v *viewer) look(o fyne.CanvasObject, p pane) {
	if !o.Visible() {
		return
	}
	p.at = p.at.Add(o.Position())
	if t, ok := o.(fyne.Tappable); ok {
		p.press, p.from = t, p.at
	}
	add := func(text string) {
		if text != "" {
			v.all = append(v.all, sight{text, p.press, p.at.Subtract(p.from).Add(fyne.NewPos(4, 4)), !p.shows(o)})
		}
	}
	var below []fyne.CanvasObject
	switch o := o.(type) {
	case *canvas.Text:
		add(o.Text)
	case *kit.Paragraph:
		add(o.Words())
	case *container.Scroll:
		p.low = fyne.NewPos(max(p.low.X, p.at.X), max(p.low.Y, p.at.Y))
		p.high = fyne.NewPos(min(p.high.X, p.at.X+o.Size().Width), min(p.high.Y, p.at.Y+o.Size().Height))
		below = test.WidgetRenderer(o).Objects()
	case *fyne.Container:
		below = o.Objects
	case fyne.Widget:
		if h, ok := o.(interface{ Cuts() []kit.Cut }); ok {
			for _, c := range h.Cuts() {
				add(c.Text)
			}
		}
		below = test.WidgetRenderer(o).Objects()
	}
	for _, inner := range below {
		v.look(inner, p)
	}
}

// scrolled begins words that one has to scroll for.
const scrolled = "↓"

// sees reports whether words are to be seen among all that is, or are further down where they say so.
func sees(all []sight, words string) bool {
	words, below := strings.CutPrefix(words, scrolled)
	return slices.ContainsFunc(all, func(s sight) bool { return s.below == below && strings.Contains(s.text, words) })
}

// presses clicks on words: on what is called just so, else on what begins with them.
func (h *hand) presses(words string) error {
	words, below := strings.CutPrefix(words, scrolled)
	all := h.sights()
	for _, fitting := range []func(string) bool{func(text string) bool { return text == words },
		func(text string) bool { return strings.HasPrefix(text, words) }} {
		for _, s := range all {
			if s.press == nil || s.below != below || !fitting(s.text) {
				continue
			}
			h.actions++
			h.window.Canvas().Unfocus()
			at := &fyne.PointEvent{Position: s.at}
			if o, ok := s.press.(*kit.Press); ok {
				o.Tapped(nil)
				return nil
			} else if o, ok := s.press.(fyne.CanvasObject); ok {
				soon(func() bool { return !kit.Stray(o) }) // a dialog has just closed
			}
			s.press.Tapped(at)
			return nil
		}
	}
	return fmt.Errorf("nothing to press is called “%s”", words)
}
