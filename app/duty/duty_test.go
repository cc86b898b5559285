package duty_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/duty"
	"liujin/app/paperwork"
	"liujin/data"
)

// The sample's month is filled, keeps every rule of its office, and everybody serves in the activity month.
func TestSampleRotation(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(duty.New(a).Shifts("2026-11-01", "2026-11-30"))(t)
	states := map[duty.SeatState]int{}
	people := map[string]bool{}
	for i := range rows {
		for k := range rows[i].Seats {
			states[rows[i].Seats[k].State]++
			people[rows[i].Seats[k].DeputyID] = true
		}
	}
	for _, s := range duty.SeatStates {
		if s == duty.SeatOut { // the sample's plan is in order, see TestSeatOfWhoLeft
			continue
		}
		october := 0
		for _, r := range apptest.Must(duty.New(a).Shifts("2026-10-01", "2026-10-31"))(t) {
			for k := range r.Seats {
				october += app.OneIf(r.Seats[k].State == s)
			}
		}
		if states[s]+october == 0 {
			t.Errorf("the sample has no seat that is %s", s)
		}
	}
	if len(people) != 85 { // one is exempt
		t.Errorf("%d persons serve in the activity month", len(people))
	}
	if faults := apptest.Must(a.DB().Check())(t); len(faults) > 0 {
		t.Error(faults)
	}
}

// Planning twice gives the same; a kept plan changes only what must be; saving is one operation.
func TestScheduleKeepsAndUndoes(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	plan := apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}))(t)
	again := apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}))(t)
	text := func(s *duty.Schedule) string {
		var b strings.Builder
		for _, r := range apptest.Must(duty.New(a).ScheduleRows(s))(t) {
			b.WriteString(r.Line() + "\n")
		}
		return b.String()
	}
	if text(plan) != text(again) {
		t.Error("two plans differ")
	}
	if err := duty.New(a).SaveSchedule(plan); err != nil {
		t.Fatal(err)
	}
	rows := apptest.Must(duty.New(a).Shifts("2026-12-01", "2026-12-31"))(t)
	kept := apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: "2026-12-01", To: "2026-12-31", Keep: true}))(t)
	if kept.Changes != 0 || len(kept.Drop) != 0 {
		t.Errorf("%d changes where nothing happened", kept.Changes)
	}
	who := rows[4].Seats[0]
	if err := duty.New(a).SaveAbsence(&data.Absence{DeputyID: who.DeputyID, Kind: data.AbsenceLeave, Starts: rows[4].Day,
		Ends: rows[4].Day}); err != nil {
		t.Fatal(err)
	}
	if got := apptest.Must(duty.New(a).Absences())(t); got[0].Shifts != 1 && got[1].Shifts != 1 && got[2].Shifts != 1 &&
		got[3].Shifts != 1 {
		t.Errorf("%+v", got)
	}
	if kept = apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: "2026-12-01", To: "2026-12-31", Keep: true}))(t); kept.Changes !=
		1 {
		t.Errorf("%d changes after one leave", kept.Changes)
	}
	if err := duty.New(a).Lock(rows[6].ID, rows[6].Seats[0].DeputyID, true); err != nil {
		t.Fatal(err)
	}
	fresh := apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}))(t)
	i := slices.IndexFunc(fresh.Shifts, func(x data.Shift) bool { return x.ID == rows[6].ID })
	if !fresh.Shifts[i].Has(rows[6].Seats[0].DeputyID) {
		t.Error("a locked seat was given away")
	}
	for range 3 {
		if err := a.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if rows := apptest.Must(duty.New(a).Shifts("2026-12-01", "2026-12-31"))(t); len(rows) != 0 {
		t.Errorf("%d shifts after undo", len(rows))
	}
}

