package duty_test

import (
	"fmt"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/duty"
	"liujin/data"
)

// 到岗率 is of all planned seats of past shifts, as the records say them one by one: what was not recorded lowers it, a stand-in does not
// raise it, and what was cancelled or is to come has no part in it.
func TestSeatsAreCountedWhole(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	const from, to = "2026-10-01", "2026-12-31"
	book := duty.New(a)
	drop, planned := 0, apptest.Must(a.DB().Shifts(from, to))(t)
	for i := range planned { // one shift of October loses its record
		if s := &planned[i]; s.ActivityID != "" && len(s.Duties) > 0 {
			turnout := apptest.Must(book.Turnout(s.ID))(t)
			if err := book.DropTurnout(turnout); err != nil {
				t.Fatal(err)
			}
			drop = len(s.Duties)
			break
		}
	}
	came := map[[2]string]data.Participation{}
	instead := map[[2]string]bool{}
	for _, p := range apptest.Must(a.DB().ShiftParticipations(from, to))(t) {
		came[[2]string{p.ShiftID, p.DeputyID}] = p.Participation
		instead[[2]string{p.ShiftID, p.InsteadID}] = p.InsteadID != ""
	}
	var want duty.SeatCount
	for _, s := range apptest.Must(a.DB().Shifts(from, to))(t) {
		if s.State == data.ShiftCancelled || s.Day >= apptest.SampleDay {
			continue
		}
		for _, d := range s.Duties {
			key := [2]string{s.ID, d.DeputyID}
			p := came[key]
			want.Planned++
			want.Unrecorded += app.OneIf(s.ActivityID == "")
			want.StoodIn += app.OneIf(instead[key])
			want.Came += app.OneIf(!instead[key] && (p.State == data.Came || p.State == data.CameLate))
		}
	}
	got := duty.CountSeats(apptest.Must(book.Shifts(from, to))(t))
	if got != want || got.Unrecorded != drop || drop == 0 || got.StoodIn == 0 || got.Came == 0 || got.Came >= got.Planned {
		t.Errorf("counted %+v, by hand %+v, %d without a record", got, want, drop)
	}
	said := fmt.Sprintf("（%d/%d），代为接待 %d 人次，未登记 %d 人次", want.Came, want.Planned, want.StoodIn, drop)
	if !strings.HasSuffix(got.Words(), said) {
		t.Error(got.Words(), said)
	}
	if none := duty.CountSeats(apptest.Must(book.Shifts("2026-12-01", to))(t)); none.Words() != "" {
		t.Errorf("%+v of shifts to come", none)
	}
}
