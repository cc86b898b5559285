package papers

import (
	"fmt"

	"liujin/app/days"
	"liujin/app/print"
)

// MonthPlan is 本月安排: what some days hold, usually a month's, by day and hour.
type MonthPlan struct {
	From, To string
	Lines    []PlanLine
}

// PlanLine is one thing of it.
type PlanLine struct{ Day, Hours, What, Title, Place, Who string }

// roomy and full are how many lines stand on one page in the usual type, and in a small one; more are set smaller.
const roomy, full = 22, 34

// Paper makes it.
func (p MonthPlan) Paper(h Head) *print.Document {
	of := days.InMonths(p.From, p.To)
	blocks := []print.Block{headline(18, 165, h.Short+of, "工作安排"), print.Gap(0.2),
		print.Sides{Left: h.Unit, Right: fmt.Sprintf("%s　共%d项", days.Long(h.Day), len(p.Lines)), Size: print.Size5}}
	if len(p.Lines) == 0 {
		blocks = append(blocks, print.Gap(0.5), print.Body(of+"还没有安排。"))
	} else {
		blocks = append(blocks, p.table())
	}
	d := h.document("工作安排-"+of, blocks...)
	d.Margins = print.Margins{Top: 16, Left: 20, Right: 15, Bottom: 18}
	return d
}

// table lists the lines, those of a day under one date.
func (p MonthPlan) table() *print.Table {
	t := &print.Table{Size: print.Size5, Pad: 1, Head: heads("日期", "时间", "事项", "内容", "地点", "参加人员"),
		Columns: []print.Column{{Width: 23}, {Width: 19}, {Width: 9.5}, {Width: 31.5, Align: print.Left}, {Width: 33, Align: print.Left},
			{Width: 59, Align: print.Left}}}
	switch n := len(p.Lines); {
	case n > full:
		t.Size, t.Pad = 8, 0.4
	case n > roomy:
		t.Size, t.Pad = 9, 0.5
	}
	for i, under := 0, 0; i < len(p.Lines); i++ {
		l := &p.Lines[i]
		var cells []print.Cell
		if i == under {
			for under < len(p.Lines) && p.Lines[under].Day == l.Day && under-i < mostMerged {
				under++
			}
			cells = append(cells, print.Cell{Text: days.Short(l.Day) + " " + days.Weekday(l.Day, "周"), Rows: under - i})
		}
		for _, text := range []string{l.Hours, l.What, l.Title, l.Place, l.Who} {
			cells = append(cells, print.Cell{Text: text})
		}
		t.Rows = append(t.Rows, print.Row{Cells: cells})
	}
	return t
}