// What is planned before and after a period counts: for the gap over its ends, and for how much each has had.
func TestPeriodsMeet(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	plan := apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}))(t)
	november := map[string]string{}
	times := map[string]int{}
	for _, r := range apptest.Must(duty.New(a).Shifts("2026-11-01", "2026-11-30"))(t) {
		for _, d := range r.Duties {
			november[d.DeputyID] = r.Day
		}
	}
	for _, d := range plan.Asks.Deputies {
		times[d.ID] = d.Served
	}
	for i := range plan.Shifts {
		for _, d := range plan.Shifts[i].Duties {
			if last := november[d.DeputyID]; last != "" && days.Between(last, plan.Shifts[i].Day) < 7 {
				t.Errorf("%s on %s and on %s", duty.New(a).DeputyName(d.DeputyID), last, plan.Shifts[i].Day)
			}
		}
	}
	for id, last := range november {
		if last > apptest.SampleDay && times[id] == 0 {
			t.Errorf("%s is planned for %s, which does not count", duty.New(a).DeputyName(id), last)
		}
	}
	if err := duty.New(a).SaveSchedule(plan); err != nil {
		t.Fatal(err)
	}
	late := apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: apptest.SampleDay, To: "2026-11-30"}))(t)
	first := map[string]string{}
	for i := range plan.Shifts {
		for _, d := range plan.Shifts[i].Duties {
			if first[d.DeputyID] == "" {
				first[d.DeputyID] = plan.Shifts[i].Day
			}
		}
	}
	for i := range late.Shifts {
		for _, d := range late.Shifts[i].Duties {
			if next := first[d.DeputyID]; next != "" && days.Between(late.Shifts[i].Day, next) < 7 {
				t.Errorf("%s on %s and on %s", duty.New(a).DeputyName(d.DeputyID), late.Shifts[i].Day, next)
			}
		}
	}
}

// A rule that is taken back and a station that closes drop their shifts; a shift added by hand stays; bad spans are refused.
func TestScheduleFollowsRules(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	if err := duty.New(a).SaveSchedule(apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: "2026-12-01",
		To: "2026-12-31"}))(t)); err != nil {
		t.Fatal(err)
	}
	rotas := apptest.Must(duty.New(a).Rotas())(t)
	i := slices.IndexFunc(rotas, func(r duty.RotaRow) bool { return strings.HasPrefix(r.Name, "港口社区") })
	rota := apptest.Must(duty.New(a).Rota(rotas[i].ID))(t)
	rota.Closures = []data.Closure{{Starts: "2026-12-07", Ends: "2026-12-20", Reason: "装修"}}
	if err := duty.New(a).SaveRota(&rota); err != nil {
		t.Fatal(err)
	}
	extra := apptest.Must(duty.New(a).NewShift("2026-12-05", rota.Name))(t)
	if err := duty.New(a).SaveShift(&extra); err != nil {
		t.Fatal(err)
	}
	plan := apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: "2026-12-01", To: "2026-12-31", Keep: true}))(t)
	if len(plan.Drop) != 2 || !slices.ContainsFunc(plan.Skipped, func(s string) bool { return strings.Contains(s, "装修") }) {
		t.Errorf("%d dropped, %q", len(plan.Drop), plan.Skipped)
	}
	if !slices.ContainsFunc(plan.Shifts, func(x data.Shift) bool { return x.ID == extra.ID && len(x.Duties) == 2 }) {
		t.Error("the shift that was added by hand is not planned")
	}
	for _, span := range [][2]string{{"2026-12-31", "2026-12-01"}, {"x", "2026-12-01"}, {"2026-12-01", "2036-12-01"}} {
		if _, err := duty.New(a).Schedule(duty.ScheduleOrder{From: span[0], To: span[1]}); !data.Is(err, app.Refused) {
			t.Errorf("%v: %v", span, err)
		}
	}
}

// Shifts that move one after the other to where the next one leaves are saved in the order that lets them.
func TestShiftsThatFollowEachOther(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	stations := apptest.Must(a.Stations())(t)
	rota := apptest.Must(duty.New(a).Rota(stations[0].ID))(t)
	daily := duty.NewDutyRule()
	daily.Weekdays, daily.Need = "1,2,3,4,5", 1
	rota.Rules = []data.DutyRule{daily}
	if err := duty.New(a).SaveRota(&rota); err != nil {
		t.Fatal(err)
	}
	if err := duty.New(a).SaveSchedule(apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: "2027-03-01",
		To: "2027-03-12"}))(t)); err != nil {
		t.Fatal(err)
	}
	rota = apptest.Must(duty.New(a).Rota(stations[0].ID))(t)
	rota.Rules[0].WhenOff = data.OffPrevious
	if err := duty.New(a).SaveRota(&rota); err != nil {
		t.Fatal(err)
	}
	year, _ := duty.New(a).ReadNotice("关于2027年部分节假日安排的通知\n元旦：3月3日至5日放假，共3天。")
	if err := duty.New(a).SaveHolidayYear(&year); err != nil {
		t.Fatal(err)
	}
	if err := duty.New(a).SaveSchedule(apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: "2027-03-01", To: "2027-03-12",
		Keep: true}))(t)); err != nil {
		t.Error(err)
	}
	if faults := apptest.Must(a.DB().Check())(t); len(faults) > 0 {
		t.Error(faults)
	}
}

