package app

import (
	"fmt"
	"strconv"
	"strings"

	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/papers"
	"liujin/app/table"
	"liujin/data"
)

// TrainingRow is a course in a list.
type TrainingRow struct {
	data.Training
	From                       string // the day of the first session
	Sessions, Held             int
	Enrolled, Told, Came       int // persons: enrolled, told of it, present at any session
	Missing                    []string
	NextSession, NextSessionID string
}

// TrainingColumns are the columns of 培训.
var TrainingColumns = []table.Column[TrainingRow]{
	table.Of("issue", "期号", 6.5, func(t *TrainingRow) string { return t.Issue() }),
	table.Of("title", "名称", 13, func(t *TrainingRow) string { return t.Title }),
	{Name: "from", Head: "开始", Width: 5.5, Cell: func(t *TrainingRow) table.Cell { return table.D(t.From) }},
	{Name: "enrolled", Head: "报名", Width: 3.5, Cell: func(t *TrainingRow) table.Cell { return table.N(t.Enrolled) }},
	{Name: "came", Head: "到课", Width: 3.5, Cell: func(t *TrainingRow) table.Cell { return table.Some(t.Came) }},
	{Name: "held", Head: "场次", Width: 4, Cell: func(t *TrainingRow) table.Cell {
		return table.Cell{Kind: table.Number, Text: fmt.Sprintf("%d/%d", t.Held, t.Sessions), Number: float64(t.Held)}
	}},
	table.Of("mode", "方式", 5, func(t *TrainingRow) data.TrainingMode { return t.Mode }).Hide(),
	{Name: "seats", Head: "名额", Width: 3.5, Hidden: true, Cell: func(t *TrainingRow) table.Cell { return table.Some(t.Seats) }},
	{Name: "told", Head: "已通知", Width: 4, Hidden: true, Cell: func(t *TrainingRow) table.Cell { return table.N(t.Told) }},
}

// Trainings lists 培训, the newest first.
func (a *App) Trainings() ([]TrainingRow, error) {
	rows, err := a.courses()
	if err != nil {
		return nil, err
	}
	came, err := a.db.Attendances()
	present := map[string]map[string]bool{}
	for i := range came {
		if r := &came[i]; r.Present() {
			if present[r.CourseID] == nil {
				present[r.CourseID] = map[string]bool{}
			}
			present[r.CourseID][r.DeputyID] = true
		}
	}
	for i := range rows {
		rows[i].Came = len(present[rows[i].ID])
	}
	return rows, err
}

// courses lists 培训 without who came, which takes the longest to count.
func (a *App) courses() ([]TrainingRow, error) {
	all, err := a.db.Trainings()
	if err != nil {
		return nil, err
	}
	sessions, err := a.db.Sessions()
	if err != nil {
		return nil, err
	}
	enrolled, err := a.db.Enrolments()
	if err != nil {
		return nil, err
	}
	told, err := a.db.DeliveriesOf("course")
	if err != nil {
		return nil, err
	}
	rows := make([]TrainingRow, len(all))
	for i, t := range all {
		r := TrainingRow{Training: t}
		for _, e := range enrolled {
			if e.CourseID == t.ID {
				r.Enrolled++
				if _, ok := told[t.ID][e.DeputyID]; ok {
					r.Told++
				} else {
					r.Missing = append(r.Missing, e.DeputyID)
				}
			}
		}
		r.sessions(sessions, a.Today())
		rows[i] = r
	}
	return rows, nil
}

// sessions counts a course's sessions, and finds the next one.
func (t *TrainingRow) sessions(all []data.Session, today string) {
	for i := range all { // by day
		s := &all[i]
		if s.CourseID != t.ID {
			continue
		}
		if t.From == "" {
			t.From = s.Day
		}
		t.Sessions++
		t.Held += count1(s.ActivityID != "")
		if s.ActivityID == "" && s.Day >= today && t.NextSession == "" {
			t.NextSession, t.NextSessionID = s.Day, s.ID
		}
	}
}

// Program returns one course, whole.
func (a *App) Program(id string) (data.Program, error) { return a.db.Program(id) }

// CourseOf is the course that a held session belongs to; "" none.
func (a *App) CourseOf(activityID string) (string, error) {
	s, err := a.db.SessionOf(activityID)
	return s.CourseID, err
}

// NewProgram returns a course of this year to fill, with one session in a week.
func (a *App) NewProgram() (data.Program, error) {
	year, err := strconv.Atoi(a.Today()[:4])
	p := data.Program{Training: data.Training{Year: year, Mode: data.TrainingOnSite}}
	p.Sessions = []data.Session{a.NewSession(&p)}
	return p, err
}

// NewSession returns a session to fill: like the last one, a week later.
func (a *App) NewSession(p *data.Program) data.Session {
	s := data.Session{Day: days.After(a.Today(), 7), Begins: "09:00", Ends: "11:30", Hours: 30, Ability: data.AbilityTheory}
	if n := len(p.Sessions); n > 0 {
		last := p.Sessions[n-1]
		s.Day, s.Begins, s.Ends, s.Place, s.Hours, s.Online = days.After(last.Day, 7), last.Begins, last.Ends, last.Place, last.Hours, last.Online
	}
	return s
}

