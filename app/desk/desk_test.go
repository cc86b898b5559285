package desk_test

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/app/duty"
	"liujin/app/listings"
	"liujin/app/matters"
	"liujin/app/paperwork"
	"liujin/app/table"
	"liujin/data"
)

// Each number of the desk is that of the rows which it opens.
func TestDeskCountsItsRows(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	span, err := a.DeskSpan()
	if err != nil || span.Campaign.ID == "" {
		t.Fatal(err)
	}
	c, from, to := span.Campaign, span.From, span.To
	walks := apptest.Must(desk.New(a).Walks(from, to, c.Targets))(t)
	in := func(day string) bool { return from <= day && day <= to }
	lectures := slices.DeleteFunc(apptest.Must(a.Lectures())(t), func(l data.LectureRow) bool { return !in(l.Day) })
	if walks[0].Done != len(lectures) || walks[0].Target != 28 {
		t.Errorf("%d lectures, %d rows", walks[0].Done, len(lectures))
	}
	n := listings.CountVisits(slices.DeleteFunc(apptest.Must(a.Visits())(t), func(v data.VisitRow) bool { return !in(v.Day) }),
		func(id string) string { return id })
	if walks[1].Done != n.Enterprises || walks[1].Times != n.Times || walks[1].Persons != n.Persons || walks[1].Opinions != n.Opinions {
		t.Errorf("%+v, %+v", walks[1], n)
	}
	held, shifts := 0, 0
	for _, r := range apptest.Must(a.Services())(t) {
		held += app.OneIf(in(r.Day) && r.Persons > 0)
	}
	for _, r := range apptest.Must(duty.New(a).Shifts(from, to))(t) {
		shifts += app.OneIf(r.ActivityID != "")
	}
	if walks[2].Done != held || held <= shifts || shifts == 0 {
		t.Errorf("%d services, %d rows, %d shifts held", walks[2].Done, held, shifts)
	}
	voters := 0
	for _, v := range apptest.Must(a.Outreaches())(t) {
		if in(v.Day) {
			voters += v.Voters
		}
	}
	seen := map[string]bool{}
	for _, s := range apptest.Must(a.Supervisions())(t) {
		if in(s.Day) {
			seen[s.SubjectID] = true
		}
	}
	if walks[3].Done != len(seen) || len(seen) == 0 {
		t.Errorf("%d supervised, %d in rows", walks[3].Done, len(seen))
	}
	if walks[4].Done != voters || voters == 0 {
		t.Errorf("%d voters, %d in rows", walks[4].Done, voters)
	}
	took := desk.TookPart(&walks)
	members, idle := 0, 0
	for _, g := range apptest.Must(desk.New(a).GroupParts(from, to))(t) {
		members += g.Members
		idle += len(g.Idle)
		for k := range g.Took {
			if g.Took[k]+len(g.Missing[k]) != g.Members {
				t.Errorf("%s: %d took part in %d and %d did not, of %d", g.Name, g.Took[k], k+1, len(g.Missing[k]), g.Members)
			}
		}
	}
	rows := apptest.Must(a.Deputies())(t)
	lacking := 0
	for i := range rows {
		lacking += app.OneIf(rows[i].InOffice && !took[rows[i].ID])
	}
	if members != 86 || idle != lacking || idle == 0 {
		t.Errorf("%d members, %d idle, %d rows", members, idle, lacking)
	}
	todos := apptest.Must(desk.New(a).Desk())(t).Todos
	if len(todos) < 5 || !slices.ContainsFunc(todos, func(d app.Todo) bool { return d.When == "今天" }) || todos[0].Tone != table.Late {
		t.Errorf("%+v", todos)
	}
	countsOfMatters(t, a)
}

