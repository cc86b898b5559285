package face

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Pen draws with a reader's buffer of its own; it is not for several goroutines at once.
type Pen struct{ buffer sfnt.Buffer }

// Outline returns a character's contours at a size in pixels an em, y downwards from the baseline; nil when the face has none to show.
func (p *Pen) Outline(f *Font, r rune, size float64) sfnt.Segments {
	font, err := f.outlines()
	if err != nil {
		return nil
	}
	segments, err := font.LoadGlyph(&p.buffer, sfnt.GlyphIndex(f.glyph(r)), fixed.Int26_6(size*64+0.5), nil)
	if err != nil {
		return nil
	}
	return segments
}
