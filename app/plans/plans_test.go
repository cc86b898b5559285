package plans_test

import (
	"errors"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/plans"
	"liujin/data"
)

// newVisit is a new visit of a day to an enterprise of the sample, with two deputies.
func newVisit(t *testing.T, a *app.App, day string) data.Visit {
	t.Helper()
	v := a.NewVisit()
	v.Day, v.Fields.EnterpriseID = day, apptest.Must(a.Enterprises())(t)[3].ID
	for _, d := range apptest.Must(a.Deputies())(t)[:2] {
		v.Deputies = append(v.Deputies, data.Participation{DeputyID: d.ID})
	}
	return v
}

// One for a day to come is saved as planned, the form and the save say so alike; what is told of it already keeps it from being one.
func TestDayToComeIsPlanned(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	v := newVisit(t, a, "2026-11-19")
	if err := a.Check(&v); err != nil || !a.Planned(&v.Activity) || v.State != "" {
		t.Fatalf("%v, %q", err, v.State)
	}
	if err := a.SaveVisit(&v); err != nil || v.State != data.ActivityPlanned || !strings.HasPrefix(a.DB().UndoLabel(), "安排走访") {
		t.Fatalf("%v, %q, %q", err, v.State, a.DB().UndoLabel())
	}
	for name, told := range map[string]func(*data.Visit){
		"content":  func(v *data.Visit) { v.Content = "看了车间" },
		"opinions": func(v *data.Visit) { v.Opinions = []data.OpinionFields{{Text: "路灯", Kind: data.OpinionDifficulty}} },
	} {
		v := newVisit(t, a, "2026-11-19")
		told(&v)
		if said := apptest.DayFault(a.SaveVisit(&v)); !strings.Contains(said, "还没有到") || !strings.Contains(said, "登记情况时再填") {
			t.Errorf("%s: %q", name, said)
		}
	}
	for day, want := range map[string]string{"2026-11-10": "已经过了", "2028-01-01": "一年以上"} {
		v := newVisit(t, a, day)
		v.State = data.ActivityPlanned
		if said := apptest.DayFault(a.SaveVisit(&v)); !strings.Contains(said, want) {
			t.Errorf("planned for %s: %q", day, said)
		}
	}
	l := a.NewLecture()
	l.Day, l.VillageID, l.Fields.Topic, l.Fields.Audience = "2026-11-19", apptest.Must(a.DB().Villages())(t)[0].ID, "宣讲", 40
	var bad data.Invalid
	if err := a.SaveLecture(&l); !errors.As(err, &bad) || !strings.Contains(bad["audience"], "登记情况时再填") || len(bad) != 1 {
		t.Errorf("an audience of a plan: %v", err)
	}
	l.Fields.Audience = 0
	if err := a.SaveLecture(&l); err != nil {
		t.Errorf("nobody is named yet: %v", err)
	}
}

