package intake

import (
	"slices"
	"strings"

	"golang.org/x/text/width"

	"liujin/app/intake/pattern"
	"liujin/app/sheets"
)

const (
	headWithin  = 60 // rows in which the first head is looked for
	headTallest = 3
	sampleRows  = 200 // cells below a head that are looked at to tell what the column holds
)

// Strengths of a column's match; a weaker one gives way to a stronger one of the same field.
const (
	none = iota
	weak
	exact
)

var (
	bracketed = pattern.New(`[(（\[【〔].*?[)）\]】〕]`)
	// heads that speak of somebody or something else than the record
	elsewhere = pattern.New(`配偶|联系人($|[^大])|紧急|介绍人|填表|经办|联络员|召集人|地址|邮编|邮箱|微信|短号|照片|家属|子女|年龄|入党|毕业|专业|籍贯|出生地|学位时间|(?i:qq)`)
)

// plainHead is a head as it is compared: full-width folded, without white space and ornaments.
func plainHead(s string) string {
	if isPlain(s) {
		return s
	}
	s = Bare(s)
	if strings.ContainsFunc(s, func(r rune) bool { return r > 0xff00 }) { // full-width forms: folding takes long
		s = width.Fold.String(s)
	}
	return strings.Trim(strings.ToLower(s), ":*.、")
}

// Guess finds the tables of a sheet by their heads; a second head of another layout further down starts a table of its own.
func (p *Template) Guess(g *sheets.Grid) []Match {
	words := p.words()
	var out []Match
	below := 0 // the first row below the last head found
	for row := 0; row < len(g.Cells); row++ {
		if !p.keyHead(g.Cells[row], words) || len(out) > 0 && printedAgain(g, out[len(out)-1], row) {
			continue
		}
		next, fields := p.guessIn(g, words, max(below, row-headTallest+1), row+1)
		if fields < 2 || len(out) > 0 && slices.Equal(next.Columns, out[len(out)-1].Columns) {
			continue
		}
		out = append(out, next)
		below = next.Head - 1 + next.HeadRows
		row = below - 1
	}
	if len(out) == 0 { // no usual head of the key field, or nothing but that
		if only, fields := p.guessIn(g, words, 0, min(headWithin, len(g.Cells))); fields > 0 {
			out = []Match{only}
		}
	}
	return out
}

// printedAgain reports whether a row holds nothing but heads of the table above, as the lower row of a head printed on each page does.
func printedAgain(g *sheets.Grid, above Match, row int) bool {
	for col, c := range g.Cells[row] {
		text := Bare(c.Text)
		if or, oc := g.Origin(row, col); text == "" || or != row || oc != col {
			continue
		}
		if col >= len(above.Heads) || text != above.Heads[col] && text != Bare(g.At(above.Head-1, col).Text) {
			return false
		}
	}
	return true
}

// words maps each head synonym to its field.
func (p *Template) words() map[string]string {
	out := map[string]string{}
	for _, f := range p.Fields {
		for _, h := range f.Heads {
			if _, taken := out[plainHead(h)]; !taken {
				out[plainHead(h)] = f.Name
			}
		}
	}
	return out
}

// keyHead reports whether a row holds the key field's head.
func (p *Template) keyHead(row []sheets.Cell, words map[string]string) bool {
	for _, c := range row {
		if n := len(c.Text); n < 3 || n > 60 {
			continue
		}
		head := plainHead(c.Text)
		if words[head] == p.Key || strings.HasSuffix(head, ")") && words[bracketed.ReplaceAllString(head, "")] == p.Key {
			return true
		}
	}
	return false
}

// guessIn tries every block of up to three rows that starts in [from, to) and takes the one that explains most columns.
// It returns how many fields it found, too.
func (p *Template) guessIn(g *sheets.Grid, words map[string]string, from, to int) (Match, int) {
	var best Match
	top, fields := 0, 0
	for row := from; row < to; row++ {
		if emptyText(g.Cells[row]) {
			continue
		}
		for rows := 1; rows <= headTallest && row+rows <= len(g.Cells); rows++ {
			if rows > 1 && ownTexts(g, row+rows-1) < 2 {
				break // a title between the records is no head
			}
			m, found, score := p.try(g, words, row, rows)
			if score = score*headTallest - rows; found > 0 && score > top { // of two that explain as much, the smaller one
				best, top, fields = m, score, found
			}
		}
	}
	return upwards(g, best), fields
}

// upwards takes the rows from which heads reach down into a head as part of it.
func upwards(g *sheets.Grid, m Match) Match {
	first := m.Head - 1
	for col := range m.Heads {
		if row, _ := g.Origin(m.Head-1, col); row < first && row > m.Head-1-headTallest {
			first = row
		}
	}
	m.HeadRows += m.Head - 1 - first
	m.Head = first + 1
	return m
}

// ownTexts counts the texts of a row that are not shown from above.
func ownTexts(g *sheets.Grid, row int) int {
	n := 0
	for col, c := range g.Cells[row] {
		if or, oc := g.Origin(row, col); or == row && oc == col && Bare(c.Text) != "" {
			n++
		}
	}
	return n
}

func emptyText(row []sheets.Cell) bool {
	return !slices.ContainsFunc(row, func(c sheets.Cell) bool { return Bare(c.Text) != "" })
}

