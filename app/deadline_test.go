package app

import (
	"strings"
	"testing"

	"liujin/data"
)

// A deadline follows the day of its step, also one that is dated back, and what makes the term; one that somebody chose stays.
func TestDeadlineFollows(t *testing.T) {
	a := sampleOn(t, sampleDay)
	unit := must(a.db.Handlers())(t)[0].ID
	m := must(a.NewMotion())(t)
	m.Title, m.LeadID, m.HandlerID, m.Day = "关于修路的建议", must(a.db.Deputies())(t)[0].ID, unit, "2026-10-01"
	if err := a.SaveMotion(&m); err != nil {
		t.Fatal(err)
	}
	step := must(a.StepNow(data.StepAssign, unit, a.MotionDue(&m)))(t)
	step.Day = "2026-10-09" // it was handed over earlier than it is recorded
	if err := a.TakeMotionStep(m.ID, step); err != nil {
		t.Fatal(err)
	}
	due := func(want, how string) {
		t.Helper()
		m = must(a.Motion(m.ID))(t)
		if m.Due != want || !strings.Contains(m.DueHow, how) {
			t.Errorf("%s (%s), want %s %s", m.Due, m.DueHow, want, how)
		}
	}
	save := func() {
		t.Helper()
		if err := a.SaveMotion(&m); err != nil {
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
	due("2027-02-01", Typed)
	m.Steps[0].Day, m.Hard = "2026-10-11", false
	save()
	due("2027-02-01", Typed)
	delay := must(a.StepNow(data.StepExtend, "", a.MotionDue(&m)))(t)
	if err := a.TakeMotionStep(m.ID, delay); err != nil {
		t.Fatal(err)
	}
	due(delay.Due, "自11月")
	if err := a.TakeMotionStep(m.ID, data.Step{Day: sampleDay, Kind: data.StepExtend}); !strings.Contains(err.Error(), "延到哪一天") {
		t.Error(err)
	}
}

// What came back and is then answered on the spot, refused or made a proposal is done with.
func TestReturnedThenSettled(t *testing.T) {
	a := sampleOn(t, sampleDay)
	m := given(t, a)
	if err := a.TakeOpinionStep(m.ID, data.Step{Day: sampleDay, Kind: data.StepReturn, Text: "不归我们管"}); err != nil {
		t.Fatal(err)
	}
	m = must(a.Matter(m.ID))(t)
	m.Route, m.Reason = data.RouteRefused, "不属于本级职权"
	if err := a.SaveMatter(&m); err != nil {
		t.Fatal(err)
	}
	if m = must(a.Matter(m.ID))(t); m.State != data.MatterClosed || m.Open() {
		t.Errorf("%+v", m.Course)
	}
	if faults := must(a.db.Check())(t); len(faults) > 0 {
		t.Error(faults)
	}
}

// Nothing is done about an opinion that went into another, and none goes into itself.
func TestMergedIsHandledThere(t *testing.T) {
	a := sampleOn(t, sampleDay)
	m, into := given(t, a), given(t, a)
	if err := a.MergeOpinions([]string{into.ID}, Picked{ID: into.ID, Name: into.Title()}); err == nil {
		t.Error("merged into itself")
	}
	if err := a.MergeOpinions([]string{m.ID, into.ID}, Picked{ID: into.ID, Name: into.Title()}); err != nil {
		t.Fatal(err)
	}
	if undo := a.db.UndoLabel(); !strings.Contains(undo, "合并 1 件") {
		t.Error(undo)
	}
	if err := a.TakeOpinionStep(m.ID, data.Step{Day: sampleDay, Kind: data.StepAnswer, Text: "好了"}); err == nil {
		t.Error("a merged opinion was answered")
	}
	if err := a.SplitOpinions([]string{m.ID}); err != nil {
		t.Fatal(err)
	}
	if m = must(a.Matter(m.ID))(t); m.State != data.MatterAssigned || m.Due == "" {
		t.Errorf("%+v", m.Course)
	}
}

// Units are urged for what they were given, all or none.
func TestUrge(t *testing.T) {
	a := sampleOn(t, sampleDay)
	m := given(t, a)
	waiting := data.Matter{Opinion: data.Opinion{Day: sampleDay, Text: "路灯不亮"}}
	if err := a.SaveMatter(&waiting); err != nil {
		t.Fatal(err)
	}
	if err := a.UrgeOpinions([]string{m.ID, waiting.ID}); err == nil {
		t.Error("urged for what nobody has")
	}
	if m = must(a.Matter(m.ID))(t); len(m.Steps) != 1 {
		t.Error("half of it was saved")
	}
	if err := a.UrgeOpinions([]string{m.ID}); err != nil {
		t.Fatal(err)
	}
	if m = must(a.Matter(m.ID))(t); len(m.Steps) != 2 || m.State != data.MatterAssigned || m.Due == "" {
		t.Errorf("%+v", m)
	}
}
