package views

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// tabs is the strip with a page's tabs; a page of one screen has none.
type tabs struct {
	shell  *Shell
	page   *page
	level  data.OfficeLevel // of the own office, by which the tabs are
	shown  []entry
	items  []*labelItem
	object *fyne.Container
}

func newTabs(s *Shell, p *page) *tabs {
	t := &tabs{shell: s, page: p, level: s.level, shown: s.tabsNow(p), object: container.New(tabRow{}, widget.NewSeparator())}
	for _, e := range t.shown {
		item := newTab(e.title, func() { s.goTab(e.name) })
		t.items = append(t.items, item)
		t.object.Add(item)
	}
	t.count()
	return t
}

// mark shows which tab is visible.
func (t *tabs) mark(name string) {
	for i, e := range t.shown {
		t.items[i].set(e.name == name, t.items[i].waiting)
	}
}

// count shows on each tab how much waits to be done there, as the navigation has counted.
func (t *tabs) count() {
	for i, e := range t.shown {
		t.items[i].set(t.items[i].on, t.shell.nav.waits[e.name])
	}
}

// tabRow lays tabs out from the left, closer together where the width is short.
type tabRow struct{}

// tabSides is the room at both sides of a tab's text together, tabLeast what of it stays when the window is narrow.
const tabSides, tabLeast = 20, 8

// Layout places the tabs, and the line below them.
func (tabRow) Layout(o []fyne.CanvasObject, size fyne.Size) {
	line, objects := o[0], o[1:]
	line.Move(fyne.NewPos(0, size.Height-2))
	line.Resize(fyne.NewSize(size.Width, 2))
	want := float32(0)
	for _, o := range objects {
		want += o.MinSize().Width
	}
	over := max(0, want-size.Width) / float32(max(1, len(objects)))
	x := float32(0)
	for _, o := range objects {
		width := o.MinSize().Width - over
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width, size.Height))
		x += width
	}
}

// MinSize lets the tabs give way.
func (tabRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(100, 0)
	for _, o := range objects {
		least.Height = max(least.Height, o.MinSize().Height)
	}
	return least
}

// newTab is one tab.
func newTab(text string, tapped func()) *labelItem {
	return newLabelItem(text, tapped, func(i *labelItem) fyne.WidgetRenderer {
		blank := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
		r := &tabRenderer{
			item: i, back: blank(), line: blank(), badge: blank(),
			text: canvas.NewText(i.text, color.Black), count: canvas.NewText("", color.Black),
		}
		r.text.TextStyle.Bold, r.count.TextStyle.Bold = true, true
		r.Refresh()
		return r
	})
}

type tabRenderer struct {
	item              *labelItem
	back, line, badge *canvas.Rectangle
	text, count       *canvas.Text
}

func (r *tabRenderer) Destroy() {}
func (r *tabRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.line, r.text, r.badge, r.count}
}

// badgeWidth is what the number of what waits takes.
func (r *tabRenderer) badgeWidth() float32 {
	if r.item.waiting == 0 {
		return 0
	}
	return r.count.MinSize().Width + 18
}

func (r *tabRenderer) MinSize() fyne.Size {
	text := fyne.MeasureText(r.item.text, theme.TextSize(), r.text.TextStyle)
	return fyne.NewSize(text.Width+r.badgeWidth()+tabSides, text.Height+11)
}

func (r *tabRenderer) Layout(size fyne.Size) {
	r.back.Resize(size.SubtractWidthHeight(0, 2))
	r.line.Resize(fyne.NewSize(size.Width, 2))
	r.line.Move(fyne.NewPos(0, size.Height-2))
	text := fyne.MeasureText(r.item.text, theme.TextSize(), r.text.TextStyle).Width
	room := max(0, size.Width-r.badgeWidth()-tabLeast)
	r.text.Text = r.item.text
	if text > room {
		r.text.Text = kit.Fit(r.item.text, room, theme.TextSize(), r.text.TextStyle)
	}
	r.item.Afresh(r.item)
	r.item.Note(r.item.text, r.text.Text, fyne.Position{}, size)
	least := r.text.MinSize()
	r.text.Resize(least)
	left := max(tabLeast/2, (size.Width-least.Width-r.badgeWidth())/2)
	r.text.Move(fyne.NewPos(left, (size.Height-2-least.Height)/2))
	number := r.count.MinSize()
	left += least.Width + 6
	r.badge.Resize(fyne.NewSize(number.Width+12, number.Height+4))
	r.badge.Move(fyne.NewPos(left, (size.Height-6-number.Height)/2))
	r.count.Resize(number)
	r.count.Move(fyne.NewPos(left+6, (size.Height-2-number.Height)/2))
}

func (r *tabRenderer) Refresh() {
	accent := theme.Color(kit.ColorNameBrand)
	r.text.Color, r.text.TextSize = theme.Color(theme.ColorNameForeground), theme.TextSize()
	r.line.FillColor, r.back.FillColor = color.Transparent, color.Transparent
	r.back.CornerRadius, r.badge.CornerRadius = 4, 4
	if r.item.on {
		r.text.Color, r.line.FillColor = accent, accent
	} else if r.item.hover {
		r.back.FillColor = theme.Color(theme.ColorNameHover)
	}
	r.count.Color, r.badge.FillColor = kit.ToneColors(table.Late)
	r.count.Text, r.count.TextSize = "", theme.CaptionTextSize()
	if r.item.waiting > 0 {
		r.count.Text = fmt.Sprint(r.item.waiting)
	}
	r.badge.Hidden, r.count.Hidden = r.item.waiting == 0, r.item.waiting == 0
	r.Layout(r.item.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
