package native

import (
	"log/slog"
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

var (
	notifyIcon = windows.NewLazySystemDLL("shell32.dll").NewProc("Shell_NotifyIconW")
	loadIcon   = user32.NewProc("LoadIconW")
	getModule  = windows.NewLazySystemDLL("kernel32.dll").NewProc("GetModuleHandleW")
)

// Values of the Windows SDK (shellapi.h, winuser.h).
const (
	iconAdd, iconRemove        = 0, 2
	iconTells, iconShows       = 0x1, 0x2 // NIF_MESSAGE, NIF_ICON
	iconTip, iconBalloon       = 0x4, 0x10
	balloonInfo                = 0x1
	wmBalloon                  = 0x8000 + 1 // WM_APP + 1
	balloonGone, balloonTapped = 0x404, 0x405
	iconPressed                = 0x202 // WM_LBUTTONUP
	informationIcon            = 32516 // IDI_INFORMATION, where the program has none
)

// programIcon is its name in winres.json.
const programIcon = "APP"

// notifyIconData is NOTIFYICONDATAW.
type notifyIconData struct {
	size         uint32
	hwnd         uintptr
	id, flags    uint32
	message      uint32
	icon         uintptr
	tip          [128]uint16
	state, mask  uint32
	text         [256]uint16
	version      uint32
	title        [64]uint16
	balloonFlags uint32
	guid         windows.GUID
	balloonIcon  uintptr
}

// noticeWindow hears of clicks on the notice, on being made; 0 until the first notice.
var noticeWindow uintptr

// hear is what the notice window hands its messages to.
var hear func(event uintptr)

// Notify shows a balloon at the task bar: clicked, it brings the window to the front. Its icon goes when the balloon does, at the latest by
// remove. The toolkit's own notices start PowerShell, which the offices' virus scanners stop. It must be called on the main thread.
func Notify(w fyne.Window, title, text string) (remove func()) {
	if noticeWindow == 0 {
		hwnd, err := messageWindow("cn.liujin.ledger.notice", func(msg, _, long uintptr) (uintptr, bool) {
			if msg == wmBalloon {
				hear(long & 0xFFFF)
			}
			return 0, msg == wmBalloon
		})
		if err != nil {
			slog.Warn("notice", "err", err)
			return func() {}
		}
		noticeWindow = hwnd
	}
	d := notifyIconData{hwnd: noticeWindow, id: 1, flags: iconTells | iconShows | iconTip | iconBalloon, message: wmBalloon,
		balloonFlags: balloonInfo, icon: icon()}
	d.size = uint32(unsafe.Sizeof(d))
	fill(d.tip[:], title)
	fill(d.title[:], title)
	fill(d.text[:], text)
	remove = func() { _, _, _ = notifyIcon.Call(iconRemove, uintptr(unsafe.Pointer(&d))) } // again does no harm
	hear = func(event uintptr) {
		switch event {
		case balloonTapped, iconPressed:
			remove()
			Front(w)
		case balloonGone:
			remove()
		}
	}
	if ok, _, err := notifyIcon.Call(iconAdd, uintptr(unsafe.Pointer(&d))); ok == 0 {
		slog.Warn("notice", "err", err)
	}
	return remove
}

// icon is the program's, or the system's sign for information.
func icon() uintptr {
	module, _, _ := getModule.Call(0)
	if name, err := windows.UTF16PtrFromString(programIcon); err == nil {
		if own, _, _ := loadIcon.Call(module, uintptr(unsafe.Pointer(name))); own != 0 {
			return own
		}
	}
	common, _, _ := loadIcon.Call(0, informationIcon)
	return common
}

// fill copies text that fits, whole letters and an end.
func fill(to []uint16, text string) {
	for len(text) > 0 {
		if u, err := windows.UTF16FromString(text); err != nil || len(u) <= len(to) {
			copy(to, u)
			return
		}
		r := []rune(text)
		text = string(r[:len(r)-1])
	}
}
