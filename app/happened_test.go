package app

import (
	"errors"
	"strings"
	"testing"

	"liujin/app/days"
	"liujin/data"
)

// dayFault is what is said about the day of a record that was to be saved.
func dayFault(err error) string {
	var bad data.Invalid
	if errors.As(err, &bad) {
		return bad["day"]
	}
	return ""
}

// Nothing that took place is dated after today, whatever kind it is; the same record of today is taken.
func TestNothingTookPlaceTomorrow(t *testing.T) {
	a := sampleOn(t, sampleDay)
	tomorrow := days.After(sampleDay, 1)
	for _, kind := range []data.Kind{data.KindLecture, data.KindVisit, data.KindService, data.KindSupervision, data.KindVoterVisit} {
		for _, day := range []string{sampleDay, tomorrow} {
			err := saveOn(t, a, kind, day)
			switch said := dayFault(err); {
			case day == sampleDay && err != nil:
				t.Errorf("%s of today: %v", kind, err)
			case day == tomorrow && !(strings.Contains(said, "还没有到") && strings.Contains(said, sampleDay)):
				t.Errorf("%s of tomorrow: %v", kind, err)
			}
		}
	}
}

// saveOn saves the newest record of a kind that no plan led to on another day.
func saveOn(t *testing.T, a *App, kind data.Kind, day string) error {
	t.Helper()
	for _, e := range must(a.db.Events(""))(t) {
		if e.Kind.Kind != kind {
			continue
		}
		switch kind {
		case data.KindLecture:
			v := must(a.Talk(e.ID))(t)
			v.Day = day
			return a.SaveTalk(&v)
		case data.KindVisit:
			v := must(a.Visit(e.ID))(t)
			v.Day = day
			return a.SaveVisit(&v)
		case data.KindSupervision:
			v := must(a.Inspection(e.ID))(t)
			v.Day = day
			return a.SaveInspection(&v)
		case data.KindVoterVisit:
			v := must(a.Canvass(e.ID))(t)
			v.Day = day
			return a.SaveCanvass(&v)
		}
		if v := must(a.Service(e.ID))(t); v.ShiftID == "" {
			v.Day = day
			return a.SaveService(&v)
		}
	}
	t.Fatalf("the sample has no %s", kind)
	return nil
}

// Nor is a matter registered tomorrow, or anything done about it then: not in its form, not by a button.
func TestNoStepIsTakenTomorrow(t *testing.T) {
	a := sampleOn(t, sampleDay)
	tomorrow := days.After(sampleDay, 1)
	handler := must(a.db.Handlers())(t)[0].ID
	give := data.Step{Day: sampleDay, Kind: data.StepAssign, HandlerID: handler}
	m := data.Matter{Opinion: data.Opinion{Day: sampleDay, Kind: data.OpinionPeople, Text: "路灯", Route: data.RouteOwn, HandlerID: handler}, Steps: []data.Step{give}}
	p := data.Motion{Proposal: data.Proposal{Day: sampleDay, Kind: data.ProposalAdvice, Title: "路灯", LeadID: must(a.Deputies())(t)[0].ID, HandlerID: handler}, Steps: []data.Step{give}}
	if err := errors.Join(a.SaveMatter(&m), a.SaveMotion(&p)); err != nil {
		t.Fatal(err)
	}
	late, later := m, p
	late.Day, later.Day = tomorrow, tomorrow
	if err := a.SaveMatter(&late); !strings.Contains(dayFault(err), "还没有到") {
		t.Errorf("registered tomorrow: %v", err)
	}
	if err := a.SaveMotion(&later); !strings.Contains(dayFault(err), "还没有到") {
		t.Errorf("put forward tomorrow: %v", err)
	}
	answer := data.Step{Day: tomorrow, Kind: data.StepAnswer, Text: "修好了", Result: data.ResultSolved}
	for name, err := range map[string]error{"opinion": a.TakeOpinionStep(m.ID, answer), "proposal": a.TakeMotionStep(p.ID, answer)} {
		if !strings.Contains(dayFault(err), "还没有到") {
			t.Errorf("%s answered tomorrow: %v", name, err)
		}
	}
	m.Steps = append(m.Steps, answer)
	var bad data.Invalid
	if err := a.SaveMatter(&m); !errors.As(err, &bad) || !strings.Contains(bad["steps"], "第 2 步") {
		t.Errorf("a step of tomorrow: %v", err)
	}
}

