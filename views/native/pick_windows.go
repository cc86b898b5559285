package native

import (
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

var itemFromName = windows.NewLazySystemDLL("shell32.dll").NewProc("SHCreateItemFromParsingName")

var (
	openDialog = windows.GUID{Data1: 0xDC1C5A9C, Data2: 0xE88A, Data3: 0x4DDE, Data4: [8]byte{0xA5, 0xA1, 0x60, 0xF8, 0x2A, 0x20, 0xAE,
		0xF7}}
	isOpen = windows.GUID{Data1: 0xD57C7288, Data2: 0xD4AD, Data3: 0x4768, Data4: [8]byte{0xBE, 0x02, 0x9D, 0x96, 0x95, 0x32, 0xD9,
		0x60}}
	saveDialog = windows.GUID{Data1: 0xC0B4E2F3, Data2: 0xBA21, Data3: 0x4773, Data4: [8]byte{0x8D, 0xBA, 0x33, 0x5E, 0xC9, 0x46, 0xEB,
		0x8B}}
	isSave = windows.GUID{Data1: 0x84BCCD23, Data2: 0x5FDE, Data3: 0x4CDB, Data4: [8]byte{0xAE, 0xA4, 0xAF, 0x64, 0xB8, 0x3D, 0x78,
		0xAB}}
	isShellItem = windows.GUID{Data1: 0x43826D1E, Data2: 0xE718, Data3: 0x42EE, Data4: [8]byte{0xBC, 0x55, 0xA1, 0xE2, 0x61, 0xC3, 0x7B,
		0xFE}}
)

// Methods by their place in the table (shobjidl_core.h): IFileDialog, IFileOpenDialog, IShellItemArray, IShellItem.
const (
	dialogShow, dialogKinds        = 3, 4
	dialogSetOptions, dialogFolder = 9, 12
	dialogOptions, dialogName      = 10, 15
	dialogTitle, dialogResult      = 17, 20
	dialogExtension, dialogResults = 22, 27
	itemsCount, itemsAt            = 7, 8
	itemName                       = 5
)

// Options of a dialog, and the name of an item that is asked for (shobjidl_core.h).
const (
	overwritePrompt, keepFolder = 0x2, 0x8
	pickFolders, filesOnly      = 0x20, 0x40
	severalFiles                = 0x200
	fileSystemPath              = 0x80058000
)

// filterSpec is COMDLG_FILTERSPEC.
type filterSpec struct{ name, spec *uint16 }

// Pick shows the system's file dialog over a window and returns what was chosen, nothing when it was cancelled. ok is false when there is
// no dialog to be had: the toolkit's is to be used then. It must be called on the main thread, and meanwhile the window does nothing.
func Pick(w fyne.Window, c Choice) (paths []string, ok bool) {
	err := withCOM(func() (err error) {
		paths, err = pick(handle(w), c)
		return err
	})
	if err != nil && !errors.Is(err, errCancelled) {
		slog.Warn("file dialog", "err", err)
		return nil, false
	}
	return paths, true
}

func pick(owner uintptr, c Choice) ([]string, error) {
	class, is := &openDialog, &isOpen
	if c.Way == SaveFile {
		class, is = &saveDialog, &isSave
	}
	d, err := create(class, is)
	if err != nil {
		return nil, err
	}
	defer d.release()
	if err := prepare(d, c); err != nil {
		return nil, err
	}
	if err := d.call(dialogShow, owner); err != nil {
		return nil, err
	}
	if c.Way == OpenFiles {
		return results(d)
	}
	var item *object
	if err := d.call(dialogResult, uintptr(unsafe.Pointer(&item))); err != nil {
		return nil, err
	}
	path, err := pathOf(item)
	return []string{path}, err
}

func results(d *object) ([]string, error) {
	var items *object
	if err := d.call(dialogResults, uintptr(unsafe.Pointer(&items))); err != nil {
		return nil, err
	}
	defer items.release()
	var count uint32
	if err := items.call(itemsCount, uintptr(unsafe.Pointer(&count))); err != nil {
		return nil, err
	}
	paths := make([]string, count)
	for i := range paths {
		var item *object
		err := items.call(itemsAt, uintptr(i), uintptr(unsafe.Pointer(&item)))
		if err != nil {
			return nil, err
		}
		if paths[i], err = pathOf(item); err != nil {
			return nil, err
		}
	}
	return paths, nil
}

// prepare tells the dialog what is asked for.
func prepare(d *object, c Choice) error {
	var options uint32
	if err := d.call(dialogOptions, uintptr(unsafe.Pointer(&options))); err != nil {
		return err
	}
	options |= filesOnly | keepFolder
	options &^= overwritePrompt // the program asks itself, wherever the name came from
	switch c.Way {
	case PickFolder:
		options |= pickFolders
	case OpenFiles:
		options |= severalFiles
	}
	if err := d.call(dialogSetOptions, uintptr(options)); err != nil {
		return err
	}
	if c.Way != PickFolder {
		if err := setKinds(d, c.Kinds); err != nil {
			return err
		}
	}
	for method, text := range map[int]string{dialogTitle: c.Title, dialogName: c.Name,
		dialogExtension: strings.TrimPrefix(filepath.Ext(c.Name), ".")} {
		if text == "" {
			continue
		}
		p, err := windows.UTF16PtrFromString(text)
		if err != nil {
			return err
		}
		if err := d.call(method, uintptr(unsafe.Pointer(p))); err != nil {
			return fmt.Errorf("%q: %w", text, err)
		}
	}
	if folder := nearest(c.Folder); folder != nil {
		defer folder.release()
		return d.call(dialogFolder, uintptr(unsafe.Pointer(folder)))
	}
	return nil
}

func setKinds(d *object, kinds []Kind) error {
	var specs []filterSpec
	for _, k := range append(kinds[:len(kinds):len(kinds)], Kind{"所有文件", []string{"*.*"}}) {
		patterns := strings.Join(k.Patterns, ";")
		name, err := windows.UTF16PtrFromString(k.Name + " (" + patterns + ")")
		spec, err2 := windows.UTF16PtrFromString(patterns)
		if err := errors.Join(err, err2); err != nil {
			return err
		}
		specs = append(specs, filterSpec{name, spec})
	}
	return d.call(dialogKinds, uintptr(len(specs)), uintptr(unsafe.Pointer(&specs[0])))
}

// nearest is the item of a folder, or of the nearest one above that is there; nil for none.
func nearest(folder string) *object {
	for at := folder; at != "" && at != "."; at = filepath.Dir(at) {
		name, err := windows.UTF16PtrFromString(filepath.Clean(at))
		if err != nil {
			return nil
		}
		var item *object
		if r, _, _ := itemFromName.Call(uintptr(unsafe.Pointer(name)), 0, uintptr(unsafe.Pointer(&isShellItem)),
			uintptr(unsafe.Pointer(&item))); int32(r) >= 0 {
			return item
		}
		if at == filepath.Dir(at) {
			return nil
		}
	}
	return nil
}

// pathOf is where an item lies; it lets the item go.
func pathOf(item *object) (string, error) {
	defer item.release()
	var name *uint16
	if err := item.call(itemName, fileSystemPath, uintptr(unsafe.Pointer(&name))); err != nil {
		return "", err
	}
	defer windows.CoTaskMemFree(unsafe.Pointer(name))
	return windows.UTF16PtrToString(name), nil
}
