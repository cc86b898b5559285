package reports

import (
	"regexp"
	"strings"

	"liujin/app"
	"liujin/data"
)

// mostNear is how many places are offered for one that the ledger has not got.
const mostNear = 4

// UnknownPlace reports whether a report names where it was, and the ledger has none of that name.
func (a *Book) UnknownPlace(r *data.Report) bool {
	_, goes := wanted[r.WalkIn]
	return (goes || r.WalkIn == 0) && r.SubjectID == "" && r.Place != ""
}

// MakesPlace reports whether a place that the ledger has not got can be made of its name: a project is more than that, and so is a
// constituency.
func MakesPlace(r *data.Report) bool {
	return r.WalkIn != data.WalkProject && r.WalkIn != data.WalkVoters || PlaceKind(r.Place) == data.KindVillage
}

// NearPlaces are the places that may be meant by a name that the ledger has not got: those that look alike, then those of which one name
// holds the other.
func (a *Book) NearPlaces(r *data.Report) (near []app.Picked, err error) {
	found := map[string]bool{}
	take := func(p app.Picked) {
		if !found[p.ID] && !p.Retired && len(near) < mostNear {
			found[p.ID] = true
			near = append(near, p)
		}
	}
	for _, k := range []data.Kind{data.KindVillage, data.KindEnterprise} {
		alike, err := a.Alike(k, "", r.Place, "")
		if err != nil {
			return nil, err
		}
		for i := range alike {
			take(alike[i].Picked)
		}
	}
	all, err := a.PickSubjects()
	for _, p := range all {
		if strings.Contains(p.Name, r.Place) || strings.Contains(r.Place, p.Name) {
			take(p)
		}
	}
	return near, err
}

var (
	villageEnd = regexp.MustCompile(`(村|社区|居委会|村委会)$`)
	stationEnd = regexp.MustCompile(`(站|之家|联系点)$`)
)

// PlaceKind is the kind of a place that is to be made, as its name says.
func PlaceKind(name string) data.Kind {
	switch {
	case villageEnd.MatchString(name):
		return data.KindVillage
	case stationEnd.MatchString(name):
		return data.KindStation
	}
	return data.KindEnterprise
}
