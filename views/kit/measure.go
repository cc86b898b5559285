package kit

import (
	"strings"

	"fyne.io/fyne/v2"
)

// This file measures long texts for the fields they are typed into. At each key the toolkit breaks a paragraph into lines by measuring all
// that is left of it for each line, and for half of it, and for a quarter; shaping that much takes seconds for a page in one paragraph, and
// each of those texts would be kept for a while.

// swiftly does something with a field while long texts are measured as the sum of their characters.
func swiftly(do func()) {
	app := fyne.CurrentApp()
	if _, already := app.(swiftApp); already {
		do()
		return
	}
	fyne.SetCurrentApp(swiftApp{app})
	defer fyne.SetCurrentApp(app)
	do()
}

// Wear gives the window another look. All texts are broken into lines anew for it.
func Wear(t *Theme) { swiftly(func() { fyne.CurrentApp().Settings().SetTheme(t) }) }

// swiftApp is the program's app, whose driver measures long texts by characters. The toolkit asks for the app each time it measures.
type swiftApp struct{ fyne.App }

// Driver returns the driver.
func (a swiftApp) Driver() fyne.Driver { return swiftDriver{Driver: a.App.Driver(), app: a.App} }

type swiftDriver struct {
	fyne.Driver
	app fyne.App
}

// longText is how many bytes of text are shaped as a whole, as ever: about a line.
const longText = 120

// RenderedTextSize measures a text.
func (d swiftDriver) RenderedTextSize(text string, size float32, style fyne.TextStyle, source fyne.Resource) (fyne.Size, float32) {
	if source != nil || style.Monospace || len(text) <= longText {
		return d.Driver.RenderedTextSize(text, size, style, source)
	}
	letters := lettersOf(d.app.Settings().Theme().Font(style), size, style)
	wide := letters.wide(text, func(text string) float32 {
		measured, _ := d.Driver.RenderedTextSize(text, size, style, nil)
		return measured.Width
	})
	line, base := d.Driver.RenderedTextSize(" ", size, style, nil)
	return fyne.NewSize(wide, line.Height), base
}

// letters is how wide the characters of a face are at a size.
type letters struct {
	one  map[rune]float32
	pair map[[2]rune]float32 // how much closer two stand together than alone

	text string    // what was measured from its characters last
	upTo []float32 // how wide it is before each of its bytes, and in all
	from int       // where in it the line begins that is tried
}

type lettersKey struct {
	face  fyne.Resource
	size  float32
	style fyne.TextStyle
}

// allLetters is used on the window's thread only.
var allLetters = map[lettersKey]*letters{}

func lettersOf(face fyne.Resource, size float32, style fyne.TextStyle) *letters {
	key := lettersKey{face, size, style}
	if allLetters[key] == nil {
		allLetters[key] = &letters{one: map[rune]float32{}, pair: map[[2]rune]float32{}}
	}
	return allLetters[key]
}

// wide is how wide a text is. What lines of the same text are tried with needs no second look: all that is left of it, and parts of that
// from where the line begins.
func (l *letters) wide(text string, measure func(string) float32) float32 {
	if strings.HasPrefix(l.text[l.from:], text) {
		return l.upTo[l.from+len(text)] - l.upTo[l.from]
	}
	if strings.HasSuffix(l.text, text) {
		l.from = len(l.text) - len(text)
		return l.upTo[len(l.text)] - l.upTo[l.from]
	}
	l.text, l.from, l.upTo = text, 0, append(l.upTo[:0], make([]float32, len(text)+1)...)
	x, before := float32(0), rune(0)
	for i, r := range text {
		if r == '\r' {
			l.upTo[i] = x
			continue
		}
		if before != 0 && closes(before) && closes(r) {
			x += l.closer(before, r, measure)
		}
		l.upTo[i] = x
		x += l.advance(r, measure)
		before = r
	}
	l.upTo[len(text)] = x
	return x
}

// closes reports whether a character may stand closer to others like it than it does alone: letters do, what has a square of its own does
// not.
func closes(r rune) bool { return r >= ' ' && r < 0x2e80 }

func (l *letters) advance(r rune, measure func(string) float32) float32 {
	wide, known := l.one[r]
	if !known {
		wide = measure(string(r))
		l.one[r] = wide
	}
	return wide
}

func (l *letters) closer(a, b rune, measure func(string) float32) float32 {
	by, known := l.pair[[2]rune{a, b}]
	if !known {
		by = measure(string([]rune{a, b})) - l.advance(a, measure) - l.advance(b, measure)
		l.pair[[2]rune{a, b}] = by
	}
	return by
}
