package intake

import (
	"slices"

	"liujin/app/sheets"
)

// Row is one row of a table that may be a record; side by side records of one sheet row are rows of their own.
type Row struct {
	Number  int    // as in the sheet, counted from 1
	Last    int    // the last row of the record: more than Number where the key cell is merged over several rows
	Block   int    // which of the records side by side, counted from 0
	Lone    string // the text of a row that has but one, for titles between the records
	Late    bool   // below a signature or a note, where what stands alone is no record
	Example bool   // shown to those who fill in the table

	grid     *sheets.Grid
	dittos   *dittos
	columns  map[string][]int
	filled   map[string]sheets.Cell
	heads    []string
	from, to int
}

// Found is a cell of a record and where it stands.
type Found struct {
	sheets.Cell
	Row  int // as in the sheet, counted from 1
	Head string
}

// Columns are the first column of the row's block and the one behind its last, counted from 0.
func (r *Row) Columns() (from, to int) { return r.from, r.to }

// Cells are the filled cells of a field in this row; for fields that fill down, the one above when there are none and none failed.
func (r *Row) Cells(field string) []Found {
	out := r.own(field)
	if above := r.filled[field]; len(out) == 0 && above.Text != "" && !r.Failed(field) {
		out = append(out, Found{Cell: above, Row: r.Number, Head: r.Head(field)})
	}
	return out
}

// Cell is the first of Cells, or an empty cell in the field's first column.
func (r *Row) Cell(field string) Found {
	if cells := r.Cells(field); len(cells) > 0 {
		return cells[0]
	}
	return Found{Row: r.Number, Head: r.Head(field)}
}

// own are the filled cells of a field in the record's rows, each merged block once.
func (r *Row) own(field string) []Found {
	var out []Found
	for row := r.Number - 1; row < r.Last; row++ {
		lastRow, lastCol := -1, -1
		for _, col := range r.columns[field] {
			c := r.dittos.at(row, col)
			if Blank(c.Text) {
				continue
			}
			or, oc := r.grid.Origin(row, col)
			if row >= r.Number && or < row || or == lastRow && oc == lastCol {
				continue // shown by the cell before
			}
			lastRow, lastCol = or, oc
			out = append(out, Found{Cell: c, Row: row + 1, Head: r.heads[col]})
		}
	}
	return out
}

// Failed reports whether a field's cell holds what a spreadsheet shows instead of a value, which says nothing about the rows below either.
func (r *Row) Failed(field string) bool {
	return slices.ContainsFunc(r.columns[field], func(col int) bool { return r.dittos.at(r.Number-1, col).Kind == sheets.Failed })
}

// Head is the head text of a field's first column, empty when the table has none.
func (r *Row) Head(field string) string {
	if cols := r.columns[field]; len(cols) > 0 {
		return r.heads[cols[0]]
	}
	return ""
}

// LoneIn reports whether the one text of a row stands under a field's head, and not at the table's left or over several columns, where
// titles stand: it says something of a record.
func (r *Row) LoneIn(field string) bool {
	return r.Lone != "" && len(r.own(field)) > 0 && !r.Wide(field) && !slices.Contains(r.columns[field], r.from)
}

// First is the first filled text of the row.
func (r *Row) First() string {
	for col := r.from; col < r.to; col++ {
		if t := r.grid.At(r.Number-1, col).Text; Bare(t) != "" {
			return t
		}
	}
	return ""
}

// Wide reports whether a field's cell is merged with others beside it under another head: a title rather than a value.
func (r *Row) Wide(field string) bool {
	for _, col := range r.columns[field] {
		s := r.grid.Span(r.Number-1, col)
		if s.LastCol == s.Col || Bare(r.grid.At(r.Number-1, col).Text) == "" {
			continue
		}
		for c := s.Col; c <= min(s.LastCol, len(r.heads)-1); c++ {
			if r.heads[c] != r.heads[col] {
				return true
			}
		}
	}
	return false
}
