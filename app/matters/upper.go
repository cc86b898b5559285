package matters

import (
	"slices"

	"liujin/app"
	"liujin/data"
)

// Superior is who has what was handed up.
const Superior = "上级人大"

// PickUpperDeputies offers those who hold a seat of a higher level than the own congress's today, by whom something is handed up; others
// are shown where they were chosen.
func (a *Book) PickUpperDeputies() ([]app.Picked, error) {
	own, err := a.OwnOffice()
	if err != nil {
		return nil, err
	}
	tenures, err := a.DB().Tenures()
	if err != nil {
		return nil, err
	}
	level, upper := slices.Index(data.Levels, app.CongressOf(&own)), map[string]bool{}
	if own.Level == data.OfficeStreet { // it has no congress of its own: the county's is its superior
		level++
	}
	for i := range tenures {
		if t := &tenures[i]; t.InOffice(a.Today()) && slices.Index(data.Levels, t.Level) < level {
			upper[t.DeputyID] = true
		}
	}
	all, err := a.PickDeputies()
	for i := range all {
		all[i].Retired = !upper[all[i].ID]
	}
	return all, err
}
