package duty

import (
	"testing"

	"liujin/data"
)

// Each choice of a rule means something to the calendar.
func TestChoicesAreTheCalendars(t *testing.T) {
	if len(ruleKinds) != len(data.RuleKinds) || len(ruleMonths) != len(data.RuleMonths) || len(whenOffs) != len(data.WhenOffs) ||
		len(nths) != len(data.Nths) {
		t.Error("a choice has no meaning")
	}
}
