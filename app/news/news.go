// Package news writes records up as pieces of news (信息宣传).
package news

import (
	"cmp"
	"fmt"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/intake"
	"liujin/data"
)

// Book is what of an open ledger can be told to the public.
type Book struct{ *app.App }

// New serves the news of an open ledger.
func New(a *app.App) *Book { return &Book{App: a} }

// WriteUp makes a piece of news of a record (写成信息), to be gone on with: title and text as the record has them, its day, photos and, of
// an activity other than a training, the deputies who came; it says what it is about. Who asked for something is not named: the news is
// public.
func (a *Book) WriteUp(of data.Subject) (p data.Publicity, err error) {
	if p, err = a.NewPublicity(); err != nil {
		return p, err
	}
	own, err := a.OwnOffice()
	if err != nil {
		return p, err
	}
	p.SubjectID = of.ID
	switch of.Kind {
	case data.KindOpinion:
		err = a.writeOpinion(&p)
	case data.KindProposal:
		err = a.writeProposal(&p)
	case data.KindProject:
		err = a.writeProject(&p)
	case data.KindMeeting:
		err = a.writeMeeting(&p, own.Called())
	default:
		err = a.writeActivity(&p, own.Called())
	}
	p.Title, p.Text = app.Shortened(p.Title, 90), app.Shortened(strings.TrimSpace(p.Text), 9000)
	p.Day = min(cmp.Or(p.Day, a.Today()), a.Today())
	for i := range p.Photos { // the same file, of another record
		p.Photos[i].Meta = data.Meta{}
	}
	return p, err
}

// mostInNews is how many deputies a piece of news names.
const mostInNews = 5

func (a *Book) writeActivity(p *data.Publicity, unit string) error {
	row, err := a.DB().ActivityRow(p.SubjectID)
	if err != nil {
		return err
	}
	v, err := a.DB().Activity(p.SubjectID)
	if err != nil {
		return err
	}
	called, err := a.PublicNames(v.Day)
	if err != nil {
		return err
	}
	var came []data.PublicityDeputy
	var names []string
	for i := range v.Deputies {
		if d := &v.Deputies[i]; d.Present() {
			came, names = append(came, data.PublicityDeputy{DeputyID: d.DeputyID}), append(names, called[d.DeputyID])
		}
	}
	if row.WalkIn != data.WalkTraining { // a class of fifty is no deed of each
		p.Deputies = came
	}
	w, topic := row.WalkIn.Info(), strings.ReplaceAll(row.Topic, "　", " ")
	p.Day, p.Vanguard, p.Photos = v.Day, v.Vanguard, v.Photos
	p.Title = fmt.Sprintf("%s代表%s：%s", unit, w.Title(), topic)
	who := app.Few(names, mostInNews, "名")
	text := []string{fmt.Sprintf("%s，%s代表%s%s（%s）。", days.Short(v.Day), unit, who, w.Title(), topic), v.Content}
	if row.Opinions > 0 {
		text = append(text, fmt.Sprintf("现场收集意见建议 %d 件。", row.Opinions))
	}
	p.Text = said(text...)
	return nil
}

// said are sentences of a text: each ends as one, and what is empty is left out.
func said(sentences ...string) (text string) {
	for _, one := range sentences {
		if one = strings.TrimSpace(one); one == "" {
			continue
		}
		if text += one; !strings.ContainsAny(string([]rune(one)[len([]rune(one))-1]), "。！？") {
			text += "。"
		}
	}
	return text
}

// answered is what the last answer to a matter says, and how its result was rated; "" there is none.
func answered(steps []data.Step, handler string) (day, text string) {
	for _, t := range data.InOrder(steps) {
		switch t.Kind {
		case data.StepAnswer:
			day, text = t.Day, said(handler+"答复："+t.Text)
		case data.StepRate:
			if text != "" && t.Rating != "" {
				text += "反映人评价：" + string(t.Rating) + "。"
			}
		}
	}
	return day, text
}

func (a *Book) writeOpinion(p *data.Publicity) error {
	o, err := a.DB().Opinion(p.SubjectID)
	if err != nil {
		return err
	}
	units, err := a.HandlerNames(o.Day)
	if err != nil {
		return err
	}
	day, answer := answered(o.Steps, cmp.Or(units[o.HandlerID], "承办单位"))
	text := intake.Unnamed(o.Text, o.Reporter)
	p.Day, p.Title = o.Day, "群众反映："+app.Shortened(text, 30)
	if answer != "" {
		p.Day, p.Title = day, "件件有回应："+app.Shortened(text, 30)
	}
	p.Text = said(fmt.Sprintf("%s，群众反映：%s", days.Short(o.Day), text), intake.Unnamed(answer, o.Reporter))
	if o.BroughtByID != "" {
		p.Deputies = []data.PublicityDeputy{{DeputyID: o.BroughtByID}}
	}
	return nil
}

func (a *Book) writeProposal(p *data.Publicity) error {
	m, err := a.DB().Proposal(p.SubjectID)
	if err != nil {
		return err
	}
	units, err := a.HandlerNames(m.Day)
	if err != nil {
		return err
	}
	called, err := a.PublicNames(m.Day)
	if err != nil {
		return err
	}
	day, answer := answered(m.Steps, cmp.Or(units[m.HandlerID], "承办单位"))
	p.Day, p.Title = cmp.Or(day, m.Day), fmt.Sprintf("代表%s：%s", m.Kind, m.Title)
	p.Text = said(fmt.Sprintf("%s，%s代表提出%s“%s”", days.Short(m.Day), called[m.LeadID], m.Kind, m.Title), m.Text, answer)
	p.Deputies = []data.PublicityDeputy{{DeputyID: m.LeadID}}
	return nil
}

func (a *Book) writeProject(p *data.Publicity) error {
	w, err := a.DB().Project(p.SubjectID)
	if err != nil {
		return err
	}
	p.Title, p.Photos = "民生实事项目："+w.Title, w.Photos
	text := []string{fmt.Sprintf("%d 年民生实事项目“%s”（%s）", w.Year, w.Title, w.State), w.Content}
	if n := len(w.Progress); n > 0 { // by day
		last := &w.Progress[n-1]
		p.Day = last.Day
		text = append(text, fmt.Sprintf("截至%s，工程进度 %d%%", days.Short(last.Day), last.Percent), last.Text)
	}
	p.Text = said(text...)
	return nil
}

func (a *Book) writeMeeting(p *data.Publicity, unit string) error {
	m, err := a.DB().Meeting(p.SubjectID)
	if err != nil {
		return err
	}
	came := 0
	for i := range m.Attendees {
		came += app.OneIf(m.Attendees[i].State.Present())
	}
	p.Day, p.Title = m.Day, unit+"召开"+m.Title
	text := []string{fmt.Sprintf("%s，%s召开", days.Short(m.Day), m.Title)}
	if m.Host != "" {
		text[0] = fmt.Sprintf("%s，%s主持召开%s", days.Short(m.Day), m.Host, m.Title)
	}
	if came > 0 {
		text[0] += fmt.Sprintf("，%d 名代表参加", came)
	}
	var items []string
	for _, one := range m.Items {
		items = append(items, one.Title)
	}
	if len(items) > 0 {
		text = append(text, "会议议程："+strings.Join(items, "；"))
	}
	for i := range m.Decisions {
		text = append(text, "会议决定："+m.Decisions[i].Text)
	}
	p.Text = said(text...)
	return nil
}
