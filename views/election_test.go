package views

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/importing"
	"liujin/app/intake/roster"
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
	w.roster.Term = 20 // the sample's is the nineteenth
	s.cover(w.body)
	w.compare()
	if said := strings.Join(texts(s.window.Content()), "\n"); !strings.Contains(said, "名册的标题写的是第二十届") {
		t.Error("nothing is said of the title's term")
	}
	w.congresses = importing.Congresses{{Level: data.LevelTown, Number: 1, Starts: "2027-01-08"}} // there is a later one
	w.compare()
	if w.election != nil || w.congresses != nil {
		t.Error("a term that was is elected again")
	}
	dismiss(t, s)
	next, err := s.importing.NextCongresses(w.roster)
	if err != nil || next[0].Level != data.LevelTown || next[0].Number < 2 {
		t.Fatalf("%+v %v", next, err)
	}
	next[0].Starts = "2027-01-08"
	w.congresses = next[:1]
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
	w.roster.People = append(w.roster.People, roster.Person{Name: "欧阳不在册", Mandates: []roster.Mandate{{Level: "镇"}}},
		roster.Person{Name: "司马不在册", Mandates: []roster.Mandate{{Level: "县"}}})
	w.askCongress()
	capture(t, s, "roster-5-congresses")
	dismiss(t, s)
	w.again()
	w.scroll.ScrollToOffset(fyne.NewPos(0, 420))
	capture(t, s, "roster-6-phones")
	if len(w.noPhone) != 2 {
		t.Errorf("%d have no telephone", len(w.noPhone))
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
	w.congresses, w.byElected = nil, "2026-11-10"
	w.again()
	if w.election != nil || w.incoming.ByElected != "2026-11-10" {
		t.Error("a by-election is taken for something else")
	}
}

// What carries a star is required: of one congress its level and number; of several each may be left out, and none has one.
func TestStarsOfCongresses(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	for _, all := range []importing.Congresses{{{}}, {{Level: data.LevelTown}, {Level: data.LevelCounty}}} {
		bad, _ := all.Validate().(data.Invalid)
		for _, f := range s.congressFields(all) {
			if f.Need != (bad[f.Name] != "" && len(all) == 1) {
				t.Errorf("%d congresses: the star of %s is %v, the rule says %q", len(all), f.Name, f.Need, bad[f.Name])
			}
		}
	}
	if f := kit.NewForm(s, s.congressFields(importing.Congresses{{}, {}}), (*importing.Congresses).Validate); f.Ready() {
		t.Error("no congress at all is taken")
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
