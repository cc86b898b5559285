//go:build !windows

package native

import "fyne.io/fyne/v2"

// Fit does nothing: elsewhere the window manager fits windows to the screen.
func Fit(fyne.Window) {}

// Front brings a window before all others, as far as the window manager lets it.
func Front(w fyne.Window) { w.RequestFocus() }
