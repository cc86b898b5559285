package app

import (
	"fmt"

	"liujin/app/table"
	"liujin/data"
)

// VisitColumns are the columns of 走访 (walk-in 2).
var VisitColumns = append([]table.Column[*data.VisitRow]{
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(v *data.VisitRow) table.Cell { return table.D(v.Day) }},
	planState(func(r *data.VisitRow) *data.ActivityRow { return &r.ActivityRow }),
	table.Of("enterprise", "市场主体", 11, func(v *data.VisitRow) string { return v.Topic }),
	table.Of("deputies", "代表", 9, func(v *data.VisitRow) string { return v.Deputies }),
	{Name: "opinions", Head: "诉求", Width: 4, Cell: func(v *data.VisitRow) table.Cell {
		if v.Planned() {
			return table.T("")
		}
		if v.Opinions == 0 {
			return table.T("无")
		}
		return table.Cell{Kind: table.Number, Text: fmt.Sprintf("%d 件", v.Opinions), Number: float64(v.Opinions), Tone: table.Info}
	}},
	table.Of("venue", "地点类型", 5, func(v *data.VisitRow) data.Venue { return v.Venue }).Hide(),
	table.Of("tag", "专项行动", 6, func(v *data.VisitRow) data.VisitTag { return v.Tag }).Hide(),
	table.Of("place", "地点", 8, func(v *data.VisitRow) string { return v.Place }).Hide(),
	table.Of("policies", "宣传政策", 8, func(v *data.VisitRow) string { return v.Policies }).Hide(),
	table.Of("leads", "招商线索", 8, func(v *data.VisitRow) string { return v.Leads }).Hide(),
	{Name: "persons", Head: "人次", Width: 3, Hidden: true, Cell: func(v *data.VisitRow) table.Cell { return table.N(v.Persons) }},
	{Name: "photos", Head: "照片", Width: 3, Hidden: true, Cell: func(v *data.VisitRow) table.Cell { return table.Some(v.Photos) }},
	table.Of("content", "走访情况", 14, func(v *data.VisitRow) string { return v.Content }).Hide(),
}, marks(func(r *data.VisitRow) *data.ActivityRow { return &r.ActivityRow })...)

// Visits lists 走访, the newest first.
func (a *App) Visits() ([]data.VisitRow, error) { return a.db.VisitRows() }

// VisitsAndPlans lists them with those that are planned or were called off.
func (a *App) VisitsAndPlans() ([]data.VisitRow, error) { return a.db.VisitRowsAndPlans() }

// Visit returns one visit, whole.
func (a *App) Visit(id string) (data.Visit, error) { return a.db.Visit(id) }

// NewVisit returns a visit of today to fill.
func (a *App) NewVisit() data.Visit {
	return data.Visit{Activity: data.Activity{ActivityFields: data.ActivityFields{WalkIn: data.WalkEnterprise, Day: a.Today()}},
		Fields: data.VisitFields{Venue: data.VenueEnterprise, Tag: data.TagEnterprises}}
}

// NextVisit returns the visit to fill after v was saved: day, deputies and place stay (保存并再记一条).
func (a *App) NextVisit(v *data.Visit) data.Visit {
	next := a.NewVisit()
	next.Day, next.Place, next.VillageID = v.Day, v.Place, v.VillageID
	next.State = sameState(&v.Activity)
	next.Fields.Venue, next.Fields.Tag, next.Fields.Policies = v.Fields.Venue, v.Fields.Tag, v.Fields.Policies
	next.Deputies = sameDeputies(v.Deputies)
	return next
}

// SaveVisit saves a visit, whole.
func (a *App) SaveVisit(v *data.Visit) error {
	return a.record(a.savedAct(v.Common(), "走访", a.VisitCaption(v)), v, func(tx *data.Tx) error { return tx.SaveVisit(v) })
}

// DeleteVisit deletes a visit; what was asked for there stays under its number.
func (a *App) DeleteVisit(v *data.Visit) error {
	return a.Do("删除走访“"+a.VisitCaption(v)+"”", func(tx *data.Tx) error { return tx.DeleteVisit(v.ID) })
}

// VisitCaption is what a visit is called: its day and the enterprise.
func (a *App) VisitCaption(v *data.Visit) string {
	enterprise, err := a.db.Enterprise(v.Fields.EnterpriseID)
	if err != nil {
		return v.Day
	}
	return v.Day + " " + enterprise.Name
}
