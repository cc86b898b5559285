package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Lines is a list of lines that stands by itself: their texts begin under each other, arrows walk through them.
type Lines struct {
	Box    *fyne.Container
	scroll func() *container.Scroll
}

// NewLines makes an empty list; scroll is what it stands in.
func NewLines(scroll func() *container.Scroll) *Lines {
	return &Lines{Box: container.New(snug{}), scroll: scroll}
}

// Set shows lines. Where one had the keys the one that stands there now has them.
func (l *Lines) Set(all []PartLine) {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(l.Box)
	at := -1
	if canvas != nil {
		focused, _ := canvas.Focused().(*pageLine)
		at = slices.IndexFunc(l.Box.Objects, func(o fyne.CanvasObject) bool { return focused != nil && o == fyne.CanvasObject(focused) })
	}
	indent := float32(0)
	for _, one := range all {
		if one.Tag.Text != "" {
			wide := fyne.MeasureText(one.Tag.Text, theme.CaptionTextSize(), fyne.TextStyle{}).Width
			indent = max(indent, wide+14+10+linePad)
		}
	}
	l.Box.Objects = nil
	for _, one := range all {
		line := newPageLine(one, false, l.scroll)
		line.indent, line.tapped, line.tall = indent, one.Open, true
		if one.Open == nil {
			line.tapped = func() {}
		}
		l.Box.Add(line)
	}
	l.Box.Refresh()
	switch n := len(l.Box.Objects); {
	case at >= 0 && n > 0:
		canvas.Focus(l.Box.Objects[min(at, n-1)].(*pageLine))
	case at >= 0: // or the keys would go on to the line that is gone
		canvas.Unfocus()
	}
}
