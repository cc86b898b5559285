package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// head is a list's head line: a tap on a head sorts by it, a drag on its right edge makes it wider or narrower.
type head struct {
	widget.BaseWidget
	Hint
	titles   []string
	sorted   int // column that orders the rows, -1 none
	down     bool
	offset   float32 // room before the first column
	right    []bool  // columns whose cells stand at the right
	widths   func() []float32
	tapped   func(column int)
	dragged  func(column int, dx float32)
	dropped  func()
	grabbed  int
	grabbing bool
}

func newHead(widths func() []float32) *head {
	h := &head{widths: widths, sorted: -1}
	h.ExtendBaseWidget(h)
	return h
}

// grip is how near the pointer must be to an edge to take hold of it.
const grip = 5

// edge returns the column whose right edge is at x.
func (h *head) edge(x float32) (int, bool) {
	at := h.offset
	for i, w := range h.widths() {
		at += w
		if x > at-grip && x < at+grip {
			return i, true
		}
	}
	return 0, false
}

// Tapped sorts by the head under the pointer.
func (h *head) Tapped(e *fyne.PointEvent) {
	if _, ok := h.edge(e.Position.X); ok || Stray(h) {
		return
	}
	at := h.offset
	for i, w := range h.widths() {
		if e.Position.X >= at && e.Position.X < at+w {
			h.tapped(i)
			return
		}
		at += w
	}
}

// Dragged makes a column wider or narrower.
func (h *head) Dragged(e *fyne.DragEvent) {
	if !h.grabbing {
		i, ok := h.edge(e.Position.X - e.Dragged.DX)
		if !ok {
			return
		}
		h.grabbed, h.grabbing = i, true
	}
	h.dragged(h.grabbed, e.Dragged.DX)
}

// DragEnd keeps the widths.
func (h *head) DragEnd() {
	if h.grabbing {
		h.grabbing = false
		h.dropped()
	}
}

// Cursor shows that the heads can be pulled.
func (h *head) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// CreateRenderer draws the heads.
func (h *head) CreateRenderer() fyne.WidgetRenderer {
	back := canvas.NewRectangle(theme.Color(ColorNameHead))
	r := &headRenderer{head: h, back: back}
	r.Layout(h.Size())
	return r
}

type headRenderer struct {
	head  *head
	back  *canvas.Rectangle
	texts []*canvas.Text
	edges []*canvas.Rectangle
}

func (r *headRenderer) Destroy() {}

func (r *headRenderer) MinSize() fyne.Size {
	return fyne.NewSize(40, theme.TextSize()+theme.Size(theme.SizeNameInnerPadding)*2)
}

func (r *headRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.back}
	for i := range r.texts {
		all = append(all, r.texts[i], r.edges[i])
	}
	return all
}

func (r *headRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	for len(r.texts) < len(r.head.titles) {
		text := canvas.NewText("", theme.Color(theme.ColorNamePlaceHolder))
		text.TextStyle.Bold = true
		r.texts = append(r.texts, text)
		r.edges = append(r.edges, canvas.NewRectangle(theme.Color(theme.ColorNameSeparator)))
	}
	x, widths := r.head.offset, r.head.widths()
	r.head.Afresh(r.head)
	for i, text := range r.texts {
		if i >= len(r.head.titles) || i >= len(widths) || widths[i] == 0 {
			text.Hide()
			r.edges[i].Hide()
			continue
		}
		title := r.head.titles[i]
		arrow := ""
		if i == r.head.sorted {
			arrow = map[bool]string{false: " ▲", true: " ▼"}[r.head.down]
		}
		text.Show()
		text.TextSize, text.Color = theme.TextSize()-1, theme.Color(theme.ColorNamePlaceHolder)
		room := widths[i] - cellPad*1.5 - fyne.MeasureText(arrow, text.TextSize, text.TextStyle).Width
		text.Text = Fit(title, room, text.TextSize, text.TextStyle)
		r.head.Note(title, text.Text, fyne.NewPos(x, 0), fyne.NewSize(widths[i], size.Height))
		text.Text += arrow
		m := text.MinSize()
		text.Resize(m)
		left := x + cellPad
		if i < len(r.head.right) && r.head.right[i] {
			left = x + widths[i] - cellPad - m.Width
		}
		text.Move(fyne.NewPos(left, (size.Height-m.Height)/2))
		x += widths[i]
		r.edges[i].Show()
		r.edges[i].FillColor = theme.Color(theme.ColorNameSeparator)
		r.edges[i].Resize(fyne.NewSize(1, size.Height-14))
		r.edges[i].Move(fyne.NewPos(x-1, 7))
	}
}

func (r *headRenderer) Refresh() {
	r.back.FillColor = theme.Color(ColorNameHead)
	r.Layout(r.head.Size())
	canvas.Refresh(r.head)
}
