package training_test

import (
	"errors"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/paperwork"
	"liujin/app/rolls"
	"liujin/app/training"
	"liujin/data"
)

// A make-up is planned once, for those who missed, and not before what it makes up for; its notice names both, and tells just those.
func TestMakeUp(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(training.New(a).Trained(a.Today()))(t)
	p := apptest.SavedCourse(t, a, data.Session{Day: "2026-11-10", Begins: "09:00", Ends: "11:00", Place: "会议室", Topic: "怎样审查预算",
		Hours: 20})
	for _, r := range rows[:3] {
		p.Enrolments = append(p.Enrolments, data.Enrolment{DeputyID: r.ID})
	}
	if err := training.New(a).SaveCourse(&p); err != nil {
		t.Fatal(err)
	}
	apptest.CallRoll(t, a, p.Sessions[0].ID, map[string]data.ParticipationState{rows[1].ID: data.StayedAway, rows[2].ID: data.OnLeave})
	if all := apptest.Must(training.New(a).PickMissed(p.ID))(t); len(all) != 1 || !strings.Contains(all[0].Detail, "2 人") {
		t.Errorf("to make up for: %+v", all)
	}
	m, again := apptest.Must(training.New(a).MakeUpFor(p.Sessions[0].ID))(t), apptest.Must(training.New(a).MakeUpFor(p.Sessions[0].ID))(t)
	if len(m.Who) != 2 || m.Who[0].ID != rows[1].ID || !strings.Contains(m.Words(), "怎样审查预算") {
		t.Errorf("%s", m.Words())
	}
	var bad data.Invalid
	early := *m
	early.Session.Day = "2026-11-09"
	if err := training.New(a).SaveMakeUp(&early); !errors.As(err, &bad) || bad["day"] == "" {
		t.Errorf("before what was missed: %v", err)
	}
	m.Session.Day, m.Session.Place = "2026-11-18", "代表之家"
	if err := training.New(a).SaveMakeUp(m); err != nil {
		t.Fatal(err)
	}
	if err := training.New(a).SaveMakeUp(again); !data.Is(err, app.Refused) {
		t.Errorf("a second one: %v", err)
	}
	m = apptest.Must(training.New(a).MakeUpFor(p.Sessions[0].ID))(t)
	if !m.Planned() || m.Session.Day != "2026-11-18" {
		t.Errorf("asked again: %+v", m.Session)
	}
	m.Session.Begins, m.Session.Ends = "14:30", "16:30"
	if err := training.New(a).SaveMakeUp(m); err != nil {
		t.Fatal(err)
	}
	if p = apptest.Must(training.New(a).Course(p.ID))(t); len(p.Sessions) != 2 || p.Sessions[1].Begins != "14:30" {
		t.Errorf("%+v", p.Sessions)
	}
	makeUpNotice(t, a, &p, rows)
}

// makeUpNotice checks what is said of a make-up, and who was told.
func makeUpNotice(t *testing.T, a *app.App, p *data.Course, rows []training.TrainedRow) {
	t.Helper()
	makeup := p.Sessions[1].ID
	text := apptest.Must(paperwork.New(a).CourseText(makeup))(t)
	for _, want := range []string{"【补课通知】", "11月10日“怎样审查预算”", "2026年11月18日", "代表之家", rows[1].Name, rows[2].Name} {
		if !strings.Contains(text, want) {
			t.Errorf("the notice lacks %s:\n%s", want, text)
		}
	}
	if strings.Contains(text, rows[0].Name) {
		t.Errorf("%s came, and is asked to make up:\n%s", rows[0].Name, text)
	}
	if whole := apptest.Must(paperwork.New(a).CourseText(p.ID))(t); strings.Contains(whole, "代表之家") || !strings.Contains(whole, "会议室") {
		t.Errorf("the course's notice:\n%s", whole)
	}
	if n := apptest.Must(training.New(a).PickNotices(p.ID))(t); len(n) != 2 || n[1].ID != makeup {
		t.Errorf("notices: %+v", n)
	}
	if err := training.New(a).Deliver(makeup, []string{rows[1].ID}, rolls.DeliveryBy{Method: data.DeliveryPhone,
		Day: apptest.SampleDay}); err != nil {
		t.Fatal(err)
	}
	if told := apptest.Must(training.New(a).Deliveries(makeup))(t); len(told) != 2 || !told[0].Delivered() || told[1].Delivered() ||
		told[0].By.Method != data.DeliveryPhone {
		t.Errorf("told of the make-up: %+v", told)
	}
	for _, r := range apptest.Must(training.New(a).Deliveries(p.ID))(t) {
		if r.Delivered() {
			t.Errorf("%s was told of the course", r.Name)
		}
	}
	p.Sessions = p.Sessions[:1]
	if err := training.New(a).SaveCourse(p); err != nil {
		t.Fatal(err)
	}
	if left, err := a.DB().Deliveries("course_session", makeup); err != nil || len(left) != 0 {
		t.Errorf("the make-up went, %d deliveries stay: %v", len(left), err)
	}
}

// Who was told is noted by person, how and when; it can be corrected and taken back, and lies not in the future.
func TestTelling(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	p := apptest.SavedCourse(t, a, data.Session{Day: "2026-11-20", Topic: "甲"})
	rows := apptest.Must(training.New(a).Trained(a.Today()))(t)
	var ids []string
	for _, r := range rows[:4] {
		ids = append(ids, r.ID)
		p.Enrolments = append(p.Enrolments, data.Enrolment{DeputyID: r.ID})
	}
	if err := training.New(a).SaveCourse(&p); err != nil {
		t.Fatal(err)
	}
	tomorrow := rolls.DeliveryBy{Method: data.DeliveryWeChat, Day: "2026-11-13"}
	if err := training.New(a).Deliver(p.ID, ids, tomorrow); apptest.DayFault(err) == "" {
		t.Errorf("told tomorrow: %v", err)
	}
	for _, step := range []struct {
		ids  []string
		by   rolls.DeliveryBy
		told string
	}{{ids[:3], rolls.DeliveryBy{Method: data.DeliveryWeChat, Day: "2026-11-11"}, "微信微信微信"},
		{ids[1:2], rolls.DeliveryBy{Method: data.DeliveryInDeputy, Day: apptest.SampleDay}, "微信当面微信"},
		{ids[2:3], rolls.DeliveryBy{}, "微信当面"},
		{ids[3:], rolls.DeliveryBy{Method: data.DeliveryPaper, Day: apptest.SampleDay}, "微信当面纸"}} {
		err := training.New(a).Undeliver(p.ID, step.ids)
		if step.by.Method != "" {
			err = training.New(a).Deliver(p.ID, step.ids, step.by)
		}
		got := ""
		for _, r := range apptest.Must(training.New(a).Deliveries(p.ID))(t) {
			got += string(r.By.Method)
		}
		if err != nil || got != step.told {
			t.Errorf("%s, not %s: %v", got, step.told, err)
		}
	}
	if said := rolls.DeliveryWords(apptest.Must(training.New(a).Deliveries(p.ID))(t)); said != "应通知 4 人，已通知 3 人，还有 1 人没有通知。" {
		t.Error(said)
	}
}
