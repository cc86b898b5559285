// Package rolls is who of those expected came (点名): a roll is called over, or filled from a list that was pasted.
package rolls

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/data"
)

// Roll is the roll of a session, a meeting or an activity that is called over (点名), before it is saved.
type Roll struct {
	Caption, Day string
	Lines        []Line
	Recorded     bool  // it is in the ledger already
	Rev          int64 // of the meeting or activity as it was then: what was changed meanwhile is not written over
}

// Line is one person of the roll. Stated: the state was given by hand or is recorded, a pasted list does not change it unasked.
type Line struct {
	DeputyID, Name, Group string
	State                 data.ParticipationState
	Stated                bool
}

// Set says what became of a person of the roll.
func (r *Roll) Set(line int, state data.ParticipationState) {
	r.Lines[line].State, r.Lines[line].Stated = state, true
}

// Arrived adds somebody who came without being enrolled.
func (r *Roll) Arrived(id, name string) {
	if i := r.At(id); i >= 0 {
		r.Set(i, data.Came) // who was chosen by hand came
		return
	}
	r.Lines = append(r.Lines, Line{DeputyID: id, Name: name, State: data.Came, Stated: true})
}

// At is where a person stands on the roll, -1 for who does not.
func (r *Roll) At(id string) int {
	return slices.IndexFunc(r.Lines, func(l Line) bool { return l.DeputyID == id })
}

func (r *Roll) has(id string) bool { return r.At(id) >= 0 }

// OnlyPresent leaves out those who did not come: an online lesson is finished by some, and nobody was absent.
func (r *Roll) OnlyPresent() {
	r.leave(func(l *Line) bool { return !l.State.Present() })
}

// leave takes persons off the roll.
func (r *Roll) leave(who func(*Line) bool) {
	r.Lines = slices.DeleteFunc(r.Lines, func(l Line) bool { return who(&l) })
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

// Standing is what is known of somebody before the roll is called over. Stated: it was given by hand or is recorded.
type Standing struct {
	State  data.ParticipationState
	Stated bool
}

// Lay puts those who are expected on the roll, in the order of papers; those who left office since stand at the end.
func (r *Roll) Lay(a *app.App, expected map[string]Standing) error {
	rows, err := a.AllInOrder(cmp.Or(r.Day, a.Today()))
	if err != nil {
		return err
	}
	for _, inOffice := range []bool{true, false} {
		for i := range rows {
			d := &rows[i]
			standing, ok := expected[d.ID]
			if !ok || d.InOffice != inOffice {
				continue
			}
			line := Line{DeputyID: d.ID, Name: d.Called(), Group: d.Group, State: standing.State, Stated: standing.Stated}
			if !inOffice {
				line.Group = strings.TrimSpace(d.Group + "（不在任）")
			}
			r.Lines = append(r.Lines, line)
		}
	}
	return nil
}

// Over returns the rows of a list of persons as the roll says: those on the roll and nobody else. Who was listed keeps the row, with the
// new state.
func Over[P any](r *Roll, list []P, of func(*P) (deputyID *string, state *data.ParticipationState)) []P {
	out := make([]P, len(r.Lines))
	for i, l := range r.Lines {
		for j := range list {
			if id, _ := of(&list[j]); *id == l.DeputyID {
				out[i] = list[j]
			}
		}
		id, state := of(&out[i])
		*id, *state = l.DeputyID, l.State
	}
	return out
}

// Early refuses a roll of a day that is still to come; what is what is recorded by it: 到会情况.
func Early(a *app.App, day, what string) error {
	if a.ToCome(day) == "" {
		return nil
	}
	return data.Fail(app.Refused, nil, "%s 还没有到，%s请在当天或之后登记。", day, what)
}
