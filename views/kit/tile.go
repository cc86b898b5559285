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
func (t *Tile) MouseIn(*desktop.MouseEvent) { t.hover = t.Open != nil; t.Refresh() }

// MouseMoved does nothing.
func (t *Tile) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (t *Tile) MouseOut() { t.hover = false; t.Refresh() }

// CreateRenderer draws the card.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer { return &tileRenderer{t: t} }

type tileRenderer struct {
	pen
	t    *Tile
	size fyne.Size
}

func (r *tileRenderer) Destroy()              {}
func (r *tileRenderer) MinSize() fyne.Size    { return fyne.NewSize(110, theme.TextSize()*7.6) }
func (r *tileRenderer) Layout(size fyne.Size) { r.size = size; r.draw() }
func (r *tileRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.t)
}

func (r *tileRenderer) draw() {
	r.objects = nil
	t, wide, small := r.t, r.size.Width-24, theme.CaptionTextSize()
	back := r.rect(fyne.NewPos(0, 0), r.size, theme.Color(theme.ColorNameOverlayBackground), 8)
	back.StrokeColor, back.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	if t.hover {
		r.rect(fyne.NewPos(0, 0), r.size, theme.Color(theme.ColorNameHover), 8)
	}
	line := r.size.Height / 4.4
	work := fyne.MeasureText(t.Work, small, fyne.TextStyle{}).Width
	bold := fyne.TextStyle{Bold: true}
	name := r.text(Fit(t.Name, wide, theme.TextSize(), bold), fyne.NewPos(12, 6), fyne.NewSize(wide, line), theme.ColorNameForeground, fyne.TextAlignLeading)
	name.TextSize, name.TextStyle = theme.TextSize(), bold
	if fyne.MeasureText(t.Name, theme.TextSize(), bold).Width+6+work <= wide { // the name tells the cards apart
		r.text(t.Work, fyne.NewPos(12, 6), fyne.NewSize(wide, line), theme.ColorNamePlaceHolder, fyne.TextAlignTrailing)
	}
	done := r.text(t.Done, fyne.NewPos(12, 4+line), fyne.NewSize(wide, line*1.3), theme.ColorNameForeground, fyne.TextAlignLeading)
	done.TextSize, done.TextStyle.Bold = theme.TextSize()*1.7, true
	done.Move(fyne.NewPos(12, 4+line))
	room := wide - 6 - done.MinSize().Width
	of := t.Of
	if at := strings.LastIndex(of, " "); at > 0 && fyne.MeasureText(of, small, fyne.TextStyle{}).Width > room {
		of = of[:at] // without its unit rather than cut within the figure
	}
	r.text(of, fyne.NewPos(18+done.MinSize().Width, 4+line), fyne.NewSize(wide, line*1.5), theme.ColorNamePlaceHolder, fyne.TextAlignLeading)
	bar := fyne.NewPos(12, 6+line*2.6)
	if t.Share >= 0 {
		r.rect(bar, fyne.NewSize(wide, 5), theme.Color(theme.ColorNameSeparator), 2)
		fore, _ := ToneColors(t.Tone)
		var fill color.Color = fore
		r.rect(bar, fyne.NewSize(wide*float32(min(1, t.Share)), 5), fill, 2)
	}
	r.text(Fit(t.Line, wide, small, fyne.TextStyle{}), fyne.NewPos(12, 12+line*2.6), fyne.NewSize(wide, line*1.2), theme.ColorNamePlaceHolder, fyne.TextAlignLeading)
}
