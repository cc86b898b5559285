package intake

import (
	"slices"
	"strings"

	"liujin/app/intake/pattern"
	"liujin/app/sheets"
)

var (
	dittoAbove = pattern.New(`^[-—–]*(同上(一?[行格栏列条项]|面|述)?|[与和]?上[行格栏条面]?相?同|同前(一?[行格条])?|〃+|″+|` +
		`"{1,2}|[“”〝〞]{1,2}|[‘’']{2}|,,|(?i:ditto))[-—–。.]*$`)
	dittoLeft = pattern.New(`^[-—–]*(同左([侧边栏列格])?|[与和]左[侧边栏列格]?相?同)[-—–。.]*$`)
)

// IsDitto reports whether a text stands for that of the cell above it, or to its left: 同上, 〃, 同左.
func IsDitto(text string) bool { return isDittoAbove(text) || isDittoLeft(text) }

func isDittoAbove(text string) bool { return mayDitto(text) && dittoAbove.MatchString(dittoText(text)) }

func isDittoLeft(text string) bool { return mayDitto(text) && dittoLeft.MatchString(dittoText(text)) }

// mayDitto is quick: no name, day or number with which most cells are filled may be a ditto. One in words says 同 or 上.
func mayDitto(text string) bool {
	if len(text) >= 32 {
		return false
	}
	words := false
	for i := range len(text) {
		switch b := text[i]; {
		case b >= '0' && b <= '9':
			return false
		case b >= 0xe4 && b <= 0xe9:
			words = true
		}
	}
	return !words || strings.Contains(text, "同") || strings.Contains(text, "上")
}

func dittoText(text string) string { return strings.Trim(Fold(Bare(text)), "()（）") }

// NoDittos are the texts of a column that say something themselves.
func NoDittos(texts []string) []string { return slices.DeleteFunc(slices.Clone(texts), IsDitto) }

// dittos are the cells of a table that stand for others, and what those say.
type dittos struct {
	grid    *sheets.Grid
	width   int
	never   map[int]bool           // columns of which no two cells are the same
	last    map[int]sheets.Cell    // by column, of the last record
	stands  map[[2]int]sheets.Cell // what a ditto's cell says
	nothing map[int][]int          // by row, the columns in which a ditto says nothing: none is above, or none may be one
}

func (p *Template) dittos(g *sheets.Grid, m Match) *dittos {
	d := &dittos{grid: g, width: g.Width(), never: map[int]bool{}, last: map[int]sheets.Cell{}, stands: map[[2]int]sheets.Cell{},
		nothing: map[int][]int{}}
	for col, f := range m.Columns {
		d.never[col] = f != "" && slices.Contains(p.OneEach, f)
	}
	return d
}

// read finds out what the dittos of a row say.
func (d *dittos) read(row int) {
	for col := range d.grid.Cells[row] {
		text := d.grid.At(row, col).Text
		if or, oc := d.grid.Origin(row, col); text == "" || or != row || oc != col || !IsDitto(text) {
			continue
		}
		says, known := d.last[col]
		if isDittoLeft(text) {
			if known = col > 0; known {
				says = d.at(row, col-1)
			}
		}
		if known = known && !d.never[col]; !known {
			says = sheets.Cell{}
			d.nothing[row] = append(d.nothing[row], col)
		}
		d.stands[[2]int{row, col}] = says
	}
}

// keep takes a row as the one that dittos below it stand for.
func (d *dittos) keep(row int) {
	for col := range d.width {
		d.last[col] = d.at(row, col)
	}
}

// at is a cell, or what it stands for.
func (d *dittos) at(row, col int) sheets.Cell {
	if len(d.stands) > 0 {
		or, oc := d.grid.Origin(row, col)
		if c, ditto := d.stands[[2]int{or, oc}]; ditto {
			return c
		}
	}
	return d.grid.At(row, col)
}

// At is a cell of the row, or what it stands for.
func (r *Row) At(col int) sheets.Cell { return r.dittos.at(r.Number-1, col) }

// Ditto reports whether a field's cell is a ditto that stands for nothing.
func (r *Row) Ditto(field string) bool {
	return slices.ContainsFunc(r.columns[field], func(col int) bool { return slices.Contains(r.dittos.nothing[r.Number-1], col) })
}

// Untold says which cells of a row are dittos that stand for nothing.
func (r *Reader) Untold(sheet string, row *Row) {
	for _, f := range r.template.Fields {
		if !row.Ditto(f.Name) {
			continue
		}
		col := row.columns[f.Name][0]
		found := Found{Cell: row.grid.At(row.Number-1, col), Row: row.Number, Head: row.heads[col]}
		why := "上面没有可以照抄的内容，没有读，请写上内容"
		if slices.Contains(r.template.OneEach, f.Name) {
			why = "看不出是谁，这一行没有读入，请写上" + f.Title
		}
		r.Problem(sheet, f.Name, found, f.Title+"写的是“"+Tidy(found.Text)+"”，"+why)
	}
}
