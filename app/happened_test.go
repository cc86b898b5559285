package app_test

import (
	"errors"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/matters"
	"liujin/app/meetings"
	"liujin/app/training"
	"liujin/data"
)

// Nothing that took place is dated after today, whatever kind it is; the same record of today is taken.
func TestNothingTookPlaceTomorrow(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	tomorrow := days.After(apptest.SampleDay, 1)
	for _, kind := range []data.Kind{data.KindLecture, data.KindVisit, data.KindService, data.KindSupervision, data.KindOutreach} {
		for _, day := range []string{apptest.SampleDay, tomorrow} {
			err := saveOn(t, a, kind, day)
			switch said := apptest.DayFault(err); {
			case day == apptest.SampleDay && err != nil:
				t.Errorf("%s of today: %v", kind, err)
			case day == tomorrow && !(strings.Contains(said, "还没有到") && strings.Contains(said, apptest.SampleDay)):
				t.Errorf("%s of tomorrow: %v", kind, err)
			}
		}
	}
}

// saveOn saves the newest record of a kind that no plan led to on another day.
func saveOn(t *testing.T, a *app.App, kind data.Kind, day string) error {
	t.Helper()
	for _, e := range apptest.Must(a.DB().Activities(""))(t) {
		if e.Kind.Kind != kind {
			continue
		}
		switch kind {
		case data.KindLecture:
			v := apptest.Must(a.Lecture(e.ID))(t)
			v.Day = day
			return a.SaveLecture(&v)
		case data.KindVisit:
			v := apptest.Must(a.Visit(e.ID))(t)
			v.Day = day
			return a.SaveVisit(&v)
		case data.KindSupervision:
			v := apptest.Must(a.Supervision(e.ID))(t)
			v.Day = day
			return a.SaveSupervision(&v)
		case data.KindOutreach:
			v := apptest.Must(a.Outreach(e.ID))(t)
			v.Day = day
			return a.SaveOutreach(&v)
		}
		if v := apptest.Must(a.Service(e.ID))(t); v.ShiftID == "" {
			v.Day = day
			return a.SaveService(&v)
		}
	}
	t.Fatalf("the sample has no %s", kind)
	return nil
}

// Nor is a matter registered tomorrow, or anything done about it then: not in its form, not by a button.
func TestNoStepIsTakenTomorrow(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	tomorrow := days.After(apptest.SampleDay, 1)
	handler := apptest.Must(a.DB().Handlers())(t)[0].ID
	give := data.Step{Day: apptest.SampleDay, Kind: data.StepAssign, HandlerID: handler}
	m := data.Opinion{OpinionFields: data.OpinionFields{Day: apptest.SampleDay, Kind: data.OpinionPeople, Text: "路灯", Route: data.RouteOwn,
		HandlerID: handler}, Steps: []data.Step{give}}
	p := data.Proposal{ProposalFields: data.ProposalFields{Day: apptest.SampleDay, Kind: data.ProposalAdvice, Title: "路灯",
		LeadID: apptest.Must(a.Deputies())(t)[0].ID, HandlerID: handler}, Steps: []data.Step{give}}
	if err := errors.Join(matters.New(a).SaveOpinion(&m), matters.New(a).SaveProposal(&p)); err != nil {
		t.Fatal(err)
	}
	late, later := m, p
	late.Day, later.Day = tomorrow, tomorrow
	if err := matters.New(a).SaveOpinion(&late); !strings.Contains(apptest.DayFault(err), "还没有到") {
		t.Errorf("registered tomorrow: %v", err)
	}
	if err := matters.New(a).SaveProposal(&later); !strings.Contains(apptest.DayFault(err), "还没有到") {
		t.Errorf("put forward tomorrow: %v", err)
	}
	answer := data.Step{Day: tomorrow, Kind: data.StepAnswer, Text: "修好了", Result: data.ResultSolved}
	for name, err := range map[string]error{"opinion": matters.New(a).TakeOpinionStep(m.ID, answer),
		"proposal": matters.New(a).TakeProposalStep(p.ID, answer)} {
		if !strings.Contains(apptest.DayFault(err), "还没有到") {
			t.Errorf("%s answered tomorrow: %v", name, err)
		}
	}
	m.Steps = append(m.Steps, answer)
	var bad data.Invalid
	if err := matters.New(a).SaveOpinion(&m); !errors.As(err, &bad) || !strings.Contains(bad["steps"], "第 2 步") {
		t.Errorf("a step of tomorrow: %v", err)
	}
}