// One who joins in the middle of the year is not made to catch up, and is not planned before.
func TestMidYearJoiner(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	stations := apptest.Must(a.Stations())(t)
	seat := data.NewMandate(data.LevelTown)
	seat.Election, seat.Starts = data.ElectionBy, "2026-12-15"
	p := data.Deputy{DeputyFields: data.DeputyFields{Name: "新代表"},
		Mandates: []data.Mandate{seat},
		Stations: []data.Member{{StationID: stations[1].ID, Home: true}}}
	if err := a.SaveDeputy(&p); err != nil {
		t.Fatal(err)
	}
	plan := apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}))(t)
	credit := 0
	for _, d := range plan.Asks.Deputies {
		if d.ID == p.ID {
			credit = d.Credit
		}
	}
	if credit < 2 {
		t.Errorf("a credit of %d for one who joins in December", credit)
	}
	for i := range plan.Shifts {
		if plan.Shifts[i].Has(p.ID) && plan.Shifts[i].Day < "2026-12-15" {
			t.Errorf("planned on %s, before his time", plan.Shifts[i].Day)
		}
	}
}

// What happened is recorded beside the plan: stand-ins, those who came unplanned, nobody at all; served duties count, planned ones do not.
func TestTurnoutStandsBesideThePlan(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(duty.New(a).Shifts(apptest.SampleDay, apptest.SampleDay))(t)
	before := rows[0]
	turnout := apptest.Must(duty.New(a).Turnout(before.ID))(t)
	other := apptest.Must(a.Deputies())(t)
	free := slices.IndexFunc(other, func(d app.DeputyRow) bool { return !before.Has(d.ID) })
	turnout.Lines[0].State = duty.SeatStandIn
	if err := duty.New(a).SaveTurnout(turnout); err == nil || !strings.Contains(err.Error(), "谁来替") {
		t.Fatalf("nobody stands in: %v", err)
	}
	turnout.Lines[0].StandIn = turnout.Lines[1].DeputyID
	if err := duty.New(a).SaveTurnout(turnout); err == nil || !strings.Contains(err.Error(), "两次") {
		t.Fatalf("one person twice: %v", err)
	}
	turnout.Lines[0].StandIn = other[free].ID
	turnout.Lines[1].State = duty.SeatAbsent
	turnout.Voters = 7
	if err := duty.New(a).SaveTurnout(turnout); err != nil {
		t.Fatal(err)
	}
	now := apptest.Must(duty.New(a).ShiftRow(before.ID))(t)
	if now.Names() != before.Names() || now.Seats[0].State != duty.SeatStandIn || now.Seats[0].StandIn != other[free].Name ||
		now.Seats[1].State != duty.SeatAbsent || now.Voters != 7 {
		t.Errorf("%+v", now)
	}
	if !slices.ContainsFunc(apptest.Must(a.History(other[free].ID))(t), func(d data.Deed) bool {
		return d.Kind == data.KindService && d.Day == apptest.SampleDay
	}) {
		t.Error("the stand-in's file does not know of it")
	}
	absent := apptest.Must(a.History(before.Seats[1].DeputyID))(t)
	if slices.ContainsFunc(absent, func(d data.Deed) bool { return d.Day == apptest.SampleDay }) {
		t.Error("one who stayed away has it in his file")
	}
	again := apptest.Must(duty.New(a).Turnout(before.ID))(t)
	if !again.Recorded() || again.Lines[0].StandIn != other[free].ID || again.Lines[1].State != duty.SeatAbsent {
		t.Errorf("%+v", again.Lines)
	}
	for i := range again.Lines {
		again.Lines[i].State, again.Lines[i].StandIn = duty.SeatAbsent, ""
	}
	if err := duty.New(a).SaveTurnout(again); err != nil {
		t.Fatalf("nobody came: %v", err)
	}
	if err := duty.New(a).DropTurnout(apptest.Must(duty.New(a).Turnout(before.ID))(t)); err != nil {
		t.Fatal(err)
	}
	if got := apptest.Must(duty.New(a).ShiftRow(before.ID))(t); got.ActivityID != "" || got.Seats[0].State != before.Seats[0].State {
		t.Errorf("%+v", got.Seats)
	}
	later := apptest.Must(duty.New(a).Turnout(apptest.Must(duty.New(a).Shifts("2026-11-25", "2026-11-25"))(t)[0].ID))(t)
	if err := duty.New(a).SaveTurnout(later); !data.Is(err, app.Refused) {
		t.Errorf("the future was recorded: %v", err)
	}
}

