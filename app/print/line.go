package print

// line is one line of text, its runs placed from the line's left end and its baseline.
type line struct {
	runs  []Run
	rules []Rule // lines to write on
	width float64
	em    float64 // millimetres: the largest size on it
}

// measure is what a paragraph is set to.
type measure struct {
	width  float64
	indent float64 // of the first line, beyond hang
	hang   float64 // of the lines after the first
	align  Align
	title  bool // broken where a reader would: see keepWords
}

// How far a line is stretched or squeezed before it is left as it is.
const (
	mostSlack = 0.25 // em a gap
	tiny      = 1e-6
)

// extent is a line as glyphs: from, to, and the room it has.
type extent struct {
	from, to int
	room     float64
	last     bool
}

// set breaks one paragraph (no line feeds inside) into lines.
func (s *setter) set(spans []Span, m measure) []line {
	s.shape(spans)
	if len(s.glyphs) == 0 {
		return []line{{em: sizeOf(spans) * mm}}
	}
	if m.title {
		s.keepWords(m.width)
	}
	all := s.fill(m, m.width)
	if m.align == Center && len(all) > 1 {
		all = s.balance(m, all)
	}
	all = s.adopt(m, all)
	lines := make([]line, 0, len(all))
	for i := range all {
		lines = append(lines, s.build(spans, all[i], m.align, i == 0))
	}
	return lines
}

func sizeOf(spans []Span) float64 {
	if len(spans) == 0 {
		return Size3
	}
	return spans[0].Style.Size
}

// fill takes as many characters into each line as go.
func (s *setter) fill(m measure, width float64) []extent {
	var all []extent
	for at := 0; at < len(s.glyphs); {
		room := width - m.hang
		if at == 0 {
			room = width - m.indent
		}
		end := s.reach(at, room, len(all) == 0)
		next := end
		for next < len(s.glyphs) && s.glyphs[next].class == space { // spaces at the end of a line hang over it
			next++
		}
		all = append(all, extent{from: at, to: end, room: room})
		at = next
	}
	all[len(all)-1].last = true
	return all
}

// reach returns the end of the line that begins at from.
func (s *setter) reach(from int, room float64, first bool) int {
	x, give, legal := 0.0, 0.0, -1 // give: what punctuation on the line could be squeezed by
	for i := from; i < len(s.glyphs); i++ {
		g := &s.glyphs[i]
		if i > from && g.breaks {
			legal = i
		}
		end := x + g.advance
		if i > from {
			end += g.before
		} else if !first && g.full && g.class == opening {
			end -= g.em / 2
		}
		over := end - room - tiny
		if g.full && g.class == closing {
			over -= g.em / 2
		}
		if over > 0 && g.class != space && !(barred(g) && over <= give) {
			switch {
			case legal > from:
				return legal
			case i > from:
				return s.anywhere(from, i)
			default:
				return i + 1
			}
		}
		x = end
		if g.full && (g.class == closing || g.class == opening) && i > from && g.before >= 0 {
			give += g.em / 2
		}
	}
	return len(s.glyphs)
}

// anywhere breaks a word or link that is wider than the line: behind one of its separators if there is one, else at to or where a line may
// begin before it.
func (s *setter) anywhere(from, to int) int {
	for i := to; i > (from+to)/2; i-- {
		if r := s.glyphs[i-1].r; r == '/' || r == '?' || r == '&' || r == '=' || r == '-' || r == '_' {
			return i
		}
	}
	for i := to; i > from+1; i-- {
		if !barred(&s.glyphs[i]) && s.glyphs[i-1].class != opening {
			return i
		}
	}
	return to
}

// barred reports what never starts a line.
func barred(g *glyph) bool { return g.class == closing || g.class == middle }

// balance makes the lines of a title about equally long, as few as they are.
func (s *setter) balance(m measure, all []extent) []extent {
	low, high := m.width/float64(len(all)+1), m.width
	if m.title {
		low = max(low, min(high, s.widestPart())) // a narrower line would tear what belongs together
	}
	for range 12 {
		mid := (low + high) / 2
		if try := s.fill(m, mid); len(try) <= len(all) {
			high = mid
		} else {
			low = mid
		}
	}
	best := s.fill(m, high)
	for i := range best {
		best[i].room += m.width - high
	}
	return best
}

// adopt gives a character that would stand alone on the last line company from the line before.
func (s *setter) adopt(m measure, all []extent) []extent {
	n := len(all)
	if n < 2 || !s.lonely(all[n-1]) {
		return all
	}
	before := &all[n-2]
	for to := before.to - 1; to > before.from+1; to-- {
		if !s.glyphs[to].breaks {
			continue
		}
		used := s.natural(before.from, to, n == 2)
		gaps := float64(max(1, to-before.from-1))
		if m.align == Justified && (before.room-used)/gaps > 2*mostSlack*s.glyphs[to].em || s.natural(to, all[n-1].to,
			false) > all[n-1].room {
			return all
		}
		before.to, all[n-1].from = to, to
		return all
	}
	return all
}

// lonely reports a line of one Han character, with or without the punctuation behind it.
func (s *setter) lonely(x extent) bool {
	alone := 0
	for i := x.from; i < x.to; i++ {
		switch g := &s.glyphs[i]; {
		case g.class == latin:
			return false
		case g.class == plain:
			alone++
		}
	}
	return alone == 1
}

