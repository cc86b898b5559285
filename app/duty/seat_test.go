package duty

import (
	"slices"
	"testing"

	"liujin/data"
)

// The states of a seat are called as the ledger calls what they are made of.
func TestSeatStatesAreTheLedgers(t *testing.T) {
	for _, state := range data.ParticipationStates {
		seat := SeatOf(state)
		if !slices.Contains(TurnoutStates, seat) || seat.Participation() != state || seat.Served() != state.Present() {
			t.Errorf("%s becomes %s", state, seat)
		}
	}
	for _, role := range data.DutyRoles {
		if seat := SeatState(role); !slices.Contains(TurnoutStates, seat) || !seat.Replaced() || seat.Participation() != data.Came {
			t.Errorf("%s is no state of a seat that another took", role)
		}
	}
}
