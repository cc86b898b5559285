package sheets

import (
	"fmt"
	"regexp"
	"strings"
)

// Kind says what a cell holds besides the text it shows.
type Kind uint8

// The kinds of cells. Most numbers and dates are Text: what they show says everything.
const (
	Text   Kind = iota // Text says everything
	Number             // Raw holds a number that Text shows shortened, such as 1.39E+10
	Date               // Raw holds a date as ISO text, with the precision its number format shows: 1980, 1980-05 or 1980-05-12
	Failed             // Raw holds what is shown instead of a value: #N/A, or the formula that has no result. Text is empty: there is none
)

// Cell is one cell as a reader of the sheet sees it.
type Cell struct {
	Text string
	Kind Kind
	Raw  string // empty for Text
}

// Range is a merged block of cells; all four are counted from 0 and included.
type Range struct{ Row, Col, LastRow, LastCol int }

// Grid is one sheet. Cells[0] is sheet row 1; rows end at their last filled cell.
type Grid struct {
	Name   string
	Hidden bool
	Cells  [][]Cell
	Merges []Range

	HiddenRows []int  // counted from 1, by a filter or by hand
	HiddenCols []int  // counted from 0
	Said       []Said // what could not be read as it stands

	covers map[place]int // covered cells to their index in Merges
	large  []int         // indices of the blocks too large to list their cells
}

// NoResult is the Raw of a formula that was saved without its result and can't be computed.
const NoResult = "公式"

// Said is something to know about a row, counted from 1.
type Said struct {
	Row  int
	Text string
}

// failure is what spreadsheets show instead of a value, in any of their languages; a row of # is a number in too narrow a column.
var failure = regexp.MustCompile(`^(#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!` +
	`|EXTERNAL!|PYTHON!|GETTING_DATA|无效|值!|名称\?|引用!|数字!|空!)|Err:\d{3}|#{3,})$`)

// textCell is a cell that shows a text.
func textCell(text string) Cell {
	if IsFailure(text) {
		return Cell{Kind: Failed, Raw: text}
	}
	return Cell{Text: text}
}

// tooLong refuses a text that no cell of a spreadsheet holds; row is counted from 0.
func tooLong(row int, text string) error {
	if len(text) <= mostInCell || len(fit(text)) == len(text) {
		return nil
	}
	return Refusal(fmt.Sprintf("第 %d 行有一格的文字超过 %d 字，表格软件也放不下，请改短后再导入。", row+1, mostInCell))
}

// IsFailure reports whether a text is what spreadsheets show instead of a value.
func IsFailure(text string) bool {
	n := len(text)
	return n > 2 && n < 40 && (text[0] == '#' || text[0] == 'E') && failure.MatchString(text)
}

type place struct{ row, col int }

// Workbook is what one file holds.
type Workbook struct {
	Path   string
	Sheets []Grid
}

// Width is the number of columns in use.
func (g *Grid) Width() int {
	w := 0
	for _, row := range g.Cells {
		w = max(w, len(row))
	}
	return w
}

// Origin is where the value shown at row and col is kept: the first cell of its merged block, or itself.
func (g *Grid) Origin(row, col int) (int, int) {
	s := g.Span(row, col)
	return s.Row, s.Col
}

// At is the cell shown at row and col, counted from 0; a merged block shows its value everywhere.
func (g *Grid) At(row, col int) Cell {
	row, col = g.Origin(row, col)
	if row < 0 || col < 0 || row >= len(g.Cells) || col >= len(g.Cells[row]) {
		return Cell{}
	}
	return g.Cells[row][col]
}

// Span is the merged block at row and col; a single cell is a block of its own.
func (g *Grid) Span(row, col int) Range {
	if i, ok := g.covers[place{row, col}]; ok {
		return g.Merges[i]
	}
	for _, i := range g.large {
		if m := g.Merges[i]; row >= m.Row && row <= m.LastRow && col >= m.Col && col <= m.LastCol {
			return m
		}
	}
	return Range{Row: row, Col: col, LastRow: row, LastCol: col}
}

const largeBlock = 20_000 // cells: more than a roster's longest group, little enough to list

// finish drops empty rows at the end and prepares the merged blocks.
func (g *Grid) finish() {
	last := len(g.Cells)
	for last > 0 && emptyRow(g.Cells[last-1]) {
		last--
	}
	g.Cells = g.Cells[:last]
	width := g.Width()
	g.covers = map[place]int{}
	for i, m := range g.Merges {
		lastRow, lastCol := min(m.LastRow, last-1), min(m.LastCol, width-1)
		if m.Row < 0 || m.Col < 0 || lastRow < m.Row || lastCol < m.Col {
			continue
		}
		if (lastRow-m.Row+1)*(lastCol-m.Col+1) > largeBlock {
			g.large = append(g.large, i)
			continue
		}
		for row := m.Row; row <= lastRow; row++ {
			for col := m.Col; col <= lastCol; col++ {
				g.covers[place{row, col}] = i
			}
		}
	}
}

func emptyRow(row []Cell) bool {
	for _, c := range row {
		if c.Kind == Failed || strings.TrimSpace(c.Text) != "" {
			return false
		}
	}
	return true
}
