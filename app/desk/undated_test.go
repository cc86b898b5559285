package desk_test

import (
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/data"
)

// A seat without any day counts always, and the desk says that its days are wanted, until a term says them.
func TestUndatedSeats(t *testing.T) {
	a := apptest.EmptyLedger(t)
	d := data.Deputy{DeputyFields: data.DeputyFields{Name: "陈立"}, Mandates: []data.Mandate{data.NewMandate(data.LevelTown)}}
	if err := a.SaveDeputy(&d); err != nil {
		t.Fatal(err)
	}
	told := func() bool {
		return slices.ContainsFunc(apptest.Must(desk.New(a).Desk())(t).Todos, func(one app.Todo) bool {
			return one.When == "日期待补" && strings.Contains(one.Text, "1 名代表") && strings.Contains(one.Text, "陈立")
		})
	}
	if !told() || !apptest.Must(a.Deputies())(t)[0].Undated {
		t.Error("nothing is said")
	}
	term := data.Term{Level: data.LevelTown, Number: 19, Starts: "2022-01-10"}
	if err := a.SaveTerm(&term); err != nil {
		t.Fatal(err)
	}
	d = apptest.Must(a.Deputy(d.ID))(t)
	d.Mandates[0].TermID = term.ID
	if err := a.SaveDeputy(&d); err != nil {
		t.Fatal(err)
	}
	if told() {
		t.Error("it is said still")
	}
}

// A part of an activity month is held to no target on any screen.
func TestWalkLineOfAPart(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	c := apptest.Must(a.DB().CampaignOn(apptest.SampleDay))(t)
	for _, of := range []struct {
		to   string
		held bool
	}{{c.Ends, true}, {"2026-11-10", false}} {
		span := apptest.Must(a.SpanIn(c.Starts, of.to))(t)
		if line := apptest.Must(desk.New(a).WalkLine(span, data.WalkEnterprise))(t); strings.Contains(line, "目标") != of.held {
			t.Error(line)
		}
	}
}
