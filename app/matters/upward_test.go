package matters_test

import (
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/matters"
	"liujin/data"
)

// todosOf are the lines of the desk about one opinion.
func todosOf(t *testing.T, b *matters.Book, o *data.Opinion) (said []string) {
	t.Helper()
	for _, todo := range apptest.Must(b.OpinionTodos())(t) {
		if todo.ID == o.ID || slices.Contains(todo.Items, o.ID) {
			said = append(said, string(todo.Line)+" "+todo.When+" "+todo.Text)
		}
	}
	return said
}

// An opinion that is handed up waits for nobody of ours: it is neither to be handed over nor overdue, unless a day was asked for; its
// answer, by hand, is told and rated as any. It counts as sent up and in no rate of ours.
func TestHandedUp(t *testing.T) {
	const day, later = "2026-11-03", "2026-11-10"
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := matters.New(a)
	before := apptest.Must(b.CountOpinions("2026-11-01", "2026-11-30"))(t)
	m := data.Opinion{OpinionFields: data.OpinionFields{Day: day, Text: "省道绿化", Route: data.RouteUp}}
	if err := b.SaveOpinion(&m); err != nil {
		t.Fatal(err)
	}
	next := func(want ...data.StepKind) {
		t.Helper()
		m = apptest.Must(b.Opinion(m.ID))(t)
		if got := matters.NextSteps(&m.Standing, data.KindOpinion, m.Route); !slices.Equal(got, want) {
			t.Fatalf("%s: next are %s, want %s", m.State, got, want)
		}
	}
	take := func(s data.Step) {
		t.Helper()
		if err := b.TakeOpinionStep(m.ID, s); err != nil {
			t.Fatal(err)
		}
	}
	next(data.StepSubmit)
	waits := func() {
		t.Helper()
		if said := todosOf(t, b, &m); len(said) != 1 || !strings.HasPrefix(said[0], "submit 该办 ") ||
			!strings.HasSuffix(said[0], " 件转上级的意见建议还没有提交上级人大") || !b.Keeps(app.Unsubmitted, &m.Standing, m.Route) {
			t.Errorf("that it is to be handed up is not told in one line: %q", said)
		}
	}
	waits()
	if _, left, err := b.AssignOpinions([]string{m.ID}); err != nil || len(left) != 1 || !strings.Contains(left[0], "转上级") {
		t.Errorf("%q %v", left, err)
	}
	deputy := upper(t, a)
	up := data.Step{Day: day, Kind: data.StepSubmit, DeputyID: deputy, Document: "县人代会建议第 12 号"}
	take(up)
	next(data.StepAnswer)
	stage := apptest.Must(b.StageWords(&m.OpinionFields))(t)
	if said := todosOf(t, b, &m); len(said) > 0 || m.HandlerID != "" || stage != "提交上级" {
		t.Errorf("%q, %q of %q", said, stage, m.HandlerID)
	}
	if b.Keeps(app.Handled, &m.Standing, m.Route) || !b.Keeps(app.Submitted, &m.Standing, m.Route) || m.GivenOut() || m.Submitted != day {
		t.Errorf("a unit of ours has it: %+v", m.Standing)
	}
	take(data.Step{Day: day, Kind: data.StepReturn, Text: "要补材料"})
	next(data.StepSubmit)
	waits()
	if up.Due = "2026-11-01"; b.TakeOpinionStep(m.ID, up) == nil {
		t.Error("it was asked for by a day before it was handed up")
	}
	up.Due = later
	take(up)
	if m = apptest.Must(b.Opinion(m.ID))(t); m.Due != later {
		t.Errorf("due %q", m.Due)
	}
	if said := todosOf(t, b, &m); len(said) != 1 || said[0] != "overdue 逾期 2 天 省道绿化 · 提交上级人大，未答复" {
		t.Errorf("%q", said)
	}
	n := apptest.Must(b.CountOpinions("2026-11-01", "2026-11-30"))(t)
	want := before
	want.Received, want.SentUp = before.Received+1, before.SentUp+1
	if n != want {
		t.Errorf("%+v\nwant\n%+v", n, want)
	}
	take(data.Step{Day: later, Kind: data.StepAnswer, Text: "列入计划"})
	if said := todosOf(t, b, &m); len(said) != 1 || !strings.Contains(said[0], "已答复，还没有反馈给提出的人") {
		t.Errorf("that an answer came is not told: %q", said)
	}
	next(data.StepFeedback, data.StepRate, data.StepSubmit)
	take(data.Step{Day: later, Kind: data.StepFeedback, Text: "电话告知"})
	take(data.Step{Day: later, Kind: data.StepRate, Rating: data.RatingPoor, Attitude: data.RatingFine})
	next(data.StepSubmit, data.StepRate)
	if b.UrgeOpinions([]string{m.ID}) == nil {
		t.Error("a unit is urged that has it not")
	}
	if apptest.Must(b.CountOpinions("2026-11-01", "2026-11-30"))(t) != want {
		t.Error("its answer counts as one of ours")
	}
	if faults, err := a.DB().Check(); err != nil || len(faults) > 0 {
		t.Error(faults, err)
	}
}

