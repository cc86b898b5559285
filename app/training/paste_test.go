package training_test

import (
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/rolls"
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
		if i := roll.At(id); i < 0 || roll.Lines[i].State != want {
			t.Errorf("%s is not %s: %+v", id, want, roll.Lines)
		}
	}
	roll.OnlyPresent()
	if err := training.New(a).SaveRoll(roll); err != nil || len(roll.Lines) != 2 {
		t.Errorf("%v %v", roll.Lines, err)
	}
}

// What stands in brackets behind a name tells which of the namesakes it is.
func TestPastedRollTellsNamesakes(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	var same []app.DeputyRow
	for _, d := range apptest.Must(a.Deputies())(t) {
		if d.Name == "王海燕" {
			same = append(same, d)
		}
	}
	if len(same) != 2 || same[0].Born == same[1].Born || same[0].Employer == same[1].Employer {
		t.Fatalf("%+v", same)
	}
	roll := rollOf(t, a)
	unit := []rune(same[1].Employer)
	left, err := roll.Take(a, "王海燕（"+same[0].Born+"）到\n王海燕（"+string(unit[:4])+"村）请假", false)
	if err != nil || len(left.Doubts) != 1 || !left.Doubts[0].Known {
		t.Fatalf("what fits nobody tells nothing: %+v %v", left, err)
	}
	if i := roll.At(same[0].ID); i < 0 || roll.Lines[i].State != data.Came {
		t.Errorf("%+v", roll.Lines)
	}
	if ids := apptest.Must(a.DeputiesMeant("王海燕（" + same[0].Born + "）"))(t); len(ids) != 1 || ids[0] != same[0].ID {
		t.Error(ids)
	}
	if ids := apptest.Must(a.DeputiesMeant("王海燕（组长）"))(t); len(ids) != 2 {
		t.Error(ids)
	}
}

// What was said by hand stays: late is there, leave is told; the list is followed when the user has seen it. A second list fills on.
func TestPastedRollKeepsWhatWasSaid(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(a.Deputies())(t)
	roll := rollOf(t, a, rows[0].ID, rows[1].ID, rows[2].ID, rows[3].ID)
	state := func(i int) data.ParticipationState { return roll.Lines[roll.At(rows[i].ID)].State }
	roll.Set(roll.At(rows[0].ID), data.CameLate)
	roll.Set(roll.At(rows[1].ID), data.OnLeave)
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
	roll.Set(roll.At(rows[2].ID), data.CameLate)
	roll.Lines = append(roll.Lines, rolls.Line{DeputyID: rows[1].ID, State: data.OnLeave})
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

// What a chat group gives fills the roll: who writes 请假 is on leave, what was not understood is told, and nobody is absent for it.
func TestRollFromChat(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	var ids, names []string
	for _, d := range apptest.Must(a.Deputies())(t) {
		if d.InOffice && d.Name != "王海燕" && len(ids) < 5 {
			ids, names = append(ids, d.ID), append(names, d.Name)
		}
	}
	const came, late, leave, away = data.Came, data.CameLate, data.OnLeave, data.StayedAway
	for _, c := range []struct {
		text   string
		states [5]data.ParticipationState
		said   string // in the sentence
	}{
		{"#接龙\n1. A\n2. B👍\n3. C\n4. D", [5]data.ParticipationState{came, came, came, came, away}, ""},
		{"@A\u2005@B\u2005", [5]data.ParticipationState{came, came, away, away, away}, ""},
		{"A：收到\nB: 请假\nC：晚点到", [5]data.ParticipationState{came, leave, late, away, away}, names[1] + "请假"},
		{"今天的会议资料已经放在文件柜\n记得带身份证明", [5]data.ParticipationState{came, came, came, came, came}, "没有认出"},
		{"A\n记得带本子\n明天几点在哪里集合\n车停在后院即可\n午餐自理", [5]data.ParticipationState{came, came, came, came, came}, "只认出 1 人"},
		{"A、B、C，另外D的车坏在半路正在想办法", [5]data.ParticipationState{came, came, came, came, away}, "没有看懂"},
		{"A、B、C、D、查无此人", [5]data.ParticipationState{came, came, came, came, away}, "名册里没有：查无此人"},
		{"A、B\nC：不一定能来", [5]data.ParticipationState{came, came, came, away, away}, "没有看懂"},
		{"D请假，E缺席，其余都到了", [5]data.ParticipationState{came, came, came, leave, away}, "其余的人没有改动"},
		{"请假：D\n缺席：E", [5]data.ParticipationState{came, came, came, leave, away}, "其余的人没有改动"},
		{"除D请假外，其余全部到会", [5]data.ParticipationState{came, came, came, came, came}, "没有看懂"},
		{"", [5]data.ParticipationState{came, came, came, came, came}, "没有认出"},
	} {
		roll := rollOf(t, a, ids...)
		text := c.text
		for i, letter := range []string{"A", "B", "C", "D", "E"} {
			text = strings.ReplaceAll(text, letter, names[i])
		}
		left := apptest.Must(roll.Take(a, text, false))(t)
		for i, id := range ids {
			if got := roll.Lines[roll.At(id)].State; got != c.states[i] {
				t.Errorf("%q: %s is %s, not %s", text, names[i], got, c.states[i])
			}
		}
		if words := left.Words(); !strings.Contains(words, c.said) || c.said == "" && words != "" {
			t.Errorf("%q says %q, not %q", text, words, c.said)
		}
	}
}

// Whom a misspelt name may mean is not absent before that is answered.
func TestMisspeltIsNotAbsent(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(a.Deputies())(t)
	i := slices.IndexFunc(rows, func(d app.DeputyRow) bool { return d.Name == "赵启明" })
	other := (i + 1) % len(rows)
	roll := rollOf(t, a, rows[i].ID, rows[other].ID)
	left := apptest.Must(roll.Take(a, rows[other].Name+"、赵启名", false))(t)
	at := roll.At(rows[i].ID)
	if len(left.Doubts) != 1 || roll.Lines[at].State != data.Came {
		t.Fatalf("%+v %+v", left, roll.Lines[at])
	}
	roll.Settled(left) // nobody is meant
	if roll.Lines[at].State != data.StayedAway {
		t.Errorf("after the answer: %s", roll.Lines[at].State)
	}
	roll.Settle(&left.Doubts[0], app.Picked{ID: rows[i].ID, Name: rows[i].Name})
	if roll.Lines[at].State != data.Came {
		t.Errorf("after another answer: %s", roll.Lines[at].State)
	}
}
