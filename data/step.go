package data

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Step is one thing that was done about an opinion or a proposal (办理过程).
type Step struct {
	Meta
	OwnerID     string // the opinion or the proposal
	Day         string
	Kind        StepKind
	HandlerID   string // whom 交办 names
	DeputyID    string // by whom 提交上级 was done, with whom 沟通
	Document    string // by which 提交上级 was done
	Text        string
	Due, DueHow string       // the deadline that a step sets, and how it was computed; of 答复 and 落实 by when what is left is to be done
	Result      MatterResult // with 答复: a proposal's must have one, an opinion's may; with 落实: what it has come to by now
	Rating      Rating       // with 评价: of the result
	Attitude    Rating       // with 评价: of the unit's attitude
}

// SetsDeadline reports whether a step says until when it is to be answered.
func (s *Step) SetsDeadline() bool {
	return s.Kind == StepAssign || s.Kind == StepExtend || s.Kind == StepRedo
}

// Promises reports whether a step is an answer, or tells what came of one, that leaves something still to be done.
func (s *Step) Promises() bool {
	return (s.Kind == StepAnswer || s.Kind == StepKeep) && s.Result.Pending()
}

// TakesDay reports whether a step may say a day that nobody computes: by when the superior was asked to answer, or what is promised is to
// be done.
func (s *Step) TakesDay() bool { return s.Kind == StepSubmit || s.Promises() }

// Validate checks a step. What is on record may lack what was not asked for when it was saved (the rating of the attitude, the result of a
// proposal's answer): else nothing else about its matter could be changed any more.
func (s *Step) Validate() error { return s.check().orNil() }

// ValidateProposal checks a step about a proposal: its answer must say which of A to D it comes to, or the year's ledger can't.
func (s *Step) ValidateProposal() error {
	bad := s.check()
	oneOf(bad, "result", s.Result, "办理结果", Results)
	if s.Kind == StepAnswer && s.ID == "" {
		bad.need("result", string(s.Result), "办理结果（A—D）")
	}
	return bad.orNil()
}

func (s *Step) check() Invalid {
	bad := Invalid{}
	bad.need("kind", string(s.Kind), "这一步是什么")
	oneOf(bad, "kind", s.Kind, "步骤", StepKinds)
	bad.need("day", s.Day, "日期")
	bad.day("day", s.Day, "日期")
	bad.day("due", s.Due, "答复期限")
	bad.within("text", s.Text, "内容", 2000)
	bad.within("document", s.Document, "文件和文号", 100)
	oneOf(bad, "result", s.Result, "办理结果", OpinionResults)
	oneOf(bad, "rating", s.Rating, "评价", Ratings)
	oneOf(bad, "attitude", s.Attitude, "评价", Ratings)
	switch {
	case s.Due != "" && s.SetsDeadline() && s.Due < s.Day:
		bad["due"] = "答复期限早于这一步的日期，请核对"
	case s.Due != "" && s.Kind == StepSubmit && s.Due < s.Day:
		bad["asked"] = "要求答复的日期早于提交的日期，请核对"
	case s.Due != "" && s.Promises() && s.Due < s.Day:
		bad["promised"] = "承诺落实的日期早于答复的日期，请核对"
	case s.Kind == StepExtend: // the deadlines of other steps are computed where none was typed
		bad.need("due", s.Due, "延到哪一天")
	case s.Kind == StepAnswer:
		bad.need("text", s.Text, "答复内容")
	case s.Kind == StepRate:
		bad.need("rating", string(s.Rating), "对办理结果的评价")
		if s.ID == "" {
			bad.need("attitude", string(s.Attitude), "对办理态度的评价")
		}
	}
	return bad
}

// Standing is what the steps about an opinion or a proposal come to; kept with it so that lists and counts need not read the steps.
type Standing struct {
	State       MatterState
	Assigned    string // the day of the first 交办; "" none yet
	Due, DueHow string // until when the unit is to answer; "" nothing is awaited
	Answered    string
	Closed      string // the day on which it was done with; "" open
	Result      MatterResult
	Rating      Rating
	Attitude    Rating
	Promised    string // by when what the answer promised is to be done; "" nothing, or it was
	Submitted   string // the day on which the superior got it, who has it or answered it; "" it is not the superior's
}

const standingColumns = "state, assigned, due, due_how, answered, closed, result, rating, attitude, promised, submitted"

func (c *Standing) fields() []any {
	return []any{&c.State, opt(&c.Assigned), opt(&c.Due), &c.DueHow, opt(&c.Answered), opt(&c.Closed), &c.Result, &c.Rating, &c.Attitude,
		opt(&c.Promised), opt(&c.Submitted)}
}

// Open reports whether something is still to be done.
func (c *Standing) Open() bool { return c.Closed == "" }

// GivenOut reports whether some unit has the matter, or has answered it: it was handed over, and did not come back.
func (c *Standing) GivenOut() bool {
	return c.Assigned != "" && c.State != MatterRegistered && c.Submitted == ""
}

// WithUnit reports whether a unit of ours is to answer the matter: what went to the superior none is.
func (c *Standing) WithUnit() bool { return c.State == MatterAssigned && c.Submitted == "" }

