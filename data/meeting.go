package data

import "fmt"

// MeetingFields is 会议.
type MeetingFields struct {
	Meta
	Kind      MeetingKind
	Title     string
	Day       string
	Begins    string // 09:00
	Place     string
	Host      string // 主持
	Observers string // 列席, in words
	Minutes   string // 会议记录
	Note      string
}

var meetings = register(table[MeetingFields]{name: "meeting", title: "会议", label: "day || ' ' || title",
	order:   "day DESC, begins DESC, id DESC",
	columns: "kind, title, day, begins, place, host, observers, minutes, note",
	fields: func(m *MeetingFields) []any {
		return []any{&m.Kind, &m.Title, &m.Day, &m.Begins, &m.Place, &m.Host, &m.Observers, &m.Minutes, &m.Note}
	}})

var _ = ruled(meetings, reader.Meeting)

// itemSubjects are the kinds of records that an item can be about.
var itemSubjects = []Kind{KindProposal, KindProject, KindOpinion}

var _ = tellsDeeds(KindMeeting, `SELECT id, day, iif(kind = '`+string(MeetingCongress)+`', '出席人代会', '参加会议'), title FROM meeting
	WHERE id IN (SELECT meeting_id FROM meeting_attendee WHERE deputy_id = ?1 AND state IN `+presentStates+`)`)

// MeetingItem is an item of the agenda (议程).
type MeetingItem struct {
	Meta
	MeetingID, Title string
	Sort             int
	Reporter         string
	Draft            DraftKind
	Recalled         bool // 会后收回
	SubjectTable     Kind // of the record that it is about: an opinion, a proposal, a project; "" none
	SubjectID        string
}

var meetingItems = register(table[MeetingItem]{name: "meeting_item", title: "会议议程", order: "sort, id", parent: "meeting_id",
	owners:  []owner{{"meeting", "meeting_id"}},
	columns: "meeting_id, title, sort, reporter, draft, recalled, subject_table, subject_id",
	fields: func(i *MeetingItem) []any {
		return []any{&i.MeetingID, &i.Title, &i.Sort, &i.Reporter, &i.Draft, &i.Recalled, &i.SubjectTable, &i.SubjectID}
	}})

// Attendee is a deputy who is expected at a meeting.
type Attendee struct {
	Meta
	MeetingID, DeputyID string
	State               ParticipationState // "" not called over yet
}

var attendees = register(table[Attendee]{name: "meeting_attendee", title: "参会人员", order: "id", parent: "meeting_id",
	owners:  []owner{{"meeting", "meeting_id"}},
	columns: "meeting_id, deputy_id, state",
	fields:  func(a *Attendee) []any { return []any{&a.MeetingID, &a.DeputyID, &a.State} }})

// OnRoll is what a roll says of a deputy.
func (a *Attendee) OnRoll() (deputyID *string, state *ParticipationState) {
	return &a.DeputyID, &a.State
}

// Decision is what a meeting decided: who does it by when.
type Decision struct {
	Meta
	MeetingID, Text string
	HandlerID       string
	Person          string
	Due, Done       string
	Outcome         string
}

// Validate checks a decision.
func (d *Decision) Validate() error {
	bad := Invalid{}
	bad.need("text", d.Text, "决定事项")
	bad.within("text", d.Text, "决定事项", 500)
	bad.within("person", d.Person, "责任人", 40)
	bad.within("outcome", d.Outcome, "落实情况", 500)
	bad.day("due", d.Due, "完成期限")
	bad.day("done", d.Done, "落实日期")
	return bad.orNil()
}

var decisions = register(table[Decision]{name: "meeting_decision", title: "会议决定事项", order: "id", parent: "meeting_id",
	owners:  []owner{{"meeting", "meeting_id"}},
	columns: "meeting_id, text, handler_id, person, due, done, outcome",
	fields: func(d *Decision) []any {
		return []any{&d.MeetingID, &d.Text, opt(&d.HandlerID), &d.Person, opt(&d.Due), opt(&d.Done), &d.Outcome}
	}})

// Meeting is a meeting, whole.
type Meeting struct {
	MeetingFields
	Items     []MeetingItem
	Attendees []Attendee
	Decisions []Decision
	Files     []Attachment
}

// Validate checks a meeting.
func (m *Meeting) Validate() error {
	bad := Invalid{}
	chosen(bad, "kind", m.Kind, "会议类型", MeetingKinds)
	bad.need("title", m.Title, "会议名称")
	bad.within("title", m.Title, "会议名称", 60)
	bad.need("day", m.Day, "日期")
	bad.day("day", m.Day, "日期")
	bad.hours(m.Begins, "")
	bad.within("place", m.Place, "地点", 60)
	bad.within("host", m.Host, "主持", 40)
	bad.within("observers", m.Observers, "列席", 500)
	bad.within("minutes", m.Minutes, "会议记录", 10000)
	bad.within("note", m.Note, "备注", 500)
	for i, item := range m.Items {
		if item.Title == "" {
			bad["items"] = fmt.Sprintf("第 %d 项议程没有写内容", i+1)
		}
		bad.within("items", item.Title, fmt.Sprintf("第 %d 项议程", i+1), 100)
		oneOf(bad, "items", item.Draft, "稿别", Drafts)
	}
	if repeats(m.Attendees, func(p Attendee) string { return p.DeputyID }) {
		bad["attendees"] = "参会代表不能空白或重复"
	}
	for _, p := range m.Attendees {
		oneOf(bad, "attendees", p.State, "到会情况", ParticipationStates)
	}
	for i := range m.Decisions {
		if err := m.Decisions[i].Validate(); err != nil {
			bad["decisions"] = fmt.Sprintf("第 %d 项决定：%s", i+1, err.Error())
		}
	}
	return bad.orNil()
}

