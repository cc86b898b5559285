package app

import (
	"slices"
	"strings"

	"liujin/app/table"
	"liujin/data"
	"liujin/data/han"
)

// Bears reports whether a deputy bears a name, or bore it (又名).
func (d *DeputyRow) Bears(name string) bool {
	return han.BareName(d.Name) == han.BareName(name) || slices.Contains(strings.Split(han.BareName(d.Also), "、"), han.BareName(name))
}

// Meant are those of several who bear one name whom it may mean: by what is said beside it, the one whom that tells, else all.
func Meant(fits []*DeputyRow, said []string) []*DeputyRow {
	if len(fits) < 2 || len(said) == 0 {
		return fits
	}
	facts := make([][]string, len(fits))
	for i, d := range fits {
		facts[i] = append(TellingFacts(&d.DeputyFields), d.Group, d.Station, d.Constituencies)
	}
	if at := han.Told(said, facts); at >= 0 {
		return fits[at : at+1]
	}
	return fits
}

// TellingFacts are what tells a deputy from who is called alike.
func TellingFacts(d *data.DeputyFields) []string {
	return []string{string(d.Gender), d.Born, d.Employer, string(d.Ethnicity), string(d.Party), d.Note}
}

// DeputiesMeant are the ids of those whom a name means, with what stands in brackets behind it: of namesakes the one whom that tells, and
// those in office before others.
func (a *App) DeputiesMeant(name string) (ids []string, err error) {
	rows, err := a.DeputyRows(a.Today())
	if err != nil {
		return nil, err
	}
	bare, said := han.Beside(name)
	var fits, serving []*DeputyRow
	for i := range rows {
		if d := &rows[i]; d.Bears(bare) {
			if fits = append(fits, d); d.InOffice {
				serving = append(serving, d)
			}
		}
	}
	if len(serving) > 0 {
		fits = serving
	}
	for _, d := range Meant(fits, said) {
		ids = append(ids, d.ID)
	}
	return ids, nil
}

// mostNear is how many deputies are suggested for a name that nobody bears.
const mostNear = 5

// Nearest are the deputies in office whose names are nearest to one that nobody bears: those that sound alike before those in which one
// character differs, is missing or is too many.
func Nearest(rows []DeputyRow, name string) (near []*DeputyRow) {
	for _, alike := range []func(a, b string) bool{table.SoundAlike, table.OneOff} {
		for i := range rows {
			d := &rows[i]
			if d.InOffice && len(near) < mostNear && alike(han.BareName(name), han.BareName(d.Name)) && !slices.Contains(near, d) {
				near = append(near, d)
			}
		}
	}
	return near
}

// Distinguished offers deputies with unit and birth month.
func Distinguished(rows []*DeputyRow) (all []Picked) {
	for _, d := range rows {
		all = append(all, Picked{ID: d.ID, Name: d.Name, Detail: unitAndBorn(&d.DeputyFields)})
	}
	return all
}
