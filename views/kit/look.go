package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"liujin/app/table"
)

// Inset puts equal room round an object.
func Inset(n float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(n, n, n, n), o)
}

// Card is a white surface with a hairline border.
func Card(o fyne.CanvasObject) *fyne.Container {
	return container.NewStack(newSurface(theme.ColorNameOverlayBackground, 8), Inset(1, o))
}

// Panel is a slightly darker surface for parts of a form.
func Panel() fyne.CanvasObject { return newSurface(ColorNameHead, 6) }

// Flow lays objects out like words, on to the next line where the width ends.
func Flow(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: 6}, objects...)
}

// Framed draws round a control the hairline that entries have by themselves.
func Framed(o fyne.CanvasObject) fyne.CanvasObject {
	frame := newSurface(theme.ColorNameInputBackground, 6)
	frame.line = theme.ColorNameInputBorder
	return container.NewStack(frame, Inset(1, o))
}

// Middle keeps an object at its own height in the middle of the room it gets.
func Middle(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(layout.NewSpacer(), o, layout.NewSpacer())
}

// Halves lays two objects side by side with a gap; share is the left one's part of the width.
func Halves(share float32, left, right fyne.CanvasObject) *fyne.Container {
	return container.New(&halves{share}, left, right)
}

type halves struct{ share float32 }

const halvesGap = 10

// Layout places both. One that is hidden leaves its room to the other.
func (h *halves) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for i := range o {
		if !o[i].Visible() {
			o[1-i].Resize(size)
			o[1-i].Move(fyne.NewPos(0, 0))
			return
		}
	}
	left := (size.Width - halvesGap) * h.share
	o[0].Resize(fyne.NewSize(left, size.Height))
	o[0].Move(fyne.NewPos(0, 0))
	o[1].Resize(fyne.NewSize(size.Width-left-halvesGap, size.Height))
	o[1].Move(fyne.NewPos(left+halvesGap, 0))
}

// MinSize is what both need.
func (h *halves) MinSize(o []fyne.CanvasObject) fyne.Size {
	for i := range o {
		if !o[i].Visible() {
			return fyne.NewSize(o[1-i].MinSize().Width, heightOf(o[1-i]))
		}
	}
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(a.Width/h.share, b.Width/(1-h.share))+halvesGap, max(a.Height, b.Height))
}

// surface is a rectangle that follows the theme.
type surface struct {
	widget.BaseWidget
	fill   fyne.ThemeColorName
	line   fyne.ThemeColorName
	radius float32
}

