package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over a field and gives the mouse wheel to the form, which the field's own scroller would swallow: only a long text that is not
// at its end yet takes it. Clicks fall through it.
type wheel struct {
	widget.BaseWidget
	entry *Entry
	inner *container.Scroll // the field's own
}

func newWheel(e *Entry, parts []fyne.CanvasObject) *wheel {
	w := &wheel{entry: e}
	for _, o := range parts {
		if s, ok := o.(*container.Scroll); ok {
			w.inner = s
		}
	}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled scrolls the field as far as it goes, and then the form.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	var form *container.Scroll
	if w.entry.form != nil {
		form = w.entry.form()
	}
	if w.inner != nil && (form == nil || w.entry.MultiLine && w.moves(e.Scrolled.DY)) {
		w.inner.Scrolled(e)
	} else if form != nil {
		form.Scrolled(e)
	}
}

// moves reports whether the text itself can go on that way.
func (w *wheel) moves(dy float32) bool {
	most := w.inner.Content.Size().Height - w.inner.Size().Height
	return dy > 0 && w.inner.Offset.Y > 0 || dy < 0 && w.inner.Offset.Y < most-1
}

// CreateRenderer draws nothing.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// CreateRenderer lays the wheel over the field.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	plain := e.Entry.CreateRenderer()
	return &wheeled{plain, newWheel(e, plain.Objects())}
}

// wheeled draws a field with the wheel over it.
type wheeled struct {
	fyne.WidgetRenderer
	wheel *wheel
}

// Objects are the field's and, uppermost, the wheel.
func (r *wheeled) Objects() []fyne.CanvasObject {
	return append(slices.Clone(r.WidgetRenderer.Objects()), r.wheel)
}

// Layout places the field's parts and the wheel.
func (r *wheeled) Layout(size fyne.Size) {
	swiftly(func() {
		r.WidgetRenderer.Layout(size)
		r.wheel.fill()
	})
	r.wheel.Resize(size)
}

// fill gives the text the room that its lines take by now. The toolkit does that itself when it draws the next time, and breaks the text
// into lines anew then, past swiftly: seconds for a page in one paragraph, and each of what it measured would be kept for a while.
func (w *wheel) fill() {
	if w.inner != nil && w.entry.MultiLine {
		c := w.inner.Content
		c.Resize(c.MinSize().Max(w.inner.Size()))
	}
}

// MinSize is the field's.
func (r *wheeled) MinSize() (least fyne.Size) {
	swiftly(func() { least = r.WidgetRenderer.MinSize() })
	return least
}

// Refresh draws the field anew.
func (r *wheeled) Refresh() {
	swiftly(func() {
		r.WidgetRenderer.Refresh()
		r.wheel.fill()
	})
}
