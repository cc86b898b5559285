package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// newPageFact is a field on a page: what it is called, and its words beside that, which wrap.
func newPageFact(title, words string) fyne.CanvasObject {
	return container.New(&factLine{}, newCaption(title), Prose(words))
}

// factLine lays a fact's name and words side by side.
type factLine struct{}

// factTight is how much less room facts have above and below than other text.
const factTight = 4

// factName is the width of a fact's name.
func factName() float32 { return Scaled(96) }

// Layout places both.
func (factLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[1].Resize(fyne.NewSize(size.Width-factName(), size.Height+2*factTight))
	o[1].Move(fyne.NewPos(factName(), -factTight))
	line := fyne.MeasureText("字", theme.TextSize(), fyne.TextStyle{}).Height + 2*theme.InnerPadding() - 2*factTight
	high := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(factName()-6, high))
	o[0].Move(fyne.NewPos(theme.InnerPadding()-2, max(0, (line-high)/2-1)))
}

// MinSize is as high as the words are.
func (factLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(factName()+60, o[1].MinSize().Height-2*factTight)
}

// byWidth is a layout whose height follows from its width: place puts the objects and returns the height that they take.
type byWidth struct {
	place func(objects []fyne.CanvasObject, width float32) float32
	least func(objects []fyne.CanvasObject) float32 // the least width
	width float32                                   // of the last layout
}

// Layout places the objects.
func (b *byWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	b.width = size.Width
	b.place(objects, size.Width)
}

// MinSize is the height at the width of the last layout.
func (b *byWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if b.width == 0 {
		b.width = 500
	}
	return fyne.NewSize(b.least(objects), b.place(objects, b.width))
}

// factGrid lays facts out in as many columns as have room, wide ones alone.
func factGrid(wide map[fyne.CanvasObject]bool) fyne.Layout {
	return &byWidth{place: func(objects []fyne.CanvasObject, width float32) float32 { return placeFacts(objects, wide, width) },
		least: func([]fyne.CanvasObject) float32 { return factName() + 60 }}
}

// placeFacts gives each fact its place and returns the height that they take; what wraps is as high as its width makes it.
func placeFacts(objects []fyne.CanvasObject, alone map[fyne.CanvasObject]bool, width float32) float32 {
	columns := max(1, int(width/Scaled(250)))
	each := width / float32(columns)
	x, y, high := 0, float32(0), float32(0)
	for _, o := range objects {
		if alone[o] && x > 0 {
			x, y, high = 0, y+high, 0
		}
		wide := each
		if alone[o] {
			wide = width
		}
		least := sized(o, wide)
		o.Move(fyne.NewPos(float32(x)*each, y))
		high = max(high, least)
		if x++; x == columns || alone[o] {
			x, y, high = 0, y+high, 0
		}
	}
	return y + high
}

// columned lays parts out in one column, or in two where there is room: each goes below the shorter one.
func columned() fyne.Layout { return &byWidth{place: placeParts, least: widest} }

// widest is the least width of the widest object.
func widest(objects []fyne.CanvasObject) (least float32) {
	for _, o := range objects {
		least = max(least, o.MinSize().Width)
	}
	return least
}

// columnGap lies between the two columns, partGap between two parts.
const columnGap, partGap = 18, 6

func placeParts(objects []fyne.CanvasObject, width float32) float32 {
	columns := 1
	if width >= Scaled(780) && len(objects) > 1 {
		columns = 2
	}
	each := (width - float32(columns-1)*columnGap) / float32(columns)
	var y [2]float32
	for _, o := range objects {
		at := 0
		if columns == 2 && y[1] < y[0] {
			at = 1
		}
		high := sized(o, each)
		o.Move(fyne.NewPos(float32(at)*(each+columnGap), y[at]))
		y[at] += high + partGap
	}
	return max(y[0], y[1])
}

// evenly gives all the same width, on as many lines as they need.
func evenly() fyne.Layout {
	return &byWidth{place: placeEvenly, least: func([]fyne.CanvasObject) float32 { return 92 }}
}

func placeEvenly(objects []fyne.CanvasObject, width float32) float32 {
	columns := min(len(objects), max(1, int((width+6)/(Scaled(92)+6))))
	if lines := (len(objects) + columns - 1) / max(1, columns); lines > 1 {
		columns = (len(objects) + lines - 1) / lines
	}
	each, high := (width-6*float32(columns-1))/float32(max(1, columns)), float32(0)
	for _, o := range objects {
		high = max(high, o.MinSize().Height)
	}
	for i, o := range objects {
		o.Resize(fyne.NewSize(each, high))
		o.Move(fyne.NewPos(float32(i%columns)*(each+6), float32(i/columns)*(high+6)))
	}
	return float32((len(objects)+columns-1)/max(1, columns))*(high+6) - 6
}
