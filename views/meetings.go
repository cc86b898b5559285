package views

import (
	"log/slog"

	"liujin/app/meetings"
	"liujin/app/paperwork"
	"liujin/data"
	"liujin/views/kit"
)

// meetingsPage is the tab 会议 of 会议与简报.
func meetingsPage(s *Shell) *Screen {
	list := listOf(s, "meeting", "会议台账", meetings.MeetingColumns, s.meetings.Meetings)
	list.Empty = empty("会议", "点右上角“新增会议”：议程先按惯例填好，会议材料、签到表和桌签都从这里打印。")
	list.Narrows = [][]kit.Narrow[*data.MeetingRow]{{{Label: "全部"},
		{Label: "今后的", Keep: func(m *data.MeetingRow) bool { return m.Day >= s.app.Today() }},
		{Label: "决定未落实", Keep: func(m *data.MeetingRow) bool { return m.Open > 0 }}}}
	e := &kit.Editor[*data.MeetingRow, *data.Meeting]{List: list, Record: kit.Record[*data.Meeting]{Name: "meeting", Noun: "会议",
		First:    "title",
		Validate: s.meetings.CheckMeeting, Read: kit.Reads(s.meetings.Meeting), New: kit.Makes(s.meetings.NewMeeting),
		Save:    s.meetings.SaveMeeting,
		Delete:  s.meetings.DeleteMeeting,
		Caption: func(m *data.Meeting) string { return m.Day + " " + string(m.Kind) }, Fields: s.meetingFields()}}
	e.Acts = func(m *data.Meeting) []kit.RecordAct {
		id := m.ID
		acts := []kit.RecordAct{{Label: "打印会议材料", Do: func() { s.printMeetingOf(id) }},
			{Label: "点名", Do: func() { s.callMeeting(id) }}}
		if m.Day <= s.app.Today() { // of one that is still to come there is no news
			acts = append(acts, s.writeUpAct(data.KindMeeting, id))
		}
		return acts
	}
	e.Papers = s.meetingPapers
	return show(s, head{}, "新增会议", e)
}

// printMeeting shows the papers of the next meeting, or helps to make one.
func (s *Shell) printMeeting() {
	m, err := s.meetings.NextMeeting()
	switch {
	case err != nil:
		s.Failed("读取会议", err)
	case m.ID == "" || m.Day < s.app.Today():
		s.Done("还没有登记接下来的会议：核对右边填好的内容，按 Ctrl+S 保存，再点“打印会议材料”。")
		s.addOf(data.KindMeeting)
	default:
		s.printMeetingOf(m.ID)
	}
}

func (s *Shell) printMeetingOf(id string) {
	s.look(s.named("会议材料", "meeting", paperwork.Of(id)))
}

// callMeeting calls those over who were expected at a meeting.
func (s *Shell) callMeeting(id string) {
	r, err := s.meetings.MeetingRoll(id)
	if err != nil {
		s.Failed("点名", err)
		return
	}
	s.callOver(calling{title: "会议点名：" + r.Caption, what: "到会", roll: r,
		save: func() error { return s.meetings.CallMeeting(id, r) }})
}

