package app

import (
	"cmp"
	"slices"

	"liujin/data"
)

// Picked is something that can be chosen for a reference: a deputy, a village, an enterprise; or a whole group by its Members.
type Picked struct {
	ID, Name, Detail string
	Members          []string
	Also             []string // what else it is called: it is found by that too
	Bare             string   // of a deputy with namesakes, whom the name tells apart: the name itself
	Retired          bool     // shown where it was chosen, not offered any more
}

// itself is the name as the record has it.
func (p *Picked) itself() string { return cmp.Or(p.Bare, p.Name) }

// PickFrom turns records into what can be picked.
func PickFrom[T any](all []T, err error, one func(*T) Picked) ([]Picked, error) {
	out := make([]Picked, len(all))
	for i := range all {
		out[i] = one(&all[i])
	}
	return out, err
}

// found gives what can be picked its other names.
func (a *App) found(of data.Kind, all []Picked, err error) ([]Picked, error) {
	if err != nil {
		return nil, err
	}
	also, err := a.db.Also(of)
	for i := range all {
		all[i].Also = also[all[i].ID]
	}
	return all, err
}

// PickConstituencies offers the constituencies of the terms that run; others are shown where they were chosen.
func (a *App) PickConstituencies() ([]Picked, error) {
	all, err := a.Constituencies()
	return PickFrom(all, err, func(c *ConstituencyRow) Picked {
		detail := string(c.Level)
		if !c.Runs {
			detail = c.Term
		}
		return Picked{ID: c.ID, Name: c.Name, Detail: detail, Retired: !c.Runs}
	})
}

// pickToday has what can be picked be called as it is today; what is not there any more is not offered.
func (a *App) pickToday(all []Picked, err error) ([]Picked, error) {
	if err != nil {
		return nil, err
	}
	changes, err := a.db.SubjectChanges()
	for i := range all {
		p := &all[i]
		p.Name, p.Retired = changes.Name(p.ID, a.Today(), p.Name), !changes.Exists(p.ID, a.Today())
	}
	return all, err
}

// PickVillages offers villages.
func (a *App) PickVillages() ([]Picked, error) {
	all, err := a.db.Villages()
	slices.SortStableFunc(all, villageOrder)
	out, err := PickFrom(all, err, func(v *data.Village) Picked { return Picked{ID: v.ID, Name: v.Name, Detail: string(v.Kind)} })
	out, err = a.pickToday(out, err)
	return a.found(data.KindVillage, out, err)
}

// PickGroups offers deputies' groups of a kind, or of both: then a professional one says that it is.
func (a *App) PickGroups(kinds ...data.GroupKind) ([]Picked, error) {
	all, err := a.db.Groups()
	if len(kinds) > 0 {
		all = slices.DeleteFunc(all, func(g data.Group) bool { return !slices.Contains(kinds, g.Kind) })
	}
	slices.SortStableFunc(all, groupOrder)
	return a.pickToday(PickFrom(all, err, func(g *data.Group) Picked {
		p := Picked{ID: g.ID, Name: g.Name}
		if g.Kind == data.GroupProfessional && len(kinds) == 0 {
			p.Detail = string(g.Kind)
		}
		return p
	}))
}

// PickStations offers stations.
func (a *App) PickStations() ([]Picked, error) {
	all, err := a.db.Stations()
	return a.pickToday(PickFrom(all, err, func(s *data.StationFields) Picked { return Picked{ID: s.ID, Name: s.Name, Detail: s.Address} }))
}

// PickHandlers offers 承办单位.
func (a *App) PickHandlers() ([]Picked, error) {
	all, err := a.db.Handlers()
	out, err := PickFrom(all, err, func(h *data.Handler) Picked { return Picked{ID: h.ID, Name: h.Name, Detail: h.Contact} })
	out, err = a.pickToday(out, err)
	return a.found(data.KindHandler, out, err)
}

// PickTerms offers 届.
func (a *App) PickTerms() ([]Picked, error) {
	all, err := a.db.Terms()
	return PickFrom(all, err, func(t *data.Term) Picked { return Picked{ID: t.ID, Name: TermName(t)} })
}

// PickEnterprises offers enterprises.
func (a *App) PickEnterprises() ([]Picked, error) {
	all, err := a.db.Enterprises()
	if err != nil {
		return nil, err
	}
	industries, err := a.ChoiceNames(data.IndustryList)
	out, err := a.pickToday(PickFrom(all, err, func(f *data.EnterpriseFields) Picked {
		return Picked{ID: f.ID, Name: f.Name, Detail: industries[f.Industry]}
	}))
	return a.found(data.KindEnterprise, out, err)
}

// Choices lists an editable list, retired entries marked.
func (a *App) Choices(list string) ([]Picked, error) {
	all, err := a.db.Choices(list)
	if err != nil {
		return nil, err
	}
	var out []Picked
	for _, c := range all {
		out = append(out, Picked{ID: c.Code, Name: c.Label, Retired: c.Retired})
	}
	return out, nil
}
