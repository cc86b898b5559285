package matters

import (
	"fmt"
	"strconv"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/table"
	"liujin/data"
)

// ProjectRow is a livelihood project in a list, with what is known last of its progress.
type ProjectRow struct {
	data.ProjectFields
	Handler    string
	Percent    int
	Seen       string // the day of the last progress; "" nothing is known yet
	Supervised int    // times
	Stage      table.Cell
	Asks       string // what is to be asked of the unit in charge; "" nothing today
	Line       app.TodoLine
	When, By   string // how pressing that is, in words, and since when or for which day
}

// ProjectColumns are the columns of 民生实事项目.
var ProjectColumns = []table.Column[*ProjectRow]{
	{Name: "year", Head: "年份", Width: 3.5, Cell: func(p *ProjectRow) table.Cell { return table.T(strconv.Itoa(p.Year)) }},
	table.Of("title", "项目名称", 14, func(p *ProjectRow) string { return p.Title }),
	table.Of("handler", "责任单位", 7, func(p *ProjectRow) string { return p.Handler }),
	{Name: "percent", Head: "进度", Width: 4, Cell: func(p *ProjectRow) table.Cell {
		return table.Cell{Kind: table.Number, Text: fmt.Sprintf("%d%%", p.Percent), Number: float64(p.Percent)}
	}},
	{Name: "stage", Head: "情况", Width: 7, Cell: func(p *ProjectRow) table.Cell { return p.Stage }},
	table.Of("state", "阶段", 4, func(p *ProjectRow) data.ProjectState { return p.State }).Hide(),
	{Name: "budget", Head: "资金（万元）", Width: 5, Hidden: true, Cell: func(p *ProjectRow) table.Cell { return table.Some(p.Budget) }},
	{Name: "votes", Head: "票决", Width: 5, Hidden: true, Cell: func(p *ProjectRow) table.Cell { return votes(&p.ProjectFields) }},
	{Name: "due", Head: "计划完成", Width: 5.5, Hidden: true, Cell: func(p *ProjectRow) table.Cell { return table.D(p.Due) }},
	{Name: "seen", Head: "最近进度", Width: 5.5, Hidden: true, Cell: func(p *ProjectRow) table.Cell { return table.D(p.Seen) }},
	{Name: "supervised", Head: "督办次数", Width: 4.5, Hidden: true, Cell: func(p *ProjectRow) table.Cell { return table.Some(p.Supervised) }},
	{Name: "deputies", Head: "代表满意和基本满意率", Width: 8, Hidden: true, Cell: func(p *ProjectRow) table.Cell {
		return rating(p.DeputyFine+p.DeputyFair, p.DeputyPoor)
	}},
	{Name: "people", Head: "群众满意和基本满意率", Width: 8, Hidden: true, Cell: func(p *ProjectRow) table.Cell {
		return rating(p.PeopleFine+p.PeopleFair, p.PeoplePoor)
	}},
}

// rating is 满意和基本满意率 with its numbers.
func rating(satisfied, poor int) table.Cell {
	if satisfied+poor == 0 {
		return table.T("")
	}
	return table.T(figures.Rate(satisfied, satisfied+poor))
}

func votes(p *data.ProjectFields) table.Cell {
	if p.Voters == 0 {
		return table.T("")
	}
	return table.T(fmt.Sprintf("%d/%d", p.Votes, p.Voters))
}

// Projects lists 民生实事项目 as they are today, the newest year first.
func (a *Book) Projects() ([]ProjectRow, error) { return a.ProjectsOn(a.Today()) }

// ProjectsOn lists them as they were on a day.
func (a *Book) ProjectsOn(day string) ([]ProjectRow, error) {
	all, err := a.DB().ProjectsOn(day)
	if err != nil {
		return nil, err
	}
	handlers, err := a.HandlerNames(day)
	if err != nil {
		return nil, err
	}
	last, err := a.DB().LastProgress(day)
	if err != nil {
		return nil, err
	}
	parts, err := a.DB().OpenMilestones(day)
	if err != nil {
		return nil, err
	}
	policy, err := a.DB().MatterPolicy()
	if err != nil {
		return nil, err
	}
	times, err := a.supervisions(day)
	if err != nil {
		return nil, err
	}
	rows := make([]ProjectRow, len(all))
	for i, p := range all {
		rows[i] = ProjectRow{ProjectFields: p, Handler: handlers[p.HandlerID], Percent: last[p.ID].Percent, Seen: last[p.ID].Day,
			Supervised: times[p.ID]}
		rows[i].judge(parts[p.ID], day, &policy)
	}
	return rows, nil
}

