package kit

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Cut is a text that has no room where it is drawn: all of it, and its box in the widget.
type Cut struct {
	Text string
	At   fyne.Position
	Size fyne.Size
}

// Hint shows in full what a widget has no room for, where the pointer rests on it. A widget embeds it and notes what it cuts when it draws,
// or says in look what is cut now; what can be read whole is never shown twice.
type Hint struct {
	of   fyne.CanvasObject
	look func() // notes anew what is cut, for a widget that others draw; nil: the drawing does
	cuts []Cut
}

// Afresh forgets what was noted, before a widget is drawn anew.
func (h *Hint) Afresh(of fyne.CanvasObject) { h.of, h.cuts = of, h.cuts[:0] }

// Note notes a text with its box, where what is shown of it is not all.
func (h *Hint) Note(text, shown string, at fyne.Position, size fyne.Size) {
	if text != shown && text != "" && flat(text) != shown {
		h.cuts = append(h.cuts, Cut{Text: text, At: at, Size: size})
	}
}

// noteLine is Note of a text that the toolkit cuts at a width.
func (h *Hint) noteLine(text string, width, size float32, style fyne.TextStyle, box fyne.Size) {
	h.Note(text, Fit(text, width, size, style), fyne.Position{}, box)
}

// Cuts are the texts that have no room as the widget is drawn now.
func (h *Hint) Cuts() []Cut {
	if h.look != nil {
		h.look()
	}
	return h.cuts
}

// MouseIn begins to follow the pointer.
func (h *Hint) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved shows what is cut under the pointer when it has rested there.
func (h *Hint) MouseMoved(e *desktop.MouseEvent) {
	for _, c := range h.Cuts() {
		p, end := e.Position, c.At.Add(c.Size)
		if p.X >= c.At.X && p.Y >= c.At.Y && p.X < end.X && p.Y < end.Y {
			rest(h, c)
			return
		}
	}
	endHint()
}

// MouseOut ends what MouseIn began.
func (h *Hint) MouseOut() {
	if hint.by == h {
		endHint()
	}
}

// focused shows what is cut where the keyboard has come to; a click has its own answer.
func (h *Hint) focused() {
	if cuts := h.Cuts(); len(cuts) > 0 && time.Since(clicked) > doubleClick {
		rest(h, cuts[0])
	}
}

// hint is the one that is shown, or will be when the pointer has rested: there is one pointer.
var hint struct {
	by    *Hint
	cut   Cut
	where fyne.Position // of the widget in the window
	layer *fyne.Container
	stop  func() // ends the wait for it, or the watch over it
}

const (
	hintRest  = 450 * time.Millisecond // how long the pointer rests before
	hintWatch = 250 * time.Millisecond
	hintWide  = 480
	hintMost  = 600 // characters: of longer texts the record tells the rest
)

// rest has a cut text be shown soon, unless it is.
func rest(h *Hint, c Cut) {
	if hint.by == h && hint.cut == c {
		return
	}
	endHint()
	hint.by, hint.cut = h, c
	hint.stop = After(hintRest, showHint)
}

// endHint takes away what is shown or would be.
func endHint() {
	if hint.stop != nil {
		hint.stop()
	}
	if hint.layer != nil {
		hint.layer.RemoveAll()
	}
	hint.by, hint.cut, hint.layer, hint.stop = nil, Cut{}, nil, nil
}

// showHint shows the text below its place, or above where the window ends. It lies in a layer of the content and not over the window,
// where it would take clicks and keys; it goes when what it belongs to has scrolled, changed or gone.
func showHint() {
	c := canvasOf(hint.by)
	if c == nil {
		return
	}
	layer := hintLayer(c)
	if layer == nil {
		return
	}
	d := fyne.CurrentApp().Driver()
	hint.where, hint.layer = d.AbsolutePositionForObject(hint.by.of), layer
	words := Prose(briefTo(hint.cut.Text, hintMost))
	box := container.NewStack(newSurface(ColorNameHead, 6), words)
	line := fyne.MeasureText(flat(hint.cut.Text), theme.TextSize(), fyne.TextStyle{}).Width
	wide := min(line+2*theme.InnerPadding()+8, hintWide, c.Size().Width-8)
	words.Resize(fyne.NewSize(wide, 1))
	high := sized(box, wide)
	at := hint.where.Add(hint.cut.At)
	at.X = max(4, min(at.X, c.Size().Width-wide-4))
	if below := at.Y + hint.cut.Size.Height + 2; below+high <= c.Size().Height-4 {
		at.Y = below
	} else {
		at.Y = max(4, at.Y-high-2)
	}
	box.Move(at.Subtract(d.AbsolutePositionForObject(layer)))
	layer.Objects = []fyne.CanvasObject{box}
	layer.Refresh()
	hint.stop = Every(hintWatch, func() {
		if !hintStands() {
			endHint()
		}
	})
}

// hintStands reports whether what is shown still belongs where it is.
func hintStands() bool {
	c := canvasOf(hint.by)
	return c != nil && hintLayer(c) == hint.layer && hint.by.of.Visible() &&
		fyne.CurrentApp().Driver().AbsolutePositionForObject(hint.by.of) == hint.where && slices.Contains(hint.by.Cuts(), hint.cut)
}

func canvasOf(h *Hint) fyne.Canvas {
	if h == nil || h.of == nil {
		return nil
	}
	return fyne.CurrentApp().Driver().CanvasForObject(h.of)
}

// Hinted is the content of a window or a dialog with the layer in which hints are shown.
func Hinted(content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(content, container.New(hintRoom{}))
}

// hintRoom gives a hint its own place, and takes no room.
type hintRoom struct{}

// Layout leaves everything where it is.
func (hintRoom) Layout([]fyne.CanvasObject, fyne.Size) {}

// MinSize is nothing.
func (hintRoom) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// hintLayer is the layer of what is uppermost; nil: it has none, as an open drop-down.
func hintLayer(c fyne.Canvas) *fyne.Container {
	top := c.Overlays().Top()
	if top == nil {
		return layerIn(c.Content())
	}
	pop, ok := top.(*widget.PopUp)
	if !ok {
		return nil
	}
	return layerIn(pop.Content)
}

func layerIn(o fyne.CanvasObject) *fyne.Container {
	box, ok := o.(*fyne.Container)
	if !ok {
		return nil
	}
	if _, is := box.Layout.(hintRoom); is {
		return box
	}
	for _, inner := range slices.Backward(box.Objects) {
		if found := layerIn(inner); found != nil {
			return found
		}
	}
	return nil
}