// MeetingRow is a meeting in a list.
type MeetingRow struct {
	MeetingFields
	Items, Expected, Came, Decisions, Open int
}

// MeetingRows returns all meetings, the newest first.
func (r reader) MeetingRows() ([]MeetingRow, error) {
	return scanAll(r, func(m *MeetingRow) []any {
		return append(meetings.pointers(&m.MeetingFields), &m.Items, &m.Expected, &m.Came, &m.Decisions, &m.Open)
	}, "SELECT "+meetings.qualified("m")+`,
		(SELECT count(*) FROM meeting_item x WHERE x.meeting_id = m.id),
		(SELECT count(*) FROM meeting_attendee x WHERE x.meeting_id = m.id),
		(SELECT count(*) FROM meeting_attendee x WHERE x.meeting_id = m.id AND x.state IN `+presentStates+`),
		(SELECT count(*) FROM meeting_decision x WHERE x.meeting_id = m.id),
		(SELECT count(*) FROM meeting_decision x WHERE x.meeting_id = m.id AND x.done IS NULL)
		FROM meeting m ORDER BY m.day DESC, m.begins DESC, m.id DESC`)
}

// OpenDecisions returns what meetings had decided by a day and was not done by then, the earliest deadline first, those without one last.
func (r reader) OpenDecisions(day string) ([]Decision, error) {
	return scanAll(r, decisions.pointers, "SELECT "+decisions.qualified("d")+` FROM meeting_decision d JOIN meeting m ON m.id = d.meeting_id
		WHERE m.day <= ?1 AND (d.done IS NULL OR ?1 < d.done) ORDER BY d.due IS NULL, d.due, d.id`, day)
}

// Unexcused is a deputy who stayed away from a session of the congress without leave (未经批准缺席).
type Unexcused struct{ DeputyID, MeetingID, Day string }

// Unexcused returns who stayed away from sessions of the congress without leave, until a day, the earliest first.
func (r reader) Unexcused(day string) ([]Unexcused, error) {
	return scanAll(r, func(u *Unexcused) []any { return []any{&u.DeputyID, &u.MeetingID, &u.Day} },
		`SELECT x.deputy_id, m.id, m.day FROM meeting m JOIN meeting_attendee x ON x.meeting_id = m.id
		WHERE m.kind = ? AND x.state = ? AND m.day <= ? ORDER BY m.day, m.id, x.id`, MeetingCongress, StayedAway, day)
}

// Decisions returns what all meetings decided.
func (r reader) Decisions() ([]Decision, error) { return decisions.list(r, "") }

// MeetingItems returns what stands on the agendas of all meetings.
func (r reader) MeetingItems() ([]MeetingItem, error) { return meetingItems.list(r, "") }

// Meeting returns a meeting, whole.
func (r reader) Meeting(id string) (m Meeting, err error) {
	if m.MeetingFields, err = meetings.get(r, id); err != nil {
		return m, err
	}
	if m.Items, err = meetingItems.of(r, id); err != nil {
		return m, err
	}
	if m.Attendees, err = attendees.of(r, id); err != nil {
		return m, err
	}
	if m.Decisions, err = decisions.of(r, id); err != nil {
		return m, err
	}
	m.Files, err = r.attachmentsOf("meeting", id)
	return m, err
}

// SaveMeeting saves a meeting, whole. The table of what an item is about follows from the record itself; what is no record any more is
// left out.
func (tx *Tx) SaveMeeting(m *Meeting) (err error) {
	if err := m.Validate(); err != nil {
		return err
	}
	for i := range m.Items {
		item := &m.Items[i]
		if item.SubjectTable, err = tx.kindOf(item.SubjectID, itemSubjects...); err != nil {
			return err
		}
		if item.SubjectTable == "" {
			item.SubjectID = ""
		}
	}
	if err := meetings.save(tx, &m.MeetingFields); err != nil {
		return err
	}
	for i := range m.Items {
		m.Items[i].MeetingID, m.Items[i].Sort = m.ID, i
	}
	if err := meetingItems.saveChildren(tx, &m.Meta, m.Items); err != nil {
		return err
	}
	for i := range m.Attendees {
		m.Attendees[i].MeetingID = m.ID
	}
	if err := attendees.saveChildren(tx, &m.Meta, m.Attendees); err != nil {
		return err
	}
	for i := range m.Decisions {
		m.Decisions[i].MeetingID = m.ID
	}
	if err := decisions.saveChildren(tx, &m.Meta, m.Decisions); err != nil {
		return err
	}
	return tx.saveAttachments("meeting", &m.Meta, m.Files)
}

// DeleteMeeting deletes a meeting with its agenda and decisions.
func (tx *Tx) DeleteMeeting(id string) error { return meetings.delete(tx, id) }
