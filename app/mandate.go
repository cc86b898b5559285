package app

import (
	"fmt"
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

// NewMandate returns a seat to fill: of the own congress, in its newest term. A 街道 has none; its deputies are the county's.
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
	for _, t := range terms { // the newest of each level first
		if t.Level == m.Level {
			m.TermID = t.ID
			break
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

// ChangeMandate puts on record what happened to a deputy's seat. It is one operation; a death ends all seats of the person, and planned
// shifts lose whoever is not in office on their day.
func (a *App) ChangeMandate(deputyID string, c data.MandateChange) error {
	was, err := a.db.Deputy(deputyID)
	if err != nil {
		return err
	}
	who := was
	who.Mandates = slices.Clone(was.Mandates)
	if err := who.Take(c); err != nil {
		return err
	}
	label := string(c.Kind) + "“" + who.Name + "”"
	free, err := a.vacated(&was, &who)
	if err != nil {
		return err
	}
	if free > 0 {
		label += fmt.Sprintf("，已排的 %d 个值班席位空出来", free)
	}
	return a.Do(label, func(tx *data.Tx) error { return a.saveSeats(tx, &who) })
}
