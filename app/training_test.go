package app

import (
	"testing"

	"liujin/data"
)

// The counts of training are those of its rows; a session and its make-up count once; the term limits them.
func TestTrainingCounts(t *testing.T) {
	a := sampleOn(t, sampleDay)
	rows := must(a.Trained())(t)
	n := must(a.CountTraining())(t)
	trained, first := 0, 0
	for i := range rows {
		trained += count1(rows[i].Times > 0)
		first += count1(rows[i].First)
	}
	if n.InOffice != 86 || n.Trained != trained || n.First != first || trained == 0 || trained == 86 || first == 0 {
		t.Errorf("%+v, rows %d and %d", n, trained, first)
	}
	walks := must(a.Walks("2026-11-01", "2026-11-30", [6]int{}))(t)
	if walks[5].Done != trained {
		t.Errorf("the desk says %d were trained, the rows %d", walks[5].Done, trained)
	}
	p := program(t, a, data.Session{Day: "2026-11-10", Topic: "甲", Hours: 25})
	who := rows[0].ID
	p.Enrolments = []data.Enrolment{{DeputyID: who}, {DeputyID: rows[1].ID}}
	if err := a.SaveProgram(&p); err != nil {
		t.Fatal(err)
	}
	callRoll(t, a, p.Sessions[0].ID, map[string]data.ParticipationState{rows[1].ID: data.StayedAway})
	makeup := must(a.MakeUpFor(p.Sessions[0].ID))(t)
	makeup.Session.Day = "2026-11-11"
	if err := a.SaveMakeUp(makeup); err != nil {
		t.Fatal(err)
	}
	p = must(a.Program(p.ID))(t)
	roll := must(a.Roll(p.Sessions[1].ID))(t)
	if len(roll.Lines) != 1 || roll.Lines[0].DeputyID != rows[1].ID {
		t.Errorf("expected at the make-up: %+v", roll.Lines)
	}
	roll.Came(who, "又来了")
	if err := a.SaveRoll(roll); err != nil {
		t.Fatal(err)
	}
	after := must(a.Trained())(t)
	for i := range 2 {
		if after[i].Hours != rows[i].Hours+25 || after[i].Times != rows[i].Times+1 {
			t.Errorf("%s: %d tenths in %d sessions, before %d in %d", after[i].Name, after[i].Hours, after[i].Times, rows[i].Hours, rows[i].Times)
		}
	}
	if _, err := a.MakeUpFor(p.Sessions[0].ID); !data.Is(err, Refused) {
		t.Errorf("a make-up for nobody: %v", err)
	}
	p = must(a.Program(p.ID))(t)
	if p.Sessions = p.Sessions[:1]; !data.Is(a.SaveProgram(&p), data.InUse) {
		t.Error("a held session was dropped")
	}
}

func program(t *testing.T, a *App, s data.Session) data.Program {
	t.Helper()
	p := must(a.NewProgram())(t)
	p.Title, p.Sessions = "测试培训", []data.Session{s}
	if err := a.SaveProgram(&p); err != nil {
		t.Fatal(err)
	}
	return p
}

func callRoll(t *testing.T, a *App, sessionID string, states map[string]data.ParticipationState) {
	t.Helper()
	roll := must(a.Roll(sessionID))(t)
	for i := range roll.Lines {
		if state := states[roll.Lines[i].DeputyID]; state != "" {
			roll.Lines[i].State = state
		}
	}
	if err := a.SaveRoll(roll); err != nil {
		t.Fatal(err)
	}
}
