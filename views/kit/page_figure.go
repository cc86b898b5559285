package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// figures are a record's numbers, side by side.
func figures(all []Figure) fyne.CanvasObject {
	box := container.New(evenly())
	for _, f := range all {
		one := &figureCard{figure: f}
		one.ExtendBaseWidget(one)
		box.Add(one)
	}
	return box
}

// figureCard is a number with what it counts.
type figureCard struct {
	widget.BaseWidget
	Hint
	figure Figure
}

// CreateRenderer draws the card.
func (f *figureCard) CreateRenderer() fyne.WidgetRenderer {
	r := &figureRenderer{f: f}
	r.draw()
	return r
}

type figureRenderer struct {
	pen
	f *figureCard
}

func (r *figureRenderer) Destroy()           {}
func (r *figureRenderer) MinSize() fyne.Size { return fyne.NewSize(60, theme.TextSize()*3.9) }
func (r *figureRenderer) Layout(fyne.Size)   { r.draw() }
func (r *figureRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.f)
}

func (r *figureRenderer) draw() {
	r.objects = nil
	size, small := r.f.Size(), theme.CaptionTextSize()
	back := r.rect(fyne.NewPos(0, 0), size, theme.Color(theme.ColorNameOverlayBackground), 6)
	back.StrokeColor, back.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	wide, half := size.Width-16, size.Height/2
	title := Fit(r.f.figure.Title, wide, small, fyne.TextStyle{})
	r.f.Afresh(r.f)
	r.f.Note(r.f.figure.Title, title, fyne.Position{}, fyne.NewSize(size.Width, half-3))
	r.text(title, fyne.NewPos(8, 3), fyne.NewSize(wide, half-3), theme.ColorNamePlaceHolder,
		fyne.TextAlignLeading)
	number := r.text("", fyne.NewPos(8, half-3), fyne.NewSize(wide, half), theme.ColorNameForeground, fyne.TextAlignLeading)
	number.Text, number.TextSize, number.TextStyle.Bold = r.f.figure.Number, theme.TextSize()*1.3, true
	least := number.MinSize()
	number.Resize(least)
	number.Move(fyne.NewPos(8, half-3+(half-least.Height)/2))
	x := 8 + least.Width + 5
	rest := Fit(r.f.figure.Rest, size.Width-x-4, small, fyne.TextStyle{})
	r.f.Note(r.f.figure.Rest, rest, fyne.NewPos(0, half-3), fyne.NewSize(size.Width, half+3))
	r.text(rest, fyne.NewPos(x, half-2), fyne.NewSize(size.Width-x, half),
		theme.ColorNamePlaceHolder, fyne.TextAlignLeading)
}
