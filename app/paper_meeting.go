package app

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app/papers"
	"liujin/app/print"
	"liujin/app/table"
	"liujin/data"
)

// meetingOf is the meeting that an order names, or the next one.
func (a *App) meetingOf(o Order) (data.Assembly, error) {
	if o.ID == "" {
		next, err := a.NextMeeting()
		if err != nil {
			return data.Assembly{}, err
		}
		if o.ID = next.ID; o.ID == "" {
			return data.Assembly{}, noRecord("会议")
		}
	}
	return a.db.Assembly(o.ID)
}

// gathering is the meeting that an order names, with those who are expected at it.
func (a *App) gathering(o Order) (data.Assembly, []papers.Person, error) {
	m, err := a.meetingOf(o)
	if err != nil {
		return m, nil, err
	}
	people, err := a.expected(&m)
	return m, people, err
}

// meetingPapers are all that lies on the table at a meeting: agenda, report, the list to sign, and name cards, in one job.
func (a *App) meetingPapers(h papers.Head, o Order) ([]*print.Document, error) {
	m, people, err := a.gathering(o)
	if err != nil {
		return nil, err
	}
	report, err := a.report(&m)
	if err != nil {
		return nil, err
	}
	agenda := papers.Agenda{Number: 1, Title: m.Title, Day: m.Day, Begins: m.Begins, Place: m.Place, Host: m.Host, Attend: attending(people), Observe: m.Observers}
	for _, item := range m.Items {
		agenda.Items = append(agenda.Items, papers.AgendaItem{Text: item.Title, Reporter: item.Reporter, Draft: item.Draft, Recalled: item.Recalled})
	}
	all := []*print.Document{agenda.Paper(h), report.Paper(h)}
	if len(people) > 0 {
		sign := papers.SignIn{Title: m.Title + "签到表", Day: m.Day, Place: m.Place, People: people, Blank: 3}
		all = append(all, sign.Paper(h), papers.NameCards(h, cards(&m, people)))
	}
	return all, nil
}

// meetingCards are the name cards alone.
func (a *App) meetingCards(h papers.Head, o Order) ([]*print.Document, error) {
	m, people, err := a.gathering(o)
	if err != nil {
		return nil, err
	}
	names := cards(&m, people)
	if len(names) == 0 {
		return nil, data.Fail(data.Gone, ErrNoRecord, "这次会议还没有选参会代表，也没有填主持人，桌签打不出来。请先在会议里选好。")
	}
	return []*print.Document{papers.NameCards(h, names)}, nil
}

// daySpan names days as titles do: 11月1日—12日.
func daySpan(from, to string) string {
	words := DayWords(to)
	if from[:7] == to[:7] {
		_, words, _ = strings.Cut(words, "月")
	}
	return DayWords(from) + "—" + words
}

// expected are the deputies who are expected at a meeting, in the order of papers.
func (a *App) expected(m *data.Assembly) ([]papers.Person, error) {
	rows, err := a.inOrder()
	var people []papers.Person
	for i := range rows {
		if slices.ContainsFunc(m.Attendees, func(p data.Attendee) bool { return p.DeputyID == rows[i].ID }) {
			people = append(people, person(&rows[i]))
		}
	}
	return people, err
}

// attending names those expected, as far as one can read it.
func attending(people []papers.Person) string {
	var names []string
	for _, p := range people {
		names = append(names, p.Name)
	}
	switch {
	case len(names) == 0:
		return ""
	case len(names) <= 12:
		return strings.Join(names, "、")
	}
	return fmt.Sprintf("人大代表 %d 名（名单见签到表）", len(names))
}

