package views

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"liujin/data"
	"liujin/views/kit"
)

// What is handed up, promised, kept and talked about is asked for as the other steps are, and only where it can be.
func TestRoadsInTheWindow(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	m := data.Opinion{OpinionFields: data.OpinionFields{Day: today, Text: "省道绿化", Route: data.RouteUp}}
	if err := s.matters.SaveOpinion(&m); err != nil {
		t.Fatal(err)
	}
	s.Open("opinion", m.ID)
	act(t, s, string(data.StepSubmit))
	capture(t, s, "step-submit")
	press(t, s, kit.WordSave)
	act(t, s, string(data.StepAnswer))
	test.Type(s.window.Canvas().Focused(), "列入明年计划")
	capture(t, s, "step-answer")
	choose(t, s, []string{string(data.ResultPlanned)})
	capture(t, s, "step-promise")
	for _, o := range test.LaidOutObjects(s.window.Canvas().Overlays().Top()) {
		if e, ok := o.(*kit.Entry); ok && e.Text == "" && e.Visible() {
			s.window.Canvas().Focus(e)
			test.Type(e, "2026-11-14")
			s.window.Canvas().Unfocus()
		}
	}
	press(t, s, kit.WordSave)
	now, err := s.matters.Opinion(m.ID)
	if err != nil || now.Promised != "2026-11-14" {
		t.Fatalf("%+v %v", now.Standing, err)
	}
	capture(t, s, "opinion-promised")
	act(t, s, string(data.StepKeep))
	press(t, s, kit.WordSave)
	if now, err = s.matters.Opinion(m.ID); err != nil || now.Promised != "" {
		t.Fatalf("%+v %v", now.Standing, err)
	}
	proposals, err := s.matters.Proposals()
	if err != nil {
		t.Fatal(err)
	}
	for i := range proposals {
		if p := &proposals[i]; p.State == data.MatterAssigned {
			s.Open("proposal", p.ID)
			act(t, s, string(data.StepTalk))
			capture(t, s, "step-talk")
			press(t, s, kit.WordSave)
			capture(t, s, "proposal-talked")
			whole, err := s.matters.Proposal(p.ID)
			if err != nil {
				t.Fatal(err)
			}
			last := whole.Steps[len(whole.Steps)-1]
			if last.Kind != data.StepTalk || last.DeputyID != p.LeadID || whole.State != data.MatterAssigned {
				t.Errorf("%+v, %s", last, whole.State)
			}
			return
		}
	}
	t.Error("no proposal is under way")
}
