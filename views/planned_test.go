package views

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/data"
	"liujin/views/kit"
)

// visitEditor is the visits' screen, shown.
func visitEditor(t *testing.T, s *Shell) *kit.Editor[*data.VisitRow, *data.Visit] {
	t.Helper()
	w, ok := s.Go("visit").Edit.(*kit.Editor[*data.VisitRow, *data.Visit])
	if !ok {
		t.Fatal("the visits have no editor")
	}
	return w
}

// pressed presses a button of what is on top.
func pressed(t *testing.T, o fyne.CanvasObject, label string) {
	t.Helper()
	for _, one := range test.LaidOutObjects(o) {
		if b, ok := one.(*kit.Press); ok && b.Text == label && b.Visible() {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("no button %s", label)
}

// A visit is planned in the form, told to the group, called off and planned again, and is not recorded before its day.
func TestVisitIsPlanned(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	e := visitEditor(t, s)
	s.screen("visit").Plan(planWith{})
	v := e.Form().Value
	if v.State != data.ActivityPlanned || v.Day != "" {
		t.Fatalf("%q %q", v.State, v.Day)
	}
	enterprises, err := s.app.Enterprises()
	if err != nil {
		t.Fatal(err)
	}
	v.Day, v.Fields.EnterpriseID, v.Begins, v.Purpose = days.After(today, 6), enterprises[5].ID, "14:30", "听取困难"
	e.SaveNow(false)
	id := e.Opened()
	if id == "" || !strings.HasPrefix(s.app.DB().UndoLabel(), "安排走访") {
		t.Fatalf("%q %q", id, s.app.DB().UndoLabel())
	}
	s.askPlanNotice(id, "")
	capture(t, s, "planned-notice")
	pressed(t, s.window.Canvas().Overlays().Top(), "复制文本")
	text := fyne.CurrentApp().Clipboard().Content()
	for _, want := range []string{"【活动通知】走访市场主体", "时间：2026年11月18日（星期三）14:30", enterprises[5].Name, "听取困难", "提前向东港镇人大请假"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing in %s", want, text)
		}
	}
	s.callOff(id)
	if text, err := s.paperwork.ActivityText(id, ""); err != nil || !strings.Contains(text, "【活动取消】") {
		t.Errorf("%s %v", text, err)
	}
	s.window.Canvas().Overlays().Remove(s.window.Canvas().Overlays().Top())
	s.askPutOff(id)
	capture(t, s, "planned-put-off")
	pressed(t, s.window.Canvas().Overlays().Top(), "改期")
	if v, err := s.app.Visit(id); err != nil || v.State != data.ActivityPlanned {
		t.Errorf("%s %v", v.State, err)
	}
	s.window.Canvas().Overlays().Remove(s.window.Canvas().Overlays().Top())

	if s.screen("visit").Record(id); e.Form().Value.State != data.ActivityPlanned {
		t.Error("what is to come is recorded")
	}
}

// On the desk waits what was planned and has gone by; one click there leads to the form with the caret in what was done, and it counts once
// that is saved.
func TestPlanWaitsOnTheDesk(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	e := visitEditor(t, s)
	s.Go("desk")
	todos := s.built["desk"].Edit.(*deskScreen).todos
	waits := slices.IndexFunc(todos.now.Todos, func(d app.Todo) bool { return strings.Contains(d.Text, "还没登记情况") })
	if waits < 0 {
		t.Fatal("the desk asks for no record")
	}
	todos.open(desk.Line{Todo: todos.now.Todos[waits]})
	v := e.Form().Value
	if s.current != "visit" || v.State != data.ActivityHeld || v.ID == "" {
		t.Fatalf("%s: %q %s", s.current, v.ID, v.State)
	}
	caret, ok := s.window.Canvas().Focused().(*kit.Entry)
	if !ok || !caret.MultiLine {
		t.Fatalf("the caret is in %T", s.window.Canvas().Focused())
	}
	capture(t, s, "planned-record")
	caret.SetText("看了车间，谈了用工。")
	e.SaveNow(false)
	row, err := s.app.DB().ActivityRow(v.ID)
	if err != nil || row.State != data.ActivityHeld || row.Content == "" || row.Persons != 2 {
		t.Errorf("%+v %v", row, err)
	}
}

// saysAny reports whether a label within an object says a text.
func saysAny(o fyne.CanvasObject, text string) bool {
	for _, one := range test.LaidOutObjects(o) {
		if l, ok := one.(*widget.Label); ok && strings.Contains(l.Text, text) {
			return true
		}
	}
	return false
}

// A day to come turns the form of a visit into that of a plan, and back.
func TestFormFollowsItsDay(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	e := visitEditor(t, s)
	e.Add()
	fields := s.visitFields()
	shown := func(name string) bool {
		for _, f := range fields {
			if f.Name == name {
				return f.When == nil || f.When(e.Form().Value)
			}
		}
		t.Fatal(name)
		return false
	}
	if !shown("content") || shown("purpose") {
		t.Error("a visit of today is a plan")
	}
	e.Form().Value.Day = days.After(today, 1)
	if shown("content") || !shown("purpose") || !shown("begins") {
		t.Error("a visit of tomorrow is none")
	}
}

// 本月安排 opens what its lines speak of, and leads back.
func TestComingMonth(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	s.Go("coming")
	m, ok := s.built["coming"].Edit.(*comingMonth)
	if !ok {
		t.Fatal("no month")
	}
	kinds := map[data.Kind]bool{}
	rows, err := m.list.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range rows {
		if kinds[c.Kind] || c.Over {
			continue
		}
		kinds[c.Kind] = true
		s.Go("coming")
		m.open(c)
		if s.current == "coming" || s.wayBack == nil {
			t.Errorf("%s %s does not open", c.What, c.Title)
		}
	}
	for _, k := range []data.Kind{data.KindShift, data.KindMeeting, data.KindVisit, data.KindLecture, data.KindSupervision,
		data.KindOutreach, data.KindService} {
		if !kinds[k] {
			t.Errorf("nothing of %s is to come", k)
		}
	}
	m.goBy(1)
	if m.first != "2026-12-01" {
		t.Error(m.first)
	}
	m.Add()
	pressed(t, s.window.Canvas().Overlays().Top(), "督办（项目一线）")
	if s.current != "supervision" {
		t.Error(s.current)
	}
}
