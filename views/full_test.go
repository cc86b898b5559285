package views

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/app"
	"liujin/app/desk"
	"liujin/app/paperwork"
	"liujin/data"
	"liujin/views/kit"
)

// fullDisk opens the sample on a small disk of its own; fill fills it, free makes room again.
func fullDisk(t *testing.T) (s *Shell, fill, free func()) {
	t.Helper()
	disk := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be mounted here: %s", out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", disk).Run() })
	if err := os.CopyFS(disk, os.DirFS(filepath.Dir(sampleFile))); err != nil {
		t.Fatal(err)
	}
	s = openShell(t, filepath.Join(disk, filepath.Base(sampleFile)), kit.Theme{})
	name := filepath.Join(disk, "fill")
	fill = func() {
		t.Helper()
		f, err := os.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for block := make([]byte, 4096); err == nil; {
			_, err = f.Write(block)
		}
	}
	free = func() {
		t.Helper()
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	return s, fill, free
}

// What was typed in a dialog stays where it can't be saved, on a full disk, with one sentence that says why; with room again the same press
// saves it.
func TestDialogsKeepWhatWasTyped(t *testing.T) {
	s, fill, free := fullDisk(t)
	c := s.window.Canvas()
	plans, err := s.app.DB().Plans(today, "9999-12-31")
	if err != nil || len(plans) == 0 {
		t.Fatal(plans, err)
	}
	issued, err := s.paperwork.IssuedRows()
	if err != nil || len(issued) == 0 {
		t.Fatal(issued, err)
	}
	todos, err := s.desk.Desk()
	if err != nil || len(todos.Todos) == 0 {
		t.Fatal(err)
	}
	shifts, err := s.app.DB().Shifts(today, "2026-12-31")
	if err != nil || len(shifts) == 0 {
		t.Fatal(err)
	}
	for name, one := range map[string]struct {
		open  func()
		typed string
		act   string
	}{
		"a plan is put off":   {func() { s.askPutOff(plans[0].ID) }, "2026-12-20", "改期"},
		"a paper is void":     {func() { s.askVoid(standing(t, issued)) }, "印错了", "作废"},
		"a line waits":        {func() { askedLater(s, todos.Todos[0]) }, "2026-12-20", "等到那天"},
		"a reception is told": {func() { s.askTurnout(shifts[0].ID) }, "", kit.WordSave},
	} {
		t.Run(name, func(t *testing.T) {
			one.open()
			if one.typed != "" {
				e, ok := c.Focused().(*kit.Entry)
				if !ok {
					t.Fatalf("%T has the caret", c.Focused())
				}
				test.Type(e, one.typed)
			}
			dialog, label := c.Overlays().Top(), s.app.DB().UndoLabel()
			fill()
			press(t, s, one.act)
			said := strings.Join(texts(c.Overlays().Top()), "|")
			free()
			if !strings.Contains(said, "磁盘已满") || s.app.DB().UndoLabel() != label {
				t.Fatalf("%q, done %q", said, s.app.DB().UndoLabel())
			}
			press(t, s, kit.WordOK)
			if c.Overlays().Top() != dialog {
				t.Fatal("the dialog is gone, with what was typed")
			}
			if press(t, s, one.act); c.Overlays().Top() == dialog {
				t.Errorf("not saved with room again: %q", texts(dialog))
			}
			for _, o := range c.Overlays().List() {
				c.Overlays().Remove(o)
			}
		})
	}
}

// standing is a paper that can be voided.
func standing(t *testing.T, all []data.IssuedRow) *data.IssuedRow {
	t.Helper()
	for i := range all {
		if all[i].Stands() && paperwork.Public(all[i].Paper) {
			return &all[i]
		}
	}
	t.Fatal("no paper stands")
	return nil
}

// askedLater asks until when a line of the desk waits.
func askedLater(s *Shell, one app.Todo) {
	l := &todoList{shell: s}
	l.later(desk.Line{Todo: one})
	for _, o := range test.LaidOutObjects(s.window.Canvas().Overlays().Top()) {
		if b, ok := o.(*kit.Press); ok && b.Text == "另选一天…" {
			b.Tapped(nil)
			return
		}
	}
}

// A report that can't be dropped keeps what was typed over it.
func TestAReportThatStaysKeepsWhatWasTyped(t *testing.T) {
	s, fill, free := fullDisk(t)
	p := s.Go("report").Edit.(*reportScreen)
	p.SelectFirst()
	p.Form().Value.Content = "改过的内容"
	p.Form().Edited("content", "")
	fill()
	p.key(fyne.KeyDelete)
	free()
	if top := s.window.Canvas().Overlays().Top(); top == nil || !strings.Contains(strings.Join(texts(top), "|"), "磁盘已满") {
		t.Fatal("nothing was said")
	}
	press(t, s, kit.WordOK)
	if p.Form().Value.Content != "改过的内容" || !p.Dirty() {
		t.Errorf("what was typed is gone: %q", p.Form().Value.Content)
	}
	id := p.Opened()
	p.key(fyne.KeyDelete)
	if r, err := s.reports.Report(id); err != nil || r.Waits() {
		t.Errorf("%v %v", r.State, err)
	}
}
