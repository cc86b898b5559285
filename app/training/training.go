package training

import (
	"fmt"
	"strconv"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/table"
	"liujin/data"
)

// CourseRow is a course in a list.
type CourseRow struct {
	data.CourseFields
	From                       string // the day of the first session
	Sessions, Held             int
	Enrolled, Told, Came       int // persons: enrolled, told of it, present at any session
	Missing                    []string
	NextSession, NextSessionID string
}

// CourseColumns are the columns of 培训.
var CourseColumns = []table.Column[*CourseRow]{
	table.Of("issue", "期号", 6.5, func(t *CourseRow) string { return t.Issue() }),
	table.Of("title", "名称", 13, func(t *CourseRow) string { return t.Title }),
	{Name: "from", Head: "开始", Width: 5.5, Cell: func(t *CourseRow) table.Cell { return table.D(t.From) }},
	{Name: "enrolled", Head: "报名", Width: 3.5, Cell: func(t *CourseRow) table.Cell { return table.N(t.Enrolled) }},
	{Name: "came", Head: "到课", Width: 3.5, Cell: func(t *CourseRow) table.Cell { return table.Some(t.Came) }},
	{Name: "held", Head: "场次", Width: 4, Cell: func(t *CourseRow) table.Cell {
		return table.Cell{Kind: table.Number, Text: fmt.Sprintf("%d/%d", t.Held, t.Sessions), Number: float64(t.Held)}
	}},
	table.Of("mode", "方式", 5, func(t *CourseRow) data.TrainingMode { return t.Mode }).Hide(),
	{Name: "seats", Head: "名额", Width: 3.5, Hidden: true, Cell: func(t *CourseRow) table.Cell { return table.Some(t.Seats) }},
	{Name: "told", Head: "已通知", Width: 4, Hidden: true, Cell: func(t *CourseRow) table.Cell { return table.N(t.Told) }},
}

// Courses lists 培训, the newest first.
func (a *Book) Courses() ([]CourseRow, error) {
	rows, err := a.courseRows()
	if err != nil {
		return nil, err
	}
	came, err := a.DB().Attendances()
	if err != nil {
		return nil, err
	}
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
	return rows, nil
}

// courseRows lists 培训 without who came, which takes the longest to count.
func (a *Book) courseRows() ([]CourseRow, error) {
	all, err := a.DB().Courses()
	if err != nil {
		return nil, err
	}
	sessions, err := a.DB().Sessions()
	if err != nil {
		return nil, err
	}
	enrolled, err := a.DB().Enrolments()
	if err != nil {
		return nil, err
	}
	told, err := a.DB().DeliveriesOf("course")
	if err != nil {
		return nil, err
	}
	rows := make([]CourseRow, len(all))
	for i, t := range all {
		r := CourseRow{CourseFields: t}
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
func (t *CourseRow) sessions(all []data.Session, today string) {
	for i := range all { // by day
		s := &all[i]
		if s.CourseID != t.ID {
			continue
		}
		if t.From == "" {
			t.From = s.Day
		}
		t.Sessions++
		t.Held += app.OneIf(s.ActivityID != "")
		if s.ActivityID == "" && s.Day >= today && t.NextSession == "" {
			t.NextSession, t.NextSessionID = s.Day, s.ID
		}
	}
}

// Course returns one course, whole.
func (a *Book) Course(id string) (data.Course, error) { return a.DB().Course(id) }

// CourseOf is the course that a held session belongs to; "" none.
func (a *Book) CourseOf(activityID string) (string, error) {
	s, err := a.DB().SessionOf(activityID)
	return s.CourseID, err
}

// NewCourse returns a course of this year to fill, with one session in a week.
func (a *Book) NewCourse() (data.Course, error) {
	year, err := strconv.Atoi(a.Today()[:4])
	if err != nil {
		return data.Course{}, err
	}
	p := data.Course{CourseFields: data.CourseFields{Year: year, Mode: data.TrainingOnSite}}
	p.Sessions = []data.Session{a.NewSession(&p)}
	return p, nil
}

// NewSession returns a session to fill: like the last one, a week later.
func (a *Book) NewSession(p *data.Course) data.Session {
	s := data.Session{Day: days.After(a.Today(), 7), Begins: "09:00", Ends: "11:30", Hours: 30, Ability: data.AbilityTheory}
	if n := len(p.Sessions); n > 0 {
		last := p.Sessions[n-1]
		s.Day, s.Begins, s.Ends, s.Place, s.Hours, s.Online = days.After(last.Day, 7), last.Begins, last.Ends, last.Place, last.Hours,
			last.Online
	}
	return s
}

// CheckCourse checks a course: its own rules, and that no session whose roll was called goes to a day that is still to come.
func (a *Book) CheckCourse(p *data.Course) error {
	if err := p.Validate(); err != nil {
		return err
	}
	for i := range p.Sessions {
		s := &p.Sessions[i]
		if s.ActivityID != "" && a.ToCome(s.Day) != "" {
			return data.Invalid{"sessions": fmt.Sprintf("第 %d 场“%s”已经点过名，日期不能改到今天以后（%s 还没有到）", i+1, s.Topic, s.Day)}
		}
	}
	return nil
}

// SaveCourse saves a course, whole.
func (a *Book) SaveCourse(p *data.Course) error {
	if err := a.CheckCourse(p); err != nil {
		return err
	}
	return a.Do(app.Saved(p.ID, "培训", p.Title), func(tx *data.Tx) error { return tx.SaveCourse(p) })
}

// DeleteCourse deletes a course none of whose sessions was held.
func (a *Book) DeleteCourse(p *data.Course) error {
	return a.Do("删除培训“"+p.Title+"”", func(tx *data.Tx) error { return tx.DeleteCourse(p.ID) })
}

// TrainingPlanColumns are the columns of 年度培训计划.
var TrainingPlanColumns = []table.Column[*data.TrainingPlan]{
	table.Of("year", "年份", 4, func(p *data.TrainingPlan) string { return strconv.Itoa(p.Year) }),
	table.Of("hours", "人均学时目标", 6, func(p *data.TrainingPlan) string { return figures.Tenths(p.Hours) }),
	table.Of("goal", "目标和安排", 18, func(p *data.TrainingPlan) string { return p.Goal }),
}

// TrainingPlans lists 年度培训计划.
func (a *Book) TrainingPlans() ([]data.TrainingPlan, error) { return a.DB().TrainingPlans() }

// NewTrainingPlan returns a plan of this year to fill.
func (a *Book) NewTrainingPlan() (data.TrainingPlan, error) {
	year, err := strconv.Atoi(a.Today()[:4])
	return data.TrainingPlan{Year: year, Hours: 240}, err
}

// SaveTrainingPlan saves a plan.
func (a *Book) SaveTrainingPlan(p *data.TrainingPlan) error {
	return a.Do(app.Saved(p.ID, "年度培训计划", strconv.Itoa(p.Year)), func(tx *data.Tx) error { return tx.SaveTrainingPlan(p) })
}

// DeleteTrainingPlan deletes a plan.
func (a *Book) DeleteTrainingPlan(p *data.TrainingPlan) error {
	return a.Do("删除年度培训计划“"+strconv.Itoa(p.Year)+"”", func(tx *data.Tx) error { return tx.DeleteTrainingPlan(p.ID) })
}
