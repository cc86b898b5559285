package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// scroller is what brings a field into sight; nil while there is none.
func (f *Form[T]) scroller() *container.Scroll {
	if f.scroll == nil && f.outer != nil {
		return f.outer()
	}
	return f.scroll
}

// settle gives every part the place that it has after something was added or hidden: the toolkit would at the next frame only, and until
// then what is new stands at the top, where revealing it would throw the form.
func (f *Form[T]) settle() {
	if scroll := f.scroller(); scroll != nil && scroll.Content != nil {
		scroll.Content.Resize(scroll.Content.MinSize().Max(scroll.Size()))
		if most := max(0, scroll.Content.Size().Height-scroll.Size().Height); scroll.Offset.Y > most {
			scroll.ScrollToOffset(fyne.NewPos(scroll.Offset.X, most))
		}
	}
}

// steady makes a change after which a field stays where it was on the screen; below: what lies under it does.
func (f *Form[T]) steady(i int, below bool, change func()) {
	scroll := f.scroller()
	if scroll == nil || i < 0 || scroll.Size().Height == 0 {
		change()
		return
	}
	place := func() float32 {
		o := f.controls[i].Object
		if p, ok := f.controls[i].Focus.(fyne.CanvasObject); ok {
			o = p
		}
		if y := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y; !below {
			return y
		}
		o = f.cells[i]
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y + o.Size().Height
	}
	was := place()
	change()
	f.settle()
	if moved := place() - was; moved != 0 {
		scroll.ScrollToOffset(fyne.NewPos(0, max(0, scroll.Offset.Y+moved)))
	}
}

// reveal scrolls so that an object of the form can be seen.
func (f *Form[T]) reveal(o fyne.CanvasObject) { f.revealPart(o, 0, o.Size().Height) }

// revealPart scrolls so that the part of an object from y of the given height can be seen.
func (f *Form[T]) revealPart(o fyne.CanvasObject, y, height float32) {
	scroll := f.scroller()
	if scroll == nil || scroll.Size().Height == 0 {
		return
	}
	d := fyne.CurrentApp().Driver()
	y += d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(scroll).Y
	switch bottom := y + height + 24; {
	case y < 24:
		scroll.ScrollToOffset(fyne.NewPos(0, max(0, scroll.Offset.Y+y-24)))
	case bottom > scroll.Size().Height:
		scroll.ScrollToOffset(fyne.NewPos(0, scroll.Offset.Y+bottom-scroll.Size().Height))
	}
}

// revealCaret keeps the line with the caret in sight while a long text is typed.
func (f *Form[T]) revealCaret(e *Entry) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); f.showing || c == nil || c.Focused() != e {
		return
	}
	line := fyne.MeasureText("字", theme.TextSize(), fyne.TextStyle{}).Height
	f.revealPart(e, float32(e.CursorRow)*line, 2*line)
}
