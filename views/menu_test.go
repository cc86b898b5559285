package views

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"liujin/views/kit"
)

// A menu stays inside the smallest window however long what it names is, and tells the whole where the pointer rests on it.
func TestMenuHasRoom(t *testing.T) {
	was := screenSize
	screenSize = fyne.NewSize(1024, 700)
	t.Cleanup(func() { screenSize = was })
	s := sampleShell(t, kit.Theme{Large: true})
	long := strings.Repeat("进一步加强和改进代表联系选民工作", 9)
	for _, n := range []int{2, 40} {
		items := make([]menuItem, n)
		for i := range items {
			items[i] = menuItem{long, func() {}}
		}
		s.menu("要办的", items)
		top := s.window.Canvas().Overlays().Top()
		if least := top.(*widget.PopUp).Content.MinSize(); least.Width > screenSize.Width || least.Height > screenSize.Height {
			t.Errorf("%d lines want %v", n, least)
		}
		told := 0
		for _, o := range test.LaidOutObjects(top) {
			if p, ok := o.(*kit.Press); ok && len(p.Cuts()) == 1 && p.Cuts()[0].Text == long {
				told++
			}
		}
		if told == 0 {
			t.Error("nothing tells all of it")
		}
		s.window.Canvas().Overlays().Remove(top)
	}
}
