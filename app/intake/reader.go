package intake

import (
	"errors"
	"slices"
	"strings"
	"time"

	"liujin/app/sheets"
)

// ErrCancelled is what reading returns when Progress asked it to stop.
var ErrCancelled = errors.New("已取消导入，什么都没有保存。")

// ErrNoSheets refuses a workbook in which there is nothing to see.
var ErrNoSheets = errors.New("这个工作簿里没有看得见的工作表，请取消隐藏要导入的工作表，保存后再导入。")

// Options say how to read.
type Options struct {
	Today    string                     // ISO; the present day when empty
	Matches  []Match                    // nil: guessed; otherwise exactly these sheets are read, in this way
	Progress func(done, total int) bool // rows; false cancels; may be nil
}

// Findings is what reading a table of any kind tells beside its records.
type Findings struct {
	Problems []Problem
	Notes    []string // what was left out, and other things to know, in sentences
	Matches  []Match
}

// Found is the findings themselves, for whoever holds records of any kind.
func (f *Findings) Found() *Findings { return f }

// Table is one matched head with its rows.
type Table struct {
	Grid  *sheets.Grid
	Match Match
	First bool // of its sheet
	Until int  // sheet row of the next table's head, 0 when there is none
}

// Reader finds the tables of a workbook, walks their rows, and keeps what there is to say.
type Reader struct {
	Findings
	Options Options
	Book    *sheets.Workbook
	Tables  []Table

	template    *Template
	hidden      int
	done, total int
	leftOut     map[string][]int // rows of the table being read, by why
	reasons     []string         // the same, in order
}

// NewReader finds the tables of all sheets, guessed or given.
func NewReader(p *Template, wb *sheets.Workbook, o Options) *Reader {
	if o.Today == "" {
		o.Today = time.Now().Format(time.DateOnly)
	}
	r := &Reader{template: p, Book: wb, Options: o}
	for i := range wb.Sheets {
		r.match(&wb.Sheets[i])
	}
	return r
}

// AllHidden reports whether the workbook has no sheet that can be seen.
func (r *Reader) AllHidden() bool { return r.hidden == len(r.Book.Sheets) }

// match finds the tables of a sheet.
func (r *Reader) match(g *sheets.Grid) {
	var found []Match
	switch {
	case r.Options.Matches != nil:
		for _, m := range r.Options.Matches {
			if m.Sheet == g.Name {
				found = append(found, m)
			}
		}
	case g.Hidden:
		r.hidden++
		r.Note("工作表“%s”是隐藏的，没有读。", g.Name)
		return
	default:
		if found = r.template.Guess(g); len(found) == 0 && len(g.Cells) > 0 {
			r.Note("工作表“%s”里没有“%s”一栏，没有读。", g.Name, r.template.Title(r.template.Key))
		}
	}
	for i, m := range found {
		t := Table{Grid: g, Match: m, First: i == 0}
		if i+1 < len(found) {
			t.Until = found[i+1].Head
		}
		r.Tables = append(r.Tables, t)
	}
}

// Settle notes what of the tables is read and what not, once it is known which they are.
func (r *Reader) Settle() {
	for _, t := range r.Tables {
		r.unread(t.Grid.Name, t.Match)
		r.hiddenColumns(t.Grid, t.Match)
		r.Matches = append(r.Matches, t.Match)
		r.total += len(t.Grid.Cells)
	}
}

const progressEvery = 200 // rows

// Walk hands each row of a table that may be a record to take.
func (r *Reader) Walk(t Table, take func(*Row)) error {
	start := r.done
	r.leftOut, r.reasons = map[string][]int{}, nil
	for row := range r.template.Rows(t.Grid, t.Match, t.Until) {
		if row.Number%progressEvery == 0 && !r.goOn(start+row.Number) {
			return ErrCancelled
		}
		r.failures(&row)
		take(&row)
	}
	r.lostRows(t)
	r.tell(t)
	if !r.goOn(start + len(t.Grid.Cells)) {
		return ErrCancelled
	}
	return nil
}

