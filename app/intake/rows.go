package intake

import (
	"iter"
	"regexp"
	"slices"
	"strings"

	"liujin/app/sheets"
)

// Row is one row of a table that may be a record; side by side records of one sheet row are rows of their own.
type Row struct {
	Number int    // as in the sheet, counted from 1
	Lone   string // the text of a row that has but one, for titles between the records

	grid     *sheets.Grid
	columns  map[string][]int
	filled   map[string]string
	heads    []string
	from, to int
}

// Cells are the filled cells of a field in this row.
func (r *Row) Cells(field string) []sheets.Cell {
	var out []sheets.Cell
	for _, col := range r.columns[field] {
		if c := r.grid.At(r.Number-1, col); !Blank(c.Text) {
			out = append(out, c)
		}
	}
	return out
}

// Cell is the first filled cell of a field; for fields that fill down, the one above when this is empty.
func (r *Row) Cell(field string) sheets.Cell {
	if cells := r.Cells(field); len(cells) > 0 {
		return cells[0]
	}
	return sheets.Cell{Text: r.filled[field]}
}

// Head is the head text of the column from which a field is read, and whether there is one.
func (r *Row) Head(field string) (string, bool) {
	cols := r.columns[field]
	if len(cols) == 0 {
		return "", false
	}
	for _, col := range cols {
		if !Blank(r.grid.At(r.Number-1, col).Text) {
			return r.heads[col], true
		}
	}
	return r.heads[cols[0]], true
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

// Wide reports whether a field's cell is merged with others beside it: a title rather than a value.
func (r *Row) Wide(field string) bool {
	for _, col := range r.columns[field] {
		if s := r.grid.Span(r.Number-1, col); s.LastCol > s.Col && Bare(r.grid.At(r.Number-1, col).Text) != "" {
			return true
		}
	}
	return false
}

var (
	totals     = regexp.MustCompile(`^(合计|总计|小计|共计|总人数|人数合计|本页小计|累计)|^.{0,16}(小计|合计|总计)(:|：|$)`)
	signatures = regexp.MustCompile(`^(填表|填报|审核|审批|制表|复核|校对|经办|负责|联系|签发|录入|统计|报送)(人|单位|时间|日期|员|人员|部门)?(签字|签名|（签字）|\(签字\))?[:：]|^(制表|审核|复核|单位负责人|主要负责人|分管领导|联系电话|联系人|日期|时间)[:：]|^[（(](盖章|公章|签章)[)）]|^(注|附注|备注|说明|附|附件|填表说明)[:：]`)
	pageNumber = regexp.MustCompile(`^第\d+页|^\d{4}年\d{1,2}月(\d{1,2}日)?(制|填|印)?$|^[(（]?以下(为)?空白|^以上`)
)

// Rows walks the rows below a head that may be records: empty, repeated head, total and signature rows are left out.
// until is the sheet row, counted from 1, at which the next table's head starts; 0 when there is none.
func (p *Plan) Rows(g *sheets.Grid, m Match, until int) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		blocks := p.blocks(m)
		fills := p.fillFields(g, m)
		filled := map[string]string{}
		words := p.words()
		last := len(g.Cells)
		if until > 0 {
			last = min(last, until-1)
		}
		for row := m.Head - 1 + m.HeadRows; row < last; row++ {
			if emptyText(g.Cells[row]) || p.keyHead(g.Cells[row], words) || p.headAgain(g, m, row) {
				continue
			}
			for _, b := range blocks {
				r := b
				r.grid, r.Number, r.heads, r.filled = g, row+1, m.Heads, filled
				if !r.record(p.Key) || words[plainHead(r.Cell(p.Key).Text)] != "" { // a form with a head beside each value is no table
					continue
				}
				for _, f := range fills {
					if cells := r.Cells(f); len(cells) > 0 {
						filled[f] = cells[0].Text
					}
				}
				if !yield(r) {
					return
				}
			}
		}
	}
}

// The expressions are slow beside what rules most cells out.

func isSignature(text string) bool {
	return strings.ContainsAny(text, ":：(（") && signatures.MatchString(text)
}

func isTotal(text string) bool {
	return strings.ContainsAny(text, "计总") && totals.MatchString(text)
}

func isRemark(text string) bool {
	return strings.ContainsAny(text, "第年以") && pageNumber.MatchString(text)
}

// record reports whether the row may be one, and notes a lone text.
func (r *Row) record(key string) bool {
	seen, n, signed := "", 0, false
	lastRow, lastCol := -1, -1
	for col := r.from; col < r.to; col++ {
		or, oc := r.grid.Origin(r.Number-1, col)
		text := Bare(r.grid.At(r.Number-1, col).Text)
		if text == "" || or == lastRow && oc == lastCol {
			continue
		}
		if or < r.Number-1 && n == 0 && !slices.Contains(r.columns[key], col) {
			lastRow, lastCol = or, oc
			continue // a block that reaches down from above makes no record by itself
		}
		lastRow, lastCol = or, oc
		signed = signed || isSignature(text)
		if n == 0 {
			if signed || isTotal(text) {
				return false
			}
			seen = r.grid.At(r.Number-1, col).Text
		}
		n++
	}
	name := Bare(r.Cell(key).Text)
	if signed && name == "" || isTotal(name) || isRemark(name) || isSignature(name) {
		return false
	}
	if n == 1 {
		r.Lone = strings.TrimSpace(seen)
		return !isRemark(Bare(seen))
	}
	return n > 0
}

// headAgain recognises the lower rows of a repeated head of several rows.
func (p *Plan) headAgain(g *sheets.Grid, m Match, row int) bool {
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
func (p *Plan) blocks(m Match) []Row {
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
	for _, k := range keys[1:] {
		if m.Heads[k] != m.Heads[keys[0]] {
			continue
		}
		if k > 0 && m.Columns[k-1] == "" && strings.ContainsAny(m.Heads[k-1], "序编") {
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
		out[i] = Row{from: from, to: to, columns: map[string][]int{}}
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

// fillFields are the fields of this table that are written once for several rows: filled at the top, mostly empty, never twice alike.
func (p *Plan) fillFields(g *sheets.Grid, m Match) []string {
	key := slices.Index(m.Columns, p.Key)
	var out []string
	for _, f := range p.Fills {
		col := slices.Index(m.Columns, f)
		if col < 0 || key < 0 {
			continue
		}
		records, full, alike, first, last := 0, 0, false, false, ""
		for row := m.Head - 1 + m.HeadRows; row < len(g.Cells); row++ {
			if Bare(g.At(row, key).Text) == "" {
				continue
			}
			text := Bare(g.At(row, col).Text)
			if records++; text == "" {
				continue
			}
			full++
			first = first || records == 1
			alike = alike || text == last
			last = text
		}
		if first && !alike && full*2 <= records {
			out = append(out, f)
		}
	}
	return out
}
