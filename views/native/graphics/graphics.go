// Package graphics finds, before the first window, a way to draw that this machine has: on Windows Direct3D through ANGLE, then OpenGL.
// Fyne alone opens no window where OpenGL is missing (remote desktop, virtual machines, old office PCs) and lives on unseen.
package graphics

import (
	"fmt"
	"os"
	"path/filepath"
)

// Names of the ways to draw, as the log and the test sheet tell them.
const (
	ANGLE  = "ANGLE"  // OpenGL ES on Direct3D 11
	OpenGL = "OpenGL" // the driver's own
)

// libraries are the files of ANGLE, as they are loaded: the second needs the first.
var libraries = []string{"libGLESv2.dll", "libEGL.dll"}

// AbsentError says that ANGLE is not where it belongs, beside the program, so that it could not be tried.
type AbsentError struct {
	Folder string // where it belongs
	Err    error  // of the file that is not there
}

// Error says which file is not there.
func (e *AbsentError) Error() string { return fmt.Sprintf("not beside the program: %v", e.Err) }

// Unwrap is what the system said.
func (e *AbsentError) Unwrap() error { return e.Err }

// absent looks for the libraries in their folder; what is there may still fail to load, for other reasons.
func absent(folder string) error {
	for _, name := range libraries {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			return &AbsentError{Folder: folder, Err: err}
		}
	}
	return nil
}
