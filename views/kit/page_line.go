package kit

import (
	"strings"

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
	indent  float32 // where the text begins at least
	tall    bool    // where it has little room its text goes on below, as far as tallest says
	side    float32 // where the word of the side act begins; 0 there is none
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

// Tapped goes where the line leads, or does what the word at its end says.
func (p *pageLine) Tapped(e *fyne.PointEvent) {
	switch {
	case Stray(p):
	case p.side > 0 && e != nil && e.Position.X >= p.side:
		p.line.Side.Do()
	default:
		p.tapped()
	}
}

// TappedSecondary does what else can be done with the line.
func (p *pageLine) TappedSecondary(*fyne.PointEvent) {
	if p.line.Side.Word != "" && !Stray(p) {
		p.line.Side.Do()
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
	case fyne.KeyDelete:
		p.TappedSecondary(nil)
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
	return fyne.NewSize(60, lineHeight()+float32(len(r.p.texts())-1)*theme.TextSize()*tallLead)
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
	high := lineHeight()
	if p.line.Day != "" {
		r.text(p.line.Day, fyne.NewPos(linePad, 0), fyne.NewSize(0, high), theme.ColorNamePlaceHolder, fyne.TextAlignLeading)
	}
	if p.line.Tag.Text != "" {
		r.tag(p.line.Tag, p.tagAt(), high)
	}
	r.ends(size.Width, high)
	texts := p.texts()
	if size.Width > 0 {
		p.Note(p.line.Text, strings.Join(texts, ""), fyne.Position{}, size)
	}
	for i, one := range texts {
		text := canvas.NewText(one, theme.Color(theme.ColorNameForeground))
		text.TextSize = theme.TextSize()
		text.Resize(text.MinSize())
		text.Move(fyne.NewPos(p.begins(), (high-text.MinSize().Height)/2+float32(i)*theme.TextSize()*tallLead))
		r.objects = append(r.objects, text)
	}
}

// lineHeight is how high a line of one text is.
func lineHeight() float32 { return theme.TextSize() + theme.InnerPadding()*2 }

// captionWidth is how wide words are in small letters.
func captionWidth(words string) float32 {
	return fyne.MeasureText(words, theme.CaptionTextSize(), fyne.TextStyle{}).Width
}

// tagAt is where the tag begins.
func (p *pageLine) tagAt() float32 {
	if p.dated {
		return linePad + captionWidth("2026-11-30") + 10
	}
	return linePad
}

// begins is where the text begins.
func (p *pageLine) begins() float32 {
	x := p.tagAt()
	if p.line.Tag.Text != "" {
		x += captionWidth(p.line.Tag.Text) + 14 + 10
	}
	return max(x, p.indent)
}

// leastText is the room, in characters, that a line's text has before the words at its end have any; where it has less without them, the
// text of a tall one goes on below.
const leastText = 20

// tallest is the most that a text goes on, and tallLead how far its lines stand apart, in letters.
const (
	tallest  = 3
	tallLead = 1.35
)

// ends is where what stands at the line's end begins, in a line of a width: the words that do something, and before them the quiet ones,
// which have no room where both are at one place.
func (p *pageLine) ends(width float32) (side, note float32) {
	side = width
	if word := p.line.Side.Word; word != "" {
		side -= captionWidth(word) + 2*linePad
	}
	if note = side; p.line.Note != "" {
		if wide := captionWidth(p.line.Note) + linePad; side-wide-p.begins() >= leastText*theme.TextSize() {
			note -= wide
		}
	}
	return side, note
}

// texts are the text line by line, cut where it has no room.
func (p *pageLine) texts() []string {
	size, style := theme.TextSize(), fyne.TextStyle{}
	_, end := p.ends(p.Size().Width)
	room := end - p.begins() - linePad
	one := Fit(p.line.Text, room, size, style)
	if !p.tall || one == p.line.Text || room <= size || room >= leastText*size {
		return []string{one}
	}
	all := strings.Split(wrapped(p.line.Text, room, size, style), "\n")
	if len(all) > tallest {
		all = append(all[:tallest-1], Fit(strings.Join(all[tallest-1:], ""), room, size, style))
	}
	return all
}

// ends draws what stands at the line's end.
func (r *pageLineRenderer) ends(width, high float32) {
	p := r.p
	side, note := p.ends(width)
	p.side = 0
	if word := p.line.Side.Word; word != "" {
		p.side = side
		r.text(word, fyne.NewPos(side, 0), fyne.NewSize(width-side, high), theme.ColorNameHyperlink, fyne.TextAlignCenter)
	}
	if note < side {
		r.text(p.line.Note, fyne.NewPos(note, 0), fyne.NewSize(side-note-linePad, high), theme.ColorNamePlaceHolder, fyne.TextAlignTrailing)
	}
}

// tag draws the line's tag at x.
func (r *pageLineRenderer) tag(t Tag, x, high float32) {
	fore, back := ToneColors(max(t.Tone, table.Plain))
	words := fyne.MeasureText(t.Text, theme.CaptionTextSize(), fyne.TextStyle{})
	r.rect(fyne.NewPos(x, (high-words.Height)/2-2), words.AddWidthHeight(14, 4), back, 4)
	one := r.text(t.Text, fyne.NewPos(x+7, 0), fyne.NewSize(words.Width, high), theme.ColorNameForeground, fyne.TextAlignLeading)
	one.Color = fore
}
