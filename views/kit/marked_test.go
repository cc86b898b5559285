package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A marked text keeps every character at every width, and each mark its own.
func TestMarked(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&Theme{})
	text := "张三：\n今天上午和李代表去了东风村走访了王大爷家，他反映路灯坏了三个月。\n\n谢谢！"
	var marks []Mark
	for _, word := range []string{"今天", "李代表", "东风村", "路灯坏了三个月"} {
		i := strings.Index(text, word)
		marks = append(marks, Mark{i, i + len(word), theme.ColorNamePrimary})
	}
	m := NewMarked()
	for _, width := range []float32{0, 60, 120, 300, 2000} {
		m.Set(text, marks)
		m.Resize(fyne.NewSize(width, 400))
		all, marked := "", ""
		for _, s := range m.Segments {
			piece := s.(*widget.TextSegment)
			all += piece.Text
			if piece.Style.ColorName != "" {
				marked += strings.ReplaceAll(piece.Text, "\n", "") + "|"
			}
		}
		if bare := strings.NewReplacer("\n", ""); bare.Replace(all) != bare.Replace(text) || marked != "今天|李代表|东风村|路灯坏了三个月|" {
			t.Errorf("%v: %q %q", width, all, marked)
		}
	}
	m.Set("短", marks) // of another text
	if len(m.Segments) != 1 {
		t.Errorf("%d pieces", len(m.Segments))
	}
}
