package app

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"

	"liujin/app/days"
	"liujin/data"
)

// The sample's month is filled, keeps every rule of its office, and everybody serves in the activity month.
func TestSampleRotation(t *testing.T) {
	a := sampleOn(t, sampleDay)
	rows := must(a.Shifts("2026-11-01", "2026-11-30"))(t)
	states := map[SeatState]int{}
	people := map[string]bool{}
	for i := range rows {
		for k := range rows[i].Seats {
			states[rows[i].Seats[k].State]++
			people[rows[i].Seats[k].DeputyID] = true
		}
	}
	for _, s := range SeatStates {
		october := 0
		for _, r := range must(a.Shifts("2026-10-01", "2026-10-31"))(t) {
			for k := range r.Seats {
				october += count1(r.Seats[k].State == s)
			}
		}
		if states[s]+october == 0 {
			t.Errorf("the sample has no seat that is %s", s)
		}
	}
	if len(people) != 85 { // one is exempt
		t.Errorf("%d persons serve in the activity month", len(people))
	}
	if faults := must(a.db.Check())(t); len(faults) > 0 {
		t.Error(faults)
	}
}

// Planning twice gives the same; a kept plan changes only what must be; saving is one operation.
func TestScheduleKeepsAndUndoes(t *testing.T) {
	a := sampleOn(t, sampleDay)
	plan := must(a.Schedule(ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}))(t)
	again := must(a.Schedule(ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}))(t)
	text := func(s *Schedule) string {
		var b strings.Builder
		for _, r := range must(a.PlanRows(s))(t) {
			b.WriteString(r.Line() + "\n")
		}
		return b.String()
	}
	if text(plan) != text(again) {
		t.Error("two plans differ")
	}
	if err := a.SaveSchedule(plan); err != nil {
		t.Fatal(err)
	}
	rows := must(a.Shifts("2026-12-01", "2026-12-31"))(t)
	kept := must(a.Schedule(ScheduleOrder{From: "2026-12-01", To: "2026-12-31", Keep: true}))(t)
	if kept.Changes != 0 || len(kept.Drop) != 0 {
		t.Errorf("%d changes where nothing happened", kept.Changes)
	}
	who := rows[4].Seats[0]
	if err := a.SaveAbsence(&data.Absence{DeputyID: who.DeputyID, Kind: data.AbsenceLeave, Starts: rows[4].Day, Ends: rows[4].Day}); err != nil {
		t.Fatal(err)
	}
	if got := must(a.Absences())(t); got[0].Shifts != 1 && got[1].Shifts != 1 && got[2].Shifts != 1 && got[3].Shifts != 1 {
		t.Errorf("%+v", got)
	}
	if kept = must(a.Schedule(ScheduleOrder{From: "2026-12-01", To: "2026-12-31", Keep: true}))(t); kept.Changes != 1 {
		t.Errorf("%d changes after one leave", kept.Changes)
	}
	if err := a.Lock(rows[6].ID, rows[6].Seats[0].DeputyID, true); err != nil {
		t.Fatal(err)
	}
	fresh := must(a.Schedule(ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}))(t)
	i := slices.IndexFunc(fresh.Turns, func(x data.Turn) bool { return x.ID == rows[6].ID })
	if !fresh.Turns[i].Has(rows[6].Seats[0].DeputyID) {
		t.Error("a locked seat was given away")
	}
	for range 3 {
		if err := a.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if rows := must(a.Shifts("2026-12-01", "2026-12-31"))(t); len(rows) != 0 {
		t.Errorf("%d shifts after undo", len(rows))
	}
}

