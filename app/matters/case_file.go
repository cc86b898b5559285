package matters

import (
	"liujin/app"
	"liujin/app/figures"
	"liujin/data"
)

// caseFile is an opinion or a proposal as far as steps are taken about it, one by one or many at once.
type caseFile struct {
	number, title string // as lists and as messages call it
	day           string // of its registration
	up            bool   // it goes to the superior
	handler       *string
	standing      *data.Standing
	like          func() (likes, error) // the matters like it that were handed over
	steps         *[]data.Step
	due           DueOf
	rule          func(*data.Step) error
	save          func(*data.Tx) error
}

// opinionFile reads an opinion; one about which something is done and that has no route yet is handled by the own town.
func (a *Book) opinionFile(id string) (*caseFile, error) {
	m, err := a.DB().Opinion(id)
	if err != nil {
		return nil, err
	}
	save := func(tx *data.Tx) error {
		if m.Route == "" {
			m.Route = data.RouteOwn
		}
		return tx.SaveOpinion(&m)
	}
	return &caseFile{number: m.Code(), title: "意见建议“" + m.Code() + "”", day: m.Day, up: m.Route == data.RouteUp, handler: &m.HandlerID,
		standing: &m.Standing, steps: &m.Steps, due: a.OpinionDue, rule: (*data.Step).Validate, save: save,
		like: func() (likes, error) { return a.opinionsLike(&m.OpinionFields) }}, nil
}

func (a *Book) proposalFile(id string) (*caseFile, error) {
	m, err := a.DB().Proposal(id)
	if err != nil {
		return nil, err
	}
	return &caseFile{number: m.Code(), title: "“" + m.Title + "”", day: m.Day, handler: &m.HandlerID, standing: &m.Standing,
		steps: &m.Steps,
		due:   a.ProposalDue(&m), rule: (*data.Step).ValidateProposal,
		like: func() (likes, error) { return a.proposalsLike(&m.ProposalFields) },
		save: func(tx *data.Tx) error { return tx.SaveProposal(&m) }}, nil
}

// AssignOpinions hands opinions over to their units today, as one operation. Those that can't be are named with the reason.
func (a *Book) AssignOpinions(ids []string) (done int, left []string, err error) {
	return a.assign("意见建议", ids, a.opinionFile)
}

// AssignProposals hands proposals over to their units today, as AssignOpinions does.
func (a *Book) AssignProposals(ids []string) (done int, left []string, err error) {
	return a.assign("议案建议", ids, a.proposalFile)
}

func (a *Book) assign(noun string, ids []string, open func(id string) (*caseFile, error)) (done int, left []string, err error) {
	today := a.Today()
	var ready []*caseFile
	for _, id := range ids {
		d, err := open(id)
		if err != nil {
			return 0, nil, err
		}
		switch {
		case d.standing.State == data.MatterRegistered && d.up:
			left = append(left, d.number+" 是转上级的，请打开它点“提交上级”")
		case d.standing.State != data.MatterRegistered:
			left = append(left, d.number+" 已经"+string(d.standing.State))
		case d.returned():
			left = append(left, d.number+" 是承办单位退回的，请打开它点“交办”，换一个单位")
		case *d.handler == "":
			left = append(left, d.number+" 还没有承办单位，请打开它选承办单位")
		case d.day > today:
			left = append(left, d.number+" 的日期是 "+d.day+"，还没有到")
		default:
			due, how, err := d.due(today)
			if err != nil {
				return 0, nil, err
			}
			*d.steps = append(*d.steps, data.Step{Day: today, Kind: data.StepAssign, HandlerID: *d.handler, Due: due, DueHow: how})
			ready = append(ready, d)
		}
	}
	if len(ready) == 0 {
		return 0, left, nil
	}
	return len(ready), left, a.saveAll("交办 "+figures.Count(len(ready), "件", noun), ready)
}

// UrgeOpinions notes today that units were asked again for their answers, as one operation.
func (a *Book) UrgeOpinions(ids []string) error { return a.urge("意见建议", ids, a.opinionFile) }

// UrgeProposals notes today that units were asked again for their answers to proposals, as one operation.
func (a *Book) UrgeProposals(ids []string) error { return a.urge("议案建议", ids, a.proposalFile) }

func (a *Book) urge(noun string, ids []string, open func(id string) (*caseFile, error)) error {
	var ready []*caseFile
	for _, id := range ids {
		d, err := open(id)
		if err != nil {
			return err
		}
		if !d.standing.WithUnit() {
			return data.Fail(app.Refused, nil, "%s %s 不在办理中，不用催办。请只选正在办理的。", noun, d.number)
		}
		*d.steps = append(*d.steps, data.Step{Day: a.Today(), Kind: data.StepUrge, HandlerID: *d.handler})
		ready = append(ready, d)
	}
	return a.saveAll("催办 "+figures.Count(len(ready), "件", noun), ready)
}

// saveAll saves several as one operation.
func (a *Book) saveAll(label string, all []*caseFile) error {
	return a.Do(label, func(tx *data.Tx) error {
		for _, d := range all {
			if err := d.save(tx); err != nil {
				return err
			}
		}
		return nil
	})
}
