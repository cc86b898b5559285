package views

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// buttons are those of the dialog that is open, a line each; "" where none is.
func buttons(s *Shell) (text string) {
	top := s.window.Canvas().Overlays().Top()
	if top == nil {
		return ""
	}
	for _, o := range test.LaidOutObjects(top) {
		if b, ok := o.(*kit.Press); ok {
			text += b.Text + "\n"
		}
	}
	return text
}

// alikeForm is a form of a new record, filled so that it looks like one that is there.
type alikeForm struct {
	screen string
	fill   func(*Shell) (like string) // starts a new record, and says which one it looks like
	count  func(*Shell) int
}

func started[R, P any](s *Shell, screen string, fill func(P)) {
	e := s.Go(screen).Edit.(*kit.Editor[R, P])
	e.Add()
	fill(e.Form().Value)
	e.Form().Edited("name", "")
}

var alikeForms = []alikeForm{
	{"deputy", func(s *Shell) string {
		rows, _ := s.app.InOrder(today)
		started[*app.DeputyRow](s, "deputy", func(p *data.Deputy) { p.Name, p.Phone = "另有其人", rows[0].Phone })
		return rows[0].Name + "（电话相同"
	}, func(s *Shell) int { rows, _ := s.app.DeputyRows(today); return len(rows) }},
	{"enterprise", func(s *Shell) string {
		rows, _ := s.app.Enterprises()
		started[*app.EnterpriseRow](s, "enterprise", func(f *data.Enterprise) { f.Name = "（" + rows[0].Name + "）有限公司" })
		return rows[0].Name + "（名称相近"
	}, func(s *Shell) int { rows, _ := s.app.Enterprises(); return len(rows) }},
	{"village", func(s *Shell) string {
		rows, _ := s.app.Villages()
		started[*app.VillageRow](s, "village", func(v *app.VillageRow) {
			v.Name = strings.TrimSuffix(strings.TrimSuffix(rows[0].Name, "村"), "社区") + "村委会"
		})
		return rows[0].Name + "（名称相近"
	}, func(s *Shell) int { rows, _ := s.app.Villages(); return len(rows) }},
	{"handler", func(s *Shell) string {
		rows, _ := s.app.Handlers()
		started[*app.HandlerRow](s, "handler", func(h *app.HandlerRow) { h.Name = strings.Join(strings.Split(rows[0].Name, ""), " ") })
		return rows[0].Name + "（同名"
	}, func(s *Shell) int { rows, _ := s.app.Handlers(); return len(rows) }},
}

// What looks like one that is there asks before it is saved: given up, nothing is saved and what was typed stays; another one, it is saved,
// and asks no more while nothing of it is new.
func TestAlikeAsks(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	for _, f := range alikeForms {
		like, n := f.fill(s), f.count(s)
		edit := s.screen(f.screen).Edit.(saver)
		edit.SaveNow(false)
		if !strings.Contains(buttons(s), "是同一个，打开"+like) {
			t.Fatalf("%s: %q, wanted %s", f.screen, buttons(s), like)
		}
		capture(t, s, "alike-"+f.screen)
		press(t, s, kit.WordCancel)
		if f.count(s) != n || !s.screen(f.screen).Edit.(drafter).Dirty() {
			t.Errorf("%s: given up, %d records", f.screen, f.count(s))
		}
		edit.SaveNow(false)
		press(t, s, "不是同一个")
		if f.count(s) != n+1 || s.screen(f.screen).Edit.(drafter).Dirty() {
			t.Errorf("%s: %d records, %q", f.screen, f.count(s), buttons(s))
		}
		edit.SaveNow(false)
		if text := buttons(s); text != "" {
			t.Errorf("%s: asked again: %q", f.screen, text)
		}
	}
}

// A name typed into a visit that looks like an enterprise's picks that one, or makes a new one.
func TestAlikeOfAPickedName(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	rows, err := s.app.Enterprises()
	if err != nil {
		t.Fatal(err)
	}
	e := s.Go("visit").Edit.(*kit.Editor[*data.VisitRow, *data.Visit])
	e.Add()
	for i, answer := range []string{"就是" + rows[0].Name, "不是同一个"} {
		e.Form().FocusOn("enterprise")
		entry := s.window.Canvas().Focused().(*kit.Entry)
		entry.SetText("")
		test.Type(entry, rows[0].Name+"有限公司")
		entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		press(t, s, answer)
		now, err := s.app.Enterprises()
		if err != nil || len(now) != len(rows)+i || (e.Form().Value.Fields.EnterpriseID == rows[0].ID) != (i == 0) ||
			e.Form().Value.Fields.EnterpriseID == "" {
			t.Errorf("%s: %d enterprises, %+v", answer, len(now), e.Form().Value.Fields)
		}
	}
}
