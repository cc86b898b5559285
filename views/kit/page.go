package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"liujin/app/table"
)

// Page is what a record's page shows beside its fields: what it is about, its states, and what stands round it. The fields that have
// a value follow by themselves, but for those that are told here.
type Page struct {
	Picture fyne.CanvasObject // beside the tags; nil: none
	Tags    []Tag
	Lines   []string // below the tags, each wraps
	Text    string   // what it says, in full
	Tiles   []Figure
	Parts   []Part
	Told    []string // names of fields that stand above in another form
}

// Tag is a short state on a coloured ground.
type Tag struct {
	Text string
	Tone table.Tone
}

// Figure is a number of the record's with what it counts.
type Figure struct{ Title, Number, Rest string }

// Part is a headed list of a page.
type Part struct {
	Title string
	Chart fyne.CanvasObject // above the lines; nil: none
	Lines []PartLine
	Empty string // what it says while there are no lines; "" the part is left out
}

// PartLine is one line of a part. A click, or Enter, goes where it leads, or shows the words that it has no room for.
type PartLine struct {
	Day  string
	Tag  Tag
	Text string
	More string // what stands below when it is opened; "" the text alone, where it was cut
	Open func() // where it leads; nil: nowhere
	Note string // quiet words at its end
	Side SideAct
}

// SideAct is what else can be done with a line, by its word at the line's end, a right click or Delete.
type SideAct struct {
	Word string // "" nothing
	Do   func()
}

// pageView lays a page out in its scroller. What was opened stays open while the record stays.
type pageView struct {
	of     string // the record's id
	opened map[string]bool
	box    *fyne.Container
	scroll *container.Scroll
}

func newPageView() *pageView {
	p := &pageView{opened: map[string]bool{}, box: container.New(snug{6})}
	p.scroll = container.NewVScroll(Inset(14, p.box))
	return p
}

// draw shows a page with the fields that its record tells.
func (p *pageView) draw(id string, page Page, told []fieldTold) {
	if id != p.of {
		p.of = id
		clear(p.opened)
		p.scroll.ScrollToTop()
	}
	p.box.Objects = nil
	p.head(page, told)
	if page.Text != "" {
		p.box.Add(Prose(page.Text))
	}
	if len(page.Tiles) > 0 {
		p.box.Add(indented(figures(page.Tiles)))
	}
	var facts, after []fyne.CanvasObject
	wide := map[fyne.CanvasObject]bool{}
	for _, f := range told {
		switch {
		case f.shown != nil:
			after = append(after, headed(f.title, f.shown))
		case f.lines != nil || f.empty != "":
			after = append(after, p.part(Part{Title: f.title, Lines: f.lines, Empty: f.empty}))
		case !f.tag:
			fact := newPageFact(f.title, f.words)
			facts, wide[fact] = append(facts, fact), f.wide
		}
	}
	if len(facts) > 0 {
		p.box.Add(container.New(factGrid(wide), facts...))
	}
	columns := container.New(columned())
	for _, part := range page.Parts {
		if len(part.Lines) > 0 || part.Empty != "" || part.Chart != nil {
			columns.Add(p.part(part))
		}
	}
	columns.Objects = append(columns.Objects, after...)
	p.box.Add(columns)
	p.settle()
}

// settle gives everything its place: what wraps knows its height only when it has its width.
func (p *pageView) settle() {
	p.box.Refresh()
	for range 2 {
		p.scroll.Content.Resize(p.scroll.Content.MinSize().Max(p.scroll.Size()))
	}
	p.scroll.Refresh()
}

// head is the picture with the states and lines beside it.
func (p *pageView) head(page Page, told []fieldTold) {
	words := container.New(snug{2})
	tags := Flow()
	for i, t := range page.Tags {
		if t.Text != "" && !slices.ContainsFunc(page.Tags[:i], func(before Tag) bool { return before.Text == t.Text }) {
			tags.Add(NewChip(t.Text, t.Tone))
		}
	}
	for _, f := range told {
		if f.tag {
			tags.Add(NewChip(f.title, table.Plain))
		}
	}
	if len(tags.Objects) > 0 {
		words.Add(indented(tags))
	}
	for _, line := range page.Lines {
		if line != "" {
			words.Add(Prose(line))
		}
	}
	if page.Picture != nil {
		p.box.Add(container.NewBorder(nil, nil, container.NewVBox(page.Picture), nil, words))
	} else if len(words.Objects) > 0 {
		p.box.Add(words)
	}
}

// indented puts an object under the first letter of text.
func indented(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(2, 2, theme.InnerPadding(), 0), o)
}

// headed is an object under its heading.
func headed(title string, o fyne.CanvasObject) fyne.CanvasObject {
	if title == "" {
		return o
	}
	return container.New(snug{}, Heading(title), o)
}

// part is a headed list.
func (p *pageView) part(part Part) fyne.CanvasObject {
	l := lineList{part.Title, p.opened, p.settle, func() *container.Scroll { return p.scroll }}
	if part.Chart == nil {
		return headed(part.Title, l.box(part.Lines, part.Empty))
	}
	both := container.New(snug{}, part.Chart)
	if len(part.Lines) > 0 || part.Empty != "" {
		both.Add(l.box(part.Lines, part.Empty))
	}
	return headed(part.Title, both)
}

// snug lays things that wrap out one below another, with a gap between them.
type snug struct{ gap float32 }

// Layout places the lines.
func (s snug) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if o.Visible() {
			o.Move(fyne.NewPos(0, y))
			y += sized(o, size.Width) + s.gap
		}
	}
}

// sized gives an object a width and the height that it needs at that: what wraps knows it only then.
func sized(o fyne.CanvasObject, width float32) float32 {
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	high := o.MinSize().Height
	o.Resize(fyne.NewSize(width, high))
	return high
}

// MinSize is the height of all.
func (s snug) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(0, -s.gap)
	for _, o := range objects {
		if o.Visible() {
			least.Width = max(least.Width, o.MinSize().Width)
			least.Height += o.MinSize().Height + s.gap
		}
	}
	least.Height = max(0, least.Height)
	return least
}