func (s *Shell) meetingFields() []kit.Field[*data.Meeting] {
	return []kit.Field[*data.Meeting]{
		kit.Text("title", "会议名称", func(m *data.Meeting) *string { return &m.Title }).Required().Full(),
		kit.OneOf("kind", "类型", data.MeetingKinds, func(m *data.Meeting) *data.MeetingKind { return &m.Kind }).Required().
			Implies("title", s.propose, "items"),
		kit.Day("day", "日期", s.app.Today, func(m *data.Meeting) *string { return &m.Day }).Required(),
		kit.Clock("begins", "时间", func(m *data.Meeting) *string { return &m.Begins }).Hinted("09:00"),
		kit.Text("place", "地点", func(m *data.Meeting) *string { return &m.Place }),
		kit.Text("host", "主持", func(m *data.Meeting) *string { return &m.Host }),
		kit.Text("observers", "列席", func(m *data.Meeting) *string { return &m.Observers }),
		kit.RefsOf("attendees", "参加代表（可选整个小组）", s.deputyAndGroupOptions(), func(m *data.Meeting) *[]data.Attendee { return &m.Attendees },
			func(p *data.Attendee) *string { return &p.DeputyID }),
		kit.Live(s.turnout),
		kit.Rows("items", "议程", func(m *data.Meeting) *[]data.MeetingItem {
			return &m.Items
		}, kit.Child[*data.Meeting, data.MeetingItem]{More: "再加一项", Fields: s.itemFields()}),
		kit.Rows("decisions", "会议决定（没有落实的会列在工作台上）", func(m *data.Meeting) *[]data.Decision { return &m.Decisions },
			kit.Child[*data.Meeting, data.Decision]{More: "记一项决定", Fields: s.decisionFields()}),
		kit.Area("minutes", "会议记录", 4, func(m *data.Meeting) *string { return &m.Minutes }),
		issuedLine[*data.Meeting](s, data.KindMeeting),
		newsLine(s, alone[*data.Meeting]),
		fileField("文件（拖入即可）", s, func(m *data.Meeting) *[]data.Attachment { return &m.Files }),
		kit.Area("note", "备注", 2, func(m *data.Meeting) *string { return &m.Note }),
	}
}

// turnout says how many are expected and came.
func (s *Shell) turnout(m *data.Meeting) string {
	text, err := s.meetings.TurnoutWords(m)
	if err != nil {
		slog.Warn("count who is expected", "err", err) // the list says so, too
	}
	return text
}

// propose fills in what a meeting's kind is called.
func (s *Shell) propose(m *data.Meeting) {
	if err := s.meetings.Propose(m); err != nil {
		slog.Warn("propose a title", "err", err) // it is typed
	}
}

func (s *Shell) itemFields() []kit.Field[*data.MeetingItem] {
	return []kit.Field[*data.MeetingItem]{
		kit.Text("title", "议程内容", func(i *data.MeetingItem) *string { return &i.Title }).Required().Full(),
		kit.Text("reporter", "报告人", func(i *data.MeetingItem) *string { return &i.Reporter }),
		kit.OneOf("draft", "稿别", data.Drafts, func(i *data.MeetingItem) *data.DraftKind { return &i.Draft }),
		kit.Ref("subject", "涉及的议案建议或项目", pickable("议案建议、民生实事项目", s.desk.PickSubjects), itemSubject),
		kit.Yes("recalled", "会后收回", func(i *data.MeetingItem) *bool { return &i.Recalled }),
	}
}

// itemSubject is the record that an item is about; which table it is in follows from it when the meeting is saved.
func itemSubject(i *data.MeetingItem) *string { return &i.SubjectID }

func (s *Shell) decisionFields() []kit.Field[*data.Decision] {
	return []kit.Field[*data.Decision]{
		kit.Area("text", "决定事项", 2, func(d *data.Decision) *string { return &d.Text }).Required(),
		kit.Ref("handler", "责任单位", s.handlerOptions(), func(d *data.Decision) *string { return &d.HandlerID }),
		kit.Text("person", "责任人", func(d *data.Decision) *string { return &d.Person }),
		kit.Day("due", "完成期限", s.app.Today, func(d *data.Decision) *string { return &d.Due }),
		kit.Day("done", "落实日期", s.app.Today, func(d *data.Decision) *string { return &d.Done }),
		kit.Text("outcome", "落实情况", func(d *data.Decision) *string { return &d.Outcome }).Full(),
	}
}

// meetingPapers are those of the meeting in the form.
func (s *Shell) meetingPapers(opened string) []kit.Paper {
	if opened == "" {
		return nil
	}
	return []kit.Paper{s.named(s.paperwork.MeetingPapersTitle(opened), "meeting", paperwork.Of(opened)),
		s.named("桌签（打开的这次会议）", "name-cards", paperwork.Of(opened))}
}
