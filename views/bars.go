package views

import (
	"fmt"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"liujin/app/table"
	"liujin/assets"
	"liujin/data"
	"liujin/views/kit"
)

// topBar says whose ledger this is, which activity month runs, and holds search, undo and redo.
type topBar struct {
	shell      *Shell
	object     fyne.CanvasObject
	unit       *widget.Label
	campaign   *kit.Chip
	undo, redo *kit.Press
}

func newTopBar(s *Shell) *topBar {
	t := &topBar{shell: s, unit: widget.NewLabel(""), campaign: kit.NewChip("", table.Info)}
	t.unit.Truncation = fyne.TextTruncateEllipsis
	icon := canvas.NewImageFromResource(fyne.NewStaticResource("icon.png", assets.Icon()))
	icon.SetMinSize(fyne.NewSquareSize(28))
	icon.FillMode = canvas.ImageFillContain
	t.undo = kit.Link(kit.WordUndo, s.undo)
	t.redo = kit.Link(kit.WordRedo, s.redo)
	find := kit.Button("找代表、走访、站点（拼音首字母）  Ctrl+K", s.search)
	left := container.NewHBox(kit.Inset(4, icon), kit.Middle(kit.Heading("六进履职台账")))
	right := kit.Middle(container.NewHBox(t.undo, t.redo, find))
	middle := container.New(&unitAndChip{}, t.unit, t.campaign)
	t.object = container.NewVBox(kit.Inset(4, container.NewBorder(nil, nil, left, right, middle)), widget.NewSeparator())
	t.refresh()
	return t
}

// refresh brings unit, campaign and undo up to date.
func (t *topBar) refresh() {
	a := t.shell.app
	own, err := a.OwnOffice()
	if err == nil {
		t.unit.SetText(own.Name)
	}
	if sample, err := a.IsSample(); err == nil && sample {
		t.unit.SetText("【示例】" + own.Name)
	}
	if _, line, err := a.CampaignNow(); err == nil {
		t.campaign.Set(line, table.Info)
	}
	setUndo(t.undo, kit.WordUndo, a.DB().UndoLabel())
	setUndo(t.redo, kit.WordRedo, a.DB().RedoLabel())
}

// setUndo shows on a button what it would take back or do again.
func setUndo(b *kit.Press, verb, label string) {
	b.SetText(verb)
	if label == "" {
		b.Disable()
		return
	}
	b.SetText(verb + "：" + kit.Fit(label, 130, theme.TextSize(), fyne.TextStyle{}))
	b.Enable()
}

// unitAndChip gives the unit's name what the chip leaves.
type unitAndChip struct{}

// Layout places both.
func (*unitAndChip) Layout(o []fyne.CanvasObject, size fyne.Size) {
	chip := min(o[1].MinSize().Width, size.Width/2)
	unit := min(fyne.MeasureText(o[0].(*widget.Label).Text, theme.TextSize(), fyne.TextStyle{}).Width+24, max(0, size.Width-chip-8))
	o[0].Resize(fyne.NewSize(unit, o[0].MinSize().Height))
	o[0].Move(fyne.NewPos(0, (size.Height-o[0].MinSize().Height)/2))
	o[1].Resize(fyne.NewSize(chip, size.Height))
	o[1].Move(fyne.NewPos(unit+4, 0))
	if unit+4+o[1].MinSize().Width > size.Width { // rather no chip than a cut one
		o[1].Move(fyne.NewPos(-5000, 0))
	}
}

// MinSize lets both give way.
func (*unitAndChip) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(60, o[0].MinSize().Height)
}

// statusBar says what was saved and when the last backup was made.
type statusBar struct {
	shell  *Shell
	object fyne.CanvasObject
	text   *widget.Label
	backup *widget.Label
}

func newStatusBar(s *Shell) *statusBar {
	b := &statusBar{shell: s, text: kit.Quiet("就绪"), backup: kit.Quiet("")}
	b.text.Truncation = fyne.TextTruncateEllipsis
	b.object = container.NewVBox(widget.NewSeparator(), container.NewBorder(nil, nil, nil, container.NewHBox(b.backup, kit.Quiet("F1 按键")), b.text))
	b.refresh()
	return b
}

func (b *statusBar) say(text string) { b.text.SetText(text) }

// said tells what an operation did, and how it can be taken back.
func (b *statusBar) said(c data.Change) {
	verb, key := "已保存", "Ctrl+Z 可撤销"
	if c.Doing == data.Undid {
		verb, key = "已完成", "Ctrl+Y 可重做"
	}
	b.say(fmt.Sprintf("%s %s　%s（%s）", verb, c.At.Format("15:04:05"), c.Label, key))
}

// refresh shows the last backup.
func (b *statusBar) refresh() {
	b.backup.SetText(backupLine(b.shell))
}

