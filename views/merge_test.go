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

// pressBelow presses a button of the window itself, by its text.
func pressBelow(t *testing.T, s *Shell, text string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(s.window.Content()) {
		if b, ok := o.(*kit.Press); ok && b.Text == text {
			b.Tapped(nil)
			return
		}
	}
	t.Fatalf("there is no button “%s”", text)
}

// openLine clicks the line of the shown record's page or form that begins with a text.
func openLine(t *testing.T, s *Shell, text string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(s.window.Content()) {
		if line, ok := o.(interface {
			fyne.Tappable
			Says() string
		}); ok && strings.HasPrefix(line.Says(), text) {
			line.Tapped(nil)
			return
		}
	}
	t.Fatalf("there is no line “%s”", text)
}

// alikeDeputy enters somebody a second time, with another's birth month and a certificate of a seat.
func alikeDeputy(t *testing.T, s *Shell) (first, second data.Deputy) {
	t.Helper()
	rows, err := s.app.InOrder(today)
	if err != nil {
		t.Fatal(err)
	}
	if first, err = s.app.Deputy(rows[0].ID); err != nil {
		t.Fatal(err)
	}
	second = data.Deputy{DeputyFields: data.DeputyFields{Name: first.Name, Born: "1949-01", Phone: first.Phone, Note: "另录的一条",
		Employer: "镇政府"}}
	second.Mandates = []data.Mandate{{MandateFields: first.Mandates[0].MandateFields}}
	second.Mandates[0].Meta, second.Mandates[0].Certificate = data.Meta{}, "东人代 099"
	if err := s.app.SaveDeputy(&second); err != nil {
		t.Fatal(err)
	}
	return first, second
}

// calledToday is what a deputy is called, namesakes told apart.
func calledToday(t *testing.T, s *Shell, id string) string {
	t.Helper()
	names, err := s.app.DeputyNames(today)
	if err != nil {
		t.Fatal(err)
	}
	return names[id]
}

// Two persons become one by four acts: the row, 合并…, the one that looks alike, 合并; Ctrl+Z takes it back.
func TestMergeTwoDeputies(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	first, second := alikeDeputy(t, s)
	e := s.Go("deputy").Edit.(*kit.Editor[*app.DeputyRow, *data.Deputy])
	e.Show(second.ID)
	pressBelow(t, s, "合并…")
	capture(t, s, "merge-1-which")
	press(t, s, calledToday(t, s, first.ID)+"（同名")
	capture(t, s, "merge-2-deputies")
	press(t, s, "合并")
	if e.Opened() != first.ID || s.window.Canvas().Overlays().Top() != nil {
		t.Errorf("%s is open", e.Opened())
	}
	one, err := s.app.Deputy(first.ID)
	if err != nil || len(one.Mandates) != len(first.Mandates) || one.Born != first.Born || one.Note == "" {
		t.Errorf("%+v %v", one, err)
	}
	if now, err := s.app.DB().Resolve(data.KindDeputy, second.ID); err != nil || now != first.ID {
		t.Error(now, err)
	}
	s.undo()
	if _, err := s.app.Deputy(second.ID); err != nil {
		t.Error(err)
	}
}

// Of two enterprises the other one's name is taken, and the one that less is known of stays; what is typed must be saved first.
func TestMergeTwoEnterprises(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	rows, err := s.app.Enterprises()
	if err != nil {
		t.Fatal(err)
	}
	first := rows[0]
	second := data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: strings.TrimSuffix(first.Name, "有限公司") + "（有限公司）",
		Contact: "周海", Note: "注"}}
	if err := s.app.SaveEnterprise(&second); err != nil {
		t.Fatal(err)
	}
	e := s.Go("enterprise").Edit.(*kit.Editor[*app.EnterpriseRow, *data.Enterprise])
	e.Show(first.ID)
	e.Form().Value.Note = "还没有保存"
	e.Form().Edited("note", "")
	pressBelow(t, s, "合并…") // what was typed is saved first
	if saved, err := s.app.Enterprise(first.ID); err != nil || saved.Note != "还没有保存" || e.Dirty() {
		t.Errorf("%+v, %v", saved, err)
	}
	press(t, s, second.Name+"（名称相近")
	press(t, s, "改为留下另一条")
	capture(t, s, "merge-3-enterprises")
	for _, o := range test.LaidOutObjects(s.window.Canvas().Overlays().Top()) {
		if tick, ok := o.(*kit.Tick); ok {
			tick.SetChecked(true)
		}
	}
	press(t, s, "合并")
	one, err := s.app.Enterprise(second.ID)
	if err != nil || one.Name != first.Name || !strings.HasSuffix(one.Also, second.Name) || one.Contact != first.Contact {
		t.Errorf("%+v %v", one, err)
	}
	if e.Opened() != second.ID {
		t.Errorf("%s is open", e.Opened())
	}
}

// A picker finds a record by what else it is called, and says so.
func TestPickByOtherName(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	rows, err := s.app.Villages()
	if err != nil {
		t.Fatal(err)
	}
	v := rows[0]
	v.Also = "鹿鸣村"
	if err := s.app.SaveVillage(&v); err != nil {
		t.Fatal(err)
	}
	e := s.Go("enterprise").Edit.(*kit.Editor[*app.EnterpriseRow, *data.Enterprise])
	e.SelectFirst()
	e.Edit()
	e.Form().FocusOn("village")
	entry := s.window.Canvas().Focused().(*kit.Entry)
	entry.SetText("")
	test.Type(entry, "lmc")
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if e.Form().Value.VillageID != v.ID {
		t.Errorf("%+v", e.Form().Value)
	}
}
