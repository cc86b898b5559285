package kit

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"liujin/app/print"
)

// Preview shows the pages of a job just as they will be printed: one at a time, as wide as the window, whole, or larger.
type Preview struct {
	widget.BaseWidget
	Back  func()              // Escape
	Other func(fyne.Shortcut) // shortcuts: save, print
	Links func(link string)   // opens what a click on a number names; nil: nothing can be opened

	job    *print.Job
	raster *print.Raster
	at     int
	zoom   int // index in zooms
	sheet  *canvas.Image
	scroll *container.Scroll
	page   *widget.Label
	size   *widget.Label
	root   fyne.CanvasObject
	shown  fyne.Size // the room that the page was drawn for
	over   bool      // the pointer is on something that opens
}

// zooms are the steps of the preview: two that follow the window, then shares of the paper's own size on a screen of 96 dots an inch.
var zooms = []struct {
	name  string
	share float64
}{{"整页", wholePage}, {"适合宽度", fitWidth}, {"75%", 0.75}, {"100%", 1}, {"125%", 1.25}, {"150%", 1.5}, {"200%", 2}}

const (
	wholePage = -1.0
	fitWidth  = 0.0
)

// dotsPerMM is a screen's of 96 dots an inch.
const dotsPerMM = 96 / 25.4

// NewPreview makes a preview.
func NewPreview() *Preview {
	p := &Preview{raster: print.NewRaster(), zoom: 1, sheet: &canvas.Image{FillMode: canvas.ImageFillStretch}, page: widget.NewLabel(""),
		size: widget.NewLabel("")}
	p.ExtendBaseWidget(p)
	ground := canvas.NewRectangle(color.NRGBA{0x80, 0x86, 0x8e, 0xff})
	p.scroll = container.NewScroll(container.New(&onPaper{p}, p.sheet))
	p.root = container.NewStack(ground, container.New(&roomFor{p}, p.scroll))
	return p
}

// Tools are the controls above the page: paging and size.
func (p *Preview) Tools() fyne.CanvasObject {
	return container.NewHBox(
		Button("‹ 上一页", func() { p.Turn(-1) }), p.page, Button("下一页 ›", func() { p.Turn(1) }),
		Spacer(), Button("－", func() { p.Zoom(-1) }), p.size, Button("＋", func() { p.Zoom(1) }))
}

// Load shows a job, at the page that was shown if it has one so far on.
func (p *Preview) Load(job *print.Job) {
	p.job = job
	p.at = min(p.at, max(0, len(job.Pages)-1))
	p.draw()
}

// Turn pages on or back.
func (p *Preview) Turn(by int) {
	p.Go(p.at + by)
	p.Take()
}

// Take gives the preview the keys.
func (p *Preview) Take() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
}

// Go shows a page, counted from 0.
func (p *Preview) Go(at int) {
	if p.job == nil {
		return
	}
	if at = min(max(0, at), len(p.job.Pages)-1); at != p.at {
		p.at = at
		p.scroll.ScrollToTop()
		p.draw()
	}
}

// Zoom makes the page larger or smaller by a step.
func (p *Preview) Zoom(by int) {
	if next := min(max(0, p.zoom+by), len(zooms)-1); next != p.zoom {
		p.zoom = next
		p.draw()
	}
	p.Take()
}

// At is the page that is shown, counted from 0.
func (p *Preview) At() int { return p.at }

// scale is the size of the page on the screen, 1 is its own.
func (p *Preview) scale(page *print.Page) float64 {
	room := p.scroll.Size()
	wide := float64(room.Width-2*paperGap) / (page.Width * dotsPerMM)
	switch zooms[p.zoom].share {
	case wholePage:
		return max(0.1, min(wide, float64(room.Height-2*paperGap)/(page.Height*dotsPerMM)))
	case fitWidth:
		return max(0.1, min(wide, 1)) // no larger than the paper itself
	}
	return zooms[p.zoom].share
}

// paperGap lies round the page.
const paperGap = 14

// Rest lets go of the pictures while the preview is not looked at; it paints anew when it is laid out again.
func (p *Preview) Rest() {
	p.raster, p.shown, p.sheet.Image = print.NewRaster(), fyne.Size{}, nil
	p.sheet.Refresh()
}

// fit draws anew when the room has changed.
func (p *Preview) fit() {
	if p.shown != p.scroll.Size() {
		p.draw()
	}
}

