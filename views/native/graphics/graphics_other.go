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
	if err := glfw.Init(); err != nil {
		return "", fmt.Errorf("glfw: %w", err)
	}
	glfw.WindowHintString(glfw.X11InstanceName, class)
	glfw.WindowHintString(glfw.X11ClassName, class)
	return OpenGL, nil
}
