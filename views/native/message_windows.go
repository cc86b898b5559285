package native

import (
	"fmt"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	registerClass = user32.NewProc("RegisterClassExW")
	createWindow  = user32.NewProc("CreateWindowExW")
	defWindowProc = user32.NewProc("DefWindowProcW")
)

const messageOnly = ^uintptr(2) // HWND_MESSAGE, -3

// windowClass is WNDCLASSEXW.
type windowClass struct {
	size, style                        uint32
	proc                               uintptr
	classExtra, windowExtra            int32
	instance, icon, cursor, background uintptr
	menu, name                         *uint16
	iconSmall                          uintptr
}

// messageWindow makes a window without a face, which only takes messages: take answers those that it knows. It lives as long as the program
// and must be made on the main thread.
func messageWindow(class string, take func(msg, wide, long uintptr) (answer uintptr, done bool)) (hwnd uintptr, err error) {
	name, err := windows.UTF16PtrFromString(class)
	if err != nil {
		return 0, err
	}
	c := windowClass{name: name, proc: windows.NewCallback(func(hwnd, msg, wide, long uintptr) uintptr {
		if answer, done := take(msg, wide, long); done {
			return answer
		}
		result, _, _ := defWindowProc.Call(hwnd, msg, wide, long)
		return result
	})}
	c.size = uint32(unsafe.Sizeof(c))
	if atom, _, err := registerClass.Call(uintptr(unsafe.Pointer(&c))); atom == 0 {
		return 0, fmt.Errorf("register class: %w", err)
	}
	hwnd, _, err = createWindow.Call(0, uintptr(unsafe.Pointer(name)), 0, 0, 0, 0, 0, 0, messageOnly, 0, 0, 0)
	if hwnd == 0 {
		return 0, fmt.Errorf("create window: %w", err)
	}
	return hwnd, nil
}
