package print

// Form makes a table of labels and values: its columns' shares of the width, its rows, boxes that grow with what stands in them.
func Form(shares []float64, rows ...Row) *Table {
	t := &Table{Rows: rows, boxes: true, Size: SizeSmall4, Pad: 1.6, Side: 0.5}
	for _, s := range shares {
		t.Columns = append(t.Columns, Column{Width: s})
	}
	return t
}

// Fields is a row of label and value by turns; the last value takes the columns that are left.
func Fields(columns int, least float64, pairs ...string) Row {
	row := Row{Least: least}
	for i := 0; i+1 < len(pairs); i += 2 {
		row.Cells = append(row.Cells, Cell{Text: pairs[i], Label: true}, Cell{Text: pairs[i+1]})
	}
	if n := len(row.Cells); n > 0 && columns > n {
		row.Cells[n-1].Cols = columns - n + 1
	}
	return row
}

// Area is a row of a label and a box to write into, at least so many millimetres high.
func Area(columns int, least float64, label, text string) Row {
	return Row{Least: least, Cells: []Cell{{Text: label, Label: true}, {Text: text, Cols: columns - 1, Align: Left, Top: text != "",
		Indent: text != ""}}}
}

// leastBox is how high a box stays that gives way, in millimetres.
const leastBox = 14.0

// ease takes from the blank of a form's boxes what it is too high for the room, each by its share, where that is enough.
func (l *laid) ease(room float64) {
	over, blank := -room, 0.0
	spare := make([]float64, len(l.heights))
	for r := range l.heights {
		over += l.heights[r]
		need := l.line + 2*l.pad
		for i := range l.cells[r] {
			need = max(need, float64(len(l.cells[r][i].lines))*l.line+2*l.pad)
		}
		if len(l.cells[r]) == 2 && l.cells[r][0].Label {
			spare[r] = max(0, l.heights[r]-max(need, leastBox))
		}
		blank += spare[r]
	}
	if over <= 0 || over > blank {
		return
	}
	for r := range l.heights {
		l.heights[r] -= over * spare[r] / blank
	}
}

// splits reports a form's box with a text so long that it begins on this page and goes on on the next: else half a page would stay empty.
func (g *grid) splits(r int) bool {
	long := false
	for i := range g.cells[r] {
		long = long || g.cells[r][i].Top && len(g.cells[r][i].lines) > 12
	}
	return g.boxes && long && g.bottom-g.flow.y > 6*g.laid.line+2*g.pad
}

// Ticked is a choice as on a paper form: each option with a box, those chosen ticked.
func Ticked(options []string, chosen ...string) string {
	text := ""
	for i, o := range options {
		if i > 0 {
			text += "　"
		}
		box := "□"
		for _, c := range chosen {
			if c == o {
				box = "☑"
			}
		}
		text += box + o
	}
	return text
}

// Sign is a line of places to sign: each name with a line to write on behind it.
type Sign []string

// signPitch is the height of the line.
const signPitch = Pitch * 1.2

// keeps has the places to sign stay with the last row of the table above.
func (all Sign) keeps(*flow) float64 { return signPitch }

func (all Sign) place(f *flow) {
	apart, room := Span{Text: "　　", Style: bodyStyle}, Span{Blank: 6, Style: bodyStyle}
	if len(all) > 2 { // in one line
		apart.Text, room.Blank = "　", 4
	}
	var spans []Span
	for i, name := range all {
		if i > 0 {
			spans = append(spans, apart)
		}
		spans = append(spans, Span{Text: name + "：", Style: bodyStyle}, room)
	}
	(&Paragraph{Spans: spans, Align: Left, Height: signPitch}).place(f)
}

// Seal is a box where a seal goes, at the right: so wide and high, in millimetres, with a word in it.
type Seal struct {
	Width, Height float64
	Text          string
}

func (s Seal) place(f *flow) {
	style := Style{Role: FangSong, Size: Size5, Color: Grey}
	lines := f.set([]Span{{Text: oneLine(s.Text), Style: style}}, measure{width: s.Width - 4, align: Center})
	step := Size5 * mm * 1.4
	high := min(max(s.Height, float64(len(lines))*step+4), f.bottom-f.top)
	f.need(high + 2)
	x := f.left + f.width - s.Width
	f.frame(x, f.y, s.Width, high, thick)
	at := f.y + max(2, (high-float64(len(lines))*step)/2)
	for i := range lines {
		if at+step > f.bottom {
			f.newPage()
			at = f.top
		}
		f.put(&lines[i], x, at, s.Width, step, Center)
		at += step
	}
	f.y = max(at, f.y+high) + 2
}
