package print

import (
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"

	"liujin/app/print/face"
)

// glyph is one character on its way into a line.
type glyph struct {
	r        rune
	class    class
	full     bool // as wide as a Han character: its blank half can go
	instead  rune // what is drawn where no face has it: 〓, or □ for a box that is ticked by two lines; 0: itself
	breaks   bool // a line may begin with it
	solid    bool // no slack goes before it
	span     int32
	at, end  int32 // its bytes in the span's text
	font     *face.Font
	natural  float64 // the face's own advance
	advance  float64 // with the style's pitch
	before   float64 // space from the character before, when both stand on one line; negative where blanks of punctuation meet
	em, size float64 // millimetres and points
}

// standIn is shown where no face has a character: the geta mark of Chinese and Japanese typesetters.
const standIn = '〓'

// ticked is a box with a tick, which few faces have.
const ticked = '☑'

// gapLatin is the space between a Han character and a word or number, in em.
const gapLatin = 0.2

// glyphs turns one paragraph's spans (no line feeds inside) into characters with their widths and breaks.
func (s *setter) shape(spans []Span) {
	s.glyphs = s.glyphs[:0]
	hard := false
	for i := range spans {
		span := &spans[i]
		em := span.Style.Size * mm
		if span.Blank > 0 {
			s.glyphs = append(s.glyphs, glyph{span: int32(i), breaks: true, em: em, size: span.Style.Size, advance: span.Blank * em,
				natural: span.Blank * em})
			continue
		}
		for at := 0; at < len(span.Text); {
			r, size := utf8.DecodeRuneInString(span.Text[at:])
			g := glyph{r: r, class: classOf(r), span: int32(i), at: int32(at), end: int32(at + size), em: em, size: span.Style.Size}
			g.font, g.natural = s.faces.measure(span.Style.Role, r)
			if g.font == nil {
				if g.instead = '□'; r != ticked {
					s.faces.miss(r, span.Text, at)
					g.instead = standIn
				}
				g.font, g.natural = s.faces.measure(span.Style.Role, g.instead)
			}
			g.natural *= em
			g.full = g.natural > 0.9*em
			g.advance = g.natural
			if span.Style.Pitch > 0 && g.full {
				g.advance = span.Style.Pitch
			}
			if !g.full && (g.r == '“' || g.r == '”' || g.r == '‘' || g.r == '’') {
				g.class = latin // the face draws it as a Latin quotation mark
			}
			hard = hard || (r >= 0x80 && g.class == latin)
			s.glyphs = append(s.glyphs, g)
			at += size
		}
	}
	s.breaks(spans, hard)
}

// breaks says where lines may begin, and which space stands between neighbours.
func (s *setter) breaks(spans []Span, hard bool) {
	var unicode []bool
	if hard {
		unicode = s.unicodeBreaks()
	}
	for i := 1; i < len(s.glyphs); i++ {
		a, g := &s.glyphs[i-1], &s.glyphs[i]
		g.breaks = mayBreak(a, g) && (!s.whole && !spans[g.span].Style.Whole || a.class == closing || a.class == space)
		if a.class == space && i > 1 && digit(s.glyphs[i-2].r) && isUnit(g.r) { // 10 个工作日
			g.breaks = false
		}
		if unicode != nil && a.class == latin && g.class == latin && !(ascii(a.r) && ascii(g.r)) {
			g.breaks = unicode[i]
		}
		g.solid = a.class == latin && g.class == latin || ascii(a.r) && ascii(g.r) || g.class == space ||
			a.r == g.r && (g.r == '—' || g.r == '…')
		switch {
		case a.full && g.full && a.class == closing && (g.class == closing || g.class == opening),
			a.full && g.full && a.class == opening && g.class == opening:
			g.before = -g.em / 2
		case a.class == latin && g.class == plain && letter(g.r) && a.r != 0xa0 || g.class == latin && a.class == plain && letter(a.r) &&
			g.r != 0xa0:
			g.before = gapLatin * min(a.em, g.em)
		}
	}
}

// letter reports a Han character proper, beside which a number stands off.
func letter(r rune) bool { return r >= 0x3400 && r <= 0x9fff || r >= 0x20000 }

// mayBreak reports whether a line may end with a and the next begin with g.
func mayBreak(a, g *glyph) bool {
	switch {
	case g.class == closing || g.class == middle || g.class == space || a.class == opening:
		return false
	case a.class == space:
		return true
	case a.class == latin && g.class == latin:
		return false
	case ascii(a.r) && ascii(g.r): // an address, a link, a file name
		return false
	case a.class == latin && digit(a.r) && isUnit(g.r):
		return false
	case a.r == '第' && digit(g.r):
		return false
	}
	return true
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// unicodeBreaks asks UAX #14 for scripts that have rules of their own, such as Thai or Korean.
func (s *setter) unicodeBreaks() []bool {
	runes := make([]rune, len(s.glyphs))
	for i, g := range s.glyphs {
		runes[i] = g.r
	}
	at := make([]bool, len(runes)+1)
	s.segments.Init(runes)
	for lines := s.segments.LineIterator(); lines.Next(); {
		l := lines.Line()
		at[l.Offset+len(l.Text)] = true
	}
	return at
}

// setter breaks paragraphs into lines; one serves a whole document and keeps its buffers.
type setter struct {
	faces    *casting
	glyphs   []glyph
	places   []float64
	segments segmenter.Segmenter
	whole    bool // lines end only behind 、 and the like
}
