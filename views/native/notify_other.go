//go:build !windows

package native

import "fyne.io/fyne/v2"

// Notify shows a notice of the desktop's own. There is nothing to take away: the desktop keeps its notices itself.
func Notify(_ fyne.Window, title, text string) (remove func()) {
	fyne.CurrentApp().SendNotification(fyne.NewNotification(title, text))
	return func() {}
}
