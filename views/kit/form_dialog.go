package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// What a form in a dialog has below its fields for what is wrong and for what a picker offers, how high it is at least, and what the window
// keeps for the dialog's title and buttons.
const (
	formSpare = 70
	formLeast = 210
	formKeeps = 190
)

// InDialog returns the form for a dialog, so wide, and as high as its fields are as it is filled now, as far as the window has the room.
func (f *Form[P]) InDialog(width float32) fyne.CanvasObject {
	width = min(Scaled(width), f.Host.Window().Canvas().Size().Width-80)
	f.root.Resize(fyne.NewSize(width-24, 1)) // to know how high its sentences will be
	high := max(f.root.MinSize().Height+24+formSpare, formLeast)
	return container.NewGridWrap(fyne.NewSize(width, min(high, f.Host.Window().Canvas().Size().Height-formKeeps)), f.Object())
}