func newSurface(fill fyne.ThemeColorName, radius float32) *surface {
	s := &surface{fill: fill, line: theme.ColorNameSeparator, radius: radius}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer draws the surface.
func (s *surface) CreateRenderer() fyne.WidgetRenderer {
	r := &surfaceRenderer{s: s, rect: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type surfaceRenderer struct {
	s    *surface
	rect *canvas.Rectangle
}

func (r *surfaceRenderer) Destroy()                     {}
func (r *surfaceRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, 0) }
func (r *surfaceRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rect} }
func (r *surfaceRenderer) Layout(size fyne.Size)        { r.rect.Resize(size) }

func (r *surfaceRenderer) Refresh() {
	r.rect.FillColor, r.rect.StrokeColor = theme.Color(r.s.fill), theme.Color(r.s.line)
	r.rect.StrokeWidth, r.rect.CornerRadius = 1, r.s.radius
	r.rect.Resize(r.s.Size())
	r.rect.Refresh()
}

// Heading is a bold line over a group of things.
func Heading(text string) *widget.Label {
	return widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
}

// Title is the name of a screen.
func Title(text string) *widget.Label {
	l := Heading(text)
	l.SizeName = theme.SizeNameHeadingText
	return l
}

// Quiet is small grey text.
func Quiet(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Importance, l.SizeName = widget.LowImportance, SizeNameSmall
	return l
}

// label stands over a field.
func label(title string, need bool, hint string) *caption {
	if need {
		title += " *"
	}
	if hint != "" {
		title += "（" + hint + "）"
	}
	return newCaption(title)
}

// caption is small grey text with little room round it.
type caption struct {
	widget.BaseWidget
	Hint
	text  string
	fault string // what is wrong with the field, behind its title, so that nothing below it moves
}

// say shows a fault behind the title; false: there is no room for it.
func (c *caption) say(fault string) bool {
	size := theme.CaptionTextSize()
	room := c.Size().Width - fyne.MeasureText(c.text, size, fyne.TextStyle{}).Width - faultGap
	fits := fault == "" || fyne.MeasureText(fault, size, fyne.TextStyle{}).Width <= room
	if !fits {
		fault = ""
	}
	if fault != c.fault {
		c.fault = fault
		c.Refresh()
	}
	return fits
}

// faultGap lies between a title and its fault.
const faultGap = 12

// Caption is small grey text with little room round it: the head of a group.
func Caption(text string) fyne.CanvasObject { return newCaption(text) }

func newCaption(text string) *caption {
	c := &caption{text: text}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer draws the text.
func (c *caption) CreateRenderer() fyne.WidgetRenderer {
	r := &captionRenderer{c: c, text: canvas.NewText(c.text, color.Black), fault: canvas.NewText("", color.Black)}
	r.Refresh()
	return r
}

type captionRenderer struct {
	c           *caption
	text, fault *canvas.Text
}

func (r *captionRenderer) Destroy()                     {}
func (r *captionRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.text, r.fault} }
func (r *captionRenderer) MinSize() fyne.Size           { return fyne.NewSize(40, theme.CaptionTextSize()*1.5+3) }

func (r *captionRenderer) Layout(size fyne.Size) {
	r.text.Text = Fit(r.c.text, size.Width, r.text.TextSize, r.text.TextStyle)
	r.c.Afresh(r.c)
	r.c.Note(r.c.text, r.text.Text, fyne.Position{}, size)
	r.text.Resize(r.text.MinSize())
	r.text.Move(fyne.NewPos(2, size.Height-r.text.MinSize().Height))
	left := r.text.MinSize().Width + faultGap
	r.fault.Text = Fit(r.c.fault, max(0, size.Width-left), r.fault.TextSize, r.fault.TextStyle)
	r.fault.Move(fyne.NewPos(left, size.Height-r.text.MinSize().Height))
}

func (r *captionRenderer) Refresh() {
	r.text.Color, r.text.TextSize = theme.Color(theme.ColorNamePlaceHolder), theme.CaptionTextSize()
	r.fault.Color, r.fault.TextSize = theme.Color(theme.ColorNameError), theme.CaptionTextSize()
	r.Layout(r.c.Size())
	r.text.Refresh()
	r.fault.Refresh()
}

// Plate is the coloured ground of a chip, Tinted its text.
func Plate(tone table.Tone) fyne.CanvasObject {
	_, back := ToneColors(tone)
	r := canvas.NewRectangle(back)
	r.CornerRadius = 5
	return r
}

// Tinted is text in a chip's colour.
func Tinted(text string, tone table.Tone) *canvas.Text {
	fore, _ := ToneColors(tone)
	t := canvas.NewText(text, fore)
	t.TextSize = theme.TextSize()
	return t
}

// Chip is a short state on a coloured ground.
type Chip struct {
	widget.BaseWidget
	Hint
	text string
	tone table.Tone
	fact func() string
}

// NewFact makes a chip that says what fact returns whenever it is updated.
func NewFact(fact func() string) *Chip {
	c := NewChip("", table.Info)
	c.fact = fact
	return c
}

// Update reads the chip's fact again.
func (c *Chip) Update() {
	if c.fact != nil {
		c.Set(c.fact(), c.tone)
	}
}

// NewChip makes a chip; empty text takes no room.
func NewChip(text string, tone table.Tone) *Chip {
	c := &Chip{text: text, tone: tone}
	c.ExtendBaseWidget(c)
	return c
}

// Set changes what the chip says.
func (c *Chip) Set(text string, tone table.Tone) {
	c.text, c.tone = text, tone
	c.Refresh()
}

// CreateRenderer draws the chip.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{c: c, back: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.Black)}
	r.Refresh()
	return r
}

type chipRenderer struct {
	c    *Chip
	back *canvas.Rectangle
	text *canvas.Text
}

func (r *chipRenderer) Destroy()                     {}
func (r *chipRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.back, r.text} }

func (r *chipRenderer) MinSize() fyne.Size {
	if r.c.text == "" {
		return fyne.NewSize(0, 0)
	}
	return fyne.MeasureText(r.c.text, r.text.TextSize, r.text.TextStyle).AddWidthHeight(16, 6)
}

func (r *chipRenderer) Layout(size fyne.Size) {
	r.text.Text = r.c.text
	least := r.MinSize()
	if size.Width > 0 && least.Width > size.Width+0.5 { // rather cut than over what stands beside it
		r.text.Text = Fit(r.c.text, size.Width-16, r.text.TextSize, r.text.TextStyle)
		least.Width = size.Width
	}
	r.c.Afresh(r.c)
	r.c.Note(r.c.text, r.text.Text, fyne.Position{}, size)
	r.back.Resize(least)
	r.back.Move(fyne.NewPos(0, (size.Height-least.Height)/2))
	r.text.Resize(r.text.MinSize())
	r.text.Move(fyne.NewPos(8, (size.Height-r.text.MinSize().Height)/2))
}

func (r *chipRenderer) Refresh() {
	fore, back := ToneColors(r.c.tone)
	r.text.Text, r.text.Color, r.text.TextSize = r.c.text, fore, theme.CaptionTextSize()
	r.back.FillColor, r.back.CornerRadius = back, 4
	r.Layout(r.c.Size())
	r.back.Refresh()
	r.text.Refresh()
}

// Scaled is a length that grows with large text.
func Scaled(n float32) float32 { return n * theme.TextSize() / 14 }