// What is planned before and after a period counts: for the gap over its ends, and for how much each has had.
func TestPeriodsMeet(t *testing.T) {
	a := sampleOn(t, sampleDay)
	plan := must(a.Schedule(ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}))(t)
	november := map[string]string{}
	times := map[string]int{}
	for _, r := range must(a.Shifts("2026-11-01", "2026-11-30"))(t) {
		for _, d := range r.Duties {
			november[d.DeputyID] = r.Day
		}
	}
	for _, d := range plan.asks.Deputies {
		times[d.ID] = d.Served
	}
	for i := range plan.Turns {
		for _, d := range plan.Turns[i].Duties {
			if last := november[d.DeputyID]; last != "" && days.Between(last, plan.Turns[i].Day) < 7 {
				t.Errorf("%s on %s and on %s", a.nameOf(d.DeputyID), last, plan.Turns[i].Day)
			}
		}
	}
	for id, last := range november {
		if last > sampleDay && times[id] == 0 {
			t.Errorf("%s is planned for %s, which does not count", a.nameOf(id), last)
		}
	}
	if err := a.SaveSchedule(plan); err != nil {
		t.Fatal(err)
	}
	late := must(a.Schedule(ScheduleOrder{From: sampleDay, To: "2026-11-30"}))(t)
	first := map[string]string{}
	for i := range plan.Turns {
		for _, d := range plan.Turns[i].Duties {
			if first[d.DeputyID] == "" {
				first[d.DeputyID] = plan.Turns[i].Day
			}
		}
	}
	for i := range late.Turns {
		for _, d := range late.Turns[i].Duties {
			if next := first[d.DeputyID]; next != "" && days.Between(late.Turns[i].Day, next) < 7 {
				t.Errorf("%s on %s and on %s", a.nameOf(d.DeputyID), late.Turns[i].Day, next)
			}
		}
	}
}

// A rule that is taken back and a station that closes drop their shifts; a shift added by hand stays; bad spans are refused.
func TestScheduleFollowsRules(t *testing.T) {
	a := sampleOn(t, sampleDay)
	if err := a.SaveSchedule(must(a.Schedule(ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}))(t)); err != nil {
		t.Fatal(err)
	}
	rotas := must(a.Rotas())(t)
	i := slices.IndexFunc(rotas, func(r RotaRow) bool { return strings.HasPrefix(r.Name, "港口社区") })
	rota := must(a.Rota(rotas[i].ID))(t)
	rota.Closures = []data.Closure{{Starts: "2026-12-07", Ends: "2026-12-20", Reason: "装修"}}
	if err := a.SaveRota(&rota); err != nil {
		t.Fatal(err)
	}
	extra := must(a.NewShift("2026-12-05", rota.Name))(t)
	if err := a.SaveShift(&extra); err != nil {
		t.Fatal(err)
	}
	plan := must(a.Schedule(ScheduleOrder{From: "2026-12-01", To: "2026-12-31", Keep: true}))(t)
	if len(plan.Drop) != 2 || !slices.ContainsFunc(plan.Skipped, func(s string) bool { return strings.Contains(s, "装修") }) {
		t.Errorf("%d dropped, %q", len(plan.Drop), plan.Skipped)
	}
	if !slices.ContainsFunc(plan.Turns, func(x data.Turn) bool { return x.ID == extra.ID && len(x.Duties) == 2 }) {
		t.Error("the shift that was added by hand is not planned")
	}
	for _, span := range [][2]string{{"2026-12-31", "2026-12-01"}, {"x", "2026-12-01"}, {"2026-12-01", "2036-12-01"}} {
		if _, err := a.Schedule(ScheduleOrder{From: span[0], To: span[1]}); !data.Is(err, Refused) {
			t.Errorf("%v: %v", span, err)
		}
	}
}

