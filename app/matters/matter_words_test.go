package matters_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/matters"
	"liujin/app/paperwork"
	"liujin/data"
)

// After every kind of step the list says what is so, the drop-down keeps the row under that
// word and no other, and the footer offers what comes next.
func TestWordsAfterEachStep(t *testing.T) {
	t.Parallel()
	due := days.After(apptest.SampleDay, 20)
	step := func(kind data.StepKind) data.Step {
		s := data.Step{Day: apptest.SampleDay, Kind: kind, Text: "办"}
		switch kind {
		case data.StepExtend:
			s.Due = days.After(apptest.SampleDay, 40)
		case data.StepAssign, data.StepRedo:
			s.Due = due
		case data.StepAnswer:
			s.Result = data.ResultSolved
		}
		return s
	}
	rated := func(result, attitude data.Rating) data.Step {
		s := step(data.StepRate)
		s.Rating, s.Attitude = result, attitude
		return s
	}
	a := apptest.EmptyLedger(t)
	unit, lead := app.HandlerRow{Handler: data.Handler{Name: "镇建设办"}}, data.Deputy{DeputyFields: data.DeputyFields{Name: "高𬭎"}}
	if err := errors.Join(a.SaveHandler(&unit), a.SaveDeputy(&lead)); err != nil {
		t.Fatal(err)
	}
	for _, proposal := range []bool{false, true} {
		for _, c := range []struct {
			name  string
			steps []data.Step
			says  string
			keep  app.Condition
			next  data.StepKind
		}{
			{"登记", nil, "待交办", app.Waiting, data.StepAssign},
			{"交办", []data.Step{step(data.StepAssign)}, "还有 20 天", app.Handled, data.StepAnswer},
			{"催办", []data.Step{step(data.StepAssign), step(data.StepUrge)}, "还有 20 天", app.Handled, data.StepAnswer},
			{"延期", []data.Step{step(data.StepAssign), step(data.StepExtend)}, "还有 40 天", app.Handled, data.StepAnswer},
			{"退回", []data.Step{step(data.StepAssign), step(data.StepReturn)}, "待交办", app.Waiting, data.StepAssign},
			{"答复", []data.Step{step(data.StepAssign), step(data.StepAnswer)}, "待反馈", app.Unfed, data.StepFeedback},
			{"反馈", []data.Step{step(data.StepAssign), step(data.StepAnswer), step(data.StepFeedback)}, "办结", app.Done, data.StepRate},
			{"满意", []data.Step{step(data.StepAssign), step(data.StepAnswer), step(data.StepFeedback),
				rated(data.RatingFine, data.RatingFair)},
				"办结", app.Done, ""},
			{"态度不满意", []data.Step{step(data.StepAssign), step(data.StepAnswer), step(data.StepFeedback),
				rated(data.RatingFine, data.RatingPoor)},
				"不满意", app.Dissatisfied, data.StepRedo},
			{"结果不满意", []data.Step{step(data.StepAssign), step(data.StepAnswer), rated(data.RatingPoor, data.RatingFine)}, "不满意",
				app.Dissatisfied,
				data.StepRedo},
			{"不满意后又反馈", []data.Step{step(data.StepAssign), step(data.StepAnswer), rated(data.RatingPoor, data.RatingFine),
				step(data.StepFeedback)},
				"不满意", app.Dissatisfied, data.StepRedo},
			{"二次办理", []data.Step{step(data.StepAssign), step(data.StepAnswer), rated(data.RatingPoor, data.RatingFine),
				step(data.StepRedo)},
				"还有 20 天", app.Handled, data.StepAnswer},
			{"再答复", []data.Step{step(data.StepAssign), step(data.StepAnswer), rated(data.RatingPoor, data.RatingFine), step(data.StepRedo),
				step(data.StepAnswer)}, "待反馈", app.Unfed, data.StepFeedback},
			{"再反馈", []data.Step{step(data.StepAssign), step(data.StepAnswer), rated(data.RatingPoor, data.RatingFine), step(data.StepRedo),
				step(data.StepAnswer), step(data.StepFeedback)}, "办结", app.Done, data.StepRate},
		} {
			id, take, stage := aMatter(t, a, unit.Handler, lead.ID, proposal)
			for _, s := range c.steps { // one by one, as the window does: each is saved on the same day
				if err := take(id, s); err != nil {
					t.Fatal(c.name, err)
				}
			}
			standing, says := stage()
			if says != c.says {
				t.Errorf("%v %s: %q, want %q", proposal, c.name, says, c.says)
			}
			for _, keep := range []app.Condition{app.Waiting, app.Handled, app.Unfed, app.Dissatisfied, app.Done} {
				if matters.New(a).Keeps(keep, &standing, data.RouteOwn) != (keep == c.keep) {
					t.Errorf("%v %s: kept under %s: %v", proposal, c.name, keep, keep != c.keep)
				}
			}
			if next := append(matters.NextSteps(&standing, data.KindOpinion, ""), "")[0]; next != c.next {
				t.Errorf("%v %s: %q comes next, want %q", proposal, c.name, next, c.next)
			}
			if faults := apptest.Must(a.DB().Check())(t); len(faults) > 0 {
				t.Error(c.name, faults)
			}
		}
	}
}

