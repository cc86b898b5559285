package table

import (
	"slices"
	"sort"
)

// View is a list as a user sees it: rows, filtered by what was typed and sorted by a column.
type View[P any] struct {
	Columns []Column[P]
	rows    []P
	keys    [][]Key // per row, per column; made when first needed
	filter  string
	keep    func(P) bool
	sortBy  string
	down    bool
	shown   []int
}

// NewView makes an empty view of columns.
func NewView[P any](columns []Column[P]) *View[P] {
	return &View[P]{Columns: columns}
}

// SetRows replaces the rows; filter and order stay.
func (v *View[P]) SetRows(rows []P) {
	v.rows, v.keys = rows, nil
	v.refresh()
}

// Rows returns all rows, unfiltered.
func (v *View[P]) Rows() []P { return v.rows }

// SetFilter keeps the rows in which each typed word is found: as written, by pinyin or by its initials.
func (v *View[P]) SetFilter(typed string) {
	v.filter = typed
	v.refresh()
}

// Filter returns what was typed.
func (v *View[P]) Filter() string { return v.filter }

// Keep narrows the rows further, by a choice beside the filter; nil keeps all.
func (v *View[P]) Keep(keep func(P) bool) {
	v.keep = keep
	v.refresh()
}

// SortBy orders by a column, "" as the rows came.
func (v *View[P]) SortBy(column string, down bool) {
	v.sortBy, v.down = column, down
	v.refresh()
}

// Sorted returns the column that orders the rows and whether downwards.
func (v *View[P]) Sorted() (column string, down bool) { return v.sortBy, v.down }

// Len returns how many rows are shown.
func (v *View[P]) Len() int { return len(v.shown) }

// At returns the i-th shown row.
func (v *View[P]) At(i int) P { return v.rows[v.shown[i]] }

// Shown returns the shown rows in their order.
func (v *View[P]) Shown() []P {
	out := make([]P, len(v.shown))
	for i, at := range v.shown {
		out[i] = v.rows[at]
	}
	return out
}

// Find returns the place of the first shown row that is wanted, -1 if none is.
func (v *View[P]) Find(wanted func(P) bool) int {
	return slices.IndexFunc(v.shown, func(at int) bool { return wanted(v.rows[at]) })
}

func (v *View[P]) refresh() {
	v.shown = v.shown[:0]
	words := words(v.filter)
	if len(words) > 0 && v.keys == nil {
		v.makeKeys()
	}
	for i := range v.rows {
		if (v.keep == nil || v.keep(v.rows[i])) && v.matches(i, words) {
			v.shown = append(v.shown, i)
		}
	}
	v.sort()
}

func (v *View[P]) makeKeys() {
	v.keys = make([][]Key, len(v.rows))
	for i := range v.rows {
		v.keys[i] = make([]Key, 0, len(v.Columns))
		for _, c := range v.Columns {
			if text := c.Cell(v.rows[i]).Text; text != "" {
				v.keys[i] = append(v.keys[i], NewKey(text))
			}
		}
	}
}

func (v *View[P]) matches(i int, words []string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(v.keys[i], func(k Key) bool { return k.Matches(w) }) {
			return false
		}
	}
	return true
}

// words splits what was typed at spaces, folded.
func words(typed string) []string {
	var out []string
	start := -1
	for i, r := range typed + " " {
		if space := r == ' ' || r == '\u3000' || r == '\t'; space && start >= 0 {
			out, start = append(out, Query(typed[start:i])), -1
		} else if !space && start < 0 {
			start = i
		}
	}
	return out
}

func (v *View[P]) sort() {
	i := slices.IndexFunc(v.Columns, func(c Column[P]) bool { return c.Name == v.sortBy })
	if i < 0 {
		return
	}
	type keyed struct {
		at   int
		cell Cell
	}
	cells := make([]keyed, len(v.shown))
	memo := map[string]string{}
	key := func(text string) string {
		k, ok := memo[text]
		if !ok {
			k = sortKey(text)
			memo[text] = k
		}
		return k
	}
	for n, at := range v.shown {
		cells[n] = keyed{at, v.Columns[i].Cell(v.rows[at])}
	}
	sort.SliceStable(cells, func(a, b int) bool {
		ca, cb := cells[a].cell, cells[b].cell
		if (ca.Text == "") != (cb.Text == "") {
			return cb.Text == "" // blanks last, in both directions
		}
		order := less(ca, cb, key)
		if v.down {
			return order > 0
		}
		return order < 0
	})
	for n := range cells {
		v.shown[n] = cells[n].at
	}
}
