package app

import (
	"errors"
	"strings"
	"testing"

	"liujin/data"
)

// A make-up is planned once, for those who missed, and not before what it makes up for; its notice names both, and tells just those.
func TestMakeUp(t *testing.T) {
	a := sampleOn(t, sampleDay)
	rows := must(a.Trained())(t)
	p := program(t, a, data.Session{Day: "2026-11-10", Begins: "09:00", Ends: "11:00", Place: "会议室", Topic: "怎样审查预算", Hours: 20})
	for _, r := range rows[:3] {
		p.Enrolments = append(p.Enrolments, data.Enrolment{DeputyID: r.ID})
	}
	if err := a.SaveProgram(&p); err != nil {
		t.Fatal(err)
	}
	callRoll(t, a, p.Sessions[0].ID, map[string]data.ParticipationState{rows[1].ID: data.StayedAway, rows[2].ID: data.OnLeave})
	if all := must(a.PickMissed(p.ID))(t); len(all) != 1 || !strings.Contains(all[0].Detail, "2 人") {
		t.Errorf("to make up for: %+v", all)
	}
	m, again := must(a.MakeUpFor(p.Sessions[0].ID))(t), must(a.MakeUpFor(p.Sessions[0].ID))(t)
	if len(m.Who) != 2 || m.Who[0].ID != rows[1].ID || !strings.Contains(m.Words(), "怎样审查预算") {
		t.Errorf("%s", m.Words())
	}
	var bad data.Invalid
	early := *m
	early.Session.Day = "2026-11-09"
	if err := a.SaveMakeUp(&early); !errors.As(err, &bad) || bad["day"] == "" {
		t.Errorf("before what was missed: %v", err)
	}
	m.Session.Day, m.Session.Place = "2026-11-18", "代表之家"
	if err := a.SaveMakeUp(m); err != nil {
		t.Fatal(err)
	}
	if err := a.SaveMakeUp(again); !data.Is(err, Refused) {
		t.Errorf("a second one: %v", err)
	}
	m = must(a.MakeUpFor(p.Sessions[0].ID))(t)
	if !m.Planned() || m.Session.Day != "2026-11-18" {
		t.Errorf("asked again: %+v", m.Session)
	}
	m.Session.Begins, m.Session.Ends = "14:30", "16:30"
	if err := a.SaveMakeUp(m); err != nil {
		t.Fatal(err)
	}
	if p = must(a.Program(p.ID))(t); len(p.Sessions) != 2 || p.Sessions[1].Begins != "14:30" {
		t.Errorf("%+v", p.Sessions)
	}
	makeUpNotice(t, a, &p, rows)
}

// makeUpNotice checks what is said of a make-up, and who was told.
func makeUpNotice(t *testing.T, a *App, p *data.Program, rows []TrainedRow) {
	t.Helper()
	makeup := p.Sessions[1].ID
	text := must(a.TrainingText(makeup))(t)
	for _, want := range []string{"【补课通知】", "11月10日“怎样审查预算”", "2026年11月18日", "代表之家", rows[1].Name, rows[2].Name} {
		if !strings.Contains(text, want) {
			t.Errorf("the notice lacks %s:\n%s", want, text)
		}
	}
	if strings.Contains(text, rows[0].Name) {
		t.Errorf("%s came, and is asked to make up:\n%s", rows[0].Name, text)
	}
	if whole := must(a.TrainingText(p.ID))(t); strings.Contains(whole, "代表之家") || !strings.Contains(whole, "会议室") {
		t.Errorf("the course's notice:\n%s", whole)
	}
	if n := must(a.PickNotices(p.ID))(t); len(n) != 2 || n[1].ID != makeup {
		t.Errorf("notices: %+v", n)
	}
	if err := a.Tell(makeup, []string{rows[1].ID}, Telling{data.DeliveryPhone, sampleDay}); err != nil {
		t.Fatal(err)
	}
	if told := must(a.ToldOf(makeup))(t); len(told) != 2 || !told[0].Told() || told[1].Told() || told[0].By.Way != data.DeliveryPhone {
		t.Errorf("told of the make-up: %+v", told)
	}
	for _, r := range must(a.ToldOf(p.ID))(t) {
		if r.Told() {
			t.Errorf("%s was told of the course", r.Name)
		}
	}
	p.Sessions = p.Sessions[:1]
	if err := a.SaveProgram(p); err != nil {
		t.Fatal(err)
	}
	if left, err := a.db.Deliveries("course_session", makeup); err != nil || len(left) != 0 {
		t.Errorf("the make-up went, %d deliveries stay: %v", len(left), err)
	}
}

// Who was told is noted by person, how and when; it can be corrected and taken back, and lies not in the future.
func TestTelling(t *testing.T) {
	a := sampleOn(t, sampleDay)
	p := program(t, a, data.Session{Day: "2026-11-20", Topic: "甲"})
	rows := must(a.Trained())(t)
	var ids []string
	for _, r := range rows[:4] {
		ids = append(ids, r.ID)
		p.Enrolments = append(p.Enrolments, data.Enrolment{DeputyID: r.ID})
	}
	if err := a.SaveProgram(&p); err != nil {
		t.Fatal(err)
	}
	if err := a.Tell(p.ID, ids, Telling{data.DeliveryWeChat, "2026-11-13"}); dayFault(err) == "" {
		t.Errorf("told tomorrow: %v", err)
	}
	for _, step := range []struct {
		ids  []string
		by   Telling
		told string
	}{{ids[:3], Telling{data.DeliveryWeChat, "2026-11-11"}, "微信微信微信"}, {ids[1:2], Telling{data.DeliveryInPerson, sampleDay}, "微信当面微信"}, {ids[2:3], Telling{}, "微信当面"}, {ids[3:], Telling{data.DeliveryPaper, sampleDay}, "微信当面纸"}} {
		err := a.Untell(p.ID, step.ids)
		if step.by.Way != "" {
			err = a.Tell(p.ID, step.ids, step.by)
		}
		got := ""
		for _, r := range must(a.ToldOf(p.ID))(t) {
			got += string(r.By.Way)
		}
		if err != nil || got != step.told {
			t.Errorf("%s, not %s: %v", got, step.told, err)
		}
	}
	if said := ToldWords(must(a.ToldOf(p.ID))(t)); said != "应通知 4 人，已通知 3 人，还有 1 人没有通知。" {
		t.Error(said)
	}
}
