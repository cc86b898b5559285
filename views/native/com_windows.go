package native

import (
	"fmt"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	ole32          = windows.NewLazySystemDLL("ole32.dll")
	createInstance = ole32.NewProc("CoCreateInstance")
)

// Values of the Windows SDK (combaseapi.h, winerror.h).
const (
	apartment        = 2 | 4 // COINIT_APARTMENTTHREADED, COINIT_DISABLE_OLE1DDE
	alreadyThere     = 1     // S_FALSE
	inProcess        = 1     // CLSCTX_INPROC_SERVER
	errCancelled     = hresult(0x800704C7)
	methodRelease    = 2
	longestInterface = 29 // methods, of those used here
)

// hresult is a COM error.
type hresult uint32

// Error tells its number: that is what can be looked up.
func (h hresult) Error() string { return fmt.Sprintf("HRESULT %#08x", uint32(h)) }

// object is a COM object: a pointer to the table of its methods, in the order of its header file.
type object struct{ methods *[longestInterface]uintptr }

// call calls a method; pointers among its arguments stay where they are until it returns.
//
//go:uintptrescapes
func (o *object) call(method int, arguments ...uintptr) error {
	r, _, _ := syscall.SyscallN(o.methods[method], append([]uintptr{uintptr(unsafe.Pointer(o))}, arguments...)...)
	if int32(r) < 0 {
		return hresult(r)
	}
	return nil
}

func (o *object) release() { _ = o.call(methodRelease) } // what it returns is a count

// create makes an object of a class.
func create(class, is *windows.GUID) (*object, error) {
	var made *object
	r, _, _ := createInstance.Call(uintptr(unsafe.Pointer(class)), 0, inProcess, uintptr(unsafe.Pointer(is)),
		uintptr(unsafe.Pointer(&made)))
	if int32(r) < 0 {
		return nil, hresult(r)
	}
	return made, nil
}

// withCOM does something that needs COM on this thread.
func withCOM(do func() error) error {
	if err := windows.CoInitializeEx(0, apartment); err != nil && err != syscall.Errno(alreadyThere) {
		return err
	}
	defer windows.CoUninitialize()
	return do()
}
