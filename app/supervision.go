package app

import (
	"fmt"

	"liujin/app/table"
	"liujin/data"
)

// SupervisionColumns are the columns of 督办 (walk-in 4).
var SupervisionColumns = append([]table.Column[*data.SupervisionRow]{
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(s *data.SupervisionRow) table.Cell { return table.D(s.Day) }},
	planState(func(r *data.SupervisionRow) *data.ActivityRow { return &r.ActivityRow }),
	table.Of("what", "督办事项", 13, func(s *data.SupervisionRow) string { return s.What }),
	table.Of("method", "方式", 5, func(s *data.SupervisionRow) data.SupervisionMethod { return s.Method }),
	table.Of("deputies", "代表", 8, func(s *data.SupervisionRow) string { return s.Deputies }),
	{Name: "percent", Head: "进度", Width: 3.5, Cell: func(s *data.SupervisionRow) table.Cell {
		if s.Percent == 0 {
			return table.T("")
		}
		return table.Cell{Kind: table.Number, Text: fmt.Sprintf("%d%%", s.Percent), Number: float64(s.Percent)}
	}},
	table.Of("progress", "进展情况", 12, func(s *data.SupervisionRow) string { return s.Progress }).Hide(),
	table.Of("problems", "存在问题", 12, func(s *data.SupervisionRow) string { return s.Problems }).Hide(),
	table.Of("place", "地点", 8, func(s *data.SupervisionRow) string { return s.Place }).Hide(),
	{Name: "persons", Head: "代表人次", Width: 4.5, Hidden: true, Cell: func(s *data.SupervisionRow) table.Cell { return table.N(s.Persons) }},
	{Name: "opinions", Head: "建议", Width: 3, Hidden: true, Cell: func(s *data.SupervisionRow) table.Cell { return table.Some(s.Opinions) }},
	{Name: "photos", Head: "照片", Width: 3, Hidden: true, Cell: func(s *data.SupervisionRow) table.Cell { return table.Some(s.Photos) }},
}, marks(func(r *data.SupervisionRow) *data.ActivityRow { return &r.ActivityRow })...)

// Supervisions lists 督办, the newest first.
func (a *App) Supervisions() ([]data.SupervisionRow, error) { return a.db.SupervisionRows() }

// SupervisionsAndPlans lists them with those that are planned or were called off.
func (a *App) SupervisionsAndPlans() ([]data.SupervisionRow, error) {
	return a.db.SupervisionRowsAndPlans()
}

// Supervision returns one supervision, whole.
func (a *App) Supervision(id string) (data.Supervision, error) { return a.db.Supervision(id) }

// NewSupervision returns a supervision of today to fill.
func (a *App) NewSupervision() data.Supervision {
	return data.Supervision{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: a.Today()}},
		Fields: data.SupervisionFields{Method: data.SupervisionCheck}}
}

// NextSupervision returns the supervision to fill after one was saved: day, deputies and manner stay.
func (a *App) NextSupervision(s *data.Supervision) data.Supervision {
	next := a.NewSupervision()
	next.Day, next.Fields.Method = s.Day, s.Fields.Method
	next.State = sameState(&s.Activity)
	next.Deputies = sameDeputies(s.Deputies)
	return next
}

// SaveSupervision saves a supervision, whole.
func (a *App) SaveSupervision(s *data.Supervision) error {
	return a.record(a.savedAct(s.Common(), "督办", a.SupervisionCaption(s)), s, func(tx *data.Tx) error { return tx.SaveSupervision(s) })
}

// DeleteSupervision deletes a supervision; what was asked for there stays under its number.
func (a *App) DeleteSupervision(s *data.Supervision) error {
	return a.Do("删除督办“"+a.SupervisionCaption(s)+"”", func(tx *data.Tx) error { return tx.DeleteSupervision(s.ID) })
}

// SupervisionCaption is what a supervision is called: its day and what was supervised.
func (a *App) SupervisionCaption(s *data.Supervision) string {
	what := string(s.Fields.Method)
	if p, err := a.db.Project(s.Fields.ProjectID); err == nil {
		what = p.Title
	} else if m, err := a.db.Proposal(s.Fields.ProposalID); err == nil {
		what = m.Title
	} else if o, err := a.db.OpinionFields(s.Fields.OpinionID); err == nil {
		what = o.Code() + " " + Shortened(o.Text, 20)
	}
	return s.Day + " " + what
}