// Swaps and moves break no rule, or say which.
func TestMend(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(duty.New(a).Shifts(apptest.SampleDay, "2026-11-30"))(t)
	swapped := 0
	for i := range rows {
		for _, s := range rows[i].Seats {
			found := apptest.Must(duty.New(a).Exchanges(rows[i].ID, s.DeputyID))(t)
			if len(found) == 0 || swapped > 3 {
				continue
			}
			swapped++
			x := found[0]
			if err := duty.New(a).Swap(rows[i].ID, s.DeputyID, x.ShiftID, x.DeputyID); err != nil {
				t.Fatal(err)
			}
			one, two := apptest.Must(duty.New(a).ShiftRow(rows[i].ID))(t), apptest.Must(duty.New(a).ShiftRow(x.ShiftID))(t)
			if !one.Has(x.DeputyID) || !two.Has(s.DeputyID) || one.Has(s.DeputyID) {
				t.Error("not swapped")
			}
			if bad := apptest.Must(duty.New(a).Objections(rows[i].ID, x.DeputyID, x.DeputyID))(t); len(bad) > 0 {
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
	past := apptest.Must(duty.New(a).Shifts("2026-11-02", "2026-11-02"))(t)[0]
	if _, err := duty.New(a).Objections(past.ID, past.Seats[0].DeputyID); !data.Is(err, app.Refused) {
		t.Errorf("the past can be planned: %v", err)
	}
}

// issue has a paper go out as the window does, and returns its number.
func issue(t *testing.T, a *app.App, name string, o paperwork.Order) int {
	t.Helper()
	out := apptest.Must(paperwork.New(a).Outgoing(name, o))(t)
	if _, err := paperwork.New(a).KeepOutgoing(out, "接待公告", []byte("%PDF-")); err != nil {
		t.Fatal(err)
	}
	return out.Number
}

// A notice takes the next shift, is numbered when it goes out and not by a look, and numbers are not given twice.
func TestNotices(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	due := apptest.Must(duty.New(a).NoticeDue())(t)
	if len(due) == 0 {
		t.Fatal("no notice is due in the sample")
	}
	of := paperwork.Of(due[0].ID)
	if _, text := apptest.Printed(t, a, apptest.Must(paperwork.New(a).Paper("duty-notice", of))(t)); !strings.Contains(text, "(2026)号") {
		t.Error("a look took a number:", text)
	}
	first := issue(t, a, "duty-notice", of)
	rows := apptest.Must(a.DB().IssuedAbout(data.KindShift, due[0].ID))(t)
	if len(rows) != 1 || rows[0].Number != first || rows[0].Year != 2026 {
		t.Errorf("%+v", rows)
	}
	if now := apptest.Must(duty.New(a).NoticeDue())(t); len(now) != len(due)-1 {
		t.Errorf("%d notices are due, before %d", len(now), len(due))
	}
	if err := paperwork.New(a).VoidIssued(rows[0].ID, "印错"); err != nil {
		t.Fatal(err)
	}
	if second := issue(t, a, "duty-notice", of); second != first+1 {
		t.Errorf("the number %d was given again", second)
	}
	if _, text := apptest.Printed(t, a,
		apptest.Must(paperwork.New(a).Paper("duty-notice", paperwork.Of(due[0].ID)))(t)); !strings.Contains(text,
		fmt.Sprintf("(2026)%d号", first+1)) {
		t.Error(text)
	}
}

// New days off move the rule's days: planned shifts that they hit are listed with what the rule makes of them.
func TestNewNoticeUnsettlesShifts(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	if err := duty.New(a).SaveSchedule(apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: "2027-01-01",
		To: "2027-01-31"}))(t)); err != nil {
		t.Fatal(err)
	}
	if moved := apptest.Must(duty.New(a).Unsettled())(t); len(moved) != 0 {
		t.Fatalf("%q", moved)
	}
	year, faults := duty.New(a).ReadNotice("关于2027年部分节假日安排的通知\n元旦：1月4日至6日放假，共3天。")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if err := duty.New(a).SaveHolidayYear(&year); err != nil {
		t.Fatal(err)
	}
	moved := apptest.Must(duty.New(a).Unsettled())(t)
	if len(moved) != 4 || !strings.Contains(moved[0], "元旦放假") {
		t.Errorf("%q", moved)
	}
	before := apptest.Must(duty.New(a).Shifts("2027-01-04", "2027-01-04"))(t)[0]
	plan := apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: "2027-01-01", To: "2027-01-31", Keep: true}))(t)
	i := slices.IndexFunc(plan.Shifts, func(x data.Shift) bool { return x.ID == before.ID })
	if i < 0 || plan.Shifts[i].Day != "2027-01-07" || len(plan.Drop) > 1 || len(plan.Shifts[i].Duties) != len(before.Duties) {
		t.Errorf("the shift did not go along with its rule: %d, %d dropped", i, len(plan.Drop))
	}
	path := filepath.Join(t.TempDir(), "2028.csv")
	if err := os.WriteFile(path, []byte("日期,安排,节日\n2028-01-01,放假,元旦\n2028年1月8日,调休上班,元旦\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	read := apptest.Must(duty.New(a).ReadHolidayFile(path))(t)
	if read.Year != 2028 || len(read.Days) != 2 || read.Days[1].Kind != data.HolidayWorked || read.Days[0].Name != "元旦" {
		t.Errorf("%+v", read)
	}
}

// Calendar files are read by another library than wrote them, where one is at hand, and by the one that did.
func TestCalendars(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	folder := t.TempDir()
	done := apptest.Must(duty.New(a).WriteCalendars("2026-11-01", "2026-11-30", folder))(t)
	if done.Files != 85+9 || done.Words() != "" {
		t.Errorf("%+v", done)
	}
	files, _ := filepath.Glob(filepath.Join(folder, "*.ics"))
	if len(files) != 85+9 {
		t.Errorf("%d files", len(files))
	}
	for _, path := range files {
		text := apptest.Must(os.ReadFile(path))(t)
		for _, line := range strings.Split(string(text), "\r\n") {
			if len(line) > 75 {
				t.Errorf("%s: a line of %d octets", path, len(line))
			}
		}
		c := apptest.Must(ics.ParseCalendar(strings.NewReader(string(text))))(t)
		if len(c.Events()) == 0 || c.Events()[0].GetProperty(ics.ComponentPropertyDtStart).ICalParameters["TZID"][0] != "Asia/Shanghai" {
			t.Errorf("%s: %s", path, text)
		}
	}
	check := "import sys, icalendar\nfor p in sys.argv[1:]:\n    c = icalendar.Calendar.from_ical(open(p,'rb').read())\n    assert " +
		"any(e.name == 'VEVENT' and e['SUMMARY'] and e['DTSTART'].dt.utcoffset().total_seconds() == 28800 for e in c.walk()), p\n"
	if err := exec.Command("python3", "-c", "import icalendar").Run(); err == nil {
		if out, err := exec.Command("python3", append([]string{"-c", check}, files...)...).CombinedOutput(); err != nil {
			t.Errorf("%s", out)
		}
	}
}

// A shift whose day moves out of the period goes along; two rules that a holiday pulls apart give two shifts; the past is not planned after
// the fact; what is held stays as it is.
func TestEdgesOfAPlan(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	if err := duty.New(a).SaveSchedule(apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: "2026-12-01",
		To: "2026-12-31"}))(t)); err != nil {
		t.Fatal(err)
	}
	last := apptest.Must(duty.New(a).Shifts("2026-12-31", "2026-12-31"))(t)[0]
	year, _ := duty.New(a).ReadNotice("关于2026年部分节假日安排的通知\n元旦：12月31日放假，共1天。")
	if err := duty.New(a).SaveHolidayYear(&year); err != nil {
		t.Fatal(err)
	}
	settled := apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: apptest.SampleDay, To: "2026-12-31", Keep: true}))(t)
	i := slices.IndexFunc(settled.Shifts, func(x data.Shift) bool { return x.ID == last.ID })
	if i < 0 || settled.Shifts[i].Day != "2027-01-01" || len(settled.Shifts[i].Duties) == 0 {
		t.Errorf("the last shift of the year is lost: %d, %+v", i, settled.Drop)
	}
	if err := duty.New(a).SaveSchedule(settled); err != nil {
		t.Error(err)
	}
	plan := apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: "2026-11-01", To: "2026-11-30"}))(t)
	for k := range plan.Shifts {
		if plan.Shifts[k].Day < apptest.SampleDay {
			t.Errorf("a shift of the past was planned: %s", plan.Shifts[k].Day)
		}
	}
	held := apptest.Must(duty.New(a).Shifts("2026-11-02", "2026-11-02"))(t)[0]
	for name, err := range map[string]error{"cancel": duty.New(a).CancelShift(held.ID, true), "assign": duty.New(a).Assign(held.ID,
		last.Seats[0].DeputyID), "lock": duty.New(a).Lock(held.ID, held.Seats[0].DeputyID, true)} {
		if !data.Is(err, app.Refused) {
			t.Errorf("%s of a held shift: %v", name, err)
		}
	}
	shift := apptest.Must(duty.New(a).Shifts(apptest.SampleDay, apptest.SampleDay))(t)[0]
	one, two := apptest.Must(duty.New(a).Turnout(shift.ID))(t), apptest.Must(duty.New(a).Turnout(shift.ID))(t)
	if err := duty.New(a).SaveTurnout(one); err != nil {
		t.Fatal(err)
	}
	if err := duty.New(a).SaveTurnout(two); err == nil {
		t.Error("one shift was recorded twice")
	}
}

