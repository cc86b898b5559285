// Package graphics finds, before the first window, a way to draw that this machine has: on Windows Direct3D through ANGLE, then OpenGL.
// Fyne alone opens no window where OpenGL is missing (remote desktop, virtual machines, old office PCs) and lives on unseen.
package graphics

// Names of the ways to draw, as the log and the test sheet tell them.
const (
	ANGLE  = "ANGLE"  // OpenGL ES on Direct3D 11
	OpenGL = "OpenGL" // the driver's own
)
