package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/views/kit"
)

// cover shows something in place of the screen, such as the import; uncover brings the screen back.
func (s *Shell) cover(o fyne.CanvasObject) {
	s.covered = true
	s.status.forget()
	s.window.Canvas().Unfocus() // what lies under it would go on taking the keys
	s.body.Objects = []fyne.CanvasObject{o}
	s.body.Refresh()
}

func (s *Shell) uncover() {
	s.window.Canvas().Unfocus() // what lay over it would go on taking the keys
	back := s.wayBack
	s.Go(s.current)
	s.wayBackTo(back)
}

// wayBack is a way back: to the screen or the paper whose number was opened.
type wayBack struct {
	title string
	back  func()
}

// wayBackTo puts the way back above the screen.
func (s *Shell) wayBackTo(w *wayBack) {
	if s.wayBack = w; w == nil {
		return
	}
	link := kit.Link("← 返回"+w.title+"（Alt+←）", s.back)
	s.body.Objects = []fyne.CanvasObject{container.NewBorder(container.NewHBox(link), nil, nil, nil, s.body.Objects[0])}
	s.body.Refresh()
}

// back goes where the rows on the screen were opened from.
func (s *Shell) back() {
	if s.wayBack != nil {
		s.wayBack.back()
	}
}
