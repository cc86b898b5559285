package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// A name that is typed in full is picked by whatever saves, be the caret still in it; what names nobody, or several, keeps the form from
// being saved and stays.
func TestNamesTypedInFull(t *testing.T) {
	h := newHost(t)
	people := Options{Noun: "代表", List: func() ([]Option, error) {
		return []Option{{ID: "1", Name: "郭文"}, {ID: "2", Name: "郭文斌"}, {ID: "3", Name: "王海燕"}, {ID: "4", Name: "王海燕"}}, nil
	}}
	f := NewForm(h, []Field[*thing]{Ref("ref", "一", people, func(v *thing) *string { return &v.Ref }),
		Refs("many", "多", people, func(v *thing) []string { return v.Many }, func(v *thing, ids []string) { v.Many = ids })},
		func(*thing) error { return nil })
	h.window.SetContent(f.Object())
	for _, c := range []struct{ typed, want, said string }{
		{"郭文", "1", ""}, {" 郭文斌 ", "2", ""}, {"郭", "", "没有叫这个名字的代表"}, {"王海燕", "", "不止一个"}, {"查无此人", "", "没有叫这个名字的代表"},
	} {
		one, many := func() string { return f.Value.Ref }, func() string { return strings.Join(f.Value.Many, " ") }
		for at, got := range []func() string{one, many} {
			f.Set(&thing{})
			entry := f.controls[at].Focus.(*Entry)
			h.window.Canvas().Focus(entry)
			test.Type(entry, c.typed)
			if !f.Dirty() {
				t.Errorf("%q in field %d is nothing that was typed", c.typed, at)
			}
			ready := f.Ready()
			if said := f.faults[at].says; ready != (c.said == "") || got() != c.want || !strings.Contains(said, c.said) ||
				c.said != "" && entry.Text != c.typed {
				t.Errorf("%q in field %d: %v %q %q, in the field %q", c.typed, at, ready, got(), said, entry.Text)
			}
		}
	}
	f.Set(&thing{})
	entry := f.controls[1].Focus.(*Entry)
	h.window.Canvas().Focus(entry)
	test.Type(entry, "郭文斌")
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	h.window.Canvas().FocusNext()
	if got := strings.Join(f.Value.Many, " "); got != "2" {
		t.Errorf("left by Tab: %q", got)
	}
	// Where a longer name fits too, a click on it may be on its way: leaving the field picks nothing, a save does.
	f.Set(&thing{})
	h.window.Canvas().Focus(entry)
	test.Type(entry, "郭文")
	h.window.Canvas().Unfocus()
	if len(f.Value.Many) > 0 {
		t.Errorf("a click on a longer name would find %v picked", f.Value.Many)
	}
	if !f.Ready() || strings.Join(f.Value.Many, " ") != "1" {
		t.Errorf("saved as %v", f.Value.Many)
	}
}
