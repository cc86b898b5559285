package ime

import (
	"syscall"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

var (
	user32 = windows.NewLazySystemDLL("user32.dll")
	imm32  = windows.NewLazySystemDLL("imm32.dll")

	setWindowLong  = user32.NewProc("SetWindowLongPtrW")
	callWindowProc = user32.NewProc("CallWindowProcW")
	clientToScreen = user32.NewProc("ClientToScreen")
	getClientRect  = user32.NewProc("GetClientRect")
	createCaret    = user32.NewProc("CreateCaret")
	destroyCaret   = user32.NewProc("DestroyCaret")
	setCaretPos    = user32.NewProc("SetCaretPos")
	setTimer       = user32.NewProc("SetTimer")

	immGetContext     = imm32.NewProc("ImmGetContext")
	immReleaseContext = imm32.NewProc("ImmReleaseContext")
	immAssociate      = imm32.NewProc("ImmAssociateContextEx")
	immSetComposition = imm32.NewProc("ImmSetCompositionWindow")
	immSetCandidate   = imm32.NewProc("ImmSetCandidateWindow")
	immSetFont        = imm32.NewProc("ImmSetCompositionFontW")
)

// Messages and flags of the Windows SDK (winuser.h, imm.h).
const (
	gwlpWndProc = ^uintptr(3) // -4

	wmSetFocus, wmKillFocus    = 0x0007, 0x0008
	wmKeyUp, wmChar, wmTimer   = 0x0101, 0x0102, 0x0113
	wmLButtonUp, wmSize        = 0x0202, 0x0005
	wmImeStart, wmImeRequest   = 0x010D, 0x0288
	imrQueryCharPosition       = 6
	cfsPoint, cfsExclude       = 0x0002, 0x0080
	iaceDefault, iaceNone      = 0x0010, 0
	timerID, timerMilliseconds = 0x6C6A, 100
)

type point struct{ x, y int32 }

type rect struct{ left, top, right, bottom int32 }

type compositionForm struct {
	style uint32
	at    point
	area  rect
}

type candidateForm struct {
	index, style uint32
	at           point
	area         rect
}

// logFont is LOGFONTW.
type logFont struct {
	height, width, escapement, orientation, weight int32
	italic, underline, strikeOut, charSet          byte
	outPrecision, clipPrecision, quality, pitch    byte
	face                                           [32]uint16
}

type charPosition struct {
	size, char uint32
	at         point
	lineHeight uint32
	document   rect
}

// follower is the one window whose caret is followed. All its messages arrive on the main thread, so that there are no locks.
type follower struct {
	hwnd   uintptr
	canvas fyne.Canvas
	old    uintptr // the window procedure that was there
	at     spot
	typing bool // a field that takes text has the focus
	known  bool // at and typing were told to the system
	caret  int  // height of the system's caret, 0 for none
}

// following keeps the follower: its callback lives as long as the program.
var following *follower

// Follow has the input method follow the caret in a window, which must be shown already. There is one such window.
func Follow(w fyne.Window) {
	native, ok := w.(driver.NativeWindow)
	if !ok || following != nil {
		return
	}
	native.RunNative(func(context any) {
		c, ok := context.(driver.WindowsWindowContext)
		if !ok || c.HWND == 0 {
			return
		}
		f := &follower{hwnd: c.HWND, canvas: w.Canvas()}
		following = f
		f.old, _, _ = setWindowLong.Call(c.HWND, gwlpWndProc, windows.NewCallback(f.message))
		// Focus also moves without any message: the timer sees that.
		_, _, _ = setTimer.Call(c.HWND, timerID, timerMilliseconds, 0)
		f.update(true)
	})
}

// message is the window procedure; what the toolkit makes of a message is done first, as it moves the caret.
func (f *follower) message(hwnd, msg, wide, long uintptr) uintptr {
	switch msg {
	case wmTimer:
		if wide == timerID {
			f.update(false)
			return 0
		}
	case wmImeStart: // before the composition is placed
		f.update(true)
	case wmImeRequest:
		if wide == imrQueryCharPosition && f.answer(long) {
			return 1
		}
	}
	result, _, _ := syscall.SyscallN(callWindowProc.Addr(), f.old, hwnd, msg, wide, long)
	switch msg {
	case wmKeyUp, wmChar, wmLButtonUp, wmSize:
		f.update(false)
	case wmSetFocus:
		f.update(true)
	case wmKillFocus:
		f.dropCaret()
	}
	return result
}

// update tells the system where the caret is, if that is news.
func (f *follower) update(always bool) {
	at, typing := caretOn(f.canvas)
	if f.known && !always && at == f.at && typing == f.typing {
		return
	}
	if !f.known || typing != f.typing {
		how := uintptr(iaceNone)
		if typing {
			how = iaceDefault
		}
		_, _, _ = immAssociate.Call(f.hwnd, 0, how)
	}
	f.at, f.typing, f.known = at, typing, true
	if !typing {
		f.dropCaret()
		return
	}
	f.place()
	f.moveCaret()
}

// place puts the input method's windows: the composition at the caret, the candidates clear of its line.
func (f *follower) place() {
	context, _, _ := immGetContext.Call(f.hwnd)
	if context == 0 {
		return
	}
	defer func() { _, _, _ = immReleaseContext.Call(f.hwnd, context) }()
	at := point{int32(f.at.x), int32(f.at.y)}
	line := rect{at.x, at.y, at.x + int32(f.at.width), at.y + int32(f.at.height)}
	font := logFont{height: -int32(f.at.height) * 3 / 4, charSet: 1} // DEFAULT_CHARSET; a line is about 4/3 of its letters
	copy(font.face[:], windows.StringToUTF16("Microsoft YaHei UI"))
	composition := compositionForm{style: cfsPoint, at: at}
	candidate := candidateForm{style: cfsExclude, at: point{at.x, line.bottom}, area: line}
	_, _, _ = immSetFont.Call(context, uintptr(unsafe.Pointer(&font)))
	_, _, _ = immSetComposition.Call(context, uintptr(unsafe.Pointer(&composition)))
	_, _, _ = immSetCandidate.Call(context, uintptr(unsafe.Pointer(&candidate)))
}

// moveCaret keeps a caret of the system's own, never shown: some input methods look for that alone.
func (f *follower) moveCaret() {
	if f.caret != f.at.height {
		if made, _, _ := createCaret.Call(f.hwnd, 0, 1, uintptr(f.at.height)); made == 0 {
			return
		}
		f.caret = f.at.height
	}
	_, _, _ = setCaretPos.Call(uintptr(f.at.x), uintptr(f.at.y))
}

func (f *follower) dropCaret() {
	if f.caret != 0 {
		_, _, _ = destroyCaret.Call()
		f.caret = 0
	}
}

// answer tells an input method that asks where the text stands on the screen (IMR_QUERYCHARPOSITION).
func (f *follower) answer(long uintptr) bool {
	at, typing := caretOn(f.canvas)
	if !typing || long == 0 {
		return false
	}
	var inside rect
	_, _, _ = getClientRect.Call(f.hwnd, uintptr(unsafe.Pointer(&inside)))
	var origin point
	_, _, _ = clientToScreen.Call(f.hwnd, uintptr(unsafe.Pointer(&origin)))
	asked := *(**charPosition)(unsafe.Pointer(&long)) // the message's parameter is a pointer of the system's
	asked.at = point{origin.x + int32(at.x), origin.y + int32(at.y)}
	asked.lineHeight = uint32(at.height)
	asked.document = rect{origin.x, origin.y, origin.x + inside.right, origin.y + inside.bottom}
	return true
}
