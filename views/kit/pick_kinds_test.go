package kit

import (
	"slices"
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

// A name with what tells namesakes apart in brackets behind it picks the one that is meant, in a field of one and in a pasted list.
func TestNameWithWhatTellsItApart(t *testing.T) {
	h := newHost(t)
	people := Options{Noun: "代表", List: func() ([]Option, error) {
		return []Option{{ID: "a", Name: "王海燕（妇联主席）", Also: []string{"王海燕"}}, {ID: "b", Name: "王海燕（村书记）", Also: []string{"王海燕"}},
			{ID: "c", Name: "李刚"}}, nil
	}, Meant: func(name string) []string {
		return map[string][]string{"王海燕（1981-02）": {"b"}, "王海燕（女）": {"a", "b"}}[name]
	}}
	f := NewForm(h, []Field[*thing]{Ref("one", "一", people, func(v *thing) *string { return &v.Name }),
		Refs("many", "多", people, func(v *thing) []string { return v.Many }, func(v *thing, ids []string) { v.Many = ids })},
		func(*thing) error { return nil })
	h.window.SetContent(f.Object())
	f.Set(&thing{})
	one, many := f.controls[0].Focus.(*Entry), f.controls[1].Focus.(*Entry)
	h.window.Canvas().Focus(one)
	one.SetText("王海燕（1981-02）")
	h.window.Canvas().Focus(many)
	if f.Value.Name != "b" {
		t.Errorf("picked %q", f.Value.Name)
	}
	many.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard("王海燕（1981-02）、王海燕（女）、李刚")})
	if !slices.Equal(f.Value.Many, []string{"b", "c"}) {
		t.Errorf("picked %v", f.Value.Many)
	}
	said := ""
	for _, o := range f.controls[1].Object.(*fyne.Container).Objects {
		if left, is := o.(*fault); is {
			said = left.Words()
		}
	}
	if said != "有同名，请逐个选：王海燕（女）" {
		t.Error(said)
	}
}
