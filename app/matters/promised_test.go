package matters_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/matters"
	"liujin/data"
)

// What was promised is what the steps say one by one, on the sample and on ledgers made by chance; so are all other counts of what was
// asked for in an activity month.
func TestCountsAreWhatTheRecordsSay(t *testing.T) {
	t.Parallel()
	ledgers := []*app.App{apptest.SampleOn(t, apptest.SampleDay)}
	for seed := range uint64(6) {
		ledgers = append(ledgers, apptest.RandomMonth(t, seed))
	}
	for i, a := range ledgers {
		recountPromises(t, a)
		recountOutcomes(t, a)
		recountCalls(t, a)
		recountUntold(t, a)
		checkSimilar(t, a)
		if t.Failed() {
			t.Fatalf("ledger %d", i)
		}
	}
}

// promise is by when the last answer, or what came of one since, left something to be done; "" nothing is left.
func promise(steps []data.Step) (by string) {
	for _, s := range data.InOrder(steps) {
		switch s.Kind {
		case data.StepAssign, data.StepRedo, data.StepSubmit, data.StepReturn, data.StepAnswer, data.StepKeep:
			by = ""
			pending := []data.MatterResult{data.ResultUnderWay, data.ResultPlanned, data.ResultTalking, data.ResultSigned}
			if (s.Kind == data.StepAnswer || s.Kind == data.StepKeep) && slices.Contains(pending, s.Result) {
				by = s.Due
			}
		}
	}
	return by
}

// recountPromises compares what the list keeps as still to be done, and what the desk says of promises that are overdue, with the steps.
func recountPromises(t *testing.T, a *app.App) {
	t.Helper()
	b := matters.New(a)
	kept, want, late := []string{}, []string{}, map[string]bool{}
	note := func(id, code string, standing *data.Standing, steps []data.Step) {
		by := promise(steps)
		if by != "" {
			want = append(want, id)
		}
		if b.Keeps(app.Promised, standing, data.RouteOwn) {
			kept = append(kept, id)
		}
		if standing.Promised != by {
			t.Errorf("%s: promised by %q, its steps say %q", code, standing.Promised, by)
		}
		late[id] = standing.Due == "" && by != "" && by < a.Today()
	}
	for _, row := range apptest.Must(b.Opinions())(t) {
		m := apptest.Must(b.Opinion(row.ID))(t)
		note(m.ID, m.Code(), &row.Standing, m.Steps)
	}
	for _, row := range apptest.Must(b.Proposals())(t) {
		m := apptest.Must(b.Proposal(row.ID))(t)
		note(m.ID, m.Code(), &row.Standing, m.Steps)
	}
	if !slices.Equal(kept, want) || len(want) == 0 {
		t.Errorf("%d are kept, %d promised", len(kept), len(want))
	}
	todos := append(apptest.Must(b.OpinionTodos())(t), apptest.Must(b.ProposalTodos())(t)...)
	for _, todo := range todos {
		if said := strings.Contains(todo.Text, "承诺的还没有落实") && todo.Line == app.TodoOverdue; said && !late[todo.ID] {
			t.Errorf("the desk says of %s that it is overdue", fmt.Sprint(todo))
		} else if said {
			delete(late, todo.ID)
		}
	}
	for id, is := range late {
		if is {
			t.Errorf("the desk says nothing of %s", id)
		}
	}
}
