package app

import (
	"testing"

	"liujin/data"
)

// rollOf is the roll of a session of the day before with some enrolled.
func rollOf(t *testing.T, a *App, enrolled ...string) *Roll {
	t.Helper()
	p := program(t, a, data.Session{Day: "2026-11-11", Topic: "甲", Hours: 20})
	for _, id := range enrolled {
		p.Enrolments = append(p.Enrolments, data.Enrolment{DeputyID: id})
	}
	if err := a.SaveProgram(&p); err != nil {
		t.Fatal(err)
	}
	return must(a.Roll(p.Sessions[0].ID))(t)
}

// A pasted list of names: who is named came, who is not did not; what fits nobody or several offers those whom it may mean.
func TestPastedRoll(t *testing.T) {
	a := sampleOn(t, sampleDay)
	rows := must(a.Deputies())(t)
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
		if i := roll.line(id); i < 0 || roll.Lines[i].State != want {
			t.Errorf("%s is not %s: %+v", id, want, roll.Lines)
		}
	}
	roll.OnlyPresent()
	if err := a.SaveRoll(roll); err != nil || len(roll.Lines) != 2 {
		t.Errorf("%v %v", roll.Lines, err)
	}
}

// What was said by hand stays: late is there, leave is told; the list is followed when the user has seen it. A second list fills on.
func TestPastedRollKeepsWhatWasSaid(t *testing.T) {
	a := sampleOn(t, sampleDay)
	rows := must(a.Deputies())(t)
	roll := rollOf(t, a, rows[0].ID, rows[1].ID, rows[2].ID, rows[3].ID)
	state := func(i int) data.ParticipationState { return roll.Lines[roll.line(rows[i].ID)].State }
	roll.Say(roll.line(rows[0].ID), data.CameLate)
	roll.Say(roll.line(rows[1].ID), data.OnLeave)
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
	a := sampleOn(t, sampleDay)
	rows := must(a.Trained())(t)
	roll := rollOf(t, a, rows[0].ID, rows[1].ID, rows[2].ID)
	if _, err := roll.Take(a, rows[0].Name, true); err != nil || len(roll.Lines) != 1 {
		t.Fatalf("%+v %v", roll.Lines, err)
	}
	if err := a.SaveRoll(roll); err != nil {
		t.Fatal(err)
	}
	roll = must(a.Roll(roll.Session.ID))(t)
	left, err := roll.Take(a, rows[2].Name, true)
	if err != nil || len(roll.Lines) != 2 || len(left.Kept) != 0 {
		t.Fatalf("%+v %+v %v", roll.Lines, left, err)
	}
	roll.Say(roll.line(rows[2].ID), data.CameLate)
	roll.Lines = append(roll.Lines, RollLine{DeputyID: rows[1].ID, State: data.OnLeave})
	if err := a.SaveRoll(roll); err != nil {
		t.Fatal(err)
	}
	after := must(a.Trained())(t)
	for i, more := range []int{20, 0, 20} {
		if after[i].Hours != rows[i].Hours+more {
			t.Errorf("%s: %d tenths more, not %d", rows[i].Name, after[i].Hours-rows[i].Hours, more)
		}
	}
}

// Names that nobody bears suggest those that sound alike, and longer ones in which a character differs, is missing or too many.
func TestNearestNames(t *testing.T) {
	rows := []DeputyRow{{Deputy: data.Deputy{Name: "张伟"}, InOffice: true}, {Deputy: data.Deputy{Name: "张强"}, InOffice: true},
		{Deputy: data.Deputy{Name: "赵启明"}, InOffice: true}, {Deputy: data.Deputy{Name: "赵启华"}}}
	for typed, want := range map[string]string{"张玮": "张伟", "赵启名": "赵启明", "赵起铭": "赵启明", "赵明": "赵启明", "赵启大": "赵启明", "张三": "", "钱多多": ""} {
		got := ""
		for _, d := range nearest(rows, typed) {
			got += d.Name
		}
		if got != want {
			t.Errorf("%s suggests %q, not %q", typed, got, want)
		}
	}
}
