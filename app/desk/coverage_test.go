package desk_test

import (
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/data"
)

// The coverage says of each deputy, village, constituency and enterprise what its records say, one by one.
func TestCoverageIsWhatTheRecordsSay(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	for _, span := range []app.Span{apptest.Must(a.DeskSpan())(t), apptest.Must(a.SpanIn("2026-01-01", "2026-12-31"))(t)} {
		recountCoverage(t, a, span)
	}
}

// recountCoverage compares each cell of the four coverages of some days with the records, one by one.
func recountCoverage(t *testing.T, a *app.App, span app.Span) {
	t.Helper()
	records := slices.DeleteFunc(apptest.Must(a.DB().Activities(""))(t), func(e data.ActivityRow) bool {
		return e.Day < span.From || e.Day > span.To || e.Persons == 0
	})
	if len(records) == 0 {
		t.Fatal("the sample has no activities")
	}
	areas := apptest.Must(a.DB().ConstituencyVillages())(t)
	about := func(of data.Kind, id string, e *data.ActivityRow) bool {
		switch of {
		case data.KindDeputy:
			return slices.Contains(strings.Split(e.DeputyIDs, ","), id)
		case data.KindVillage:
			return e.VillageID == id
		case data.KindEnterprise:
			return e.WalkIn == data.WalkEnterprise && e.SubjectID == id
		}
		if e.WalkIn == data.WalkVoters && e.SubjectID != "" { // the sample names them by the town's
			return e.SubjectID == id
		}
		return slices.ContainsFunc(areas, func(v data.ConstituencyVillage) bool {
			return v.ConstituencyID == id && v.VillageID == e.VillageID
		})
	}
	for _, of := range desk.CoverageKinds {
		c := apptest.Must(desk.New(a).Coverage(of, span))(t)
		if len(c.Rows) == 0 {
			t.Errorf("the sample has no %s", of)
		}
		for i := range c.Rows {
			r := &c.Rows[i]
			for _, w := range data.WalkIns {
				var want []string
				for k := range records {
					if e := &records[k]; e.WalkIn == w.WalkIn && about(of, r.ID, e) {
						want = append(want, e.ID)
					}
				}
				got := slices.Sorted(slices.Values(r.Activities[w.WalkIn-1]))
				if slices.Sort(want); !slices.Equal(got, want) || r.Times(w.WalkIn) != len(want) {
					t.Errorf("%s %s %s: %v, not %v", of, r.Name, w.Name, got, want)
				}
			}
		}
	}
}

// Who is missing in the coverage is whom the desk and the papers name, and the text for the group names just them.
func TestCoverageNamesWhomTheDeskNames(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := desk.New(a)
	span := apptest.Must(a.DeskSpan())(t)
	var idle []string
	for _, g := range apptest.Must(b.GroupParts(span.From, span.To))(t) {
		idle = append(idle, g.Idle...)
	}
	for of, want := range map[data.Kind][]string{data.KindDeputy: idle,
		data.KindVillage: apptest.Must(b.VillagesWithout(span.From, span.To))(t)} {
		c := apptest.Must(b.Coverage(of, span))(t)
		var rows []*desk.CoverageRow
		var names []string
		for i := range c.Rows {
			if r := &c.Rows[i]; r.Total() == 0 {
				rows, names = append(rows, r), append(names, r.Name)
			}
		}
		if slices.Sort(names); !slices.Equal(names, slices.Sorted(slices.Values(want))) || len(want) == 0 {
			t.Errorf("%s: %v, not %v", of, names, want)
		}
		text := b.LackingText(&c, rows, 0)
		for _, name := range want {
			if !strings.Contains(text, name) {
				t.Errorf("%s is not in %s", name, text)
			}
		}
		t.Log(text, "\n", b.LackingText(&c, rows[:1], data.WalkEnterprise))
	}
	if text := b.LackingText(&desk.Coverage{}, nil, 0); text != "" {
		t.Error(text)
	}
}

// What is planned for a day to come is said beside who is still missing, of each kind of subject, and counts nowhere.
func TestCoverageSaysWhatIsPlanned(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	b, span := desk.New(a), apptest.Must(a.DeskSpan())(t)
	enterprise := lacking(t, b, data.KindEnterprise, span, data.WalkEnterprise)
	deputy := lacking(t, b, data.KindDeputy, span, data.WalkEnterprise)
	village := lacking(t, b, data.KindVillage, span, data.WalkVillage)
	day := days.After(a.Today(), 3)
	v := a.NewVisit()
	v.Day, v.Fields.EnterpriseID, v.Deputies = day, enterprise, []data.Participation{{DeputyID: deputy}}
	v.State = data.ActivityPlanned
	if err := a.SaveVisit(&v); err != nil {
		t.Fatal(err)
	}
	l := a.NewLecture()
	l.Day, l.VillageID, l.State = days.After(day, 1), village, data.ActivityPlanned
	l.Fields.Topic, l.Deputies = "学习宣讲", []data.Participation{{DeputyID: deputy}}
	if err := a.SaveLecture(&l); err != nil {
		t.Fatal(err)
	}
	for _, one := range []struct {
		of  data.Kind
		id  string
		w   data.WalkIn
		day string
	}{{data.KindEnterprise, enterprise, data.WalkEnterprise, day}, {data.KindDeputy, deputy, data.WalkEnterprise, day},
		{data.KindDeputy, deputy, data.WalkVillage, l.Day}, {data.KindVillage, village, data.WalkVillage, l.Day}} {
		c := apptest.Must(b.Coverage(one.of, span))(t)
		for i := range c.Rows {
			r := &c.Rows[i]
			if r.ID != one.id {
				continue
			}
			said := r.Name + "（已安排 " + days.Short(one.day) + "）"
			if text := b.LackingText(&c, []*desk.CoverageRow{r}, one.w); r.Next(one.w) != one.day || r.Times(one.w) > 0 ||
				!strings.Contains(text, said) {
				t.Errorf("%s %d: %q, %s", one.of, one.w, r.Next(one.w), text)
			}
			if r.Next(0) == "" || r.Next(0) > one.day {
				t.Errorf("%s: the next is %q", one.of, r.Next(0))
			}
		}
	}
	past := apptest.Must(a.SpanIn("2026-10-01", "2026-10-31"))(t)
	for _, r := range apptest.Must(b.Coverage(data.KindDeputy, past))(t).Rows {
		if r.Next(0) != "" {
			t.Errorf("%s is planned for in a month that is over", r.Name)
		}
	}
}

// lacking is one of a kind that a walk-in has not reached, and for which none is planned.
func lacking(t *testing.T, b *desk.Book, of data.Kind, s app.Span, w data.WalkIn) string {
	t.Helper()
	c := apptest.Must(b.Coverage(of, s))(t)
	for i := range c.Rows {
		if r := &c.Rows[i]; r.Times(w) == 0 && r.Next(0) == "" {
			return r.ID
		}
	}
	t.Fatalf("all of %s are reached", of)
	return ""
}
