package paperwork

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/figures"
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/app/table"
	"liujin/data"
)

// meetingOf is the meeting that an order names, or the next one.
func (a *Book) meetingOf(o Order) (data.Meeting, error) {
	id, err := o.id()
	if err != nil {
		return data.Meeting{}, err
	}
	if id == "" {
		next, err := a.meetings.NextMeeting()
		if err != nil {
			return data.Meeting{}, err
		}
		if id = next.ID; id == "" {
			return data.Meeting{}, noRecord("会议")
		}
	}
	return a.DB().Meeting(id)
}

// gathering is the meeting that an order names, with those who are expected at it.
func (a *Book) gathering(o Order) (data.Meeting, []papers.Person, error) {
	m, err := a.meetingOf(o)
	if err != nil {
		return m, nil, err
	}
	people, err := a.expected(&m)
	return m, people, err
}

// mostCards is up to how many sit at one table: they have name cards along with the papers. In a hall only who sits in front has one.
const mostCards = 20

// cardsAlong reports whether name cards are printed with a meeting's papers: not of a session of the congress, whose deputies sit in a
// hall. They are a paper of their own, too.
func cardsAlong(m *data.Meeting, people []papers.Person) bool {
	return m.Kind != data.MeetingCongress && len(people) <= mostCards
}

// MeetingPapersTitle is what the papers of a meeting are called, by what they hold.
func (a *Book) MeetingPapersTitle(id string) string {
	m, people, err := a.gathering(Of(id))
	switch {
	case err != nil || len(people) == 0: // the preview says why
		return "会议材料"
	case cardsAlong(&m, people):
		return "会议材料（含签到表和桌签）"
	}
	return "会议材料（含签到表）"
}

// meetingPapers are all that lies on the table at a meeting: agenda, report, the list to sign, and where they are few name cards, in one
// job.
func (a *Book) meetingPapers(h papers.Head, o Order) ([]*print.Document, error) {
	m, people, err := a.gathering(o)
	if err != nil {
		return nil, err
	}
	agenda := papers.Agenda{Number: 1, Title: m.Title, Day: m.Day, Begins: m.Begins, Place: m.Place, Host: m.Host,
		Attend:  attending(people),
		Observe: m.Observers}
	for _, item := range m.Items {
		agenda.Items = append(agenda.Items, papers.AgendaItem{Text: item.Title, Reporter: item.Reporter, Draft: string(item.Draft),
			Recalled: item.Recalled})
	}
	all := []*print.Document{agenda.Paper(h)}
	if m.Kind != data.MeetingCongress || slices.ContainsFunc(m.Items, func(i data.MeetingItem) bool { return ofReport(&i) }) {
		report, err := a.report(&m)
		if err != nil {
			return nil, err
		}
		all = append(all, report.Paper(h))
	}
	if len(people) > 0 {
		sign := papers.SignIn{Title: m.Title + "签到表", Day: m.Day, Place: m.Place, People: people, Blank: 3}
		if all = append(all, sign.Paper(h)); cardsAlong(&m, people) {
			all = append(all, papers.NameCards(h, cards(&m, people)))
		}
	}
	return all, nil
}

// meetingCards are the name cards alone.
func (a *Book) meetingCards(h papers.Head, o Order) ([]*print.Document, error) {
	m, people, err := a.gathering(o)
	if err != nil {
		return nil, err
	}
	names := cards(&m, people)
	if len(names) == 0 {
		return nil, data.Fail(data.Gone, ErrNoRecord, "这次会议还没有选参会代表，也没有填主持人，桌签打不出来。请先在会议里选好。")
	}
	all := []*print.Document{papers.NameCards(h, names)}
	if same := namesakes(people); len(same) > 0 {
		all = append(all, papers.CardList(h, m.Title, same))
	}
	return all, nil
}

