//go:build !windows && cgo

package graphics

/*
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

static void keep_less(void) {
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, 128 << 10);
#endif
}

static void give_back(void) {
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}
*/
import "C"

import (
	"fmt"

	"github.com/go-gl/glfw/v3.3/glfw"
)

// class is what desktops know our windows by: StartupWMClass in assets/linux. Else it is the title, whose Chinese some of them misread.
const class = "cn.liujin.ledger"

// Start names our windows; to draw, OpenGL is part of every desktop elsewhere. It relies on Fyne as Start on Windows does.
func Start() (way string, err error) {
	// A picture of 128 KB and more, such as a page's, goes back to the system when the drawing lets go of it. Left alone, glibc takes ever
	// larger ones out of its heap once one was freed, and whatever lies above keeps them.
	C.keep_less()
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

// GiveBack gives back to the system what the drawing has let go of.
func GiveBack() { C.give_back() }
