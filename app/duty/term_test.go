package duty_test

import (
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
