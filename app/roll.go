package app

import (
	"fmt"
	"slices"

	"liujin/data"
)

// Roll is the roll of a session or of a meeting that is called over (点名), before it is saved.
type Roll struct {
	Caption, Day string
	Lines        []RollLine
	Recorded     bool // it is in the ledger already
}

// RollLine is one person of the roll. Stated: the state was given by hand or is recorded, a pasted list does not change it unasked.
type RollLine struct {
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
	if i := r.Line(id); i >= 0 {
		r.Set(i, data.Came) // who was chosen by hand came
		return
	}
	r.Lines = append(r.Lines, RollLine{DeputyID: id, Name: name, State: data.Came, Stated: true})
}

// Line is where a person stands on the roll, -1 for who does not.
func (r *Roll) Line(id string) int {
	return slices.IndexFunc(r.Lines, func(l RollLine) bool { return l.DeputyID == id })
}

func (r *Roll) has(id string) bool { return r.Line(id) >= 0 }

// OnlyPresent leaves out those who did not come: an online lesson is finished by some, and nobody was absent.
func (r *Roll) OnlyPresent() {
	r.leave(func(l *RollLine) bool { return !l.State.Present() })
}

// leave takes persons off the roll.
func (r *Roll) leave(who func(*RollLine) bool) {
	r.Lines = slices.DeleteFunc(r.Lines, func(l RollLine) bool { return who(&l) })
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
