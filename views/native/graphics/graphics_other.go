//go:build !windows && cgo

package graphics

import (
	"fmt"

	"github.com/go-gl/glfw/v3.3/glfw"
)

// class is what desktops know our windows by: StartupWMClass in assets/linux. Else it is the title, whose Chinese some of them misread.
const class = "cn.liujin.ledger"

// Start names our windows; to draw, OpenGL is part of every desktop elsewhere. It relies on Fyne as Start on Windows does.
func Start() (way string, err error) {
	defer func() { // a display that can't be reached is no error of Init's: the first cursor panics, Fyne's or this one
		if r := recover(); r != nil {
			err = fmt.Errorf("glfw: %v", r)
		}
	}()
	if err := glfw.Init(); err != nil {
		return "", fmt.Errorf("glfw: %w", err)
	}
	glfw.CreateStandardCursor(glfw.ArrowCursor).Destroy()
	glfw.WindowHintString(glfw.X11InstanceName, class)
	glfw.WindowHintString(glfw.X11ClassName, class)
	return OpenGL, nil
}
