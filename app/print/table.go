package print

// Table is a table with rules: its head stands again on every page, rows stay whole unless they are taller than a page.
type Table struct {
	Columns []Column
	Head    []Row
	Rows    []Row
	Size    float64 // of the text, in points; 0: 5号
	Line    float64 // height of a line, in millimetres; 0: by the size
	Pad     float64 // above and below the text of a cell, in millimetres; 0: 1 mm
	Side    float64 // beside the text, in characters; 0: 0.3
	boxes   bool    // a form: its boxes give way before it goes on to another page, and long texts are broken where the page ends
}

// Column says how wide a column is and where its cells' text stands.
type Column struct {
	Width float64 // share of the whole width; 0 for all: by what the cells hold
	Align Align   // Justified: Center
}

// Row is a line of cells. A cell that reaches over several columns or rows is given once, where it begins.
type Row struct {
	Cells []Cell
	Least float64 // height in millimetres
	Kind  RowKind
}

// RowKind is what a row is for.
type RowKind uint8

// The kinds of rows.
const (
	Plain RowKind = iota
	Group         // head of the rows after it: one cell across, never the last on a page
	Total         // under the rows that it sums up, never the first on a page
)

// Cell is what stands in one field of a table or form.
type Cell struct {
	Text       string
	Spans      []Span // instead of Text, for several styles
	Cols, Rows int    // how many it reaches over; 0: one
	Align      Align  // Justified: as its column; forms set Left for text
	Top        bool   // text begins at the top: boxes that are written into
	Label      bool   // 黑体, centred: names what stands beside it
	Indent     bool   // paragraphs begin two characters in: long text in forms
	Image      *Image // instead of text: a portrait in a form
	Link       string // what a click on the text opens in the preview; spans have links of their own
	Whole      bool   // names and the like between 、 stay whole
}

// placed is a cell in its grid, its text set.
type placed struct {
	*Cell
	row, col, rows, cols int
	lines                []line
	align                Align
}

// laid is a table measured for a width.
type laid struct {
	*Table
	edges   []float64 // of the columns, from the table's left, one more than columns
	cells   [][]placed
	heights []float64
	open    [][]bool // row, column: the cell above reaches down into this row
	line    float64
	pad     float64
	side    float64 // beside the text of a cell
	heads   int     // rows of the head, which come first
}

func (t *Table) place(f *flow) {
	if len(t.Columns) == 0 || len(t.Head)+len(t.Rows) == 0 {
		return
	}
	l := t.lay(f)
	if t.boxes {
		l.ease(f.bottom - f.y - f.tail - Pitch/3)
	}
	g := &grid{laid: l, flow: f}
	head := g.headHeight()
	f.need(t.opens(f))
	g.head()
	for r := l.heads; r < len(l.cells); {
		next := l.bundle(r)
		high := l.chunkHeight(r, f.bottom-f.top-head)
		// what stands under the table comes along
		if with := high + f.tail + Pitch/3; next == len(l.cells) && f.tail > 0 && with <= f.bottom-f.top-head {
			high = with
		}
		if f.y+high > f.bottom+0.01 && !g.fresh && !g.splits(r) {
			g.close()
			f.newPage()
			g.head()
		}
		for ; r < next; r++ {
			g.row(r)
		}
	}
	g.close()
	f.y += Pitch / 3
}

// opens is the height of the head and what stays with the first row.
func (t *Table) opens(f *flow) float64 {
	if len(t.Columns) == 0 || len(t.Head)+len(t.Rows) == 0 {
		return 0
	}
	l := t.lay(f)
	head := (&grid{laid: l}).headHeight()
	return head + l.chunkHeight(l.heads, f.bottom-f.top-head)
}

// chunkHeight is what must be left on the page for the rows from r that stay together; never more than a page has.
func (l *laid) chunkHeight(r int, most float64) float64 {
	high := 0.0
	if r >= len(l.cells) {
		return 0
	}
	for i := r; i < l.bundle(r); i++ {
		high += l.heights[i]
	}
	if high > most {
		return min(high, 2*l.pad+2*l.line) // it is broken anyway
	}
	return high
}

// bundle returns the end of the rows from r that stay together: joined by a cell over
// several rows, by a group's head, or by the total under them.
func (l *laid) bundle(r int) int {
	next := r + 1
	for next < len(l.cells) {
		joined := l.kind(next-1) == Group || l.kind(next) == Total
		for c := 0; c < len(l.Columns) && !joined; c++ {
			joined = l.open[next][c]
		}
		if !joined {
			break
		}
		next++
	}
	return next
}

func (l *laid) kind(r int) RowKind { return l.at(r).Kind }

// at returns a row of head and body.
func (l *laid) at(r int) *Row {
	if r < len(l.Head) {
		return &l.Head[r]
	}
	return &l.Table.Rows[r-len(l.Head)]
}

