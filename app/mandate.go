package app

import (
	"slices"

	"liujin/data"
)

// Mandates are the seats of all deputies, by deputy, in the order of levels.
type Mandates map[string][]data.Tenure

// InOffice reports whether a deputy held any seat on a day.
func (m Mandates) InOffice(deputyID, day string) bool {
	return slices.ContainsFunc(m[deputyID], func(one data.Tenure) bool { return one.InOffice(day) })
}

// Mandates returns the seats of all deputies.
func (a *App) Mandates() (Mandates, error) {
	all, err := a.db.Tenures()
	if err != nil {
		return nil, err
	}
	by := Mandates{}
	for _, m := range all {
		by[m.DeputyID] = append(by[m.DeputyID], m)
	}
	return by, nil
}

// NewMandate returns a seat to fill: of the own congress, in the term that runs. A 街道 has none; its deputies are the county's.
func (a *App) NewMandate() (data.Mandate, error) {
	m := data.NewMandate(data.LevelTown)
	own, err := a.OwnOffice()
	if err != nil {
		return m, err
	}
	m.Level = CongressOf(&own)
	terms, err := a.db.Terms()
	if err != nil {
		return m, err
	}
	for i := range terms { // the newest of each level first: of those that have begun, else of those that are waited for
		if t := &terms[i]; t.Level == m.Level && (m.TermID == "" || t.Runs(a.Today(), terms)) {
			m.TermID = t.ID
			if t.Runs(a.Today(), terms) {
				break
			}
		}
	}
	return m, nil
}

// Changes names what can happen to a seat as it is on a day; nothing to one that is over.
func (a *App) Changes(m *data.Mandate, day string) ([]data.MandateChangeKind, error) {
	terms, err := a.db.Terms()
	if err != nil {
		return nil, err
	}
	held, never := data.TenureOf(m, terms), data.MandateRestore
	switch held.On(day) {
	case data.MandateEnded:
		return nil, nil
	case data.MandateSuspended:
		never = data.MandateSuspend
	}
	return slices.DeleteFunc(slices.Clone(data.MandateChangeKinds), func(k data.MandateChangeKind) bool { return k == never }), nil
}

// ChangeMandate puts on record what happened to a deputy's seat. It is one operation; a death ends all seats of the person.
func (a *App) ChangeMandate(deputyID string, c data.MandateChange) error {
	who, err := a.db.Deputy(deputyID)
	if err != nil {
		return err
	}
	if err := who.Take(c); err != nil {
		return err
	}
	called, err := a.CalledNow(&who.DeputyFields)
	if err != nil {
		return err
	}
	return a.Do(string(c.Kind)+"“"+called+"”", func(tx *data.Tx) error { return tx.SaveDeputy(&who) })
}

// ToBeHeld reports whether a shift is still to be held.
func ToBeHeld(s *data.Shift) bool { return s.ActivityID == "" && s.State != data.ShiftCancelled }

// Vacate takes from planned shifts who is not in office on their day.
func Vacate(tx *data.Tx, shifts []data.Shift) error {
	all, err := tx.Tenures()
	if err != nil {
		return err
	}
	held := Mandates{}
	for _, t := range all {
		held[t.DeputyID] = append(held[t.DeputyID], t)
	}
	for i := range shifts {
		s, err := tx.Shift(shifts[i].ID)
		if data.Is(err, data.Gone) || err == nil && !ToBeHeld(&s) {
			continue
		}
		if err != nil {
			return err
		}
		there := len(s.Duties)
		s.Duties = slices.DeleteFunc(s.Duties, func(d data.Duty) bool { return !held.InOffice(d.DeputyID, s.Day) })
		if len(s.Duties) == there {
			continue
		}
		if err := tx.SaveShift(&s); err != nil {
			return err
		}
	}
	return nil
}
