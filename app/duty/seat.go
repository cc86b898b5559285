package duty

import (
	"liujin/data"
)

// SeatState is what becomes of a planned seat, from the plan to what took place.
type SeatState string

// What a SeatState can be.
const (
	SeatPlanned  SeatState = "已排"
	SeatNotified SeatState = "已通知"
	SeatServed   SeatState = "到岗"
	SeatLate     SeatState = "迟到"
	SeatOnLeave  SeatState = "请假"
	SeatAbsent   SeatState = "缺席"
	SeatStandIn  SeatState = "替班"
	SeatSwapped  SeatState = "换班"
	SeatOut      SeatState = "不在任" // planned, and not in office on the day by now
)

// SeatStates are all of them, TurnoutStates those that can be recorded of a seat.
var (
	SeatStates = []SeatState{SeatPlanned, SeatNotified, SeatServed, SeatLate, SeatOnLeave, SeatAbsent, SeatStandIn, SeatSwapped,
		SeatOut}
	TurnoutStates = []SeatState{SeatServed, SeatLate, SeatOnLeave, SeatAbsent, SeatStandIn, SeatSwapped}
)

// Served reports whether the planned deputy came himself.
func (s SeatState) Served() bool { return s == SeatServed || s == SeatLate }

// Waits reports whether the planned deputy won't come, so that somebody else must.
func (s SeatState) Waits() bool { return s == SeatOnLeave || s == SeatOut }

// Replaced reports whether somebody else came.
func (s SeatState) Replaced() bool { return s == SeatStandIn || s == SeatSwapped }

// SeatOf is what somebody's own part in what took place makes of a seat.
func SeatOf(state data.ParticipationState) SeatState {
	if state == data.Came {
		return SeatServed
	}
	return SeatState(state) // the others are called alike
}

// Participation is how a recorded state of a seat is kept; who came instead has no state of his own.
func (s SeatState) Participation() data.ParticipationState {
	if s == SeatServed || s.Replaced() {
		return data.Came
	}
	return data.ParticipationState(s)
}
