package views

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/data"
	"liujin/views/kit"
)

// coverageShell is the sample's window with the tab 覆盖.
func coverageShell(t *testing.T) (*Shell, *coveragePage) {
	s := sampleShell(t, kit.Theme{})
	p, ok := s.Go("coverage").Edit.(*coveragePage)
	if !ok {
		t.Fatal("no coverage")
	}
	return s, p
}

// A number of the coverage opens just the activities that it counts, of every walk-in and kind, with the way back.
func TestCoverageOpensItsRows(t *testing.T) {
	s, p := coverageShell(t)
	s.deskDays().choose(days.YearSpan(s.app.Today()))
	opened, several := map[data.WalkIn]bool{}, map[data.WalkIn]bool{}
	for _, of := range desk.CoverageKinds {
		s.Go("coverage")
		p.turn(of)
		for i := range p.now.Rows {
			r := p.now.Rows[i]
			for _, w := range data.WalkIns {
				n := r.Times(w.WalkIn)
				if n == 0 || n == 1 && opened[w.WalkIn] || several[w.WalkIn] {
					continue
				}
				opened[w.WalkIn], several[w.WalkIn] = true, n > 1
				s.Go("coverage")
				p.cell(&r, desk.WalkColumn(w.WalkIn))
				if s.current != screenOf(w.Kind) || s.wayBack == nil {
					t.Fatalf("%s of %s opens %s", w.Name, r.Name, s.current)
				}
				want := r.Activities[w.WalkIn-1]
				if w.WalkIn == data.WalkTraining {
					want = s.coursesOf(want)
				}
				if shown := s.shownBoard().Shown(); n > 1 && len(shown) != len(want) {
					t.Errorf("%s of %s: %d are shown, %d counted", w.Name, r.Name, len(shown), len(want))
				}
				s.back()
				if s.current != "coverage" || p.now.Of != of {
					t.Errorf("back is %s", s.current)
				}
			}
		}
	}
	if len(opened) != len(data.WalkIns) || len(several) < 3 {
		t.Errorf("only %v were opened, %v of several", opened, several)
	}
}

// Whom a walk-in has not reached is told in one act, or is in the form of a new activity or course in one.
func TestCoverageInvites(t *testing.T) {
	s, p := coverageShell(t)
	span := p.now.Span
	s.coverageOf(span, data.WalkEnterprise, "")
	missing := p.list.Shown()
	if len(missing) == 0 || len(missing) == len(p.now.Rows) {
		t.Fatalf("%d of %d are missing", len(missing), len(p.now.Rows))
	}
	p.copyOf(p.meant())
	r, _ := p.list.Row(missing[0])
	if text := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(text, r.Name) || !strings.Contains(text, "还没有参加“走进市场主体”") {
		t.Error(text)
	}
	p.planFor(p.meant())
	e, ok := s.built[s.current].Edit.(*kit.Editor[*data.VisitRow, *data.Visit])
	if !ok || len(e.Form().Value.Deputies) != len(missing) || e.Form().Value.State != data.ActivityPlanned {
		t.Fatalf("%s has not got them", s.current)
	}
	s.coverageOf(span, data.WalkTraining, "")
	missing = p.list.Shown()
	p.planFor(missing)
	if c, ok := s.built[s.current].Edit.(courseEdit); !ok || len(c.Form().Value.Enrolments) != len(missing) {
		t.Fatalf("%s has not got them", s.current)
	}
	s.Go("coverage")
	for _, of := range desk.CoverageKinds { // each name is seen whole
		p.turn(of)
		if wide := fyne.MeasureText(desk.CoverageName(of), theme.TextSize(), fyne.TextStyle{}).Width; p.kinds.MinSize().Width <
			wide+theme.Size(theme.SizeNameInlineIcon)+3*theme.InnerPadding()+theme.Padding() {
			t.Errorf("%s needs %g, has %v", desk.CoverageName(of), wide, p.kinds.MinSize())
		}
	}
	p.turn(data.KindVillage)
	p.planFor(p.list.Shown()[:1])
	if l, ok := s.built[s.current].Edit.(*kit.Editor[*data.LectureRow, *data.Lecture]); !ok || l.Form().Value.VillageID == "" {
		t.Fatalf("%s has not got the village", s.current)
	}
}

