package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"liujin/app/table"
)

// Heat is a small table of shares, the darker the higher; a click on one opens what it is made of.
type Heat struct {
	widget.BaseWidget
	Hint
	Corner string
	Heads  []string
	Open   func(row, column int)

	names  []string
	shares [][]float64
	texts  [][]string
	hits   []hit
}

// NewHeat makes an empty table.
func NewHeat(corner string, heads []string) *Heat {
	h := &Heat{Corner: corner, Heads: heads}
	h.ExtendBaseWidget(h)
	return h
}

// Set shows rows: their names, shares from 0 to 1, and what is written in each cell.
func (h *Heat) Set(names []string, shares [][]float64, texts [][]string) {
	h.names, h.shares, h.texts = names, shares, texts
	h.Refresh()
}

// Tapped opens a cell.
func (h *Heat) Tapped(e *fyne.PointEvent) {
	if Stray(h) {
		return
	}
	for i := range h.hits {
		if x := &h.hits[i]; x.holds(e.Position) && h.Open != nil {
			h.Open(x.person/16, x.person%16)
			return
		}
	}
}

// CreateRenderer draws the table.
func (h *Heat) CreateRenderer() fyne.WidgetRenderer {
	r := &heatRenderer{h: h}
	r.draw()
	return r
}

type heatRenderer struct {
	pen
	h *Heat
}

func (r *heatRenderer) Destroy()      {}
func (r *heatRenderer) line() float32 { return theme.TextSize() + 16 }
func (r *heatRenderer) MinSize() fyne.Size {
	return fyne.NewSize(200, float32(len(r.h.names)+1)*r.line())
}
func (r *heatRenderer) Layout(fyne.Size) { r.draw() }
func (r *heatRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.h)
}

func (r *heatRenderer) draw() {
	r.objects, r.h.hits = nil, nil
	r.h.Afresh(r.h)
	first := r.h.Size().Width * 0.28
	width := (r.h.Size().Width - first) / float32(max(1, len(r.h.Heads)))
	r.text(r.h.Corner, fyne.NewPos(6, 0), fyne.NewSize(first, r.line()), theme.ColorNamePlaceHolder, fyne.TextAlignLeading)
	for k, head := range r.h.Heads {
		r.text(head, fyne.NewPos(first+float32(k)*width, 0), fyne.NewSize(width, r.line()), theme.ColorNamePlaceHolder,
			fyne.TextAlignCenter)
	}
	good, _ := ToneColors(table.Good)
	tight := fyne.MeasureText("100.0%", theme.CaptionTextSize(), fyne.TextStyle{}).Width > width-6
	for i, name := range r.h.names {
		y := float32(i+1) * r.line()
		fitted := Fit(name, first-10, theme.CaptionTextSize(), fyne.TextStyle{})
		r.h.Note(name, fitted, fyne.NewPos(0, y), fyne.NewSize(first, r.line()))
		r.text(fitted, fyne.NewPos(6, y), fyne.NewSize(first, r.line()),
			theme.ColorNameForeground, fyne.TextAlignLeading)
		for k := range r.h.Heads {
			at, size := fyne.NewPos(first+float32(k)*width, y), fyne.NewSize(width-1, r.line()-1)
			r.rect(at, size, shade(good, r.h.shares[i][k]), 0)
			text := r.h.texts[i][k]
			if tight {
				text = strings.TrimSuffix(text, "%") // rather no sign than figures that run into each other
				text = strings.Replace(text, "100.0", "100", 1)
			}
			t := r.text(text, at, size, theme.ColorNameForeground, fyne.TextAlignCenter)
			if r.h.shares[i][k] > 0.55 {
				t.Color = theme.Color(theme.ColorNameForegroundOnPrimary)
			}
			r.h.hits = append(r.h.hits, hit{at: at, size: size, person: i*16 + k})
		}
	}
}

// shade is a colour as strong as a share.
func shade(c color.Color, share float64) color.Color {
	red, green, blue, _ := c.RGBA()
	return color.NRGBA{uint8(red >> 8), uint8(green >> 8), uint8(blue >> 8), uint8(20 + 200*min(1, max(0, share)))}
}
