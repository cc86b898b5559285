package desk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/data"
)

// plainly counts who reported in the term of the own congress from the records alone, and who of the town's deputies did not.
func plainly(t *testing.T, a *app.App, day string) (done, owes map[string]bool) {
	t.Helper()
	done, owes = map[string]bool{}, map[string]bool{}
	terms, reported := apptest.Must(a.DB().Terms())(t), map[string]string{}
	for _, row := range apptest.Must(a.Outreaches())(t) {
		o := apptest.Must(a.Outreach(row.ID))(t)
		for _, p := range o.Deputies {
			if o.Fields.Kind == data.VoterReport && o.Day <= day && p.State.Present() && p.ReportRole == data.Reported {
				reported[p.DeputyID] = max(reported[p.DeputyID], o.Day)
			}
		}
	}
	for _, d := range apptest.Must(a.InOrder(day))(t) {
		whole, since, held := apptest.Must(a.Deputy(d.ID))(t), "", false
		for _, level := range []data.Level{data.LevelTown, data.LevelCounty, data.LevelCity} {
			for _, m := range whole.Mandates {
				tenure := data.TenureOf(&m, terms)
				if held || m.Level != level || !tenure.InOffice(day) {
					continue
				}
				held = true
				for _, term := range terms {
					if term.ID == m.TermID {
						since = term.Starts
					}
				}
			}
		}
		if last := reported[d.ID]; last != "" && last >= since {
			done[d.ID] = true
		} else {
			owes[d.ID] = true
		}
	}
	return done, owes
}

// Who has reported in this term is what the records say, on any day; the desk speaks of the others at the end of a year and of a term.
func TestReporting(t *testing.T) {
	for _, day := range []string{"2026-10-25", apptest.SampleDay} {
		a := apptest.SampleSeen(t, apptest.SampleDay, day)
		r, done := recountReporting(t, a, day)
		if r.Of() != fmt.Sprintf("本届已述职：%d/%d 名", done, len(r.Seats)) {
			t.Error(r.Of())
		}
		if !strings.HasPrefix(r.Words(), fmt.Sprintf("本届已述职 %d 名（镇代表 ", done)) || !strings.Contains(r.Words(), "县代表 ") {
			t.Error(r.Words())
		}
	}
}

// recountReporting compares who has reported by a day, and who has not, with the records.
func recountReporting(t *testing.T, a *app.App, day string) (r desk.Reporting, reported int) {
	t.Helper()
	r = apptest.Must(desk.New(a).Reporting(day))(t)
	done, owes := plainly(t, a, day)
	if len(done) == 0 || len(owes) == 0 || r.Done() != len(done) || len(r.Seats) != len(done)+len(owes) {
		t.Errorf("%s: %d of %d, counted plainly %d and %d", day, r.Done(), len(r.Seats), len(done), len(owes))
	}
	for id := range r.Seats {
		if r.Owes(id) != owes[id] || (r.Last[id].Day != "") != done[id] {
			t.Errorf("%s: %s owes %v", day, id, r.Owes(id))
		}
	}
	return r, len(done)
}

// reportLines are what the desk says of reports.
func reportLines(t *testing.T, a *app.App) (all []app.Todo) {
	t.Helper()
	for _, todo := range apptest.Must(desk.New(a).Desk())(t).Todos {
		if todo.Line == app.TodoReport {
			all = append(all, todo)
		}
	}
	return all
}

func TestWhoOwesAReport(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	_, owes := plainly(t, a, apptest.SampleDay)
	lines := reportLines(t, a)
	if len(lines) != 1 || len(lines[0].Items) != len(owes) || lines[0].When != "届满前" ||
		!strings.HasPrefix(lines[0].Text, fmt.Sprintf("%d 名代表本届还没有述职", len(owes))) {
		t.Fatalf("%+v", lines)
	}
	// The term is far from over: towards the end of the year only.
	terms := apptest.Must(a.Terms())(t)
	for i := range terms {
		terms[i].Ends = ""
		if err := a.SaveTerm(&terms[i]); err != nil {
			t.Fatal(err)
		}
	}
	if lines = reportLines(t, a); len(lines) != 1 || lines[0].When != "年底前" || lines[0].By != "2026-12-31" {
		t.Errorf("%+v", lines)
	}
	// Nobody ever reported: nothing is said.
	for _, row := range apptest.Must(a.OutreachesAndPlans())(t) {
		if o := apptest.Must(a.Outreach(row.ID))(t); o.Fields.Kind == data.VoterReport {
			if err := a.DeleteOutreach(&o); err != nil {
				t.Fatal(err)
			}
		}
	}
	if r := apptest.Must(desk.New(a).Reporting(apptest.SampleDay))(t); r.Begun || r.Words() != "" || len(reportLines(t, a)) > 0 {
		t.Errorf("%+v %+v", r.Words(), reportLines(t, a))
	}
	if in := apptest.SampleSeen(t, "2026-05-12", "2026-05-13"); len(reportLines(t, in)) > 0 {
		t.Errorf("in spring: %+v", reportLines(t, in))
	}
}