// A meeting may be planned; one whose roll was called is over, and so is what is said to be done of its decisions. The form and the save say the same.
func TestMeetingIsPlannedUntilItsRoll(t *testing.T) {
	a := sampleOn(t, sampleDay)
	tomorrow := days.After(sampleDay, 1)
	m := data.Assembly{Meeting: data.Meeting{Kind: data.MeetingProgress, Title: "推进会", Day: tomorrow}, Attendees: []data.Attendee{{DeputyID: must(a.Deputies())(t)[0].ID}},
		Decisions: []data.Decision{{Text: "修路灯", Due: tomorrow}}}
	if err := a.SaveAssembly(&m); err != nil {
		t.Fatal(err)
	}
	called, done := must(a.Assembly(m.ID))(t), must(a.Assembly(m.ID))(t)
	called.Attendees[0].State, done.Decisions[0].Done = data.Came, tomorrow
	for _, c := range []struct {
		of    *data.Assembly
		field string
	}{{&called, "day"}, {&done, "decisions"}} {
		for _, err := range []error{a.CheckAssembly(c.of), a.SaveAssembly(c.of)} {
			var bad data.Invalid
			if !errors.As(err, &bad) || bad[c.field] == "" {
				t.Errorf("%s: %v", c.field, err)
			}
		}
	}
}

// A shift's record stays on the shift's day and at its station; what else is in it can be changed.
func TestServiceStaysWithItsShift(t *testing.T) {
	a := sampleOn(t, sampleDay)
	var served data.Service
	for _, e := range must(a.db.Events(""))(t) {
		if e.Kind.Kind == data.KindService && served.ShiftID == "" {
			served = must(a.Service(e.ID))(t)
		}
	}
	moved, elsewhere, fuller := served, served, served
	moved.Day = days.After(served.Day, -1)
	if err := a.SaveService(&moved); !strings.Contains(dayFault(err), served.Day) {
		t.Errorf("another day: %v", err)
	}
	for _, s := range must(a.db.Stations())(t) {
		if s.ID != served.StationID {
			elsewhere.StationID = s.ID
		}
	}
	var bad data.Invalid
	if err := a.SaveService(&elsewhere); !errors.As(err, &bad) || bad["station"] == "" {
		t.Errorf("another station: %v", err)
	}
	fuller.Service.Voters++
	if err := a.SaveService(&fuller); err != nil {
		t.Errorf("one voter more: %v", err)
	}
}

// A session whose roll was called moves to another day that was, never to one that comes; a roll is not called before its day.
func TestHeldSessionStaysInThePast(t *testing.T) {
	a := sampleOn(t, sampleDay)
	p := program(t, a, data.Session{Day: "2026-11-11", Topic: "甲", Hours: 20})
	p.Enrolments = []data.Enrolment{{DeputyID: must(a.Deputies())(t)[0].ID}}
	if err := a.SaveProgram(&p); err != nil {
		t.Fatal(err)
	}
	callRoll(t, a, p.Sessions[0].ID, nil)
	for day, ok := range map[string]bool{"2026-11-09": true, sampleDay: true, "2026-11-13": false} {
		p = must(a.Program(p.ID))(t)
		p.Sessions[0].Day = day
		err := a.SaveProgram(&p)
		if (err == nil) != ok {
			t.Errorf("moved to %s: %v", day, err)
		}
		held := must(a.db.Session(p.Sessions[0].ID))(t)
		if c := must(a.db.Class(held.ActivityID))(t); c.Day != held.Day {
			t.Errorf("the plan says %s, the record %s", held.Day, c.Day)
		}
	}
}

// Neither a part of a project was done nor its progress known on a day that is still to come; the plan of a part is.
func TestProjectKnowsNoTomorrow(t *testing.T) {
	a := sampleOn(t, sampleDay)
	tomorrow := days.After(sampleDay, 1)
	for field, change := range map[string]func(*data.Works){
		"milestones": func(w *data.Works) {
			w.Milestones = append(w.Milestones, data.Milestone{Title: "封顶", Done: tomorrow})
		},
		"progress": func(w *data.Works) { w.Progress = append(w.Progress, data.Progress{Day: tomorrow, Percent: 90}) },
		"": func(w *data.Works) {
			w.Milestones = append(w.Milestones, data.Milestone{Title: "封顶", Due: tomorrow})
		},
	} {
		w := must(a.Works(must(a.Projects())(t)[0].ID))(t)
		change(&w)
		var bad data.Invalid
		if err := a.SaveWorks(&w); errors.As(err, &bad) != (field != "") || field != "" && !strings.Contains(bad[field], "还没有到") {
			t.Errorf("%q: %v", field, err)
		}
	}
}
