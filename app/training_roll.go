package app

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app/days"
	"liujin/app/intake"
	"liujin/app/table"
	"liujin/data"
)

// Roll is the roll of a session or of a meeting that is called over (点名), before it is saved.
type Roll struct {
	Session data.Session // none for a meeting's
	Caption string
	Lines   []RollLine
	class   data.Class
}

// RollLine is one person of the roll. Said: the state was given by hand or is recorded, a pasted list does not change it unasked.
type RollLine struct {
	DeputyID, Name, Group string
	State                 data.ParticipationState
	Said                  bool
}

// Say says what became of a person of the roll.
func (r *Roll) Say(line int, state data.ParticipationState) {
	r.Lines[line].State, r.Lines[line].Said = state, true
}

// Roll returns a session's roll: what is recorded, or those enrolled with everybody there, or for a make-up those who missed it.
func (a *App) Roll(sessionID string) (*Roll, error) {
	s, err := a.db.Session(sessionID)
	if err != nil {
		return nil, err
	}
	r := &Roll{Session: s, Caption: days.Short(s.Day) + " " + s.Topic}
	r.class = data.Class{Event: data.Event{Activity: data.Activity{Day: s.Day, Place: s.Place}}, SessionID: s.ID, Lesson: s.Lesson()}
	states := map[string]data.ParticipationState{}
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
	rows, err := a.allInOrder()
	for _, inOffice := range []bool{true, false} { // those who left office since stand at the end
		for i := range rows {
			d := &rows[i]
			if state, ok := states[d.ID]; ok && d.InOffice == inOffice {
				line := RollLine{DeputyID: d.ID, Name: d.Name, Group: d.Group, State: state, Said: r.Recorded()}
				if !inOffice {
					line.Group = strings.TrimSpace(d.Group + "（不在任）")
				}
				r.Lines = append(r.Lines, line)
			}
		}
	}
	return r, err
}

// expectedAt are those who should come to a session, all of them there until the roll says otherwise.
func (a *App) expectedAt(s *data.Session, states map[string]data.ParticipationState) error {
	if s.MakeupOf != "" {
		first, err := a.db.Session(s.MakeupOf)
		if err != nil {
			return err
		}
		who, err := a.missedBy(&first)
		for i := range who {
			states[who[i].ID] = data.Came
		}
		return err
	}
	p, err := a.db.Program(s.CourseID)
	for _, e := range p.Enrolments {
		states[e.DeputyID] = data.Came
	}
	return err
}

// Recorded reports whether the roll is in the ledger already.
func (r *Roll) Recorded() bool { return r.Session.ActivityID != "" }

// Came adds somebody who came without being enrolled.
func (r *Roll) Came(id, name string) {
	if i := r.line(id); i >= 0 {
		r.Say(i, data.Came) // who was chosen by hand came
		return
	}
	r.Lines = append(r.Lines, RollLine{DeputyID: id, Name: name, State: data.Came, Said: true})
}

// line is where a person stands on the roll, -1 for who does not.
func (r *Roll) line(id string) int {
	return slices.IndexFunc(r.Lines, func(l RollLine) bool { return l.DeputyID == id })
}

func (r *Roll) has(id string) bool { return r.line(id) >= 0 }

// pastedNames splits a pasted list of names; a name padded with a blank (王　五) is one.
func pastedNames(text string) []string { return intake.People(text) }

// OnlyPresent leaves out those who did not come: an online lesson is finished by some, and nobody was absent.
func (r *Roll) OnlyPresent() {
	r.leave(func(l *RollLine) bool { return !l.State.Present() })
}

// SaveRoll records who came to a session.
func (a *App) SaveRoll(r *Roll) error {
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
func (a *App) DropRoll(r *Roll) error {
	return a.do("删除到课登记“"+r.Caption+"”", func(tx *data.Tx) error { return tx.DeleteClass(r.class.ID) })
}

// Words says how a roll stands: 应到 40 人，到 36，迟到 1，请假 2，缺席 1.
func (r *Roll) Words() string {
	n := map[data.ParticipationState]int{}
	for _, l := range r.Lines {
		n[l.State]++
	}
	text := fmt.Sprintf("应到 %d 人", len(r.Lines))
	for _, state := range data.ParticipationStates {
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
		return Picked{ID: s.ID, Name: days.Short(s.Day) + " " + s.Topic, Detail: detail}
	})
}

// RollTones are how the states of a roll are shown, in their order.
var RollTones = []table.Tone{table.Good, table.Due, table.Due, table.Late}
