package views

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/matters"
	"liujin/data"
	"liujin/views/kit"
)

// lamps saves four opinions about roads from one village, each brought by another deputy.
func lamps(t *testing.T, s *Shell) (ids []string) {
	t.Helper()
	villages, err := s.app.Villages()
	if err != nil {
		t.Fatal(err)
	}
	people, err := s.app.InOrder(today)
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range []string{"村口到学校的路灯都不亮", "晚上走路看不见，路灯坏了半年", "北侧支路没有路灯", "路灯时亮时不亮"} {
		m := data.Opinion{OpinionFields: data.OpinionFields{Day: today, Text: text, VillageID: villages[0].ID, Category: "roads",
			BroughtByID: people[i].ID}}
		if err := s.matters.SaveOpinion(&m); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, m.ID)
	}
	return ids
}

// takeUp makes projects of the similar opinions that the sample has.
func takeUp(t *testing.T, s *Shell) {
	t.Helper()
	groups, err := s.matters.Similar()
	if err != nil {
		t.Fatal(err)
	}
	for i := range groups {
		w, err := s.matters.ProjectOfAll(&groups[i])
		if err == nil {
			err = s.matters.SaveProject(&w)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Opinions of one kind become one proposal, or a candidate for a livelihood project, by three actions from their list; what is offered for
// them isn't there before, and not any more afterwards. One undo.
func TestStoryOfSimilarOpinions(t *testing.T) {
	for _, c := range []struct {
		act, screen string
	}{{"转为代表建议", "proposal"}, {"列为实事候选", "project"}} {
		h := sitting(t, sampleCopy(t), today)
		takeUp(t, h.Shell)
		h.Go("opinion")
		list := h.built["opinion"].Edit.(*kit.Editor[*matters.OpinionRow, *data.Opinion]).List
		offered := func() bool {
			return slices.ContainsFunc(texts(h.window.Content()), func(s string) bool { return strings.Contains(s, "同类意见") })
		}
		if offered() {
			t.Error("similar opinions are offered where there are none")
		}
		ids := lamps(t, h.Shell)
		before := h.state()
		h.actions = 0
		h.click("同类意见 1 组")
		if shown := list.Shown(); len(shown) != 4 || !slices.Contains(shown, ids[0]) {
			t.Errorf("%d are shown", len(shown))
		}
		capture(t, h.Shell, "similar-opinions")
		h.click("4 件" + c.act)
		capture(t, h.Shell, "similar-"+c.screen)
		h.keys(ctrl(fyne.KeyS))
		h.quiet(c.act)
		h.spent("similar opinions "+c.act, 3)
		for _, id := range ids {
			made, err := h.matters.MadeInto(id)
			if err != nil || string(made.Kind) != c.screen {
				t.Errorf("%+v %v", made, err)
			}
			o, err := h.matters.Opinion(id)
			if err != nil || (o.Route == data.RouteProposal) != (c.screen == "proposal") {
				t.Errorf("%s %v", o.Route, err)
			}
		}
		capture(t, h.Shell, "similar-made-"+c.screen)
		h.rows(app.Kept(data.KindOpinion))
		if offered() {
			t.Error("they are offered again")
		}
		h.keys(&fyne.ShortcutUndo{})
		if h.state() != before {
			t.Error("undo leaves something")
		}
		h.leaves()
	}
}
