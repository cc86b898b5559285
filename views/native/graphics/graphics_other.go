//go:build !windows

package graphics

// Start does nothing: elsewhere OpenGL is part of every desktop.
func Start() (way string, err error) { return OpenGL, nil }