// aMatter registers an opinion or a proposal: with how a step is taken, and what its list then says of it.
func aMatter(t *testing.T, a *app.App, unit data.Handler, lead string, proposal bool) (id string, take func(string, ...data.Step) error,
	stage func() (data.Standing, string)) {
	t.Helper()
	if !proposal {
		m := data.Opinion{OpinionFields: data.OpinionFields{Day: apptest.SampleDay, Text: "井盖松动", HandlerID: unit.ID}}
		if err := matters.New(a).SaveOpinion(&m); err != nil {
			t.Fatal(err)
		}
		return m.ID, matters.New(a).TakeOpinionStep, func() (data.Standing, string) {
			o := apptest.Must(matters.New(a).Opinions())(t)[0]
			if words := apptest.Must(matters.New(a).StageWords(&o.OpinionFields))(t); words != o.Stage.Text {
				t.Errorf("%q and %q", words, o.Stage.Text)
			}
			return o.Standing, o.Stage.Text
		}
	}
	m := data.Proposal{ProposalFields: data.ProposalFields{Kind: data.ProposalAdvice, Day: apptest.SampleDay, Title: "关于井盖的建议",
		LeadID:    lead,
		HandlerID: unit.ID}}
	if err := matters.New(a).SaveProposal(&m); err != nil {
		t.Fatal(err)
	}
	return m.ID, matters.New(a).TakeProposalStep, func() (data.Standing, string) {
		p := apptest.Must(matters.New(a).Proposals())(t)[0]
		return p.Standing, p.Stage.Text
	}
}

// A proposal's answer says which of A to D it comes to, an opinion's may; a rating speaks of
// both; handing over needs a unit. What is refused is said.
func TestStepsSayWhatTheyLack(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	unit, lead := apptest.Must(a.DB().Handlers())(t)[0], apptest.Must(a.DB().Deputies())(t)[0].ID
	for _, c := range []struct {
		proposal bool
		step     data.Step
		says     string
	}{
		{false, data.Step{Kind: data.StepAnswer, Text: "好了"}, ""},
		{true, data.Step{Kind: data.StepAnswer, Text: "好了"}, "请填写办理结果"},
		{true, data.Step{Kind: data.StepAnswer, Text: "好了", Result: data.ResultUnderWay}, ""},
		{false, data.Step{Kind: data.StepRate, Attitude: data.RatingPoor}, "请填写对办理结果的评价"},
		{false, data.Step{Kind: data.StepRate, Rating: data.RatingPoor}, "请填写对办理态度的评价"},
	} {
		id, take, _ := aMatter(t, a, unit, lead, c.proposal)
		if err := take(id, data.Step{Day: apptest.SampleDay, Kind: data.StepAssign}); err != nil {
			t.Fatal(err)
		}
		c.step.Day = apptest.SampleDay
		if err := take(id, c.step); (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v: %v", c.step, err)
		}
	}
	for _, proposal := range []bool{false, true} {
		id, take, _ := aMatter(t, a, data.Handler{}, lead, proposal)
		if err := take(id, data.Step{Day: apptest.SampleDay, Kind: data.StepAssign}); err == nil || !strings.Contains(err.Error(),
			"请选承办单位") {
			t.Error(err)
		}
		many := map[bool]func([]string) (int, []string, error){false: matters.New(a).AssignOpinions,
			true: matters.New(a).AssignProposals}[proposal]
		if n, left, err := many([]string{id}); err != nil || n != 0 || len(left) != 1 || !strings.Contains(left[0], "选承办单位") {
			t.Error(n, left, err)
		}
	}
}

