package matters_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/matters"
	"liujin/data"
)

// told is what the steps about a matter say up to a day, read one after the other as a clerk would.
type told struct {
	assigned, due, answered, closed string
	waiting                         bool
	asked                           [][2]string // until when, and when it was answered, round by round
	ratings                         []data.Rating
}

func tell(steps []data.Step, day string) (m told) {
	m.waiting = true
	slices.SortStableFunc(steps, func(a, b data.Step) int { return cmp.Compare(a.Day, b.Day) })
	for _, s := range steps {
		if s.Day > day {
			break
		}
		switch s.Kind {
		case data.StepAssign, data.StepRedo:
			m.assigned, m.due, m.answered, m.closed, m.waiting = cmp.Or(m.assigned, s.Day), s.Due, "", "", false
			m.asked = append(m.asked, [2]string{s.Due, ""})
		case data.StepExtend:
			m.due = s.Due
			m.asked[len(m.asked)-1][0] = s.Due
		case data.StepReturn:
			m.due, m.waiting = "", true
			m.asked = m.asked[:len(m.asked)-1]
		case data.StepAnswer:
			m.answered = s.Day
			if last := len(m.asked) - 1; last >= 0 { // the superior is asked by nobody of ours
				m.asked[last][1] = s.Day
			}
		case data.StepFeedback:
			m.closed = s.Day
		case data.StepRate:
			m.ratings = append(m.ratings, s.Rating)
			m.closed = s.Day
			if s.Rating == data.RatingPoor || s.Attitude == data.RatingPoor {
				m.closed = ""
			}
		}
	}
	return m
}

// What is counted over days is what the steps up to the last of them say, whenever it is counted.
func TestCountsAsOfTheirLastDay(t *testing.T) {
	t.Parallel()
	const day = apptest.SampleDay
	later := apptest.SampleSeen(t, day, "2027-03-01")
	seen := apptest.SampleOn(t, day)
	before := apptest.Must(matters.New(seen).CountOpinions("2026-10-01", "2026-11-05"))(t)
	after := apptest.Must(matters.New(later).CountOpinions("2026-10-01", "2026-11-05"))(t)
	if before != after {
		t.Errorf("seen on the day %+v, later %+v", before, after)
	}
	for _, span := range [][2]string{{"2026-01-01", "2026-12-31"}, {"2026-11-01", day}, {"2026-10-20", "2026-11-05"},
		{"2026-11-06", "2026-11-09"}} {
		from, to := span[0], min(span[1], day)
		want := matters.MatterCount{Until: to}
		all := apptest.Must(seen.DB().Opinions())(t)
		steps := apptest.Must(seen.DB().OpinionSteps())(t)
		for _, o := range all {
			if o.Kind == data.OpinionLead { // told apart
				continue
			}
			m := tell(steps[o.ID], to)
			for _, f := range slices.Backward(apptest.Must(seen.DB().Opinion(o.ID))(t).FormerRoutes) {
				if to < f.Until {
					o.Route, o.HandlerID, o.MergedID = f.Route, f.HandlerID, f.MergedID
				}
			}
			if from <= o.Day && o.Day <= to {
				want.Received++
				alone := o.MergedID == "" && m.waiting
				want.OnTheSpot += app.OneIf(alone && o.Route == data.RouteAnswered)
				want.Proposed += app.OneIf(alone && o.Route == data.RouteProposal)
				want.Refused += app.OneIf(alone && o.Route == data.RouteRefused)
				want.SentUp += app.OneIf(o.MergedID == "" && o.Route == data.RouteUp)
				want.Waiting += app.OneIf(alone && (o.Route == "" || o.Route == data.RouteOwn))
				want.Late += app.OneIf(m.due != "" && m.answered == "" && m.due < to)
			}
			countTold(&want, m, from, to)
		}
		got := apptest.Must(matters.New(seen).CountOpinions(from, span[1]))(t)
		if got != want {
			t.Errorf("%s: counted %+v\nby hand %+v", span, got, want)
		}
		if words := got.Words(); strings.Count(words, "%") != strings.Count(words, "%（") || strings.Contains(words, "—") {
			t.Error(words)
		}
	}
}

