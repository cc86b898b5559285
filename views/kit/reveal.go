package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// scroller is what brings a field into sight; nil while there is none.
func (f *Form[P]) scroller() *container.Scroll {
	if f.scroll == nil && f.outer != nil {
		return f.outer()
	}
	return f.scroll
}

// settle gives every part the place that it has after something was added or hidden: the toolkit would at the next frame only, and until
// then what is new stands at the top, where revealing it would throw the form.
func (f *Form[P]) settle() {
	if scroll := f.scroller(); scroll != nil && scroll.Content != nil {
		scroll.Content.Resize(scroll.Content.MinSize().Max(scroll.Size()))
		if most := max(0, scroll.Content.Size().Height-scroll.Size().Height); scroll.Offset.Y > most {
			scroll.ScrollToOffset(fyne.NewPos(scroll.Offset.X, most))
		}
	}
}

// steady makes a change after which what has the caret, or else the i-th field, stays where it was on the screen; below: what lies under
// that field does.
func (f *Form[P]) steady(i int, below bool, change func()) {
	scroll := f.scroller()
	if scroll == nil || i < 0 || scroll.Size().Height == 0 {
		change()
		return
	}
	caret, _ := f.Host.Window().Canvas().Focused().(fyne.CanvasObject)
	place := func() float32 {
		if below {
			return topIn(scroll, f.cells[i]) + f.cells[i].Size().Height
		}
		if y, ok := topOf(scroll.Content, caret); ok {
			return y
		}
		return topIn(scroll, f.controls[i].Object)
	}
	was := place()
	change()
	f.settle()
	if moved := place() - was; moved != 0 {
		scroll.ScrollToOffset(fyne.NewPos(0, max(0, scroll.Offset.Y+moved)))
	}
}

// reveal scrolls so that an object of the form can be seen.
func (f *Form[P]) reveal(o fyne.CanvasObject) { f.revealPart(o, 0, o.Size().Height) }

// revealPart scrolls so that the part of an object from y of the given height can be seen.
func (f *Form[P]) revealPart(o fyne.CanvasObject, y, height float32) {
	scroll := f.scroller()
	if scroll == nil || scroll.Size().Height == 0 {
		return
	}
	y += topIn(scroll, o) - scroll.Offset.Y
	switch bottom := y + height + 24; {
	case y < 24:
		scroll.ScrollToOffset(fyne.NewPos(0, max(0, scroll.Offset.Y+y-24)))
	case bottom > scroll.Size().Height:
		scroll.ScrollToOffset(fyne.NewPos(0, scroll.Offset.Y+bottom-scroll.Size().Height))
	}
}

// topIn is where an object begins below the top of what a scroller holds. The driver knows no place of an object before its first frame,
// and what is revealed is often just made.
func topIn(scroll *container.Scroll, o fyne.CanvasObject) float32 {
	if y, ok := topOf(scroll.Content, o); ok {
		return y
	}
	d := fyne.CurrentApp().Driver()
	return d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(scroll).Y + scroll.Offset.Y
}

func topOf(in, o fyne.CanvasObject) (float32, bool) {
	if in == o {
		return 0, true
	}
	box, ok := in.(*fyne.Container)
	if !ok {
		return 0, false
	}
	for _, one := range box.Objects {
		if y, ok := topOf(one, o); ok {
			return y + one.Position().Y, true
		}
	}
	return 0, false
}

// revealCaret keeps the line with the caret in sight while a long text is typed.
func (f *Form[P]) revealCaret(e *Entry) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); f.showing || c == nil || c.Focused() != e {
		return
	}
	line := fyne.MeasureText("字", theme.TextSize(), fyne.TextStyle{}).Height
	f.revealPart(e, float32(e.CursorRow)*line, 2*line)
}