// expected are the deputies who are expected at a meeting, in the order of papers: who was called stays so after leaving office.
func (a *Book) expected(m *data.Meeting) ([]papers.Person, error) {
	ids, err := a.meetings.Expected(m)
	if err != nil {
		return nil, err
	}
	rows, err := a.AllInOrder(cmp.Or(m.Day, a.Today()))
	if err != nil {
		return nil, err
	}
	var people []papers.Person
	for i := range rows {
		if slices.Contains(ids, rows[i].ID) {
			people = append(people, person(&rows[i]))
		}
	}
	return people, nil
}

// attending names those expected, as far as one can read it.
func attending(people []papers.Person) string {
	if n := len(people); n > 12 {
		return fmt.Sprintf("人大代表 %d 名（名单见签到表）", n)
	}
	names := make([]string, len(people))
	for i := range people {
		names[i] = people[i].Called
	}
	return strings.Join(names, "、")
}

// cards are the names on the table: who presides, then those expected, a card each. Nothing tells namesakes apart there: a list beside
// does.
func cards(m *data.Meeting, people []papers.Person) (names []string) {
	same := app.CountBy(people, func(p *papers.Person) string { return p.Name })
	if host := strings.TrimSpace(m.Host); host != "" && same[host] == 0 {
		names = append(names, host)
	}
	for i := range people {
		name := people[i].Name
		if name == strings.TrimSpace(m.Host) && same[name] == 1 { // presides: sits first
			names = append([]string{name}, names...)
		} else {
			names = append(names, name)
		}
	}
	return names
}

// namesakes are those of some people who bear a name that another of them has, with what tells them apart.
func namesakes(people []papers.Person) (all []string) {
	same := app.CountBy(people, func(p *papers.Person) string { return p.Name })
	for i := range people {
		if p := &people[i]; same[p.Name] > 1 && p.Called != p.Name {
			all = append(all, p.Called)
		}
	}
	return all
}

// asOf is the day that a meeting's paper speaks of: the meeting's, or today while that is still to come. What is counted, the time gone,
// how far matters and projects are, the days overdue, what is decided and what comes next are as of that day.
func (a *Book) asOf(m *data.Meeting) string { return a.AsOf(m.Day) }

// report gathers what a meeting about the activity month must know.
func (a *Book) report(m *data.Meeting) (papers.Report, error) {
	r, day := papers.Report{Number: 2}, a.asOf(m)
	whole, err := a.SpanOn(m.Day)
	if err == nil && whole.From > day { // called before the month has begun
		whole, err = a.SpanOn(day)
	}
	if err != nil {
		return r, err
	}
	s := whole.Until(day)
	r.Expected = whole.Gone(day)
	r.Title = "“六个走进”推进情况（" + s.Words() + "）"
	if s.To < whole.To {
		r.Title = "“六个走进”推进情况（截至" + days.Short(s.To) + "）"
	}
	r.Gone = fmt.Sprintf("第 %d 天，共 %d 天", days.Count(s.From, s.To), days.Count(whole.From, whole.To))
	for _, item := range m.Items { // the report is the paper of one item only
		if ofReport(&item) {
			r.Draft, r.Recalled = string(item.Draft), item.Recalled
		}
	}
	for _, part := range []func(*papers.Report, app.Span, string) error{a.reportProgress, a.reportAbsent, a.reportLate} {
		if err := part(&r, s, day); err != nil {
			return r, err
		}
	}
	if err := a.reportNext(&r, m); err != nil {
		return r, err
	}
	return r, a.reportQuestions(&r, m)
}

// ofReport reports whether the report is the paper of an item: 通报“六个走进”推进情况. A 稿别 of any other item is of that one's own paper.
func ofReport(item *data.MeetingItem) bool {
	return item.SubjectID == "" && strings.Contains(item.Title, "六个走进") && strings.Contains(item.Title, "情况")
}

