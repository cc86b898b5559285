package app

import (
	"errors"
	"strings"
	"testing"

	"liujin/app/days"
	"liujin/data"
)

// After every kind of step the list says what is so, the drop-down keeps the row under that word and no other, and the footer offers what comes next.
func TestWordsAfterEachStep(t *testing.T) {
	t.Parallel()
	due := days.After(sampleDay, 20)
	step := func(kind data.StepKind) data.Step {
		s := data.Step{Day: sampleDay, Kind: kind, Text: "办"}
		switch kind {
		case data.StepExtend:
			s.Due = days.After(sampleDay, 40)
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
	a := emptyLedger(t)
	unit, lead := data.Handler{Name: "镇建设办"}, data.Person{Deputy: data.Deputy{Name: "高𬭎"}}
	if err := errors.Join(a.SaveHandler(&unit), a.SavePerson(&lead)); err != nil {
		t.Fatal(err)
	}
	for _, proposal := range []bool{false, true} {
		for _, c := range []struct {
			name  string
			steps []data.Step
			says  string
			keep  Condition
			next  data.StepKind
		}{
			{"登记", nil, "待交办", Waiting, data.StepAssign},
			{"交办", []data.Step{step(data.StepAssign)}, "还有 20 天", Handled, data.StepAnswer},
			{"催办", []data.Step{step(data.StepAssign), step(data.StepUrge)}, "还有 20 天", Handled, data.StepAnswer},
			{"延期", []data.Step{step(data.StepAssign), step(data.StepExtend)}, "还有 40 天", Handled, data.StepAnswer},
			{"退回", []data.Step{step(data.StepAssign), step(data.StepReturn)}, "待交办", Waiting, data.StepAssign},
			{"答复", []data.Step{step(data.StepAssign), step(data.StepAnswer)}, "待反馈", Unfed, data.StepFeedback},
			{"反馈", []data.Step{step(data.StepAssign), step(data.StepAnswer), step(data.StepFeedback)}, "办结", Done, data.StepRate},
			{"满意", []data.Step{step(data.StepAssign), step(data.StepAnswer), step(data.StepFeedback), rated(data.RatingFine, data.RatingFair)}, "办结", Done, ""},
			{"态度不满意", []data.Step{step(data.StepAssign), step(data.StepAnswer), step(data.StepFeedback), rated(data.RatingFine, data.RatingPoor)}, "不满意", Dissatisfied, data.StepRedo},
			{"结果不满意", []data.Step{step(data.StepAssign), step(data.StepAnswer), rated(data.RatingPoor, data.RatingFine)}, "不满意", Dissatisfied, data.StepRedo},
			{"不满意后又反馈", []data.Step{step(data.StepAssign), step(data.StepAnswer), rated(data.RatingPoor, data.RatingFine), step(data.StepFeedback)}, "不满意", Dissatisfied, data.StepRedo},
			{"二次办理", []data.Step{step(data.StepAssign), step(data.StepAnswer), rated(data.RatingPoor, data.RatingFine), step(data.StepRedo)}, "还有 20 天", Handled, data.StepAnswer},
			{"再答复", []data.Step{step(data.StepAssign), step(data.StepAnswer), rated(data.RatingPoor, data.RatingFine), step(data.StepRedo), step(data.StepAnswer)}, "待反馈", Unfed, data.StepFeedback},
			{"再反馈", []data.Step{step(data.StepAssign), step(data.StepAnswer), rated(data.RatingPoor, data.RatingFine), step(data.StepRedo), step(data.StepAnswer), step(data.StepFeedback)}, "办结", Done, data.StepRate},
		} {
			id, take, stage := aMatter(t, a, unit, lead.ID, proposal)
			for _, s := range c.steps { // one by one, as the window does: each is saved on the same day
				if err := take(id, s); err != nil {
					t.Fatal(c.name, err)
				}
			}
			course, says := stage()
			if says != c.says {
				t.Errorf("%v %s: %q, want %q", proposal, c.name, says, c.says)
			}
			for _, keep := range []Condition{Waiting, Handled, Unfed, Dissatisfied, Done} {
				if a.Keeps(keep, &course) != (keep == c.keep) {
					t.Errorf("%v %s: kept under %s: %v", proposal, c.name, keep, keep != c.keep)
				}
			}
			if next := append(NextSteps(&course), "")[0]; next != c.next {
				t.Errorf("%v %s: %q comes next, want %q", proposal, c.name, next, c.next)
			}
			if faults := must(a.db.Check())(t); len(faults) > 0 {
				t.Error(c.name, faults)
			}
		}
	}
}

// aMatter registers an opinion or a proposal: with how a step is taken, and what its list then says of it.
func aMatter(t *testing.T, a *App, unit data.Handler, lead string, proposal bool) (id string, take func(string, data.Step) error, stage func() (data.Course, string)) {
	t.Helper()
	if !proposal {
		m := data.Matter{Opinion: data.Opinion{Day: sampleDay, Text: "井盖松动", HandlerID: unit.ID}}
		if err := a.SaveMatter(&m); err != nil {
			t.Fatal(err)
		}
		return m.ID, a.TakeOpinionStep, func() (data.Course, string) {
			o := must(a.Opinions())(t)[0]
			if words := a.StageWords(&o.Opinion); words != o.Stage.Text {
				t.Errorf("%q and %q", words, o.Stage.Text)
			}
			return o.Course, o.Stage.Text
		}
	}
	m := data.Motion{Proposal: data.Proposal{Kind: data.ProposalAdvice, Day: sampleDay, Title: "关于井盖的建议", LeadID: lead, HandlerID: unit.ID}}
	if err := a.SaveMotion(&m); err != nil {
		t.Fatal(err)
	}
	return m.ID, a.TakeMotionStep, func() (data.Course, string) {
		p := must(a.Proposals())(t)[0]
		return p.Course, p.Stage.Text
	}
}

// A proposal's answer says which of A to D it comes to, an opinion's may; a rating speaks of both; handing over needs a unit. What is refused is said.
func TestStepsSayWhatTheyLack(t *testing.T) {
	a := sampleOn(t, sampleDay)
	unit, lead := must(a.db.Handlers())(t)[0], must(a.db.Deputies())(t)[0].ID
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
		if err := take(id, data.Step{Day: sampleDay, Kind: data.StepAssign}); err != nil {
			t.Fatal(err)
		}
		c.step.Day = sampleDay
		if err := take(id, c.step); (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v: %v", c.step, err)
		}
	}
	for _, proposal := range []bool{false, true} {
		id, take, _ := aMatter(t, a, data.Handler{}, lead, proposal)
		if err := take(id, data.Step{Day: sampleDay, Kind: data.StepAssign}); err == nil || !strings.Contains(err.Error(), "请选承办单位") {
			t.Error(err)
		}
		many := map[bool]func([]string) (int, []string, error){false: a.AssignOpinions, true: a.AssignMotions}[proposal]
		if n, left, err := many([]string{id}); err != nil || n != 0 || len(left) != 1 || !strings.Contains(left[0], "选承办单位") {
			t.Error(n, left, err)
		}
	}
}

// Proposals are handed over and urged in bulk as opinions are, each as one operation with the deadline of its own kind.
func TestProposalsInBulk(t *testing.T) {
	a := sampleOn(t, sampleDay)
	unit, lead := must(a.db.Handlers())(t)[0], must(a.db.Deputies())(t)[0].ID
	one, _, _ := aMatter(t, a, unit, lead, true)
	two, _, stage := aMatter(t, a, unit, lead, true)
	if n, left, err := a.AssignMotions([]string{one, two}); err != nil || n != 2 || len(left) != 0 {
		t.Fatal(n, left, err)
	}
	if c, _ := stage(); !strings.Contains(c.DueHow, "3 个月") {
		t.Errorf("%+v", c)
	}
	if err := a.UrgeMotions([]string{one, two}); err != nil || !strings.Contains(a.db.UndoLabel(), "催办 2 件议案建议") {
		t.Error(err, a.db.UndoLabel())
	}
	if m := must(a.Motion(two))(t); len(m.Steps) != 2 || m.Steps[1].Kind != data.StepUrge {
		t.Errorf("%+v", m.Steps)
	}
}

// A proposal that an opinion gives has the first deputy who took it, a title that reads well, and is found again.
func TestProposalOfAnOpinion(t *testing.T) {
	a := sampleOn(t, sampleDay)
	for text, want := range map[string]string{"建议在路口增设红绿灯。另外路灯不亮。": "关于在路口增设红绿灯的建议", "供电增容": "关于供电增容的建议", "请尽快修桥！": "关于请尽快修桥的建议", "。": "关于的建议"} {
		if got := motionTitle(text); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	people := must(a.db.Deputies())(t)
	v := a.NewInspection()
	v.Supervision.ProjectID = must(a.db.Projects())(t)[0].ID
	for _, i := range []int{40, 3, 22, 7} {
		v.Deputies = append(v.Deputies, data.Participation{DeputyID: people[i].ID})
	}
	v.Opinions = []data.Opinion{{Text: "增设红绿灯。", Route: data.RouteProposal}}
	if err := a.SaveInspection(&v); err != nil {
		t.Fatal(err)
	}
	m := a.MotionOf(&v.Opinions[0])
	if m.LeadID != people[40].ID || m.OpinionID != v.Opinions[0].ID {
		t.Errorf("%+v", m.Proposal)
	}
	if err := a.SaveMotion(&m); err != nil {
		t.Fatal(err)
	}
	if id, code, err := a.MadeInto(m.OpinionID); err != nil || id != m.ID || code != m.Code() {
		t.Error(id, code, err)
	}
	if of, id := a.MadeOf(&m.Proposal); id != m.OpinionID || !strings.Contains(of, v.Opinions[0].Title()) {
		t.Error(of, id)
	}
}
