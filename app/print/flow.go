package print

// flow puts blocks on pages one below the other.
type flow struct {
	*setter
	doc    *Document
	pages  []Page
	page   *Page
	number int     // of pages before this paper's first
	y      float64 // where the next block begins
	// the type area of the page
	left, top, width, bottom float64
	tail                     float64 // room that what follows must have on the same page as the end of this block
	next                     Block   // what follows
	tables                   map[*Table]*laid
}

// opener is a block that wants room for its beginning: a heading before it goes with it to the next page.
type opener interface{ opens(*flow) float64 }

// keeper is a block that must not stand alone on a page: it wants company of the lines before it.
type keeper interface{ keeps(*flow) float64 }

func newFlow(d *Document, s *setter) *flow {
	f := &flow{setter: s, doc: d, tables: map[*Table]*laid{}}
	m := d.Margins
	if m == (Margins{}) {
		m = Margins{Top: marginTop, Left: marginLeft, Right: marginRight, Bottom: marginBottom}
	}
	width, height := sheetWidth, sheetHeight
	if d.Landscape { // the sheet turned to the left: its head lies at the binding edge
		width, height = height, width
		m = Margins{Top: m.Left, Left: m.Bottom, Right: m.Top, Bottom: m.Right}
	}
	f.left, f.top, f.width, f.bottom = m.Left, m.Top, width-m.Left-m.Right, height-m.Bottom
	return f
}

// run lays the whole paper out.
func (f *flow) run() []Page {
	f.newPage()
	for i, b := range f.doc.Blocks {
		f.next = nil
		if i+1 < len(f.doc.Blocks) {
			f.next = f.doc.Blocks[i+1]
		}
		f.tail = f.company(i + 1)
		b.place(f)
	}
	for i := range f.pages {
		f.furnish(&f.pages[i], f.number+i+1)
	}
	return f.pages
}

// company is the room that a keeper wants which comes at i, or behind a gap there; 0: there is none.
func (f *flow) company(i int) float64 {
	room := 0.0
	for ; i < len(f.doc.Blocks); i++ {
		switch b := f.doc.Blocks[i].(type) {
		case Gap:
			room += float64(b) * Pitch
		case keeper:
			return room + b.keeps(f)
		default:
			return 0
		}
	}
	return 0
}

// newPage begins another page.
func (f *flow) newPage() {
	width, height := sheetWidth, sheetHeight
	if f.doc.Landscape {
		width, height = height, width
	}
	f.pages = append(f.pages, Page{Width: width, Height: height})
	f.page = &f.pages[len(f.pages)-1]
	f.y = f.top
}

// need begins another page when less than h is left on this one, and reports whether it did.
func (f *flow) need(h float64) bool {
	if f.y+h <= f.bottom+0.01 || f.y <= f.top+tiny {
		return false
	}
	f.newPage()
	return true
}

// put places a line in a strip of the page: from x, y its left top corner, w wide and h high.
func (f *flow) put(l *line, x, y, w, h float64, align Align) {
	switch align {
	case Center:
		x += (w - l.width) / 2
	case Right:
		x += w - l.width
	}
	base := y + h/2 + l.em*(rise-0.5)
	for _, r := range l.runs {
		r.X, r.Y = r.X+x, base
		f.page.Runs = append(f.page.Runs, r)
	}
	for _, r := range l.rules {
		r.X1, r.X2, r.Y1, r.Y2 = r.X1+x, r.X2+x, r.Y1+base, r.Y2+base
		f.page.Rules = append(f.page.Rules, r)
	}
}

// rise is how far the top of a Han character's square lies above the baseline, in em.
const rise = 0.88

// rule draws a line across.
func (f *flow) rule(x1, y1, x2, y2, thick float64, c Color) {
	f.page.Rules = append(f.page.Rules, Rule{X1: x1, Y1: y1, X2: x2, Y2: y2, Thick: thick, Color: c})
}
