package app_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/matters"
	"liujin/app/meetings"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/app/rolls"
	"liujin/app/training"
	"liujin/data"
)

// What is answered on the day of its handing over is answered; check agrees.
func TestAnsweredTheSameDay(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	m := apptest.SavedOpinion(t, a)
	if err := matters.New(a).TakeOpinionStep(m.ID, data.Step{Day: apptest.SampleDay, Kind: data.StepAnswer, Text: "换好了"}); err != nil {
		t.Fatal(err)
	}
	if m = apptest.Must(matters.New(a).Opinion(m.ID))(t); m.State != data.MatterAnswered {
		t.Errorf("%+v", m.Standing)
	}
}

// How a deadline was computed stays with it when the office changes its terms: nobody typed it.
func TestDeadlineKeepsHow(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	m := apptest.SavedOpinion(t, a)
	how := m.Steps[0].DueHow
	p := apptest.Must(matters.New(a).MatterPolicy())(t)
	p.OpinionTerm, p.OpinionUnit = 45, data.TermDays
	if err := matters.New(a).SaveMatterPolicy(&p); err != nil {
		t.Fatal(err)
	}
	m.Place = "北港村"
	if err := matters.New(a).SaveOpinion(&m); err != nil {
		t.Fatal(err)
	}
	if m = apptest.Must(matters.New(a).Opinion(m.ID))(t); m.Steps[0].DueHow != how || m.DueHow != how {
		t.Errorf("%q, was %q", m.Steps[0].DueHow, how)
	}
}

// An opinion that is dated tomorrow, as a ledger from before may have one, does not keep the others from being handed over.
func TestAssignLeavesOut(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	unit := apptest.Must(a.DB().Handlers())(t)[0].ID
	var ids []string
	for _, day := range []string{apptest.SampleDay, "2027-03-01"} {
		m := data.Opinion{OpinionFields: data.OpinionFields{Day: day, Text: "井盖松动", HandlerID: unit}}
		if err := a.Do("", func(tx *data.Tx) error { return tx.SaveOpinion(&m) }); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, m.ID)
	}
	if n, left, err := matters.New(a).AssignOpinions(ids); err != nil || n == 0 {
		t.Errorf("%d handed over, left %v: %v", n, left, err)
	}
}

// Names that are padded with a blank, as tables align them, are those of their persons; leave stays leave; who is chosen came.
func TestPastedNamesArePadded(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(a.Deputies())(t)
	i := slices.IndexFunc(rows, func(d app.DeputyRow) bool { return d.InOffice && len([]rune(d.Name)) == 2 })
	var same []string
	for k := range rows {
		if rows[k].Name == "王海燕" {
			same = append(same, rows[k].ID)
		}
	}
	p := apptest.SavedCourse(t, a, data.Session{Day: "2026-11-11", Topic: "甲", Hours: 20})
	other := rows[(i+1)%len(rows)].ID
	for _, id := range append(slices.Clone(same), rows[i].ID, other) {
		p.Enrolments = append(p.Enrolments, data.Enrolment{DeputyID: id})
	}
	if err := training.New(a).SaveCourse(&p); err != nil {
		t.Fatal(err)
	}
	roll := apptest.Must(training.New(a).Roll(p.Sessions[0].ID))(t)
	state := func(id string) data.ParticipationState {
		return roll.Lines[slices.IndexFunc(roll.Lines, func(l rolls.Line) bool { return l.DeputyID == id })].State
	}
	roll.Set(roll.At(other), data.OnLeave)
	name := []rune(rows[i].Name)
	left, err := roll.Take(a, string(name[0])+"　"+string(name[1])+"\n王海燕", false)
	if err != nil || len(left.Doubts) != 1 || !left.Doubts[0].Known || state(rows[i].ID) != data.Came {
		t.Errorf("%s is %s, left %+v, %v", rows[i].Name, state(rows[i].ID), left, err)
	}
	if state(other) != data.OnLeave {
		t.Errorf("leave became %s", state(other))
	}
	if _, err := roll.Take(a, strings.Repeat("王海燕\n", 30_000), false); !data.Is(err, data.BadFile) || state(rows[i].ID) != data.Came {
		t.Errorf("a text without end: %v, and %s is %s", err, rows[i].Name, state(rows[i].ID))
	}
	roll.Arrived(same[0], "王海燕") // as the sentence about namesakes says
	if state(same[0]) != data.Came {
		t.Errorf("who was chosen is %s", state(same[0]))
	}
}

