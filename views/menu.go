package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/views/kit"
)

// menuItem is one of several things that can be done.
type menuItem struct {
	label string
	do    func()
}

// menuMargin is the room that a menu leaves beside its texts, for the dialog's edge and the button's.
const menuMargin = 160

// menu asks which of several things is meant: a button each, the first has the keys.
func (s *Shell) menu(title string, items []menuItem) {
	if len(items) == 0 {
		return
	}
	var hide func()
	box := container.NewVBox()
	for _, item := range items {
		one := kit.Button("", func() {
			hide()
			item.do()
		})
		one.SetTextWithin(item.label, s.window.Canvas().Size().Width-menuMargin)
		box.Add(one)
	}
	var body fyne.CanvasObject = box
	if most := s.window.Canvas().Size().Height - 260; box.MinSize().Height > most {
		scroll := container.NewVScroll(box)
		scroll.SetMinSize(fyne.NewSize(420, most))
		body = scroll
	}
	hide = kit.Dialog(s.window, title, 460, body, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button(kit.WordCancel, close)}
	})
	s.window.Canvas().Focus(box.Objects[0].(*kit.Press))
}
