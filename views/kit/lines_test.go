package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
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

// A line that stands by itself says what it says, on several rows where it has little room; where there is more, in one row.
func TestLinesGoOn(t *testing.T) {
	h := newHost(t)
	lines := NewLines(func() *container.Scroll { return nil })
	h.window.SetContent(container.NewVBox(lines.Box))
	const text = "协调解决三塘河清淤弃土去向（镇水务站分管副镇长，11月10日前办结）"
	lines.Set([]PartLine{{Tag: Tag{Text: "逾期 20 天"}, Text: text, Note: "会议决定", Side: SideAct{Word: "稍后"}}, {Text: "短"}})
	shown := func(width float32) (rows []string) {
		h.window.Resize(fyne.NewSize(width, 300))
		h.window.Resize(fyne.NewSize(width, 301)) // heights follow widths
		line := lines.Box.Objects[0].(*pageLine)
		for _, o := range test.WidgetRenderer(line).Objects() {
			if one, ok := o.(*canvas.Text); ok && one.TextSize == theme.TextSize() {
				rows = append(rows, one.Text)
				if end := one.Position().Y + one.Size().Height; end > line.Size().Height+1 {
					t.Errorf("at %g the row %q ends at %g of %g", width, one.Text, end, line.Size().Height)
				}
			}
		}
		return rows
	}
	if rows := shown(1000); len(rows) != 1 || rows[0] != text {
		t.Errorf("%q", rows)
	}
	if rows := shown(400); len(rows) < 2 || strings.Join(rows, "") != text {
		t.Errorf("%q", rows)
	}
	if short := lines.Box.Objects[1].MinSize().Height; short != lineHeight() {
		t.Errorf("a short line is %g high", short)
	}
}
