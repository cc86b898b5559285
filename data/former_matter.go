package data

import (
	"fmt"
	"slices"
)

// FormerRoute is where an opinion went (办理方式, 承办单位), and into which other one it was merged, until a day.
type FormerRoute struct {
	Meta
	OpinionID, Until string // Until: the first day on which it was otherwise
	Route            Route
	HandlerID        string
	MergedID         string
}

// FormerStage is a project's stage until a day.
type FormerStage struct {
	Meta
	ProjectID, Until string
	State            ProjectState
}

var formerRoutes = register(table[FormerRoute]{name: "former_route", title: "以前的办理方式", order: "until", parent: "opinion_id",
	owners:  []owner{{"opinion", "opinion_id"}},
	columns: "opinion_id, until, route, handler_id, merged_id",
	fields: func(f *FormerRoute) []any {
		return []any{&f.OpinionID, &f.Until, &f.Route, opt(&f.HandlerID), opt(&f.MergedID)}
	}})

var formerStages = register(table[FormerStage]{name: "former_stage", title: "以前的阶段", order: "until", parent: "project_id",
	owners:  []owner{{"project", "project_id"}},
	columns: "project_id, until, state",
	fields:  func(f *FormerStage) []any { return []any{&f.ProjectID, &f.Until, &f.State} }})

func (f *FormerRoute) until() string { return f.Until }
func (f *FormerStage) until() string { return f.Until }

// validRoutes checks where an opinion went before.
func (o *Opinion) validRoutes(bad Invalid) {
	validUntil(bad, "former_routes", o.FormerRoutes, (*FormerRoute).until)
	for i := range o.FormerRoutes {
		oneOf(bad, "former_routes", o.FormerRoutes[i].Route, "办理方式", Routes)
	}
}

// validStages checks a project's former stages.
func (p *Project) validStages(bad Invalid) {
	validUntil(bad, "former_stages", p.FormerStages, (*FormerStage).until)
	for i := range p.FormerStages {
		chosen(bad, "former_stages", p.FormerStages[i].State, "阶段", ProjectStates)
	}
}

// course is where an opinion goes on a day, and since when: "" since it was registered.
type course struct{ route, merged string }

// on is an opinion with the route and the merging that it had on a day, and since when it had them.
func (o OpinionFields) on(day string, formers []FormerRoute) (OpinionFields, course) {
	if f := former(formers, day, (*FormerRoute).until); f != nil {
		o.Route, o.HandlerID, o.MergedID = f.Route, f.HandlerID, f.MergedID
	}
	var since course
	for i := range formers {
		f := &formers[i]
		if f.Until > day {
			continue
		}
		if f.Route != o.Route {
			since.route = max(since.route, f.Until)
		}
		if f.MergedID != o.MergedID {
			since.merged = max(since.merged, f.Until)
		}
	}
	return o, since
}

// former is where an opinion went, kept as what was so until a day.
func (o *OpinionFields) former(until string) FormerRoute {
	return FormerRoute{Until: until, Route: o.Route, HandlerID: o.HandlerID, MergedID: o.MergedID}
}

// RouteSince makes the route of an opinion so from a day on; before it, it stays as it was.
func (o *Opinion) RouteSince(day string, was *OpinionFields) error {
	last := lastOf(o.FormerRoutes, (*FormerRoute).until)
	switch {
	case day == "":
		return Invalid{"day": "请填从哪天起变动"}
	case day < last:
		return Invalid{"day": fmt.Sprintf("办理方式在 %s 已经变动过一次，新的变动不能早于这一天", last)}
	case day <= o.Day: // as it was registered
		o.Corrected = true
	case day > last:
		o.FormerRoutes = append(o.FormerRoutes, was.former(day))
	}
	return nil
}

// routed keeps what an opinion's route was until today where it is saved with another one and nobody said since when: what is on record
// today was so yesterday. An answer on the spot was given when the opinion was taken, and a matter is the own town's since it was first
// handed over.
func (o *Opinion) routed(was *OpinionFields, today string) {
	same := o.Route == was.Route && o.MergedID == was.MergedID && o.HandlerID == was.HandlerID
	if was.ID == "" || same || o.Corrected || was.Route == "" && o.Route == RouteAnswered {
		return
	}
	since := today
	for i := range o.Steps {
		if s := &o.Steps[i]; o.Route == RouteOwn && o.MergedID == was.MergedID && s.Kind == StepAssign && s.HandlerID == o.HandlerID {
			since = min(since, s.Day)
		}
	}
	dated := slices.ContainsFunc(o.FormerRoutes, func(f FormerRoute) bool { return f.ID == "" })
	if !dated && since > o.Day && since > lastOf(o.FormerRoutes, (*FormerRoute).until) {
		o.FormerRoutes = append(o.FormerRoutes, was.former(since))
	}
}

// StageSince makes a project's stage so from a day on.
func (p *Project) StageSince(day string, was *ProjectFields) error {
	last := lastOf(p.FormerStages, (*FormerStage).until)
	switch {
	case day == "":
		return Invalid{"day": "请填从哪天起变动"}
	case day < last:
		return Invalid{"day": fmt.Sprintf("阶段在 %s 已经变动过一次，新的变动不能早于这一天", last)}
	case day > last:
		p.FormerStages = append(p.FormerStages, FormerStage{Until: day, State: was.State})
	}
	return nil
}

// on is a project with its stage on a day; what is known only of a later stage is left out.
func (p ProjectFields) on(day string, formers []FormerStage) ProjectFields {
	f := former(formers, day, (*FormerStage).until)
	if f == nil {
		return p
	}
	p.State = f.State
	if at := slices.Index(ProjectStates, p.State); at < slices.Index(ProjectStates, ProjectVoted) {
		p.Votes, p.Voters = 0, 0
	}
	if p.State != ProjectAssessed {
		p.DeputyFine, p.DeputyFair, p.DeputyPoor, p.PeopleFine, p.PeopleFair, p.PeoplePoor = 0, 0, 0, 0, 0, 0
	}
	return p
}

// ProjectsOn returns all projects with the stage that they had on a day, the newest year first.
func (r reader) ProjectsOn(day string) ([]ProjectFields, error) {
	all, err := r.Projects()
	if err != nil {
		return nil, err
	}
	formers, err := formerStages.list(r, "? < until", day)
	if err != nil {
		return nil, err
	}
	of := grouped(formers, func(f *FormerStage) string { return f.ProjectID })
	for i := range all {
		all[i] = all[i].on(day, of[all[i].ID])
	}
	return all, nil
}

// routesOf returns what all opinions' routes were, by opinion.
func (r reader) routesOf() (map[string][]FormerRoute, error) {
	all, err := formerRoutes.list(r, "")
	return grouped(all, func(f *FormerRoute) string { return f.OpinionID }), err
}
