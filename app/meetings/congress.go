package meetings

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/figures"
	"liujin/data"
)

// congress is the own congress: its terms, and the seats of its deputies.
type congress struct {
	level data.Level
	terms []data.Term
	seats []data.Tenure
	today string
}

func (a *Book) congress() (c congress, err error) {
	own, err := a.OwnOffice()
	if err != nil {
		return c, err
	}
	c.level, c.today = app.CongressOf(&own), a.Today()
	if c.terms, err = a.DB().Terms(); err != nil {
		return c, err
	}
	c.terms = slices.DeleteFunc(c.terms, func(t data.Term) bool { return t.Level != c.level })
	c.seats, err = a.DB().Tenures()
	c.seats = slices.DeleteFunc(c.seats, func(t data.Tenure) bool { return t.Level != c.level })
	return c, err
}

// termOn is the term whose session is held on a day: while one that was elected waits for the day of its first session, what comes is that.
// nil none is known.
func (c *congress) termOn(day string) *data.Term {
	for i := range c.terms {
		if t := &c.terms[i]; t.Pending && day >= c.today {
			return t
		}
	}
	for i := range c.terms {
		if t := &c.terms[i]; t.Runs(day, c.terms) {
			return t
		}
	}
	return nil
}

// seated are the ids of those who are expected at a session of a day: who holds a seat then and may exercise it, or was elected to the term
// whose first session it is.
func (c *congress) seated(day string) (ids []string) {
	first := c.termOn(day)
	for i := range c.seats {
		t := &c.seats[i]
		in := t.InOffice(day)
		if first != nil && first.Pending {
			in = t.TermID == first.ID && t.Ended() == nil
		}
		if in && !slices.Contains(ids, t.DeputyID) {
			ids = append(ids, t.DeputyID)
		}
	}
	return ids
}

// Expected are the ids of those who are expected at a meeting: those named, or at a session of the congress for which nobody is, all
// deputies of it.
func (a *Book) Expected(m *data.Meeting) (ids []string, err error) {
	for i := range m.Attendees {
		ids = append(ids, m.Attendees[i].DeputyID)
	}
	if len(ids) > 0 || m.Kind != data.MeetingCongress {
		return ids, nil
	}
	c, err := a.congress()
	return c.seated(m.Day), err
}

// TurnoutWords says how many are expected at a meeting and came.
func (a *Book) TurnoutWords(m *data.Meeting) (string, error) {
	n := map[data.ParticipationState]int{}
	for _, p := range m.Attendees {
		n[p.State]++
	}
	expected, err := a.Expected(m)
	switch {
	case len(m.Attendees) == 0 && m.Kind == data.MeetingCongress:
		return fmt.Sprintf("应到 %d 人：不选参加代表，就是会议当天在任的全体本级代表", len(expected)), err
	case n[""] == len(m.Attendees):
		return fmt.Sprintf("应到 %d 人", len(expected)), err
	}
	came := 0
	for state, persons := range n {
		if state.Present() {
			came += persons
		}
	}
	leave, absent := "请假", "缺席"
	if m.Kind == data.MeetingCongress {
		leave, absent = "经批准请假", "未经批准缺席"
	}
	return fmt.Sprintf("应到 %d 人，实到 %d 人（迟到 %d），%s %d 人，%s %d 人", len(expected), came, n[data.CameLate], leave, n[data.OnLeave], absent,
		n[data.StayedAway]), err
}

// mostSessions is how many sessions a term can have at most, as they are looked for: one a year, and those that are called in between.
const mostSessions = 40

// sessionTitle is what a session of the congress on a day is called: 东港镇第十九届人民代表大会第三次会议. Its number follows the last one of the term that
// is on record, and is left out where nobody knows it.
func (c *congress) sessionTitle(unit, day string, before []data.MeetingRow) string {
	if at := strings.Index(unit, "人民代表大会"); at >= 0 {
		unit = unit[:at]
	} else if at := strings.Index(unit, "人大"); at >= 0 {
		unit = unit[:at]
	}
	t := c.termOn(day)
	if t == nil {
		return unit + "人民代表大会会议"
	}
	title, number := unit+"第"+figures.Numeral(t.Number)+"届人民代表大会", 0
	for i := range before {
		m := &before[i]
		for n := number + 1; m.Kind == data.MeetingCongress && m.Day < day && n < mostSessions; n++ {
			if strings.Contains(m.Title, "第"+figures.Numeral(t.Number)+"届") && strings.Contains(m.Title, "第"+figures.Numeral(n)+"次") {
				number = n
			}
		}
	}
	if number > 0 || t.Pending || t.Starts == day {
		return title + "第" + figures.Numeral(number+1) + "次会议"
	}
	return title + "会议"
}

// Lapsing is a deputy of the own congress who stayed away from its sessions without leave (未经批准) while holding the seat: at the second
// time the seat ends (代表法 62).
type Lapsing struct {
	DeputyID string
	Days     []string // of the sessions, the earliest first; at least one
}

// lapsesAt is how many sessions missed without leave end a seat.
const lapsesAt = 2

// Lapsed reports whether the seat ends by it.
func (l *Lapsing) Lapsed() bool { return len(l.Days) >= lapsesAt }

// Words say what that comes to.
func (l *Lapsing) Words() string {
	text, on := fmt.Sprintf("未经批准缺席人代会 %d 次，", len(l.Days)), strings.Join(l.Days, "、")
	if l.Lapsed() {
		return text + "代表资格终止（代表法第六十二条）：" + on + "；请办理，并登记职务变动"
	}
	return text + "再有一次，代表资格终止（代表法第六十二条）：" + on
}

// Lapsing lists those who hold a seat of the own congress on a day and stayed away from its sessions without leave in that term, until the
// day; those who did so most often first.
func (a *Book) Lapsing(day string) (all []Lapsing, err error) {
	missed, err := a.DB().Unexcused(day)
	if err != nil || len(missed) == 0 {
		return nil, err
	}
	c, err := a.congress()
	if err != nil {
		return nil, err
	}
	for i := range c.seats {
		t := &c.seats[i]
		if on := t.On(day); on == "" || on == data.MandateEnded {
			continue
		}
		l := Lapsing{DeputyID: t.DeputyID}
		for _, one := range missed {
			if one.DeputyID == t.DeputyID && one.Day >= t.From {
				l.Days = append(l.Days, one.Day)
			}
		}
		if len(l.Days) > 0 {
			all = append(all, l)
		}
	}
	slices.SortStableFunc(all, func(a, b Lapsing) int { return cmp.Compare(len(b.Days), len(a.Days)) })
	return all, nil
}

// Quorate reports whether two thirds at least of those expected came to a meeting, as provinces ask of a presidium's.
func Quorate(m *data.MeetingRow) bool { return 3*m.Came >= 2*m.Expected }
