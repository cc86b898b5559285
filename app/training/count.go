package training

import (
	"fmt"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/table"
	"liujin/data"
)

// TrainedRow is what a deputy in office has of the term's training.
type TrainedRow struct {
	app.DeputyRow
	Times     int // sessions present at
	Hours     int // tenths of 学时
	First     bool
	Abilities map[data.Ability]bool
	Last      string
}

// TrainedColumns are the columns of 学时与覆盖.
var TrainedColumns = []table.Column[*TrainedRow]{
	table.Of("name", "姓名", 4.5, func(r *TrainedRow) string { return r.Called() }),
	table.Of("group", "代表小组", 7, func(r *TrainedRow) string { return r.Group }),
	{Name: "times", Head: "到课场次", Width: 4.5, Cell: func(r *TrainedRow) table.Cell { return table.N(r.Times) }},
	{Name: "hours", Head: "学时", Width: 4, Cell: func(r *TrainedRow) table.Cell {
		return table.Cell{Kind: table.Number, Text: figures.Tenths(r.Hours), Number: float64(r.Hours) / 10}
	}},
	{Name: "first", Head: "首课", Width: 4, Cell: func(r *TrainedRow) table.Cell {
		if r.First {
			return table.Chip("已学", table.Good)
		}
		return table.Chip("未学", table.Due)
	}},
	{Name: "last", Head: "最近一次", Width: 5.5, Cell: func(r *TrainedRow) table.Cell { return table.D(r.Last) }},
	table.Of("levels", "层级", 5, func(r *TrainedRow) string { return r.Levels }).Hide(),
	table.Of("employer", "工作单位及职务", 12, func(r *TrainedRow) string { return r.Employer }).Hide(),
}

// Trained lists the deputies in office on a day with what they had by then of that term's training, in the
// order of papers. A session and its make-up count once.
func (a *Book) Trained(day string) ([]TrainedRow, error) {
	deputies, err := a.InOrder(day)
	if err != nil {
		return nil, err
	}
	from, _, err := a.TermOn(day)
	if err != nil {
		return nil, err
	}
	all, err := a.DB().Attendances()
	if err != nil {
		return nil, err
	}
	rows, at := make([]TrainedRow, len(deputies)), map[string]int{}
	for i, d := range deputies {
		rows[i], at[d.ID] = TrainedRow{DeputyRow: d, Abilities: map[data.Ability]bool{}}, i
	}
	counted := map[[2]string]bool{}
	for i := range all {
		t := &all[i]
		k, in := at[t.DeputyID]
		if !in || !t.Present() || t.Day < from || t.Day > day || counted[[2]string{t.DeputyID, t.Root}] {
			continue
		}
		counted[[2]string{t.DeputyID, t.Root}] = true
		r := &rows[k]
		r.Times++
		r.Hours += t.Hours
		r.First = r.First || t.First
		r.Abilities[t.Ability] = true
		r.Last = max(r.Last, t.Day)
	}
	return rows, nil
}

// TrainingCount is how many of the deputies in office were trained in their term, had the first lesson (首课), and how many hours they have.
type TrainingCount struct{ InOffice, Trained, First, Hours int }

// CountTraining counts the rows of 学时与覆盖 on a day.
func (a *Book) CountTraining(day string) (n TrainingCount, err error) {
	rows, err := a.Trained(day)
	if err != nil {
		return TrainingCount{}, err
	}
	return CountTrained(rows), nil
}

// CountTrained counts deputies in office, in this ledger or in what another office states.
func CountTrained(rows []TrainedRow) (n TrainingCount) {
	for i := range rows {
		r := &rows[i]
		n.InOffice++
		n.Trained += app.OneIf(r.Times > 0)
		n.First += app.OneIf(r.First)
		n.Hours += r.Hours
	}
	return n
}

// Words says how far training is: 轮训覆盖率 67.4%（58/86），首课 50 人，人均 3.2 学时.
func (n *TrainingCount) Words() string {
	if n.InOffice == 0 {
		return ""
	}
	return fmt.Sprintf("本届轮训覆盖率 %s（%d/%d 人），首课 %d 人，人均 %s 学时", figures.Percent(n.Trained, n.InOffice), n.Trained, n.InOffice, n.First,
		figures.Tenths((n.Hours+n.InOffice/2)/n.InOffice))
}

// TrainingTodos are courses of the next days with those who were not told, and sessions whose roll was not called.
func (a *Book) TrainingTodos() (todos []app.Todo, err error) {
	rows, err := a.courseRows()
	if err != nil {
		return nil, err
	}
	titles := map[string]*CourseRow{}
	for i := range rows {
		titles[rows[i].ID] = &rows[i]
	}
	sessions, err := a.DB().Sessions()
	if err != nil {
		return nil, err
	}
	today := a.Today()
	for i := range sessions {
		s := &sessions[i]
		t, name := titles[s.CourseID], days.Short(s.Day)+" "+s.Topic
		switch {
		case s.ActivityID != "" || t == nil:
		case s.Day < today:
			text := fmt.Sprintf("%s“%s”的到课情况还没登记", days.Short(s.Day), s.Topic)
			todos = append(todos, app.Todo{Line: app.TodoRoll, When: fmt.Sprintf("过了 %d 天", days.Between(s.Day, today)), Tone: table.Late,
				Text: text, Name: name, About: "培训", Rows: app.One(data.KindCourse, s.CourseID), Items: []string{s.ID}, By: s.Day})
		case s.Day <= days.After(today, 7):
			text := fmt.Sprintf("%s“%s” · 已报名 %d 人", t.Issue(), s.Topic, t.Enrolled)
			if s.MakeupOf != "" {
				text = fmt.Sprintf("%s“%s”补课", t.Issue(), s.Topic)
			} else if n := len(t.Missing); n > 0 {
				text += fmt.Sprintf("，未通知 %d 人", n)
			}
			todos = append(todos, app.Todo{Line: app.TodoSession, When: app.InDays(today, s.Day), Tone: table.Due, Text: text, Name: name,
				About: "培训", Rows: app.One(data.KindCourse, s.CourseID), Items: []string{s.ID}, By: s.Day})
		}
	}
	return todos, nil
}
