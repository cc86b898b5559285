package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"liujin/app/table"
)

// pageLine is one line of a page's part: day, tag and text. It takes the keys, so that a page can be walked through without a mouse.
type pageLine struct {
	widget.BaseWidget
	Hint
	line    PartLine
	dated   bool                     // lines of its part have days: the texts stand under each other
	scroll  func() *container.Scroll // of what it stands in
	tapped  func()
	hover   bool
	focused bool
}

func newPageLine(l PartLine, dated bool, scroll func() *container.Scroll) *pageLine {
	p := &pageLine{line: l, dated: dated, scroll: scroll}
	p.ExtendBaseWidget(p)
	return p
}

// Says is the line's text.
func (p *pageLine) Says() string { return p.line.Text }

// leads reports whether a click does anything.
func (p *pageLine) leads() bool { return p.line.Open != nil || p.line.More != "" || len(p.cuts) > 0 }

// Tapped goes where the line leads.
func (p *pageLine) Tapped(*fyne.PointEvent) {
	if !Stray(p) {
		p.tapped()
	}
}

// MouseIn shows that a click does something.
func (p *pageLine) MouseIn(e *desktop.MouseEvent) {
	p.hover = p.leads()
	p.Refresh()
	p.Hint.MouseIn(e)
}

// MouseOut ends what MouseIn began.
func (p *pageLine) MouseOut() {
	p.hover = false
	p.Refresh()
	p.Hint.MouseOut()
}

// FocusGained shows where the keys go and brings the line into sight.
func (p *pageLine) FocusGained() {
	p.focused = true
	p.Refresh()
	p.Hint.focused()
	scroll, d := p.scroll(), fyne.CurrentApp().Driver()
	if scroll == nil {
		return
	}
	y := d.AbsolutePositionForObject(p).Y - d.AbsolutePositionForObject(scroll).Y
	if bottom := y + p.Size().Height; y < 0 || bottom > scroll.Size().Height {
		scroll.ScrollToOffset(fyne.NewPos(0, max(0, scroll.Offset.Y+y-scroll.Size().Height/2)))
	}
}

// FocusLost ends what FocusGained began.
func (p *pageLine) FocusLost() {
	p.focused = false
	p.Refresh()
	p.Hint.MouseOut()
}

// TypedRune does nothing.
func (p *pageLine) TypedRune(rune) {}

// TypedKey opens the line or walks on.
func (p *pageLine) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.tapped()
	case fyne.KeyDown:
		next(p)
	case fyne.KeyUp:
		if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
			c.FocusPrevious()
		}
	default:
		passKey(p, key)
	}
}

// CreateRenderer draws the line.
func (p *pageLine) CreateRenderer() fyne.WidgetRenderer {
	r := &pageLineRenderer{p: p}
	r.draw()
	return r
}

type pageLineRenderer struct {
	pen
	p *pageLine
}

func (r *pageLineRenderer) Destroy() {}
func (r *pageLineRenderer) MinSize() fyne.Size {
	return fyne.NewSize(60, theme.TextSize()+theme.InnerPadding()*2)
}
func (r *pageLineRenderer) Layout(fyne.Size) { r.draw() }
func (r *pageLineRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.p)
}

// linePad is the room before a line's first word.
const linePad = 8

func (r *pageLineRenderer) draw() {
	r.objects = nil
	p, size := r.p, r.p.Size()
	p.Afresh(p)
	if p.hover || p.focused {
		r.rect(fyne.NewPos(0, 0), size, theme.Color(theme.ColorNameHover), 4)
	}
	if p.focused {
		r.rect(fyne.NewPos(0, 4), fyne.NewSize(3, size.Height-8), theme.Color(theme.ColorNamePrimary), 1)
	}
	r.rect(fyne.NewPos(0, size.Height-1), fyne.NewSize(size.Width, 1), theme.Color(theme.ColorNameSeparator), 0)
	x := float32(linePad)
	if p.line.Day != "" {
		r.text(p.line.Day, fyne.NewPos(x, 0), fyne.NewSize(0, size.Height), theme.ColorNamePlaceHolder, fyne.TextAlignLeading)
	}
	if p.dated {
		x += fyne.MeasureText("2026-11-30", theme.CaptionTextSize(), fyne.TextStyle{}).Width + 10
	}
	if p.line.Tag.Text != "" {
		x += r.tag(p.line.Tag, x, size.Height) + 10
	}
	text := canvas.NewText("", theme.Color(theme.ColorNameForeground))
	text.TextSize = theme.TextSize()
	text.Text = Fit(p.line.Text, size.Width-x-linePad, text.TextSize, text.TextStyle)
	if size.Width > 0 {
		p.Note(p.line.Text, text.Text, fyne.Position{}, size)
	}
	text.Resize(text.MinSize())
	text.Move(fyne.NewPos(x, (size.Height-text.MinSize().Height)/2))
	r.objects = append(r.objects, text)
}

// tag draws the line's tag at x and returns its width.
func (r *pageLineRenderer) tag(t Tag, x, high float32) float32 {
	fore, back := ToneColors(max(t.Tone, table.Plain))
	words := fyne.MeasureText(t.Text, theme.CaptionTextSize(), fyne.TextStyle{})
	r.rect(fyne.NewPos(x, (high-words.Height)/2-2), words.AddWidthHeight(14, 4), back, 4)
	one := r.text(t.Text, fyne.NewPos(x+7, 0), fyne.NewSize(words.Width, high), theme.ColorNameForeground, fyne.TextAlignLeading)
	one.Color = fore
	return words.Width + 14
}