// judge says how far a project is and what it asks for today: what is overdue first, then what will be soon, then news. parts are its open
// milestones, the earliest first.
func (p *ProjectRow) judge(parts []data.Milestone, today string, policy *data.MatterPolicy) {
	if p.State != data.ProjectSupervised {
		p.Stage = table.Chip(p.State, table.Plain)
		return
	}
	if p.Percent >= 100 {
		p.Stage = table.Chip("已完成", table.Good)
		return
	}
	p.Stage = table.Chip("推进中", table.Info)
	part := data.Milestone{}
	if len(parts) > 0 {
		part = parts[0]
	}
	since := max(p.Seen, p.Starts)
	switch {
	case p.Due != "" && p.Due < today:
		p.late("逾期", p.Due, today, fmt.Sprintf("逾期未完成，进度 %d%%", p.Percent))
	case part.Due != "" && part.Due < today:
		p.late("节点逾期", part.Due, today, fmt.Sprintf("节点“%s”没有完成", part.Title))
	case p.Due != "" && days.Between(today, p.Due) <= policy.WarnDays:
		p.soon("还有", p.Due, today, fmt.Sprintf("快到计划完成日期，进度 %d%%", p.Percent))
	case part.Due != "" && days.Between(today, part.Due) <= policy.WarnDays:
		p.soon("节点还有", part.Due, today, fmt.Sprintf("节点“%s”快到期", part.Title))
	case since != "" && since <= today && days.Between(since, today) > policy.StaleDays:
		p.Stage = table.Chip(fmt.Sprintf("%d 天未更新", days.Between(since, today)), table.Due)
		p.Line, p.When, p.By, p.Asks = app.TodoAsk, "该问", today, fmt.Sprintf("进度 %d 天没有更新", days.Between(since, today))
	}
}

func (p *ProjectRow) late(what, due, today, asks string) {
	by := fmt.Sprintf(" %d 天", days.Between(due, today))
	p.Line, p.Stage, p.When, p.By, p.Asks = app.TodoOverdue, table.Chip(what+by, table.Late), "逾期"+by, due, asks
}

func (p *ProjectRow) soon(what, due, today, asks string) {
	p.Stage = table.Chip(fmt.Sprintf("%s %d 天", what, days.Between(today, due)), table.Due)
	p.Line, p.When, p.By, p.Asks = app.TodoDue, app.InDays(today, due), due, asks
}

// PartsDue says which milestones of a project are overdue or will be soon, for its form.
func (a *Book) PartsDue(w *data.Project) (string, error) {
	warn, err := a.WarnDays()
	if err != nil {
		return "", err
	}
	today := a.Today()
	var said []string
	for _, m := range w.Milestones {
		switch {
		case m.Due == "" || m.Done != "":
		case m.Due < today:
			said = append(said, fmt.Sprintf("“%s”逾期 %d 天没有完成", m.Title, days.Between(m.Due, today)))
		case days.Between(today, m.Due) <= warn:
			said = append(said, fmt.Sprintf("“%s”还有 %d 天到期", m.Title, days.Between(today, m.Due)))
		}
	}
	return strings.Join(said, "；"), nil
}

// Project returns one project, whole.
func (a *Book) Project(id string) (data.Project, error) { return a.DB().Project(id) }

// NewProject returns a project of this year to fill.
func (a *Book) NewProject() (data.Project, error) {
	year, err := strconv.Atoi(a.Today()[:4])
	return data.Project{ProjectFields: data.ProjectFields{Year: year, State: data.ProjectCollected}}, err
}

// StageChanged reports whether a project that is on record has another stage.
func (a *Book) StageChanged(w *data.Project) (bool, error) {
	was, err := before(w.ID, a.DB().Project)
	return w.ID != "" && was.State != w.State, err
}

// StageSince makes a project's stage so from a day on; saving is SaveProject's.
func (a *Book) StageSince(w *data.Project, day string) error {
	was, err := a.DB().Project(w.ID)
	if err != nil {
		return err
	}
	return w.StageSince(day, &was.ProjectFields)
}

// SaveProject saves a project, whole.
func (a *Book) SaveProject(w *data.Project) error {
	if err := a.CheckProject(w); err != nil {
		return err
	}
	return a.Do(app.Saved(w.ID, "民生实事项目", w.Title), func(tx *data.Tx) error { return tx.SaveProject(w) })
}

// DeleteProject deletes a project that no supervision names.
func (a *Book) DeleteProject(w *data.Project) error {
	return a.Do("删除民生实事项目“"+w.Title+"”", func(tx *data.Tx) error { return tx.DeleteProject(w.ID) })
}

// PickProjects offers projects.
func (a *Book) PickProjects() ([]app.Picked, error) {
	all, err := a.Projects()
	return app.PickFrom(all, err, func(p *ProjectRow) app.Picked {
		return app.Picked{ID: p.ID, Name: p.Title, Detail: fmt.Sprintf("%d 年 %s", p.Year, p.Handler)}
	})
}

// LastSeen says what is known last of a project's progress, for the form of its supervision.
func (a *Book) LastSeen(projectID string) (string, error) {
	last, err := a.DB().LastProgress(a.Today())
	if err != nil {
		return "", err
	}
	p, ok := last[projectID]
	if !ok {
		return "", nil
	}
	return fmt.Sprintf("上次（%s）进度 %d%% %s", p.Day, p.Percent, p.Text), nil
}
