// Package clipboard reads the clipboard without waiting for ever: on X11 a text is handed over by the program that it was copied in, and
// the toolkit waits for that one without end, on the window's thread.
package clipboard
