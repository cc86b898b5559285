//go:build !windows

package native

import "fyne.io/fyne/v2"

// Pick has no dialog of its own here: ok is false, and the toolkit's is to be used.
func Pick(fyne.Window, Choice) (paths []string, ok bool) { return nil, false }
