package app

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"liujin/app/print"
	"liujin/data"
)

// given is an opinion of a sample that was handed over today.
func given(t *testing.T, a *App) data.Matter {
	t.Helper()
	unit := must(a.db.Handlers())(t)[0].ID
	m := data.Matter{Opinion: data.Opinion{Day: sampleDay, Text: "井盖松动", Route: data.RouteOwn, HandlerID: unit}}
	if err := a.SaveMatter(&m); err != nil {
		t.Fatal(err)
	}
	if err := a.TakeOpinionStep(m.ID, data.Step{Day: sampleDay, Kind: data.StepAssign, HandlerID: unit}); err != nil {
		t.Fatal(err)
	}
	return must(a.Matter(m.ID))(t)
}

// What is answered on the day of its handing over is answered; check agrees.
func TestAnsweredTheSameDay(t *testing.T) {
	t.Parallel()
	a := sampleOn(t, sampleDay)
	m := given(t, a)
	if err := a.TakeOpinionStep(m.ID, data.Step{Day: sampleDay, Kind: data.StepAnswer, Text: "换好了"}); err != nil {
		t.Fatal(err)
	}
	if m = must(a.Matter(m.ID))(t); m.State != data.MatterAnswered {
		t.Errorf("%+v", m.Course)
	}
}

// How a deadline was computed stays with it when the office changes its terms: nobody typed it.
func TestDeadlineKeepsHow(t *testing.T) {
	a := sampleOn(t, sampleDay)
	m := given(t, a)
	how := m.Steps[0].DueHow
	p := must(a.MatterPolicy())(t)
	p.OpinionTerm, p.OpinionUnit = 45, data.TermDays
	if err := a.SaveMatterPolicy(&p); err != nil {
		t.Fatal(err)
	}
	m.Place = "北港村"
	if err := a.SaveMatter(&m); err != nil {
		t.Fatal(err)
	}
	if m = must(a.Matter(m.ID))(t); m.Steps[0].DueHow != how || m.DueHow != how {
		t.Errorf("%q, was %q", m.Steps[0].DueHow, how)
	}
}

// An opinion that is dated tomorrow, as a ledger from before may have one, does not keep the others from being handed over.
func TestAssignLeavesOut(t *testing.T) {
	a := sampleOn(t, sampleDay)
	unit := must(a.db.Handlers())(t)[0].ID
	var ids []string
	for _, day := range []string{sampleDay, "2027-03-01"} {
		m := data.Matter{Opinion: data.Opinion{Day: day, Text: "井盖松动", HandlerID: unit}}
		if err := a.do("", func(tx *data.Tx) error { return tx.SaveMatter(&m) }); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, m.ID)
	}
	if n, left, err := a.AssignOpinions(ids); err != nil || n == 0 {
		t.Errorf("%d handed over, left %v: %v", n, left, err)
	}
}

// Names that are padded with a blank, as tables align them, are those of their persons; leave stays leave; who is chosen came.
func TestPastedNamesArePadded(t *testing.T) {
	a := sampleOn(t, sampleDay)
	rows := must(a.Deputies())(t)
	i := slices.IndexFunc(rows, func(d DeputyRow) bool { return d.InOffice && len([]rune(d.Name)) == 2 })
	var same []string
	for k := range rows {
		if rows[k].Name == "王海燕" {
			same = append(same, rows[k].ID)
		}
	}
	p := program(t, a, data.Session{Day: "2026-11-11", Topic: "甲", Hours: 20})
	other := rows[(i+1)%len(rows)].ID
	for _, id := range append(slices.Clone(same), rows[i].ID, other) {
		p.Enrolments = append(p.Enrolments, data.Enrolment{DeputyID: id})
	}
	if err := a.SaveProgram(&p); err != nil {
		t.Fatal(err)
	}
	roll := must(a.Roll(p.Sessions[0].ID))(t)
	state := func(id string) data.ParticipationState {
		return roll.Lines[slices.IndexFunc(roll.Lines, func(l RollLine) bool { return l.DeputyID == id })].State
	}
	roll.Say(roll.line(other), data.OnLeave)
	name := []rune(rows[i].Name)
	left, err := roll.Take(a, string(name[0])+"　"+string(name[1])+"\n王海燕", false)
	if err != nil || len(left.Doubts) != 1 || !left.Doubts[0].Known || state(rows[i].ID) != data.Came {
		t.Errorf("%s is %s, left %+v, %v", rows[i].Name, state(rows[i].ID), left, err)
	}
	if state(other) != data.OnLeave {
		t.Errorf("leave became %s", state(other))
	}
	roll.Came(same[0], "王海燕") // as the sentence about namesakes says
	if state(same[0]) != data.Came {
		t.Errorf("who was chosen is %s", state(same[0]))
	}
}