// What is planned is put off, called off, planned again, called over and recorded; what was typed stays, and each act can be taken back.
// Once it is recorded it stays so.
func TestPlanUntilItIsRecorded(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := plans.New(a)
	v := newVisit(t, a, "2026-11-19")
	v.Purpose, v.Place = "听取困难", "车间"
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	now := func() data.Visit { return apptest.Must(a.Visit(v.ID))(t) }
	must(a.SaveVisit(&v))
	must(b.PutOff(v.ID, plans.PutOff{Day: "2026-11-20", Begins: "14:30"}))
	if n := now(); n.Day != "2026-11-20" || n.Begins != "14:30" || n.Purpose != "听取困难" || n.Place != "车间" || len(n.Deputies) != 2 {
		t.Errorf("put off: %+v", n.Activity)
	}
	must(a.Undo())
	if n := now(); n.Day != "2026-11-19" || n.Begins != "" {
		t.Errorf("taken back: %+v", n.Activity)
	}
	for day, want := range map[string]string{"": "哪一天", "2026-11-01": "已经过了", "2029-01-01": "一年以上"} {
		if said := apptest.DayFault(b.PutOff(v.ID, plans.PutOff{Day: day})); !strings.Contains(said, want) {
			t.Errorf("put off to %q: %q", day, said)
		}
	}
	must(b.CallOff(v.ID))
	if n := now(); n.State != data.ActivityCancelled || n.Purpose != "听取困难" || b.PlanState(&n.Activity) != "已取消，不计入统计。" {
		t.Errorf("called off: %+v", n.Activity)
	}
	must(b.PutOff(v.ID, plans.PutOff{Day: apptest.SampleDay}))
	if r := apptest.Must(b.ActivityRoll(v.ID))(t); len(r.Lines) != 2 || r.Lines[0].State != data.Came || r.Lines[0].Stated || r.Recorded {
		t.Errorf("%+v", r)
	}
	r := apptest.Must(b.ActivityRoll(v.ID))(t)
	r.Set(1, data.OnLeave)
	must(b.CallActivity(v.ID, r))
	n := now()
	if away := apptest.Must(b.Away(&n.Activity))(t); n.State != data.ActivityPlanned || !strings.Contains(away, "请假") {
		t.Errorf("called over: %s, %q", n.State, away)
	}
	n.State, n.Content = data.ActivityHeld, "看了车间"
	must(a.SaveVisit(&n))
	row := apptest.Must(a.DB().ActivityRow(v.ID))(t)
	if row.Persons != 1 || !strings.HasPrefix(a.DB().UndoLabel(), "登记走访情况") || plans.PlanWords(&n.Activity) != "原来的安排：听取困难" {
		t.Errorf("recorded: %+v, %q", row, a.DB().UndoLabel())
	}
	if err := b.CallOff(v.ID); !data.Is(err, app.Refused) {
		t.Errorf("called off once it is recorded: %v", err)
	}
	n = now()
	n.State = data.ActivityPlanned
	var bad data.Invalid
	if err := a.SaveVisit(&n); !errors.As(err, &bad) || bad["state"] == "" {
		t.Errorf("a plan once it is recorded: %v", err)
	}
	must(a.Undo())
	if n := now(); n.State != data.ActivityPlanned {
		t.Error("what was recorded can't be taken back")
	}
}

// Nothing is recorded or called over before its day, and a plan without anybody is none once it took place.
func TestPlanIsNotRecordedBeforeItsDay(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := plans.New(a)
	v := newVisit(t, a, days.After(apptest.SampleDay, 1))
	v.Deputies = nil
	if err := a.SaveVisit(&v); err != nil {
		t.Fatal(err)
	}
	if err := b.CallActivity(v.ID, apptest.Must(b.ActivityRoll(v.ID))(t)); !data.Is(err, app.Refused) {
		t.Errorf("called over before its day: %v", err)
	}
	v.State = data.ActivityHeld
	var bad data.Invalid
	if err := a.SaveVisit(&v); !errors.As(err, &bad) || bad["day"] == "" || bad["deputies"] == "" {
		t.Errorf("recorded before its day, with nobody there: %v", err)
	}
}

// A shift's service and a session are planned where they always were.
func TestShiftsAndSessionsArePlannedElsewhere(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	for _, e := range apptest.Must(a.DB().Activities(""))(t) {
		var err error
		switch e.Kind.Kind {
		case data.KindService:
			if s := apptest.Must(a.Service(e.ID))(t); s.ShiftID != "" {
				s.State = data.ActivityPlanned
				err = s.Validate()
			} else {
				continue
			}
		case data.KindLesson:
			l := apptest.Must(a.DB().Lesson(e.ID))(t)
			l.State = data.ActivityPlanned
			err = l.Validate()
		default:
			continue
		}
		var bad data.Invalid
		if !errors.As(err, &bad) || bad["state"] == "" {
			t.Fatalf("%s: %v", e.Topic, err)
		}
	}
}
