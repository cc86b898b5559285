package matters_test

import (
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/matters"
	"liujin/app/paperwork"
	"liujin/data"
)

// What was answered is told by the deputy who brought it: who handed it on, or the first of those who took it. The slip has just those, its
// chat text nobody's name, and one act notes all of a deputy's as told.
func TestUntold(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b, who := matters.New(a), apptest.Must(a.InOrder(apptest.SampleDay))(t)[3]
	var mine []string
	for range 3 {
		m := apptest.SavedOpinion(t, a)
		m = apptest.Must(b.Opinion(m.ID))(t)
		m.BroughtByID, m.Reporter = who.ID, "葛反映"
		m.Steps = append(m.Steps, data.Step{Day: apptest.SampleDay, Kind: data.StepAnswer, Text: "灯已修好"})
		if err := b.SaveOpinion(&m); err != nil {
			t.Fatal(err)
		}
		mine = append(mine, m.ID)
	}
	recountUntold(t, a)
	of := apptest.Must(b.UntoldWith(mine[1]))(t)
	if of == nil || of.DeputyID != who.ID || !slices.Equal(of.IDs(), mine) {
		t.Fatalf("%+v", of)
	}
	p := paperwork.New(a)
	text := apptest.Must(p.FeedbackText(of))(t)
	if !strings.Contains(text, who.Called()+"代表：您转来的意见建议有 3 件已经答复") || !strings.Contains(text, "灯已修好") || strings.Contains(text, "葛反映") {
		t.Error(text)
	}
	_, paper := apptest.Printed(t, a, apptest.Must(p.Paper("opinion-feedback", paperwork.Of(who.ID)))(t))
	if !strings.Contains(paper, "葛反映") || !strings.Contains(paper, "灯已修好") {
		t.Error(paper)
	}
	if all := apptest.Must(p.Paper("opinion-feedback", paperwork.Order{}))(t); len(all) != len(apptest.Must(b.Untold())(t)) {
		t.Errorf("%d slips", len(all))
	}
	n, left, err := b.FeedBackOpinions(mine)
	if err != nil || n != 3 || len(left) > 0 {
		t.Fatal(n, left, err)
	}
	for _, id := range mine {
		if o := apptest.Must(b.Opinion(id))(t); o.State != data.MatterReported || o.Closed != apptest.SampleDay {
			t.Errorf("%+v", o.Standing)
		}
	}
	if n, left, err = b.FeedBackOpinions(mine); err != nil || n != 0 || len(left) != 3 {
		t.Error("told again:", n, left, err)
	}
	recountUntold(t, a)
}

// recountUntold compares what is still to be told, by deputy, with the opinions one by one.
func recountUntold(t *testing.T, a *app.App) {
	t.Helper()
	want := map[string][]string{} // by deputy
	for _, o := range apptest.Must(a.DB().Opinions())(t) {
		if o.State != data.MatterAnswered {
			continue
		}
		deputy := o.BroughtByID
		if deputy == "" && o.ActivityID != "" {
			if took := apptest.Must(a.DB().TookPart(o.ActivityID))(t); len(took) > 0 {
				deputy = took[0]
			}
		}
		if deputy != "" {
			want[deputy] = append(want[deputy], o.ID)
		}
	}
	got := apptest.Must(matters.New(a).Untold())(t)
	if len(got) != len(want) {
		t.Errorf("%d deputies, want %d", len(got), len(want))
	}
	for i := range got {
		if !slices.Equal(got[i].IDs(), want[got[i].DeputyID]) {
			t.Errorf("%s: %v, want %v", got[i].Name, got[i].IDs(), want[got[i].DeputyID])
		}
	}
}
