package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"liujin/app/table"
)

// Rows are marked from the keyboard, and what is done with them is reached from there; no row moves when the first is marked.
func TestMarksByKeyboard(t *testing.T) {
	h := newHost(t)
	l := NewList(h, "things", []table.Column[*thing]{table.Of("name", "名称", 6, func(v *thing) string { return v.Name })})
	l.ID = (*thing).RecordID
	l.Load = Lists(func() ([]thing, error) {
		return []thing{{ID: "1", Name: "一"}, {ID: "2", Name: "二"}, {ID: "3", Name: "三"}}, nil
	})
	var done []string
	l.Acts = []Act{{Label: "交办", Do: func(ids []string) { done = ids }}}
	h.Window().SetContent(l.Content())
	l.Reload()
	key := func(name fyne.KeyName) { l.rows.TypedKey(&fyne.KeyEvent{Name: name}) }
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(l.rows)
	l.SelectAt(0)
	if key(fyne.KeySpace); !slices.Equal(l.Marked(), []string{"1"}) {
		t.Errorf("Space marks %v", l.Marked())
	}
	if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l.rows); at != top {
		t.Errorf("the rows moved from %v to %v", top, at)
	}
	was := shiftHeld
	shiftHeld = func() bool { return true }
	key(fyne.KeyDown)
	key(fyne.KeyDown)
	if shiftHeld = was; !slices.Equal(l.Marked(), []string{"1", "2", "3"}) {
		t.Errorf("Shift and arrows mark %v", l.Marked())
	}
	if key(fyne.KeySpace); !slices.Equal(l.Marked(), []string{"1", "2"}) {
		t.Errorf("Space leaves %v", l.Marked())
	}
	if !l.FocusActs() {
		t.Error("the acts are not reached")
	}
	h.Window().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(done, []string{"1", "2"}) {
		t.Errorf("done with %v", done)
	}
	l.rows.TypedShortcut(&fyne.ShortcutSelectAll{})
	if len(l.Marked()) != 3 {
		t.Errorf("Ctrl+A marks %v", l.Marked())
	}
	if l.SetFilter("二"); !slices.Equal(l.Marked(), []string{"2"}) {
		t.Errorf("what the filter hides is acted on: %v", l.Marked())
	}
}
