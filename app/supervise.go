package app

import (
	"fmt"

	"liujin/app/table"
	"liujin/data"
)

// InspectionColumns are the columns of 督办 (walk-in 4).
var InspectionColumns = append([]table.Column[data.InspectionRow]{
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(s *data.InspectionRow) table.Cell { return table.D(s.Day) }},
	table.Of("what", "督办事项", 13, func(s *data.InspectionRow) string { return s.What }),
	table.Of("way", "方式", 5, func(s *data.InspectionRow) data.SupervisionWay { return s.Way }),
	table.Of("deputies", "代表", 8, func(s *data.InspectionRow) string { return s.Deputies }),
	{Name: "percent", Head: "进度", Width: 3.5, Cell: func(s *data.InspectionRow) table.Cell {
		if s.Percent == 0 {
			return table.T("")
		}
		return table.Cell{Kind: table.Number, Text: fmt.Sprintf("%d%%", s.Percent), Number: float64(s.Percent)}
	}},
	table.Of("progress", "进展情况", 12, func(s *data.InspectionRow) string { return s.Progress }).Hide(),
	table.Of("problems", "存在问题", 12, func(s *data.InspectionRow) string { return s.Problems }).Hide(),
	table.Of("place", "地点", 8, func(s *data.InspectionRow) string { return s.Place }).Hide(),
	{Name: "persons", Head: "代表人次", Width: 4.5, Hidden: true, Cell: func(s *data.InspectionRow) table.Cell { return table.N(s.Persons) }},
	{Name: "opinions", Head: "建议", Width: 3, Hidden: true, Cell: func(s *data.InspectionRow) table.Cell { return table.Some(s.Opinions) }},
	{Name: "photos", Head: "照片", Width: 3, Hidden: true, Cell: func(s *data.InspectionRow) table.Cell { return table.Some(s.Photos) }},
}, marks(func(r *data.InspectionRow) *data.EventRow { return &r.EventRow })...)

// Inspections lists 督办, the newest first.
func (a *App) Inspections() ([]data.InspectionRow, error) { return a.db.InspectionRows() }

// Inspection returns one supervision, whole.
func (a *App) Inspection(id string) (data.Inspection, error) { return a.db.Inspection(id) }

// NewInspection returns a supervision of today to fill.
func (a *App) NewInspection() data.Inspection {
	return data.Inspection{Event: data.Event{Activity: data.Activity{Day: a.Today()}}, Supervision: data.Supervision{Way: data.SupervisionCheck}}
}

// NextInspection returns the supervision to fill after one was saved: day, deputies and manner stay.
func (a *App) NextInspection(s *data.Inspection) data.Inspection {
	next := a.NewInspection()
	next.Day, next.Supervision.Way = s.Day, s.Supervision.Way
	next.Deputies = sameDeputies(s.Deputies)
	return next
}

// SaveInspection saves a supervision, whole.
func (a *App) SaveInspection(s *data.Inspection) error {
	return a.record(saved(s.ID, "督办", a.InspectionCaption(s)), s, func(tx *data.Tx) error { return tx.SaveInspection(s) })
}

// DeleteInspection deletes a supervision; what was asked for there stays under its number.
func (a *App) DeleteInspection(s *data.Inspection) error {
	return a.do("删除督办“"+a.InspectionCaption(s)+"”", func(tx *data.Tx) error { return tx.DeleteInspection(s.ID) })
}

// InspectionCaption is what a supervision is called: its day and what was supervised.
func (a *App) InspectionCaption(s *data.Inspection) string {
	what := string(s.Supervision.Way)
	if p, err := a.db.Works(s.Supervision.ProjectID); err == nil {
		what = p.Title
	} else if m, err := a.db.Motion(s.Supervision.ProposalID); err == nil {
		what = m.Title
	}
	return s.Day + " " + what
}
