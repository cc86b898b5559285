package paperwork_test

import (
	"testing"

	"liujin/app/apptest"
	"liujin/app/paperwork"
	"liujin/app/training"
	"liujin/data"
)

// The course that a paper is about, when none is named, is the one with the nearest session to come.
func TestNearestCourse(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	later, sooner := apptest.SavedCourse(t, a, data.Session{Day: "2026-12-20", Topic: "甲"}), apptest.SavedCourse(t, a,
		data.Session{Day: apptest.SampleDay, Topic: "乙"})
	apptest.SavedCourse(t, a, data.Session{Day: "2026-12-10", Topic: "丙"})
	if id := apptest.Must(paperwork.New(a).CourseOf(paperwork.Order{}))(t); id != sooner.ID || id == later.ID {
		t.Errorf("%s", apptest.Must(training.New(a).Course(id))(t).Title)
	}
}
