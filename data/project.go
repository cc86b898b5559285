package data

import "fmt"

// ProjectFields is a livelihood project (民生实事项目).
type ProjectFields struct {
	Meta
	Year, Number   int
	Title, Content string
	HandlerID      string // in charge
	VillageID      string
	Budget         int    // 万元
	Starts, Due    string // planned
	State          ProjectState
	Votes, Voters  int // 票决: for it, of
	Note           string

	DeputyFine, DeputyFair, DeputyPoor int // how deputies judged the result: 满意, 基本满意, 不满意
	PeopleFine, PeopleFair, PeoplePoor int // how people did
}

var projects = register(table[ProjectFields]{name: "project", title: "民生实事项目", label: "year || ' 年 ' || title", order: "year DESC, number",
	columns: "year, number, title, content, handler_id, village_id, budget, starts, due, state, votes, voters, deputy_fine, " +
		"deputy_fair, deputy_poor, people_fine, people_fair, people_poor, note",
	fields: func(p *ProjectFields) []any {
		return []any{&p.Year, &p.Number, &p.Title, &p.Content, opt(&p.HandlerID), opt(&p.VillageID), &p.Budget, opt(&p.Starts), opt(&p.Due),
			&p.State, &p.Votes, &p.Voters,
			&p.DeputyFine, &p.DeputyFair, &p.DeputyPoor, &p.PeopleFine, &p.PeopleFair, &p.PeoplePoor, &p.Note}
	}})

var _ = ruled(projects, reader.Project)

// Milestone is a part of a project with its own day.
type Milestone struct {
	Meta
	ProjectID, Title, Due, Done string
}

// ToVote reports whether the congress votes on a project, or did: before, nobody is asked for votes.
func (p *ProjectFields) ToVote() bool {
	switch p.State {
	case ProjectVoted, ProjectSupervised, ProjectAssessed:
		return true
	}
	return p.Votes+p.Voters > 0
}

// ToAssess reports whether a project is far enough for deputies and people to say what they think of the result, or they have.
func (p *ProjectFields) ToAssess() bool {
	judged := p.DeputyFine + p.DeputyFair + p.DeputyPoor + p.PeopleFine + p.PeopleFair + p.PeoplePoor
	return p.State == ProjectSupervised || p.State == ProjectAssessed || judged > 0
}

// Validate checks a milestone.
func (m *Milestone) Validate() error {
	bad := Invalid{}
	bad.need("title", m.Title, "节点")
	bad.within("title", m.Title, "节点", 60)
	bad.day("due", m.Due, "计划完成")
	bad.day("done", m.Done, "实际完成")
	return bad.orNil()
}

var milestones = register(table[Milestone]{name: "project_milestone", title: "项目节点", order: "coalesce(due, '9'), id", parent: "project_id",
	owners:  []owner{{"project", "project_id"}},
	columns: "project_id, title, due, done",
	fields:  func(m *Milestone) []any { return []any{&m.ProjectID, &m.Title, opt(&m.Due), opt(&m.Done)} }})

// Progress is what is known of a project's progress on a day.
type Progress struct {
	Meta
	ProjectID, Day string
	Percent        int
	Text           string
}

// Validate checks a note of progress.
func (p *Progress) Validate() error {
	bad := Invalid{}
	bad.need("day", p.Day, "日期")
	bad.day("day", p.Day, "日期")
	bad.percent("percent", p.Percent)
	bad.within("text", p.Text, "进展", 500)
	return bad.orNil()
}

func (v Invalid) percent(field string, n int) {
	if n < 0 || n > 100 {
		v[field] = "进度请填 0 到 100 的整数"
	}
}

var progresses = register(table[Progress]{name: "project_progress", title: "项目进度", order: "day, id", parent: "project_id",
	owners:  []owner{{"project", "project_id"}},
	columns: "project_id, day, percent, text",
	fields:  func(p *Progress) []any { return []any{&p.ProjectID, &p.Day, &p.Percent, &p.Text} }})

// Project is a project, whole.
type Project struct {
	ProjectFields
	Origins      []Origin // the opinions that it was made of
	Milestones   []Milestone
	Progress     []Progress
	FormerStages []FormerStage
	Photos       []Attachment
}

