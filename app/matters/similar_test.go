package matters_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/matters"
	"liujin/data"
)

// lamps saves opinions about roads from one village, registered on days.
func lamps(t *testing.T, a *app.App, village string, made ...data.OpinionFields) (ids []string) {
	t.Helper()
	for _, o := range made {
		m := data.Opinion{OpinionFields: o}
		if m.Text = "路灯不亮"; m.VillageID == "" && m.ActivityID == "" {
			m.VillageID = village
		}
		if m.Category == "" {
			m.Category = "roads"
		}
		if err := matters.New(a).SaveOpinion(&m); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, m.ID)
	}
	return ids
}

// Opinions of one category from one village within a year are told together from three on, whichever way they came, while some wait or came
// again; what was merged, refused, sent up, proposed or is older is not.
func TestSimilar(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := matters.New(a)
	var village, other app.VillageRow
	village.Village = data.Village{Name: "灯火村", Kind: data.VillageRural}
	other.Village = data.Village{Name: "远灯村", Kind: data.VillageRural}
	for _, v := range []*app.VillageRow{&village, &other} {
		if err := a.SaveVillage(v); err != nil {
			t.Fatal(err)
		}
	}
	people := apptest.Must(a.InOrder(apptest.SampleDay))(t)
	lecture := data.Lecture{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: apptest.SampleDay, VillageID: village.ID},
		Deputies: []data.Participation{{DeputyID: people[5].ID}},
		Opinions: []data.OpinionFields{{Text: "巷子里没有路灯", Category: "roads"}}},
		Fields: data.LectureFields{Topic: "二十大", Form: data.LectureForms[0], Speaker: data.Speakers[0]}}
	if err := a.SaveLecture(&lecture); err != nil {
		t.Fatal(err)
	}
	ids := lamps(t, a, village.ID, data.OpinionFields{Day: "2026-03-01", BroughtByID: people[2].ID},
		data.OpinionFields{Day: "2025-11-12"}, // a year ago: not any more
		data.OpinionFields{Day: "2026-04-01", Route: data.RouteRefused, Reason: "不属于"},
		data.OpinionFields{Day: "2026-04-01", Route: data.RouteUp},
		data.OpinionFields{Day: "2026-04-01", VillageID: other.ID}, data.OpinionFields{Day: "2026-04-01", Category: "finance"})
	if s := apptest.Must(b.SimilarTo(ids[0]))(t); s != nil {
		t.Fatalf("two are told as %s", s.Words())
	}
	more := lamps(t, a, village.ID, data.OpinionFields{Day: "2026-11-01", BroughtByID: people[2].ID}, data.OpinionFields{Day: "2026-11-02"})
	if err := b.MergeOpinions(more[1:], app.Picked{ID: more[0], Name: "这一件"}); err != nil {
		t.Fatal(err)
	}
	s := apptest.Must(b.SimilarTo(ids[0]))(t)
	if s == nil || s.Words() != "道路交通 · 灯火村 3 件" || !s.Has(lecture.Opinions[0].ID) || !s.Has(more[0]) || s.Has(more[1]) || s.Has(ids[1]) {
		t.Fatalf("%+v", s)
	}
	checkSimilar(t, a)

	m := apptest.Must(b.ProposalOfAll(s))(t)
	if m.LeadID != people[2].ID || len(m.Signers) != 1 || m.Signers[0].DeputyID != people[5].ID || len(m.Origins) != 3 ||
		m.Title != "关于解决灯火村道路交通问题的建议" || !strings.Contains(m.Text, "2026年3月1日至2026年11月12日，灯火村群众反映道路交通方面的问题 3 件") {
		t.Errorf("%+v", m)
	}
	answered := data.Step{Day: apptest.SampleDay, Kind: data.StepAnswer, Text: "修好了"}
	unit := apptest.Must(a.Handlers())(t)[0].ID
	for _, step := range []data.Step{{Day: apptest.SampleDay, Kind: data.StepAssign, HandlerID: unit}, answered} {
		if err := b.TakeOpinionStep(more[0], step); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.SaveProposal(&m); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{ids[0], lecture.Opinions[0].ID, more[0]} {
		o := apptest.Must(b.Opinion(id))(t)
		made := apptest.Must(b.MadeInto(id))(t)
		if given := id == more[0]; made.ID != m.ID || given != (o.Route == data.RouteOwn) || given == (o.State == data.MatterClosed) {
			t.Errorf("%s: %s %s, made into %+v", o.Code(), o.Route, o.State, made)
		}
	}
	if s := apptest.Must(b.SimilarTo(ids[0]))(t); s != nil {
		t.Errorf("they are told again: %s", s.Words())
	}
	w := apptest.Must(b.ProjectOfAll(s))(t)
	if w.State != data.ProjectCollected || w.VillageID != village.ID || len(w.Origins) != 3 {
		t.Errorf("%+v", w)
	}
	if err := b.SaveProject(&w); !data.Is(err, data.Taken) || !strings.Contains(err.Error(), m.Title) {
		t.Error("what was made into a proposal is made into a project:", err)
	}
}