// Shifts that move one after the other to where the next one leaves are saved in the order that lets them.
func TestShiftsThatFollowEachOther(t *testing.T) {
	a := sampleOn(t, sampleDay)
	stations := must(a.Stations())(t)
	rota := must(a.Rota(stations[0].ID))(t)
	daily := NewRule()
	daily.Weekdays, daily.Need = "1,2,3,4,5", 1
	rota.Rules = []data.Rule{daily}
	if err := a.SaveRota(&rota); err != nil {
		t.Fatal(err)
	}
	if err := a.SaveSchedule(must(a.Schedule(ScheduleOrder{From: "2027-03-01", To: "2027-03-12"}))(t)); err != nil {
		t.Fatal(err)
	}
	rota = must(a.Rota(stations[0].ID))(t)
	rota.Rules[0].WhenOff = data.OffPrevious
	if err := a.SaveRota(&rota); err != nil {
		t.Fatal(err)
	}
	year, _ := a.ReadNotice("关于2027年部分节假日安排的通知\n元旦：3月3日至5日放假，共3天。")
	if err := a.SaveHolidays(&year); err != nil {
		t.Fatal(err)
	}
	if err := a.SaveSchedule(must(a.Schedule(ScheduleOrder{From: "2027-03-01", To: "2027-03-12", Keep: true}))(t)); err != nil {
		t.Error(err)
	}
	if faults := must(a.db.Check())(t); len(faults) > 0 {
		t.Error(faults)
	}
}

// One who joins in the middle of the year is not made to catch up, and is not planned before.
func TestMidYearJoiner(t *testing.T) {
	a := sampleOn(t, sampleDay)
	stations := must(a.Stations())(t)
	p := data.Person{Deputy: data.Deputy{Name: "新代表"}, Mandates: []data.Mandate{{Level: data.LevelTown, State: data.MandateInOffice, Starts: "2026-12-15"}}, Stations: []data.Member{{StationID: stations[1].ID, Home: true}}}
	if err := a.SavePerson(&p); err != nil {
		t.Fatal(err)
	}
	plan := must(a.Schedule(ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}))(t)
	credit := 0
	for _, d := range plan.asks.Deputies {
		if d.ID == p.ID {
			credit = d.Credit
		}
	}
	if credit < 2 {
		t.Errorf("a credit of %d for one who joins in December", credit)
	}
	for i := range plan.Turns {
		if plan.Turns[i].Has(p.ID) && plan.Turns[i].Day < "2026-12-15" {
			t.Errorf("planned on %s, before his time", plan.Turns[i].Day)
		}
	}
}

// What happened is recorded beside the plan: stand-ins, those who came unplanned, nobody at all; served duties count, planned ones do not.
func TestTurnoutStandsBesideThePlan(t *testing.T) {
	a := sampleOn(t, sampleDay)
	rows := must(a.Shifts(sampleDay, sampleDay))(t)
	before := rows[0]
	turnout := must(a.Turnout(before.ID))(t)
	other := must(a.Deputies())(t)
	free := slices.IndexFunc(other, func(d DeputyRow) bool { return !before.Has(d.ID) })
	turnout.Lines[0].State = SeatStandIn
	if err := a.SaveTurnout(turnout); err == nil || !strings.Contains(err.Error(), "谁来替") {
		t.Fatalf("nobody stands in: %v", err)
	}
	turnout.Lines[0].StandIn = turnout.Lines[1].DeputyID
	if err := a.SaveTurnout(turnout); err == nil || !strings.Contains(err.Error(), "两次") {
		t.Fatalf("one person twice: %v", err)
	}
	turnout.Lines[0].StandIn = other[free].ID
	turnout.Lines[1].State = SeatAbsent
	turnout.Voters = 7
	if err := a.SaveTurnout(turnout); err != nil {
		t.Fatal(err)
	}
	now := must(a.ShiftOf(before.ID))(t)
	if now.Names() != before.Names() || now.Seats[0].State != SeatStandIn || now.Seats[0].StandIn != other[free].Name || now.Seats[1].State != SeatAbsent || now.Voters != 7 {
		t.Errorf("%+v", now)
	}
	if !slices.ContainsFunc(must(a.History(other[free].ID))(t), func(d Deed) bool {
		return d.Kind == data.KindService && d.Day == sampleDay
	}) {
		t.Error("the stand-in's file does not know of it")
	}
	if slices.ContainsFunc(must(a.History(before.Seats[1].DeputyID))(t), func(d Deed) bool { return d.Day == sampleDay }) {
		t.Error("one who stayed away has it in his file")
	}
	again := must(a.Turnout(before.ID))(t)
	if !again.Recorded() || again.Lines[0].StandIn != other[free].ID || again.Lines[1].State != SeatAbsent {
		t.Errorf("%+v", again.Lines)
	}
	for i := range again.Lines {
		again.Lines[i].State, again.Lines[i].StandIn = SeatAbsent, ""
	}
	if err := a.SaveTurnout(again); err != nil {
		t.Fatalf("nobody came: %v", err)
	}
	if err := a.DropTurnout(must(a.Turnout(before.ID))(t)); err != nil {
		t.Fatal(err)
	}
	if got := must(a.ShiftOf(before.ID))(t); got.ActivityID != "" || got.Seats[0].State != before.Seats[0].State {
		t.Errorf("%+v", got.Seats)
	}
	later := must(a.Turnout(must(a.Shifts("2026-11-25", "2026-11-25"))(t)[0].ID))(t)
	if err := a.SaveTurnout(later); !data.Is(err, Refused) {
		t.Errorf("the future was recorded: %v", err)
	}
}