// cards are the names on the table: who presides, then those expected.
func cards(m *data.Assembly, people []papers.Person) (names []string) {
	add := func(name string) {
		if name = strings.TrimSpace(name); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	add(m.Host)
	for _, p := range people {
		add(p.Name)
	}
	return names
}

// report gathers what a meeting about the activity month must know.
func (a *App) report(m *data.Assembly) (papers.Report, error) {
	c, from, to, err := a.DeskSpan()
	r := papers.Report{Number: 2, Expected: a.TimeGone(from, to)}
	if err != nil {
		return r, err
	}
	until := min(a.Today(), to)
	r.Title = "“六个走进”推进情况（" + daySpan(from, until) + "）"
	r.Gone = fmt.Sprintf("第 %d 天，共 %d 天", max(0, days(from, until)), days(from, to))
	for _, item := range m.Items {
		if item.Draft != "" {
			r.Draft = item.Draft
		}
		r.Recalled = r.Recalled || item.Recalled
	}
	for _, part := range []func(*papers.Report, data.Campaign, string, string) error{a.reportProgress, a.reportAbsent, a.reportLate, a.reportNext} {
		if err := part(&r, c, from, to); err != nil {
			return r, err
		}
	}
	return r, a.reportQuestions(&r, m)
}

// reportProgress says how far the six walk-ins are.
func (a *App) reportProgress(r *papers.Report, c data.Campaign, from, to string) error {
	walks, err := a.Walks(from, to, c.Targets)
	if err != nil {
		return err
	}
	deputies, err := a.Deputies()
	if err != nil {
		return err
	}
	opinions, err := a.CountOpinions(from, to)
	if err != nil {
		return err
	}
	persons, took := 0, map[string]bool{}
	for i := range walks {
		w := &walks[i]
		persons += w.Persons
		for id := range w.Deputies {
			took[id] = true
		}
		note := fmt.Sprintf("%d %s", w.Done, w.Unit)
		if w.Target > 0 {
			note = fmt.Sprintf("%d/%d %s %s", w.Done, w.Target, w.Unit, percent(w.Done, w.Target))
		}
		r.Bars = append(r.Bars, print.Bar{Label: w.Name, Done: float64(w.Done), Target: float64(w.Target), Note: note, Link: Rows{w.Screen, "", InCampaign}.Link()})
	}
	in, active := 0, 0
	for i := range deputies {
		in += count1(deputies[i].InOffice)
		active += count1(deputies[i].InOffice && took[deputies[i].ID])
	}
	matters := func(narrow string) string { return Rows{"opinion", "", InCampaign + "，" + narrow}.Link() }
	r.Overall = papers.Words(nil).Say("%s以来，在任代表 ", DayWords(from)).Count(in, " 名", Rows{"deputy", "", "在任"}.Link()).Say("，参加活动 ").
		Count(active, " 名", Rows{"deputy", "", TakenPart}.Link()).Say("、").Count(persons, " 人次", Rows{"desk", "", ""}.Link()).Say("。收集意见建议 ").
		Count(opinions.Received, " 件", Rows{"opinion", "", InCampaign}.Link()).Say("，交办 ").Count(opinions.Assigned, " 件", matters(Assigned)).Say("，办结 ").
		Count(opinions.Closed, " 件", matters(ClosedAfter))
	if opinions.Assigned > 0 {
		r.Overall = r.Overall.Say("，办结率 %s", percent(opinions.Closed, opinions.Assigned))
	}
	if opinions.Rated > 0 {
		r.Overall = r.Overall.Say("，满意率 %s", percent(opinions.Satisfied, opinions.Rated))
	}
	r.Overall = r.Overall.Say("。")
	return nil
}

// reportAbsent names who and which villages took no part.
func (a *App) reportAbsent(r *papers.Report, _ data.Campaign, from, to string) error {
	cover, err := a.Coverage(from, to)
	if err != nil {
		return err
	}
	for _, g := range cover {
		if len(g.Idle) > 0 {
			r.Idle = append(r.Idle, papers.Absent{Group: g.Name, Names: g.Idle, Link: Rows{"deputy", "", NotTakenPart}.Link()})
		}
	}
	r.VillageLink = Rows{"area", "", NotWalkedIn}.Link()
	r.Villages, err = a.villagesWithout(from, to)
	return err
}

// reportLate lists what is overdue: the desk's own lines.
func (a *App) reportLate(r *papers.Report, _ data.Campaign, _, _ string) error {
	opinions, err := a.Opinions()
	if err != nil {
		return err
	}
	proposals, err := a.Proposals()
	if err != nil {
		return err
	}
	projects, err := a.Projects()
	if err != nil {
		return err
	}
	today := a.Today()
	add := func(screen, id, number, text, unit, wants, due string) {
		r.Late = append(r.Late, papers.LateMatter{Number: number, Text: text, Unit: unit, Wants: wants, Days: between(due, today), Link: Rows{screen, id, ""}.Link()})
	}
	for i := range opinions {
		if o := &opinions[i]; o.Late(today) {
			add("opinion", o.ID, "意见 "+o.Title(), o.Text, o.Handler, "未答复", o.Due)
		}
	}
	for i := range proposals {
		if p := &proposals[i]; p.Late(today) {
			add("proposal", p.ID, "建议 "+p.Code(), p.Title, p.Handler, "未答复", p.Due)
		}
	}
	for i := range projects {
		if p := &projects[i]; p.Stage.Tone == table.Late {
			add("project", p.ID, fmt.Sprintf("实事 %d", p.Number), p.Title+"："+p.Asks, p.Handler, "未完成", p.By)
		}
	}
	slices.SortStableFunc(r.Late, func(a, b papers.LateMatter) int { return cmp.Compare(b.Days, a.Days) })
	return nil
}

// reportQuestions are the matters that the meeting must decide: what its agenda puts to it, and what was handled without contenting.
func (a *App) reportQuestions(r *papers.Report, m *data.Assembly) error {
	for _, item := range m.Items {
		if item.Draft != "" || item.SubjectID != "" {
			r.Questions = append(r.Questions, item.Title)
		}
	}
	opinions, err := a.Opinions()
	for i := range opinions {
		if o := &opinions[i]; a.Keeps(Dissatisfied, &o.Course) {
			r.Questions = append(r.Questions, fmt.Sprintf("意见 %s“%s”由%s办理，反映人评价不满意，是否交办二次办理。", o.Title(), shortened(strings.TrimRight(o.Text, "。"), 30), o.Handler))
		}
	}
	for _, late := range r.Late[:min(2, len(r.Late))] {
		r.Questions = append(r.Questions, fmt.Sprintf("%s逾期 %d 天，是否由主席团督办。", late.Number, late.Days))
	}
	return err
}

// reportNext says which shifts and meetings come next, and what earlier meetings decided that is not done yet.
func (a *App) reportNext(r *papers.Report, _ data.Campaign, _, _ string) error {
	open, err := a.db.OpenDecisions()
	if err != nil {
		return err
	}
	handlers, err := a.handlerNames()
	if err != nil {
		return err
	}
	for i := range open {
		r.Next = append(r.Next, "待落实的会议决定："+decisionLine(&open[i], handlers)+"。")
	}
	courses, err := a.Trainings()
	if err != nil {
		return err
	}
	slices.SortStableFunc(courses, func(x, y TrainingRow) int { return strings.Compare(x.NextSession, y.NextSession) })
	for i := range courses {
		if t := &courses[i]; t.NextSession != "" {
			r.Next = append(r.Next, fmt.Sprintf("%s（%s）举办%s“%s”，已报名 %d 人。", DayWords(t.NextSession), WeekdayOf(t.NextSession), t.Issue(), t.Title, t.Enrolled))
		}
	}
	shifts, err := a.Shifts(a.Today(), dayAfter(a.Today(), 6))
	for i := range shifts {
		if s := &shifts[i]; s.State != "取消" && s.ActivityID == "" {
			r.Next = append(r.Next, fmt.Sprintf("%s（%s）%s接待选民：%s。", DayWords(s.Day), WeekdayOf(s.Day), s.Station, s.Names()))
		}
	}
	return err
}
