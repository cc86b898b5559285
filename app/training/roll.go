package training

import (
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/table"
	"liujin/data"
)

// Roll is the roll of a session, with the lesson that it makes.
type Roll struct {
	app.Roll
	Session data.Session
	Lesson  data.Lesson
}

// Roll returns a session's roll: what is recorded, or those enrolled with everybody there, or for a make-up those who missed it.
func (a *Book) Roll(sessionID string) (*Roll, error) {
	s, err := a.DB().Session(sessionID)
	if err != nil {
		return nil, err
	}
	r := &Roll{Session: s, Roll: app.Roll{Caption: days.Short(s.Day) + " " + s.Topic, Day: s.Day, Recorded: s.ActivityID != ""}}
	r.Lesson = data.Lesson{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: s.Day, Place: s.Place}}, SessionID: s.ID,
		Fields: s.Lesson()}
	states := map[string]data.ParticipationState{}
	if s.ActivityID != "" {
		if r.Lesson, err = a.DB().Lesson(s.ActivityID); err != nil {
			return nil, err
		}
		for _, p := range r.Lesson.Deputies {
			states[p.DeputyID] = p.State
		}
	} else if err := a.ExpectedAt(&s, states); err != nil {
		return nil, err
	}
	rows, err := a.AllInOrder(s.Day)
	if err != nil {
		return nil, err
	}
	for _, inOffice := range []bool{true, false} { // those who left office since stand at the end
		for i := range rows {
			d := &rows[i]
			if state, ok := states[d.ID]; ok && d.InOffice == inOffice {
				line := app.RollLine{DeputyID: d.ID, Name: d.Called(), Group: d.Group, State: state, Stated: r.Recorded}
				if !inOffice {
					line.Group = strings.TrimSpace(d.Group + "（不在任）")
				}
				r.Lines = append(r.Lines, line)
			}
		}
	}
	return r, nil
}

// ExpectedAt are those who should come to a session, all of them there until the roll says otherwise.
func (a *Book) ExpectedAt(s *data.Session, states map[string]data.ParticipationState) error {
	if s.MakeupOf != "" {
		first, err := a.DB().Session(s.MakeupOf)
		if err != nil {
			return err
		}
		who, err := a.missedBy(&first)
		if err != nil {
			return err
		}
		for i := range who {
			states[who[i].ID] = data.Came
		}
		return nil
	}
	p, err := a.DB().Course(s.CourseID)
	if err != nil {
		return err
	}
	for _, e := range p.Enrolments {
		states[e.DeputyID] = data.Came
	}
	return nil
}

// SaveRoll records who came to a session.
func (a *Book) SaveRoll(r *Roll) error {
	if a.ToCome(r.Day) != "" {
		return data.Fail(app.Refused, nil, "%s 还没有到，到课情况请在当天或之后登记。", r.Day)
	}
	if len(r.Lines) == 0 {
		return data.Fail(app.Refused, nil, "名单是空的。请先报名，或粘贴到课人员名单。")
	}
	c := r.Lesson
	old := c.Deputies
	c.Deputies = nil
	for _, l := range r.Lines {
		p := data.Participation{DeputyID: l.DeputyID, State: l.State}
		if i := slices.IndexFunc(old, func(x data.Participation) bool { return x.DeputyID == p.DeputyID }); i >= 0 {
			p.Meta, p.ActivityID, p.Role = old[i].Meta, old[i].ActivityID, old[i].Role
		}
		c.Deputies = append(c.Deputies, p)
	}
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
