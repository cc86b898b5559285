package graphics

// #include "procs_windows.h"
import "C"

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-gl/glfw/v3.3/glfw"
	"golang.org/x/sys/windows"
)

// forceVariable names the environment variable that says which way to take, for machines whose Direct3D is at fault.
const forceVariable = "LIUJIN_GRAPHICS"

// Start finds a way to draw and has Fyne's windows take it; it must run on the main thread before the Fyne app is made. The error is what
// each way said.
//
// It relies on Fyne calling glfw.Init again, which then does nothing, and never
// resetting hints: so what is hinted here holds for its windows.
func Start() (way string, err error) {
	if err := glfw.Init(); err != nil {
		return "", fmt.Errorf("glfw: %w", err)
	}
	var failed []error
	for _, w := range ways(os.Getenv(forceVariable)) {
		if err := w.try(); err != nil {
			slog.Warn("not drawing", "by", w.name, "err", err)
			failed = append(failed, fmt.Errorf("%s: %w", w.name, err))
			continue
		}
		return w.name, nil
	}
	return "", errors.Join(failed...)
}

type way struct {
	name string
	try  func() error
}

// ways are those that are tried, in their order: ANGLE first, as Direct3D is there even where no driver is.
func ways(forced string) []way {
	all := []way{{ANGLE, tryANGLE}, {OpenGL, tryOpenGL}}
	switch {
	case strings.EqualFold(forced, OpenGL):
		return all[1:]
	case strings.EqualFold(forced, ANGLE):
		return all[:1]
	}
	return all
}

// tryANGLE loads ANGLE from beside the program by full paths: GLFW then finds libEGL by its name, and no other's is taken.
func tryANGLE() error {
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	dir := filepath.Join(filepath.Dir(exe), "angle")
	if err := absent(dir); err != nil {
		return err
	}
	var dlls [2]windows.Handle
	for i, name := range libraries {
		if dlls[i], err = windows.LoadLibraryEx(filepath.Join(dir, name), 0, windows.LOAD_WITH_ALTERED_SEARCH_PATH); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	C.liujinProcsFrom(C.uintptr_t(dlls[0]))
	glfw.WindowHint(glfw.ContextCreationAPI, glfw.EGLContextAPI)
	return probe()
}

func tryOpenGL() error {
	C.liujinProcsFrom(0)
	glfw.WindowHint(glfw.ContextCreationAPI, glfw.NativeContextAPI)
	return probe()
}

// probe opens a hidden window as Fyne would, and closes it.
func probe() error {
	glfw.WindowHint(glfw.Visible, glfw.False)
	glfw.WindowHint(glfw.ClientAPI, glfw.OpenGLESAPI)
	glfw.WindowHint(glfw.ContextVersionMajor, 2)
	glfw.WindowHint(glfw.ContextVersionMinor, 0)
	w, err := glfw.CreateWindow(64, 64, "", nil, nil)
	switch {
	case err != nil:
		return err
	case w == nil: // some failures come without an error
		return errors.New("no window and no reason")
	}
	w.MakeContextCurrent()
	works := C.liujinDraws() != 0
	glfw.DetachCurrentContext()
	w.Destroy()
	if !works {
		return errors.New("the context does not draw")
	}
	return nil
}

// GiveBack has nothing to do: Windows takes back what the drawing has let go of.
func GiveBack() {}
