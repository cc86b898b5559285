package app

import (
	"fmt"
	"slices"

	"liujin/app/intake"
	"liujin/app/table"
	"liujin/data"
)

// TrainingRoll is the roll of a session that is called over, before it is saved.
type TrainingRoll struct {
	Session data.Session
	Caption string
	Lines   []RollLine
	class   data.Class
}

// RollLine is one person of the roll.
type RollLine struct{ DeputyID, Name, Group, State string }

// Roll returns a session's roll: what is recorded, or those enrolled with everybody there, or for a make-up those who missed it.
func (a *App) Roll(sessionID string) (*TrainingRoll, error) {
	s, err := a.db.Session(sessionID)
	if err != nil {
		return nil, err
	}
	r := &TrainingRoll{Session: s, Caption: DayWords(s.Day) + " " + s.Topic}
	r.class = data.Class{Event: data.Event{Activity: data.Activity{Day: s.Day, Place: s.Place}}, SessionID: s.ID, Lesson: s.Lesson()}
	states := map[string]string{}
	if s.ActivityID != "" {
		if r.class, err = a.db.Class(s.ActivityID); err != nil {
			return nil, err
		}
		for _, p := range r.class.Deputies {
			states[p.DeputyID] = p.State
		}
	} else if err := a.expectedAt(&s, states); err != nil {
		return nil, err
	}
	rows, err := a.inOrder()
	for i := range rows {
		if state, ok := states[rows[i].ID]; ok {
			r.Lines = append(r.Lines, RollLine{rows[i].ID, rows[i].Name, rows[i].Group, state})
			delete(states, rows[i].ID)
		}
	}
	for id, state := range states { // has left office since
		r.Lines = append(r.Lines, RollLine{id, a.nameOf(id), "", state})
	}
	return r, err
}

// expectedAt are those who should come to a session, all of them there until the roll says otherwise.
func (a *App) expectedAt(s *data.Session, states map[string]string) error {
	if s.MakeupOf != "" {
		first, err := a.db.Session(s.MakeupOf)
		if err != nil {
			return err
		}
		ids, err := a.missed(&first)
		for _, id := range ids {
			states[id] = data.Attendances[0]
		}
		return err
	}
	p, err := a.db.Program(s.CourseID)
	for _, e := range p.Enrolments {
		states[e.DeputyID] = data.Attendances[0]
	}
	return err
}

// Recorded reports whether the roll is in the ledger already.
func (r *TrainingRoll) Recorded() bool { return r.Session.ActivityID != "" }

// Came adds somebody who came without being enrolled.
func (r *TrainingRoll) Came(id, name string) {
	if i := slices.IndexFunc(r.Lines, func(l RollLine) bool { return l.DeputyID == id }); i >= 0 {
		r.Lines[i].State = data.Attendances[0] // who was chosen by hand came
		return
	}
	r.Lines = append(r.Lines, RollLine{DeputyID: id, Name: name, State: data.Attendances[0]})
}

// Take reads a pasted list of names: those named came, the others of the roll did not. What fits nobody, or several, is returned and nobody's.
// A deputy who is not on the roll and named is added.
func (r *TrainingRoll) Take(a *App, text string) (unknown, several []string, err error) {
	rows, err := a.Deputies()
	if err != nil {
		return nil, nil, err
	}
	named := map[string]*DeputyRow{}
	for _, name := range pastedNames(text) {
		var fits []*DeputyRow
		for i := range rows {
			if d := &rows[i]; d.InOffice && bare(d.Name) == bare(name) {
				fits = append(fits, d)
			}
		}
		if len(fits) > 1 { // of namesakes the one who is on the roll
			on := slices.DeleteFunc(slices.Clone(fits), func(d *DeputyRow) bool { return !r.has(d.ID) })
			if len(on) == 1 {
				fits = on
			}
		}
		switch len(fits) {
		case 0:
			unknown = append(unknown, name)
		case 1:
			named[fits[0].ID] = fits[0]
		default:
			several = append(several, name)
		}
	}
	for i := range r.Lines {
		l := &r.Lines[i]
		switch {
		case named[l.DeputyID] != nil:
			l.State = data.Attendances[0]
			delete(named, l.DeputyID)
		case l.State != data.Attendances[2]: // who asked for leave did not stay away without a word
			l.State = data.Attendances[3]
		}
	}
	for i := range rows {
		if d := named[rows[i].ID]; d != nil {
			r.Lines = append(r.Lines, RollLine{d.ID, d.Name, d.Group, data.Attendances[0]})
		}
	}
	return unknown, several, nil
}

func (r *TrainingRoll) has(id string) bool {
	return slices.ContainsFunc(r.Lines, func(l RollLine) bool { return l.DeputyID == id })
}

// pastedNames splits a pasted list of names; a name padded with a blank (王　五) is one.
func pastedNames(text string) []string { return intake.People(text) }

// OnlyPresent leaves out those who did not come: an online lesson is finished by some, and nobody was absent.
func (r *TrainingRoll) OnlyPresent() {
	r.Lines = slices.DeleteFunc(r.Lines, func(l RollLine) bool { return l.State != "到" && l.State != "迟到" })
}

// SaveRoll records who came to a session.
func (a *App) SaveRoll(r *TrainingRoll) error {
	if a.toCome(r.Session.Day) != "" {
		return data.Fail(Refused, nil, "%s 还没有到，到课情况请在当天或之后登记。", r.Session.Day)
	}
	if len(r.Lines) == 0 {
		return data.Fail(Refused, nil, "名单是空的。请先报名，或粘贴到课人员名单。")
	}
	c := r.class
	old := c.Deputies
	c.Deputies = nil
	for _, l := range r.Lines {
		p := data.Participation{DeputyID: l.DeputyID, State: l.State}
		if i := slices.IndexFunc(old, func(x data.Participation) bool { return x.DeputyID == p.DeputyID }); i >= 0 {
			p.Meta, p.ActivityID, p.Role = old[i].Meta, old[i].ActivityID, old[i].Role
		}
		c.Deputies = append(c.Deputies, p)
	}
	return a.do("登记到课“"+r.Caption+"”", func(tx *data.Tx) error { return tx.SaveClass(&c) })
}

// DropRoll deletes what was recorded of a session; the plan is as it was.
func (a *App) DropRoll(r *TrainingRoll) error {
	return a.do("删除到课登记“"+r.Caption+"”", func(tx *data.Tx) error { return tx.DeleteClass(r.class.ID) })
}

// Words says how a roll stands: 应到 40 人，到 36，迟到 1，请假 2，缺席 1.
func (r *TrainingRoll) Words() string {
	n := map[string]int{}
	for _, l := range r.Lines {
		n[l.State]++
	}
	text := fmt.Sprintf("应到 %d 人", len(r.Lines))
	for _, state := range data.Attendances {
		text += fmt.Sprintf("，%s %d", state, n[state])
	}
	return text
}

// PickSessions offers the sessions of a course, for acts on one of them.
func (a *App) PickSessions(courseID string) ([]Picked, error) {
	p, err := a.db.Program(courseID)
	return picked(p.Sessions, err, func(s *data.Session) Picked {
		detail := "未点名"
		if s.ActivityID != "" {
			detail = "已点名"
		}
		if s.MakeupOf != "" {
			detail = "补课 " + detail
		}
		return Picked{ID: s.ID, Name: DayWords(s.Day) + " " + s.Topic, Detail: detail}
	})
}

// RollTones are how the states of a roll are shown, in their order.
var RollTones = []table.Tone{table.Good, table.Due, table.Due, table.Late}
