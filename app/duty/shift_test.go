package duty_test

import (
	"path/filepath"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/duty"
	"liujin/data"
)

// Where several of a shift are on leave, the first is named, whom the panel offers to replace.
func TestFirstHole(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	read := func() (*duty.ShiftRow, string) {
		t.Helper()
		rows := apptest.Must(duty.New(a).Shifts("2026-11-01", "2026-11-30"))(t)
		hole, text, err := duty.New(a).FirstHole(rows)
		if err != nil || hole == nil {
			t.Fatal(hole, err)
		}
		return hole, text
	}
	hole, _ := read()
	for _, s := range hole.Seats {
		if s.State == duty.SeatOnLeave {
			continue
		}
		away := data.Absence{DeputyID: s.DeputyID, Kind: data.AbsenceLeave, Starts: hole.Day, Ends: hole.Day}
		if err := duty.New(a).SaveAbsence(&away); err != nil {
			t.Fatal(err)
		}
	}
	hole, text := read()
	if len(hole.Seats) < 2 || hole.Holes() != len(hole.Seats)+hole.Open() || !strings.Contains(text, hole.Seats[0].Name+"请假") {
		t.Errorf("%s, %d seats", text, len(hole.Seats))
	}
}

// A shift that can't be read is not a shift that is none, nor one that nobody could take.
func TestUnreadShifts(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(duty.New(a).Shifts("2026-11-01", "2026-11-30"))(t)
	if r, err := duty.New(a).ShiftBy("none"); r != nil || err != nil {
		t.Errorf("no such shift: %v, %v", r, err)
	}
	for i := range rows {
		if rows[i].ActivityID == "" {
			continue
		}
		if r, err := duty.New(a).ShiftBy(rows[i].ActivityID); err != nil || r.ID != rows[i].ID {
			t.Fatalf("the shift of what took place: %v, %v", r, err)
		}
		break
	}
	if err := a.DB().Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := duty.New(a).ShiftBy(rows[0].ID); err == nil {
		t.Error("ShiftBy of a closed ledger says that there is no shift")
	}
	if _, text, err := duty.New(a).FirstHole(rows); err == nil {
		t.Errorf("FirstHole of a closed ledger says %q", text)
	}
}

// Namesakes of one unit, whose birth months nobody knows either, have a calendar each.
func TestCalendarsOfNamesakes(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(duty.New(a).Shifts("2026-11-01", "2026-11-30"))(t)
	if len(rows[0].Seats) < 2 {
		t.Fatal("no shift of two")
	}
	for _, s := range rows[0].Seats[:2] {
		d := apptest.Must(a.Deputy(s.DeputyID))(t)
		d.Name, d.Employer, d.Born = "王海燕", "", ""
		if err := a.SaveDeputy(&d); err != nil {
			t.Fatal(err)
		}
	}
	folder := t.TempDir()
	apptest.Must(duty.New(a).WriteCalendars("2026-11-01", "2026-11-30", folder))(t)
	files, _ := filepath.Glob(filepath.Join(folder, "代表-*.ics"))
	if len(files) != 85 {
		t.Errorf("%d calendars of 85 deputies", len(files))
	}
}

// A holiday is off whatever it is called; a weekend day that is worked is not.
func TestDaysOff(t *testing.T) {
	a := apptest.EmptyLedger(t)
	year := data.HolidayYear{HolidayYearFields: data.HolidayYearFields{Year: 2031}, Days: []data.Holiday{
		{Kind: data.HolidayOff, Name: "班禅节", Day: "2031-05-05"},
		{Kind: data.HolidayWorked, Day: "2031-05-10"}}}
	if err := duty.New(a).SaveHolidayYear(&year); err != nil {
		t.Fatal(err)
	}
	off := apptest.Must(duty.New(a).DaysOff("2031-05-04", "2031-05-10"))(t)
	if len(off) != 3 || !off["2031-05-04"].Off || !off["2031-05-05"].Off || off["2031-05-05"].Note != "班禅节" || off["2031-05-10"].Off {
		t.Errorf("%+v", off)
	}
}