// CheckProgram checks a course: its own rules, and that no session whose roll was called goes to a day that is still to come.
func (a *App) CheckProgram(p *data.Program) error {
	if err := p.Validate(); err != nil {
		return err
	}
	for i := range p.Sessions {
		s := &p.Sessions[i]
		if s.ActivityID != "" && a.toCome(s.Day) != "" {
			return data.Invalid{"sessions": fmt.Sprintf("第 %d 场“%s”已经点过名，日期不能改到今天以后（%s 还没有到）", i+1, s.Topic, s.Day)}
		}
	}
	return nil
}

// SaveProgram saves a course, whole.
func (a *App) SaveProgram(p *data.Program) error {
	if err := a.CheckProgram(p); err != nil {
		return err
	}
	return a.do(saved(p.ID, "培训", p.Title), func(tx *data.Tx) error { return tx.SaveProgram(p) })
}

// DeleteProgram deletes a course none of whose sessions was held.
func (a *App) DeleteProgram(p *data.Program) error {
	return a.do("删除培训“"+p.Title+"”", func(tx *data.Tx) error { return tx.DeleteProgram(p.ID) })
}

// TrainingText is the notice of a course, or of a make-up by its session's id, as it is pasted into a chat group.
func (a *App) TrainingText(id string) (string, error) {
	h, err := a.paperHead()
	if err != nil {
		return "", err
	}
	n, err := a.trainingNotice(id)
	return n.Text(h.Short), err
}

// trainingNotice gathers what the notice of a course, or of a make-up, says.
func (a *App) trainingNotice(id string) (papers.TrainingNotice, error) {
	which, err := a.noticeOf(id)
	if err != nil {
		return papers.TrainingNotice{}, err
	}
	p, err := a.db.Program(which.CourseID)
	if err != nil {
		return papers.TrainingNotice{}, err
	}
	n := papers.TrainingNotice{Title: p.Title, Issue: p.Issue(), Mode: string(p.Mode), Demands: p.Demands}
	people, err := a.noticed(which)
	for i := range people {
		n.People = append(n.People, people[i].Name)
	}
	for i := range p.Sessions {
		s := &p.Sessions[i]
		switch {
		case which.SessionID == "" && s.MakeupOf == "":
			n.Sessions = append(n.Sessions, noticeSession(s))
		case s.ID == which.SessionID:
			n.Sessions = append(n.Sessions, noticeSession(s))
			first, err := a.db.Session(s.MakeupOf)
			if err != nil {
				return n, err
			}
			n.MakeUp, n.Demands = days.Short(first.Day)+"“"+first.Topic+"”", "" // what the course asks for was for its own sessions
		}
	}
	return n, err
}

// noticeSession is a session as papers say it.
func noticeSession(s *data.Session) papers.TrainingSession {
	return papers.TrainingSession{Day: s.Day, Hours: strings.TrimSpace(hours(s.Begins, s.Ends)), Place: s.Place, Topic: s.Topic, Lecturer: s.Lecturer,
		Credit: figures.Tenths(s.Hours), Online: s.Online, MakeUp: s.MakeupOf != ""}
}

// TrainingPlanColumns are the columns of 年度培训计划.
var TrainingPlanColumns = []table.Column[data.TrainingPlan]{
	table.Of("year", "年份", 4, func(p *data.TrainingPlan) string { return strconv.Itoa(p.Year) }),
	table.Of("hours", "人均学时目标", 6, func(p *data.TrainingPlan) string { return figures.Tenths(p.Hours) }),
	table.Of("goal", "目标和安排", 18, func(p *data.TrainingPlan) string { return p.Goal }),
}

// TrainingPlans lists 年度培训计划.
func (a *App) TrainingPlans() ([]data.TrainingPlan, error) { return a.db.TrainingPlans() }

// NewTrainingPlan returns a plan of this year to fill.
func (a *App) NewTrainingPlan() (data.TrainingPlan, error) {
	year, err := strconv.Atoi(a.Today()[:4])
	return data.TrainingPlan{Year: year, Hours: 240}, err
}

// SaveTrainingPlan saves a plan.
func (a *App) SaveTrainingPlan(p *data.TrainingPlan) error {
	return a.do(saved(p.ID, "年度培训计划", strconv.Itoa(p.Year)), func(tx *data.Tx) error { return tx.SaveTrainingPlan(p) })
}

// DeleteTrainingPlan deletes a plan.
func (a *App) DeleteTrainingPlan(p *data.TrainingPlan) error {
	return a.do("删除年度培训计划“"+strconv.Itoa(p.Year)+"”", func(tx *data.Tx) error { return tx.DeleteTrainingPlan(p.ID) })
}
