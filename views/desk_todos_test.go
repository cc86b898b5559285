package views

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"liujin/app/days"
	"liujin/views/kit"
)

// By the keys alone: down to a line, Delete, tomorrow; the line is gone, stands under what waits, and 撤销 brings it back.
func TestLaterByKeys(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	d := s.Go("desk").Edit.(*deskScreen)
	canvas := s.window.Canvas()
	said := func() (all []string) {
		for _, o := range d.todos.lines.Box.Objects {
			all = append(all, o.(interface{ Says() string }).Says())
		}
		return all
	}
	before := said()
	if len(before) > 12 {
		t.Errorf("%d lines", len(before))
	}
	canvas.Focus(d.todos.lines.Box.Objects[0].(fyne.Focusable))
	canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	top, ok := canvas.Overlays().Top().(*widget.PopUp)
	if !ok || !saysAny(top.Content, "哪天再提醒？") {
		t.Fatal("nothing is asked")
	}
	canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	after := said()
	asleep := d.todos.now.Asleep
	if len(asleep) != 1 || asleep[0].Text != before[1] || asleep[0].Until != days.After(s.app.Today(), 1) || after[1] == before[1] {
		t.Fatalf("%+v waits", asleep)
	}
	if now, ok := canvas.Focused().(interface{ Says() string }); !ok || now.Says() != after[1] {
		t.Error("the keys are lost")
	}
	d.todos.every.OnTapped()
	if len(d.todos.lines.Box.Objects) != len(d.todos.now.Todos) || d.todos.asleep.Box.Hidden {
		t.Error("not all is shown")
	}
	d.todos.every.OnTapped()
	s.undo()
	if got := said(); got[1] != before[1] || len(got) != len(before) {
		t.Errorf("undone: %q, before %q", got, before)
	}
}
