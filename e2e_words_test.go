//go:build e2e

package main

import (
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"slices"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"liujin/views/kit"
)

// Words on the display are found as a person finds them, by how they look: the toolkit draws a line of text the same way wherever it
// stands, so that what covers its pixels is known beforehand, whatever the colours of letters and ground are.

// ink is how much of each pixel a line of words covers, from 0 to 255, row by row, cut to where there is any, and the room beside it in
// which nothing stands: “答复” is not read in “答复期限”.
type ink struct {
	width, height int
	cover         []byte
	full, bare    int // a pixel that is covered most, and one that is covered least
}

// drawing guards the toolkit's drawing, which is no place for two at once; inks keeps what was drawn.
var (
	drawing sync.Mutex
	inks    = map[string]ink{}
)

// hands are how the window writes what can be clicked: text, buttons, and what is small.
var hands = []struct {
	size fyne.ThemeSizeName
	bold bool
}{{theme.SizeNameText, false}, {theme.SizeNameText, true}, {kit.SizeNameSmall, false}}

// inkOf draws words in one of the hands.
func inkOf(words string, hand int) ink {
	drawing.Lock()
	defer drawing.Unlock()
	key := fmt.Sprint(hand, words)
	if _, known := inks[key]; !known {
		if len(inks) == 0 {
			test.NewApp()
		}
		text := canvas.NewText(words, color.Black)
		text.TextStyle.Bold, text.TextSize = hands[hand].bold, (&kit.Theme{}).Size(hands[hand].size)
		inks[key] = newInk(software.Render(text, &kit.Theme{}))
	}
	return inks[key]
}

// newInk is what differs from the ground in a picture whose first pixel is ground.
func newInk(drawn image.Image) ink {
	grey := func(x, y int) int { return int(color.GrayModel.Convert(drawn.At(x, y)).(color.Gray).Y) }
	ground, box := grey(0, 0), image.Rectangle{}
	for y := range drawn.Bounds().Dy() {
		for x := range drawn.Bounds().Dx() {
			if grey(x, y) != ground {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	const beside = 5
	box.Min.X, box.Max.X = box.Min.X-beside, box.Max.X+beside
	i := ink{width: box.Dx(), height: box.Dy()}
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			cover := 0
			if image.Pt(x, y).In(drawn.Bounds()) {
				cover = (ground - grey(x, y)) * 255 / ground
			}
			i.cover = append(i.cover, byte(cover))
		}
	}
	for at, c := range i.cover {
		if c > i.cover[i.full] {
			i.full = at
		}
		if c < i.cover[i.bare] {
			i.bare = at
		}
	}
	return i
}

// display is the pixels of a picture of the display, as an X window dump keeps them.
type display struct {
	width, height, line int
	pixels              []byte
}

// shown reads the picture of the display; the numbers of its head are big-endian, each at its own place in the format (XWDFile.h).
func (d *machine) shown() display {
	d.t.Helper()
	b := d.picture()
	head := func(at int) int { return int(binary.BigEndian.Uint32(b[at:])) }
	const size, width, height, line, colours, colour = 0, 16, 20, 48, 76, 12
	return display{head(width), head(height), head(line), b[head(size)+head(colours)*colour:]}
}

// Between letters and ground there must be so much contrast, and a pixel may differ so much from what is expected, of 255.
const (
	contrast = 60
	blur     = 24
)

// green is the middle channel of a pixel: letters differ from their ground in it, whatever the theme's colours are.
func (p display) green(x, y int) int { return int(p.pixels[y*p.line+x*4+1]) }

// find is where words stand, each place once.
func (p display) find(i ink) (all []image.Point) {
	at := func(x, y, n int) int { return p.green(x+n%i.width, y+n/i.width) }
	looks := func(x, y int) bool {
		full, bare := at(x, y, i.full), at(x, y, i.bare)
		if full-bare < contrast && bare-full < contrast {
			return false
		}
		for n, c := range i.cover {
			if off := at(x, y, n) - bare - (full-bare)*int(c)/int(i.cover[i.full]); off > blur || off < -blur {
				return false
			}
		}
		return true
	}
	for y := range p.height - i.height {
		for x := range p.width - i.width {
			if looks(x, y) {
				all = append(all, image.Pt(x+i.width/2, y+i.height/2))
			}
		}
	}
	return all
}

// places is where words are shown now, from above to below.
func (d *machine) places(words string) (all []image.Point) {
	d.t.Helper()
	p := d.shown()
	for hand := range hands {
		all = append(all, p.find(inkOf(words, hand))...)
	}
	slices.SortFunc(all, func(a, b image.Point) int { return a.Y - b.Y })
	return all
}

// click presses the mouse on words, as soon as they are shown. Where they are shown more than once, nth says which, from above and from 0.
func (d *machine) click(words string, nth ...int) {
	d.t.Helper()
	var at []image.Point
	n := 0
	if len(nth) > 0 {
		n = nth[0]
	}
	d.until("“"+words+"” to be clicked", func() bool { at = d.places(words); return len(at) > n })
	if len(at) > 1 && len(nth) == 0 {
		d.t.Fatalf("“%s” is shown at %v: which one is meant?", words, at)
	}
	d.clickAt(at[n])
}

// clickAt moves the mouse and presses it.
func (d *machine) clickAt(at image.Point) {
	d.t.Helper()
	if out, err := d.run("", "xdotool", "mousemove", fmt.Sprint(at.X), fmt.Sprint(at.Y), "click", "1"); err != nil {
		d.t.Fatalf("click: %s %v", out, err)
	}
	d.rests(longRest)
}
