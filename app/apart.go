package app

import (
	"slices"
	"strings"

	"liujin/data"
)

// unitAndBorn is what tells people apart where there is room for both.
func unitAndBorn(d *data.DeputyFields) string { return strings.TrimSpace(d.Employer + " " + d.Born) }

// Called is a deputy's name, with what tells namesakes apart.
func (d *DeputyRow) Called() string { return data.Called(d.Name, d.Apart) }

// DeputyNames maps deputies to their names on a day; namesakes are told apart, as the office itself may know them.
func (a *App) DeputyNames(day string) (map[string]string, error) { return a.db.DeputyNames(day) }

// CalledNow is what a deputy as it is to be saved is called today.
func (a *App) CalledNow(p *data.DeputyFields) (string, error) {
	all, err := a.db.DeputiesOn(a.Today())
	if err != nil {
		return "", err
	}
	if i := slices.IndexFunc(all, func(d data.DeputyFields) bool { return d.ID == p.ID }); i >= 0 {
		all[i] = *p
	} else {
		all = append(all, *p)
	}
	mandates, err := a.Mandates()
	return data.Called(p.Name, data.Apart(all, mandates, a.Today(), data.WithinOffice...)[p.ID]), err
}

// PublicNames are DeputyNames as everybody may read them: namesakes are told apart by unit, else by constituency or gender.
func (a *App) PublicNames(day string) (map[string]string, error) {
	ref, err := a.References(day)
	if err != nil {
		return nil, err
	}
	all, err := a.db.DeputiesOn(day)
	by := data.Apart(all, ref.mandates, day, func(d *data.DeputyFields) string {
		for i := range ref.mandates[d.ID] {
			if seat := &ref.mandates[d.ID][i]; seat.InOffice(day) {
				return ref.Elected(&seat.MandateFields)
			}
		}
		return ""
	}, func(d *data.DeputyFields) string { return string(d.Gender) })
	return Names(all, err, func(d *data.DeputyFields) (string, string) { return d.ID, data.Called(d.Name, by[d.ID]) })
}
