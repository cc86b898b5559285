package matters_test

import (
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/matters"
	"liujin/data"
)

// A deadline follows the day of its step, also one that is dated back, and what makes the term; one that somebody chose stays.
func TestDeadlineFollows(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	unit := apptest.Must(a.DB().Handlers())(t)[0].ID
	m := apptest.Must(matters.New(a).NewProposal())(t)
	m.Title, m.LeadID, m.HandlerID, m.Day = "关于修路的建议", apptest.Must(a.DB().Deputies())(t)[0].ID, unit, "2026-10-01"
	if err := matters.New(a).SaveProposal(&m); err != nil {
		t.Fatal(err)
	}
	step := apptest.Must(matters.New(a).StepNow(data.StepAssign, unit, matters.New(a).ProposalDue(&m)))(t)
	step.Day = "2026-10-09" // it was handed over earlier than it is recorded
	if err := matters.New(a).TakeProposalStep(m.ID, step); err != nil {
		t.Fatal(err)
	}
	due := func(want, how string) {
		t.Helper()
		m = apptest.Must(matters.New(a).Proposal(m.ID))(t)
		if m.Due != want || !strings.Contains(m.DueHow, how) {
			t.Errorf("%s (%s), want %s %s", m.Due, m.DueHow, want, how)
		}
	}
	save := func() {
		t.Helper()
		if err := matters.New(a).SaveProposal(&m); err != nil {
			t.Fatal(err)
		}
	}
	due("2027-01-11", "自10月9日起 3 个月")
	m.Hard = true
	save()
	due("2027-04-09", "6 个月")
	m.Steps[0].Day = "2026-10-10"
	save()
	due("2027-04-12", "自10月10日起 6 个月")
	m.Steps[0].Due = "2027-02-01"
	save()
	due("2027-02-01", matters.Typed)
	m.Steps[0].Day, m.Hard = "2026-10-11", false
	save()
	due("2027-02-01", matters.Typed)
	delay := apptest.Must(matters.New(a).StepNow(data.StepExtend, "", matters.New(a).ProposalDue(&m)))(t)
	if err := matters.New(a).TakeProposalStep(m.ID, delay); err != nil {
		t.Fatal(err)
	}
	due(delay.Due, "自11月")
	if err := matters.New(a).TakeProposalStep(m.ID, data.Step{Day: apptest.SampleDay, Kind: data.StepExtend}); !strings.Contains(
		err.Error(),
		"延到哪一天") {
		t.Error(err)
	}
}

// What came back and is then answered on the spot, refused or made a proposal is done with.
func TestReturnedThenSettled(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	m := apptest.SavedOpinion(t, a)
	if err := matters.New(a).TakeOpinionStep(m.ID, data.Step{Day: apptest.SampleDay, Kind: data.StepReturn, Text: "不归我们管"}); err != nil {
		t.Fatal(err)
	}
	m = apptest.Must(matters.New(a).Opinion(m.ID))(t)
	m.Route, m.Reason = data.RouteRefused, "不属于本级职权"
	if err := matters.New(a).SaveOpinion(&m); err != nil {
		t.Fatal(err)
	}
	if m = apptest.Must(matters.New(a).Opinion(m.ID))(t); m.State != data.MatterClosed || m.Open() {
		t.Errorf("%+v", m.Standing)
	}
	if faults := apptest.Must(a.DB().Check())(t); len(faults) > 0 {
		t.Error(faults)
	}
}

// Nothing is done about an opinion that went into another, and none goes into itself.
func TestMergedIsHandledThere(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	m, into := apptest.SavedOpinion(t, a), apptest.SavedOpinion(t, a)
	if err := matters.New(a).MergeOpinions([]string{into.ID}, app.Picked{ID: into.ID, Name: into.Code()}); err == nil {
		t.Error("merged into itself")
	}
	if err := matters.New(a).MergeOpinions([]string{m.ID, into.ID}, app.Picked{ID: into.ID, Name: into.Code()}); err != nil {
		t.Fatal(err)
	}
	if undo := a.DB().UndoLabel(); !strings.Contains(undo, "合并 1 件") {
		t.Error(undo)
	}
	if err := matters.New(a).TakeOpinionStep(m.ID, data.Step{Day: apptest.SampleDay, Kind: data.StepAnswer, Text: "好了"}); err == nil {
		t.Error("a merged opinion was answered")
	}
	if err := matters.New(a).SplitOpinions([]string{m.ID}); err != nil {
		t.Fatal(err)
	}
	if m = apptest.Must(matters.New(a).Opinion(m.ID))(t); m.State != data.MatterAssigned || m.Due == "" {
		t.Errorf("%+v", m.Standing)
	}
}

// Units are urged for what they were given, all or none.
func TestUrge(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	m := apptest.SavedOpinion(t, a)
	waiting := data.Opinion{OpinionFields: data.OpinionFields{Day: apptest.SampleDay, Text: "路灯不亮"}}
	if err := matters.New(a).SaveOpinion(&waiting); err != nil {
		t.Fatal(err)
	}
	if err := matters.New(a).UrgeOpinions([]string{m.ID, waiting.ID}); err == nil {
		t.Error("urged for what nobody has")
	}
	if m = apptest.Must(matters.New(a).Opinion(m.ID))(t); len(m.Steps) != 1 {
		t.Error("half of it was saved")
	}
	if err := matters.New(a).UrgeOpinions([]string{m.ID}); err != nil {
		t.Fatal(err)
	}
	if m = apptest.Must(matters.New(a).Opinion(m.ID))(t); len(m.Steps) != 2 || m.State != data.MatterAssigned || m.Due == "" {
		t.Errorf("%+v", m)
	}
}