// Validate checks a project.
func (p *Project) Validate() error {
	bad := Invalid{}
	bad.need("title", p.Title, "项目名称")
	bad.within("title", p.Title, "项目名称", 60)
	bad.within("content", p.Content, "建设内容", 2000)
	bad.within("note", p.Note, "备注", 500)
	if p.Year < 2000 || p.Year > 2100 {
		bad["year"] = "年份请填四位数，如 2026"
	}
	bad.day("starts", p.Starts, "开工日期")
	bad.day("due", p.Due, "计划完成")
	if p.Starts != "" && p.Due != "" && p.Due < p.Starts {
		bad["due"] = "计划完成早于开工日期"
	}
	chosen(bad, "state", p.State, "阶段", ProjectStates)
	for field, n := range map[string]int{"budget": p.Budget, "votes": p.Votes, "voters": p.Voters, "deputy_fine": p.DeputyFine,
		"deputy_fair": p.DeputyFair,
		"deputy_poor": p.DeputyPoor, "people_fine": p.PeopleFine, "people_fair": p.PeopleFair, "people_poor": p.PeoplePoor} {
		if n < 0 || n > 10000000 {
			bad[field] = "请填 0 到 10000000 的整数"
		}
	}
	if p.Votes > p.Voters {
		bad["votes"] = "赞成票多于投票人数，请核对"
	}
	for i := range p.Milestones {
		if err := p.Milestones[i].Validate(); err != nil {
			bad["milestones"] = fmt.Sprintf("第 %d 个节点：%s", i+1, err.Error())
		}
	}
	for i := range p.Progress {
		if err := p.Progress[i].Validate(); err != nil {
			bad["progress"] = fmt.Sprintf("第 %d 条进度：%s", i+1, err.Error())
		}
	}
	bad.checkOrigins(p.Origins)
	p.validStages(bad)
	return bad.orNil()
}

// Projects returns all projects, the newest year first.
func (r reader) Projects() ([]ProjectFields, error) { return projects.list(r, "") }

// OpenMilestones returns what is not done by a day of all projects, by project, the earliest first.
func (r reader) OpenMilestones(day string) (map[string][]Milestone, error) {
	all, err := milestones.list(r, "(done IS NULL OR ? < done) AND due IS NOT NULL", day)
	return grouped(all, func(m *Milestone) string { return m.ProjectID }), err
}

// LastProgress returns what is known last of each project's progress on a day: what the unit reported, or what supervision saw. What is
// dated later is a plan, and does not count yet.
func (r reader) LastProgress(today string) (map[string]Progress, error) {
	all, err := scanAll(r, func(p *Progress) []any { return []any{&p.ProjectID, &p.Day, &p.Percent, &p.Text} }, `
		SELECT project_id, day, percent, text FROM project_progress WHERE day <= ?1
		UNION ALL SELECT s.project_id, a.day, s.percent, s.progress FROM supervision s JOIN held a ON a.id = s.id
			WHERE s.project_id IS NOT NULL AND s.percent > 0 AND a.day <= ?1
		ORDER BY 2`, today)
	if err != nil {
		return nil, err
	}
	last := make(map[string]Progress, len(all))
	for _, p := range all {
		last[p.ProjectID] = p
	}
	return last, nil
}

// Project returns a project, whole.
func (r reader) Project(id string) (p Project, err error) {
	if p.ProjectFields, err = projects.get(r, id); err != nil {
		return p, err
	}
	if p.Origins, err = projectOrigins.of(r, id); err != nil {
		return p, err
	}
	if p.Milestones, err = milestones.of(r, id); err != nil {
		return p, err
	}
	if p.Progress, err = progresses.of(r, id); err != nil {
		return p, err
	}
	if p.FormerStages, err = formerStages.of(r, id); err != nil {
		return p, err
	}
	p.Photos, err = r.attachmentsOf("project", id)
	return p, err
}

// SaveProject saves a project, whole; a new one, or one that moved to another year, gets the next number of its year.
func (tx *Tx) SaveProject(p *Project) (err error) {
	if err := p.Validate(); err != nil {
		return err
	}
	moved := false
	if p.ID != "" { // in another year it has another number: its old one may be given there already, or is given next
		was, err := projects.get(tx.reader, p.ID)
		if err != nil {
			return err
		}
		moved = was.Year != p.Year
	}
	if moved || p.Number == 0 {
		if err := tx.nextNumber(&p.Number, "project", p.Year); err != nil {
			return err
		}
	}
	if err := projects.save(tx, &p.ProjectFields); err != nil {
		return err
	}
	if err := tx.saveOrigins(projectOrigins, &p.Meta, p.Origins); err != nil {
		return err
	}
	for i := range p.Milestones {
		p.Milestones[i].ProjectID = p.ID
	}
	if err := milestones.saveChildren(tx, &p.Meta, p.Milestones); err != nil {
		return err
	}
	for i := range p.Progress {
		p.Progress[i].ProjectID = p.ID
	}
	if err := progresses.saveChildren(tx, &p.Meta, p.Progress); err != nil {
		return err
	}
	for i := range p.FormerStages {
		p.FormerStages[i].ProjectID = p.ID
	}
	if err := formerStages.saveChildren(tx, &p.Meta, p.FormerStages); err != nil {
		return err
	}
	return tx.saveAttachments("project", &p.Meta, p.Photos)
}

// DeleteProject deletes a project that no supervision names.
func (tx *Tx) DeleteProject(id string) error { return projects.delete(tx, id) }