// failures adds a fault for each cell of a row that is read and shows, instead of a value, that there is none.
func (r *Reader) failures(row *Row) {
	for at := row.Number - 1; at < row.Last; at++ {
		for col := row.from; col < row.to; col++ { // what stands left of the first record of a row is told with that one
			c := row.grid.At(at, col)
			if or, oc := row.grid.Origin(at, col); c.Kind != sheets.Failed || or != at || oc != col || r.fieldAt(row, col) == "" {
				continue
			}
			text := "公式出错（" + c.Raw + "），没有读，请改正或直接填上内容"
			switch {
			case c.Raw == sheets.NoResult:
				text = "公式没有算出结果，没有读。请在 Excel 或 WPS 里打开、保存一次，或直接填上内容"
			case strings.Trim(c.Raw, "#") == "":
				text = "只有一串 #（原来的列太窄，数字没有存下来），没有读，请填上内容"
			}
			r.Problems = append(r.Problems, Problem{Sheet: row.grid.Name, Row: at + 1, Column: row.heads[col], Value: c.Raw, Text: text})
		}
	}
}

// lostRows notes rows in which nothing stands but formulas that failed, in columns that are read: no record begins there.
func (r *Reader) lostRows(t Table) {
	last := len(t.Grid.Cells)
	if t.Until > 0 {
		last = min(last, t.Until-1)
	}
	for row := t.Match.Head - 1 + t.Match.HeadRows; row < last; row++ {
		cells := t.Grid.Cells[row]
		read := func(col int) bool {
			return cells[col].Kind == sheets.Failed && col < len(t.Match.Columns) && t.Match.Columns[col] != "" &&
				t.Match.Columns[col] != r.template.Secret
		}
		for col := range cells {
			if read(col) && emptyText(cells) && !shownAbove(t, row) {
				r.Left("全是没有结果的公式，没有读入", row+1)
				break
			}
		}
	}
}

// shownAbove reports whether a row shows a cell that is merged with the row above: it is a part of the record there.
func shownAbove(t Table, row int) bool {
	for col := range t.Match.Columns {
		if or, _ := t.Grid.Origin(row, col); or < row && Bare(t.Grid.At(row, col).Text) != "" {
			return true
		}
	}
	return false
}

// fieldAt is the field for which a column is read, "" for none.
func (r *Reader) fieldAt(row *Row, col int) string {
	for field, cols := range row.columns {
		if field != r.template.Secret && slices.Contains(cols, col) {
			return field
		}
	}
	return ""
}

// goOn tells how far it is and asks whether to go on.
func (r *Reader) goOn(done int) bool {
	r.done = done
	return r.Options.Progress == nil || r.Options.Progress(min(done, r.total), r.total)
}

// Problem adds a fault of a field's cell; an identity number in it goes nowhere.
func (r *Reader) Problem(sheet, field string, c Found, text string) {
	r.Problems = append(r.Problems, r.template.Problem(sheet, field, c, text))
}

// Problem is a fault of a field's cell, without identity numbers.
func (p *Template) Problem(sheet, field string, c Found, text string) Problem {
	if c.Head == "" {
		c.Head = p.Title(field)
	}
	value := strings.TrimSpace(c.Text)
	if HoldsID(value) {
		value = ""
	}
	return Problem{Sheet: sheet, Row: c.Row, Column: c.Head, Value: value, Text: text}
}

// Title is what a field is called, "" for a field that there isn't.
func (p *Template) Title(field string) string {
	for _, f := range p.Fields {
		if f.Name == field {
			return f.Title
		}
	}
	return ""
}

const (
	titleRows  = 6 // above a head, in which a title is looked for
	titleCells = 3 // of a row that can be a title; more are a table's
	upperHeads = 2 // rows above the lowest head that may be heads as well
)

// Above are the texts above a table's head in a range of columns, the nearest first.
func (t *Table) Above(from, to int) []string {
	var out []string
	for row := min(t.Match.Head-1, len(t.Grid.Cells)) - 1; row >= max(0, t.Match.Head-1-titleRows); row-- {
		var texts []string
		lastRow, lastCol := -1, -1
		for col := from; col < to; col++ {
			text := t.Grid.At(row, col).Text
			or, oc := t.Grid.Origin(row, col)
			if Bare(text) == "" || or == lastRow && oc == lastCol {
				continue
			}
			lastRow, lastCol = or, oc
			if len([]rune(text)) < 40 {
				texts = append(texts, text)
			}
		}
		switch {
		case len(texts) <= titleCells:
		case t.First && row >= t.Match.Head-1-upperHeads:
			continue
		default:
			return out
		}
		out = append(out, texts...)
	}
	return out
}
