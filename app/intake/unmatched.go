package intake

import (
	"slices"
	"strings"

	"liujin/app/sheets"
)

const (
	longestHead = 20 // characters; longer texts are what stands below heads
	fewestHeads = 3
)

// Unmatched are the likely heads of a workbook whose columns no template knows, such as another platform's: of each sheet that can be seen
// the row with the most short texts, the first of several. No column is matched.
func Unmatched(wb *sheets.Workbook) (all []Match) {
	for i := range wb.Sheets {
		g := &wb.Sheets[i]
		if g.Hidden {
			continue
		}
		best, most := -1, fewestHeads-1
		for row := range min(headWithin, len(g.Cells)) {
			if n := headTexts(g, row); n > most {
				best, most = row, n
			}
		}
		if best < 0 {
			continue
		}
		m := Match{Sheet: g.Name, Head: best + 1, HeadRows: 1, Columns: make([]string, g.Width()), Heads: make([]string, g.Width())}
		for col := range m.Heads {
			m.Heads[col] = Bare(g.At(best, col).Text)
		}
		all = append(all, m)
	}
	return all
}

// headTexts counts the different texts of a row that can be heads: short, and neither numbers nor days.
func headTexts(g *sheets.Grid, row int) int {
	var seen []string
	for col := range g.Cells[row] {
		text := Bare(g.At(row, col).Text)
		if or, oc := g.Origin(row, col); text == "" || or != row || oc != col || len([]rune(text)) > longestHead ||
			strings.ContainsAny(text[:1], "0123456789") || slices.Contains(seen, text) {
			continue
		}
		seen = append(seen, text)
	}
	return len(seen)
}
