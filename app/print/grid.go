package print

// thick is the thickness of a table's rules, in millimetres.
const thick = 0.25

// grid draws a laid table row by row, joining its rules over rows that are alike.
type grid struct {
	*laid
	*flow
	fresh bool      // nothing but the head stands on this page yet
	began []float64 // where the rule at each edge began on this page; -1: there is none
}

// head begins the table on a page.
func (g *grid) head() {
	g.began = make([]float64, len(g.edges))
	for i := range g.began {
		g.began[i] = -1
	}
	g.across(0, len(g.Columns), g.flow.y)
	for r := range g.heads {
		g.whole(r)
	}
	g.fresh = true
}

// close ends the rules on a page.
func (g *grid) close() {
	for i := range g.began {
		g.end(i, g.flow.y)
	}
	g.across(0, len(g.Columns), g.flow.y)
}

func (g *grid) end(edge int, y float64) {
	if g.began[edge] >= 0 {
		x := g.flow.left + g.edges[edge]
		g.rule(x, g.began[edge], x, y, thick, Black)
		g.began[edge] = -1
	}
}

// across draws a level rule over columns.
func (g *grid) across(from, to int, y float64) {
	g.rule(g.flow.left+g.edges[from], y, g.flow.left+g.edges[to], y, thick, Black)
}

// row draws a row, in parts where it is taller than what is left of an empty page.
func (g *grid) row(r int) {
	if g.flow.y+g.heights[r] <= g.bottom+0.01 {
		g.whole(r)
		g.fresh = false
		return
	}
	if !g.fresh && !g.splits(r) && g.heights[r] <= g.bottom-g.top-g.headHeight() { // in a bundle that is too tall for a page
		g.close()
		g.newPage()
		g.head()
		g.whole(r)
		g.fresh = false
		return
	}
	done := 0
	for {
		room := g.bottom - g.flow.y
		fit := int((room - 2*g.pad) / g.laid.line)
		if fit < 1 && !g.fresh {
			g.close()
			g.newPage()
			g.head()
			continue
		}
		fit = max(1, fit)
		left := 0
		for i := range g.cells[r] {
			left = max(left, len(g.cells[r][i].lines)-done)
		}
		take := min(fit, left)
		height := float64(take)*g.laid.line + 2*g.pad
		if left <= fit {
			height = max(height, min(room, g.heights[r]-float64(done)*g.laid.line))
		}
		g.part(r, done, take, height)
		g.fresh = false
		if done += take; left <= fit {
			return
		}
		g.close()
		g.newPage()
		g.head()
	}
}

func (g *grid) headHeight() (h float64) {
	for r := range g.heads {
		h += g.heights[r]
	}
	return h
}

// whole draws a row with all its lines.
func (g *grid) whole(r int) { g.part(r, 0, 1<<30, g.heights[r]) }

// part draws lines from..from+count of each cell of a row in a strip of the given height, with the rules round them.
func (g *grid) part(r, from, count int, height float64) {
	y := g.flow.y
	g.rules(r, y, height)
	for i := range g.cells[r] {
		p := &g.cells[r][i]
		first, last := min(from, len(p.lines)), min(from+count, len(p.lines))
		if count == 1<<30 {
			last = len(p.lines)
		}
		box := height
		for d := 1; d < p.rows; d++ {
			box += g.heights[r+d]
		}
		if r < len(g.cells) && p.rows > 1 {
			box = min(box, g.bottom-y)
		}
		if p.Image != nil && from == 0 {
			g.picture(p.Image, g.flow.left+g.edges[p.col]+g.side, y+g.pad, g.edges[p.col+p.cols]-g.edges[p.col]-2*g.side, box-2*g.pad)
		}
		lines := p.lines[first:last]
		at := y + (box-float64(len(lines))*g.laid.line)/2
		if p.Top || count != 1<<30 {
			at = y + g.pad
		}
		x := g.flow.left + g.edges[p.col] + g.side
		width := g.edges[p.col+p.cols] - g.edges[p.col] - 2*g.side
		for j := range lines {
			g.put(&lines[j], x, at, width, g.laid.line, p.align)
			at += g.laid.line
		}
	}
	g.flow.y += height
}

// rules draws what lies round a row's cells.
func (g *grid) rules(r int, y, height float64) {
	edge := make([]bool, len(g.edges))
	edge[0], edge[len(edge)-1] = true, true
	for i := range g.cells[r] {
		edge[g.cells[r][i].col], edge[g.cells[r][i].col+g.cells[r][i].cols] = true, true
	}
	if g.coveredIn(r) {
		for up := r - 1; up >= 0; up-- { // cells that reach down from above
			for i := range g.cells[up] {
				if p := &g.cells[up][i]; up+p.rows > r {
					edge[p.col], edge[p.col+p.cols] = true, true
				}
			}
			if !g.coveredIn(up) {
				break
			}
		}
	}
	for i, on := range edge {
		switch {
		case on && g.began[i] < 0:
			g.began[i] = y
		case !on:
			g.end(i, y)
		}
	}
	// the rule under the row, where no cell reaches further down; the last one on the page is drawn by close
	if r+1 >= len(g.cells) {
		return
	}
	from := -1
	for c := 0; c <= len(g.Columns); c++ {
		shut := c < len(g.Columns) && !g.open[r+1][c]
		if shut && from < 0 {
			from = c
		}
		if !shut && from >= 0 {
			g.across(from, c, y+height)
			from = -1
		}
	}
}

func (g *grid) coveredIn(r int) bool {
	for _, c := range g.open[r] {
		if c {
			return true
		}
	}
	return false
}
