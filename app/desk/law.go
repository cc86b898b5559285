package desk

import (
	"fmt"
	"slices"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/meetings"
	"liujin/app/table"
	"liujin/data"
)

// lawDays is how many days ahead the desk says what the law asks for, and how long after something that is to be known.
const lawDays = 30

// lawful says what the laws about congresses and deputies ask for: seats that end, terms that end, seats that are vacant, and the
// presidium's meetings where the province counts them. Groups that are too small are said with what else of them is to be settled.
func (a *Book) lawful() (all []app.Todo, err error) {
	for _, part := range []func() ([]app.Todo, error){a.lapsing, a.termsEnding, a.vacancies, a.presidium} {
		found, err := part()
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// lapsing says who stayed away from sessions of the congress without leave: whose seat ends by it, until that is on record, and whose would
// by another time, while that is new or a session comes.
func (a *Book) lapsing() (all []app.Todo, err error) {
	found, err := a.meetings.Lapsing(a.Today())
	if err != nil || len(found) == 0 {
		return nil, err
	}
	rows, err := a.DB().MeetingRows()
	if err != nil {
		return nil, err
	}
	called, err := a.DeputyNames(a.Today())
	soon := slices.ContainsFunc(rows, func(m data.MeetingRow) bool {
		return m.Kind == data.MeetingCongress && m.Day > a.Today() && m.Day <= days.After(a.Today(), lawDays)
	})
	for i := range found {
		l := &found[i]
		last := l.Days[len(l.Days)-1]
		t := app.Todo{Line: app.TodoLapsing, When: "资格终止", Tone: table.Late, Name: called[l.DeputyID], Text: called[l.DeputyID] + l.Words(),
			About: aboutOffice, Rows: app.One(data.KindDeputy, l.DeputyID), By: last,
			Items: []string{fmt.Sprint(l.DeputyID, " ", len(l.Days))}} // another session more is told of anew
		if !l.Lapsed() {
			if t.When, t.Tone = "提醒到会", table.Due; !soon && days.Between(last, a.Today()) > lawDays {
				continue
			}
		}
		all = append(all, t)
	}
	return all, err
}

// termsEnding says which terms are about to be over, or ought to be: their deputies stay in office until the next congress meets.
func (a *Book) termsEnding() (all []app.Todo, err error) {
	terms, err := a.Terms()
	if err != nil {
		return nil, err
	}
	seats, err := a.DB().Mandates()
	today := a.Today()
	for i := range terms {
		t := &terms[i]
		left := days.Between(today, t.Ends)
		held := slices.ContainsFunc(seats, func(m data.Mandate) bool { return m.TermID == t.ID })
		if !days.Is(t.Ends) || left > lawDays || !held || !t.Runs(today, terms) {
			continue
		}
		one := app.Todo{Line: app.TodoTerm, When: app.InDays(today, t.Ends), Tone: table.Due, About: aboutOffice, Items: []string{t.ID},
			Text: fmt.Sprintf("%s %s 届满：选举后请导入新一届名册（换届）", app.TermName(t), t.Ends), Rows: app.One(data.KindTerm, t.ID), By: t.Ends}
		if left < 0 {
			one.When, one.Tone, one.Items = "已届满", table.Late, []string{t.ID + " over"}
			one.Text = fmt.Sprintf("%s预计 %s 届满，已过 %d 天，代表任期到下届首次会议为止（地方组织法）：请导入新一届名册，或改预计届满", app.TermName(t), t.Ends, -left)
		}
		if slices.ContainsFunc(terms, func(next data.Term) bool { return next.Level == t.Level && next.Pending }) {
			one.Text = fmt.Sprintf("%s %s 届满，新一届已经选出：请在“届次”里填首次会议日期", app.TermName(t), t.Ends)
		}
		all = append(all, one)
	}
	return all, err
}

// vacancies says which constituencies of the own congress have fewer deputies than they elect, of those in which the ledger knows any.
func (a *Book) vacancies() (all []app.Todo, err error) {
	own, err := a.OwnOffice()
	if err != nil {
		return nil, err
	}
	places, err := a.DB().ConstituenciesOn(a.Today())
	if err != nil {
		return nil, err
	}
	seats, err := a.DB().Tenures()
	held, known := map[string]int{}, map[string]bool{}
	for i := range seats {
		on := seats[i].On(a.Today())
		known[seats[i].ConstituencyID] = true
		held[seats[i].ConstituencyID] += app.OneIf(on != "" && on != data.MandateEnded) // who is suspended holds the seat
	}
	for i := range places {
		c := &places[i]
		lacks := c.Seats - held[c.ID]
		if c.Level != app.CongressOf(&own) || lacks <= 0 || !known[c.ID] {
			continue
		}
		name := fmt.Sprintf("%s缺 %d 名", c.Name, lacks)
		all = append(all, app.Todo{Line: app.TodoByElection, When: "待补选", Tone: table.Due, Name: name, About: aboutOffice,
			Text: fmt.Sprintf("%s应选代表 %d 名，现有 %d 名，出缺的由原选区补选（选举法第五十七条）", c.Name, c.Seats, held[c.ID]),
			Rows: app.One(data.KindConstituency, c.ID), Items: []string{fmt.Sprint(c.ID, " ", lacks)}})
	}
	return all, err
}

// presidium says that the presidium has not met in this quarter, nor is to, and that fewer than two thirds came to its last meeting: rules
// of provinces, which are told of only where its meetings are on record, and not where the office said that its province has none.
func (a *Book) presidium() (all []app.Todo, err error) {
	own, err := a.OwnOffice()
	if err != nil || own.NoQuarterly {
		return nil, err
	}
	rows, err := a.meetings.Meetings() // the newest first
	rows = slices.DeleteFunc(rows, func(m data.MeetingRow) bool { return m.Kind != data.MeetingPresidium })
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	today := a.Today()
	quarter := days.QuarterSpan(today)
	met := slices.ContainsFunc(rows, func(m data.MeetingRow) bool { return m.Day >= quarter.From && m.Day <= quarter.To })
	if !met && days.Between(today, quarter.To) <= lawDays {
		all = append(all, app.Todo{Line: app.TodoPresidium, When: app.InDays(today, quarter.To), Tone: table.Due, About: aboutMeetings,
			Text: "本季度还没有开过、也没有安排主席团会议，每季度至少一次（省条例）", Rows: app.Kept(data.KindMeeting), Items: []string{quarter.To},
			By: quarter.To})
	}
	at := slices.IndexFunc(rows, func(m data.MeetingRow) bool { return m.Day <= today && m.Came > 0 })
	if at >= 0 && !meetings.Quorate(&rows[at]) && days.Between(rows[at].Day, today) <= lawDays {
		m := &rows[at]
		all = append(all, app.Todo{Line: app.TodoPresidium, When: "请核对", Tone: table.Due, About: aboutMeetings, By: m.Day,
			Text: fmt.Sprintf("%s的%s应到 %d 人，实到 %d 人，不足三分之二（省条例）", days.Short(m.Day), m.Title, m.Expected, m.Came),
			Rows: app.One(data.KindMeeting, m.ID)})
	}
	return all, nil
}
