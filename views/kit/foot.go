package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
)

// fromRight lays objects out from the right edge, in their order; those after a spacer from the left. What has no room goes on to a next
// line, so that many acts make no window wide.
type fromRight struct{ width float32 }

// footGap lies between two acts and between two lines of them.
const footGap = 8

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
	l.lines(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position) {
		o.Resize(o.MinSize())
		o.Move(at)
	})
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
