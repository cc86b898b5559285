package kit

import (
	"testing"

	"fyne.io/fyne/v2/container"
)

// The keys go to the line that stands where the one was that has gone, and to none where none is left.
func TestLinesKeepTheKeys(t *testing.T) {
	h := newHost(t)
	lines := NewLines(func() *container.Scroll { return nil })
	h.window.SetContent(container.NewVBox(lines.Box))
	lines.Set([]PartLine{{Text: "一"}, {Text: "二"}})
	canvas := h.window.Canvas()
	canvas.Focus(lines.Box.Objects[1].(*pageLine))
	lines.Set([]PartLine{{Text: "一"}})
	if l, ok := canvas.Focused().(*pageLine); !ok || l.Says() != "一" {
		t.Error("the keys are lost")
	}
	if lines.Set(nil); canvas.Focused() != nil {
		t.Error("a line that is gone has the keys")
	}
}
