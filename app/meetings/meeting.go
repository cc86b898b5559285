package meetings

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/rolls"
	"liujin/app/table"
	"liujin/data"
)

// MeetingColumns are the columns of 会议.
var MeetingColumns = []table.Column[*data.MeetingRow]{
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(m *data.MeetingRow) table.Cell { return table.D(m.Day) }},
	table.Of("title", "会议", 15, func(m *data.MeetingRow) string { return m.Title }),
	table.Of("kind", "类型", 5, func(m *data.MeetingRow) data.MeetingKind { return m.Kind }),
	{Name: "decisions", Head: "决定", Width: 3.5, Cell: func(m *data.MeetingRow) table.Cell { return table.Some(m.Decisions) }},
	{Name: "open", Head: "未落实", Width: 4, Cell: func(m *data.MeetingRow) table.Cell {
		if m.Open == 0 {
			return table.T("")
		}
		return table.Cell{Kind: table.Number, Text: fmt.Sprint(m.Open), Number: float64(m.Open), Tone: table.Due}
	}},
	table.Of("place", "地点", 8, func(m *data.MeetingRow) string { return m.Place }).Hide(),
	table.Of("host", "主持", 5, func(m *data.MeetingRow) string { return m.Host }).Hide(),
	{Name: "items", Head: "议程", Width: 3.5, Hidden: true, Cell: func(m *data.MeetingRow) table.Cell { return table.Some(m.Items) }},
	{Name: "expected", Head: "应到", Width: 3.5, Hidden: true, Cell: func(m *data.MeetingRow) table.Cell { return table.Some(m.Expected) }},
	{Name: "came", Head: "实到", Width: 3.5, Hidden: true, Cell: func(m *data.MeetingRow) table.Cell { return table.Some(m.Came) }},
}

// Meetings lists 会议, the newest first, each with how many are expected: at a session of the congress for which nobody was named, all
// deputies of it.
func (a *Book) Meetings() ([]data.MeetingRow, error) {
	rows, err := a.DB().MeetingRows()
	if err != nil || !slices.ContainsFunc(rows, unnamed) {
		return rows, err
	}
	c, err := a.congress()
	for i := range rows {
		if unnamed(rows[i]) {
			rows[i].Expected = len(c.seated(rows[i].Day))
		}
	}
	return rows, err
}

// unnamed reports whether a meeting is a session of the congress for which nobody was named.
func unnamed(m data.MeetingRow) bool { return m.Kind == data.MeetingCongress && m.Expected == 0 }

// Meeting returns one meeting, whole.
func (a *Book) Meeting(id string) (data.Meeting, error) { return a.DB().Meeting(id) }

// NewMeeting returns a meeting of tomorrow to fill, with the usual agenda: what is known is filled in.
func (a *Book) NewMeeting() (m data.Meeting, err error) {
	m = data.Meeting{MeetingFields: data.MeetingFields{Kind: data.MeetingProgress, Day: days.After(a.Today(), 1), Begins: "09:00"}}
	s, err := a.SpanOn(m.Day)
	if err != nil {
		return m, err
	}
	if c := &s.Campaign; c.ID != "" && c.Ends < m.Day {
		m.Kind = data.MeetingSummary
	}
	rows, err := a.DB().MeetingRows()
	if err != nil {
		return data.Meeting{}, err
	}
	if err := a.Propose(&m); err != nil {
		return data.Meeting{}, err
	}
	if len(rows) > 0 { // where the last one was held
		m.Place, m.Host, m.Observers = rows[0].Place, rows[0].Host, rows[0].Observers
	}
	return m, nil
}

// usualItems is the agenda of a meeting about the office's work, until it says otherwise.
var usualItems = []data.MeetingItem{{Title: "通报“六个走进”推进情况"}, {Title: "研究逾期未答复的意见建议和议案建议"}, {Title: "安排下一步工作"}}

// Propose gives a meeting the title that its kind has, and the usual agenda while it has no other. The congress sets its own agenda.
func (a *Book) Propose(m *data.Meeting) error {
	usual := slices.Equal(m.Items, usualItems)
	if m.Kind == data.MeetingCongress {
		if usual {
			m.Items = nil
		}
		own, err := a.OwnOffice()
		if err != nil {
			return err
		}
		rows, err := a.DB().MeetingRows()
		if err != nil {
			return err
		}
		c, err := a.congress()
		m.Title = c.sessionTitle(own.Name, m.Day, rows)
		return err
	}
	if len(m.Items) == 0 && m.ID == "" {
		m.Items = slices.Clone(usualItems)
	}
	if m.Title = string(m.Kind); m.Kind == data.MeetingPresidium {
		return nil
	}
	s, err := a.SpanOn(m.Day)
	m.Title = cmp.Or(s.Campaign.Name, "人大工作") + m.Title
	return err
}

// CheckMeeting checks a meeting: its own rules, that one whose roll was called does not go to a day that is still to come, and that what it
// decided was not done on such a day.
func (a *Book) CheckMeeting(m *data.Meeting) error {
	err := m.Validate()
	if a.ToCome(m.Day) != "" && slices.ContainsFunc(m.Attendees, func(p data.Attendee) bool { return p.State != "" }) {
		err = app.Faulted(err, "day", "这次会议已经点过名，日期不能改到今天以后")
	}
	for i := range m.Decisions {
		if said := a.ToCome(m.Decisions[i].Done); said != "" {
			err = app.Faulted(err, "decisions", fmt.Sprintf("第 %d 项：落实日期 %s", i+1, said))
		}
	}
	return err
}

