package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/table"
	"liujin/data"
	"liujin/data/han"
)

// Coverage is how often each of the six walk-ins reached each deputy, village, constituency or enterprise within a span (覆盖): a row
// for each of a kind that there is on its last day, or today.
type Coverage struct {
	app.Span
	Of   data.Kind
	Rows []CoverageRow
}

// CoverageRow is one of them.
type CoverageRow struct {
	ID, Name, Group string // Group is what several of a kind have in common: a deputy's group, a village's or an enterprise's kind
	Standing        string // of a deputy: 领导干部, 党员
	Of              data.Kind
	Planned         [len(data.WalkIns)]string   // the next day on which it is planned for, by walk-in; "" none is
	Activities      [len(data.WalkIns)][]string // the ids, by walk-in
}

// CoverageKinds are the kinds of which there is a coverage, in the order in which they are offered.
var CoverageKinds = []data.Kind{data.KindDeputy, data.KindVillage, data.KindConstituency, data.KindEnterprise}

// CoverageName is what a kind of a coverage is called.
func CoverageName(of data.Kind) string {
	return map[data.Kind]string{data.KindDeputy: "代表", data.KindVillage: "村居", data.KindConstituency: "选区",
		data.KindEnterprise: "市场主体"}[of]
}

// RecordID is the deputy's, the village's, the constituency's or the enterprise's.
func (r *CoverageRow) RecordID() string { return r.ID }

// Times is how often a walk-in reached it (次).
func (r *CoverageRow) Times(w data.WalkIn) int { return len(r.Activities[w-1]) }

// Total is how often any did.
func (r *CoverageRow) Total() (n int) {
	for _, ids := range r.Activities {
		n += len(ids)
	}
	return n
}

// Can reports whether a walk-in can reach it at all.
func (r *CoverageRow) Can(w data.WalkIn) bool { return CanReach(r.Of, w) }

// CanReach reports whether a walk-in can reach any of a kind: an enterprise is only ever visited, and training has no village.
func CanReach(of data.Kind, w data.WalkIn) bool {
	switch of {
	case data.KindEnterprise:
		return w == data.WalkEnterprise
	case data.KindVillage, data.KindConstituency:
		return w != data.WalkTraining
	}
	return true
}

// Is reports whether a deputy is one of 关键少数.
func (r *CoverageRow) Is(few app.Condition) bool {
	return slices.Contains(strings.Split(r.Standing, standingMark), few.Words())
}

// standingMark stands between what a deputy is.
const standingMark = "、"

// Next is the day on which a walk-in is planned for it, 0 any; "" none is.
func (r *CoverageRow) Next(w data.WalkIn) (day string) {
	if w > 0 {
		return r.Planned[w-1]
	}
	for _, one := range r.Planned {
		if day == "" || one != "" && one < day {
			day = one
		}
	}
	return day
}

// planned says that a day is planned for: 已安排 12月3日.
func planned(day string) string {
	if day == "" {
		return ""
	}
	return string(data.ActivityPlanned) + " " + days.Short(day)
}

// CoverageColumns are the columns of a coverage: a column a walk-in, named by WalkColumn.
var CoverageColumns = coverageColumns()

func coverageColumns() []table.Column[*CoverageRow] {
	all := []table.Column[*CoverageRow]{table.Of("name", "名称", 9, func(r *CoverageRow) string { return r.Name }),
		table.Of("group", "小组、类别", 7, func(r *CoverageRow) string { return r.Group }),
		table.Of("standing", "身份", 6, func(r *CoverageRow) string { return r.Standing }).Hide()}
	all = append(all, table.Column[*CoverageRow]{Name: "planned", Head: "下一次安排", Width: 6, Cell: func(r *CoverageRow) table.Cell {
		if day := r.Next(0); day != "" {
			return table.Chip(days.Short(day), table.Due)
		}
		return table.T("")
	}})
	for i := range data.WalkIns {
		w := &data.WalkIns[i]
		cell := func(r *CoverageRow) table.Cell {
			c := table.N(r.Times(w.WalkIn))
			switch c.Tone = table.Good; {
			case !r.Can(w.WalkIn):
				c = table.T("—")
			case c.Number == 0:
				c.Tone = table.Plain
			}
			return c
		}
		all = append(all, table.Column[*CoverageRow]{Name: WalkColumn(w.WalkIn), Head: w.Short, Width: 4, Cell: cell})
	}
	return append(all, table.Column[*CoverageRow]{Name: "total", Head: "合计（次）", Width: 5, Cell: func(r *CoverageRow) table.Cell {
		return table.N(r.Total())
	}})
}

// WalkColumn names the column of a walk-in in a coverage.
func WalkColumn(w data.WalkIn) string { return "walk" + strconv.Itoa(int(w)) }

// ColumnWalk is the walk-in of such a column; 0 for any other.
func ColumnWalk(column string) data.WalkIn {
	for i := range data.WalkIns {
		if w := data.WalkIns[i].WalkIn; WalkColumn(w) == column {
			return w
		}
	}
	return 0
}