// try matches the columns under a head of the given place and returns how many fields it finds and how surely; 0 without the key field.
func (p *Template) try(g *sheets.Grid, words map[string]string, row, rows int) (m Match, fields, score int) {
	w := g.Width()
	m = Match{Sheet: g.Name, Head: row + 1, HeadRows: rows, Columns: make([]string, w), Heads: make([]string, w)}
	strength := make([]int, w)
	strongest := map[string]int{}
	for col := range w {
		path := headPath(g, row, rows, col)
		if len(path) == 0 {
			continue
		}
		m.Heads[col] = Bare(path[len(path)-1])
		m.Columns[col], strength[col] = p.field(g, words, path, row+rows, col)
		strongest[m.Columns[col]] = max(strongest[m.Columns[col]], strength[col])
	}
	if strongest[p.Key] == none || strongest[p.Key] == weak && (len(strongest) < 4 || rows > 1) {
		return m, 0, 0
	}
	rank := map[string]int{}
	for col, field := range m.Columns {
		if r := p.rank(field, m.Heads[col]); strength[col] == exact {
			if best, ok := rank[field]; !ok || r < best {
				rank[field] = r
			}
		}
	}
	for _, col := range g.HiddenCols { // what can be seen counts
		if col < w && m.Columns[col] != "" && shownAs(g, m, col) {
			m.Columns[col] = ""
		}
	}
	for col, field := range m.Columns {
		best, ranked := rank[field]
		if field != "" && (strength[col] < strongest[field] || ranked && p.rank(field, m.Heads[col]) > best && !slices.Contains(p.Joins,
			field)) {
			m.Columns[col] = ""
		}
	}
	delete(strongest, "")
	for _, s := range strongest {
		score += s
	}
	return m, len(strongest), score
}

// shownAs reports whether a column that can be seen is of the same field, and has the same head, as a hidden one.
func shownAs(g *sheets.Grid, m Match, hidden int) bool {
	return seenBeside(g, m, hidden) && slices.ContainsFunc(columnsOf(m, m.Columns[hidden]), func(col int) bool {
		return col != hidden && !slices.Contains(g.HiddenCols, col)
	})
}

func columnsOf(m Match, field string) (cols []int) {
	for col, f := range m.Columns {
		if f == field {
			cols = append(cols, col)
		}
	}
	return cols
}

// rank is the place of a head among those of its field.
func (p *Template) rank(field, head string) int {
	head = plainHead(head)
	for _, f := range p.Fields {
		if f.Name == field {
			if i := slices.IndexFunc(f.Heads, func(h string) bool { return plainHead(h) == head }); i >= 0 {
				return i
			}
			return len(f.Heads)
		}
	}
	return 0
}

// mostHead is how many bytes of a text are looked at as a head: what is longer is a whole page in a cell.
const mostHead = 1500

// headPath is the head texts over a column from top to bottom, each merged block once, without the table's title.
func headPath(g *sheets.Grid, row, rows, col int) []string {
	var path []string
	lastRow, lastCol := -1, -1
	for r := row; r < row+rows; r++ {
		or, oc := g.Origin(r, col)
		if or == lastRow && oc == lastCol {
			continue
		}
		lastRow, lastCol = or, oc
		text := g.At(r, col).Text
		if len(text) > mostHead {
			text = strings.ToValidUTF8(text[:mostHead], "")
		}
		if Bare(text) == "" && r == row && rows > 1 {
			text = parentLeft(g, r, col) // an unmerged head over several columns stands over the first one only
		}
		if Bare(text) != "" {
			path = append(path, text)
		}
	}
	if n := len(path); n > 0 && rows > 1 && n == 1 && Bare(g.At(row+rows-1, col).Text) == "" {
		if Bare(g.At(row, col).Text) == "" {
			return nil // only borrowed from the left
		}
	}
	return path
}

// parentLeft is the head that reaches over an empty cell of a head's first row, if there is one to its left.
func parentLeft(g *sheets.Grid, row, col int) string {
	for c := col - 1; c >= 0; c-- {
		if t := g.At(row, c).Text; Bare(t) != "" {
			if s := g.Span(row, c); s.LastCol > s.Col || s.LastRow > s.Row {
				return "" // a merged head ends where it ends
			}
			return t
		}
	}
	return ""
}

// field names the field of a column by its head texts.
func (p *Template) field(g *sheets.Grid, words map[string]string, path []string, below, col int) (string, int) {
	lowest := plainHead(path[len(path)-1])
	for _, h := range path[:len(path)-1] {
		if elsewhere.MatchString(plainHead(h)) && len([]rune(h)) < 12 {
			return "", none
		}
	}
	if p.Column != nil {
		if f, sure := p.Column(path, columnTexts(g, below, col)); sure {
			return f, exact
		}
	}
	unbracketed := bracketed.ReplaceAllString(lowest, "")
	for _, h := range []string{lowest, unbracketed, plainHead(strings.Join(path, ""))} {
		if f := words[h]; f != "" {
			return f, exact
		}
	}
	if unbracketed == "" || elsewhere.MatchString(unbracketed) || len([]rune(unbracketed)) > 14 {
		return "", none
	}
	for _, part := range []func(s, h string) bool{strings.HasSuffix, strings.HasPrefix} { // a Chinese head has its noun at the end
		best, field := 0, ""
		for _, f := range p.Fields {
			for _, h := range f.Heads {
				if h = plainHead(h); len(h) >= 6 && len(h) > best && part(unbracketed, h) {
					best, field = len(h), f.Name
				}
			}
		}
		if field != "" {
			return field, weak
		}
	}
	return "", none
}

// columnTexts samples the texts below a head; titles over several columns and the head itself on later pages are none of them.
func columnTexts(g *sheets.Grid, below, col int) []string {
	head := Bare(g.At(below-1, col).Text)
	var out []string
	for row := below; row < min(len(g.Cells), below+sampleRows); row++ {
		t := Bare(g.At(row, col).Text)
		if t == "" || t == head {
			continue
		}
		if s := g.Span(row, col); s.LastCol == s.Col {
			out = append(out, t)
		}
	}
	return out
}