// SaveMeeting saves a meeting, whole.
func (a *Book) SaveMeeting(m *data.Meeting) error {
	if err := a.CheckMeeting(m); err != nil {
		return err
	}
	return a.Do(app.Saved(m.ID, "会议", m.Title), func(tx *data.Tx) error { return tx.SaveMeeting(m) })
}

// DeleteMeeting deletes a meeting with its agenda and decisions.
func (a *Book) DeleteMeeting(m *data.Meeting) error {
	return a.Do("删除会议“"+m.Title+"”", func(tx *data.Tx) error { return tx.DeleteMeeting(m.ID) })
}

// NextMeeting is the meeting that comes next, or the latest there was; its ID is "" when there is none.
func (a *Book) NextMeeting() (m data.MeetingFields, err error) {
	rows, err := a.DB().MeetingRows()
	if err != nil {
		return data.MeetingFields{}, err
	}
	for i := range rows { // the newest first
		if rows[i].Day >= a.Today() || m.ID == "" {
			m = rows[i].MeetingFields
		}
	}
	return m, nil
}

// MeetingRoll returns the roll of a meeting, called as that of a session is: what is recorded, or else everybody there.
func (a *Book) MeetingRoll(id string) (*rolls.Roll, error) {
	m, err := a.DB().Meeting(id)
	if err != nil {
		return nil, err
	}
	r := &rolls.Roll{Caption: m.Title, Day: m.Day, Rev: m.Rev}
	ids, err := a.Expected(&m)
	if err != nil {
		return nil, err
	}
	expected := map[string]rolls.Standing{}
	for _, id := range ids {
		expected[id] = rolls.Standing{State: data.Came}
	}
	for _, p := range m.Attendees {
		expected[p.DeputyID] = rolls.Standing{State: cmp.Or(p.State, data.Came), Stated: p.State != ""}
		r.Recorded = r.Recorded || p.State != ""
	}
	return r, r.Lay(a.App, expected)
}

// CallMeeting says who came to a meeting. Who came without being expected is added.
func (a *Book) CallMeeting(id string, r *rolls.Roll) error {
	m, err := a.DB().Meeting(id)
	if err != nil {
		return err
	}
	if err := rolls.Early(a.App, m.Day, "到会情况"); err != nil {
		return err
	}
	m.Rev, m.Attendees = r.Rev, rolls.Over(r, m.Attendees, (*data.Attendee).OnRoll)
	return a.Do("登记到会“"+m.Title+"”", func(tx *data.Tx) error { return tx.SaveMeeting(&m) })
}

// DecisionLine is a decision with who does it by when.
func DecisionLine(d *data.Decision, handlers map[string]string) string {
	text := d.Text
	if who := strings.Join(filledIn(handlers[d.HandlerID], d.Person), " "); who != "" {
		text += "（" + who
		if d.Due != "" {
			text += "，" + days.Short(d.Due) + "前"
		}
		text += "）"
	} else if d.Due != "" {
		text += "（" + days.Short(d.Due) + "前）"
	}
	return text
}

// filledIn leaves out what is empty.
func filledIn(all ...string) (out []string) {
	for _, s := range all {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// MeetingTodos are meetings of the next days, and what they decided that nobody has reported done.
func (a *Book) MeetingTodos() (todos []app.Todo, err error) {
	rows, err := a.DB().MeetingRows()
	if err != nil {
		return nil, err
	}
	today := a.Today()
	for i := range rows {
		if m := &rows[i]; m.Day >= today && m.Day <= days.After(today, 7) {
			text := strings.TrimSpace(m.Title + " " + m.Begins + " " + m.Place)
			todos = append(todos, app.Todo{Line: app.TodoMeeting, When: app.InDays(today, m.Day), Tone: table.Due, Text: text,
				Name: days.Short(m.Day) + " " + m.Title, About: "会议", Rows: app.One(data.KindMeeting, m.ID), By: m.Day})
		}
	}
	open, err := a.DB().OpenDecisions(today)
	if err != nil {
		return nil, err
	}
	handlers, err := a.HandlerNames(today)
	if err != nil {
		return nil, err
	}
	warn, err := a.WarnDays()
	if err != nil {
		return nil, err
	}
	for i := range open {
		d := &open[i]
		t := app.Todo{Line: app.TodoDecision, When: "待落实", Tone: table.Info, Text: app.Shortened(DecisionLine(d, handlers), 40),
			Name: app.Shortened(d.Text, 12), About: "会议决定", Rows: app.One(data.KindMeeting, d.MeetingID), Items: []string{d.ID}, By: d.Due}
		switch {
		case d.Due != "" && d.Due < today:
			t.Line, t.When, t.Tone = app.TodoOverdue, fmt.Sprintf("逾期 %d 天", days.Between(d.Due, today)), table.Late
		case d.Due != "" && days.Between(today, d.Due) <= warn:
			t.Line, t.When, t.Tone = app.TodoDue, app.InDays(today, d.Due), table.Due
		}
		todos = append(todos, t)
	}
	return todos, nil
}