// when shows a moment as people say it.
func when(t, now time.Time) string {
	switch t, now = t.Local(), now.Local(); {
	case t.Format(time.DateOnly) == now.Format(time.DateOnly):
		return "今天 " + t.Format("15:04")
	case t.Year() == now.Year():
		return t.Format("1月2日 15:04")
	}
	return t.Format("2006年1月2日")
}

// navigation lists the screens in their groups.
type navigation struct {
	shell  *Shell
	object fyne.CanvasObject
	scroll *container.Scroll
	items  map[string]*navItem
}

const navWidth = 152

func newNavigation(s *Shell) *navigation {
	n := &navigation{shell: s, items: map[string]*navItem{}}
	box := container.New(layout.NewCustomPaddedVBoxLayout(0))
	group := groupNone
	for _, e := range entries {
		if e.group != group {
			group = e.group
			box.Add(kit.Quiet(group))
		}
		item := newNavItem(e.title, func() { s.Go(e.name) })
		n.items[e.name] = item
		box.Add(item)
	}
	scroll := container.NewVScroll(kit.Inset(8, box))
	n.scroll = scroll
	scroll.SetMinSize(fyne.NewSize(navWidth*theme.TextSize()/14, 100))
	n.object = container.NewBorder(nil, nil, nil, widget.NewSeparator(), container.NewStack(canvas.NewRectangle(color.Transparent), scroll))
	n.count()
	return n
}

// count shows beside each screen how much waits to be done there.
func (n *navigation) count() {
	for _, e := range entries {
		if e.waits == nil {
			continue
		}
		if waiting, err := e.waits(n.shell.app); err == nil {
			n.items[e.name].wait(waiting)
		}
	}
}

func (n *navigation) mark(name string) {
	for key, item := range n.items {
		item.set(key == name)
		if y := item.Position().Y; key == name && (y < n.scroll.Offset.Y || y+2*item.Size().Height > n.scroll.Offset.Y+n.scroll.Size().Height) {
			n.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y-n.scroll.Size().Height/2)))
		}
	}
}

// navItem is one line of the navigation.
type navItem struct {
	widget.BaseWidget
	text    string
	waiting int
	on      bool
	hover   bool
	tapped  func()
}

func newNavItem(text string, tapped func()) *navItem {
	i := &navItem{text: text, tapped: tapped}
	i.ExtendBaseWidget(i)
	return i
}

func (i *navItem) set(on bool) {
	if i.on != on {
		i.on = on
		i.Refresh()
	}
}

// wait shows how much waits.
func (i *navItem) wait(n int) {
	if i.waiting != n {
		i.waiting = n
		i.Refresh()
	}
}

// Tapped goes to the screen.
func (i *navItem) Tapped(*fyne.PointEvent) { i.tapped() }

// MouseIn shows where the pointer is.
func (i *navItem) MouseIn(*desktop.MouseEvent) { i.hover = true; i.Refresh() }

// MouseMoved does nothing.
func (i *navItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (i *navItem) MouseOut() { i.hover = false; i.Refresh() }

// CreateRenderer draws the line.
func (i *navItem) CreateRenderer() fyne.WidgetRenderer {
	r := &navRenderer{item: i, back: canvas.NewRectangle(color.Transparent), text: canvas.NewText(i.text, color.Black), badge: canvas.NewRectangle(color.Transparent), count: canvas.NewText("", color.Black)}
	r.Refresh()
	return r
}

type navRenderer struct {
	item        *navItem
	back, badge *canvas.Rectangle
	text, count *canvas.Text
}

func (r *navRenderer) Destroy() {}
func (r *navRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.text, r.badge, r.count}
}
func (r *navRenderer) MinSize() fyne.Size { return fyne.NewSize(100, theme.TextSize()+18) }

func (r *navRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.text.Resize(r.text.MinSize())
	r.text.Move(fyne.NewPos(10, (size.Height-r.text.MinSize().Height)/2))
	least := r.count.MinSize()
	r.badge.Resize(fyne.NewSize(least.Width+12, least.Height+2))
	r.badge.Move(fyne.NewPos(size.Width-least.Width-18, (size.Height-least.Height-2)/2))
	r.count.Resize(least)
	r.count.Move(fyne.NewPos(size.Width-least.Width-12, (size.Height-least.Height)/2))
}

func (r *navRenderer) Refresh() {
	fore, back := color.Color(color.White), theme.Color(theme.ColorNamePrimary)
	r.count.Text, r.count.TextSize, r.count.Color = "", theme.CaptionTextSize()-1, fore
	r.badge.FillColor, r.badge.CornerRadius = back, 8
	if r.item.waiting > 0 {
		r.count.Text = fmt.Sprint(r.item.waiting)
	}
	r.badge.Hidden = r.item.waiting == 0
	r.Layout(r.item.Size())
	r.back.CornerRadius, r.back.FillColor = 6, color.Transparent
	r.text.Color, r.text.TextSize, r.text.TextStyle.Bold = theme.Color(theme.ColorNameForeground), theme.TextSize(), r.item.on
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
