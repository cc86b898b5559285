package views

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"liujin/app/table"
	"liujin/views/kit"
)

// navigation lists the pages in their groups.
type navigation struct {
	shell  *Shell
	object fyne.CanvasObject
	scroll *container.Scroll
	items  []*labelItem   // one a page
	waits  map[string]int // how much waits to be done, by screen: reckoned once for pages and tabs
}

const navWidth = 152

func newNavigation(s *Shell) *navigation {
	n := &navigation{shell: s}
	box := container.New(&navColumn{})
	group := groupNone
	for i := range pages {
		p := &pages[i]
		if p.group != group {
			group = p.group
			box.Add(kit.Caption(group))
		}
		item := newNavItem(p.title, func() { s.goPage(p) })
		n.items = append(n.items, item)
		box.Add(item)
	}
	n.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(4, 4, 8, 8), box))
	n.object = container.NewBorder(nil, nil, nil, widget.NewSeparator(), container.New(&navRoom{}, n.scroll))
	n.count()
	return n
}

// navRoom is as wide as the longest title needs, in the text size that is on.
type navRoom struct{}

// Layout gives the list all room.
func (*navRoom) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

// MinSize is the list's width.
func (*navRoom) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Scaled(navWidth), 100)
}

// navColumn lays the lines out below each other, a little higher where the window has room for it.
type navColumn struct{}

// highLine is as high as a line of the navigation becomes.
const highLine = 32

// Layout shares the height among the lines; heads of groups keep theirs.
func (l *navColumn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	lines := 0
	for _, o := range objects {
		if _, ok := o.(*labelItem); ok {
			lines++
		}
	}
	spare := (size.Height - l.MinSize(objects).Height) / float32(max(1, lines))
	y := float32(0)
	for _, o := range objects {
		high := o.MinSize().Height
		if _, ok := o.(*labelItem); ok {
			high = max(high, min(kit.Scaled(highLine), high+spare))
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, high))
		y += high
	}
}

// MinSize is what all lines need.
func (l *navColumn) MinSize(objects []fyne.CanvasObject) fyne.Size {
	high := float32(0)
	for _, o := range objects {
		high += o.MinSize().Height
	}
	return fyne.NewSize(100, high)
}

// count shows beside each page how much waits to be done there, in all its tabs.
func (n *navigation) count() {
	n.waits = map[string]int{}
	for i := range pages {
		waiting := 0
		for _, e := range n.shell.tabsOf(&pages[i]) {
			n.waits[e.name] = e.waiting(n.shell)
			waiting += n.waits[e.name]
		}
		n.items[i].set(n.items[i].on, waiting)
	}
}

func (n *navigation) mark(p *page) {
	for i, item := range n.items {
		on := &pages[i] == p
		item.set(on, item.waiting)
		if y := item.Position().Y; on && (y < n.scroll.Offset.Y || y+2*item.Size().Height > n.scroll.Offset.Y+n.scroll.Size().Height) {
			n.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y-n.scroll.Size().Height/2)))
		}
	}
}

func newNavItem(text string, tapped func()) *labelItem {
	return newLabelItem(text, tapped, func(i *labelItem) fyne.WidgetRenderer {
		r := &navRenderer{
			item: i, back: canvas.NewRectangle(color.Transparent), text: canvas.NewText(i.text, color.Black),
			badge: canvas.NewRectangle(color.Transparent), count: canvas.NewText("", color.Black),
		}
		r.Refresh()
		return r
	})
}

type navRenderer struct {
	item        *labelItem
	back, badge *canvas.Rectangle
	text, count *canvas.Text
}

func (r *navRenderer) Destroy() {}
func (r *navRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.text, r.badge, r.count}
}
func (r *navRenderer) MinSize() fyne.Size { return fyne.NewSize(100, theme.TextSize()+12) }

func (r *navRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	least := r.count.MinSize()
	room := size.Width - 10
	if r.item.waiting > 0 {
		room -= least.Width + 22
	}
	r.text.Text = kit.Fit(r.item.text, room, r.text.TextSize, r.text.TextStyle)
	r.item.Afresh(r.item)
	r.item.Note(r.item.text, r.text.Text, fyne.Position{}, size)
	r.text.Resize(r.text.MinSize())
	r.text.Move(fyne.NewPos(10, (size.Height-r.text.MinSize().Height)/2))
	r.badge.Resize(fyne.NewSize(least.Width+12, least.Height+2))
	r.badge.Move(fyne.NewPos(size.Width-least.Width-18, (size.Height-least.Height-2)/2))
	r.count.Resize(least)
	r.count.Move(fyne.NewPos(size.Width-least.Width-12, (size.Height-least.Height)/2))
}

func (r *navRenderer) Refresh() {
	fore, back := color.Color(color.White), theme.Color(kit.ColorNameBrand)
	r.count.Text, r.count.TextSize, r.count.Color = "", theme.CaptionTextSize()-1, fore
	r.badge.FillColor, r.badge.CornerRadius = back, 8
	if r.item.waiting > 0 {
		r.count.Text = fmt.Sprint(r.item.waiting)
	}
	r.badge.Hidden = r.item.waiting == 0
	r.back.CornerRadius, r.back.FillColor = 6, color.Transparent
	r.text.Color, r.text.TextSize, r.text.TextStyle.Bold = theme.Color(theme.ColorNameForeground), theme.TextSize(), r.item.on
	r.Layout(r.item.Size())
	if r.item.on {
		fore, back := kit.ToneColors(table.Late)
		r.text.Color, r.back.FillColor = fore, back
	} else if r.item.hover {
		r.back.FillColor = theme.Color(theme.ColorNameHover)
	}
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
