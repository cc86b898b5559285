package app

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

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
	table.Of("mode", "方式", 5, func(t *TrainingRow) string { return t.Mode }).Hide(),
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
	rows := make([]TrainingRow, len(all))
	for i, t := range all {
		r := TrainingRow{Training: t}
		told, err := a.db.Deliveries("course", t.ID)
		if err != nil {
			return nil, err
		}
		for _, e := range enrolled {
			if e.CourseID == t.ID {
				r.Enrolled++
				if _, ok := told[e.DeputyID]; ok {
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
func (a *App) CourseOf(activityID string) string {
	s, err := a.db.SessionOf(activityID)
	if err != nil {
		return ""
	}
	return s.CourseID
}

// NewProgram returns a course of this year to fill, with one session in a week.
func (a *App) NewProgram() (data.Program, error) {
	year, err := strconv.Atoi(a.Today()[:4])
	p := data.Program{Training: data.Training{Year: year, Mode: data.TrainingModes[0]}}
	p.Sessions = []data.Session{a.NewSession(&p)}
	return p, err
}

// NewSession returns a session to fill: like the last one, a week later.
func (a *App) NewSession(p *data.Program) data.Session {
	s := data.Session{Day: dayAfter(a.Today(), 7), Begins: "09:00", Ends: "11:30", Hours: 30, Ability: data.Abilities[0]}
	if n := len(p.Sessions); n > 0 {
		last := p.Sessions[n-1]
		s.Day, s.Begins, s.Ends, s.Place, s.Hours, s.Online = dayAfter(last.Day, 7), last.Begins, last.Ends, last.Place, last.Hours, last.Online
	}
	return s
}

// SaveProgram saves a course, whole.
func (a *App) SaveProgram(p *data.Program) error {
	return a.do(saved(p.ID, "培训", p.Title), func(tx *data.Tx) error { return tx.SaveProgram(p) })
}

// DeleteProgram deletes a course none of whose sessions was held.
func (a *App) DeleteProgram(p *data.Program) error {
	return a.do("删除培训“"+p.Title+"”", func(tx *data.Tx) error { return tx.DeleteProgram(p.ID) })
}

// Fill enrols those who should come: who lacks the first course if this is one, then who was not trained this term, then who has fewest hours;
// within each in the order of papers. It stops where the seats are taken, and says who waits.
func (a *App) Fill(courseID string) (added int, waiting int, err error) {
	p, err := a.db.Program(courseID)
	if err != nil {
		return 0, 0, err
	}
	rows, err := a.Trained()
	if err != nil {
		return 0, 0, err
	}
	first := slices.ContainsFunc(p.Sessions, func(s data.Session) bool { return s.First })
	abilities := map[string]bool{}
	for _, s := range p.Sessions {
		abilities[s.Ability] = s.Ability != ""
	}
	slices.SortStableFunc(rows, func(x, y TrainedRow) int { return x.rank(first, abilities) - y.rank(first, abilities) })
	enrolled := map[string]bool{}
	for _, e := range p.Enrolments {
		enrolled[e.DeputyID] = true
	}
	for i := range rows {
		r := &rows[i]
		if enrolled[r.ID] || r.rank(first, abilities) >= satisfied {
			continue
		}
		if p.Seats > 0 && len(p.Enrolments) >= p.Seats {
			waiting++
			continue
		}
		p.Enrolments = append(p.Enrolments, data.Enrolment{DeputyID: r.ID})
		added++
	}
	if added == 0 {
		return 0, waiting, nil
	}
	return added, waiting, a.do(fmt.Sprintf("自动报名 %d 人", added), func(tx *data.Tx) error { return tx.SaveProgram(&p) })
}

// MakeUp adds a session a week later for those who missed one (补课).
func (a *App) MakeUp(sessionID string) error {
	s, err := a.db.Session(sessionID)
	if err != nil {
		return err
	}
	p, err := a.db.Program(s.CourseID)
	if err != nil {
		return err
	}
	missed, err := a.missed(&s)
	if err != nil {
		return err
	}
	if len(missed) == 0 {
		return data.Fail(Refused, nil, "%s“%s”没有人请假或缺席，不用补课。", DayWords(s.Day), s.Topic)
	}
	next := s
	next.Meta, next.ActivityID, next.MakeupOf = data.Meta{}, "", s.ID
	if s.MakeupOf != "" { // a second make-up makes up for the first session too
		next.MakeupOf = s.MakeupOf
	}
	next.Day = max(dayAfter(s.Day, 7), dayAfter(a.Today(), 1))
	p.Sessions = append(p.Sessions, next)
	return a.do("安排补课“"+s.Topic+"”", func(tx *data.Tx) error { return tx.SaveProgram(&p) })
}

// missed are the deputies who were expected at a held session and did not come, and have not made up for it since.
func (a *App) missed(s *data.Session) ([]string, error) {
	root := s.MakeupOf
	if root == "" {
		root = s.ID
	}
	all, err := a.db.Attendances()
	came, asked := map[string]bool{}, []string(nil)
	for i := range all {
		if r := &all[i]; r.Root == root {
			came[r.DeputyID] = came[r.DeputyID] || r.Present()
			if !slices.Contains(asked, r.DeputyID) {
				asked = append(asked, r.DeputyID)
			}
		}
	}
	return slices.DeleteFunc(asked, func(id string) bool { return came[id] }), err
}

// Tell notes that deputies were told of a course today (传达), as one operation.
func (a *App) Tell(courseID string, ids []string, way string) error {
	told, err := a.db.Deliveries("course", courseID)
	if err != nil {
		return err
	}
	return a.do("传达"+countLabel(len(ids), "人", "培训通知"), func(tx *data.Tx) error {
		for _, id := range ids {
			d := told[id]
			d.OwnerTable, d.OwnerID, d.DeputyID, d.Way, d.Day = "course", courseID, id, way, a.Today()
			if err := tx.SaveDelivery(&d); err != nil {
				return err
			}
		}
		return nil
	})
}

// Told returns who was told of a course, by deputy.
func (a *App) Told(courseID string) (map[string]data.Delivery, error) {
	return a.db.Deliveries("course", courseID)
}

// TrainingText is a course's notice as it is pasted into a chat group.
func (a *App) TrainingText(courseID string) (string, error) {
	h, err := a.paperHead()
	if err != nil {
		return "", err
	}
	n, err := a.trainingNotice(courseID)
	return n.Text(h.Short), err
}

// trainingNotice gathers what a course's notice says.
func (a *App) trainingNotice(courseID string) (papers.TrainingNotice, error) {
	p, err := a.db.Program(courseID)
	if err != nil {
		return papers.TrainingNotice{}, err
	}
	n := papers.TrainingNotice{Title: p.Title, Issue: p.Issue(), Mode: p.Mode, Demands: p.Demands}
	rows, err := a.inOrder()
	if err != nil {
		return n, err
	}
	for i := range rows {
		if slices.ContainsFunc(p.Enrolments, func(e data.Enrolment) bool { return e.DeputyID == rows[i].ID }) {
			n.People = append(n.People, rows[i].Name)
		}
	}
	for i := range p.Sessions {
		s := &p.Sessions[i]
		n.Sessions = append(n.Sessions, papers.TrainingSession{Day: s.Day, Hours: strings.TrimSpace(hours(s.Begins, s.Ends)), Place: s.Place, Topic: s.Topic, Lecturer: s.Lecturer, Credit: Tenths(s.Hours), Online: s.Online})
	}
	return n, nil
}

// Tenths writes a number of tenths: 25 is 2.5.
func Tenths(n int) string {
	if n%10 == 0 {
		return strconv.Itoa(n / 10)
	}
	return fmt.Sprintf("%d.%d", n/10, n%10)
}

// TrainingPlanColumns are the columns of 年度培训计划.
var TrainingPlanColumns = []table.Column[data.TrainingPlan]{
	table.Of("year", "年份", 4, func(p *data.TrainingPlan) string { return strconv.Itoa(p.Year) }),
	table.Of("hours", "人均学时目标", 6, func(p *data.TrainingPlan) string { return Tenths(p.Hours) }),
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
