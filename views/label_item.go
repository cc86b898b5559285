package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"liujin/views/kit"
)

// labelItem is a line of the navigation or a tab: what is clicked to go somewhere, with how much waits there. It takes no keyboard focus:
// Ctrl+PageUp and Ctrl+1 to Ctrl+9 serve it.
type labelItem struct {
	widget.BaseWidget
	kit.Hint
	text    string
	waiting int
	on      bool
	hover   bool
	tapped  func()
	draw    func(*labelItem) fyne.WidgetRenderer
}

func newLabelItem(text string, tapped func(), draw func(*labelItem) fyne.WidgetRenderer) *labelItem {
	i := &labelItem{text: text, tapped: tapped, draw: draw}
	i.ExtendBaseWidget(i)
	return i
}

// set shows whether it is where one is, and how much waits there.
func (i *labelItem) set(on bool, waiting int) {
	if i.on != on || i.waiting != waiting {
		i.on, i.waiting = on, waiting
		i.Refresh()
	}
}

// Tapped goes there.
func (i *labelItem) Tapped(*fyne.PointEvent) {
	if !kit.Stray(i) {
		i.tapped()
	}
}

// MouseIn shows where the pointer is.
func (i *labelItem) MouseIn(e *desktop.MouseEvent) {
	i.hover = true
	i.Refresh()
	i.Hint.MouseIn(e)
}

// MouseOut ends what MouseIn began.
func (i *labelItem) MouseOut() {
	i.hover = false
	i.Refresh()
	i.Hint.MouseOut()
}

// CreateRenderer draws it as its place does.
func (i *labelItem) CreateRenderer() fyne.WidgetRenderer { return i.draw(i) }
