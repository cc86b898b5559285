package print

import (
	"image/color"
	"testing"
)

// TestNothingPaintsBeyondThePaper: a glyph that reaches over an edge is cut there, whatever the size of the page on the screen; the
// rasterizer by itself ended the program at the foot and wrapped to the other side.
func TestNothingPaintsBeyondThePaper(t *testing.T) {
	job, _ := paper(t, "边上", &Document{Blocks: []Block{Body("正文。")}})
	pattern := job.Pages[0].Runs[0]
	page := job.Pages[0]
	page.Boxes, page.Pictures, page.Runs = nil, nil, nil
	page.Rules = []Rule{{X1: -4, Y1: page.Height - 3, X2: 5, Y2: page.Height + 4, Thick: 1}}
	for _, at := range [][2]float64{{-2, 40}, {page.Width - 1, 80}, {60, 0}, {60, page.Height + 2}, {page.Width + 30, page.Height + 30},
		{-40, -40}} {
		for _, way := range []Run{{}, {Turned: true}, {Over: true}} {
			one := pattern
			one.X, one.Y, one.Text, one.Size, one.Turned, one.Over = at[0], at[1], "龘", 40, way.Turned, way.Over
			page.Runs = append(page.Runs, one)
		}
	}
	for _, dpi := range []float64{11, 40, 57, 96} {
		NewRaster().Paint(&page, dpi)
	}
	right := pattern
	right.X, right.Y, right.Text, right.Size = page.Width-1, 80, "龘", 40
	page.Rules, page.Runs = nil, []Run{right}
	img := NewRaster().Paint(&page, 96)
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() / 2 {
			if img.RGBAAt(x, y) != (color.RGBA{255, 255, 255, 255}) {
				t.Fatalf("at the right edge, but painted at %d, %d", x, y)
			}
		}
	}
}
