package views

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"liujin/app/matters"
	"liujin/data"
	"liujin/views/kit"
)

// A call is begun on its tab, an opinion entered from its page, and those that follow it, answer it, and its page lists
// what came; nothing of calls stands in the form of an opinion while there is none to answer.
func TestCallsInTheWindow(t *testing.T) {
	for _, large := range []bool{false, true} {
		s, name := sampleShell(t, kit.Theme{Large: large}), ""
		if large {
			s.window.Resize(fyne.NewSize(1024, 700))
			name = "-small"
		}
		capture(t, s, "desk-roads"+name)
		s.Go("call")
		rows, err := s.matters.Calls()
		if err != nil || len(rows) < 2 {
			t.Fatal(rows, err)
		}
		for i := range rows {
			if rows[i].Received > 0 {
				s.Open("call", rows[i].ID)
				capture(t, s, "call"+name)
				act(t, s, "复制征集文字")
				if text := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(text, "【征集】"+rows[i].Title) {
					t.Error(text)
				}
				act(t, s, "登记一件")
				capture(t, s, "opinion-of-call"+name)
				e, ok := s.built[s.current].Edit.(*kit.Editor[*matters.OpinionRow, *data.Opinion])
				if !ok || e.Form().Value.CallID != rows[i].ID || e.Next(e.Form().Value).CallID != rows[i].ID {
					t.Errorf("what is entered from the page of %s does not answer it", rows[i].Title)
				}
			}
		}
	}
}

// What came of a lead stands on its page and is asked for by 落实; who helps with a proposal, what was supervised of an opinion and what is
// posted of all are shown and asked for.
func TestLeadsInTheWindow(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	all, err := s.matters.Opinions()
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		if o := &all[i]; o.Result == data.ResultTalking && o.Kind == data.OpinionLead {
			s.Open("opinion", o.ID)
			capture(t, s, "lead")
			act(t, s, string(data.StepKeep))
			choose(t, s, []string{string(data.ResultSigned)})
			capture(t, s, "step-keep")
			press(t, s, kit.WordSave)
			now, err := s.matters.Opinion(o.ID)
			if err != nil || now.Result != data.ResultSigned {
				t.Fatalf("%+v %v", now.Standing, err)
			}
			capture(t, s, "lead-signed")
			break
		}
	}
	proposals, err := s.matters.Proposals()
	if err != nil {
		t.Fatal(err)
	}
	for i := range proposals {
		if proposals[i].Helpers != "" {
			s.Open("proposal", proposals[i].ID)
			capture(t, s, "proposal-helped")
		}
	}
	rows, err := s.app.Supervisions()
	if err != nil {
		t.Fatal(err)
	}
	if i := slices.IndexFunc(rows, func(r data.SupervisionRow) bool {
		v, err := s.app.Supervision(r.ID)
		return err == nil && v.Fields.OpinionID != ""
	}); i >= 0 {
		s.Open("supervision", rows[i].ID)
		capture(t, s, "supervision-of-opinion")
		v, err := s.app.Supervision(rows[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		s.Open("opinion", v.Fields.OpinionID)
		capture(t, s, "opinion-supervised")
		s.askPosted("")
		capture(t, s, "ask-posted")
		press(t, s, "预览")
		capture(t, s, "posted")
	} else {
		t.Error("no opinion is supervised in the sample")
	}
}
