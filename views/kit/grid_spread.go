package kit

import (
	"fmt"
	"strings"
)

// take puts what was typed into a cell into the record: a number, or several that fill the cells from there on. It says what is wrong with
// it; "" nothing.
func (g *grid[P]) take(r, c int, typed string) string {
	if n, ok := readCount(typed); ok {
		g.Put(g.form.Value, g.rows[r].Key, c, n)
		return ""
	}
	if !several(typed) {
		return fmt.Sprintf("%s“%s”请填整数", g.rows[r].Name, g.Heads[c])
	}
	g.before, g.last = g.all(), nil
	return g.spread(r, c, typed)
}

// several reports whether a text is more than one cell.
func several(text string) bool {
	n := 0
	for _, line := range numbers(text) {
		n += len(line)
	}
	return n > 1
}

// paste fills the cells from one on with a block; false: it is a single number.
func (g *grid[P]) paste(r, c int, text string) bool {
	if !several(text) {
		return false
	}
	g.restore()
	if said := g.spread(r, c, text); said != "" {
		if h, ok := g.form.Host.(interface{ Refused(string) }); ok {
			h.Refused("没有粘贴：" + said + "。")
		}
		return true
	}
	delete(g.form.unread, g.name)
	g.redraw()
	g.form.Edited(g.name, "")
	return true
}

// enter goes on behind the last cell that was filled.
func (g *grid[P]) enter(e *Entry) {
	if g.before != nil && g.last != nil {
		e = g.last
		g.form.Host.Window().Canvas().Focus(e)
	}
	next(e)
}

// all are the numbers as they are.
func (g *grid[P]) all() [][]int {
	now := make([][]int, len(g.rows))
	for r, row := range g.rows {
		for c := range g.Heads {
			now[r] = append(now[r], g.At(g.form.Value, row.Key, c))
		}
	}
	return now
}

// restore takes back what several numbers in one cell filled: each key tells them anew.
func (g *grid[P]) restore() {
	for r, row := range g.before {
		for c, n := range row {
			g.Put(g.form.Value, g.rows[r].Key, c, n)
		}
	}
	g.before = nil
}

// settle parts several numbers that stand in one cell, once it is left; what can't be read stays as it was typed.
func (g *grid[P]) settle() {
	if g.before == nil {
		return
	}
	g.before = nil
	was := g.form.showing
	g.form.showing = true
	g.write()
	g.form.showing = was
}

// numbers are the texts of a block of cells, line by line: as a table's program copies them, or typed with spaces between.
func numbers(text string) (all [][]string) {
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\r\n;；", r) }) {
		if strings.Contains(line, "\t") { // an empty cell is one
			all = append(all, strings.Split(line, "\t"))
		} else if cells := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" 　,，、", r) }); len(cells) > 0 {
			all = append(all, cells)
		}
	}
	return all
}

// spread puts a block of numbers into the cells from one on: each line into a row, or those of a single line one after the other. It says
// what is wrong with them, "" nothing; then nothing is put.
func (g *grid[P]) spread(r, c int, text string) string {
	lines := numbers(text)
	type put struct{ row, column, n int }
	var puts []put
	for i, line := range lines {
		for k, cell := range line {
			row, column := r+i, c+k
			if len(lines) == 1 {
				row, column = r+(c+k)/len(g.Heads), (c+k)%len(g.Heads)
			}
			n, ok := readCount(cell)
			switch {
			case !ok:
				return fmt.Sprintf("“%s”不是整数，一个数也没有填", strings.TrimSpace(cell))
			case row >= len(g.rows) || column >= len(g.Heads):
				return fmt.Sprintf("从“%s”的“%s”起放不下这些数，一个也没有填", g.rows[r].Name, g.Heads[c])
			}
			puts = append(puts, put{row, column, n})
		}
	}
	for _, p := range puts {
		g.Put(g.form.Value, g.rows[p.row].Key, p.column, p.n)
		g.last = g.entries[p.row][p.column]
	}
	return ""
}