// reportProgress says how far the six walk-ins are.
func (a *Book) reportProgress(r *papers.Report, s app.Span, _ string) error {
	walks, err := a.desk.Walks(s.From, s.To, s.Campaign.Targets)
	if err != nil {
		return err
	}
	deputies, err := a.DeputyRows(a.AsOf(s.To))
	if err != nil {
		return err
	}
	opinions, err := a.matters.CountOpinions(s.From, s.To)
	if err != nil {
		return err
	}
	came, err := a.matters.CountOutcomes(s.From, s.To)
	if err != nil {
		return err
	}
	persons, took := 0, desk.TookPart(&walks)
	for i := range walks {
		w := &walks[i]
		persons += w.Persons
		note := fmt.Sprintf("%d %s", w.Done, w.Unit)
		if w.Target > 0 {
			note = fmt.Sprintf("%d/%d %s %s", w.Done, w.Target, w.Unit, figures.Percent(w.Done, w.Target))
		}
		r.Bars = append(r.Bars, print.Bar{Label: w.Name, Done: float64(w.Done), Target: float64(w.Target), Note: note,
			Link: w.Rows(s).Link()})
	}
	in, active, left := 0, 0, 0
	for i := range deputies {
		in += app.OneIf(deputies[i].InOffice)
		active += app.OneIf(deputies[i].InOffice && took[deputies[i].ID])
		left += app.OneIf(!deputies[i].InOffice && took[deputies[i].ID])
	}
	key, err := a.desk.KeyParts(&walks, s.To)
	if err != nil {
		return err
	}
	matters := func(keep ...app.Condition) string { return s.Rows(data.KindOpinion, keep...).Link() }
	r.Overall = papers.Words(nil).Say("%s，实有代表 ", s.Words()).Count(in, " 名", app.Kept(data.KindDeputy, app.InOffice).Link()).
		Say("，参加活动 ").Count(active, " 名", s.Rows(data.KindDeputy, app.TakenPart).Link()).
		Say("%s", leavers(left))
	join := "，其中"
	for i := range key {
		if g := &key[i]; g.Members > 0 {
			r.Overall = r.Overall.Say("%s%s ", join, g.Name).
				Count(g.Members-len(g.Idle), " 名", s.Rows(data.KindDeputy, app.TakenPart, desk.KeyFew[i]).Link()).Say("（共 %d 名）", g.Members)
			join = "、"
		}
	}
	r.Overall = r.Overall.Say("；活动共有代表 ").Count(persons, " 人次", app.Kept(data.KindActivity).Link()).Say("参加")
	reporting, err := a.desk.Reporting(a.AsOf(s.To))
	r.Took = reporting.Said(slices.Clone(r.Overall), s).Say("。")
	r.Overall = r.Overall.Say("。收到意见建议 ").Count(opinions.Received, " 件", matters(app.InSpan, app.Asked)).
		Say("%s，交办 ", opinions.Routes()).Count(opinions.Assigned, " 件", matters(app.Assigned)).
		Say("，其中办结 ").Count(opinions.Closed, " 件", matters(app.ClosedAfter)).
		Say("%s；本期办结 ", opinions.Rates()).Count(opinions.ClosedThen, " 件", matters(app.ClosedThen))
	r.Overall = reporting.Said(came.Said(r.Overall, "；", a.outcomeRows(s)), s).Say("。")
	return err
}

// outcomeRows open the opinions of some days that came to something. The list tells of today: what was so on a day before opens nothing.
func (a *Book) outcomeRows(s app.Span) func(app.Condition) string {
	return func(c app.Condition) string {
		if a.AsOf(s.To) != a.Today() {
			return ""
		}
		return s.Rows(data.KindOpinion, app.InSpan, c).Link()
	}
}

// leavers says how many took part who are not in office at the end of the days; "" none.
func leavers(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("（另有已不在任的 %d 名）", n)
}

// reportAbsent names who and which villages took no part.
func (a *Book) reportAbsent(r *papers.Report, s app.Span, _ string) error {
	cover, err := a.desk.GroupParts(s.From, s.To)
	if err != nil {
		return err
	}
	for _, g := range cover {
		r.Deputies += g.Members
		if len(g.Idle) > 0 {
			r.Idle = append(r.Idle, papers.Absent{Group: g.Name, Names: g.Idle, Link: s.Rows(data.KindDeputy, app.NotTakenPart).Link()})
		}
	}
	r.VillageLink = s.Rows(data.KindVillage, app.NotWalkedIn).Link()
	villages, err := a.VillagesOn(a.AsOf(s.To))
	if err != nil {
		return err
	}
	r.AllVillages = len(villages)
	r.Villages, err = a.desk.VillagesWithout(s.From, s.To)
	return err
}