// Coverage counts the activities of a span for each of a kind. One to which a deputy came counts for the deputy; one that took place in
// a village for the village, and for the constituencies that it lies in; one that is about a constituency for that one instead of
// others of its level; one that is about an enterprise for that. What was merged counts for its heir.
func (a *Book) Coverage(of data.Kind, s app.Span) (c Coverage, err error) {
	c = Coverage{Span: s, Of: of}
	w, err := a.walked(s.From, s.To)
	if err != nil {
		return c, err
	}
	reached := func(e *data.Happened) []string { return e.DeputyIDs }
	switch of {
	case data.KindVillage:
		reached = func(e *data.Happened) []string { return []string{w.changes.Heir(e.VillageID, w.last)} }
		err = c.villages(a)
	case data.KindConstituency:
		reached, err = c.constituencies(a, &w)
	case data.KindEnterprise:
		reached = func(e *data.Happened) []string { return []string{w.changes.Heir(e.SubjectID, w.last)} }
		err = c.enterprises(a)
	default:
		err = c.deputies(a)
	}
	if err != nil {
		return c, err
	}
	at := map[string]*CoverageRow{}
	for i := range c.Rows {
		c.Rows[i].Of = of
		at[c.Rows[i].ID] = &c.Rows[i]
	}
	for i := range w.activities {
		e := &w.activities[i]
		for _, id := range reached(e) {
			if r := at[id]; r != nil && r.Can(e.WalkIn) {
				r.Activities[e.WalkIn-1] = append(r.Activities[e.WalkIn-1], e.ID)
			}
		}
	}
	if s.To < a.Today() { // what is counted is over
		return c, nil
	}
	coming, err := a.Coming(a.Today(), days.Last, false) // the next first
	for i := range coming {
		next := &coming[i]
		if next.Over || next.WalkIn == 0 {
			continue
		}
		for _, id := range reached(next.held()) {
			if r := at[id]; r != nil && r.Can(next.WalkIn) && r.Planned[next.WalkIn-1] == "" {
				r.Planned[next.WalkIn-1] = next.Day
			}
		}
	}
	return c, err
}

func (c *Coverage) deputies(a *Book) error {
	deputies, err := a.InOrder(a.AsOf(c.To))
	for i := range deputies {
		d := &deputies[i]
		c.Rows = append(c.Rows, CoverageRow{ID: d.ID, Name: d.Called(), Group: cmp.Or(d.Group, noGroup),
			Standing: strings.Join(standings(d), standingMark)})
	}
	return err
}

func (c *Coverage) villages(a *Book) error {
	villages, err := a.VillagesOn(a.AsOf(c.To))
	for _, v := range villages {
		c.Rows = append(c.Rows, CoverageRow{ID: v.ID, Name: v.Name, Group: string(v.Kind)})
	}
	return err
}

func (c *Coverage) enterprises(a *Book) error {
	all, err := a.EnterprisesOn(a.AsOf(c.To))
	for i := range all {
		c.Rows = append(c.Rows, CoverageRow{ID: all[i].ID, Name: all[i].Name, Group: string(all[i].Kind)})
	}
	return err
}

// constituencies are those of the terms that run, and returns which of them an activity reached.
func (c *Coverage) constituencies(a *Book, w *walked) (reached func(*data.Happened) []string, err error) {
	all, err := a.DB().ConstituenciesOn(a.AsOf(c.To))
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(x, y data.ConstituencyFields) int {
		return cmp.Or(strings.Compare(string(x.Level), string(y.Level)), han.Natural(x.Name, y.Name))
	})
	level := map[string]data.Level{}
	for _, one := range all {
		level[one.ID] = one.Level
		c.Rows = append(c.Rows, CoverageRow{ID: one.ID, Name: one.Name, Group: string(one.Level)})
	}
	villages, err := a.DB().ConstituencyVillages()
	of := map[string][]string{}
	for _, v := range villages {
		id := w.changes.Heir(v.VillageID, w.last)
		if !slices.Contains(of[id], v.ConstituencyID) {
			of[id] = append(of[id], v.ConstituencyID)
		}
	}
	return func(e *data.Happened) (ids []string) {
		about := level[e.SubjectID]
		if about != "" {
			ids = []string{e.SubjectID}
		}
		if e.VillageID == "" {
			return ids
		}
		for _, id := range of[w.changes.Heir(e.VillageID, w.last)] {
			if about == "" || level[id] != about {
				ids = append(ids, id)
			}
		}
		return ids
	}, err
}

// Cell are the rows that a number counts: the activities of a walk-in that reached one.
func (c *Coverage) Cell(r *CoverageRow, w data.WalkIn) app.Rows {
	rows := c.Span.Rows(w.Info().Kind, app.Opened)
	rows.Only = r.Activities[w-1]
	return rows
}

// LackingText says for the group chat whom a walk-in has not reached in a coverage's days so far, by group; 0 is any walk-in. Of nobody
// it says nothing.
func (a *Book) LackingText(c *Coverage, rows []*CoverageRow, w data.WalkIn) string {
	if len(rows) == 0 {
		return ""
	}
	deputies, unit := c.Of == data.KindDeputy, "个"
	did := map[bool]string{true: "参加“六个走进”活动", false: "走进"}[deputies]
	if w > 0 {
		did = map[bool]string{true: "参加", false: "开展"}[deputies] + "“" + w.Info().Title() + "”"
	}
	if deputies {
		unit = "名"
	}
	var groups []string
	names := map[string][]string{}
	for _, r := range rows {
		if names[r.Group] == nil {
			groups = append(groups, r.Group)
		}
		name := r.Name
		if day := r.Next(w); day != "" {
			name += "（" + planned(day) + "）"
		}
		names[r.Group] = append(names[r.Group], name)
	}
	text := fmt.Sprintf("%s还没有%s的%s %d %s：", c.Until(a.AsOf(c.To)).Words(), did, CoverageName(c.Of), len(rows), unit)
	for _, g := range groups {
		text += "\n" + g + "：" + strings.Join(names[g], "、")
	}
	return text
}
