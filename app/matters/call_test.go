package matters_test

import (
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/matters"
	"liujin/data"
)

// An opinion that comes while a call runs answers it only where it is entered as such; what the call brought is counted,
// and told on the desk for some days after its end. One that ended long ago is offered no more, and one with answers can't be deleted.
func TestCalls(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := matters.New(a)
	if m := apptest.Must(b.NewOpinion())(t); m.CallID != "" {
		t.Errorf("none runs, and %s is proposed", m.CallID)
	}
	c := apptest.Must(b.NewCall())(t)
	c.Title = "关于河道的人民建议征集"
	if err := b.SaveCall(&c); err != nil {
		t.Fatal(err)
	}
	if m := apptest.Must(b.NewOpinion())(t); m.CallID != "" {
		t.Errorf("nobody said that it answers %s", m.CallID)
	}
	m := b.NewAnswer(c.ID)
	m.Text, m.Steps = "河道清淤", []data.Step{{Day: a.Today(), Kind: data.StepAssign},
		{Day: a.Today(), Kind: data.StepAnswer, Text: "好", Result: data.ResultAdopted}}
	m.HandlerID = apptest.Must(a.Handlers())(t)[0].ID
	if err := b.SaveOpinion(&m); err != nil {
		t.Fatal(err)
	}
	recountCalls(t, a)
	for _, row := range apptest.Must(b.Calls())(t) {
		if row.ID == c.ID && row.CallCount.Words() != "收到 1 件，已答复 1 件，采纳 1 件" {
			t.Error(row.CallCount.Words())
		}
	}
	if err := b.DeleteCall(&c); !data.Is(err, data.InUse) || !strings.Contains(err.Error(), "意见建议") {
		t.Errorf("a call with an answer: %v", err)
	}
	todos := apptest.Must(b.CallTodos())(t)
	if len(todos) != 1 || !strings.Contains(todos[0].Text, "收到 3 件") || todos[0].Kind != data.KindCall {
		t.Errorf("%+v", todos)
	}
	text := apptest.Must(b.CallText(&c))(t)
	if !strings.HasPrefix(text, "【征集】关于河道的人民建议征集\n") || !strings.Contains(text, "征集时间：2026年11月12日") {
		t.Error(text)
	}
	c.Ends = "2026-11-01"
	if err := b.SaveCall(&c); err == nil {
		t.Error("it ends before it begins")
	}
	later := matters.New(apptest.SampleSeen(t, apptest.SampleDay, "2027-02-01"))
	if slices.ContainsFunc(apptest.Must(later.PickCalls())(t), func(p app.Picked) bool { return !p.Retired }) ||
		len(apptest.Must(later.CallTodos())(t)) > 0 {
		t.Error("a call that ended long ago is offered, or told of")
	}
}

// What is supervised is a project, a proposal or an opinion; each counts once, however often, and the opinion says how often.
func TestOpinionsAreSupervised(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := matters.New(a)
	m := apptest.SavedOpinion(t, a)
	who := apptest.Must(a.InOrder(a.Today()))(t)[0].ID
	for range 2 {
		v := a.NewSupervision()
		v.Fields.OpinionID, v.Deputies = m.ID, []data.Participation{{DeputyID: who}}
		if err := a.SaveSupervision(&v); err != nil {
			t.Fatal(err)
		}
		if caption := a.SupervisionCaption(&v); !strings.Contains(caption, m.Code()) {
			t.Error(caption)
		}
		v.Fields.ProposalID = apptest.Must(b.Proposals())(t)[0].ID
		if a.SaveSupervision(&v) == nil {
			t.Error("two things are supervised at once")
		}
	}
	for _, row := range apptest.Must(b.Opinions())(t) {
		n := 0
		for _, v := range apptest.Must(a.Supervisions())(t) {
			if v.SubjectID == row.ID {
				n++
			}
		}
		if row.Supervised != n || row.ID == m.ID && n != 2 {
			t.Errorf("%s was supervised %d times, %d of record", row.Code(), row.Supervised, n)
		}
	}
}

// recountCalls compares what each call brought with the opinions, one by one.
func recountCalls(t *testing.T, a *app.App) {
	t.Helper()
	b := matters.New(a)
	for _, row := range apptest.Must(b.Calls())(t) {
		n := matters.CallCount{}
		for _, o := range apptest.Must(b.Opinions())(t) {
			if o.CallID != row.ID {
				continue
			}
			n.Received++
			if o.Answered != "" || o.Closed != "" {
				n.Answered++
			}
			switch o.Result {
			case data.ResultAdopted:
				n.Adopted++
			case data.ResultPartly:
				n.Partly++
			}
		}
		if answers := apptest.Must(b.AnswersTo(row.ID))(t); n != row.CallCount || len(answers) != n.Received {
			t.Errorf("%s: %+v, plainly %+v", row.Title, row.CallCount, n)
		}
	}
}
