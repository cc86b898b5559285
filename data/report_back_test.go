package data

import (
	"errors"
	"fmt"
	"slices"
	"testing"
)

// Who reported is kept with each session: while nobody says more, of one with votes by deputy those who have any, else all who came.
func TestReportsBack(t *testing.T) {
	db, two := twoTowns(t)
	first, second := two[KindDeputy][0], two[KindDeputy][1]
	before, err := db.ReportsBack("2026-11-19")
	if err != nil || len(before) != 2 { // one in each town
		t.Fatalf("%+v %v", before, err)
	}
	one := session(t, db, Outreach{Fields: OutreachFields{Voters: 9}}, first, second)
	chaired := session(t, db, Outreach{Fields: OutreachFields{Voters: 9}, Ballots: []Ballot{{DeputyID: second, Fair: 9}}}, first, second)
	together := session(t, db, Outreach{Fields: OutreachFields{Voters: 9}, Ballots: []Ballot{{Poor: 9}}}, first, second)
	want := map[string]string{one.ID + first: "0", one.ID + second: "0", chaired.ID + second: "9", together.ID + first: "0",
		together.ID + second: "0"}
	all, err := db.ReportsBack("2026-11-20")
	if err != nil || len(all) != len(before)+len(want) {
		t.Fatalf("%+v %v", all, err)
	}
	for _, r := range all[len(before):] {
		if fmt.Sprint(r.Ballot.Rated()) != want[r.ActivityID+r.DeputyID] {
			t.Errorf("%+v", r)
		}
	}
}

// Who of several reports is proposed by votes, then by of whom it is asked; what is said of one stays, and nothing is said of other visits.
func TestReporters(t *testing.T) {
	asked := func(id string) bool { return id == "a" || id == "b" }
	nobody := func(string) bool { return false }
	by := func(roles ...ReportRole) *Outreach {
		o := &Outreach{Fields: OutreachFields{Kind: VoterReport, Voters: 90}}
		for i, role := range roles {
			o.Deputies = append(o.Deputies, Participation{DeputyID: string(rune('a' + i)), ReportRole: role})
		}
		return o
	}
	rated := func(o *Outreach, ids ...string) *Outreach {
		for _, id := range ids {
			o.SetBallot(Ballot{DeputyID: id, Fine: 3})
		}
		return o
	}
	for _, one := range []struct {
		name  string
		o     *Outreach
		asked func(string) bool
		want  string
	}{
		{"alone", by(""), nobody, "[a]"},
		{"alone, whatever was said", by(OnlyThere), nobody, "[a]"},
		{"of whom it is asked", by("", "", ""), asked, "[a b]"},
		{"of nobody: all", by("", "", ""), nobody, "[a b c]"},
		{"nobody knows: all", by("", "", ""), nil, "[a b c]"},
		{"who has votes", rated(by("", "", ""), "c"), asked, "[c]"},
		{"votes of all together say nothing", rated(by("", "", ""), ""), asked, "[a b]"},
		{"said of one", by(Reported, "", ""), nil, "[a]"},
		{"said of one, another is asked", by("", "", Reported), asked, "[a b c]"},
		{"said of one against the votes", rated(by(Reported, "", ""), "b"), asked, "[a b]"},
		{"came along, though it is asked", by(OnlyThere, "", ""), asked, "[b]"},
	} {
		one.o.SayWhoReports(one.asked)
		if got := fmt.Sprint(one.o.Reporters(nil)); got != one.want {
			t.Errorf("%s: %s, want %s", one.name, got, one.want)
		}
		for _, p := range one.o.Deputies {
			if p.ReportRole == "" {
				t.Errorf("%s: nothing is said of %s", one.name, p.DeputyID)
			}
		}
	}
	o := by("", "", "")
	o.SetReporter("b", false, asked)
	if got := fmt.Sprint(o.Reporters(nil)); got != "[a]" {
		t.Error(got)
	}
	if o.SetBallot(Ballot{DeputyID: "b", Fair: 1}); !slices.Contains(o.Reporters(nil), "b") {
		t.Error("who has votes came along only")
	}
	o.SetReporter("b", false, asked)
	o.Day, o.Place = "2026-11-20", "站里"
	if bad := (Invalid{}); !errors.As(o.Validate(), &bad) || bad["ballots"] == "" {
		t.Error(bad)
	}
	o.Fields.Kind = VoterCall
	o.SayWhoReports(asked)
	for _, p := range o.Deputies {
		if p.ReportRole != "" {
			t.Errorf("%+v", p)
		}
	}
	planned := by("", "")
	planned.State = ActivityPlanned
	if planned.SayWhoReports(asked); planned.Deputies[0].ReportRole != "" {
		t.Error("a plan says who reported")
	}
}

// Whoever a roll adds to a session came along, until somebody says otherwise; who is two that are one reported if either did.
func TestReportersStand(t *testing.T) {
	db, two := twoTowns(t)
	first, second := two[KindDeputy][0], two[KindDeputy][1]
	o := session(t, db, Outreach{Fields: OutreachFields{Voters: 9}}, first)
	rolled := o.Activity
	rolled.Deputies = append(slices.Clone(o.Deputies), Participation{DeputyID: second, State: Came})
	do(t, db, "点名", func(tx *Tx) error { return tx.SaveActivity(&rolled) })
	reported := func(id string) bool {
		all, err := db.ReportsBack("2026-11-20")
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(all, func(r ReportBack) bool { return r.ActivityID == o.ID && r.DeputyID == id })
	}
	if !reported(first) || reported(second) {
		t.Errorf("%v %v", reported(first), reported(second))
	}
	do(t, db, "合并", func(tx *Tx) error { return tx.Merge(Merge{Of: KindDeputy, Lose: first, Keep: second}) })
	if !reported(second) {
		t.Error("a merge forgets that one of two reported")
	}
}
