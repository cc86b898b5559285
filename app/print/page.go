// Package print sets text on pages as an office's best typist would and paints those pages, as PDF and for the screen alike.
package print

import "liujin/app/print/face"

// mm is one point (1/72 inch) in millimetres.
const mm = 25.4 / 72

// Page is one page, ready to be painted: everything on it in millimetres from its top left corner. Marks are painted box by box in the
// order of the fields below; runs stand in the order in which they are read.
type Page struct {
	Width, Height float64
	Boxes         []Box
	Pictures      []Picture
	Rules         []Rule
	Runs          []Run
}

// Color is red, green and blue, 0 to 255.
type Color [3]uint8

// The colours of papers. Red is the standard's Y80 M80 as screens and office printers show it.
var (
	Black = Color{}
	Red   = Color{200, 16, 46}
	Grey  = Color{128, 128, 128}
	Pale  = Color{242, 242, 242}
)

// Box is a filled rectangle.
type Box struct {
	X, Y, W, H float64
	Fill       Color
}

// Rule is a straight line of a thickness; On and Off make it dashed.
type Rule struct {
	X1, Y1, X2, Y2, Thick float64
	On, Off               float64
	Color                 Color
}

// Picture is a photo or drawing in its place.
type Picture struct {
	X, Y, W, H float64
	Image      *Image
}

// Image is an encoded picture, JPEG or PNG, and its size in pixels. The same image is embedded once however often it is placed.
type Image struct {
	Data          []byte
	Format        string // jpg or png
	Width, Height int
}

// Run is text in one face and size from a point on its baseline.
type Run struct {
	X, Y    float64
	Font    *face.Font
	Size    float64 // points
	Spacing float64 // points after each character, beyond its own width
	Text    string
	Actual  string // what is read out of the paper where the face has no glyph for it and Text stands in; "" otherwise
	Color   Color
	Link    string // what a click on it opens in the preview; "" nothing
	Turned  bool   // reads from top to bottom: a page number on a landscape page
	Over    bool   // stands on its head: the far half of a folded card
}

// LinkAt is what a click on a point of the page opens, in millimetres from its top left
// corner; "" nothing. A little beside the text counts as on it.
func (p *Page) LinkAt(x, y float64) string {
	for i := range p.Runs {
		r := &p.Runs[i]
		if r.Link == "" || r.Turned || r.Over {
			continue
		}
		size := r.Size * mm
		if x > r.X-size/2 && x < r.X+r.width(r.Text)+size/2 && y > r.Y-size*1.1 && y < r.Y+size*0.5 {
			return r.Link
		}
	}
	return ""
}
