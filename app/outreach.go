package app

import (
	"fmt"

	"liujin/app/figures"
	"liujin/app/table"
	"liujin/data"
)

// OutreachColumns are the columns of 走进选区选民 (walk-in 5).
var OutreachColumns = append([]table.Column[*data.OutreachRow]{
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(c *data.OutreachRow) table.Cell { return table.D(c.Day) }},
	planState(func(r *data.OutreachRow) *data.ActivityRow { return &r.ActivityRow }),
	table.Of("what", "内容", 5, func(c *data.OutreachRow) data.OutreachKind { return c.What }),
	table.Of("where", "选区（选举单位）", 8, func(c *data.OutreachRow) string { return c.Where }),
	table.Of("deputies", "代表", 8, func(c *data.OutreachRow) string { return c.Deputies }),
	{Name: "voters", Head: "选民", Width: 3.5, Cell: func(c *data.OutreachRow) table.Cell { return reached(&c.ActivityRow, c.Voters) }},
	{Name: "opinions", Head: "建议", Width: 3.5, Cell: func(c *data.OutreachRow) table.Cell { return table.Some(c.Opinions) }},
	{Name: "rating", Head: "述职满意和基本满意率", Width: 8, Hidden: true, Cell: func(c *data.OutreachRow) table.Cell { return rating(c) }},
	{Name: "fine", Head: "满意", Width: 3, Hidden: true, Cell: func(c *data.OutreachRow) table.Cell { return table.Some(c.Fine) }},
	{Name: "fair", Head: "基本满意", Width: 4.5, Hidden: true, Cell: func(c *data.OutreachRow) table.Cell { return table.Some(c.Fair) }},
	{Name: "poor", Head: "不满意", Width: 4, Hidden: true, Cell: func(c *data.OutreachRow) table.Cell { return table.Some(c.Poor) }},
	table.Of("place", "地点", 8, func(c *data.OutreachRow) string { return c.Place }).Hide(),
	{Name: "persons", Head: "代表人次", Width: 4.5, Hidden: true, Cell: func(c *data.OutreachRow) table.Cell { return table.N(c.Persons) }},
	{Name: "photos", Head: "照片", Width: 3, Hidden: true, Cell: func(c *data.OutreachRow) table.Cell { return table.Some(c.Photos) }},
	table.Of("content", "情况", 14, func(c *data.OutreachRow) string { return c.Content }).Hide(),
}, marks(func(r *data.OutreachRow) *data.ActivityRow { return &r.ActivityRow })...)

// Rated says how a report was rated: 满意和基本满意率 97.5%（39/40）; "" nobody did.
func Rated(b *data.Ballot) string {
	if b.Rated() == 0 {
		return ""
	}
	return "满意和基本满意率 " + RatedShort(b)
}

// RatedShort is the rate alone: 97.5%（39/40）; "" nobody rated.
func RatedShort(b *data.Ballot) string {
	if b.Rated() == 0 {
		return ""
	}
	return figures.Rate(b.Satisfied(), b.Rated())
}

// rating is 满意和基本满意率: (满意 + 基本满意) ÷ rated, of all who reported.
func rating(c *data.OutreachRow) table.Cell {
	all := c.Fine + c.Fair + c.Poor
	if all == 0 {
		return table.T("")
	}
	return table.Cell{Kind: table.Number, Text: figures.Rate(c.Fine+c.Fair, all), Number: float64(c.Fine+c.Fair) / float64(all)}
}

// Outreaches lists 走进选区选民, the newest first.
func (a *App) Outreaches() ([]data.OutreachRow, error) { return a.db.OutreachRows() }

// OutreachesAndPlans lists them with those that are planned or were called off.
func (a *App) OutreachesAndPlans() ([]data.OutreachRow, error) { return a.db.OutreachRowsAndPlans() }

// Outreach returns one visit among voters, whole.
func (a *App) Outreach(id string) (data.Outreach, error) { return a.db.Outreach(id) }

// NewOutreach returns a visit of today to fill.
func (a *App) NewOutreach() data.Outreach {
	return data.Outreach{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: a.Today()}},
		Fields: data.OutreachFields{Kind: data.VoterCall}}
}

// NextOutreach returns the visit to fill after one was saved: day, deputies and constituency stay.
func (a *App) NextOutreach(c *data.Outreach) data.Outreach {
	next := a.NewOutreach()
	next.Day, next.Place, next.VillageID = c.Day, c.Place, c.VillageID
	next.State = sameState(&c.Activity)
	next.Fields.Kind, next.Fields.ConstituencyID, next.Fields.ElectedBy = c.Fields.Kind, c.Fields.ConstituencyID, c.Fields.ElectedBy
	next.Deputies = sameDeputies(c.Deputies)
	return next
}

// SaveOutreach saves a visit among voters, whole.
func (a *App) SaveOutreach(c *data.Outreach) error {
	return a.record(a.savedAct(c.Common(), "选民走访", a.OutreachCaption(c)), c, func(tx *data.Tx) error { return tx.SaveOutreach(c) })
}

// DeleteOutreach deletes a visit among voters; what was asked for there stays under its number.
func (a *App) DeleteOutreach(c *data.Outreach) error {
	return a.Do("删除选民走访“"+a.OutreachCaption(c)+"”", func(tx *data.Tx) error { return tx.DeleteOutreach(c.ID) })
}

// OutreachCaption is what a visit among voters is called: its day and what was done.
func (a *App) OutreachCaption(c *data.Outreach) string {
	return fmt.Sprintf("%s %s", c.Day, c.Fields.Kind)
}