// The desk of other days counts those, and who was in office at their end; what is to be done is of today all the same, its rows of the
// activity month that runs.
func TestDeskOfOtherDays(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	opens := apptest.Must(desk.New(a).Desk())(t)
	span := apptest.Must(a.SpanIn("2026-10-01", "2026-10-31"))(t)
	d := apptest.Must(desk.New(a).Over(span))(t)
	if !reflect.DeepEqual(d.Todos, opens.Todos) || !d.Runs || d.Span != span {
		t.Errorf("%+v\nis to be done over other days, not\n%+v", d.Todos, opens.Todos)
	}
	for _, todo := range d.Todos {
		if todo.About == "覆盖" && (todo.From != opens.From || todo.To != opens.To) {
			t.Errorf("%s opens rows of %s to %s", todo.Text, todo.From, todo.To)
		}
	}
	visits := slices.DeleteFunc(apptest.Must(a.Visits())(t), func(v data.VisitRow) bool {
		return v.Day < span.From || v.Day > span.To || v.Persons == 0
	})
	if d.Walks[1].Times != len(visits) || d.Walks[1].Target != 0 || opens.Walks[1].Target == 0 {
		t.Errorf("%d visits, %d rows, target %d", d.Walks[1].Times, len(visits), d.Walks[1].Target)
	}
	one := apptest.Must(a.InOrder(a.Today()))(t)[0]
	p := apptest.Must(a.Deputy(one.ID))(t)
	for i := range p.Mandates {
		p.Mandates[i].Changes = []data.MandateChange{{Day: "2026-11-02", Kind: data.MandateResigned}}
	}
	if err := a.SaveDeputy(&p); err != nil {
		t.Fatal(err)
	}
	members := func(from, to string) (n int) {
		for _, g := range apptest.Must(desk.New(a).GroupParts(from, to))(t) {
			n += g.Members
		}
		return n
	}
	if before, after := members("2026-10-01", "2026-10-31"), members("2026-11-01", "2026-11-30"); before != after+1 {
		t.Errorf("%d were in office in October, %d are now", before, after)
	}
}

