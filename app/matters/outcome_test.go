package matters_test

import (
	"maps"
	"slices"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/matters"
	"liujin/data"
)

// A lead goes on after its answer: what came of it is noted, with by when the rest is promised, and it is counted by where it stands on the
// last of the days; a suggestion is adopted or not. The counts are those of a plain look at the records.
func TestOutcomes(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := matters.New(a)
	unit := apptest.Must(a.Handlers())(t)[0].ID
	save := func(kind data.OpinionKind, steps ...data.Step) string {
		m := data.Opinion{OpinionFields: data.OpinionFields{Day: "2026-11-02", Text: "一件", Kind: kind, Route: data.RouteOwn,
			HandlerID: unit},
			Steps: append([]data.Step{{Day: "2026-11-02", Kind: data.StepAssign, HandlerID: unit}}, steps...)}
		if err := b.SaveOpinion(&m); err != nil {
			t.Fatal(err)
		}
		return m.ID
	}
	answer := func(day string, r data.MatterResult) data.Step {
		return data.Step{Day: day, Kind: data.StepAnswer, Text: "答", Result: r}
	}
	before := apptest.Must(b.CountOutcomes("2026-11-01", "2026-11-30"))(t)
	id := save(data.OpinionLead, answer("2026-11-03", data.ResultTalking))
	save(data.OpinionPolicy, answer("2026-11-04", data.ResultPartly))
	save(data.OpinionPeople, answer("2026-11-04", data.ResultSolved)) // A to D are not counted here
	m := apptest.Must(b.Opinion(id))(t)
	if next := matters.NextSteps(&m.Standing, data.KindOpinion, m.Route); !slices.Contains(next, data.StepKeep) {
		t.Errorf("what came of a lead can't be noted: %s", next)
	}
	signed := data.Step{Day: "2026-11-08", Kind: data.StepKeep, Text: "签了意向书", Result: data.ResultSigned, Due: "2026-11-14"}
	if err := b.TakeOpinionStep(id, signed); err != nil {
		t.Fatal(err)
	}
	m = apptest.Must(b.Opinion(id))(t)
	if m.Result != data.ResultSigned || m.Promised != "2026-11-14" || len(todosOf(t, b, &m)) != 2 { // to be told, and kept
		t.Errorf("%+v %q", m.Standing, todosOf(t, b, &m))
	}
	n := apptest.Must(b.CountOutcomes("2026-11-01", "2026-11-30"))(t)
	if n.Leads != before.Leads+1 || n.By[data.ResultSigned] != before.By[data.ResultSigned]+1 ||
		n.By[data.ResultPartly] != before.By[data.ResultPartly]+1 || n.By[data.ResultTalking] != before.By[data.ResultTalking] {
		t.Errorf("%+v, before %+v", n, before)
	}
	then := apptest.Must(b.CountOutcomes("2026-11-01", "2026-11-07"))(t)
	if then.By[data.ResultTalking] < 1 || then.By[data.ResultSigned] >= n.By[data.ResultSigned] {
		t.Errorf("on the day before: %+v", then)
	}
	recountOutcomes(t, a)
	if (&matters.OutcomeCount{}).Words() != "" {
		t.Error("nothing says something")
	}
	landed := data.Step{Day: "2026-11-10", Kind: data.StepKeep, Result: data.ResultLanded}
	if err := b.TakeOpinionStep(id, landed); err != nil {
		t.Fatal(err)
	}
	m = apptest.Must(b.Opinion(id))(t)
	if next := matters.NextSteps(&m.Standing, data.KindOpinion, m.Route); m.Promised != "" || slices.Contains(next, data.StepKeep) {
		t.Errorf("%+v goes on: %s", m.Standing, next)
	}
	wrong := data.Step{Day: "2026-11-10", Kind: data.StepAnswer, Text: "答", Result: data.ResultAdopted}
	if wrong.Validate() != nil || wrong.ValidateProposal() == nil {
		t.Error("a proposal comes to A to D only")
	}
}

// recountOutcomes compares what became of suggestions and leads of November with the records, one by one.
func recountOutcomes(t *testing.T, a *app.App) {
	t.Helper()
	b := matters.New(a)
	plain := matters.OutcomeCount{By: map[data.MatterResult]int{}}
	for _, o := range apptest.Must(b.Opinions())(t) {
		if o.Day < "2026-11-01" || o.State == data.MatterMerged {
			continue
		}
		if o.Kind == data.OpinionLead {
			plain.Leads++
		}
		if r := o.Result; r != "" && !slices.Contains(data.Results, r) {
			plain.By[r]++
		}
	}
	n := apptest.Must(b.CountOutcomes("2026-11-01", "2026-11-30"))(t)
	if !maps.Equal(plain.By, n.By) || plain.Leads != n.Leads || plain.Words() != n.Words() || plain.Words() == "" {
		t.Errorf("%s, plainly %s", n.Words(), plain.Words())
	}
}
