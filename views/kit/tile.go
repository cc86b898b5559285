package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"liujin/app/table"
)

// Tile is a card with one large number against its target, that opens the rows it counts.
type Tile struct {
	widget.BaseWidget
	Name, Work, Of, Line string // 走进村居社区, 宣讲, / 28 场, 9 次 · 代表 18 人次
	Done                 string
	Share                float64 // of the target that is done, 0 to 1; below 0: there is none
	Tone                 table.Tone
	Open                 func()

	Hint
	hover bool
}

// NewTile makes an empty card.
func NewTile() *Tile {
	t := &Tile{}
	t.ExtendBaseWidget(t)
	return t
}

// Tapped opens the rows.
func (t *Tile) Tapped(*fyne.PointEvent) {
	if t.Open != nil && !Stray(t) {
		t.Open()
	}
}

// MouseIn shows that a click opens something.
func (t *Tile) MouseIn(e *desktop.MouseEvent) {
	t.hover = t.Open != nil
	t.Refresh()
	t.Hint.MouseIn(e)
}

// MouseOut ends what MouseIn began.
func (t *Tile) MouseOut() {
	t.hover = false
	t.Refresh()
	t.Hint.MouseOut()
}

// CreateRenderer draws the card.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	r := &tileRenderer{t: t}
	r.draw()
	return r
}

type tileRenderer struct {
	pen
	t *Tile
}

func (r *tileRenderer) Destroy()           {}
func (r *tileRenderer) MinSize() fyne.Size { return fyne.NewSize(110, theme.TextSize()*7.6) }
func (r *tileRenderer) Layout(fyne.Size)   { r.draw() }
func (r *tileRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.t)
}

// longName is how many characters the longest name of a card has.
const longName = 6

// heading is what stands at the top's left and right: where both have no room, the name alone; where that has none, without 走进.
func (t *Tile) heading(wide float32) (name, work string) {
	// all cards of a row alike
	bold := max(fyne.MeasureText(t.Name, theme.TextSize(), fyne.TextStyle{Bold: true}).Width, longName*theme.TextSize())
	switch {
	case bold+6+fyne.MeasureText(t.Work, theme.CaptionTextSize(), fyne.TextStyle{}).Width <= wide:
		return t.Name, t.Work
	case bold <= wide:
		return t.Name, ""
	}
	return strings.TrimPrefix(t.Name, "走进"), ""
}

// target is what the number stands against, without its unit or at all where there is no room: a cut number would be another one.
func target(of string, wide, size float32) string {
	for of != "" && fyne.MeasureText(of, size, fyne.TextStyle{}).Width > wide {
		of = of[:max(0, strings.LastIndexByte(of, ' '))]
	}
	if of == "/" {
		return ""
	}
	return of
}

// wholeFacts leaves out the last of several facts until the rest can be read whole.
func wholeFacts(line string, wide, size float32) string {
	for fyne.MeasureText(line, size, fyne.TextStyle{}).Width > wide {
		i := strings.LastIndex(line, " · ")
		if i < 0 {
			return Fit(line, wide, size, fyne.TextStyle{})
		}
		line = line[:i]
	}
	return line
}

// words are what a card says, as far as each part has room.
func (t *Tile) words(name, work, of, line string) string {
	return strings.TrimSpace(strings.Join(strings.Fields(name+" "+work+" "+t.Done+" "+of+" "+line), " "))
}

func (r *tileRenderer) draw() {
	r.objects = nil
	t, wide, small := r.t, r.t.Size().Width-24, theme.CaptionTextSize()
	back := r.rect(fyne.NewPos(0, 0), r.t.Size(), theme.Color(theme.ColorNameOverlayBackground), 8)
	back.StrokeColor, back.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	if t.hover {
		r.rect(fyne.NewPos(0, 0), r.t.Size(), theme.Color(theme.ColorNameHover), 8)
	}
	line := r.t.Size().Height / 4.4
	title, work := t.heading(wide)
	fitted := Fit(title, wide, theme.TextSize(), fyne.TextStyle{Bold: true})
	name := r.text(fitted, fyne.NewPos(12, 6), fyne.NewSize(wide, line),
		theme.ColorNameForeground, fyne.TextAlignLeading)
	name.TextSize, name.TextStyle.Bold = theme.TextSize(), true
	r.text(work, fyne.NewPos(12, 6), fyne.NewSize(wide, line), theme.ColorNamePlaceHolder, fyne.TextAlignTrailing)
	done := r.text(t.Done, fyne.NewPos(12, 4+line), fyne.NewSize(wide, line*1.3), theme.ColorNameForeground, fyne.TextAlignLeading)
	done.TextSize, done.TextStyle.Bold = theme.TextSize()*1.7, true
	done.Move(fyne.NewPos(12, 4+line))
	of, facts := target(t.Of, wide-6-done.MinSize().Width, small), wholeFacts(t.Line, wide, small)
	t.Afresh(t)
	t.Note(t.words(t.Name, t.Work, t.Of, t.Line), t.words(fitted, work, of, facts), fyne.Position{}, t.Size())
	r.text(of, fyne.NewPos(18+done.MinSize().Width, 4+line), fyne.NewSize(wide, line*1.5),
		theme.ColorNamePlaceHolder, fyne.TextAlignLeading)
	bar := fyne.NewPos(12, 6+line*2.6)
	if t.Share >= 0 {
		r.rect(bar, fyne.NewSize(wide, 5), theme.Color(theme.ColorNameSeparator), 2)
		fore, _ := ToneColors(t.Tone)
		var fill color.Color = fore
		r.rect(bar, fyne.NewSize(wide*float32(min(1, t.Share)), 5), fill, 2)
	}
	r.text(facts, fyne.NewPos(12, 12+line*2.6), fyne.NewSize(wide, line*1.2), theme.ColorNamePlaceHolder,
		fyne.TextAlignLeading)
}
