//go:build !windows

package ime

import "fyne.io/fyne/v2"

// Follow does nothing: elsewhere the input method's windows are the desktop's affair.
func Follow(fyne.Window) {}
