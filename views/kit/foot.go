package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// fromRight lays objects out from the right edge, in their order; those after a spacer from the left. What has no room goes on to a next
// line, so that many acts make no window wide.
type fromRight struct{ width float32 }

// footGap lies between two acts and between two lines of them.
const footGap = 8

// FromRight lays acts out so.
func FromRight(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&fromRight{}, objects...)
}

// lines places the objects within a width and returns the height that they take.
func (l *fromRight) lines(objects []fyne.CanvasObject, width float32, place func(fyne.CanvasObject, fyne.Position)) float32 {
	left, right, y, high, back := float32(0), width, float32(0), float32(0), true
	for _, o := range objects {
		if _, ok := o.(layout.SpacerObject); ok {
			back = false
			continue
		}
		s := o.MinSize()
		if s.Width > right-left && (left > 0 || right < width) {
			left, right, y, high = 0, width, y+high+footGap, 0
		}
		at := fyne.NewPos(left, y)
		if back {
			at.X = max(0, right-s.Width)
			right -= s.Width + footGap
		} else {
			left += s.Width + footGap
		}
		if high = max(high, s.Height); place != nil {
			place(o, at)
		}
	}
	return y + high
}

// Layout places the objects.
func (l *fromRight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.lines(objects, size.Width, ownSize)
}

// MinSize is as high as the lines are at the width of the last layout, and as wide as the widest object.
func (l *fromRight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, o := range objects {
		width = max(width, o.MinSize().Width)
	}
	room := l.width
	if room == 0 {
		room = 2000 // not laid out yet: one line
	}
	return fyne.NewSize(width, l.lines(objects, room, nil))
}

// captioned lays out a record's name and at its right what is said about it; where both have no room the keys, known by then, give way.
type captioned struct{}

// Layout places the name and what is said.
func (captioned) Layout(o []fyne.CanvasObject, size fyne.Size) {
	name, state := o[0].(*Label), o[1].(*widget.Label)
	wide := fyne.MeasureText(name.Text, theme.TextSize(), name.TextStyle).Width + 2*theme.InnerPadding()
	right := state.MinSize().Width
	if slices.Contains([]string{recordKeys, readingKeys, editingKeys}, state.Text) && wide+right > size.Width {
		right = 0
	}
	state.Resize(fyne.NewSize(right, size.Height))
	state.Move(fyne.NewPos(size.Width-right, 0))
	setShown(state, right > 0)
	name.Resize(fyne.NewSize(max(0, size.Width-right), size.Height))
	name.Move(fyne.NewPos(0, 0))
}

// MinSize is what is said with a little of the name.
func (captioned) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, max(o[0].MinSize().Height, o[1].MinSize().Height))
}
