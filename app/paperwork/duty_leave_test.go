package paperwork_test

import (
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/duty"
	"liujin/app/paperwork"
	"liujin/data"
)

// Who is on leave is not announced as receiving, in no paper and no text, until somebody stands in: what is missing is said.
func TestOnLeaveIsNotAnnounced(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(duty.New(a).Shifts("2026-11-13", "2026-11-30"))(t)
	var shift duty.ShiftRow
	for i := range rows {
		if r := &rows[i]; r.State != data.ShiftCancelled && r.Holes() == 0 && len(r.Seats) > 1 {
			shift = *r
			break
		}
	}
	gone := shift.Seats[0]
	texts := func() string {
		row := []duty.ShiftRow{*apptest.Must(duty.New(a).ShiftBy(shift.ID))(t)}
		notice := apptest.Must(paperwork.New(a).NoticeText(row))(t)
		return notice + apptest.Must(paperwork.New(a).DutyText(row))(t)
	}
	if said := texts(); strings.Count(said, gone.Name) < 2 {
		t.Fatalf("%s not in %s", gone.Name, said)
	}
	if err := duty.New(a).SaveAbsence(&data.Absence{DeputyID: gone.DeputyID, Kind: data.AbsenceLeave, Starts: shift.Day,
		Ends: shift.Day}); err != nil {
		t.Fatal(err)
	}
	if said := texts(); strings.Contains(said, gone.Name) || !strings.Contains(said, "还缺1人") ||
		!strings.Contains(said, shift.Seats[1].Name) {
		t.Errorf("%s is announced: %s", gone.Name, said)
	}
}
