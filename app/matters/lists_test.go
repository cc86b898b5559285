package matters

import (
	"testing"

	"liujin/data"
)

// Each unit of a term means something to the calendar.
func TestUnitsAreTheCalendars(t *testing.T) {
	if len(termUnits) != len(data.TermUnits) {
		t.Error("a unit has no meaning")
	}
}