// Activity months stand side by side, the newest first, each with its own targets; one that has not begun is left out.
func TestCampaignTotals(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	for _, c := range []data.CampaignFields{{Name: "十月活动月", Starts: "2026-10-01", Ends: "2026-10-31", Targets: data.Targets{0, 20}},
		{Name: "明年活动月", Starts: "2027-03-01", Ends: "2027-03-31"}} {
		if err := a.SaveCampaign(&data.Campaign{CampaignFields: c}); err != nil {
			t.Fatal(err)
		}
	}
	all := apptest.Must(desk.New(a).CampaignTotals())(t)
	if len(all) != 3 || all[1].Campaign.Name != "十月活动月" || all[0].Walks[1].Target != 40 || all[1].Walks[1].Target != 20 {
		t.Fatalf("%+v", all)
	}
	for i := range all {
		walks := apptest.Must(desk.New(a).Walks(all[i].From, all[i].To, data.Targets{}))(t)
		if all[i].Walks[1].Done != walks[1].Done {
			t.Errorf("%s: %d", all[i].Campaign.Name, all[i].Walks[1].Done)
		}
		if got, want := all[i].Walks[1].DoneOf(), fmt.Sprintf("%d/%d", walks[1].Done, all[i].Walks[1].Target); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got := all[1].Walks[0].DoneOf(); got != fmt.Sprint(all[1].Walks[0].Done) { // no target was set
		t.Error(got)
	}
}

// countsOfMatters compares what the desk and the head of a screen say of opinions and proposals with the rows that their entries keep.
func countsOfMatters(t *testing.T, a *app.App) {
	t.Helper()
	opinions, proposals := apptest.Must(matters.New(a).Opinions())(t), apptest.Must(matters.New(a).Proposals())(t)
	kept := map[data.Kind]map[app.Condition]int{data.KindOpinion: {}, data.KindProposal: {}}
	counted := map[data.Kind]map[app.Condition]map[string]bool{}
	for of := range kept {
		counted[of] = apptest.Must(matters.New(a).Counted(of, "2000-01-01", "2099-12-31"))(t)
	}
	for _, keep := range app.MatterConditions {
		for i := range opinions {
			o := &opinions[i]
			kept[data.KindOpinion][keep] += app.OneIf(matters.New(a).Keeps(keep, &o.Standing, o.Route) ||
				counted[data.KindOpinion][keep][o.ID])
		}
		for i := range proposals {
			p := &proposals[i]
			kept[data.KindProposal][keep] += app.OneIf(matters.New(a).Keeps(keep, &p.Standing, "") ||
				counted[data.KindProposal][keep][p.ID])
		}
		if kept[data.KindOpinion][keep] == 0 && (keep != app.Promised || kept[data.KindProposal][keep] == 0) {
			t.Errorf("the sample has no opinion that is %s", keep) // a promise is a proposal's there
		}
	}
	late := map[data.Kind]int{}
	for _, d := range apptest.Must(desk.New(a).Desk())(t).Todos {
		if kept[d.Kind] != nil && len(d.Keep) > 0 && !strings.HasPrefix(d.Text, strconv.Itoa(kept[d.Kind][d.Keep[0]])+" 件") {
			t.Errorf("%s, but %d rows are %s", d.Text, kept[d.Kind][d.Keep[0]], d.Keep[0])
		}
		late[d.Kind] += app.OneIf(d.Tone == table.Late && d.ID != "")
	}
	n := apptest.Must(matters.New(a).CountOpinions("2000-01-01", "2099-12-31"))(t)
	m := apptest.Must(matters.New(a).CountProposals("2000-01-01", "2099-12-31"))(t)
	leads := map[app.Condition]int{} // what is to be done about them waits like all else; they are counted by themselves
	for i := range opinions {
		if o := &opinions[i]; o.Kind == data.OpinionLead {
			leads[app.Leads]++
			leads[app.Waiting] += app.OneIf(matters.New(a).Keeps(app.Waiting, &o.Standing, o.Route))
			leads[app.Overdue] += app.OneIf(matters.New(a).Keeps(app.Overdue, &o.Standing, o.Route))
		}
	}
	if n.Received != len(opinions)-leads[app.Leads] || n.Waiting != kept[data.KindOpinion][app.Waiting]-leads[app.Waiting] ||
		n.Late != kept[data.KindOpinion][app.Overdue]-leads[app.Overdue] || n.Late != late[data.KindOpinion]-leads[app.Overdue] ||
		n.Assigned == 0 || n.Rated == 0 || leads[app.Leads] == 0 {
		t.Errorf("%+v, %v", n, kept)
	}
	for keep, want := range map[app.Condition][2]int{app.Assigned: {n.Assigned, m.Assigned}, app.ClosedAfter: {n.Closed, m.Closed},
		app.ClosedThen: {n.ClosedThen, m.ClosedThen}} {
		if got := [2]int{kept[data.KindOpinion][keep], kept[data.KindProposal][keep]}; got != want {
			t.Errorf("%v rows are %s, %v are counted", got, keep, want)
		}
	}
	if m.Received != len(proposals) || m.Late != kept[data.KindProposal][app.Overdue] || m.Late != late[data.KindProposal] {
		t.Errorf("%+v, %v", m, kept)
	}
}

// A ledger without anything has a desk with nothing on it.
func TestEmptyDesk(t *testing.T) {
	a := apptest.EmptyLedger(t)
	if todos := apptest.Must(desk.New(a).Desk())(t).Todos; len(todos) != 0 {
		t.Errorf("%+v", todos)
	}
	span, err := a.DeskSpan()
	from, to := span.From, span.To
	if err != nil {
		t.Fatal(err)
	}
	if walks := apptest.Must(desk.New(a).Walks(from, to, data.Targets{}))(t); walks[1].Done != 0 ||
		len(apptest.Must(desk.New(a).GroupParts(from, to))(t)) != 0 {
		t.Error("something is counted in an empty ledger")
	}
	if _, err := duty.New(a).Schedule(duty.ScheduleOrder{From: from, To: to}); !data.Is(err, app.Refused) {
		t.Errorf("an empty ledger was planned: %v", err)
	}
	if _, err := paperwork.New(a).Paper("duty-notice", paperwork.Order{}); err == nil {
		t.Error("a notice of nothing")
	}
	for _, name := range []string{"duty-month", "duty-year"} {
		apptest.Must(paperwork.New(a).Paper(name, paperwork.Order{}))(t)
	}
}
