package native

import (
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

var (
	user32              = windows.NewLazySystemDLL("user32.dll")
	showWindow          = user32.NewProc("ShowWindow")
	isIconic            = user32.NewProc("IsIconic")
	setForegroundWindow = user32.NewProc("SetForegroundWindow")
	getWindowRect       = user32.NewProc("GetWindowRect")
	lastActivePopup     = user32.NewProc("GetLastActivePopup")
	monitorFromWindow   = user32.NewProc("MonitorFromWindow")
	getMonitorInfo      = user32.NewProc("GetMonitorInfoW")
)

// Ways to show a window, and the monitor that is nearest to one (winuser.h).
const (
	swMaximize, swRestore = 3, 9
	monitorNearest        = 2
)

type rect struct{ left, top, right, bottom int32 }

// monitorInfo is MONITORINFO.
type monitorInfo struct {
	size          uint32
	monitor, work rect
	flags         uint32
}

// handle is a window's HWND, 0 while it has none. It must be asked for on the main thread.
func handle(w fyne.Window) (hwnd uintptr) {
	if n, ok := w.(driver.NativeWindow); ok {
		n.RunNative(func(context any) {
			if c, ok := context.(driver.WindowsWindowContext); ok {
				hwnd = c.HWND
			}
		})
	}
	return hwnd
}

// Fit maximizes a window that would reach beyond its monitor's work area: half of the office's PCs have 1366 × 768 and a task bar.
func Fit(w fyne.Window) {
	hwnd := handle(w)
	if hwnd == 0 {
		return
	}
	var own rect
	info := monitorInfo{size: uint32(unsafe.Sizeof(monitorInfo{}))}
	monitor, _, _ := monitorFromWindow.Call(hwnd, monitorNearest)
	_, _, _ = getWindowRect.Call(hwnd, uintptr(unsafe.Pointer(&own)))
	if ok, _, _ := getMonitorInfo.Call(monitor, uintptr(unsafe.Pointer(&info))); ok == 0 {
		return
	}
	if own.right > info.work.right || own.bottom > info.work.bottom || own.left < info.work.left || own.top < info.work.top {
		_, _, _ = showWindow.Call(hwnd, swMaximize)
	}
}

// Front brings a window before all others, out of the task bar if it lies there.
func Front(w fyne.Window) {
	hwnd := handle(w)
	if hwnd == 0 {
		return
	}
	if iconic, _, _ := isIconic.Call(hwnd); iconic != 0 {
		_, _, _ = showWindow.Call(hwnd, swRestore)
	}
	top, _, _ := lastActivePopup.Call(hwnd) // a dialog of the system's over it, or itself
	_, _, _ = setForegroundWindow.Call(top)
}
