package intake

import (
	"iter"
	"slices"
	"strings"

	"liujin/app/sheets"
)

// Rows walks the rows below a head that may be records: empty, repeated head, total and signature rows are left out.
// until is the sheet row, counted from 1, at which the next table's head starts; 0 when there is none.
func (p *Template) Rows(g *sheets.Grid, m Match, until int) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		blocks := p.blocks(g, m)
		fills := p.fillFields(g, m)
		filled := map[string]sheets.Cell{}
		same := p.dittos(g, m)
		words := p.words()
		last := len(g.Cells)
		if until > 0 {
			last = min(last, until-1)
		}
		late := false
		for row := m.Head - 1 + m.HeadRows; row < last; row++ {
			if emptyText(g.Cells[row]) || p.keyHead(g.Cells[row], words) || p.headAgain(g, m, row) || guidance(g.Cells[row]) {
				continue
			}
			same.read(row)
			for _, r := range blocks {
				r.grid, r.Number, r.Last, r.heads, r.filled, r.Late, r.dittos = g, row+1, row+1, m.Heads, filled, late, same
				if r.partOfAbove(p.Key) {
					continue
				}
				r.stretch(p.Key, last)
				what := r.sort(p.Key)
				late = what == signature || late && what != record
				if what < lone || words[plainHead(r.Cell(p.Key).Text)] != "" { // a form with a head beside each value is no table
					continue
				}
				for _, f := range fills {
					if cells := r.own(f); len(cells) > 0 {
						filled[f] = cells[0].Cell
					} else if r.Failed(f) {
						delete(filled, f)
					}
				}
				if what == record {
					same.keep(row)
				}
				if !yield(r) {
					return
				}
			}
		}
	}
}

// partOfAbove reports whether the key cell is merged with the row above: this row says more about the record there.
func (r *Row) partOfAbove(key string) bool {
	for _, col := range r.columns[key] {
		if s := r.grid.Span(r.Number-1, col); s.Row < r.Number-1 && Bare(r.grid.At(r.Number-1, col).Text) != "" {
			return true
		}
	}
	return false
}

// stretch lets the record reach as far down as its key cell is merged.
func (r *Row) stretch(key string, end int) {
	for _, col := range r.columns[key] {
		if s := r.grid.Span(r.Number-1, col); s.LastRow >= r.Number && Bare(r.grid.At(r.Number-1, col).Text) != "" {
			r.Last = min(s.LastRow+1, end)
		}
	}
}

// headAgain recognises the lower rows of a repeated head of several rows.
func (p *Template) headAgain(g *sheets.Grid, m Match, row int) bool {
	same, n := 0, 0
	for col, h := range m.Heads {
		if t := Bare(g.At(row, col).Text); t != "" {
			n++
			if t == h || t == Bare(g.At(m.Head-1, col).Text) {
				same++
			}
		}
	}
	return same >= 2 && same*2 > n
}

// blocks are the column ranges of records side by side; most tables have one.
func (p *Template) blocks(g *sheets.Grid, m Match) []Row {
	var keys []int
	for col, f := range m.Columns {
		if f == p.Key {
			keys = append(keys, col)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	starts := []int{0}
	lowest := m.Head - 2 + m.HeadRows
	for i, k := range keys[1:] {
		if m.Heads[k] != m.Heads[keys[0]] || g.Span(lowest, k) == g.Span(lowest, keys[i]) {
			continue // another head, or one head merged over both columns
		}
		for k > keys[i]+1 && m.Columns[k-1] == "" && (m.Heads[k-1] == "" || strings.ContainsAny(m.Heads[k-1], "序编号")) {
			k--
		}
		starts = append(starts, k)
	}
	out := make([]Row, len(starts))
	for i, from := range starts {
		to := len(m.Columns)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		out[i] = Row{Block: i, from: from, to: to, columns: map[string][]int{}}
		for col := from; col < to; col++ {
			if f := m.Columns[col]; f != "" {
				out[i].columns[f] = append(out[i].columns[f], col)
			}
		}
		if i > 0 { // what stands left of the first record holds for all beside it
			for col := range keys[0] {
				if f := m.Columns[col]; f != "" && out[i].columns[f] == nil {
					out[i].columns[f] = []int{col}
				}
			}
		}
	}
	return out
}

// sparse is the number of texts from which a row without its key counts as a record.
const sparse = 4

// fillFields are the fields of this table that are written once for several rows.
func (p *Template) fillFields(g *sheets.Grid, m Match) []string {
	key := slices.Index(m.Columns, p.Key)
	var out []string
	for _, f := range slices.Concat(p.Fills, p.FillsLeft) {
		left := slices.Contains(p.FillsLeft, f)
		if col := slices.Index(m.Columns, f); key >= 0 && col >= 0 && (col < key || !left) && writtenOnce(g, m, key, col, left) {
			out = append(out, f)
		}
	}
	return out
}

// writtenOnce reports whether a column is filled at the top, has gaps, and never says the same twice: mostly empty if strict.
func writtenOnce(g *sheets.Grid, m Match, key, col int, strict bool) bool {
	records, full, first := 0, 0, false
	said := map[string]bool{}
	for row := m.Head - 1 + m.HeadRows; row < len(g.Cells); row++ {
		text := Bare(g.At(row, col).Text)
		if Bare(g.At(row, key).Text) == "" && ownTexts(g, row) < sparse || text == m.Heads[col] || isTotal(text) || isSignature(text) {
			continue
		}
		if or, _ := g.Origin(row, col); or < row { // merged with the cell above, which said it
			continue
		}
		if records++; text == "" {
			continue
		}
		if said[text] && !strict {
			return false
		}
		said[text] = true
		full++
		first = first || records == 1
	}
	if strict {
		return first && full*2 <= records
	}
	return first && full < records
}
