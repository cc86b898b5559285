package kit

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Grid describes a field for a table of whole numbers that are typed over, one row below the other.
type Grid[P any] struct {
	Corner string
	Heads  []string
	Rows   func(P) []string                // what each row is called
	At     func(v P, row, column int) *int // empty is 0
	Below  func(row, column int) string    // what stands below a number; "" nothing
	Why    func(row, column int) string    // what is told of a number where the pointer or the caret rests
	Foot   []GridFoot[P]
}

// GridFoot is a row below the numbers that follows them.
type GridFoot[P any] struct {
	Title string
	Text  func(v P, column int) string
}

// Field makes the field.
func (g Grid[P]) Field(name, title string) Field[P] {
	return Field[P]{Name: name, Title: title, Wide: true, Words: g.words, Make: func(f *Form[P]) Control {
		c := &grid[P]{Grid: g, form: f, name: name, box: container.New(gridLayout{len(g.Heads)}), bad: map[*Entry]string{}}
		return Control{Object: c.box, Show: c.show, Follow: c.follow, Point: c.point}
	}}
}

// words tells the numbers row by row: 农业小组 村居（场）5、企业（家）3.
func (g Grid[P]) words(v P) string {
	var all []string
	for r, name := range g.Rows(v) {
		var told []string
		for c, head := range g.Heads {
			if n := *g.At(v, r, c); n != 0 {
				told = append(told, head+strconv.Itoa(n))
			}
		}
		if told != nil {
			all = append(all, name+" "+strings.Join(told, "、"))
		}
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
	feet    [][]*Label
	names   []string
	bad     map[*Entry]string
}

// show brings the record's numbers into the table; a caret that is in it stays.
func (g *grid[P]) show() {
	clear(g.bad)
	if rows := g.Rows(g.form.Value); fmt.Sprint(rows) != fmt.Sprint(g.names) || g.box.Objects == nil {
		g.names = rows
		g.build()
	}
	for r, row := range g.entries {
		for c, e := range row {
			e.SetText(countWords(*g.At(g.form.Value, r, c)))
			g.below[r][c].SetText(g.Below(r, c))
		}
	}
	g.follow()
}

func (g *grid[P]) build() {
	g.box.Objects, g.entries, g.below, g.feet = nil, nil, nil, nil
	g.box.Add(OneLine(Quiet(g.Corner)))
	for _, head := range g.Heads {
		g.box.Add(OneLine(Quiet(head)))
	}
	for r, name := range g.names {
		g.box.Add(OneLine(Heading(name)))
		var row []*Entry
		var below []*Label
		for c := range g.Heads {
			e, under := g.cell(r, c), OneLine(Quiet(""))
			row, below = append(row, e), append(below, under)
			g.box.Add(container.New(undersigned{}, e, under))
		}
		g.entries, g.below = append(g.entries, row), append(g.below, below)
	}
	for _, foot := range g.Foot {
		g.box.Add(OneLine(Quiet(foot.Title)))
		var row []*Label
		for range g.Heads {
			text := OneLine(Quiet(""))
			row = append(row, text)
			g.box.Add(text)
		}
		g.feet = append(g.feet, row)
	}
}

// cell is the field of one number.
func (g *grid[P]) cell(r, c int) *Entry {
	e := NewEntry(g.form.Host)
	bind(g.form, e)
	e.Whole = true
	e.look = func() {
		e.Afresh(e)
		e.Note(g.Why(r, c), "", fyne.Position{}, e.Size())
	}
	e.OnChanged = func(s string) {
		if g.form.showing {
			return
		}
		n, ok := readCount(s)
		if delete(g.bad, e); !ok {
			g.bad[e] = fmt.Sprintf("%s“%s”请填整数", g.names[r], g.Heads[c])
		} else {
			*g.At(g.form.Value, r, c) = n
		}
		g.form.Edited(g.name, g.fault())
	}
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

func (g *grid[P]) follow() {
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

// gridLayout gives the names' column a fifth of the room and the numbers the rest, in rows as high as what stands in them.
type gridLayout struct{ columns int }

const gridGap = 8

func (l gridLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	_, height := l.rows(o, 0)
	return fyne.NewSize(200, height)
}

// Layout places a row below the other.
func (l gridLayout) Layout(o []fyne.CanvasObject, size fyne.Size) { l.rows(o, size.Width) }

// rows places the objects in a width, and returns how high they are; in none it only measures.
func (l gridLayout) rows(o []fyne.CanvasObject, width float32) (high []float32, all float32) {
	first := width * 0.2
	each := (width - first) / float32(max(1, l.columns))
	for at := 0; at < len(o); at += l.columns + 1 {
		row, height := o[at:min(len(o), at+l.columns+1)], float32(0)
		for _, one := range row {
			height = max(height, one.MinSize().Height)
		}
		for i, one := range row {
			if width == 0 {
				break
			}
			x, w := first+float32(i-1)*each, each-gridGap
			if i == 0 {
				x, w = 0, first-gridGap
			}
			least := one.MinSize().Height
			one.Resize(fyne.NewSize(w, least))
			one.Move(fyne.NewPos(x, all))
		}
		high, all = append(high, height), all+height+gridGap/2
	}
	return high, all
}
