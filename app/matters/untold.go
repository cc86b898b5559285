package matters

import (
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/figures"
	"liujin/app/papers"
	"liujin/data"
)

// Untold are the answered opinions of which whoever asked was not told yet, of one deputy: who handed them on, or was the first of those
// who took them.
type Untold struct {
	DeputyID, Name string
	Opinions       []UntoldOpinion // by number
}

// UntoldOpinion is one of them, with the answer.
type UntoldOpinion struct {
	OpinionRow
	Answer string
}

// IDs are those of the opinions.
func (u *Untold) IDs() []string {
	ids := make([]string, len(u.Opinions))
	for i := range ids {
		ids[i] = u.Opinions[i].ID
	}
	return ids
}

// Slip is 办理结果反馈单 of them.
func (u *Untold) Slip() *papers.FeedbackSlip {
	s := &papers.FeedbackSlip{Deputy: u.Name}
	for i := range u.Opinions {
		o := &u.Opinions[i]
		who := o.Handler
		if o.Submitted != "" {
			who = Superior
		}
		s.Opinions = append(s.Opinions, papers.Answered{Number: o.Code(), Text: o.Text, Reporter: o.Reporter, Handler: who,
			Day: o.Answered, Answer: o.Answer})
	}
	return s
}

// Untold lists what is to be told by deputies, who has most first. What nobody brought the office tells itself.
func (a *Book) Untold() ([]Untold, error) {
	rows, err := a.OpinionsOn(a.Today())
	if err != nil {
		return nil, err
	}
	names, err := a.DeputyNames(a.Today())
	if err != nil {
		return nil, err
	}
	var all []Untold
	for i := len(rows) - 1; i >= 0; i-- {
		o := rows[i]
		if !a.Keeps(app.Unfed, &o.Standing, o.Route) {
			continue
		}
		who, err := a.bringer(&o.OpinionFields)
		if err != nil {
			return nil, err
		}
		if who == "" {
			continue
		}
		one := UntoldOpinion{OpinionRow: o}
		if one.Answer, err = a.answer(o.ID); err != nil {
			return nil, err
		}
		at := slices.IndexFunc(all, func(u Untold) bool { return u.DeputyID == who })
		if at < 0 {
			at, all = len(all), append(all, Untold{DeputyID: who, Name: names[who]})
		}
		all[at].Opinions = append(all[at].Opinions, one)
	}
	slices.SortStableFunc(all, func(x, y Untold) int { return len(y.Opinions) - len(x.Opinions) })
	return all, nil
}

// UntoldWith is what is to be told of an opinion and of all others that its deputy brought; nil nothing.
func (a *Book) UntoldWith(id string) (*Untold, error) {
	all, err := a.Untold()
	for i := range all {
		if slices.Contains(all[i].IDs(), id) {
			return &all[i], err
		}
	}
	return nil, err
}

// bringer is the deputy who handed an opinion on, or was the first of those who took it; "" none.
func (a *Book) bringer(o *data.OpinionFields) (string, error) {
	if o.BroughtByID != "" || o.ActivityID == "" {
		return o.BroughtByID, nil
	}
	took, err := a.DB().TookPart(o.ActivityID)
	if err != nil || len(took) == 0 {
		return "", err
	}
	return took[0], nil
}

// answer is what an opinion's unit answered last.
func (a *Book) answer(id string) (string, error) {
	o, err := a.DB().Opinion(id)
	return answerIn(o.Steps, a.Today()), err
}

// FeedBackOpinions notes that whoever asked was told the answers today, as one operation. What is not answered, or was told, is left out
// and named.
func (a *Book) FeedBackOpinions(ids []string) (done int, left []string, err error) {
	var ready []*caseFile
	for _, id := range ids {
		d, err := a.opinionFile(id)
		if err != nil {
			return 0, nil, err
		}
		if d.standing.State != data.MatterAnswered {
			left = append(left, d.number+" "+strings.TrimSpace(string(d.standing.State)))
			continue
		}
		*d.steps = append(*d.steps, data.Step{Day: a.Today(), Kind: data.StepFeedback, Text: "由代表反馈反映人。"})
		ready = append(ready, d)
	}
	if len(ready) == 0 {
		return 0, left, nil
	}
	return len(ready), left, a.saveAll("反馈 "+figures.Count(len(ready), "件", "意见建议"), ready)
}
