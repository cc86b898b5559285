package native

import (
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

var (
	findWindow      = user32.NewProc("FindWindowExW")
	sendMessage     = user32.NewProc("SendMessageTimeoutW")
	allowForeground = user32.NewProc("AllowSetForegroundWindow")
)

// className names the window without a face by which instances of the program find each other in one user's session.
const className = "cn.liujin.ledger.instance"

const (
	wmCopyData   = 0x004A
	abortIfHung  = 0x0002
	handingMilli = 3000
	handed       = 0x6C6A // what copyData and its answer are known by
)

// copyData is COPYDATASTRUCT.
type copyData struct {
	kind uintptr
	size uint32
	text *uint16
}

// HandOver gives a path, or "" for none, to the instance that is running and has it come to the front; false if there is none.
func HandOver(path string) bool {
	name, text, err := classAnd(path)
	if err != nil {
		return false
	}
	other, _, _ := findWindow.Call(messageOnly, 0, uintptr(unsafe.Pointer(name)), 0)
	if other == 0 {
		return false
	}
	var process uint32
	if _, err := windows.GetWindowThreadProcessId(windows.HWND(other), &process); err == nil {
		_, _, _ = allowForeground.Call(uintptr(process)) // only who was started last may give the foreground away
	}
	message := copyData{kind: handed, size: uint32(2 * len(text)), text: &text[0]}
	var answer uintptr
	ok, _, _ := sendMessage.Call(other, wmCopyData, 0, uintptr(unsafe.Pointer(&message)), abortIfHung, handingMilli,
		uintptr(unsafe.Pointer(&answer)))
	return ok != 0 && answer == handed
}

func classAnd(path string) (name *uint16, text []uint16, err error) {
	if name, err = windows.UTF16PtrFromString(className); err != nil {
		return nil, nil, err
	}
	text, err = windows.UTF16FromString(path)
	return name, text, err
}

// Receive has take called on the main thread with what later instances hand over. It must be called there, too, and once.
//
// Not at once: the message also comes in the midst of a file dialog of the system's, and what that was opened for goes first. The one who
// hands over does not wait for it.
func Receive(take func(path string)) error {
	_, err := messageWindow(className, func(msg, _, long uintptr) (answer uintptr, done bool) {
		if msg != wmCopyData {
			return 0, false
		}
		m := *(**copyData)(unsafe.Pointer(&long)) // the message's parameter is a pointer of the system's
		if m.kind != handed || m.size == 0 || m.size%2 != 0 {
			return 0, true
		}
		path := windows.UTF16ToString(unsafe.Slice(m.text, m.size/2))
		fyne.Do(func() { take(path) })
		return handed, true
	})
	return err
}