func TestTwoRulesOnOneDay(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rota := apptest.Must(duty.New(a).Rota(apptest.Must(a.Stations())(t)[0].ID))(t)
	later, earlier := duty.NewDutyRule(), duty.NewDutyRule()
	later.Weekdays, earlier.Weekdays, earlier.WhenOff = "3", "3", data.OffPrevious
	rota.Rules = []data.DutyRule{later, earlier}
	if err := duty.New(a).SaveRota(&rota); err != nil {
		t.Fatal(err)
	}
	if err := duty.New(a).SaveSchedule(apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: "2026-12-01",
		To: "2026-12-31"}))(t)); err != nil {
		t.Fatal(err)
	}
	year, _ := duty.New(a).ReadNotice("关于2026年部分节假日安排的通知\n元旦：12月16日放假，共1天。")
	if err := duty.New(a).SaveHolidayYear(&year); err != nil {
		t.Fatal(err)
	}
	plan := apptest.Must(duty.New(a).Schedule(duty.ScheduleOrder{From: "2026-12-01", To: "2026-12-31", Keep: true}))(t)
	if err := duty.New(a).SaveSchedule(plan); err != nil {
		t.Error(err)
	}
	for _, day := range []string{"2026-12-15", "2026-12-17"} {
		if rows := apptest.Must(duty.New(a).Shifts(day, day))(t); !slices.ContainsFunc(rows, func(r duty.ShiftRow) bool {
			return r.StationID == rota.ID
		}) {
			t.Errorf("no shift on %s", day)
		}
	}
}

