package papers

import (
	"fmt"

	"liujin/app/days"
	"liujin/app/print"
)

// Posted is 意见建议办理情况公示: what became of the opinions of some days, for a station's wall. It names nobody who spoke.
type Posted struct {
	From, To      string
	Until         string // the day as of which it is
	Station       string // whose they are; "" all
	Carried       int    // how many of them are older and were not done with before
	Merged, Leads int    // of the days, not listed: answered with another; the office's own matter, counted by itself
	Lines         []PostedLine
}

// PostedLine is one of them.
type PostedLine struct{ Number, Day, Category, Text, Handler, State, Answer string }

// Paper makes the sheet.
func (p *Posted) Paper(h Head) *print.Document {
	t := &print.Table{Size: print.Size5, Pad: 1.4, Head: heads("编号", "收到日期", "类别", "反映的事项", "承办单位", "办理进展", "答复摘要"),
		Columns: []print.Column{{Width: 20}, {Width: 20}, {Width: 20}, {Width: 72, Align: print.Left}, {Width: 28}, {Width: 22},
			{Width: 75, Align: print.Left}}}
	for _, l := range p.Lines {
		t.Rows = append(t.Rows, print.Row{Least: 9, Cells: []print.Cell{{Text: l.Number}, {Text: days.Short(l.Day)}, {Text: l.Category},
			{Text: l.Text}, {Text: l.Handler}, {Text: l.State}, {Text: l.Answer}}})
	}
	of, name := days.Span{From: p.From, To: p.To}.Name(), "办理情况公示"
	left := h.Unit
	if p.Station != "" {
		left, name = left+"　"+p.Station, name+"-"+p.Station
	}
	count := fmt.Sprintf("%s收到 %d 件", of, len(p.Lines)-p.Carried+p.Merged)
	if p.Merged > 0 {
		count += fmt.Sprintf("，其中同类合并办理的 %d 件不另列", p.Merged)
	}
	if p.Leads > 0 {
		count += fmt.Sprintf("，另有招商线索 %d 条不列", p.Leads)
	}
	if p.Carried > 0 {
		count += fmt.Sprintf("，以前收到、本期还在办理或办结的 %d 件", p.Carried)
	}
	d := h.document(name+"-"+of, print.PaperTitle{Text: "选民意见建议办理情况公示", Tight: true},
		print.Sides{Left: left, Right: of, Size: print.Size5}, t, print.Gap(0.3), line(count+"。截至 "+days.Long(p.Until)+"。"),
		print.Issued{Issuer: h.Unit, Date: days.Long(h.Day), Seal: true})
	d.Landscape, d.Margins = true, narrow
	return d
}
