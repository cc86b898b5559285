package native

import "golang.org/x/sys/windows"

// Refuse says in a box of the system's own why there will be no window.
func Refuse(title, text string) {
	t, err := windows.UTF16PtrFromString(text)
	c, err2 := windows.UTF16PtrFromString(title)
	if err == nil && err2 == nil {
		// What was pressed doesn't matter: there is one button.
		_, _ = windows.MessageBox(0, t, c, windows.MB_OK|windows.MB_ICONERROR|windows.MB_SETFOREGROUND)
	}
}
