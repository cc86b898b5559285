package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// pen draws rectangles and single lines of small text, for widgets that are painted rather than built of others.
type pen struct{ objects []fyne.CanvasObject }

// Objects are what was drawn, the lowest first.
func (p *pen) Objects() []fyne.CanvasObject { return p.objects }

func (p *pen) rect(at fyne.Position, size fyne.Size, fill color.Color, radius float32) *canvas.Rectangle {
	box := canvas.NewRectangle(fill)
	box.CornerRadius = radius
	box.Move(at)
	box.Resize(size)
	p.objects = append(p.objects, box)
	return box
}

// text sets one line in the middle of a box's height.
func (p *pen) text(words string, at fyne.Position, size fyne.Size, name fyne.ThemeColorName, align fyne.TextAlign) *canvas.Text {
	t := canvas.NewText(words, theme.Color(name))
	t.TextSize, t.Alignment = theme.CaptionTextSize(), align
	least := t.MinSize()
	t.Move(at.AddXY(0, (size.Height-least.Height)/2))
	t.Resize(fyne.NewSize(max(size.Width, 0), least.Height))
	p.objects = append(p.objects, t)
	return t
}
