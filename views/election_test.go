package views

import (
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/importing"
	"liujin/data"
	"liujin/views/kit"
)

// The wizard of a roster that is of a new congress: who stays, comes and goes is shown before anything is saved; one undo.
func TestRosterWizardElects(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	w := newRosterWizard(s)
	w.path = faultyRoster(t)
	var err error
	if w.book, err = app.OpenTable(w.path); err != nil {
		t.Fatal(err)
	}
	if err = w.readAs(nil, nil); err != nil {
		t.Fatal(err)
	}
	s.cover(w.body)
	w.congress = &importing.Congress{Level: data.LevelTown, Number: 1, Starts: "2027-01-08"} // there is a later one
	w.compare()
	if w.election != nil || w.congress != nil {
		t.Error("a term that was is elected again")
	}
	dismiss(t, s)
	next, err := s.importing.NextCongress()
	if err != nil || next.Level != data.LevelTown || next.Number < 2 {
		t.Fatalf("%+v %v", next, err)
	}
	next.Starts = "2027-01-08"
	w.congress = &next
	w.again()
	capture(t, s, "roster-4-election")
	lists := w.election.Lists()
	if len(lists.Leaving) < 50 || !strings.Contains(lists.Words(), "届满未连任") {
		t.Errorf("%s", lists.Words())
	}
	for i := range w.incoming.Rows {
		if w.incoming.Rows[i].Decision == importing.Ask {
			w.incoming.Decide(i, importing.Add, "")
		}
	}
	if err := w.apply(func(int, int) bool { return true }); err != nil || !strings.Contains(w.applied(), "换届完成：") {
		t.Fatal(err, w.applied())
	}
	if err := s.app.Undo(); err != nil {
		t.Fatal(err)
	}
	w.congress, w.byElected = nil, "2026-11-10"
	w.again()
	if w.election != nil || w.incoming.ByElected != "2026-11-10" {
		t.Error("a by-election is taken for something else")
	}
}

// dismiss closes the message that stands over the window.
func dismiss(t *testing.T, s *Shell) {
	t.Helper()
	top := s.window.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("nothing was said")
	}
	s.window.Canvas().Overlays().Remove(top)
}
