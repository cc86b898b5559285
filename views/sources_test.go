package views

import (
	"regexp"
	"slices"
	"strconv"
	"testing"

	"liujin/app"
	"liujin/app/desk"
	"liujin/app/duty"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/app/training"
	"liujin/data"
	"liujin/views/kit"
)

// Every number of the meeting's paper opens exactly the rows that it counts.
func TestNumbersOpenTheirRows(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	faces, err := print.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	papers, err := s.paperwork.Paper("meeting", paperwork.Order{})
	if err != nil {
		t.Fatal(err)
	}
	p := &previewer{shell: s, job: print.Layout(faces, print.Own, papers...)}
	counted, figures := 0, regexp.MustCompile(`^(\d+) (名|个|件)$`)
	for _, c := range p.sources() {
		p.follow(c.link)
		rows := app.RowsOf(c.link)
		if want := screenOfRows(rows); s.current != want {
			t.Errorf("%s opens %s, not %s", c.text, s.current, want)
		}
		m := figures.FindStringSubmatch(c.text)
		if m == nil {
			continue
		}
		counted++
		want, _ := strconv.Atoi(m[1])
		if got := len(s.shownBoard().Shown()); got != want {
			t.Errorf("%s opens %d rows of %s (%s)", c.text, got, rows.Kind, rows.Keep)
		}
	}
	if counted < 6 {
		t.Errorf("only %d numbers open rows", counted)
	}
}

// Every number of the desk opens exactly its rows, while an activity month runs and while
// none does, with shifts and sessions to which nobody came.
func TestDeskNumbersOpenTheirRows(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	nobodyCame(t, s)
	deskOpens(t, s)
	plans, err := s.app.Campaigns()
	if err != nil || len(plans) == 0 {
		t.Fatal(err)
	}
	for _, c := range plans {
		if err := s.app.DeleteCampaign(&data.Campaign{CampaignFields: c}); err != nil {
			t.Fatal(err)
		}
	}
	deskOpens(t, s)
}

