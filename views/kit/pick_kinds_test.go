package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// A pasted list picks what it means: whatever the signs between, in brackets, of characters that look alike or are wide; what is not
// found is said.
func TestPastedListsOfEachKind(t *testing.T) {
	h := newHost(t)
	places := Options{Noun: "地方", List: func() ([]Option, error) {
		return []Option{{ID: "1", Name: "高月村"}, {ID: "2", Name: "第二选区（河东村、河西村）"}, {ID: "3", Name: "KVA电器"}, {ID: "4", Name: "⻢⼭社区"},
			{ID: "5", Name: "第12网格"}, {ID: "6", Name: "龙潭", Also: []string{"龙潭村"}}}, nil
	}}
	f := NewForm(h, []Field[*thing]{Refs("many", "多", places, func(v *thing) []string { return v.Many },
		func(v *thing, ids []string) { v.Many = ids })}, (*thing).validate)
	for _, c := range []struct{ text, want, said string }{
		{"⾼⽉村、马山社区", "1 4", ""}, {"高月村\r\n⻢山社区\r\n", "1 4", ""}, {"ＫＶＡ电器，第１２网格", "3 5", ""},
		{"kva电器;第12网格", "3 5", ""}, {"第二选区（河东村、河西村）、高月村", "2 1", ""}, {"第二选区(河东村、河西村)、高月村", "2 1", ""},
		{"1.高月村\n2.龙潭", "1 6", ""}, {"①高月村 ②龙潭村", "1 6", ""}, {"高月村\t龙潭\x1a", "1 6", ""}, {"高月村 / 龙潭｜KVA电器", "1 6 3", ""},
		{"\u200b高月村\ufeff、\u00a0龙潭", "1 6", ""}, {"高月村、#REF!、同上、龙潭", "1 6", "没有找到：#REF!、同上"}, {"高月村、高月村、查无此村", "1", "查无此村"},
		{"“高月村”、\"龙潭\"", "1 6", ""},
	} {
		f.Set(&thing{})
		f.controls[0].Focus.(*Entry).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard(c.text)})
		said := ""
		for _, o := range f.controls[0].Object.(*fyne.Container).Objects {
			if left, is := o.(*fault); is {
				said = left.Words()
			}
		}
		if got := strings.Join(f.Value.Many, " "); got != c.want || !strings.Contains(said, c.said) || c.said == "" && said != "" {
			t.Errorf("%q: %s %q, want %s %q", c.text, got, said, c.want, c.said)
		}
	}
}
