package data

import (
	"strings"
	"testing"
)

// Who was present is the same in Go, in the view and in the SQL beside it.
func TestPresentIsSaidOnce(t *testing.T) {
	db, _ := attacked(t)
	views, err := db.sentences("SELECT sql FROM sqlite_master WHERE name = 'present'")
	if err != nil || len(views) != 1 || !strings.Contains(views[0], "state IN "+presentStates) {
		t.Errorf("%q %v", views, err)
	}
	for state, there := range map[ParticipationState]bool{Came: true, CameLate: true, OnLeave: false, StayedAway: false, "": false} {
		if state.Present() != there || strings.Contains(presentStates, "'"+string(state)+"'") != there {
			t.Errorf("%s", state)
		}
	}
}
