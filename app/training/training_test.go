package training_test

import (
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/app/training"
	"liujin/data"
)

// A street has no congress of its own: what its deputies learned counts by the county's term.
func TestStreetTerm(t *testing.T) {
	a := apptest.EmptyLedger(t)
	own := apptest.Must(a.OwnOffice())(t)
	own.Level = data.OfficeStreet
	if err := a.SaveOffice(&own); err != nil {
		t.Fatal(err)
	}
	for _, term := range []data.Term{{Level: data.LevelCounty, Number: 18, Starts: "2021-12-01"},
		{Level: data.LevelTown, Number: 19, Starts: "2026-01-05"}} {
		if err := a.SaveTerm(&term); err != nil {
			t.Fatal(err)
		}
	}
	from, _, err := a.TermOn(a.Today())
	if err != nil || from != "2021-12-01" {
		t.Errorf("the term runs from %q, %v", from, err)
	}
}

// The counts of training are those of its rows; a session and its make-up count once; the term limits them.
func TestTrainingCounts(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(training.New(a).Trained(a.Today()))(t)
	n := apptest.Must(training.New(a).CountTraining(a.Today()))(t)
	trained, first := 0, 0
	for i := range rows {
		trained += app.OneIf(rows[i].Times > 0)
		first += app.OneIf(rows[i].First)
	}
	if n.InOffice != 86 || n.Trained != trained || n.First != first || trained == 0 || trained == 86 || first == 0 {
		t.Errorf("%+v, rows %d and %d", n, trained, first)
	}
	walks := apptest.Must(desk.New(a).Walks("2026-11-01", "2026-11-30", data.Targets{}))(t)
	if walks[5].Done != trained {
		t.Errorf("the desk says %d were trained, the rows %d", walks[5].Done, trained)
	}
	p := apptest.SavedCourse(t, a, data.Session{Day: "2026-11-10", Topic: "甲", Hours: 25})
	who := rows[0].ID
	p.Enrolments = []data.Enrolment{{DeputyID: who}, {DeputyID: rows[1].ID}}
	if err := training.New(a).SaveCourse(&p); err != nil {
		t.Fatal(err)
	}
	apptest.CallRoll(t, a, p.Sessions[0].ID, map[string]data.ParticipationState{rows[1].ID: data.StayedAway})
	makeup := apptest.Must(training.New(a).MakeUpFor(p.Sessions[0].ID))(t)
	makeup.Session.Day = "2026-11-11"
	if err := training.New(a).SaveMakeUp(makeup); err != nil {
		t.Fatal(err)
	}
	p = apptest.Must(training.New(a).Course(p.ID))(t)
	roll := apptest.Must(training.New(a).Roll(p.Sessions[1].ID))(t)
	if len(roll.Lines) != 1 || roll.Lines[0].DeputyID != rows[1].ID {
		t.Errorf("expected at the make-up: %+v", roll.Lines)
	}
	roll.Arrived(who, "又来了")
	if err := training.New(a).SaveRoll(roll); err != nil {
		t.Fatal(err)
	}
	after := apptest.Must(training.New(a).Trained(a.Today()))(t)
	for i := range 2 {
		if after[i].Hours != rows[i].Hours+25 || after[i].Times != rows[i].Times+1 {
			t.Errorf("%s: %d tenths in %d sessions, before %d in %d", after[i].Name, after[i].Hours, after[i].Times, rows[i].Hours,
				rows[i].Times)
		}
	}
	if _, err := training.New(a).MakeUpFor(p.Sessions[0].ID); !data.Is(err, app.Refused) {
		t.Errorf("a make-up for nobody: %v", err)
	}
	p = apptest.Must(training.New(a).Course(p.ID))(t)
	if p.Sessions = p.Sessions[:1]; !data.Is(training.New(a).SaveCourse(&p), data.InUse) {
		t.Error("a held session was dropped")
	}
}
