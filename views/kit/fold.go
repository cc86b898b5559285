package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// fold is a part of a form that is one line until it is opened.
type fold struct {
	inner  fyne.CanvasObject
	line   *pageLine
	folded bool
	object *fyne.Container
}

// settler is a form, whatever it is of.
type settler interface {
	settle()
	scroller() *container.Scroll
}

func newFold(inner fyne.CanvasObject, form settler) *fold {
	f := &fold{inner: inner, line: newPageLine(PartLine{}, false, form.scroller)}
	f.line.line.Open = func() {
		f.set(false, "")
		form.settle()
		next(f.line)
	}
	f.line.tapped = f.line.line.Open
	f.line.Hide()
	f.object = container.New(pile{}, f.line, inner)
	return f
}

// set folds the part into one line of words, or opens it.
func (f *fold) set(folded bool, words string) {
	f.folded, f.line.line.Text = folded, words
	setShown(f.line, folded)
	setShown(f.inner, !folded)
	f.line.Refresh()
	f.object.Refresh()
}
