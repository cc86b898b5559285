package desk_test

import (
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/data"
)

// What a deputy's page counts of a year is what the records say, recounted plainly from each of them whole.
func TestDeputyRecord(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	from, to := apptest.SampleDay[:4]+"-01-01", apptest.SampleDay
	want := map[string]*desk.DeputyRecord{}
	of := func(id string) *desk.DeputyRecord {
		if want[id] == nil {
			want[id] = &desk.DeputyRecord{}
		}
		return want[id]
	}
	took := func(day string, w data.WalkIn, all []data.Participation, report bool) {
		for _, p := range all {
			r, in := of(p.DeputyID), day >= from && day <= to
			switch {
			case p.State.Present() && report && p.ReportRole == data.Reported && day <= to:
				r.Reported.Day = max(r.Reported.Day, day)
				fallthrough
			case p.State.Present():
				r.Walks[w-1] += app.OneIf(in)
			case p.State == data.OnLeave:
				r.Leave += app.OneIf(in)
			case p.State == data.StayedAway:
				r.Absent += app.OneIf(in)
			}
		}
	}
	for _, e := range apptest.Must(a.DB().Activities(""))(t) {
		switch e.Kind.Kind {
		case data.KindLecture:
			took(e.Day, e.WalkIn, apptest.Must(a.Lecture(e.ID))(t).Deputies, false)
		case data.KindVisit:
			took(e.Day, e.WalkIn, apptest.Must(a.Visit(e.ID))(t).Deputies, false)
		case data.KindService:
			took(e.Day, e.WalkIn, apptest.Must(a.Service(e.ID))(t).Deputies, false)
		case data.KindSupervision:
			took(e.Day, e.WalkIn, apptest.Must(a.Supervision(e.ID))(t).Deputies, false)
		case data.KindOutreach:
			o := apptest.Must(a.Outreach(e.ID))(t)
			took(e.Day, e.WalkIn, o.Deputies, o.Fields.Kind == data.VoterReport)
		case data.KindLesson:
			took(e.Day, e.WalkIn, apptest.Must(a.DB().Lesson(e.ID))(t).Deputies, false)
		}
	}
	for _, m := range apptest.Must(a.DB().MeetingRows())(t) {
		for _, x := range apptest.Must(a.DB().Meeting(m.ID))(t).Attendees {
			if m.Day >= from && m.Day <= to {
				of(x.DeputyID).Leave += app.OneIf(x.State == data.OnLeave)
				of(x.DeputyID).Absent += app.OneIf(x.State == data.StayedAway)
			}
		}
	}
	missed := 0
	for id, r := range want {
		missed += r.Leave + r.Absent
		got := apptest.Must(desk.New(a).DeputyRecord(id, from, to))(t)
		if got.Reported = (data.ReportBack{Day: got.Reported.Day}); got != *r {
			t.Errorf("%s: %+v, want %+v", id, got, *r)
		}
	}
	if missed == 0 {
		t.Error("nobody missed anything in the sample")
	}
}