// nobodyCame records a shift and a session from which everybody was absent.
func nobodyCame(t *testing.T, s *Shell) {
	t.Helper()
	a := s.app
	shifts, err := duty.New(a).Shifts("2026-11-01", a.Today())
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(shifts, func(r duty.ShiftRow) bool {
		return r.ActivityID == "" && r.State != data.ShiftCancelled && len(r.Seats) > 0
	})
	turnout, err := duty.New(a).Turnout(shifts[at].ID)
	if err != nil {
		t.Fatal(err)
	}
	for i := range turnout.Lines {
		turnout.Lines[i].State = duty.SeatAbsent
	}
	if err := duty.New(a).SaveTurnout(turnout); err != nil {
		t.Fatal(err)
	}
	p := data.Course{CourseFields: data.CourseFields{Year: 2026, Mode: data.TrainingOnSite, Title: "没有人来的培训"},
		Sessions: []data.Session{{Day: a.Today(), Topic: "没有人来", Hours: 20}}}
	people, err := a.PickDeputies()
	if err != nil {
		t.Fatal(err)
	}
	p.Enrolments = []data.Enrolment{{DeputyID: people[0].ID}}
	if err := training.New(a).SaveCourse(&p); err != nil {
		t.Fatal(err)
	}
	roll, err := training.New(a).Roll(p.Sessions[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	roll.Lines[0].State = data.StayedAway
	if err := training.New(a).SaveRoll(roll); err != nil {
		t.Fatal(err)
	}
}

// deskOpens follows each number of the desk and counts the rows that are shown.
func deskOpens(t *testing.T, s *Shell) {
	t.Helper()
	desk, err := s.desk.Desk()
	if err != nil {
		t.Fatal(err)
	}
	for i := range desk.Walks {
		w := &desk.Walks[i]
		s.openRows(w.Rows(desk.Span))
		shown := s.shownBoard().Shown()
		persons, people, opinions := deliveryDialog(s, w)
		switch w.WalkIn {
		case data.WalkVillage, data.WalkStation:
			if w.Done != len(shown) || w.Times != len(shown) {
				t.Errorf("%s: %d %s, %d rows", w.Name, w.Done, w.Unit, len(shown))
			}
		case data.WalkTraining:
			if w.Done != len(shown) || w.Done == 0 {
				t.Errorf("%s: %d %s, %d rows of %s", w.Name, w.Done, w.Unit, len(shown), s.current)
			}
			s.openRows(desk.Span.Rows(w.Kind, app.InSpan))
			if n := len(s.shownBoard().Shown()); n != w.Subjects || n == 0 {
				t.Errorf("%d courses, %d rows", w.Subjects, n)
			}
			continue
		default:
			if w.Times != len(shown) {
				t.Errorf("%s: %d times, %d rows", w.Name, w.Times, len(shown))
			}
		}
		if w.WalkIn == data.WalkVoters && w.Done != people {
			t.Errorf("%d voters, %d in rows", w.Done, people)
		}
		if w.Persons != persons || w.People != people || w.Opinions != opinions || w.Times == 0 {
			t.Errorf("%s: %+v, rows have %d %d %d", w.Name, w, persons, people, opinions)
		}
	}
	for _, todo := range desk.Todos {
		if todo.About != "覆盖" {
			continue
		}
		s.openRows(todo.Rows)
		if n, _ := strconv.Atoi(regexp.MustCompile(`^\d+`).FindString(todo.Text)); n != len(s.shownBoard().Shown()) {
			t.Errorf("%s: %d rows", todo.Text, len(s.shownBoard().Shown()))
		}
	}
}

// deliveryDialog adds up what the shown rows say of persons, of people reached and of opinions.
func deliveryDialog(s *Shell, w *desk.WalkCount) (persons, people, opinions int) {
	shown := map[string]bool{}
	for _, id := range s.shownBoard().Shown() {
		shown[id] = true
	}
	add := func(e *data.ActivityRow, reached int) {
		if shown[e.ID] {
			persons, people, opinions = persons+e.Persons, people+reached, opinions+e.Opinions
		}
	}
	lectures, _ := s.app.Lectures()
	visits, _ := s.app.Visits()
	services, _ := s.app.Services()
	supervisions, _ := s.app.Supervisions()
	outreaches, _ := s.app.Outreaches()
	switch w.WalkIn {
	case data.WalkVillage:
		for i := range lectures {
			add(&lectures[i].ActivityRow, lectures[i].Audience)
		}
	case data.WalkEnterprise:
		for i := range visits {
			add(&visits[i].ActivityRow, 0)
		}
	case data.WalkStation:
		for i := range services {
			add(&services[i].ActivityRow, services[i].Voters)
		}
	case data.WalkProject:
		for i := range supervisions {
			add(&supervisions[i].ActivityRow, 0)
		}
	case data.WalkVoters:
		for i := range outreaches {
			add(&outreaches[i].ActivityRow, outreaches[i].Voters)
		}
	}
	return persons, people, opinions
}

// A paper of other days opens the rows of its own days; another page of the navigation goes back to the desk's.
func TestPaperOfOtherDaysOpensItsRows(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	s.openRows(app.Rows{Subject: data.Subject{Kind: data.KindLecture}, Keep: []app.Condition{app.InSpan}, From: "2026-11-01",
		To: "2026-11-03"})
	few := len(s.shownBoard().Shown())
	lectures, err := s.app.Lectures()
	if err != nil {
		t.Fatal(err)
	}
	early := slices.DeleteFunc(lectures, func(l data.LectureRow) bool { return l.Day < "2026-11-01" || l.Day > "2026-11-03" })
	if few != len(early) {
		t.Errorf("%d rows of %d", few, len(early))
	}
	desk, err := s.desk.Desk()
	if err != nil {
		t.Fatal(err)
	}
	s.openRows(desk.Walks[0].Rows(desk.Span))
	if n := len(s.shownBoard().Shown()); n != desk.Walks[0].Done || n <= few {
		t.Errorf("then the desk's %d opens %d", desk.Walks[0].Done, n)
	}
}