// Dissatisfied reports whether whoever raised the matter is not satisfied with the result
// or with the attitude: then it is to be handled once more.
func (c *Standing) Dissatisfied() bool { return c.Rating == RatingPoor || c.Attitude == RatingPoor }

// Late reports whether the answer is overdue on a day, a unit's or, by a day that was asked for, the superior's.
func (c *Standing) Late(today string) bool { return c.Due != "" && c.Due < today }

// UnitLate reports whether a unit of ours owes the answer on a day.
func (c *Standing) UnitLate(today string) bool { return c.Late(today) && c.WithUnit() }

// settle follows the steps in the order of their days.
func settle(steps []Step) Standing {
	c := Standing{State: MatterRegistered}
	steps = InOrder(steps)
	for i := range steps {
		c.take(&steps[i])
	}
	return c
}

// handled reports whether steps need a unit that took them: what it gave back is nobody's until it is handed over again, and what was
// handed up is the superior's.
func handled(steps []Step) bool {
	is := func(kind StepKind) bool {
		return slices.ContainsFunc(steps, func(s Step) bool { return s.Kind == kind })
	}
	if is(StepSubmit) && !is(StepAssign) {
		return false
	}
	back := slices.ContainsFunc(steps, func(s Step) bool { return s.Kind == StepReturn })
	return len(steps) > 0 && !(back && settle(steps).State == MatterRegistered)
}

// InOrder are steps by their days, those of one day as they were entered.
func InOrder(steps []Step) []Step {
	steps = slices.Clone(steps)
	slices.SortStableFunc(steps, func(a, b Step) int {
		return cmp.Or(strings.Compare(a.Day, b.Day), strings.Compare(a.place(), b.place()))
	})
	return steps
}

// place orders the steps of one day as they were entered: one that is not saved yet, and has no id, is the newest.
func (s *Step) place() string {
	if s.ID == "" {
		return "~" // above every id, which is hex
	}
	return s.ID
}

func (c *Standing) take(s *Step) {
	switch s.Kind {
	case StepAssign, StepRedo:
		if c.Assigned == "" {
			c.Assigned = s.Day
		}
		*c = Standing{State: MatterAssigned, Assigned: c.Assigned, Due: s.Due, DueHow: s.DueHow}
	case StepSubmit: // the superior has it
		*c = Standing{State: MatterAssigned, Assigned: c.Assigned, Due: s.Due, DueHow: s.DueHow, Submitted: s.Day}
	case StepReturn: // it waits again, whatever became of it before
		*c = Standing{State: MatterRegistered, Assigned: c.Assigned}
	case StepExtend:
		if c.State == MatterAssigned {
			c.Due, c.DueHow = s.Due, s.DueHow
		}
	case StepAnswer:
		c.State, c.Answered, c.Closed, c.Due, c.DueHow, c.Result = MatterAnswered, s.Day, "", "", "", s.Result
		if c.Promised = ""; s.Promises() {
			c.Promised = s.Due
		}
	case StepKeep:
		if s.Result != "" {
			c.Result = s.Result
		}
		if c.Promised = ""; s.Promises() {
			c.Promised = s.Due
		}
	case StepFeedback:
		c.State, c.Closed, c.Due, c.DueHow = MatterReported, s.Day, "", ""
		if c.Dissatisfied() { // told again, it still waits to be handled once more
			c.State, c.Closed = MatterRated, ""
		}
	case StepRate:
		c.State, c.Closed, c.Due, c.DueHow, c.Rating, c.Attitude = MatterRated, s.Day, "", "", s.Rating, s.Attitude
		if c.Dissatisfied() {
			c.Closed = ""
		}
	}
}

// stepTable makes the table of an owner's steps.
func stepTable(name, parent, owned, title string) *table[Step] {
	return register(table[Step]{name: name, title: title, order: "day, id", parent: parent, owners: []owner{{owned, parent}},
		label:   "day || ' ' || kind",
		columns: parent + ", day, kind, handler_id, deputy_id, document, text, due, due_how, result, rating, attitude",
		fields: func(s *Step) []any {
			return []any{&s.OwnerID, &s.Day, &s.Kind, opt(&s.HandlerID), opt(&s.DeputyID), &s.Document, &s.Text, opt(&s.Due), &s.DueHow,
				&s.Result, &s.Rating, &s.Attitude}
		}})
}

// checkDue notes a step that should say until when it is to be answered and doesn't: it must be computed before it is saved.
func checkDue(steps []Step) error {
	for i := range steps {
		if s := &steps[i]; s.SetsDeadline() && s.Due == "" {
			return Invalid{"steps": fmt.Sprintf("第 %d 步：请填写答复期限", i+1)}
		}
	}
	return nil
}

// checkSteps notes what is wrong with the steps about a matter that was registered on a day; rule is that of one step.
func (v Invalid) checkSteps(since string, steps []Step, rule func(*Step) error) {
	for i := range steps {
		if err := rule(&steps[i]); err != nil {
			v["steps"] = fmt.Sprintf("第 %d 步：%s", i+1, err.Error())
		} else if steps[i].Day < since {
			v["steps"] = fmt.Sprintf("第 %d 步的日期 %s 早于登记日期 %s，请核对", i+1, steps[i].Day, since)
		}
	}
}
