package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// However narrow a month is, an item that does not name all its people shows that it does not.
func TestMonthShowsThatItCuts(t *testing.T) {
	h := newHost(t)
	people := []MonthPerson{{Name: "陈大山"}, {Name: "石㛃"}, {Name: "欧阳雪峰"}}
	month := NewMonth()
	month.Set("2026-12-01", "2026-12-01", nil, []MonthItem{{ID: "a", Day: "2026-12-08", Head: "梨树沟", People: people}})
	h.window.SetContent(month)
	whole := 0
	for width := float32(420); width < 2000; width += 7 {
		h.window.Resize(fyne.NewSize(width, 600))
		var words []string
		for _, o := range test.WidgetRenderer(month).Objects() {
			if text, is := o.(*canvas.Text); is && strings.Trim(text.Text, "0123456789一二三四五六日") != "" {
				words = append(words, text.Text)
			}
		}
		said := strings.Join(words, " ")
		switch all := said == "梨树沟 陈大山 石㛃 欧阳雪峰"; {
		case all:
			whole++
		case said != "" && !strings.Contains(said, "…"):
			t.Errorf("at %v: %q", width, said)
		}
	}
	if whole == 0 {
		t.Error("there is never room")
	}
}
