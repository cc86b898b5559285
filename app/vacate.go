package app

import (
	"slices"

	"liujin/data"
)

// Vacate takes from the shifts that are still to be held, from a day on, whoever is not in office on their day; the seats are open then.
func Vacate(tx *data.Tx, from string) error {
	all, err := tx.Tenures()
	if err != nil {
		return err
	}
	held := Mandates{}
	for _, t := range all {
		held[t.DeputyID] = append(held[t.DeputyID], t)
	}
	return vacate(tx, from, func(id, day string) bool { return !held.InOffice(id, day) })
}

// vacate takes whoever is gone on their day from the shifts that are still to be held.
func vacate(tx *data.Tx, from string, gone func(deputyID, day string) bool) error {
	shifts, err := tx.ShiftsFrom(from)
	if err != nil {
		return err
	}
	for i := range shifts {
		s := &shifts[i]
		there := len(s.Duties)
		s.Duties = slices.DeleteFunc(s.Duties, func(d data.Duty) bool { return gone(d.DeputyID, s.Day) })
		if len(s.Duties) == there {
			continue
		}
		if err := tx.SaveShift(s); err != nil {
			return err
		}
	}
	return nil
}

// leaves tells on which days a deputy holds no seat any more who held one on them by what was on record before.
func leaves(was, now *data.Deputy, terms []data.Term) func(deputyID, day string) bool {
	return func(deputyID, day string) bool {
		return deputyID == was.ID && held(was, terms, day) && !held(now, terms, day)
	}
}

// held reports whether a deputy is in office on a day by any seat.
func held(d *data.Deputy, terms []data.Term, day string) bool {
	return slices.ContainsFunc(d.Mandates, func(m data.Mandate) bool {
		t := data.TenureOf(&m, terms)
		return t.InOffice(day)
	})
}

// vacated is how many planned seats fall free when a deputy's seats become what they are now.
func (a *App) vacated(was, now *data.Deputy) (n int, err error) {
	terms, err := a.db.Terms()
	if err != nil {
		return 0, err
	}
	shifts, err := a.db.ShiftsFrom(a.Today())
	gone := leaves(was, now, terms)
	for i := range shifts {
		for _, d := range shifts[i].Duties {
			n += OneIf(gone(d.DeputyID, shifts[i].Day))
		}
	}
	return n, err
}

// saveSeats saves a deputy, and takes him from planned shifts on whose days what is saved leaves him no seat.
func (a *App) saveSeats(tx *data.Tx, d *data.Deputy) error {
	if d.ID == "" {
		return tx.SaveDeputy(d)
	}
	was, err := tx.Deputy(d.ID)
	if err != nil {
		return err
	}
	if err := tx.SaveDeputy(d); err != nil {
		return err
	}
	terms, err := tx.Terms()
	if err != nil {
		return err
	}
	return vacate(tx, a.Today(), leaves(&was, d, terms))
}
