package kit

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Grid describes a field for a table of whole numbers that are typed over, one row below the other. Several numbers typed or pasted into
// one cell fill the cells from there on.
type Grid[P any] struct {
	Corner string
	Heads  []string
	Rows   func(P) []GridRow
	At     func(v P, key string, column int) int // empty is 0
	Put    func(v P, key string, column, n int)
	Below  func(row, column int) string // what stands below a number; "" nothing. nil: nowhere anything
	Why    func(row, column int) string // what is told of a number where the pointer or the caret rests; nil: nothing
	Beside *GridBeside[P]               // nil: nothing
	Foot   []GridFoot[P]
}

// GridRow is a row: what it is of, and what it is called.
type GridRow struct{ Key, Name string }

// GridBeside is a column behind the numbers that follows them.
type GridBeside[P any] struct {
	Head string
	Text func(v P, key string) string
}

// GridFoot is a row below the numbers that follows them.
type GridFoot[P any] struct {
	Title string
	Text  func(v P, column int) string
}

// Field makes the field.
func (g Grid[P]) Field(name, title string) Field[P] {
	return Field[P]{Name: name, Title: title, Wide: true, Words: g.words, Make: func(f *Form[P]) Control {
		layout := &gridLayout{columns: len(g.Heads), beside: g.Beside != nil}
		c := &grid[P]{Grid: g, form: f, name: name, box: container.New(layout), bad: map[*Entry]string{}}
		return Control{Object: c.box, Show: c.show, Follow: c.follow, Point: c.point, Settle: c.settle}
	}}
}

// words tells the numbers row by row: 农业小组 村居（场）5、企业（家）3.
func (g Grid[P]) words(v P) string {
	var all []string
	for _, row := range g.Rows(v) {
		var told []string
		for c, head := range g.Heads {
			if n := g.At(v, row.Key, c); n != 0 {
				told = append(told, head+strconv.Itoa(n))
			}
		}
		if told == nil {
			continue
		}
		one := row.Name + " " + strings.Join(told, "、")
		if g.Beside != nil {
			one += " " + g.Beside.Text(v, row.Key)
		}
		all = append(all, one)
	}
	return strings.Join(all, "；")
}

type grid[P any] struct {
	Grid[P]
	form    *Form[P]
	name    string
	box     *fyne.Container
	entries [][]*Entry
	below   [][]*Label
	beside  []*Label
	feet    [][]*Label
	rows    []GridRow
	bad     map[*Entry]string
	typing  bool    // a number is being typed: its row stays
	before  [][]int // the numbers before several were typed into one cell, until that is left; nil: none were
	last    *Entry  // the last cell that those filled
}

// show brings the record's numbers into the table; a caret that is in it stays.
func (g *grid[P]) show() {
	clear(g.bad)
	g.before = nil
	if rows := g.Rows(g.form.Value); !slices.Equal(rows, g.rows) || g.box.Objects == nil {
		g.rows = rows
		g.build()
	}
	g.write()
	g.tell()
}

// write brings the numbers into the cells.
func (g *grid[P]) write() {
	for r, row := range g.entries {
		for c, e := range row {
			if g.bad[e] == "" {
				e.SetText(countWords(g.At(g.form.Value, g.rows[r].Key, c)))
			}
			if g.Below != nil {
				g.below[r][c].SetText(g.Below(r, c))
			}
		}
	}
}

func (g *grid[P]) build() {
	g.box.Objects, g.entries, g.below, g.beside, g.feet = nil, nil, nil, nil, nil
	g.line(Quiet(g.Corner), g.Heads)
	if g.Beside != nil {
		g.box.Add(OneLine(Quiet(g.Beside.Head)))
	}
	for r := range g.rows {
		g.box.Add(OneLine(Heading(g.rows[r].Name)))
		var row []*Entry
		var below []*Label
		for c := range g.Heads {
			e := g.cell(r, c)
			if row = append(row, e); g.Below == nil {
				g.box.Add(e)
				continue
			}
			under := OneLine(Quiet(""))
			below = append(below, under)
			g.box.Add(container.New(undersigned{}, e, under))
		}
		g.entries, g.below = append(g.entries, row), append(g.below, below)
		if g.Beside != nil {
			text := OneLine(Quiet(""))
			g.beside = append(g.beside, text)
			g.box.Add(text)
		}
	}
	for _, foot := range g.Foot {
		g.feet = append(g.feet, g.line(Quiet(foot.Title), make([]string, len(g.Heads))))
		if g.Beside != nil {
			g.box.Add(OneLine(Quiet("")))
		}
	}
}

// line adds a row of texts.
func (g *grid[P]) line(first *widget.Label, texts []string) (all []*Label) {
	g.box.Add(OneLine(first))
	for _, text := range texts {
		label := OneLine(Quiet(text))
		all = append(all, label)
		g.box.Add(label)
	}
	return all
}

