// Package papers is what the office prints: each paper is made of plain values and becomes a document.
package papers

import (
	"strings"
	"time"

	"liujin/app/days"
	"liujin/app/print"
	"liujin/app/table"
)

// Head is what every paper says of itself.
type Head struct {
	Unit   string // 东港镇人民代表大会主席团
	Short  string // 东港镇人大
	Day    string // the day it is made, ISO
	Sample bool   // made of the sample ledger: every page says so
}

// Body is what a unit of that name is called in a sentence: 主席团 of a town, 人大工委 of a 街道, 常委会 of a county.
func Body(unit string) string {
	switch {
	case strings.Contains(unit, "工委"), strings.Contains(unit, "工作委员会"):
		return "人大工委"
	case strings.Contains(unit, "常委会"), strings.Contains(unit, "常务委员会"):
		return "人大常委会"
	}
	return "人大主席团"
}

// document is a paper of that name, empty.
func (h Head) document(name string, blocks ...print.Block) *print.Document {
	made, err := time.Parse(time.DateOnly, h.Day)
	if err != nil {
		made = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	d := &print.Document{Name: name, Author: h.Unit, Made: made, Blocks: blocks}
	if h.Sample {
		d.Mark = "示例"
	}
	return d
}

// Spaced gives a name of two characters the width of three, as name lists are typed, so that names stand under each other.
func Spaced(name string) string {
	r := []rune(name)
	if len(r) == 2 && r[0] >= 0x3400 && r[1] >= 0x3400 {
		return string(r[0]) + "　" + string(r[1])
	}
	return name
}

// text is a listing's cell as it is printed.
func text(c table.Cell) string { return c.Text }

// grid makes a table of a listing: numbers in the middle, text at the left, running numbers first.
func grid(l table.Listing) *print.Table {
	t := &print.Table{Columns: make([]print.Column, len(l.Heads)+1), Head: []print.Row{{Cells: []print.Cell{{Text: "序号"}}}}}
	for i, head := range l.Heads {
		t.Head[0].Cells = append(t.Head[0].Cells, print.Cell{Text: head})
		if long(l, i) {
			t.Columns[i+1].Align = print.Left
		}
	}
	for n, row := range l.Rows {
		cells := []print.Cell{{Text: table.N(n + 1).Text}}
		for i, c := range row {
			value := text(c)
			if l.Names != nil && l.Names[i] == "name" {
				value = Spaced(value)
			}
			cells = append(cells, printed(c, value))
		}
		t.Rows = append(t.Rows, print.Row{Cells: cells})
	}
	if len(l.Total) > 0 {
		sum := print.Row{Kind: print.Total, Cells: []print.Cell{{}}}
		for _, c := range l.Total {
			sum.Cells = append(sum.Cells, printed(c, text(c)))
		}
		t.Rows = append(t.Rows, sum)
	}
	return t
}

// printed is a cell of a listing on paper: a number stays whole whatever belongs to it, as in 66.7% and 15/28.
func printed(c table.Cell, value string) print.Cell {
	if c.Kind == table.Number {
		return print.Cell{Spans: []print.Span{{Text: value, Style: print.Style{Whole: true}}}}
	}
	return print.Cell{Text: value, Whole: strings.Contains(value, "、") && len([]rune(value)) < 60}
}

// long reports a column of running text, which is set from the left.
func long(l table.Listing, column int) bool {
	for _, row := range l.Rows {
		if c := row[column]; (c.Kind == table.Text || c.Kind == table.Tel) && len([]rune(c.Text)) > 8 {
			return true
		}
	}
	return false
}

// List prints a list just as it stands on the screen: its columns, its rows with their sum, in words what it was filtered by, and below it
// what there is to say of it; landscape when it is wide.
func List(h Head, l table.Listing, faces *print.Faces) *print.Document {
	t := grid(l)
	under := h.Unit
	if l.Filter != "" {
		under += "　　筛选：" + l.Filter
	}
	d := h.document(l.Title, print.PaperTitle{Text: l.Title, Tight: true, Size: 18},
		print.Sides{Left: under, Right: days.Long(h.Day) + "　共" + table.N(len(l.Rows)).Text + "条", Size: print.Size5}, t)
	if l.Note != "" {
		d.Blocks = append(d.Blocks, print.Small(l.Note, print.Size5, print.Left))
	}
	d.Landscape = t.Wide(faces)
	if d.Landscape {
		d.Margins = narrow
	}
	return d
}

// narrow are the margins of working lists, which need room more than air.
var narrow = print.Margins{Top: 20, Left: 25, Right: 18, Bottom: 20}