// checkSimilar counts plainly which opinions are alike, over the whole ledger, and which of those ask for something.
func checkSimilar(t *testing.T, a *app.App) {
	t.Helper()
	want := map[string]int{}
	made := apptest.Must(a.DB().Made())(t)
	names := apptest.Must(a.VillageNames(a.Today()))(t)
	where := apptest.Must(a.DB().Whereabouts())(t)
	away := []data.Route{data.RouteProposal, data.RouteRefused, data.RouteUp}
	asks, seen := map[string]bool{}, map[string][]data.OpinionFields{}
	for _, o := range apptest.Must(a.DB().Opinions())(t) {
		told := o.Asks() && o.Day > "2025-11-12" && o.Category != "" && names[where[o.ID]] != "" && o.MergedID == ""
		if told && made[o.ID].ID == "" && !slices.Contains(away, o.Route) {
			key := o.Category + where[o.ID]
			want[key]++
			for _, other := range append(seen[key], o) {
				asks[key] = asks[key] || o.Closed == "" || o.Day > other.Closed || other.Day > o.Closed
			}
			seen[key] = append(seen[key], o)
		}
	}
	found := apptest.Must(matters.New(a).Similar())(t)
	if len(found) == 0 {
		t.Error("none are found")
	}
	for i := range found {
		o := &found[i].Opinions[0]
		if want[o.Category+found[i].VillageID] != len(found[i].Opinions) {
			t.Errorf("%s, want %d", found[i].Words(), want[o.Category+found[i].VillageID])
		}
		delete(want, o.Category+found[i].VillageID)
	}
	for key, n := range want { // what is left are few, or all answered
		if n >= matters.SimilarLeast && asks[key] {
			t.Errorf("%d of %s are not told", n, key)
		}
	}
}

// What came again after another was done with is told, whichever was registered first: a letter is often entered late.
func TestSimilarInAnyOrder(t *testing.T) {
	for _, late := range []int{0, 2} {
		a := apptest.EmptyLedger(t)
		b := matters.New(a)
		v := app.VillageRow{Village: data.Village{Name: "灯火村", Kind: data.VillageRural}}
		unit := app.HandlerRow{Handler: data.Handler{Name: "路灯所"}}
		if err := errors.Join(a.SaveVillage(&v), a.SaveHandler(&unit)); err != nil {
			t.Fatal(err)
		}
		came := []data.OpinionFields{{Day: "2026-09-01"}, {Day: "2026-09-01"}, {Day: "2026-09-01"}}
		came[late].Day = "2026-11-01"
		for _, id := range lamps(t, a, v.ID, came...) {
			m := apptest.Must(b.Opinion(id))(t)
			m.HandlerID, m.Steps = unit.ID, []data.Step{{Day: m.Day, Kind: data.StepFeedback}}
			if err := b.SaveOpinion(&m); err != nil {
				t.Fatal(err)
			}
		}
		if found := apptest.Must(b.Similar())(t); len(found) != 1 {
			t.Errorf("the one that was entered as number %d came again, and %d are told", late+1, len(found))
		}
		checkSimilar(t, a)
	}
}
