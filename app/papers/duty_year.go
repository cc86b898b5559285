package papers

import (
	"fmt"
	"strings"

	"liujin/app/days"
	"liujin/app/print"
)

// YearRow is a deputy's duties by months.
type YearRow struct {
	Group, Name, Level, Home string
	Months                   [][]string // of each month of the span, its days with the station's short name: 5日 南闸站
	Total                    int
}

// sizeOfYears is the type of a table of many months, a little under 小5号: twelve columns and what stands before them. yearWidth is what the
// margins leave.
const sizeOfYears, yearWidth = 8.5, 257.0

// yearNote says how a table of many months is read: the home station is not repeated at each of its days.
const yearNote = "（数字为日期：未注站名的在主站值班）"

// yearTable is DutyYear's table as it grows.
type yearTable struct {
	*print.Table
	months int
	wide   float64 // of a month's column, in millimetres
	narrow bool    // many months: small type, days only where the deputy is at home
}

// DutyYear is 值班安排表 of a longer span: a deputy a row and a month a column, by groups; rows of one group come together.
func DutyYear(h Head, from, to string, rows []YearRow) *print.Document {
	of := days.InMonths(from, to)
	blocks := []print.Block{headline(20, yearWidth, h.Short+of, "代表家站点值班安排表"), print.Gap(0.2)}
	under := print.Sides{Left: h.Unit, Right: days.Long(h.Day), Size: print.Size5}
	if len(rows) == 0 {
		blocks = append(blocks, under, print.Gap(0.5), print.Body(of+"没有安排值班。"))
	} else {
		t := yearTableOf(from, to, rows)
		if t.narrow {
			under.Left += yearNote
		}
		blocks = append(blocks, under, t.Table)
	}
	d := h.document("值班安排表-"+of, blocks...)
	d.Landscape, d.Margins = true, narrow
	return d
}

func yearTableOf(from, to string, rows []YearRow) *yearTable {
	n := len(days.Months(from, to))
	for i := range rows { // what a row has is shown, whatever the span says
		n = max(n, len(rows[i].Months))
	}
	t := &yearTable{Table: &print.Table{Size: print.Size5, Pad: 1.4, Head: heads("序号", "姓名", "层级", "主站")}, months: n, narrow: n > 6}
	first, last := []float64{11, 28, 12, 30}, 14.0
	if t.narrow {
		t.Size, t.Pad, t.Side, first, last = sizeOfYears, 0.7, 0.15, []float64{8, 22, 8, 18}, 9.5
	}
	t.wide = yearWidth - last
	for _, w := range first {
		t.wide -= w
		t.Columns = append(t.Columns, print.Column{Width: w})
	}
	t.wide /= float64(max(1, n))
	for _, head := range monthHeads(from, n) {
		column := print.Column{Width: t.wide}
		if !t.narrow {
			column.Align = print.Left
		}
		t.Columns, t.Head[0].Cells = append(t.Columns, column), append(t.Head[0].Cells, print.Cell{Text: head})
	}
	t.Columns, t.Head[0].Cells = append(t.Columns, print.Column{Width: last}), append(t.Head[0].Cells, print.Cell{Text: "次数"})
	for i := 0; i < len(rows); {
		next := i
		for next < len(rows) && rows[next].Group == rows[i].Group {
			next++
		}
		t.group(rows[i:next], i)
		i = next
	}
	t.sum(rows)
	return t
}

// group adds a group's head and rows; so many deputies stand before it.
func (t *yearTable) group(rows []YearRow, before int) {
	name, total := rows[0].Group, 0
	if name == "" {
		name = "未编入小组"
	}
	for i := range rows {
		total += rows[i].Total
	}
	t.Rows = append(t.Rows, print.Row{Kind: print.Group, Cells: []print.Cell{{Text: fmt.Sprintf("%s（%d人，%d人次）", name, len(rows), total),
		Cols: len(t.Columns)}}})
	for i := range rows {
		r := &rows[i]
		cells := []print.Cell{{Text: fmt.Sprint(before + i + 1)}, {Text: broken(Spaced(r.Name), 6.4)}, {Text: r.Level}, {Text: r.Home}}
		for k := range t.months {
			var days []string
			if k < len(r.Months) {
				days = r.Months[k]
			}
			cells = append(cells, print.Cell{Text: t.duties(r, days), Whole: true})
		}
		t.Rows = append(t.Rows, print.Row{Cells: append(cells, print.Cell{Text: fmt.Sprint(r.Total)})})
	}
}

// joined is a duty on one line: 5日南闸站. A space would let a line end between the day and its station.
func joined(duty string) string { return strings.Replace(duty, " ", "", 1) }

// duties writes the duties of a month one behind the other. In a narrow column a day at the home station stands alone, and where another
// station is named each has its own line: 12、26; 9 under 23 盐河.
func (t *yearTable) duties(r *YearRow, days []string) string {
	words, away := make([]string, len(days)), false
	for i, duty := range days {
		day, station, _ := strings.Cut(duty, " ")
		switch day = strings.TrimSuffix(day, "日"); {
		case !t.narrow:
			words[i] = joined(duty)
		case station == r.Home:
			words[i] = day
		default:
			words[i], away = day+" "+station, true
		}
	}
	if away {
		return strings.Join(words, "\n")
	}
	return strings.Join(words, "、")
}

// sum adds the last row: the duties of each month, and of all.
func (t *yearTable) sum(rows []YearRow) {
	total, of := 0, make([]int, t.months)
	for i := range rows {
		total += rows[i].Total
		for k, days := range rows[i].Months {
			of[k] += len(days)
		}
	}
	cells := []print.Cell{{Text: "合计（人次）", Cols: 4}}
	for _, n := range of {
		cells = append(cells, print.Cell{Text: fmt.Sprint(n), Align: print.Center})
	}
	t.Rows = append(t.Rows, print.Row{Kind: print.Total, Cells: append(cells, print.Cell{Text: fmt.Sprint(total)})})
}
