//go:build !windows

package native

import (
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"
)

// Open opens a file or folder with the program that is registered for it.
func Open(path string) error {
	return fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: path})
}

// Reveal shows the folder of a file: desktops have no common way to choose the file in it.
func Reveal(path string) error { return Open(filepath.Dir(path)) }