// A meeting may be planned; one whose roll was called is over, and so is what is said to be
// done of its decisions. The form and the save say the same.
func TestMeetingIsPlannedUntilItsRoll(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	tomorrow := days.After(apptest.SampleDay, 1)
	m := data.Meeting{MeetingFields: data.MeetingFields{Kind: data.MeetingProgress, Title: "推进会", Day: tomorrow},
		Attendees: []data.Attendee{{DeputyID: apptest.Must(a.Deputies())(t)[0].ID}},
		Decisions: []data.Decision{{Text: "修路灯", Due: tomorrow}}}
	if err := meetings.New(a).SaveMeeting(&m); err != nil {
		t.Fatal(err)
	}
	called, done := apptest.Must(meetings.New(a).Meeting(m.ID))(t), apptest.Must(meetings.New(a).Meeting(m.ID))(t)
	called.Attendees[0].State, done.Decisions[0].Done = data.Came, tomorrow
	for _, c := range []struct {
		of    *data.Meeting
		field string
	}{{&called, "day"}, {&done, "decisions"}} {
		for _, err := range []error{meetings.New(a).CheckMeeting(c.of), meetings.New(a).SaveMeeting(c.of)} {
			var bad data.Invalid
			if !errors.As(err, &bad) || bad[c.field] == "" {
				t.Errorf("%s: %v", c.field, err)
			}
		}
	}
}

// A shift's record stays on the shift's day and at its station; what else is in it can be changed.
func TestServiceStaysWithItsShift(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	var served data.Service
	for _, e := range apptest.Must(a.DB().Activities(""))(t) {
		if e.Kind.Kind == data.KindService && served.ShiftID == "" {
			served = apptest.Must(a.Service(e.ID))(t)
		}
	}
	moved, elsewhere, fuller := served, served, served
	moved.Day = days.After(served.Day, -1)
	if err := a.SaveService(&moved); !strings.Contains(apptest.DayFault(err), served.Day) {
		t.Errorf("another day: %v", err)
	}
	for _, s := range apptest.Must(a.DB().Stations())(t) {
		if s.ID != served.StationID {
			elsewhere.StationID = s.ID
		}
	}
	var bad data.Invalid
	if err := a.SaveService(&elsewhere); !errors.As(err, &bad) || bad["station"] == "" {
		t.Errorf("another station: %v", err)
	}
	fuller.Fields.Voters++
	if err := a.SaveService(&fuller); err != nil {
		t.Errorf("one voter more: %v", err)
	}
}

// A session whose roll was called moves to another day that was, never to one that comes; a roll is not called before its day.
func TestHeldSessionStaysInThePast(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	p := apptest.SavedCourse(t, a, data.Session{Day: "2026-11-11", Topic: "甲", Hours: 20})
	p.Enrolments = []data.Enrolment{{DeputyID: apptest.Must(a.Deputies())(t)[0].ID}}
	if err := training.New(a).SaveCourse(&p); err != nil {
		t.Fatal(err)
	}
	apptest.CallRoll(t, a, p.Sessions[0].ID, nil)
	for day, ok := range map[string]bool{"2026-11-09": true, apptest.SampleDay: true, "2026-11-13": false} {
		p = apptest.Must(training.New(a).Course(p.ID))(t)
		p.Sessions[0].Day = day
		err := training.New(a).SaveCourse(&p)
		if (err == nil) != ok {
			t.Errorf("moved to %s: %v", day, err)
		}
		held := apptest.Must(a.DB().Session(p.Sessions[0].ID))(t)
		if c := apptest.Must(a.DB().Lesson(held.ActivityID))(t); c.Day != held.Day {
			t.Errorf("the plan says %s, the record %s", held.Day, c.Day)
		}
	}
}

// Neither a part of a project was done nor its progress known on a day that is still to come; the plan of a part is.
func TestProjectKnowsNoTomorrow(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	tomorrow := days.After(apptest.SampleDay, 1)
	for field, change := range map[string]func(*data.Project){
		"milestones": func(w *data.Project) {
			w.Milestones = append(w.Milestones, data.Milestone{Title: "封顶", Done: tomorrow})
		},
		"progress": func(w *data.Project) { w.Progress = append(w.Progress, data.Progress{Day: tomorrow, Percent: 90}) },
		"": func(w *data.Project) {
			w.Milestones = append(w.Milestones, data.Milestone{Title: "封顶", Due: tomorrow})
		},
	} {
		w := apptest.Must(matters.New(a).Project(apptest.Must(matters.New(a).Projects())(t)[0].ID))(t)
		change(&w)
		var bad data.Invalid
		if err := matters.New(a).SaveProject(&w); errors.As(err, &bad) != (field != "") || field != "" && !strings.Contains(bad[field],
			"还没有到") {
			t.Errorf("%q: %v", field, err)
		}
	}
}

// A seat to fill is not of the town's congress because the unit or its terms could not be read.
func TestNewMandateUnread(t *testing.T) {
	a := apptest.EmptyLedger(t)
	if err := a.DB().Close(); err != nil {
		t.Fatal(err)
	}
	if m, err := a.NewMandate(); err == nil {
		t.Errorf("%+v of a closed ledger", m)
	}
}
