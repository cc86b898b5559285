package app

import (
	"liujin/app/table"
	"liujin/data"
)

// TalkColumns are the columns of 宣讲 (walk-in 1).
var TalkColumns = append([]table.Column[data.TalkRow]{
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(l *data.TalkRow) table.Cell { return table.D(l.Day) }},
	table.Of("village", "村居和主题", 12, func(l *data.TalkRow) string { return l.Topic }),
	table.Of("deputies", "代表", 8, func(l *data.TalkRow) string { return l.Deputies }),
	{Name: "audience", Head: "听众", Width: 3.5, Cell: func(l *data.TalkRow) table.Cell { return table.N(l.Audience) }},
	table.Of("form", "形式", 7, func(l *data.TalkRow) data.LectureForm { return l.Form }).Hide(),
	table.Of("speaker", "宣讲方式", 6, func(l *data.TalkRow) data.Speaker { return l.Speaker }).Hide(),
	table.Of("vehicle", "依托", 5, func(l *data.TalkRow) data.Vehicle { return l.Vehicle }).Hide(),
	table.Of("place", "地点", 8, func(l *data.TalkRow) string { return l.Place }).Hide(),
	{Name: "persons", Head: "代表人次", Width: 4.5, Hidden: true, Cell: func(l *data.TalkRow) table.Cell { return table.N(l.Persons) }},
	{Name: "opinions", Head: "建议", Width: 3, Hidden: true, Cell: func(l *data.TalkRow) table.Cell { return table.Some(l.Opinions) }},
	{Name: "photos", Head: "照片", Width: 3, Hidden: true, Cell: func(l *data.TalkRow) table.Cell { return table.Some(l.Photos) }},
	table.Of("content", "情况", 14, func(l *data.TalkRow) string { return l.Content }).Hide(),
}, marks(func(r *data.TalkRow) *data.EventRow { return &r.EventRow })...)

// Talks lists 宣讲, the newest first.
func (a *App) Talks() ([]data.TalkRow, error) { return a.db.TalkRows() }

// Talk returns one lecture, whole.
func (a *App) Talk(id string) (data.Talk, error) { return a.db.Talk(id) }

// NewTalk returns a lecture of today to fill.
func (a *App) NewTalk() data.Talk {
	return data.Talk{Event: data.Event{Activity: data.Activity{Day: a.Today()}}, Lecture: data.Lecture{Form: data.LectureHall, Speaker: data.SpeakerDeputy}}
}

// NextTalk returns the lecture to fill after one was saved: day, deputies, topic and manner stay, the village is another.
func (a *App) NextTalk(l *data.Talk) data.Talk {
	next := a.NewTalk()
	next.Day, next.Lecture = l.Day, l.Lecture
	next.Lecture.Meta, next.Lecture.Audience = data.Meta{}, 0
	next.Deputies = sameDeputies(l.Deputies)
	return next
}

// sameDeputies carries deputies over to the next record.
func sameDeputies(now []data.Participation) (next []data.Participation) {
	for _, p := range now {
		next = append(next, data.Participation{DeputyID: p.DeputyID, Role: p.Role})
	}
	return next
}

// SaveTalk saves a lecture, whole.
func (a *App) SaveTalk(l *data.Talk) error {
	return a.record(saved(l.ID, "宣讲", a.TalkCaption(l)), l, func(tx *data.Tx) error { return tx.SaveTalk(l) })
}

// DeleteTalk deletes a lecture; what was asked for there stays under its number.
func (a *App) DeleteTalk(l *data.Talk) error {
	return a.do("删除宣讲“"+a.TalkCaption(l)+"”", func(tx *data.Tx) error { return tx.DeleteTalk(l.ID) })
}

// TalkCaption is what a lecture is called: its day and topic.
func (a *App) TalkCaption(l *data.Talk) string { return l.Day + " " + l.Lecture.Topic }
