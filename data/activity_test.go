package data

import (
	"os"
	"path/filepath"
	"regexp"
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

// Whatever counts reads held, not activity: the table itself is read only where the code says that plans are meant.
func TestCountsReadWhatWasHeld(t *testing.T) {
	reads := regexp.MustCompile("(?i)(from|join)[ \t\n]+activity\\b")
	meant := map[string]int{"activity_kind.go": 1, "lecture.go": 1, "lesson.go": 1, "outreach.go": 2, "service.go": 1, "supervision.go": 1,
		"visit.go": 1} // check, and the labels by which a record is named
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(reads.FindAllIndex(text, -1)); n != meant[file] && !strings.HasSuffix(file, "_test.go") {
			t.Errorf("%s reads activity in %d places, not %d: what counts reads held", file, n, meant[file])
		}
	}
}
