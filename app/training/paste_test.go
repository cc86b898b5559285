package training_test

import (
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/training"
	"liujin/data"
)

// rollOf is the roll of a session of the day before with some enrolled.
func rollOf(t *testing.T, a *app.App, enrolled ...string) *training.Roll {
	t.Helper()
	p := apptest.SavedCourse(t, a, data.Session{Day: "2026-11-11", Topic: "甲", Hours: 20})
	for _, id := range enrolled {
		p.Enrolments = append(p.Enrolments, data.Enrolment{DeputyID: id})
	}
	if err := training.New(a).SaveCourse(&p); err != nil {
		t.Fatal(err)
	}
	return apptest.Must(training.New(a).Roll(p.Sessions[0].ID))(t)
}

// A pasted list of names: who is named came, who is not did not; what fits nobody or several offers those whom it may mean.
func TestPastedRoll(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(a.Deputies())(t)
	roll := rollOf(t, a, rows[0].ID, rows[1].ID)
	left, err := roll.Take(a, rows[0].Name+"、查无此人\n王海燕 "+rows[5].Name, false)
	if err != nil || len(left.Doubts) != 2 || left.Doubts[0].Name != "查无此人" || left.Doubts[0].Known || !left.Doubts[1].Known {
		t.Fatalf("%+v %v", left, err)
	}
	same := left.Doubts[1].Fits
	if len(same) != 2 || same[0].Detail == "" || same[0].Detail == same[1].Detail {
		t.Errorf("namesakes are offered as %+v", same)
	}
	for id, want := range map[string]data.ParticipationState{rows[0].ID: data.Came, rows[1].ID: data.StayedAway, rows[5].ID: data.Came} {
		if i := roll.Line(id); i < 0 || roll.Lines[i].State != want {
			t.Errorf("%s is not %s: %+v", id, want, roll.Lines)
		}
	}
	roll.OnlyPresent()
	if err := training.New(a).SaveRoll(roll); err != nil || len(roll.Lines) != 2 {
		t.Errorf("%v %v", roll.Lines, err)
	}
}

// What was said by hand stays: late is there, leave is told; the list is followed when the user has seen it. A second list fills on.
func TestPastedRollKeepsWhatWasSaid(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(a.Deputies())(t)
	roll := rollOf(t, a, rows[0].ID, rows[1].ID, rows[2].ID, rows[3].ID)
	state := func(i int) data.ParticipationState { return roll.Lines[roll.Line(rows[i].ID)].State }
	roll.Set(roll.Line(rows[0].ID), data.CameLate)
	roll.Set(roll.Line(rows[1].ID), data.OnLeave)
	left, err := roll.Take(a, rows[0].Name+"、"+rows[1].Name+"、"+rows[2].Name, false)
	if err != nil || state(0) != data.CameLate || state(1) != data.OnLeave || state(2) != data.Came || state(3) != data.StayedAway {
		t.Fatalf("%s %s %s %s %v", state(0), state(1), state(2), state(3), err)
	}
	if len(left.Kept) != 1 || left.Kept[0].Name != rows[1].Name || left.Kept[0].New != data.Came {
		t.Errorf("told: %+v", left.Kept)
	}
	if roll.Follow(left.Kept); state(1) != data.Came {
		t.Errorf("after it was followed: %s", state(1))
	}
	if _, err = roll.Take(a, rows[3].Name, false); err != nil || state(3) != data.Came {
		t.Errorf("named in a second list: %s %v", state(3), err)
	}
}

// Who finished an online lesson is on the roll; a later list adds to it, and nobody was absent. Late counts as hours, leave does not.
func TestFinishedOnline(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(training.New(a).Trained(a.Today()))(t)
	roll := rollOf(t, a, rows[0].ID, rows[1].ID, rows[2].ID)
	if _, err := roll.Take(a, rows[0].Name, true); err != nil || len(roll.Lines) != 1 {
		t.Fatalf("%+v %v", roll.Lines, err)
	}
	if err := training.New(a).SaveRoll(roll); err != nil {
		t.Fatal(err)
	}
	roll = apptest.Must(training.New(a).Roll(roll.Session.ID))(t)
	left, err := roll.Take(a, rows[2].Name, true)
	if err != nil || len(roll.Lines) != 2 || len(left.Kept) != 0 {
		t.Fatalf("%+v %+v %v", roll.Lines, left, err)
	}
	roll.Set(roll.Line(rows[2].ID), data.CameLate)
	roll.Lines = append(roll.Lines, app.RollLine{DeputyID: rows[1].ID, State: data.OnLeave})
	if err := training.New(a).SaveRoll(roll); err != nil {
		t.Fatal(err)
	}
	after := apptest.Must(training.New(a).Trained(a.Today()))(t)
	for i, more := range []int{20, 0, 20} {
		if after[i].Hours != rows[i].Hours+more {
			t.Errorf("%s: %d tenths more, not %d", rows[i].Name, after[i].Hours-rows[i].Hours, more)
		}
	}
}
