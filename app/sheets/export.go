package sheets

import "liujin/app/table"

// Export is a table on its way out: plain values, with what stands above and below them on paper.
type Export struct {
	Title  string // in the first row, and the sheet's name
	Unit   string // who made it
	Day    string // of what day it is, ISO; the file carries no other time
	Heads  []string
	Widths []float32 // in characters of a Han face, as many as Heads
	Rows   [][]table.Cell
	Total  []table.Cell // the last row, bold; none: there is none
	Lines  []string     // below that, over the whole width
	Whole  bool         // telephones stand whole; they are masked, if not
}

// shown is a cell as it goes out.
func (e *Export) shown(c table.Cell) table.Cell {
	if !e.Whole {
		c = c.Masked()
	}
	if c.Kind == table.Tel { // a number that is written as text
		c.Kind = table.Text
	}
	return c
}