// lay places the cells in the grid, finds the columns' widths and sets the text.
func (t *Table) lay(f *flow) *laid {
	if l := f.tables[t]; l != nil {
		return l
	}
	n := len(t.Head) + len(t.Rows)
	l := &laid{Table: t, heads: len(t.Head), cells: make([][]placed, n), heights: make([]float64, n), open: make([][]bool, n), pad: t.Pad,
		line: t.Line}
	if t.Size == 0 {
		t.Size = Size5
	}
	if l.line == 0 {
		l.line = t.Size * mm * 1.4
	}
	if l.pad == 0 {
		l.pad = 1
	}
	if l.side = t.Side * t.Size * mm; l.side == 0 {
		l.side = t.Size * mm * 0.3
	}
	none := make([]bool, len(t.Columns))
	for r := range n {
		l.open[r] = none
	}
	for r := range n {
		l.arrange(r)
	}
	l.measure(f)
	for r := range n {
		for i := range l.cells[r] {
			l.fill(f, &l.cells[r][i])
		}
	}
	l.raise()
	if (&grid{laid: l}).headHeight() > (f.bottom-f.top)/2 { // too tall to stand on every page
		l.heads = 0
	}
	if l.shorten(f.bottom - f.top) {
		l.raise()
	}
	f.tables[t] = l
	return l
}

// arrange gives each cell of a row its columns.
func (l *laid) arrange(r int) {
	row := l.at(r)
	n := len(l.Columns)
	l.cells[r] = make([]placed, 0, len(row.Cells))
	c := 0
	for i := range row.Cells {
		cell := &row.Cells[i]
		for c < n && l.open[r][c] {
			c++
		}
		if c >= n {
			break
		}
		p := placed{Cell: cell, row: r, col: c, cols: min(max(1, cell.Cols), n-c), rows: min(max(1, cell.Rows), len(l.cells)-r)}
		if r < l.heads {
			p.rows = min(p.rows, l.heads-r)
		}
		for down := 1; down < p.rows; down++ {
			l.cover(r+down, c, p.cols)
		}
		l.cells[r] = append(l.cells[r], p)
		c += p.cols
	}
}

// cover marks columns of a row as taken by a cell that began above.
func (l *laid) cover(r, c, cols int) {
	own := append([]bool(nil), l.open[r]...)
	for i := range cols {
		own[c+i] = true
	}
	l.open[r] = own
}

// spans returns a cell's text in its styles.
func (l *laid) spans(p *placed) []Span {
	style := Style{Role: FangSong, Size: l.Size}
	if p.row < l.heads || p.Label || l.kind(p.row) != Plain {
		style.Role = Hei
	}
	if p.Spans == nil {
		style.Link = p.Link
		return []Span{{Text: p.Text, Style: style}}
	}
	out := make([]Span, len(p.Spans))
	for i, s := range p.Spans {
		if s.Style.Size == 0 {
			s.Style = style
		}
		out[i] = s
	}
	return out
}

// fill sets a cell's text for its width.
func (l *laid) fill(f *flow, p *placed) {
	p.align = p.Align
	if p.align == Justified {
		p.align = l.Columns[p.col].Align
		if p.align == Justified || p.Label || p.row < l.heads {
			p.align = Center
		}
		if l.kind(p.row) == Group {
			p.align = Left
		}
	}
	width := l.edges[p.col+p.cols] - l.edges[p.col] - 2*l.side
	spans := l.spans(p)
	m := measure{width: width, align: p.align}
	if p.align == Center {
		m.align = Left // cells are not balanced as titles are
	}
	if p.Indent {
		m.indent = 2 * l.Size * mm
	}
	if p.Spans == nil && p.Text == "" {
		return
	}
	f.whole = p.Whole
	defer func() { f.whole = false }()
	for _, one := range paragraphs(spans) {
		lines := f.set(one, m)
		if m.indent > 0 {
			lines[0].shift(m.indent)
		}
		p.lines = append(p.lines, lines...)
	}
}

// shift moves a line's content to the right.
func (l *line) shift(by float64) {
	for i := range l.runs {
		l.runs[i].X += by
	}
	for i := range l.rules {
		l.rules[i].X1, l.rules[i].X2 = l.rules[i].X1+by, l.rules[i].X2+by
	}
	l.width += by
}

// shorten lets no cell reach over several rows that don't fit on one page together: its text stands in the first of them, which is broken
// like any tall row. It reports whether there were any.
func (l *laid) shorten(page float64) (any bool) {
	for r := 0; r < l.heads; r++ {
		page -= l.heights[r]
	}
	for r := l.heads; r < len(l.cells); {
		next, high := l.bundle(r), 0.0
		for i := r; i < next; i++ {
			high += l.heights[i]
		}
		for ; r < next; r++ {
			for i := range l.cells[r] {
				if p := &l.cells[r][i]; high > page && p.rows > 1 {
					p.rows, any = 1, true
				}
			}
		}
	}
	return any
}

// raise makes each row as high as its cells need.
func (l *laid) raise() {
	for r := range l.cells {
		l.heights[r] = max(l.at(r).Least, l.line+2*l.pad)
		for i := range l.cells[r] {
			if p := &l.cells[r][i]; p.rows == 1 {
				l.heights[r] = max(l.heights[r], float64(len(p.lines))*l.line+2*l.pad)
			}
		}
	}
	for r := range l.cells {
		for i := range l.cells[r] {
			p := &l.cells[r][i]
			if p.rows == 1 {
				continue
			}
			has := 0.0
			for d := range p.rows {
				has += l.heights[r+d]
			}
			if lack := float64(len(p.lines))*l.line + 2*l.pad - has; lack > 0 {
				l.heights[r+p.rows-1] += lack
			}
		}
	}
}
