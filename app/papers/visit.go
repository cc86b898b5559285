package papers

import (
	"fmt"
	"strings"

	"liujin/app/days"
	"liujin/app/print"
	"liujin/app/table"
)

// Demand is one thing that was asked for (意见建议).
type Demand struct {
	Number, Kind, Text, Route, Handler, Reporter, ReporterPhone string
}

// Visit is a visit to an enterprise as its record says.
type Visit struct {
	Day, Enterprise, Place, Village, Venue, Tag, Focus, Policies, Leads, Content, Note string
	Contact, Phone                                                                     string // of the enterprise
	Deputies                                                                           []string
	Demands                                                                            []Demand
	Photos                                                                             []print.Photo
}

// VisitRecord is 走访市场主体记录表. With no visit it is the blank form, to be filled by hand.
func VisitRecord(h Head, v *Visit, venues, tags []string) *print.Document {
	blank := v == nil
	if blank {
		v = &Visit{}
	}
	demands := make([]string, len(v.Demands))
	for i, d := range v.Demands {
		demands[i] = d.line(i, len(v.Demands))
	}
	rows := []print.Row{
		print.Fields(4, 10, "走访时间", days.Long(v.Day), "市场主体", v.Enterprise),
		print.Fields(4, 10, "联系人", v.Contact, "联系电话", table.Masked(v.Phone)),
		print.Fields(4, 10, "走访地点", v.place(), "重点领域", v.Focus),
		{Least: 12, Cells: []print.Cell{{Text: "参加代表", Label: true}, {Text: strings.Join(v.Deputies, "、"), Cols: 3, Whole: true}}},
		print.Fields(4, 10, "地点类型", print.Ticked(venues, v.Venue)),
		print.Fields(4, 10, "专项行动", print.Ticked(tags, v.Tag)),
		print.Fields(4, 10, "宣传政策", v.Policies),
		print.Area(4, 42, "走访情况", v.Content),
		print.Area(4, 42, "困难与诉求", strings.Join(demands, "\n")),
		print.Area(4, 14, "招商线索", v.Leads),
		print.Area(4, 10, "备注", v.Note),
	}
	form := print.Form([]float64{22, 56, 22, 56}, rows...)
	blocks := []print.Block{print.PaperTitle{Text: "走访市场主体记录表", Tight: true}, print.Sides{Left: h.Unit, Size: print.SizeSmall4}, form,
		print.Gap(0.4), print.Sign{"记录人", "代表签名"}}
	if len(v.Photos) > 0 {
		blocks = append(blocks, print.Gap(0.6), part("现场照片"), print.Photos(v.Photos))
	}
	name := "走访记录表"
	if blank {
		name = "走访记录表（空白）"
	}
	d := h.document(name, blocks...)
	d.Margins = print.Margins{Top: 25, Left: 28, Right: 26, Bottom: 25}
	return d
}

func (v *Visit) place() string {
	if v.Village == "" || strings.Contains(v.Place, v.Village) {
		return v.Place
	}
	return strings.TrimRight(v.Village+"　"+v.Place, "　")
}

// line is a demand in a form: its number, the text, and how it is handled.
func (d Demand) line(i, of int) string {
	var b strings.Builder
	if of > 1 {
		fmt.Fprintf(&b, "%d．", i+1)
	}
	if d.Number != "" {
		fmt.Fprintf(&b, "〔%s〕", d.Number)
	}
	b.WriteString(strings.TrimRight(d.Text, "。\n "))
	b.WriteString("。")
	var how []string
	for _, part := range []string{d.Kind, d.Route, d.Handler} {
		if part != "" {
			how = append(how, part)
		}
	}
	if len(how) > 0 {
		b.WriteString("（" + strings.Join(how, "，") + "）")
	}
	if d.Reporter != "" {
		b.WriteString("反映人：" + d.Reporter)
		if d.ReporterPhone != "" {
			b.WriteString(" " + table.Masked(d.ReporterPhone))
		}
		b.WriteString("。")
	}
	return b.String()
}

// Total is a figure under a ledger.
type Total struct{ Name, Value string }

// VisitLedger is 走访台账: the visits of a period, one a row, with its totals.
func VisitLedger(h Head, from, to string, l table.Listing, totals []Total) *print.Document {
	t := grid(l)
	words := make([]string, len(totals))
	for i, one := range totals {
		words[i] = one.Name + one.Value
	}
	t.Rows = append(t.Rows, print.Row{Kind: print.Total, Cells: []print.Cell{{Text: "合计", Cols: 2},
		{Text: strings.Join(words, "，"), Cols: len(t.Columns) - 2, Align: print.Left}}})
	d := h.document("走访台账", print.PaperTitle{Text: h.Short + "代表走访市场主体台账", Tight: true, Size: 20},
		print.Sides{Left: h.Unit + "　　" + days.Period(from, to), Right: days.Long(h.Day), Size: print.Size5}, t)
	d.Landscape, d.Margins = true, narrow
	return d
}
