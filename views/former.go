package views

import (
	"slices"

	"liujin/data"
	"liujin/views/kit"
)

// What was so of a deputy for some days stands in the form where there is any, to be corrected; it comes there by a change of what is so.

func (s *Shell) formerJobs() kit.Field[*data.Deputy] {
	return kit.Rows("former_jobs", "以前的职务", func(p *data.Deputy) *[]data.FormerJob { return &p.FormerJobs },
		kit.Child[*data.Deputy, data.FormerJob]{More: "再补记一项", Folded: true,
			Fields: []kit.Field[*data.FormerJob]{
				kit.Text("employer", "工作单位及职务", func(o *data.FormerJob) *string { return &o.Employer }).Full(),
				kit.LastDay("until", "到哪天为止", s.app.Today, func(o *data.FormerJob) *string { return &o.Until }).Required(),
				kit.Yes("leader", "领导干部", func(o *data.FormerJob) *bool { return &o.Leader }),
			}}).If(func(p *data.Deputy) bool { return len(p.FormerJobs) > 0 })
}

func (s *Shell) formerGroups() kit.Field[*data.Deputy] {
	return kit.Rows("former_groups", "以前的小组", func(p *data.Deputy) *[]data.FormerGroup { return &p.FormerGroups },
		kit.Child[*data.Deputy, data.FormerGroup]{More: "再补记一项", Folded: true,
			Fields: []kit.Field[*data.FormerGroup]{
				kit.Ref("group", "代表小组", s.groupOptions(data.GroupDeputies), func(o *data.FormerGroup) *string { return &o.GroupID }),
				kit.LastDay("until", "到哪天为止", s.app.Today, func(o *data.FormerGroup) *string { return &o.Until }).Required(),
			}}).If(func(p *data.Deputy) bool { return len(p.FormerGroups) > 0 })
}

func (s *Shell) formerStations() kit.Field[*data.Deputy] {
	station := kit.Ref("station", "家站点", s.stationOptions(), func(m *data.Member) *string { return &m.StationID }).Required()
	return kit.Rows("former_stations", "以前的家站点", func(p *data.Deputy) *[]data.Member { return &p.FormerStations },
		kit.Child[*data.Deputy, data.Member]{More: "再补记一项", Folded: true, Fields: s.membership(station)}).
		If(func(p *data.Deputy) bool { return len(p.FormerStations) > 0 })
}

func (s *Shell) formerProfessional() kit.Field[*data.Deputy] {
	return kit.Rows("former_professional", "以前的专业小组", func(p *data.Deputy) *[]data.GroupMember { return &p.FormerProfessional },
		kit.Child[*data.Deputy, data.GroupMember]{More: "再补记一项", Folded: true,
			Fields: []kit.Field[*data.GroupMember]{
				kit.Ref("group", "专业小组", s.groupOptions(data.GroupProfessional), func(m *data.GroupMember) *string {
					return &m.GroupID
				}).Required(),
				kit.Day("starts", "从哪天起", s.app.Today, func(m *data.GroupMember) *string { return &m.Starts }).Hinted("空着：不清楚"),
				kit.LastDay("until", "到哪天为止", s.app.Today, func(m *data.GroupMember) *string { return &m.Until }).Required(),
			}}).If(func(p *data.Deputy) bool { return len(p.FormerProfessional) > 0 })
}

// formerMembers are the deputies who left a station.
func (s *Shell) formerMembers() kit.Field[*data.Station] {
	deputy := kit.Ref("deputy", "代表", s.deputyOptions(), func(m *data.Member) *string { return &m.DeputyID }).Required()
	return kit.Rows("former_members", "以前的进站代表", func(p *data.Station) *[]data.Member { return &p.FormerMembers },
		kit.Child[*data.Station, data.Member]{More: "再补记一名", Folded: true, Fields: s.membership(deputy)}).
		If(func(p *data.Station) bool { return len(p.FormerMembers) > 0 })
}

// membership are the fields of a membership that is over, seen from one side.
func (s *Shell) membership(other kit.Field[*data.Member]) []kit.Field[*data.Member] {
	return []kit.Field[*data.Member]{other,
		kit.Day("starts", "从哪天起", s.app.Today, func(m *data.Member) *string { return &m.Starts }).Hinted("空着：不清楚"),
		kit.LastDay("until", "到哪天为止", s.app.Today, func(m *data.Member) *string { return &m.Until }).Required(),
	}
}

// formerRoutes are where an opinion went before; what it was merged into stays with each row.
func (s *Shell) formerRoutes() kit.Field[*data.Opinion] {
	return kit.Rows("former_routes", "以前的办理方式", func(m *data.Opinion) *[]data.FormerRoute { return &m.FormerRoutes },
		kit.Child[*data.Opinion, data.FormerRoute]{More: "再补记一项", Folded: true,
			Fields: []kit.Field[*data.FormerRoute]{
				kit.OneOf("route", "办理方式", data.Routes, func(f *data.FormerRoute) *data.Route { return &f.Route }),
				kit.LastDay("until", "到哪天为止", s.app.Today, func(f *data.FormerRoute) *string { return &f.Until }).Required(),
			}}).If(func(m *data.Opinion) bool { // before it had one it went nowhere
		return slices.ContainsFunc(m.FormerRoutes, func(f data.FormerRoute) bool { return f.Route != "" || f.MergedID != "" })
	})
}

func (s *Shell) formerStages() kit.Field[*data.Project] {
	return kit.Rows("former_stages", "以前的阶段", func(w *data.Project) *[]data.FormerStage { return &w.FormerStages },
		kit.Child[*data.Project, data.FormerStage]{More: "再补记一项", Folded: true,
			Fields: []kit.Field[*data.FormerStage]{
				kit.OneOf("state", "阶段", data.ProjectStates, func(f *data.FormerStage) *data.ProjectState { return &f.State }).Required(),
				kit.LastDay("until", "到哪天为止", s.app.Today, func(f *data.FormerStage) *string { return &f.Until }).Required(),
			}}).If(func(w *data.Project) bool { return len(w.FormerStages) > 0 })
}