// reportLate lists what is overdue on a day: answers, and projects that are not completed.
func (a *Book) reportLate(r *papers.Report, _ app.Span, day string) error {
	opinions, err := a.matters.OpinionsOn(day)
	if err != nil {
		return err
	}
	proposals, err := a.matters.ProposalsOn(day)
	if err != nil {
		return err
	}
	projects, err := a.matters.ProjectsOn(day)
	if err != nil {
		return err
	}
	add := func(of app.Rows, number, text, unit, due, lacks string) {
		late := papers.LateMatter{Number: number, Text: text, Unit: unit, Lacks: lacks, Days: days.Between(due, day), Link: of.Link()}
		r.Late = append(r.Late, late)
	}
	for i := range opinions {
		if o := &opinions[i]; o.UnitLate(day) {
			add(app.One(data.KindOpinion, o.ID), "意见 "+o.Code(), o.Text, o.Handler, o.Due, "未答复")
		}
	}
	for i := range proposals {
		if p := &proposals[i]; p.UnitLate(day) {
			add(app.One(data.KindProposal, p.ID), "建议 "+p.Code(), p.Title, p.Handler, p.Due, "未答复")
		}
	}
	for i := range projects {
		if p := &projects[i]; p.Stage.Tone == table.Late && p.By != "" && p.By < day {
			add(app.One(data.KindProject, p.ID), fmt.Sprintf("实事 %d", p.Number), p.Title+"："+p.Asks, p.Handler, p.By, "未完成")
		}
	}
	slices.SortStableFunc(r.Late, func(a, b papers.LateMatter) int { return cmp.Compare(b.Days, a.Days) })
	return nil
}

// reportQuestions are the matters that the meeting must decide: what its agenda puts to it, and what was handled without contenting.
func (a *Book) reportQuestions(r *papers.Report, m *data.Meeting) error {
	for _, item := range m.Items {
		if item.SubjectID != "" || item.Draft != "" && !ofReport(&item) {
			text := item.Title
			if item.Draft != "" {
				text += "（" + string(item.Draft) + "）"
			}
			r.Questions = append(r.Questions, text)
		}
	}
	opinions, err := a.matters.OpinionsOn(a.asOf(m))
	if err != nil {
		return err
	}
	for i := range opinions {
		if o := &opinions[i]; a.matters.Keeps(app.Dissatisfied, &o.Standing, o.Route) {
			r.Questions = append(r.Questions, fmt.Sprintf("意见 %s“%s”由%s办理，反映人评价不满意，是否交办二次办理。", o.Code(),
				app.Shortened(strings.TrimRight(o.Text, "。"), 30), o.Handler))
		}
	}
	proposals, err := a.matters.ProposalsOn(a.asOf(m))
	if err != nil {
		return err
	}
	for i := range proposals {
		if p := &proposals[i]; a.matters.Keeps(app.Dissatisfied, &p.Standing, "") {
			r.Questions = append(r.Questions, fmt.Sprintf("建议 %s“%s”由%s办理，代表评价不满意，是否交办二次办理。", p.Code(), app.Shortened(p.Title, 30),
				p.Handler))
		}
	}
	own, err := a.OwnOffice()
	if err != nil {
		return err
	}
	for _, late := range r.Late[:min(2, len(r.Late))] {
		r.Questions = append(r.Questions, fmt.Sprintf("%s“%s”%s逾期 %d 天%s，是否由%s督办。", late.Number,
			app.Shortened(strings.TrimRight(late.Text, "。"),
				30), late.Unit, late.Days, late.Lacks, papers.Body(own.Name)))
	}
	return nil
}