// upper is a deputy of a superior congress; those who are of the own one only are not offered for handing up.
func upper(t *testing.T, a *app.App) (id string) {
	t.Helper()
	offered := map[string]bool{}
	for _, p := range apptest.Must(matters.New(a).PickUpperDeputies())(t) {
		if offered[p.ID] = !p.Retired; offered[p.ID] {
			id = p.ID
		}
	}
	for _, d := range apptest.Must(a.Deputies())(t) {
		above := false
		for _, m := range apptest.Must(a.DB().Tenures())(t) {
			above = above || m.DeputyID == d.ID && m.Level != data.LevelTown && m.InOffice(a.Today())
		}
		if offered[d.ID] != above {
			t.Errorf("%s is offered: %v, holds a higher seat: %v", d.Name, offered[d.ID], above)
		}
	}
	return id
}

// What an answer promises comes back on the desk from some days before its day on, until it is kept or a later answer says so.
func TestPromises(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := matters.New(a)
	kept, answered := apptest.SavedOpinion(t, a), apptest.SavedOpinion(t, a)
	promise := data.Step{Day: "2026-11-12", Kind: data.StepAnswer, Text: "正在修", Result: data.ResultUnderWay, Due: "2026-11-15"}
	for i, m := range []*data.Opinion{&kept, &answered} {
		for _, s := range []data.Step{promise, {Day: promise.Day, Kind: data.StepFeedback, Text: "告知"}} {
			if err := b.TakeOpinionStep(m.ID, s); err != nil {
				t.Fatal(err)
			}
		}
		*m = apptest.Must(b.Opinion(m.ID))(t)
		said := todosOf(t, b, m)
		if m.Promised != "2026-11-15" || m.Open() || len(said) != 1 || !strings.Contains(said[0], "承诺的还没有落实") {
			t.Errorf("%+v %q", m.Standing, said)
		}
		next := matters.NextSteps(&m.Standing, data.KindOpinion, m.Route)
		if !b.Keeps(app.Promised, &m.Standing, m.Route) || !slices.Contains(next, data.StepKeep) {
			t.Error("it is not kept among those that promise")
		}
		done := []data.Step{{Day: "2026-11-12", Kind: data.StepKeep}, {Day: "2026-11-12", Kind: data.StepAnswer, Text: "好了",
			Result: data.ResultSolved, Due: "2026-12-01"}}[i]
		if err := b.TakeOpinionStep(m.ID, done); err != nil {
			t.Fatal(err)
		}
		*m = apptest.Must(b.Opinion(m.ID))(t)
		for _, line := range todosOf(t, b, m) {
			if strings.Contains(line, "承诺") {
				t.Errorf("it is still asked for: %s", line)
			}
		}
		if m.Promised != "" || m.Open() != (i == 1) { // what is answered anew is to be told
			t.Errorf("%+v", m.Standing)
		}
	}
	was := apptest.Must(a.DB().OpinionsOn("2026-11-11"))(t)
	for i := range was {
		if was[i].ID == kept.ID && was[i].Promised != "" {
			t.Error("it was promised on the day before")
		}
	}
	if promise.Due = "2026-11-11"; promise.Validate() == nil {
		t.Error("a promise for a day before the answer")
	}
	if promise.Result = data.ResultNoted; promise.Promises() {
		t.Error("D promises nothing")
	}
}
