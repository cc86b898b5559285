package views

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/data"
	"liujin/views/kit"
)

// Escape closes a dialog in which nothing was typed; it asks where something would be lost, and loses nothing by itself.
func TestEscapeAsksWhereSomethingWasTyped(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	handlers, err := s.app.Handlers()
	if err != nil {
		t.Fatal(err)
	}
	m := data.Opinion{OpinionFields: data.OpinionFields{Day: today, Text: "井盖松动", HandlerID: handlers[0].ID}}
	if err := s.matters.SaveOpinion(&m); err != nil {
		t.Fatal(err)
	}
	if err := s.matters.TakeOpinionStep(m.ID, data.Step{Day: today, Kind: data.StepAssign, HandlerID: handlers[0].ID}); err != nil {
		t.Fatal(err)
	}
	courses, err := s.training.Courses()
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.training.Course(courses[len(courses)-1].ID)
	if err != nil {
		t.Fatal(err)
	}
	s.Open("opinion", m.ID)
	overlays := func() int { return len(s.window.Canvas().Overlays().List()) }
	for name, dialog := range map[string]struct{ open, typed func() }{
		"a reply": {func() { act(t, s, "答复") }, func() { test.Type(s.window.Canvas().Focused(), "换好了") }},
		"a roll":  {func() { s.askRoll(p.Sessions[0].ID) }, func() { s.window.Canvas().Focused().TypedRune('4') }},
	} {
		dialog.open()
		if esc(s); overlays() != 0 {
			t.Fatalf("%s: asked though nothing was typed", name)
		}
		dialog.open()
		dialog.typed()
		if esc(s); overlays() != 2 {
			t.Fatalf("%s: %d dialogs after Escape", name, overlays())
		}
		if esc(s); overlays() != 1 {
			t.Fatalf("%s: %d dialogs after the safe answer", name, overlays())
		}
		press(t, s, kit.WordCancel)
		if press(t, s, "不保存"); overlays() != 0 {
			t.Errorf("%s: it stays", name)
		}
		dialog.open()
		dialog.typed()
		if s.TypedShortcut(ctrl(fyne.KeyS)); overlays() != 0 {
			t.Errorf("%s: Ctrl+S doesn't save it", name)
		}
	}
}

// esc presses Escape where the keys go.
func esc(s *Shell) {
	c, key := s.window.Canvas(), &fyne.KeyEvent{Name: fyne.KeyEscape}
	if f := c.Focused(); f != nil {
		f.TypedKey(key)
		return
	}
	kit.DialogKey(c, key)
}

// A meeting's roll is called when its form is saved: saving it later would take the roll back.
func TestRollOfAnUnsavedMeeting(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	meetings, err := s.meetings.Meetings()
	if err != nil {
		t.Fatal(err)
	}
	s.Open("meeting", meetings[0].ID)
	e := s.Go("meeting").Edit.(*kit.Editor[*data.MeetingRow, *data.Meeting])
	e.Form().Value.Place = "别处"
	act(t, s, "点名")
	if s.window.Canvas().Overlays().Top() == nil {
		t.Fatal("nothing was said")
	}
	press(t, s, kit.WordOK)
	if e.Form().Value.Place != "别处" || s.window.Canvas().Overlays().Top() != nil {
		t.Error("the roll was called over what is unsaved")
	}
}

// After a click beside its lines a roll still takes the keys: what is typed is said of somebody, and Enter and Escape are its own.
func TestRollKeepsTheKeys(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	courses, err := s.training.Courses()
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.training.Course(courses[len(courses)-1].ID)
	if err != nil {
		t.Fatal(err)
	}
	s.askRoll(p.Sessions[0].ID)
	c := s.window.Canvas()
	board := c.Focused()
	c.Unfocus()
	c.OnTypedRune()('4')
	if c.Focused() != board {
		t.Fatal("what was typed went nowhere")
	}
	c.Unfocus()
	if c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape}); len(c.Overlays().List()) != 2 {
		t.Error("Escape loses what was said, or does nothing")
	}
}

// A roll that is opened with nobody on it says how it is filled, and has room for those whom a pasted list brings.
func TestEmptyRoll(t *testing.T) {
	h := sitting(t, sampleCopy(t), "2026-11-12")
	p := data.Course{CourseFields: data.CourseFields{Title: "甲", Year: 2026, Mode: data.TrainingOnSite},
		Sessions: []data.Session{{Day: "2026-11-11", Topic: "甲", Hours: 20}}}
	if err := h.training.SaveCourse(&p); err != nil {
		t.Fatal(err)
	}
	h.askRoll(p.Sessions[0].ID)
	if said := strings.Join(texts(h.window.Canvas().Overlays().Top()), "|"); !strings.Contains(said, "名单还空着") {
		t.Fatal(said)
	}
	board := h.window.Canvas().Focused().(*kit.Roll)
	room := fyne.CurrentApp().Driver().CanvasForObject(board).Overlays().Top().MinSize().Height
	if room < 400 {
		t.Errorf("there is room for one line: %v", room)
	}
}
