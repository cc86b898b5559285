package training

import (
	"liujin/app"
	"liujin/app/days"
	"liujin/app/rolls"
	"liujin/app/table"
	"liujin/data"
)

// Roll is the roll of a session, with the lesson that it makes.
type Roll struct {
	rolls.Roll
	Session data.Session
	Lesson  data.Lesson
}

// Roll returns a session's roll: what is recorded, or those enrolled with everybody there, or for a make-up those who missed it.
func (a *Book) Roll(sessionID string) (*Roll, error) {
	s, err := a.DB().Session(sessionID)
	if err != nil {
		return nil, err
	}
	r := &Roll{Session: s, Roll: rolls.Roll{Caption: days.Short(s.Day) + " " + s.Topic, Day: s.Day, Recorded: s.ActivityID != ""}}
	r.Lesson = data.Lesson{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: s.Day, Place: s.Place}}, SessionID: s.ID,
		Fields: s.Lesson()}
	expected := map[string]rolls.Standing{}
	if s.ActivityID != "" {
		if r.Lesson, err = a.DB().Lesson(s.ActivityID); err != nil {
			return nil, err
		}
		for _, p := range r.Lesson.Deputies {
			expected[p.DeputyID] = rolls.Standing{State: p.State, Stated: true}
		}
		return r, r.Lay(a.App, expected)
	}
	who, err := a.ExpectedAt(&s)
	for _, id := range who {
		expected[id] = rolls.Standing{State: data.Came}
	}
	if err != nil {
		return nil, err
	}
	return r, r.Lay(a.App, expected)
}

// ExpectedAt are those who should come to a session, by id: the course's, or for a make-up those who missed it.
func (a *Book) ExpectedAt(s *data.Session) (ids []string, err error) {
	if s.MakeupOf == "" {
		p, err := a.DB().Course(s.CourseID)
		for _, e := range p.Enrolments {
			ids = append(ids, e.DeputyID)
		}
		return ids, err
	}
	first, err := a.DB().Session(s.MakeupOf)
	if err != nil {
		return nil, err
	}
	who, err := a.missedBy(&first)
	for i := range who {
		ids = append(ids, who[i].ID)
	}
	return ids, err
}

// SaveRoll records who came to a session.
func (a *Book) SaveRoll(r *Roll) error {
	if err := rolls.Early(a.App, r.Day, "到课情况"); err != nil {
		return err
	}
	if len(r.Lines) == 0 {
		return data.Fail(app.Refused, nil, "名单是空的。请先报名，或粘贴到课人员名单。")
	}
	c := r.Lesson
	c.Deputies = rolls.Over(&r.Roll, c.Deputies, (*data.Participation).OnRoll)
	return a.Do("登记到课“"+r.Caption+"”", func(tx *data.Tx) error { return tx.SaveLesson(&c) })
}

// DropRoll deletes what was recorded of a session; the plan is as it was.
func (a *Book) DropRoll(r *Roll) error {
	return a.Do("删除到课登记“"+r.Caption+"”", func(tx *data.Tx) error { return tx.DeleteLesson(r.Lesson.ID) })
}

// PickSessions offers the sessions of a course, for acts on one of them.
func (a *Book) PickSessions(courseID string) ([]app.Picked, error) {
	p, err := a.DB().Course(courseID)
	return app.PickFrom(p.Sessions, err, func(s *data.Session) app.Picked {
		detail := "未点名"
		if s.ActivityID != "" {
			detail = "已点名"
		}
		if s.MakeupOf != "" {
			detail = "补课 " + detail
		}
		return app.Picked{ID: s.ID, Name: days.Short(s.Day) + " " + s.Topic, Detail: detail}
	})
}

// RollTones are how the states of a roll are shown, in their order.
var RollTones = []table.Tone{table.Good, table.Due, table.Due, table.Late}