// A line of the desk about those who are missing opens the coverage, of all days that it is about.
func TestDeskOpensCoverage(t *testing.T) {
	s, p := coverageShell(t)
	s.Go("desk")
	span, err := s.app.DeskSpan()
	if err != nil {
		t.Fatal(err)
	}
	for keep, of := range map[app.Condition]data.Kind{app.NotTakenPart: data.KindDeputy, app.NotWalkedIn: data.KindVillage} {
		s.Go("desk")
		s.openRows(span.Rows(of, keep))
		if s.current != "coverage" || p.now.Of != of || len(p.list.Shown()) == len(p.now.Rows) || s.wayBack == nil {
			t.Errorf("%s opens %s of %s", keep, s.current, p.now.Of)
		}
		for _, id := range p.list.Shown() {
			if r, _ := p.list.Row(id); r.Total() > 0 {
				t.Errorf("%s is shown as missing", r.Name)
			}
		}
	}
	d, ok := s.Go("desk").Edit.(*deskScreen)
	if !ok || len(d.groups) == 0 {
		t.Fatal("no groups")
	}
	for row, g := range d.groups {
		s.Go("desk")
		d.missing(row, 1)
		if n := len(p.list.Shown()); n != len(g.Missing[1]) {
			t.Errorf("%s: %d are shown, %d counted", g.Name, n, len(g.Missing[1]))
		}
	}
	if len(p.list.Shown()) > 0 {
		p.key(fyne.Key6)
		p.chosen = p.list.Shown()[0]
		p.key(fyne.Key6)
	}
}

// A number of 关键少数 on the page of an activity month opens who of them has taken no part in those days.
func TestKeyFewOpenCoverage(t *testing.T) {
	s, p := coverageShell(t)
	c, err := s.app.DB().CampaignOn(s.app.Today())
	if err != nil {
		t.Fatal(err)
	}
	s.Open("campaign", c.ID)
	campaign, err := s.app.Campaign(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	parts := s.campaignPage(&campaign).Parts
	at := slices.IndexFunc(parts, func(p kit.Part) bool { return strings.HasPrefix(p.Title, "关键少数") })
	parts[at].Chart.(*kit.Heat).Open(0, int(data.WalkEnterprise)-1)
	shown := p.list.Shown()
	if s.current != "coverage" || len(shown) == 0 || p.now.From != c.Starts {
		t.Fatalf("%s, %d rows", s.current, len(shown))
	}
	for _, id := range shown {
		if r, _ := p.list.Row(id); r.Standing == "" || r.Times(data.WalkEnterprise) > 0 {
			t.Errorf("%+v", r)
		}
	}
}

// The coverage of a group is of just that group, though the name of another has its name in it; only walk-ins that can reach what is shown
// are asked for.
func TestCoverageOfAGroupIsOfNoOther(t *testing.T) {
	s, p := coverageShell(t)
	groups, err := s.app.Groups()
	if err != nil || len(groups) < 2 {
		t.Fatal(err)
	}
	for i, name := range []string{"一组", "十一组"} {
		g, err := s.app.Group(groups[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		if g.Name = name; s.app.SaveGroup(&g) != nil {
			t.Fatal("not saved")
		}
	}
	for _, name := range []string{"一组", "十一组", app.Leaders.Words(), ""} {
		for w := range data.WalkIn(len(data.WalkIns) + 1) {
			s.Go("desk")
			s.coverageOf(p.now.Span, w, name)
			var want []string
			for i := range p.now.Rows {
				r := &p.now.Rows[i]
				if lacks(r, w) && (name == "" || r.Group == name || name == app.Leaders.Words() && strings.Contains(r.Standing, name)) {
					want = append(want, r.ID)
				}
			}
			got := p.list.Shown()
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s, walk-in %d: %d are shown, want %d", name, w, len(got), len(want))
			}
		}
	}
	s.coverageOf(p.now.Span, data.WalkTraining, "一组")
	for _, of := range desk.CoverageKinds {
		p.turn(of)
		for w := data.WalkIn(1); int(w) <= len(data.WalkIns); w++ {
			offered := p.list.Narrows[0][w+1].If()
			reached := slices.ContainsFunc(p.now.Rows, func(r desk.CoverageRow) bool { return r.Times(w) > 0 })
			if !offered && reached || offered != p.now.Rows[0].Can(w) {
				t.Errorf("%s of %s: offered %v, reached %v", w.Info().Short, of, offered, reached)
			}
		}
		if p.list.Picked(1) != 0 && of != data.KindDeputy || len(p.list.Shown()) == 0 && of != data.KindDeputy {
			t.Errorf("of %s none is shown", of)
		}
	}
}