// A session is made ready for those who are asked to report: where all are of one constituency, among its voters. Anew with the term.
func TestNewReportBack(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := desk.New(a)
	_, owes := plainly(t, a, apptest.SampleDay)
	by := map[string][]string{}
	for _, d := range apptest.Must(a.InOrder(apptest.SampleDay))(t) {
		if owes[d.ID] && d.Levels == string(data.LevelTown) {
			by[d.Constituencies] = append(by[d.Constituencies], d.ID)
		}
	}
	var same, apart []string
	for _, ids := range by {
		if len(ids) > 1 {
			same = ids
		}
		apart = append(apart, ids[0])
	}
	o := apptest.Must(b.NewReportBack(same))(t)
	if o.Fields.ConstituencyID == "" || len(o.Deputies) != len(same) || o.Fields.Kind != data.VoterReport {
		t.Errorf("%+v", o)
	}
	several := apptest.Must(b.NewReportBack(apart[:4]))(t)
	if several.Fields.ConstituencyID != "" {
		t.Errorf("%+v", several)
	}
	several.Place, several.Fields.Voters = "站里", 30
	several.SetBallot(data.Ballot{DeputyID: apart[0], Fine: 30})
	if err := a.SaveOutreach(&several); err != nil {
		t.Fatal(err)
	}
	r := apptest.Must(b.Reporting(apptest.SampleDay))(t)
	if r.Owes(apart[0]) || !r.Owes(apart[1]) { // who has no votes among those that have was there only
		t.Errorf("%v %v", r.Last[apart[0]], r.Last[apart[1]])
	}
	// Whoever reported before is proposed only where he was chosen; who owes a report and comes along without one still owes it.
	again := apptest.Must(b.NewReportBack(apart[:3]))(t)
	again.Deputies = append(again.Deputies, data.Participation{DeputyID: apart[3]})
	again.Day, again.Place = days.After(apptest.SampleDay, -2), "站里"
	again.SetReporter(apart[3], false, apptest.Must(b.Asked(&again))(t))
	again.SayWhoReports(apptest.Must(b.Asked(&again))(t))
	if got := again.Reporters(nil); !slices.Equal(got, apart[:3]) {
		t.Errorf("%v report of %v", got, apart[:3])
	}
	if err := a.SaveOutreach(&again); err != nil {
		t.Fatal(err)
	}
	if r = apptest.Must(b.Reporting(apptest.SampleDay))(t); r.Owes(apart[1]) || r.Owes(apart[2]) || !r.Owes(apart[3]) {
		t.Errorf("%v %v %v", r.Last[apart[1]], r.Last[apart[2]], r.Last[apart[3]])
	}
	with := apptest.Must(b.NewReportBack([]string{apart[3]}))(t)
	with.Deputies = append(with.Deputies, data.Participation{DeputyID: apart[0]}) // comes along
	if got := with.Reporters(apptest.Must(b.Asked(&with))(t)); !slices.Equal(got, apart[3:4]) {
		t.Errorf("%v is proposed", got)
	}
	// The next congress has met: nobody of it has reported.
	next := data.Term{Level: data.LevelTown, Number: 20, Starts: days.After(apptest.SampleDay, -1)}
	if err := a.SaveTerm(&next); err != nil {
		t.Fatal(err)
	}
	d := apptest.Must(a.Deputy(apart[0]))(t)
	seat := data.NewMandate(data.LevelTown)
	seat.TermID = next.ID
	d.Mandates = append(d.Mandates, seat)
	if err := a.SaveDeputy(&d); err != nil {
		t.Fatal(err)
	}
	if r = apptest.Must(b.Reporting(days.After(apptest.SampleDay, -1)))(t); !r.Owes(apart[0]) {
		t.Error("what was reported in the last term counts in this one")
	}
}
