package app

import (
	"slices"
	"testing"

	"liujin/data"
)

// The states of a seat are called as the ledger calls what they are made of.
func TestSeatStatesAreTheLedgers(t *testing.T) {
	for _, state := range data.ParticipationStates {
		seat := seatOf(state)
		if !slices.Contains(TurnoutStates, seat) || seat.participation() != state || seat.Served() != state.Present() {
			t.Errorf("%s becomes %s", state, seat)
		}
	}
	for _, role := range data.DutyRoles {
		if seat := SeatState(role); !slices.Contains(TurnoutStates, seat) || !seat.Replaced() || seat.participation() != data.Came {
			t.Errorf("%s is no state of a seat that another took", role)
		}
	}
	for _, level := range data.OfficeLevels {
		if congress := congressOf(&data.Office{Level: level}); !slices.Contains(data.Levels, congress) {
			t.Errorf("%s looks after deputies of %s", level, congress)
		}
	}
}

// Each choice of a rule and of a term means something to the calendar.
func TestChoicesAreTheCalendars(t *testing.T) {
	if len(ruleKinds) != len(data.RuleKinds) || len(ruleMonths) != len(data.RuleMonths) || len(whenOffs) != len(data.WhenOffs) ||
		len(nths) != len(data.Nths) || len(termUnits) != len(data.TermUnits) {
		t.Error("a choice has no meaning")
	}
}