// Swaps and moves break no rule, or say which.
func TestMend(t *testing.T) {
	a := sampleOn(t, sampleDay)
	rows := must(a.Shifts(sampleDay, "2026-11-30"))(t)
	swapped := 0
	for i := range rows {
		for _, s := range rows[i].Seats {
			found := must(a.Exchanges(rows[i].ID, s.DeputyID))(t)
			if len(found) == 0 || swapped > 3 {
				continue
			}
			swapped++
			x := found[0]
			if err := a.Swap(rows[i].ID, s.DeputyID, x.ShiftID, x.DeputyID); err != nil {
				t.Fatal(err)
			}
			one, two := must(a.ShiftOf(rows[i].ID))(t), must(a.ShiftOf(x.ShiftID))(t)
			if !one.Has(x.DeputyID) || !two.Has(s.DeputyID) || one.Has(s.DeputyID) {
				t.Error("not swapped")
			}
			if bad := must(a.Objections(rows[i].ID, x.DeputyID, x.DeputyID))(t); len(bad) > 0 {
				t.Errorf("the swap breaks %q", bad)
			}
			if err := a.Undo(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if swapped == 0 {
		t.Error("nobody could swap")
	}
	past := must(a.Shifts("2026-11-02", "2026-11-02"))(t)[0]
	if _, err := a.Objections(past.ID, past.Seats[0].DeputyID); !data.Is(err, Refused) {
		t.Errorf("the past can be planned: %v", err)
	}
}

func TestUnits(t *testing.T) {
	p := &planner{units: []string{"东港水产有限公司", "新风村"}}
	for employer, want := range map[string]string{"东港水产有限公司总经理": "东港水产有限公司", "新风村党总支书记": "新风村", "东港镇中心小学教师": "东港镇中心小学", "东港镇人大副主席": "东港镇人大",
		"东港镇人民政府镇长": "东港镇人民政府", "个体经营": "", "": "", "东港镇卫生院护士长": "东港镇卫生院"} {
		if got := p.unit(employer); got != want {
			t.Errorf("%s: %q, want %q", employer, got, want)
		}
	}
}

// A notice takes the next shift, is numbered once, and numbers are not given twice.
func TestNotices(t *testing.T) {
	a := sampleOn(t, sampleDay)
	due := must(a.NoticeDue())(t)
	if len(due) == 0 {
		t.Fatal("no notice is due in the sample")
	}
	if err := a.NumberNotice([]string{due[0].ID}); err != nil {
		t.Fatal(err)
	}
	if now := must(a.ShiftOf(due[0].ID))(t); now.NoticeNumber != 1 || now.NoticeYear != 2026 {
		t.Errorf("%+v", now.Shift)
	}
	if err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	if err := a.NumberNotice([]string{due[0].ID}); err != nil {
		t.Fatal(err)
	}
	if now := must(a.ShiftOf(due[0].ID))(t); now.NoticeNumber != 2 {
		t.Errorf("the number %d was given again", now.NoticeNumber)
	}
	if _, text := printed(t, a, must(a.Paper("duty-notice", Order{ID: due[0].ID}))(t)); !strings.Contains(text, "(2026)2号") {
		t.Error(text)
	}
}

// New days off move the rule's days: planned shifts that they hit are listed with what the rule makes of them.
func TestNewNoticeUnsettlesShifts(t *testing.T) {
	a := sampleOn(t, sampleDay)
	if err := a.SaveSchedule(must(a.Schedule(ScheduleOrder{From: "2027-01-01", To: "2027-01-31"}))(t)); err != nil {
		t.Fatal(err)
	}
	if moved := must(a.Unsettled())(t); len(moved) != 0 {
		t.Fatalf("%q", moved)
	}
	year, faults := a.ReadNotice("关于2027年部分节假日安排的通知\n元旦：1月4日至6日放假，共3天。")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if err := a.SaveHolidays(&year); err != nil {
		t.Fatal(err)
	}
	moved := must(a.Unsettled())(t)
	if len(moved) != 4 || !strings.Contains(moved[0], "元旦放假") {
		t.Errorf("%q", moved)
	}
	before := must(a.Shifts("2027-01-04", "2027-01-04"))(t)[0]
	plan := must(a.Schedule(ScheduleOrder{From: "2027-01-01", To: "2027-01-31", Keep: true}))(t)
	i := slices.IndexFunc(plan.Turns, func(x data.Turn) bool { return x.ID == before.ID })
	if i < 0 || plan.Turns[i].Day != "2027-01-07" || len(plan.Drop) > 1 || len(plan.Turns[i].Duties) != len(before.Duties) {
		t.Errorf("the shift did not go along with its rule: %d, %d dropped", i, len(plan.Drop))
	}
	path := filepath.Join(t.TempDir(), "2028.csv")
	if err := os.WriteFile(path, []byte("日期,安排,节日\n2028-01-01,放假,元旦\n2028年1月8日,调休上班,元旦\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	read := must(a.ReadHolidayFile(path))(t)
	if read.Year != 2028 || len(read.Days) != 2 || read.Days[1].Kind != data.HolidayWorked || read.Days[0].Name != "元旦" {
		t.Errorf("%+v", read)
	}
}

// Calendar files are read by another library than wrote them, where one is at hand, and by the one that did.
func TestCalendars(t *testing.T) {
	t.Parallel()
	a := sampleOn(t, sampleDay)
	folder := t.TempDir()
	if err := a.WriteCalendars("2026-11-01", "2026-11-30", folder); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(folder, "*.ics"))
	if len(files) != 85+9 {
		t.Errorf("%d files", len(files))
	}
	for _, path := range files {
		text := must(os.ReadFile(path))(t)
		for _, line := range strings.Split(string(text), "\r\n") {
			if len(line) > 75 {
				t.Errorf("%s: a line of %d octets", path, len(line))
			}
		}
		c := must(ics.ParseCalendar(strings.NewReader(string(text))))(t)
		if len(c.Events()) == 0 || c.Events()[0].GetProperty(ics.ComponentPropertyDtStart).ICalParameters["TZID"][0] != "Asia/Shanghai" {
			t.Errorf("%s: %s", path, text)
		}
	}
	check := "import sys, icalendar\nfor p in sys.argv[1:]:\n    c = icalendar.Calendar.from_ical(open(p,'rb').read())\n    assert any(e.name == 'VEVENT' and e['SUMMARY'] and e['DTSTART'].dt.utcoffset().total_seconds() == 28800 for e in c.walk()), p\n"
	if err := exec.Command("python3", "-c", "import icalendar").Run(); err == nil {
		if out, err := exec.Command("python3", append([]string{"-c", check}, files...)...).CombinedOutput(); err != nil {
			t.Errorf("%s", out)
		}
	}
}

// A shift whose day moves out of the period goes along; two rules that a holiday pulls apart give two shifts; the past is not planned after
// the fact; what is held stays as it is.
func TestEdgesOfAPlan(t *testing.T) {
	a := sampleOn(t, sampleDay)
	if err := a.SaveSchedule(must(a.Schedule(ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}))(t)); err != nil {
		t.Fatal(err)
	}
	last := must(a.Shifts("2026-12-31", "2026-12-31"))(t)[0]
	year, _ := a.ReadNotice("关于2026年部分节假日安排的通知\n元旦：12月31日放假，共1天。")
	if err := a.SaveHolidays(&year); err != nil {
		t.Fatal(err)
	}
	settled := must(a.Schedule(ScheduleOrder{From: sampleDay, To: "2026-12-31", Keep: true}))(t)
	i := slices.IndexFunc(settled.Turns, func(x data.Turn) bool { return x.ID == last.ID })
	if i < 0 || settled.Turns[i].Day != "2027-01-01" || len(settled.Turns[i].Duties) == 0 {
		t.Errorf("the last shift of the year is lost: %d, %+v", i, settled.Drop)
	}
	if err := a.SaveSchedule(settled); err != nil {
		t.Error(err)
	}
	plan := must(a.Schedule(ScheduleOrder{From: "2026-11-01", To: "2026-11-30"}))(t)
	for k := range plan.Turns {
		if plan.Turns[k].Day < sampleDay {
			t.Errorf("a shift of the past was planned: %s", plan.Turns[k].Day)
		}
	}
	held := must(a.Shifts("2026-11-02", "2026-11-02"))(t)[0]
	for name, err := range map[string]error{"cancel": a.CancelShift(held.ID, true), "assign": a.Assign(held.ID, last.Seats[0].DeputyID), "lock": a.Lock(held.ID, held.Seats[0].DeputyID, true)} {
		if !data.Is(err, Refused) {
			t.Errorf("%s of a held shift: %v", name, err)
		}
	}
	shift := must(a.Shifts(sampleDay, sampleDay))(t)[0]
	one, two := must(a.Turnout(shift.ID))(t), must(a.Turnout(shift.ID))(t)
	if err := a.SaveTurnout(one); err != nil {
		t.Fatal(err)
	}
	if err := a.SaveTurnout(two); err == nil {
		t.Error("one shift was recorded twice")
	}
}

func TestTwoRulesOnOneDay(t *testing.T) {
	a := sampleOn(t, sampleDay)
	rota := must(a.Rota(must(a.Stations())(t)[0].ID))(t)
	later, earlier := NewRule(), NewRule()
	later.Weekdays, earlier.Weekdays, earlier.WhenOff = "3", "3", data.OffPrevious
	rota.Rules = []data.Rule{later, earlier}
	if err := a.SaveRota(&rota); err != nil {
		t.Fatal(err)
	}
	if err := a.SaveSchedule(must(a.Schedule(ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}))(t)); err != nil {
		t.Fatal(err)
	}
	year, _ := a.ReadNotice("关于2026年部分节假日安排的通知\n元旦：12月16日放假，共1天。")
	if err := a.SaveHolidays(&year); err != nil {
		t.Fatal(err)
	}
	plan := must(a.Schedule(ScheduleOrder{From: "2026-12-01", To: "2026-12-31", Keep: true}))(t)
	if err := a.SaveSchedule(plan); err != nil {
		t.Error(err)
	}
	for _, day := range []string{"2026-12-15", "2026-12-17"} {
		if rows := must(a.Shifts(day, day))(t); !slices.ContainsFunc(rows, func(r ShiftRow) bool { return r.StationID == rota.ID }) {
			t.Errorf("no shift on %s", day)
		}
	}
}
