package native

import (
	"os"

	"golang.org/x/sys/windows"
)

const parentProcess = ^uintptr(0) // ATTACH_PARENT_PROCESS

// Console lets a command write to the console that it was typed in: a program with windows begins without one. What was redirected to a
// file or another program stays so.
func Console() {
	attach := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")
	if ok, _, _ := attach.Call(parentProcess); ok == 0 {
		return
	}
	for name, f := range map[uint32]**os.File{windows.STD_OUTPUT_HANDLE: &os.Stdout, windows.STD_ERROR_HANDLE: &os.Stderr} {
		if h, err := windows.GetStdHandle(name); err == nil && h != 0 && h != windows.InvalidHandle {
			if kind, err := windows.GetFileType(h); err == nil && kind != windows.FILE_TYPE_UNKNOWN {
				*f = os.NewFile(uintptr(h), (*f).Name()) // made anew, it knows consoles and their encoding
				continue
			}
		}
		if console, err := os.OpenFile("CONOUT$", os.O_RDWR, 0); err == nil {
			*f = console
		}
	}
}