// Two windows: a roll that was opened before another was saved does not write over it; nor one of a session that went.
func TestRollOpenedTwice(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	p := apptest.SavedCourse(t, a, data.Session{Day: "2026-11-11", Topic: "甲", Hours: 20})
	rows := apptest.Must(a.Deputies())(t)
	p.Enrolments = []data.Enrolment{{DeputyID: rows[0].ID}}
	if err := training.New(a).SaveCourse(&p); err != nil {
		t.Fatal(err)
	}
	one, two := apptest.Must(training.New(a).Roll(p.Sessions[0].ID))(t), apptest.Must(training.New(a).Roll(p.Sessions[0].ID))(t)
	if err := training.New(a).SaveRoll(one); err != nil {
		t.Fatal(err)
	}
	if err := training.New(a).SaveRoll(two); err == nil {
		t.Error("the roll was recorded twice")
	}
	if err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	if err := training.New(a).SaveRoll(two); err != nil {
		t.Errorf("after the other was undone: %v", err)
	}
	if err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	third := apptest.Must(training.New(a).Roll(p.Sessions[0].ID))(t)
	p = apptest.Must(training.New(a).Course(p.ID))(t)
	if err := training.New(a).DeleteCourse(&p); err != nil {
		t.Fatal(err)
	}
	if err := training.New(a).SaveRoll(third); err == nil {
		t.Error("a roll of a session that went")
	}
	if err := training.New(a).Deliver(p.ID, []string{rows[0].ID}, rolls.DeliveryBy{Method: data.DeliveryWeChat,
		Day: apptest.SampleDay}); err == nil {
		t.Error("told of a course that went")
	}
}

// What an item of an agenda is about is kept when the meeting is saved again, whatever kind of record it is.
func TestSubjectIsKept(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	o := apptest.Must(a.DB().Opinions())(t)[0]
	m := apptest.Must(meetings.New(a).NewMeeting())(t)
	m.Items[0].SubjectTable, m.Items[0].SubjectID = data.KindOpinion, o.ID
	if _, err := a.DB().Do("会", func(tx *data.Tx) error { return tx.SaveMeeting(&m) }); err != nil {
		t.Fatal(err)
	}
	if m = apptest.Must(meetings.New(a).Meeting(m.ID))(t); meetings.New(a).SaveMeeting(&m) != nil ||
		m.Items[0].SubjectTable != data.KindOpinion {
		t.Errorf("%+v", m.Items[0])
	}
}

