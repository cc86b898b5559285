package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"liujin/app/table"
)

// Bars is a small chart: one thin bar a value, in the order given, so that an even load is seen as a level line.
type Bars struct {
	widget.BaseWidget
	values []int
	chosen int // -1: none
}

// NewBars makes an empty chart.
func NewBars() *Bars {
	b := &Bars{chosen: -1}
	b.ExtendBaseWidget(b)
	return b
}

// Set shows values; the one at chosen stands out.
func (b *Bars) Set(values []int, chosen int) {
	b.values, b.chosen = values, chosen
	b.Refresh()
}

// CreateRenderer draws the chart.
func (b *Bars) CreateRenderer() fyne.WidgetRenderer {
	r := &barsRenderer{b: b}
	r.draw()
	return r
}

type barsRenderer struct {
	pen
	b *Bars
}

func (r *barsRenderer) Destroy()           {}
func (r *barsRenderer) MinSize() fyne.Size { return fyne.NewSize(120, 54) }
func (r *barsRenderer) Layout(fyne.Size)   { r.draw() }
func (r *barsRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.b)
}

func (r *barsRenderer) draw() {
	r.objects = nil
	most := 1
	for _, v := range r.b.values {
		most = max(most, v)
	}
	fore, _ := ToneColors(table.Info)
	if len(r.b.values) == 0 {
		return
	}
	step := r.b.Size().Width / float32(len(r.b.values))
	for i, v := range r.b.values {
		high := (r.b.Size().Height - 2) * float32(v) / float32(most)
		fill := fore
		if i != r.b.chosen && r.b.chosen >= 0 {
			fill = theme.Color(theme.ColorNameDisabled)
		}
		r.rect(fyne.NewPos(float32(i)*step, r.b.Size().Height-1-high), fyne.NewSize(max(1, step-1), high), fill, 0)
	}
	r.rect(fyne.NewPos(0, r.b.Size().Height-1), fyne.NewSize(r.b.Size().Width, 1), theme.Color(theme.ColorNameSeparator), 0)
}
