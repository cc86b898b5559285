package app

import (
	"slices"
	"testing"

	"liujin/data"
)

// Each level of a unit has a congress whose deputies it looks after.
func TestCongressOfEachLevel(t *testing.T) {
	for _, level := range data.OfficeLevels {
		if congress := CongressOf(&data.Office{Level: level}); !slices.Contains(data.Levels, congress) {
			t.Errorf("%s looks after deputies of %s", level, congress)
		}
	}
}
