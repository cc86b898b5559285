package views

import "fyne.io/fyne/v2"

// cover shows something in place of the screen, such as the import; uncover brings the screen back.
func (s *Shell) cover(o fyne.CanvasObject) {
	s.covered = true
	s.body.Objects = []fyne.CanvasObject{o}
	s.body.Refresh()
}

func (s *Shell) uncover() {
	s.window.Canvas().Unfocus() // what lay over it would go on taking the keys
	s.Go(s.current)
}
