package duty_test

import (
	"slices"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/duty"
	"liujin/data"
)

// Who leaves a station within a period is planned there until then, and not after.
func TestServesWhereOneBelongs(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	order := duty.ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}
	leavers, left := map[string]bool{}, ""
	for _, s := range apptest.Must(a.Stations())(t) {
		station := apptest.Must(a.Station(s.ID))(t)
		if len(station.Members) < 8 || left != "" {
			continue
		}
		left = s.ID
		for _, m := range station.Members[:len(station.Members)/2] {
			leavers[m.DeputyID] = true
		}
		station.Members = station.Members[len(station.Members)/2:]
		if err := a.StationSince(&station, "2026-12-16"); err != nil {
			t.Fatal(err)
		}
		if err := a.SaveStation(&station); err != nil {
			t.Fatal(err)
		}
	}
	plan := apptest.Must(duty.New(a).Schedule(order))(t)
	before := 0
	for _, s := range plan.Shifts {
		for _, d := range s.Duties {
			if s.StationID == left && leavers[d.DeputyID] {
				if before++; s.Day >= "2026-12-16" {
					t.Errorf("%s is planned on %s, after leaving", d.DeputyID, s.Day)
				}
			}
		}
	}
	if before == 0 {
		t.Error("nobody who leaves serves before")
	}
}

// With a new term what was served before counts no more, neither for fairness nor for a year's limit.
func TestTermBeginsAnew(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	order := duty.ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}
	served := func() (n int) {
		for _, d := range apptest.Must(duty.New(a).Schedule(order))(t).Asks.Deputies {
			n += d.Served
		}
		return n
	}
	if served() == 0 {
		t.Fatal("nobody served in the year")
	}
	if err := a.Do("新一届", func(tx *data.Tx) error {
		term := data.Term{Level: data.LevelTown, Number: 40, Starts: "2026-12-01"}
		if err := tx.SaveTerm(&term); err != nil {
			return err
		}
		all, err := tx.Deputies()
		for i := range all {
			d, failed := tx.Deputy(all[i].ID)
			if failed != nil {
				return failed
			}
			seat := data.NewMandate(data.LevelTown)
			seat.TermID = term.ID
			d.Mandates = append(d.Mandates, seat)
			if err := tx.SaveDeputy(&d); err != nil {
				return err
			}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if n := served(); n != 0 {
		t.Errorf("%d duties of the last term count", n)
	}
}

// Who left office after the shift was planned won't be there: somebody else is wanted, as for one on leave.
func TestSeatOfWhoLeft(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	book := duty.New(a)
	rows := apptest.Must(book.Shifts("2026-11-13", "2026-11-30"))(t)
	at := slices.IndexFunc(rows, func(r duty.ShiftRow) bool { return r.Holes() == 0 && len(r.Seats) > 0 && r.ActivityID == "" })
	id, who := rows[at].ID, rows[at].Seats[0]
	d := apptest.Must(a.Deputy(who.DeputyID))(t)
	for _, m := range d.Mandates {
		c := data.MandateChange{MandateID: m.ID, Day: rows[at].Day, Kind: data.MandateSuspend}
		if held := apptest.Must(a.Mandates())(t).InOffice(d.ID, rows[at].Day); !held {
			break
		}
		if err := a.ChangeMandate(d.ID, c); err != nil {
			t.Fatal(err)
		}
	}
	r := apptest.Must(book.ShiftRow(id))(t)
	if r.Seats[0].State != duty.SeatOut || r.Holes() != 1 {
		t.Errorf("%s, %d seats wait", r.Seats[0].State, r.Holes())
	}
	hole, text, err := book.FirstHole([]duty.ShiftRow{r})
	if err != nil || hole == nil || !strings.Contains(text, who.Name+"不在任，可替") {
		t.Error(text, err)
	}
}