// cell is the field of one number.
func (g *grid[P]) cell(r, c int) *Entry {
	e := NewEntry(g.form.Host)
	bind(g.form, e)
	e.Whole = true
	if g.Why != nil {
		e.look = func() {
			e.Afresh(e)
			e.Note(g.Why(r, c), "", fyne.Position{}, e.Size())
		}
	}
	e.OnChanged = func(s string) {
		if g.form.showing {
			return
		}
		g.typing = true
		g.restore()
		delete(g.bad, e)
		if said := g.take(r, c, s); said != "" {
			g.bad[e] = said
		}
		g.form.Edited(g.name, g.fault())
		g.typing = false
	}
	e.OnPaste = func(text string) bool { return g.paste(r, c, text) }
	e.OnEnter = func() { g.enter(e) }
	e.OnBlur = g.settle
	return e
}

// fault says what can't be read in any cell, the first by its place.
func (g *grid[P]) fault() string {
	for _, row := range g.entries {
		for _, e := range row {
			if g.bad[e] != "" {
				return g.bad[e]
			}
		}
	}
	return ""
}

// point puts the caret into the first cell that can't be read.
func (g *grid[P]) point() bool {
	for _, row := range g.entries {
		for _, e := range row {
			if g.bad[e] != "" {
				g.form.Host.Window().Canvas().Focus(e)
				return true
			}
		}
	}
	return false
}

// follow brings the rows and what stands beside and below them up to date.
func (g *grid[P]) follow() {
	if !g.typing && !slices.Equal(g.Rows(g.form.Value), g.rows) {
		delete(g.form.unread, g.name)
		g.redraw()
	}
	g.tell()
}

// redraw shows the numbers anew while the form is being edited.
func (g *grid[P]) redraw() {
	was := g.form.showing
	g.form.showing = true
	g.show()
	g.form.showing = was
}

func (g *grid[P]) tell() {
	for r, text := range g.beside {
		text.SetText(g.Beside.Text(g.form.Value, g.rows[r].Key))
	}
	for i, row := range g.feet {
		for c, text := range row {
			text.SetText(g.Foot[i].Text(g.form.Value, c))
		}
	}
}

// undersigned lays a line close under a field: a label has room above its text.
type undersigned struct{}

const nearer = 8

// MinSize is that of both.
func (undersigned) MinSize(o []fyne.CanvasObject) fyne.Size {
	field, line := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(field.Width, line.Width), field.Height+line.Height-2*nearer)
}

// Layout places both.
func (undersigned) Layout(o []fyne.CanvasObject, size fyne.Size) {
	field := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(size.Width, field))
	o[0].Move(fyne.NewPos(0, 0))
	o[1].Resize(fyne.NewSize(size.Width, o[1].MinSize().Height))
	o[1].Move(fyne.NewPos(0, field-nearer))
}

// gridLayout gives the names' column a fifth of the room, what stands beside the numbers a third, and the numbers the rest, in rows as high
// as what stands in them.
type gridLayout struct {
	columns int
	beside  bool
	width   float32
}

const gridGap = 8

func (l *gridLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, l.rows(o, 0))
}

// Layout places a row below the other.
func (l *gridLayout) Layout(o []fyne.CanvasObject, size fyne.Size) { l.rows(o, size.Width) }

// narrowGrid is the width, in letters, below which what stands beside the numbers goes over them, behind the name.
const narrowGrid = 28

// rows places the objects in a width, and returns how high they are; in none it only measures, for the width that they had last.
func (l *gridLayout) rows(o []fyne.CanvasObject, width float32) (all float32) {
	placed := width > 0
	if placed {
		l.width = width
	}
	each, first, last := l.columns+1, l.width*0.2, float32(0)
	if l.beside {
		each, last = each+1, l.width*0.3
	}
	narrow := l.beside && l.width < narrowGrid*theme.TextSize()
	number := (l.width - first - last) / float32(max(1, l.columns))
	if narrow {
		first, last, number = l.width*0.45, l.width*0.55, l.width/float32(max(1, l.columns))
	}
	put := func(one fyne.CanvasObject, x, w float32) float32 {
		height := one.MinSize().Height
		if placed {
			one.Resize(fyne.NewSize(w-gridGap, height))
			one.Move(fyne.NewPos(x, all))
		}
		return height
	}
	for at := 0; at < len(o); at += each {
		row, height, from := o[at:min(len(o), at+each)], float32(0), first
		height = put(row[0], 0, first)
		if l.beside && len(row) == each {
			x := l.width - last
			height = max(height, put(row[each-1], x, last))
			row = row[:each-1]
		}
		if narrow {
			all, height, from = all+height-gridGap, 0, 0
		}
		for i, one := range row[1:] {
			height = max(height, put(one, from+float32(i)*number, number))
		}
		all += height + gridGap/2
	}
	return all
}
