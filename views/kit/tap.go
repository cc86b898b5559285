package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// suggestion is a line that can be clicked but takes no focus: arrows and Enter in its entry serve it.
type suggestion struct {
	widget.BaseWidget
	Hint
	text    string
	current bool
	hover   bool
	tapped  func()
}

func newSuggestion(text string, current bool, tapped func()) *suggestion {
	s := &suggestion{text: text, current: current, tapped: tapped}
	s.ExtendBaseWidget(s)
	return s
}

// Tapped takes the suggestion.
func (s *suggestion) Tapped(*fyne.PointEvent) {
	if !Stray(s) {
		s.tapped()
	}
}

// MouseIn and MouseOut show what a click would take.
func (s *suggestion) MouseIn(e *desktop.MouseEvent) {
	s.hover = true
	s.Refresh()
	s.Hint.MouseIn(e)
}

// MouseOut ends what MouseIn began.
func (s *suggestion) MouseOut() {
	s.hover = false
	s.Refresh()
	s.Hint.MouseOut()
}

// CreateRenderer draws the line.
func (s *suggestion) CreateRenderer() fyne.WidgetRenderer {
	r := &suggestionRenderer{s: s, back: canvas.NewRectangle(color.Transparent),
		text: canvas.NewText(s.text, theme.Color(theme.ColorNameForeground))}
	r.Refresh()
	return r
}

type suggestionRenderer struct {
	s    *suggestion
	back *canvas.Rectangle
	text *canvas.Text
}

func (r *suggestionRenderer) Destroy() {}
func (r *suggestionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.text}
}

func (r *suggestionRenderer) MinSize() fyne.Size {
	return fyne.NewSize(min(fyne.MeasureText(r.s.text, theme.TextSize(), r.text.TextStyle).Width, 60)+16, theme.TextSize()+12)
}

func (r *suggestionRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.text.Text = Fit(r.s.text, size.Width-12, r.text.TextSize, r.text.TextStyle)
	r.s.Afresh(r.s)
	r.s.Note(r.s.text, r.text.Text, fyne.Position{}, size)
	r.text.Resize(r.text.MinSize())
	r.text.Move(fyne.NewPos(8, (size.Height-r.text.MinSize().Height)/2))
}

func (r *suggestionRenderer) Refresh() {
	r.back.FillColor, r.back.CornerRadius = color.Transparent, 4
	if r.s.current || r.s.hover {
		r.back.FillColor = theme.Color(theme.ColorNameHover)
	}
	r.text.Color, r.text.TextSize = theme.Color(theme.ColorNameForeground), theme.TextSize()
	r.Layout(r.s.Size())
	r.back.Refresh()
	r.text.Refresh()
}

// Line is a line of text that opens something when clicked.
func Line(text string, tapped func()) fyne.CanvasObject { return newSuggestion(text, false, tapped) }

// Tap makes anything clickable.
type Tap struct {
	widget.BaseWidget
	inner  fyne.CanvasObject
	tapped func()
}

// NewTap makes an object clickable.
func NewTap(inner fyne.CanvasObject, tapped func()) *Tap {
	t := &Tap{inner: inner, tapped: tapped}
	t.ExtendBaseWidget(t)
	return t
}

// Tapped does what a click does.
func (t *Tap) Tapped(*fyne.PointEvent) {
	if !Stray(t) {
		t.tapped()
	}
}

// CreateRenderer shows the object.
func (t *Tap) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.inner) }