// Who is at stations only that receive nobody in the period is not among those who can be planned, makes nobody's share smaller, and is
// told apart; so is who is at no station.
func TestOnlyThoseWithReceptionDaysArePlanned(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	book := duty.New(a)
	order := duty.ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}
	before := apptest.Must(book.Schedule(order))(t)
	rotas := apptest.Must(book.Rotas())(t)
	closed := apptest.Must(book.Rota(rotas[0].ID))(t)
	closed.Rules = nil
	if err := book.SaveRota(&closed); err != nil {
		t.Fatal(err)
	}
	after := apptest.Must(book.Schedule(order))(t)
	gone := len(before.Asks.Deputies) - len(after.Asks.Deputies)
	if gone == 0 {
		t.Fatal("nobody is at that station alone")
	}
	receives := map[string]bool{}
	for _, slot := range after.Asks.Slots {
		receives[slot.Station] = true
	}
	for _, d := range after.Asks.Deputies {
		if !slices.ContainsFunc(d.Stations, func(id string) bool { return receives[id] }) {
			t.Errorf("%s can't be planned anywhere", d.ID)
		}
	}
	if said := strings.Join(after.Causes, "\n"); !strings.Contains(said, fmt.Sprintf("%d 名代表没有排班，所在的站这段时间都没有接待日：", gone)) {
		t.Error(said)
	}
	if !strings.Contains(fmt.Sprint(after.Strip), fmt.Sprintf("%d 人每人", len(after.Asks.Deputies))) {
		t.Error(after.Strip)
	}
}