// draw paints the page for the size it has on the screen.
func (p *Preview) draw() {
	if p.job == nil || len(p.job.Pages) == 0 {
		return
	}
	p.shown = p.scroll.Size()
	if p.shown.Width < 1 {
		return
	}
	page := &p.job.Pages[p.at]
	scale := p.scale(page)
	dots := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		dots = c.Scale()
	}
	p.sheet.Image = p.raster.Paint(page, 96*scale*float64(dots))
	p.sheet.SetMinSize(fyne.NewSize(float32(page.Width*dotsPerMM*scale), float32(page.Height*dotsPerMM*scale)))
	p.sheet.Refresh()
	p.scroll.Refresh()
	p.page.SetText(fmt.Sprintf("第 %d 页 / 共 %d 页", p.at+1, len(p.job.Pages)))
	p.size.SetText(zooms[p.zoom].name)
}

// CreateRenderer shows the page.
func (p *Preview) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.root) }

// FocusGained and FocusLost: the preview takes the keys that page.
func (p *Preview) FocusGained() {}

// FocusLost leaves the keys to another control.
func (p *Preview) FocusLost() {}

// TypedRune makes larger and smaller.
func (p *Preview) TypedRune(r rune) {
	switch r {
	case '+', '=':
		p.Zoom(1)
	case '-':
		p.Zoom(-1)
	}
}

// TypedShortcut hands shortcuts on.
func (p *Preview) TypedShortcut(s fyne.Shortcut) {
	if p.Other != nil {
		p.Other(s)
	}
}

// TypedKey pages and goes back.
func (p *Preview) TypedKey(k *fyne.KeyEvent) {
	by, ok := map[fyne.KeyName]int{fyne.KeyPageDown: 1, fyne.KeyPageUp: -1, fyne.KeyRight: 1, fyne.KeyLeft: -1}[k.Name]
	switch {
	case ok:
		p.Turn(by)
	case k.Name == fyne.KeyHome:
		p.Go(0)
	case k.Name == fyne.KeyEnd && p.job != nil:
		p.Go(len(p.job.Pages) - 1)
	case slices.Contains([]fyne.KeyName{fyne.KeyDown, fyne.KeyUp}, k.Name):
		step := float32(60)
		if k.Name == fyne.KeyUp {
			step = -step
		}
		p.scroll.ScrollToOffset(fyne.NewPos(p.scroll.Offset.X, max(0, p.scroll.Offset.Y+step)))
	case k.Name == fyne.KeyEscape && p.Back != nil:
		p.Back()
	case k.Name == fyne.KeyF1:
		passKey(p, k)
	}
}

// Tapped opens what was clicked on, or takes the keys.
func (p *Preview) Tapped(e *fyne.PointEvent) {
	if Stray(p) {
		return
	}
	if link := p.linkAt(e.Position); link != "" {
		p.Links(link)
		return
	}
	p.Take()
}

// linkAt is what stands under a point of the preview.
func (p *Preview) linkAt(at fyne.Position) string {
	if p.job == nil || p.Links == nil || len(p.job.Pages) == 0 {
		return ""
	}
	page := &p.job.Pages[p.at]
	on := at.Subtract(p.sheet.Position()).Add(p.scroll.Offset)
	size := p.sheet.Size()
	if size.Width < 1 || on.X < 0 || on.Y < 0 {
		return ""
	}
	return page.LinkAt(float64(on.X/size.Width)*page.Width, float64(on.Y/size.Height)*page.Height)
}

// MouseIn and the like: the pointer is a hand over what opens.
func (p *Preview) MouseIn(e *desktop.MouseEvent) { p.over = p.linkAt(e.Position) != "" }

// MouseMoved follows the pointer.
func (p *Preview) MouseMoved(e *desktop.MouseEvent) { p.over = p.linkAt(e.Position) != "" }

// MouseOut ends what MouseIn began.
func (p *Preview) MouseOut() { p.over = false }

// Cursor is a hand over what opens.
func (p *Preview) Cursor() desktop.Cursor {
	if p.over {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// onPaper lays the page in the middle of the scroller.
type onPaper struct{ p *Preview }

// Layout places the page.
func (l *onPaper) Layout(o []fyne.CanvasObject, size fyne.Size) {
	page := o[0].MinSize()
	o[0].Resize(page)
	o[0].Move(fyne.NewPos(max(paperGap, (size.Width-page.Width)/2), max(paperGap, (size.Height-page.Height)/2)))
}

// MinSize is the page with its gap.
func (l *onPaper) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*paperGap, 2*paperGap)
}

// roomFor gives the scroller all room, and draws the page for it.
type roomFor struct{ p *Preview }

// Layout resizes the scroller.
func (l *roomFor) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(size)
	l.p.fit()
}

// MinSize is little: the page scrolls.
func (l *roomFor) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 160) }