// Proposals are handed over and urged in bulk as opinions are, each as one operation with the deadline of its own kind.
func TestProposalsInBulk(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	unit, lead := apptest.Must(a.DB().Handlers())(t)[0], apptest.Must(a.DB().Deputies())(t)[0].ID
	one, _, _ := aMatter(t, a, unit, lead, true)
	two, _, stage := aMatter(t, a, unit, lead, true)
	if n, left, err := matters.New(a).AssignProposals([]string{one, two}); err != nil || n != 2 || len(left) != 0 {
		t.Fatal(n, left, err)
	}
	if c, _ := stage(); !strings.Contains(c.DueHow, "3 个月") {
		t.Errorf("%+v", c)
	}
	if err := matters.New(a).UrgeProposals([]string{one, two}); err != nil || !strings.Contains(a.DB().UndoLabel(), "催办 2 件议案建议") {
		t.Error(err, a.DB().UndoLabel())
	}
	if m := apptest.Must(matters.New(a).Proposal(two))(t); len(m.Steps) != 2 || m.Steps[1].Kind != data.StepUrge {
		t.Errorf("%+v", m.Steps)
	}
}

// A proposal that an opinion gives has the first deputy who took it, a title that reads well, and is found again.
func TestProposalOfAnOpinion(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	for text, want := range map[string]string{"建议在路口增设红绿灯。另外路灯不亮。": "关于在路口增设红绿灯的建议", "供电增容": "关于供电增容的建议", "请尽快修桥！": "关于请尽快修桥的建议",
		"。": "关于的建议"} {
		if got := matters.ProposalTitle(text); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	people := apptest.Must(a.DB().Deputies())(t)
	v := a.NewSupervision()
	v.Fields.ProjectID = apptest.Must(a.DB().Projects())(t)[0].ID
	for _, i := range []int{40, 3, 22, 7} {
		v.Deputies = append(v.Deputies, data.Participation{DeputyID: people[i].ID})
	}
	v.Opinions = []data.OpinionFields{{Text: "增设红绿灯。", Route: data.RouteProposal}}
	if err := a.SaveSupervision(&v); err != nil {
		t.Fatal(err)
	}
	m := apptest.Must(matters.New(a).ProposalOf(&v.Opinions[0]))(t)
	if m.LeadID != people[40].ID || len(m.Origins) != 1 || m.Origins[0].OpinionID != v.Opinions[0].ID {
		t.Errorf("%+v", m.ProposalFields)
	}
	if err := matters.New(a).SaveProposal(&m); err != nil {
		t.Fatal(err)
	}
	if made, err := matters.New(a).MadeInto(m.Origins[0].OpinionID); err != nil || made.ID != m.ID || made.Name != m.Code()+" "+m.Title {
		t.Error(made, err)
	}
	of, err := matters.New(a).MadeOf(m.Origins)
	if err != nil || len(of) != 1 || of[0].ID != v.Opinions[0].ID || of[0].Name != v.Opinions[0].Code() {
		t.Error(of, err)
	}
}

// What came back from a unit is with none: it is left out of what units are urged about, and the rest of the batch is printed.
func TestGivenOut(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	back, out := apptest.SavedOpinion(t, a), apptest.SavedOpinion(t, a)
	if err := matters.New(a).TakeOpinionStep(back.ID, data.Step{Day: apptest.SampleDay, Kind: data.StepReturn, Text: "不归我们管"}); err != nil {
		t.Fatal(err)
	}
	given := apptest.Must(matters.New(a).GivenOut([]string{back.ID, out.ID}))(t)
	if !slices.Equal(given, []string{out.ID}) {
		t.Errorf("%v of %s and %s", given, back.ID, out.ID)
	}
	if papers, err := paperwork.New(a).Paper("opinion-urge", paperwork.Of(given...)); err != nil || len(papers) != 1 {
		t.Errorf("%d papers, %v", len(papers), err)
	}
}

// What can't be read is no “nothing”: a form or a footer must not look as if there were none.
func TestUnreadIsNoNothing(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	o := apptest.SavedOpinion(t, a)
	o.ActivityID = o.ID
	if err := a.DB().Close(); err != nil {
		t.Fatal(err)
	}
	b := matters.New(a)
	for name, read := range map[string]func() error{
		"Source":     func() error { _, _, err := b.Source(&o.OpinionFields); return err },
		"MadeOf":     func() error { _, err := b.MadeOf([]data.Origin{{OpinionID: o.ID}}); return err },
		"ProposalOf": func() error { _, err := b.ProposalOf(&o.OpinionFields); return err },
		"StageWords": func() error { _, err := b.StageWords(&o.OpinionFields); return err },
		"PartsDue":   func() error { _, err := b.PartsDue(&data.Project{}); return err },
		"LastSeen":   func() error { _, err := b.LastSeen(o.ID); return err },
		"GivenOut":   func() error { _, err := b.GivenOut([]string{o.ID}); return err },
	} {
		if read() == nil {
			t.Errorf("%s says nothing of a closed ledger", name)
		}
	}
}