// countTold counts what a matter that stands by itself came to.
func countTold(n *matters.MatterCount, m told, from, to string) {
	for _, round := range slices.Backward(m.asked) { // the last that fell in the days
		if from <= round[0] && round[0] <= to {
			n.Owed++
			n.Answered += app.OneIf(round[1] != "")
			break
		}
	}
	n.ClosedThen += app.OneIf(from <= m.closed && m.closed <= to)
	if m.assigned < from || m.assigned > to {
		return
	}
	n.Assigned++
	n.Closed += app.OneIf(m.closed != "")
	if len(m.ratings) > 0 {
		n.FirstRated++
		n.FirstSatisfied += app.OneIf(m.ratings[0] != data.RatingPoor)
	}
	if last := len(m.ratings) - 1; last >= 0 && (m.closed != "" || m.answered != "") {
		n.Rated++
		n.Satisfied += app.OneIf(m.ratings[last] != data.RatingPoor)
	}
}

// One is not satisfied and asked once more: the first rating stays, and the months each tell their own part of it.
func TestCountsOfTwoRounds(t *testing.T) {
	t.Parallel()
	a := apptest.EmptyLedger(t)
	unit := app.HandlerRow{Handler: data.Handler{Name: "镇建设办"}}
	if err := a.SaveHandler(&unit); err != nil {
		t.Fatal(err)
	}
	asked := data.OpinionFields{Day: "2026-08-20", Text: "路灯不亮", Route: data.RouteOwn, HandlerID: unit.ID}
	m := data.Opinion{OpinionFields: asked, Steps: []data.Step{
		{Day: "2026-09-01", Kind: data.StepAssign, Due: "2026-09-15"}, {Day: "2026-09-10", Kind: data.StepAnswer, Text: "在办"},
		{Day: "2026-09-11", Kind: data.StepRate, Rating: data.RatingPoor, Attitude: data.RatingFine},
		{Day: "2026-09-12", Kind: data.StepRedo, Due: "2026-10-12"}, {Day: "2026-10-20", Kind: data.StepAnswer, Text: "好了"},
		{Day: "2026-10-21", Kind: data.StepRate, Rating: data.RatingFair, Attitude: data.RatingFine}}}
	up := data.Opinion{OpinionFields: data.OpinionFields{Day: "2026-08-21", Text: "国道护栏", Route: data.RouteUp}}
	for _, o := range []*data.Opinion{&m, &up} {
		if err := matters.New(a).SaveOpinion(o); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ from, to, want string }{
		{"2026-08-01", "2026-08-31", "收到 2 件（转上级 1 件，待交办 1 件），交办 0 件；本期办结 0 件"},
		{"2026-09-01", "2026-09-30", "收到 0 件，交办 1 件，其中办结 0 件，办结率 0.0%（0/1），答复率 100.0%（1/1），首次满意率 0.0%（0/1）；本期办结 0 件"},
		{"2026-10-01", "2026-10-15", "收到 0 件，交办 0 件，答复率 0.0%（0/1）；本期办结 0 件"},
		{"2026-10-01", "2026-10-31", "收到 0 件，交办 0 件，答复率 100.0%（1/1）；本期办结 1 件"},
		{"2026-09-01", "2099-12-31", "收到 0 件，交办 1 件，其中办结 1 件，办结率 100.0%（1/1），答复率 100.0%（1/1），" +
			"满意和基本满意率 100.0%（1/1），首次满意率 0.0%（0/1）；本期办结 1 件"},
	} {
		n := apptest.Must(matters.New(a).CountOpinions(c.from, c.to))(t)
		if got := n.Words(); got != c.want {
			t.Errorf("%s to %s: %s, want %s", c.from, c.to, got, c.want)
		}
	}
	if rows := apptest.Must(matters.New(a).OpinionsOn("2026-09-30"))(t); rows[1].Due != "2026-10-12" || rows[1].Closed != "" ||
		rows[0].Stage.Text != app.Unsubmitted.Words() {
		t.Errorf("%+v", rows)
	}
	if todos := apptest.Must(matters.New(a).OpinionTodos())(t); len(todos) != 1 || todos[0].Line != app.TodoSubmit {
		t.Errorf("%+v is to be done", todos)
	}
}
