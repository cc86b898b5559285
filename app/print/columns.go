package print

// measure finds the columns' widths: as given, or by what the cells hold, so that short
// cells stay on one line and long ones share what is left.
func (l *laid) measure(f *flow) {
	n := len(l.Columns)
	widths := make([]float64, n)
	given := 0.0
	for i, c := range l.Columns {
		widths[i] = c.Width
		given += c.Width
	}
	if given == 0 {
		widths, _ = l.byContent(f)
		given = 0
		for _, w := range widths {
			given += w
		}
	}
	l.edges = make([]float64, n+1)
	for i, w := range widths {
		l.edges[i+1] = l.edges[i] + w*f.width/given
	}
}

// byContent measures all cells: what each column wants to stay on one line, and the least that keeps words and names whole; floor is that
// least of all together.
func (l *laid) byContent(f *flow) (widths []float64, floor float64) {
	n := len(l.Columns)
	want, least := make([]float64, n), make([]float64, n)
	em := l.Size * mm
	for r := range l.cells {
		for i := range l.cells[r] {
			p := &l.cells[r][i]
			if p.cols > 1 {
				continue
			}
			f.whole = p.Whole
			whole, unit := f.extent(l.spans(p))
			f.whole = false
			if p.Whole { // a wish: a long office between two 、 takes no room from a telephone
				unit = min(unit, 8*em)
			}
			if r < l.heads { // a head may stand in two lines
				unit = max(unit, min(whole, 2*em))
				whole = max(unit, min(whole, 4*em))
			} else {
				unit = max(unit, min(whole, 6*em))
			}
			want[p.col] = max(want[p.col], whole+2*l.side+0.1)
			least[p.col] = max(least[p.col], unit+2*l.side+0.1)
		}
	}
	sum := 0.0
	for i := range want {
		want[i] = max(want[i], 2*em)
		least[i] = min(max(least[i], 1.5*em), want[i])
		sum += want[i]
		floor += least[i]
	}
	widths = make([]float64, n)
	for i := range widths {
		switch {
		case sum <= f.width: // room to spare: shared by width, so that narrow columns stay narrow
			widths[i] = want[i] + (f.width-sum)*want[i]/sum
		case floor >= f.width:
			widths[i] = least[i] * f.width / floor
		default:
			widths[i] = least[i] + (want[i]-least[i])*(f.width-floor)/(sum-floor)
		}
	}
	return widths, floor
}

// extent returns the width of text on one line, and of its widest part that is not broken.
func (f *flow) extent(spans []Span) (whole, unit float64) {
	for _, one := range paragraphs(spans) {
		f.shape(one)
		x, part := 0.0, 0.0
		for i := range f.glyphs {
			g := &f.glyphs[i]
			if i > 0 {
				x += g.before
				part += g.before
			}
			if g.breaks {
				part = 0
			}
			x += g.advance
			part += g.advance
			unit = max(unit, part)
		}
		whole = max(whole, x)
	}
	return whole, unit
}

// Wide reports whether a table needs a landscape page: its columns would not keep their words whole upright.
func (t *Table) Wide(faces *Faces) bool {
	d := &Document{}
	f := newFlow(d, &setter{faces: newCasting(faces)})
	n := len(t.Head) + len(t.Rows)
	l := &laid{Table: t, heads: len(t.Head), cells: make([][]placed, n), open: make([][]bool, n)}
	if t.Size == 0 {
		t.Size = Size5
	}
	l.side = t.Size * mm * 0.3
	none := make([]bool, len(t.Columns))
	for r := range n {
		l.open[r] = none
	}
	sample := min(n, 400)
	for r := range sample {
		l.arrange(r)
	}
	l.cells = l.cells[:sample]
	_, floor := l.byContent(f)
	wanted := 0.0
	for r := range l.cells {
		row := 0.0
		for i := range l.cells[r] {
			whole, _ := f.extent(l.spans(&l.cells[r][i]))
			row += whole + 2*l.side
		}
		wanted = max(wanted, row)
	}
	return floor > f.width+0.1 || wanted > 1.7*f.width
}
