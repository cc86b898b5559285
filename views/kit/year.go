package kit

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"liujin/app/days"
	"liujin/app/table"
)

// Year shows the twelve months of a year in small, some days in tones of their own.
type Year struct {
	widget.BaseWidget
	year  int
	marks map[string]table.Tone
}

// NewYear makes an empty calendar.
func NewYear() *Year {
	y := &Year{}
	y.ExtendBaseWidget(y)
	return y
}

// Set shows a year with its marked days, by ISO date.
func (y *Year) Set(year int, marks map[string]table.Tone) {
	y.year, y.marks = year, marks
	y.Refresh()
}

// CreateRenderer draws the calendar.
func (y *Year) CreateRenderer() fyne.WidgetRenderer {
	r := &yearRenderer{y: y}
	r.draw()
	return r
}

type yearRenderer struct {
	pen
	y *Year
}

// least is how wide a month must be, so that its days stand apart.
func (r *yearRenderer) least() float32 { return 7 * Scaled(15) }

// columns is how many months stand beside each other: four, or fewer in a narrow window.
func (r *yearRenderer) columns() int {
	switch width := r.y.Size().Width; {
	case width == 0 || width >= 4*r.least():
		return 4
	case width >= 3*r.least():
		return 3
	}
	return 2
}

func (r *yearRenderer) Destroy()      {}
func (r *yearRenderer) cell() float32 { return theme.CaptionTextSize() + 3 }
func (r *yearRenderer) MinSize() fyne.Size {
	return fyne.NewSize(2*r.least(), float32(12/r.columns())*8*r.cell())
}
func (r *yearRenderer) Layout(fyne.Size) { r.draw() }
func (r *yearRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.y)
}

func (r *yearRenderer) draw() {
	r.objects = nil
	if r.y.year < 1900 || r.y.year > 2999 {
		return
	}
	columns := r.columns()
	width := r.y.Size().Width / float32(columns)
	for m := range 12 {
		r.month(time.Date(r.y.year, time.Month(m+1), 1, 0, 0, 0, 0, time.UTC), fyne.NewPos(float32(m%columns)*width,
			float32(m/columns)*8*r.cell()), (width-10)/7)
	}
}

func (r *yearRenderer) month(first time.Time, at fyne.Position, wide float32) {
	r.text(first.Format("1月"), at, fyne.NewSize(40, r.cell()), theme.ColorNameForeground, fyne.TextAlignLeading).TextStyle.Bold = true
	lead := (int(first.Weekday()) + 6) % 7
	for day := first; day.Month() == first.Month(); day = day.AddDate(0, 0, 1) {
		k := lead + day.Day() - 1
		pos := at.AddXY(float32(k%7)*wide, float32(k/7+1)*r.cell())
		fore, back := ToneColors(r.y.marks[days.ISO(day)])
		if r.y.marks[days.ISO(day)] != table.None {
			r.rect(pos, fyne.NewSize(wide-1, r.cell()-1), back, 3)
		} else if k%7 > 4 {
			fore = theme.Color(theme.ColorNameDisabled)
		}
		t := r.text(fmt.Sprint(day.Day()), pos, fyne.NewSize(wide-1, r.cell()), theme.ColorNameForeground, fyne.TextAlignCenter)
		t.Color, t.TextSize = fore, theme.CaptionTextSize()-1.5
	}
}
