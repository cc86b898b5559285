package matters_test

import (
	"slices"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/matters"
	"liujin/app/paperwork"
	"liujin/data"
)

// What is posted names nobody who spoke and no telephone, wherever they stand; it tells of the days' opinions and of older ones that were
// not done with, and of a station's alone where it is asked for one.
func TestPosted(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := matters.New(a)
	unit := apptest.Must(a.Handlers())(t)[0].ID
	m := data.Opinion{OpinionFields: data.OpinionFields{Day: "2026-11-03", Kind: data.OpinionPeople, Reporter: "甲乙丙、丁戊己",
		ReporterPhone: "13912345678", Route: data.RouteOwn, HandlerID: unit,
		Text: "甲乙丙说路灯坏了，电话 139 1234 5678 或 0515-88881234，身份证 32098219800101123X，11月3日起"},
		Steps: []data.Step{{Day: "2026-11-03", Kind: data.StepAssign, HandlerID: unit},
			{Day: "2026-11-05", Kind: data.StepAnswer, Text: "已告知丁戊己，2026-11-20 前修好，联系 １３９１２３４５６７８"}}}
	if err := b.SaveOpinion(&m); err != nil {
		t.Fatal(err)
	}
	p, ids, err := b.Posted("2026-11-01", "2026-11-30", "")
	if err != nil {
		t.Fatal(err)
	}
	at := slices.Index(ids, m.ID)
	l := p.Lines[at]
	if l.Text != "反映人说路灯坏了，电话 （号码略） 或 （号码略），身份证 （号码略），11月3日起" ||
		l.Answer != "已告知反映人，2026-11-20 前修好，联系 （号码略）" || l.State != "已答复" {
		t.Errorf("%+v", l)
	}
	carried, all := 0, apptest.Must(b.OpinionsOn(a.Today()))(t)
	for i := range all {
		o := &all[i]
		within := o.Day >= "2026-11-01"
		older := !within && (o.Closed == "" || o.Closed >= "2026-11-01")
		if want := o.MergedID == "" && o.Kind != data.OpinionLead && (within || older); want != slices.Contains(ids, o.ID) {
			t.Errorf("%s of %s, closed %q, is posted: %v", o.Code(), o.Day, o.Closed, !want)
		} else if want && older {
			carried++
		}
	}
	if p.Carried != carried || carried == 0 {
		t.Errorf("%d older ones, plainly %d", p.Carried, carried)
	}
	for _, of := range [][2]string{{"2026-11-01", "2026-11-30"}, {"2026-10-01", "2026-10-31"}, {"2026-01-01", "2026-12-31"}} {
		p, _, err := b.Posted(of[0], of[1], "")
		n := apptest.Must(b.CountOpinions(of[0], of[1]))(t)
		if err != nil || len(p.Lines)-p.Carried+p.Merged != n.Received || p.Until != n.Until {
			t.Errorf("%v: %d listed, %d older, %d merged, %d leads; %d received: %v", of, len(p.Lines), p.Carried, p.Merged, p.Leads,
				n.Received, err)
		}
	}
	docs := apptest.Must(paperwork.New(a).Paper("opinion-posted", paperwork.Order{From: "2026-10-01", To: "2026-10-31"}))(t)
	if _, text := apptest.Printed(t, a, docs); !strings.Contains(text, "截至2026年10月31日") {
		t.Errorf("a month that is over is told of as of its end: %s", text)
	}
	docs = apptest.Must(paperwork.New(a).Paper("opinion-posted", paperwork.Order{From: "2026-11-01", To: "2026-11-30"}))(t)
	_, text := apptest.Printed(t, a, docs)
	for i := range all {
		o := &all[i]
		for _, name := range strings.FieldsFunc(o.Reporter, func(r rune) bool { return strings.ContainsRune("、 ", r) }) {
			if len([]rune(name)) > 1 && strings.Contains(text, name) {
				t.Errorf("%s names %s", o.Code(), name)
			}
		}
		if o.ReporterPhone != "" && strings.Contains(text, o.ReporterPhone) {
			t.Errorf("%s has a telephone on it", o.Code())
		}
	}
	services, some := apptest.Must(a.Services())(t), false
	for _, station := range apptest.Must(a.Stations())(t) {
		_, of, err := b.Posted("2026-01-01", "2026-11-30", station.Name)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range of {
			o := apptest.Must(b.Opinion(id))(t)
			if !slices.ContainsFunc(services, func(s data.ServiceRow) bool { return s.ID == o.ActivityID && s.StationID == station.ID }) {
				t.Errorf("%s was not taken at %s", o.Code(), station.Name)
			}
			some = true
		}
	}
	if _, _, err := b.Posted("2026-11-01", "2026-11-30", "查无此站"); err == nil || !some {
		t.Errorf("a station that is none: %v; any station has some: %v", err, some)
	}
}