// natural is the width of glyphs on one line, unstretched.
func (s *setter) natural(from, to int, first bool) float64 {
	x := 0.0
	for i := from; i < to; i++ {
		g := &s.glyphs[i]
		x += g.advance
		if i > from {
			x += g.before
		} else if !first && g.full && g.class == opening {
			x -= g.em / 2
		}
	}
	return x
}

// build places a line's characters and joins them into runs.
func (s *setter) build(spans []Span, x extent, align Align, first bool) line {
	from, to := x.from, x.to
	for to > from && s.glyphs[to-1].class == space {
		to--
	}
	var l line
	if to == from {
		return l
	}
	s.place(x, to, align, first)
	l.width = s.places[to-from]
	for i := from; i < to; {
		g := &s.glyphs[i]
		l.em = max(l.em, g.em)
		if g.font == nil { // a line to write on
			left := s.places[i-from]
			l.rules = append(l.rules, Rule{X1: left, X2: left + g.advance, Y1: 0.12 * g.em, Y2: 0.12 * g.em, Thick: 0.2,
				Color: spans[g.span].Style.Color})
			i++
			continue
		}
		next, spacing := s.run(i, to, from)
		run := Run{X: s.places[i-from], Font: g.font, Size: g.size, Spacing: spacing / mm, Color: spans[g.span].Style.Color,
			Link: spans[g.span].Style.Link}
		run.Text = spans[g.span].Text[g.at:s.glyphs[next-1].end]
		if g.instead != 0 {
			run.Actual, run.Text = run.Text, string(g.instead)
			if g.r == ticked {
				l.rules = append(l.rules, tick(run.X, g.em, run.Color)...)
			}
		}
		l.runs = append(l.runs, run)
		i = next
	}
	return l
}

// tick is the tick in a box that stands at x, from the baseline.
func tick(x, em float64, c Color) []Rule {
	low := Rule{X1: x + 0.24*em, Y1: -0.40 * em, X2: x + 0.43*em, Y2: -0.20 * em, Thick: 0.07 * em, Color: c}
	return []Rule{low, {X1: low.X2, Y1: low.Y2, X2: x + 0.78*em, Y2: -0.66 * em, Thick: 0.07 * em, Color: c}}
}

// run returns where the run that begins at i ends, and the space after each of its characters beyond the face's own.
func (s *setter) run(i, to, from int) (next int, spacing float64) {
	g := &s.glyphs[i]
	if i+1 == to || g.instead != 0 {
		return i + 1, 0
	}
	gap := func(j int) float64 { return s.places[j+1-from] - s.places[j-from] - s.glyphs[j].natural }
	spacing = gap(i)
	for next = i + 1; next < to; next++ {
		n := &s.glyphs[next]
		if n.font != g.font || n.span != g.span || n.instead != 0 || n.size != g.size {
			break
		}
		if next > i+1 {
			if d := gap(next-1) - spacing; d > 1e-4 || d < -1e-4 {
				break
			}
		}
	}
	if next == i+1 {
		return next, 0
	}
	return next, spacing
}

// place fills places with the left end of each character, and the line's width at the end.
func (s *setter) place(x extent, to int, align Align, first bool) {
	from := x.from
	s.places = s.places[:0]
	at, gaps := 0.0, 0
	for i := from; i < to; i++ {
		g := &s.glyphs[i]
		if i > from {
			at += g.before
			if !g.solid {
				gaps++
			}
		} else if !first && g.full && g.class == opening {
			at -= g.em / 2
		}
		s.places = append(s.places, at)
		at += g.advance
	}
	s.places = append(s.places, at)
	slack := x.room - at
	if last := &s.glyphs[to-1]; slack < 0 && last.full && last.class == closing { // its blank half hangs over the edge
		slack = min(0, slack+last.em/2)
	}
	switch {
	case slack < -tiny:
		s.squeeze(x, to, -slack)
	case align == Justified && !x.last && slack > tiny && gaps > 0:
		each, moved := slack/float64(gaps), 0.0
		if each > mostSlack*s.glyphs[from].em { // a long word went to the next line: better ragged than torn apart
			each = 0
		}
		for i := from + 1; i < to; i++ {
			if !s.glyphs[i].solid {
				moved += each
			}
			s.places[i-from] += moved
		}
		s.places[to-from] += moved
	}
}

// squeeze takes over from the blank halves of a line's punctuation.
func (s *setter) squeeze(x extent, to int, over float64) {
	from, give := x.from, 0.0
	blank := func(i int) float64 { // what can go between i-1 and i
		a, g := &s.glyphs[i-1], &s.glyphs[i]
		if g.before < 0 {
			return 0
		}
		b := 0.0
		if a.full && a.class == closing {
			b += a.em / 2
		}
		if g.full && g.class == opening {
			b += g.em / 2
		}
		return b
	}
	for i := from + 1; i < to; i++ {
		give += blank(i)
	}
	if give < tiny {
		return
	}
	share, moved := min(1, over/give), 0.0
	for i := from + 1; i < to; i++ {
		moved += blank(i) * share
		s.places[i-from] -= moved
	}
	s.places[to-from] -= moved
}
