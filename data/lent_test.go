package data

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"
)

// A record whose save failed is saved the next time as if it had never been tried: what the first one gave to its children, which stand in
// lists of other shape than their rows, is taken back too.
func TestAFailedSaveLendsOnly(t *testing.T) {
	t.Parallel()
	db := town(t, filepath.Join(t.TempDir(), "a.ledger"), Options{})
	defer db.Close()
	no := errors.New("no")
	twice := func(what string, save func(tx *Tx) error) {
		t.Helper()
		for i, fails := range []error{no, nil} {
			if _, err := db.Do(what, func(tx *Tx) error {
				if err := save(tx); err != nil {
					return fmt.Errorf("%s, save %d: %w", what, i+1, err)
				}
				return fails
			}); !errors.Is(err, fails) {
				t.Error(err)
			}
		}
	}
	all, err := db.Deputies()
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		d, err := db.Deputy(all[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		for k := range d.Mandates {
			d.Mandates[k].ElectedBy += "改"
			for c := range d.Mandates[k].Changes {
				d.Mandates[k].Changes[c].Reason += "改"
			}
		}
		for k := range d.Stations {
			d.Stations[k].Starts = "2023-12-31"
		}
		for k := range d.Professional {
			d.Professional[k].Starts = "2024-01-31"
		}
		twice("deputy "+d.Name, func(tx *Tx) error { return tx.SaveDeputy(&d) })
		fresh := Deputy{DeputyFields: DeputyFields{Name: d.Name + "新"}}
		for _, m := range d.Mandates {
			fresh.Mandates = append(fresh.Mandates, Mandate{MandateFields: m.MandateFields,
				Changes: []MandateChange{{Day: "2023-03-01", Kind: MandateSuspend}}})
			fresh.Mandates[len(fresh.Mandates)-1].Meta = Meta{}
		}
		for _, m := range d.Stations {
			fresh.Stations = append(fresh.Stations, Member{StationID: m.StationID})
		}
		for _, m := range d.Professional {
			fresh.Professional = append(fresh.Professional, GroupMember{GroupID: m.GroupID})
		}
		twice("deputy "+fresh.Name, func(tx *Tx) error { return tx.SaveDeputy(&fresh) })
	}
	stations, err := db.Stations()
	if err != nil {
		t.Fatal(err)
	}
	for i := range stations {
		s, err := db.Station(stations[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		for k := range s.Members {
			s.Members[k].Starts = "2024-02-02"
		}
		twice("station "+s.Name, func(tx *Tx) error { return tx.SaveStation(&s) })
	}
	campaigns, err := db.Campaigns()
	if err != nil {
		t.Fatal(err)
	}
	for i := range campaigns {
		p, err := db.TaskPlan(campaigns[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		for k := range p.Rows {
			p.Rows[k].Amounts[2] += 5
		}
		twice("tasks of "+campaigns[i].Name, func(tx *Tx) error { return tx.SaveTaskPlan(&p) })
	}
}
