package app

import (
	"slices"
	"strings"

	"liujin/data"
)

// unitAndBorn is what tells people apart where there is room for both.
func unitAndBorn(d *data.DeputyFields) string { return strings.TrimSpace(d.Employer + " " + d.Born) }

// apart says of namesakes, by their ids, what tells them apart on a day: the unit, or where that does not, what last says. Who had no seat
// by then is nobody's namesake yet: what was said of a day stays so.
func apart(all []data.DeputyFields, mandates Mandates, day string, last func(*data.DeputyFields) string) map[string]string {
	named, units := map[string]int{}, map[string]int{}
	there := func(d *data.DeputyFields) bool {
		held := mandates[d.ID]
		return len(held) == 0 || slices.ContainsFunc(held, func(t data.Tenure) bool { return t.From <= day })
	}
	for i := range all {
		if d := &all[i]; there(d) {
			named[BareName(d.Name)]++
			units[BareName(d.Name)+d.Employer]++
		}
	}
	by := map[string]string{}
	for i := range all {
		d := &all[i]
		if named[BareName(d.Name)] < 2 {
			continue
		}
		if by[d.ID] = d.Employer; d.Employer == "" || units[BareName(d.Name)+d.Employer] > 1 {
			by[d.ID] = last(d)
		}
	}
	return by
}

// born is the birth month, for papers that stay in the office.
func born(d *data.DeputyFields) string { return d.Born }

// withApart is a name with what tells namesakes apart in brackets.
func withApart(name, by string) string {
	if by != "" {
		name += "（" + by + "）"
	}
	return name
}

// Called is a deputy's name, with what tells namesakes apart.
func (d *DeputyRow) Called() string { return withApart(d.Name, d.Apart) }

// DeputyNames maps deputies to their names on a day; namesakes are told apart by unit, or else by birth month.
func (a *App) DeputyNames(day string) (map[string]string, error) {
	mandates, err := a.Mandates()
	if err != nil {
		return nil, err
	}
	return a.namesApart(day, mandates, born)
}

// PublicNames are DeputyNames as everybody may read them: namesakes are told apart by unit, or else by constituency.
func (a *App) PublicNames(day string) (map[string]string, error) {
	ref, err := a.References(day)
	if err != nil {
		return nil, err
	}
	return a.namesApart(day, ref.mandates, func(d *data.DeputyFields) string {
		for i := range ref.mandates[d.ID] {
			if seat := &ref.mandates[d.ID][i]; seat.InOffice(day) {
				return ref.Elected(&seat.MandateFields)
			}
		}
		return ""
	})
}

func (a *App) namesApart(day string, mandates Mandates, last func(*data.DeputyFields) string) (map[string]string, error) {
	all, err := a.db.DeputiesOn(day)
	by := apart(all, mandates, day, last)
	return Names(all, err, func(d *data.DeputyFields) (string, string) { return d.ID, withApart(d.Name, by[d.ID]) })
}
