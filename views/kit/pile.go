package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// pile lays fields out one below another; what has nothing to show, an empty Note, leaves no gap either.
type pile struct{}

// Layout places the objects.
func (pile) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		high := heightOf(o)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, high))
		if high > 0 {
			y += high + theme.Padding()
		}
	}
}

// MinSize is the width of the widest, and the height of all.
func (pile) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(0, 0)
	for _, o := range objects {
		high := heightOf(o)
		if high == 0 {
			continue
		}
		if least.Height > 0 {
			least.Height += theme.Padding()
		}
		least.Height += high
		least.Width = max(least.Width, o.MinSize().Width)
	}
	return least
}

// heightOf is what an object needs; hidden ones need nothing.
func heightOf(o fyne.CanvasObject) float32 {
	if !o.Visible() {
		return 0
	}
	return o.MinSize().Height
}
