package matters

import (
	"slices"

	"liujin/app"
	"liujin/data"
)

// Taking is a step that is being taken, with the one that the office mostly takes right after it, so that both are one act: what was given
// back goes to another unit, and whoever is told the answer says at once how content they are. What is not filled in of the second is not
// taken.
type Taking struct {
	data.Step
	Next data.Step
}

// follows is what is mostly done right after a step.
var follows = map[data.StepKind]data.StepKind{data.StepReturn: data.StepAssign, data.StepFeedback: data.StepRate}

// Steps are what is taken, in their order.
func (t *Taking) Steps() []data.Step {
	next := t.Next
	next.Kind, next.Day = follows[t.Kind], t.Day
	if next.Kind == "" || next.HandlerID == "" && next.Rating == "" && next.Attitude == "" {
		return []data.Step{t.Step}
	}
	return []data.Step{t.Step, next}
}

// CheckTaking checks all that is taken, by the rule of its kind of matter.
func (a *Book) CheckTaking(t *Taking, rule func(*data.Step) error) error {
	steps := t.Steps()
	err := a.checkStep(&steps[0], rule)
	for _, next := range steps[1:] {
		bad := a.checkStep(&next, rule)
		if found, is := bad.(data.Invalid); is {
			for field, said := range found {
				err = app.Faulted(err, field, said)
			}
		} else if bad != nil {
			return bad
		}
		if next.Kind == data.StepAssign && next.HandlerID == t.HandlerID {
			err = app.Faulted(err, "next", "这一件正是它退回的，请选别的单位，或者空着")
		}
	}
	return err
}

// TakeOpinionStep adds a step to an opinion, or several that are taken at once.
func (a *Book) TakeOpinionStep(id string, steps ...data.Step) error {
	d, err := a.opinionFile(id)
	if err != nil {
		return err
	}
	return a.takeSteps(d, steps)
}

// TakeProposalStep adds a step to a proposal, or several that are taken at once.
func (a *Book) TakeProposalStep(id string, steps ...data.Step) error {
	d, err := a.proposalFile(id)
	if err != nil {
		return err
	}
	return a.takeSteps(d, steps)
}

func (a *Book) takeSteps(d *caseFile, steps []data.Step) error {
	label, err := a.addSteps(d, steps)
	if err != nil {
		return err
	}
	return a.Do(label+d.title, d.save)
}

// Answered has the superior's answer taken about a matter that was handed up, as a part of another operation: save does it.
func (a *Book) Answered(of data.Kind, id string, answer data.Step) (save func(*data.Tx) error, err error) {
	file := a.opinionFile
	if of == data.KindProposal {
		file = a.proposalFile
	}
	d, err := file(id)
	if err != nil {
		return nil, err
	}
	answer.Kind = data.StepAnswer
	if _, err := a.addSteps(d, []data.Step{answer}); err != nil {
		return nil, err
	}
	return d.save, nil
}

// addSteps adds steps to a matter that is not saved yet, and says what they are called.
func (a *Book) addSteps(d *caseFile, steps []data.Step) (label string, err error) {
	if d.standing.State == data.MatterMerged {
		return "", data.Fail(app.Refused, nil, "意见建议 %s 已经并到别的意见里，随那一件办理。请在那一件里登记，或先取消合并。", d.number)
	}
	for i, s := range steps {
		if err := a.takeStep(d, s); err != nil {
			return "", err
		}
		if i > 0 {
			label += "并"
		}
		label += string(s.Kind)
	}
	return label, nil
}

// takeStep adds a step to a matter that is not saved yet. What a unit gave back is nobody's until it is handed over again.
func (a *Book) takeStep(d *caseFile, s data.Step) error {
	if s.Kind == data.StepAssign && s.HandlerID == "" && !d.returned() {
		s.HandlerID = *d.handler
	}
	if err := a.checkStep(&s, d.rule); err != nil {
		return err
	}
	switch s.Kind {
	case data.StepAssign:
		*d.handler = s.HandlerID
	case data.StepReturn:
		if s.HandlerID == "" {
			s.HandlerID = *d.handler
		}
		if !slices.ContainsFunc(*d.steps, func(x data.Step) bool { return x.Day > s.Day }) { // else who has it since is told already
			*d.handler = ""
		}
	}
	taken := []data.Step{s}
	if err := FillDeadlines(taken, nil, d.due, false); err != nil {
		return err
	}
	*d.steps = append(*d.steps, taken...)
	return nil
}

// checkStep checks a step that is being taken, as CheckTaken does: whoever hands a matter over says to whom.
func (a *Book) checkStep(s *data.Step, rule func(*data.Step) error) error {
	if s.Kind == data.StepAssign && s.HandlerID == "" {
		return data.Invalid{"handler": "请选承办单位"}
	}
	return a.CheckTaken(s, rule)
}
