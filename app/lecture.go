package app

import (
	"liujin/app/table"
	"liujin/data"
)

// LectureColumns are the columns of 宣讲 (walk-in 1).
var LectureColumns = append([]table.Column[*data.LectureRow]{
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(l *data.LectureRow) table.Cell { return table.D(l.Day) }},
	planState(func(r *data.LectureRow) *data.ActivityRow { return &r.ActivityRow }),
	table.Of("village", "村居和主题", 12, func(l *data.LectureRow) string { return l.Topic }),
	table.Of("deputies", "代表", 8, func(l *data.LectureRow) string { return l.Deputies }),
	{Name: "audience", Head: "听众", Width: 3.5, Cell: func(l *data.LectureRow) table.Cell { return reached(&l.ActivityRow, l.Audience) }},
	table.Of("form", "形式", 7, func(l *data.LectureRow) data.LectureForm { return l.Form }).Hide(),
	table.Of("speaker", "宣讲方式", 6, func(l *data.LectureRow) data.Speaker { return l.Speaker }).Hide(),
	table.Of("vehicle", "依托", 5, func(l *data.LectureRow) data.Vehicle { return l.Vehicle }).Hide(),
	table.Of("place", "地点", 8, func(l *data.LectureRow) string { return l.Place }).Hide(),
	{Name: "persons", Head: "代表人次", Width: 4.5, Hidden: true, Cell: func(l *data.LectureRow) table.Cell { return table.N(l.Persons) }},
	{Name: "opinions", Head: "建议", Width: 3, Hidden: true, Cell: func(l *data.LectureRow) table.Cell { return table.Some(l.Opinions) }},
	{Name: "photos", Head: "照片", Width: 3, Hidden: true, Cell: func(l *data.LectureRow) table.Cell { return table.Some(l.Photos) }},
	table.Of("content", "情况", 14, func(l *data.LectureRow) string { return l.Content }).Hide(),
}, marks(func(r *data.LectureRow) *data.ActivityRow { return &r.ActivityRow })...)

// Lectures lists 宣讲, the newest first.
func (a *App) Lectures() ([]data.LectureRow, error) { return a.db.LectureRows() }

// LecturesAndPlans lists them with those that are planned or were called off.
func (a *App) LecturesAndPlans() ([]data.LectureRow, error) { return a.db.LectureRowsAndPlans() }

// Lecture returns one lecture, whole.
func (a *App) Lecture(id string) (data.Lecture, error) { return a.db.Lecture(id) }

// NewLecture returns a lecture of today to fill.
func (a *App) NewLecture() data.Lecture {
	return data.Lecture{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: a.Today()}},
		Fields: data.LectureFields{Form: data.LectureHall, Speaker: data.SpeakerDeputy}}
}

// NextLecture returns the lecture to fill after one was saved: day, deputies, topic and manner stay, the village is another.
func (a *App) NextLecture(l *data.Lecture) data.Lecture {
	next := a.NewLecture()
	next.Day, next.Fields = l.Day, l.Fields
	next.State = sameState(&l.Activity)
	next.Fields.Meta, next.Fields.Audience = data.Meta{}, 0
	next.Deputies = sameDeputies(l.Deputies)
	return next
}

// SaveLecture saves a lecture, whole.
func (a *App) SaveLecture(l *data.Lecture) error {
	return a.record(a.savedAct(l.Common(), "宣讲", a.LectureCaption(l)), l, func(tx *data.Tx) error { return tx.SaveLecture(l) })
}

// DeleteLecture deletes a lecture; what was asked for there stays under its number.
func (a *App) DeleteLecture(l *data.Lecture) error {
	return a.Do("删除宣讲“"+a.LectureCaption(l)+"”", func(tx *data.Tx) error { return tx.DeleteLecture(l.ID) })
}

// LectureCaption is what a lecture is called: its day and topic.
func (a *App) LectureCaption(l *data.Lecture) string { return l.Day + " " + l.Fields.Topic }