// Two windows: a roll that was opened before another was saved does not write over it; nor one of a session that went.
func TestRollOpenedTwice(t *testing.T) {
	a := sampleOn(t, sampleDay)
	p := program(t, a, data.Session{Day: "2026-11-11", Topic: "甲", Hours: 20})
	rows := must(a.Deputies())(t)
	p.Enrolments = []data.Enrolment{{DeputyID: rows[0].ID}}
	if err := a.SaveProgram(&p); err != nil {
		t.Fatal(err)
	}
	one, two := must(a.Roll(p.Sessions[0].ID))(t), must(a.Roll(p.Sessions[0].ID))(t)
	if err := a.SaveRoll(one); err != nil {
		t.Fatal(err)
	}
	if err := a.SaveRoll(two); err == nil {
		t.Error("the roll was recorded twice")
	}
	if err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	if err := a.SaveRoll(two); err != nil {
		t.Errorf("after the other was undone: %v", err)
	}
	if err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	third := must(a.Roll(p.Sessions[0].ID))(t)
	p = must(a.Program(p.ID))(t)
	if err := a.DeleteProgram(&p); err != nil {
		t.Fatal(err)
	}
	if err := a.SaveRoll(third); err == nil {
		t.Error("a roll of a session that went")
	}
	if err := a.Tell(p.ID, []string{rows[0].ID}, Telling{data.DeliveryWeChat, sampleDay}); err == nil {
		t.Error("told of a course that went")
	}
}

// What an item of an agenda is about is kept when the meeting is saved again, whatever kind of record it is.
func TestSubjectIsKept(t *testing.T) {
	a := sampleOn(t, sampleDay)
	o := must(a.db.Opinions())(t)[0]
	m := must(a.NewAssembly())(t)
	m.Items[0].SubjectTable, m.Items[0].SubjectID = data.KindOpinion, o.ID
	if _, err := a.db.Do("会", func(tx *data.Tx) error { return tx.SaveAssembly(&m) }); err != nil {
		t.Fatal(err)
	}
	if m = must(a.Assembly(m.ID))(t); a.SaveAssembly(&m) != nil || m.Items[0].SubjectTable != data.KindOpinion {
		t.Errorf("%+v", m.Items[0])
	}
}

// Long texts and control characters pass through every field that takes them, into every paper, and back.
func TestOddTexts(t *testing.T) {
	t.Parallel()
	a := sampleOn(t, sampleDay)
	odd := "\x00\x01\x1b[31m\u202e\ufeff\u200b\U000F0000\t\r\n\x7f\xff尾"
	long := func(n int) string { return odd + strings.Repeat("长", n-len([]rune(odd))) }
	unit := must(a.db.Handlers())(t)[0].ID
	who := must(a.db.Deputies())(t)[0].ID
	m := data.Matter{Opinion: data.Opinion{Day: sampleDay, Text: long(2000), Place: odd, Reporter: odd, HandlerID: unit}, Steps: []data.Step{{Day: sampleDay, Kind: data.StepAssign, Text: long(2000), HandlerID: unit}}}
	motion := data.Motion{Proposal: data.Proposal{Kind: data.ProposalAdvice, Day: sampleDay, Title: long(60), Text: long(5000), LeadID: who, Note: odd}}
	works := data.Works{Project: data.Project{Year: 2026, Title: long(60), Content: long(2000), State: data.ProjectSupervised}, Progress: []data.Progress{{Day: sampleDay, Percent: 5, Text: long(500)}}}
	meet := data.Assembly{Meeting: data.Meeting{Kind: data.MeetingProgress, Title: long(60), Day: sampleDay, Minutes: long(10000), Observers: long(500), Host: odd, Place: odd},
		Items: []data.MeetingItem{{Title: long(100), Reporter: odd, SubjectID: odd}}, Attendees: []data.Attendee{{DeputyID: who}}, Decisions: []data.Decision{{Text: long(500), Person: odd, Outcome: long(500)}}}
	paper := data.Bulletin{Day: sampleDay, Title: long(60), Text: long(10000), Since: "2026-11-01", Until: sampleDay, ReportTo: odd, CopyTo: odd, Signer: "签"}
	course := data.Program{Training: data.Training{Year: 2026, Title: long(60), Mode: data.TrainingOnSite, Demands: long(1000)}, Sessions: []data.Session{{Day: sampleDay, Topic: long(60), Lecturer: odd, Place: odd}}, Enrolments: []data.Enrolment{{DeputyID: who}}}
	for name, save := range map[string]func() error{"opinion": func() error { return a.SaveMatter(&m) }, "proposal": func() error { return a.SaveMotion(&motion) }, "project": func() error { return a.SaveWorks(&works) },
		"meeting": func() error { return a.SaveAssembly(&meet) }, "bulletin": func() error { return a.SaveBulletin(&paper) }, "course": func() error { return a.SaveProgram(&course) }} {
		if err := save(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	roll := must(a.Roll(course.Sessions[0].ID))(t)
	if err := a.SaveRoll(roll); err != nil {
		t.Error(err)
	}
	if faults, err := a.db.Check(); err != nil || len(faults) != 0 {
		t.Errorf("%v %q", err, faults)
	}
	for a.db.UndoLabel() != "" {
		if err := a.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	for a.db.RedoLabel() != "" {
		if err := a.Redo(); err != nil {
			t.Fatal(err)
		}
	}
	if got := must(a.Assembly(meet.ID))(t); got.Minutes != meet.Minutes || !strings.HasSuffix(got.Host, "尾") {
		t.Errorf("minutes differ, host %q", got.Host)
	}
	printAll(t, a)
}

// printAll makes every paper and every sheet of a ledger.
func printAll(t *testing.T, a *App) {
	t.Helper()
	for _, p := range Papers {
		docs, err := a.Paper(p.Name, Order{})
		if err != nil {
			t.Errorf("%s: %v", p.Name, err)
			continue
		}
		if err := a.PDF(print.Layout(must(print.Shipped())(t), print.Own, docs...), filepath.Join(t.TempDir(), "a.pdf")); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
	}
}
