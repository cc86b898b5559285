package table

// Listing is a list ready for a paper or a sheet: heads and cells just as they are shown.
type Listing struct {
	Title  string
	Filter string // in words what was kept of the whole list, "" for all of it
	Note   string // under the title: the period, a rate
	Names  []string
	Heads  []string
	Widths []float32 // in characters of a Han face
	Rows   [][]Cell
	Whole  bool   // its telephones stand whole in a sheet; they are masked, if not
	Total  []Cell // a last row that sums the others up, as many as Heads; none: there is none
}

// Listed renders rows by columns.
func Listed[R any](title string, columns []Column[*R], rows []R) Listing {
	all := Pointers(rows)
	return Render(title, Used(columns, all), all)
}

// Pointers points at each row.
func Pointers[R any](rows []R) []*R {
	all := make([]*R, len(rows))
	for i := range rows {
		all[i] = &rows[i]
	}
	return all
}

// Render renders rows by columns.
func Render[P any](title string, columns []Column[P], rows []P) Listing {
	l := Listing{Title: title}
	for _, c := range columns {
		l.Names, l.Heads, l.Widths = append(l.Names, c.Name), append(l.Heads, c.Head), append(l.Widths, c.Width)
	}
	for i := range rows {
		cells := make([]Cell, len(columns))
		for j, c := range columns {
			cells[j] = c.Cell(rows[i])
		}
		l.Rows = append(l.Rows, cells)
	}
	return l
}