// Long texts and control characters pass through every field that takes them, into every paper, and back.
func TestOddTexts(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	odd := "\x00\x01\x1b[31m\u202e\ufeff\u200b\U000F0000\t\r\n\x7f\xff尾"
	long := func(n int) string { return odd + strings.Repeat("长", n-len([]rune(odd))) }
	unit := apptest.Must(a.DB().Handlers())(t)[0].ID
	who := apptest.Must(a.DB().Deputies())(t)[0].ID
	m := data.Opinion{OpinionFields: data.OpinionFields{Day: apptest.SampleDay, Text: long(2000), Place: odd, Reporter: odd,
		HandlerID: unit},
		Steps: []data.Step{{Day: apptest.SampleDay, Kind: data.StepAssign, Text: long(2000), HandlerID: unit}}}
	proposal := data.Proposal{ProposalFields: data.ProposalFields{Kind: data.ProposalAdvice, Day: apptest.SampleDay, Title: long(60),
		Text: long(5000), LeadID: who, Note: odd}}
	project := data.Project{ProjectFields: data.ProjectFields{Year: 2026, Title: long(60), Content: long(2000),
		State: data.ProjectSupervised}, Progress: []data.Progress{{Day: apptest.SampleDay, Percent: 5, Text: long(500)}}}
	meet := data.Meeting{MeetingFields: data.MeetingFields{Kind: data.MeetingProgress, Title: long(60), Day: apptest.SampleDay,
		Minutes: long(10000), Observers: long(500), Host: odd, Place: odd},
		Items: []data.MeetingItem{{Title: long(100), Reporter: odd, SubjectID: odd}}, Attendees: []data.Attendee{{DeputyID: who}},
		Decisions: []data.Decision{{Text: long(500), Person: odd, Outcome: long(500)}}}
	paper := data.Bulletin{Day: apptest.SampleDay, Title: long(60), Text: long(10000), Since: "2026-11-01", Until: apptest.SampleDay,
		ReportTo: odd, CopyTo: odd, Signer: "签"}
	course := data.Course{CourseFields: data.CourseFields{Year: 2026, Title: long(60), Mode: data.TrainingOnSite, Demands: long(1000)},
		Sessions:   []data.Session{{Day: apptest.SampleDay, Topic: long(60), Lecturer: odd, Place: odd}},
		Enrolments: []data.Enrolment{{DeputyID: who}}}
	for name, save := range map[string]func() error{"opinion": func() error { return matters.New(a).SaveOpinion(&m) },
		"proposal": func() error { return matters.New(a).SaveProposal(&proposal) },
		"project":  func() error { return matters.New(a).SaveProject(&project) },
		"meeting":  func() error { return meetings.New(a).SaveMeeting(&meet) },
		"bulletin": func() error { return paperwork.New(a).SaveBulletin(&paper) },
		"course":   func() error { return training.New(a).SaveCourse(&course) }} {
		if err := save(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	roll := apptest.Must(training.New(a).Roll(course.Sessions[0].ID))(t)
	if err := training.New(a).SaveRoll(roll); err != nil {
		t.Error(err)
	}
	if faults, err := a.DB().Check(); err != nil || len(faults) != 0 {
		t.Errorf("%v %q", err, faults)
	}
	for a.DB().UndoLabel() != "" {
		if err := a.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	for a.DB().RedoLabel() != "" {
		if err := a.Redo(); err != nil {
			t.Fatal(err)
		}
	}
	if got := apptest.Must(meetings.New(a).Meeting(meet.ID))(t); got.Minutes != meet.Minutes || !strings.HasSuffix(got.Host, "尾") {
		t.Errorf("minutes differ, host %q", got.Host)
	}
	printAll(t, a)
}

// printAll makes every paper and every sheet of a ledger.
func printAll(t *testing.T, a *app.App) {
	t.Helper()
	for _, p := range paperwork.Papers {
		docs, err := paperwork.New(a).Paper(p.Name, paperwork.Order{})
		if err != nil {
			t.Errorf("%s: %v", p.Name, err)
			continue
		}
		if err := paperwork.New(a).PDF(print.Layout(apptest.Must(print.Shipped())(t), print.Own, docs...),
			filepath.Join(t.TempDir(), "a.pdf")); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
	}
}

// A picker of deputies takes from a paste whom it says to come, by the names that are there.
func TestPastedNamesOfEachKind(t *testing.T) {
	known := []string{"赵启明", "高𬭎", "高月", "王五一", "马龙"}
	for _, c := range []struct{ text, want, left string }{
		{"#接龙\n1. 赵启明👍\n2️⃣高𬭎", "赵启明 高𬭎", ""}, {"@赵启明\u2005@⾼⽉\u2005", "赵启明 高月", ""}, {"赵启明：收到\n⻢⻰：请假", "赵启明", "马龙"},
		{"赵启明\v高月", "赵启明 高月", ""}, {"赵启明\n高月\x1a", "赵启明 高月", ""}, {"１．赵启明　２．王五⼀", "赵启明 王五一", ""},
		{"赵启明（组长、党员）、高月", "赵启明 高月", ""}, {"#N/A\t赵启明", "赵启明", "#N/A"}, {"赵启明/高月｜马龙", "赵启明 高月 马龙", ""},
		{"\"赵启明\",\"高月\"", "赵启明 高月", ""}, {strings.Repeat("赵启明、", 30_000), "", "太长"},
	} {
		names, left := rolls.PastedNames(c.text, known)
		if got := strings.Join(names, " "); got != c.want || !strings.Contains(left, c.left) || c.left == "" && left != "" {
			t.Errorf("%q: %s %q, want %s %q", c.text, got, left, c.want, c.left)
		}
	}
}
