package views

import (
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// chosenOnDesk goes to the desk and takes an entry of its drop-down.
func chosenOnDesk(t *testing.T, s *Shell, starts string) *deskScreen {
	t.Helper()
	d := s.Go("desk").Edit.(*deskScreen)
	i := slices.IndexFunc(d.days.Options, func(name string) bool { return strings.HasPrefix(name, starts) })
	if i < 0 {
		t.Fatalf("the desk offers %v", d.days.Options)
	}
	d.days.SetSelectedIndex(i)
	return d
}

// From the desk to last month: its numbers are a plain count over the ledger, the rows that they open are of the same days, what is to be
// done is of today as before: two clicks in all.
func TestLastMonthOnTheDesk(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	before := s.Go("desk").Edit.(*deskScreen)
	todos := len(before.todos.lines.Box.Objects)
	if !strings.Contains(before.days.Selected, "活动月") {
		t.Errorf("the desk opens on %s", before.days.Selected)
	}
	d := chosenOnDesk(t, s, "上月")
	span, err := s.deskSpan()
	if err != nil || span.From != "2026-10-01" || span.To != "2026-10-31" || d.days.Selected != "上月（2026年10月）" {
		t.Fatal(err, span, d.days.Selected)
	}
	if len(d.todos.lines.Box.Objects) != todos || !strings.HasPrefix(d.about.Text, "2026-10-01 至 2026-10-31") {
		t.Errorf("%d things to do, not %d; %s", len(d.todos.lines.Box.Objects), todos, d.about.Text)
	}
	in := func(day string) bool { return "2026-10-01" <= day && day <= "2026-10-31" }
	want := map[data.Kind]int{}
	visits, err := s.app.Visits()
	if err != nil {
		t.Fatal(err)
	}
	for i := range visits {
		want[data.KindVisit] += app.OneIf(in(visits[i].Day) && visits[i].Persons > 0)
	}
	lectures, err := s.app.Lectures()
	if err != nil {
		t.Fatal(err)
	}
	for i := range lectures {
		want[data.KindLecture] += app.OneIf(in(lectures[i].Day) && lectures[i].Persons > 0)
	}
	services, err := s.app.Services()
	if err != nil {
		t.Fatal(err)
	}
	for i := range services {
		want[data.KindService] += app.OneIf(in(services[i].Day) && services[i].Persons > 0)
	}
	now, err := s.desk.Over(span.Span)
	if err != nil {
		t.Fatal(err)
	}
	counted := 0
	for i := range now.Walks {
		w := &now.Walks[i]
		n, plain := want[w.Kind]
		s.Go("desk")
		d.tiles[i].Open()
		if shown := len(s.shownBoard().Shown()); plain && (w.Times != n || shown != n) {
			t.Errorf("%s: %d counted, %d shown, %d in the ledger", w.Name, w.Times, shown, n)
		}
		counted += w.Times
	}
	if counted == 0 {
		t.Error("the sample has nothing in October")
	}
	if got, err := s.counted(); err != nil || got.Span != span.Span.Span {
		t.Error(got, err)
	}
}

// Any part of a year and any two days can be counted, from any screen; a list then keeps what is of them.
func TestOtherDaysOnTheDesk(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	for _, c := range []struct{ entry, from, to, name string }{
		{"2026年下半年", "2026-07-01", "2026-12-31", "2026年下半年"}, {"本季度", "2026-10-01", "2026-12-31", "本季度（2026年第4季度）"},
		{"上年", "2025-01-01", "2025-12-31", "上年（2025年）"},
	} {
		d := chosenOnDesk(t, s, c.entry)
		if span, err := s.deskSpan(); err != nil || span.From != c.from || span.To != c.to || d.days.Selected != c.name {
			t.Errorf("%s: %v %v %s", c.entry, err, span, d.days.Selected)
		}
	}
	for _, entry := range []string{wordPart, wordTwoDays} { // asks, and shows what is counted until there is an answer
		d := chosenOnDesk(t, s, entry)
		if d.days.Selected != "上年（2025年）" || s.window.Canvas().Overlays().Top() == nil {
			t.Errorf("%s: %s", entry, d.days.Selected)
		}
		for _, o := range s.window.Canvas().Overlays().List() {
			s.window.Canvas().Overlays().Remove(o)
		}
	}
	v := yearPart{Year: 2026, Part: "10月"}
	if v.Validate() != nil || (&yearPart{Year: 26, Part: "10月"}).Validate() == nil || (&yearPart{Year: 2026}).Validate() == nil {
		t.Error("a part of a year is taken or refused wrongly")
	}
	s.Go("lecture")
	of, err := s.app.SpanIn("2026-11-01", "2026-11-03")
	if err != nil || !s.deskDays().choose(of.Span) {
		t.Fatal(err)
	}
	lectures, err := s.app.Lectures()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i := range lectures {
		n += app.OneIf("2026-11-01" <= lectures[i].Day && lectures[i].Day <= "2026-11-03" && lectures[i].Persons > 0)
	}
	if shown := len(s.shownBoard().Shown()); shown != n || n == 0 {
		t.Errorf("%d lectures are shown, %d are of the days", shown, n)
	}
	if d := s.Go("desk").Edit.(*deskScreen); d.days.Selected != "2026年11月1日至3日" {
		t.Error(d.days.Selected)
	}
}

// An activity month that is opened among all of them is counted on the desk; its total page is among the papers of its form.
func TestCampaignsSideBySide(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	old := data.Campaign{CampaignFields: data.CampaignFields{Name: "十月活动月", Starts: "2026-10-01", Ends: "2026-10-31"}}
	if err := s.app.SaveCampaign(&old); err != nil {
		t.Fatal(err)
	}
	part := s.othersPart()
	part.Chart.(*kit.Heat).Open(1, 0)
	d := s.built["desk"].Edit.(*deskScreen)
	if s.current != "desk" || d.days.Selected != "十月活动月（2026年10月1日至31日）" || !strings.HasPrefix(d.about.Text, "2026-10-01 至") {
		t.Error(s.current, d.days.Selected, d.about.Text)
	}
	s.Open("campaign", old.ID)
	if !slices.ContainsFunc(s.printables(), func(p kit.Paper) bool { return strings.HasPrefix(p.Title, "活动情况统计表") }) {
		t.Error("an activity month has no total page")
	}
}

// The rows behind a number of days that are past are of those who were in office then.
func TestRowsOfWhoWasInOffice(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	chosenOnDesk(t, s, "上月")
	span, err := s.counted()
	if err != nil {
		t.Fatal(err)
	}
	walks, err := s.desk.Walks(span.From, span.To, data.Targets{})
	if err != nil {
		t.Fatal(err)
	}
	left := false
	for id := range walks.Of(data.WalkStation).Deputies {
		d, err := s.app.Deputy(id)
		if err != nil {
			t.Fatal(err)
		}
		c := data.MandateChange{MandateID: d.Mandates[0].ID, Day: "2026-11-05", Kind: data.MandateDeceased}
		if left = s.app.ChangeMandate(id, c) == nil; left {
			break
		}
	}
	if !left {
		t.Fatal("nobody can leave")
	}
	parts, err := s.desk.GroupParts(span.From, span.To)
	if err != nil {
		t.Fatal(err)
	}
	took, idle := 0, 0
	for _, g := range parts {
		took, idle = took+g.Members-len(g.Idle), idle+len(g.Idle)
	}
	for keep, want := range map[app.Condition]int{app.TakenPart: took, app.NotTakenPart: idle} {
		s.openRows(span.Rows(data.KindDeputy, keep))
		if shown := len(s.shownBoard().Shown()); shown != want {
			t.Errorf("%s: %d are shown, %d counted", keep.Words(), shown, want)
		}
	}
}
