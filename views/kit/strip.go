package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Strip is one line of chips with a text behind them that takes the rest of the room. What finds no room is left out, the last first: a
// narrow window shows fewer facts rather than cut ones.
func Strip(rest fyne.CanvasObject) *fyne.Container { return container.New(&strip{}, rest) }

type strip struct{}

const (
	stripGap  = 6
	stripRest = 60 // room that the text needs to say anything
)

// Layout places the chips, which are the objects after the first, and gives the first what is left.
func (strip) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, o := range objects[1:] {
		least := o.MinSize()
		if o.Hide(); x+least.Width <= size.Width {
			o.Show()
			o.Resize(fyne.NewSize(least.Width, size.Height))
			o.Move(fyne.NewPos(x, 0))
			x += least.Width + stripGap
		}
	}
	rest := objects[0]
	if rest.Hide(); size.Width-x > stripRest {
		rest.Show()
		rest.Resize(fyne.NewSize(size.Width-x, rest.MinSize().Height))
		rest.Move(fyne.NewPos(x, (size.Height-rest.MinSize().Height)/2))
	}
}

// MinSize is the height of all, and room for one chip.
func (strip) MinSize(objects []fyne.CanvasObject) fyne.Size {
	high := float32(0)
	for _, o := range objects {
		high = max(high, o.MinSize().Height)
	}
	return fyne.NewSize(120, high)
}
