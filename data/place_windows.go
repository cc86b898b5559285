package data

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// manyNames reports whether a file has more than one name (BY_HANDLE_FILE_INFORMATION).
func manyNames(path string) bool {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return false
	}
	const anyShare = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	h, err := windows.CreateFile(name, 0, anyShare, nil, windows.OPEN_EXISTING, windows.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		return false
	}
	defer func() { _ = windows.CloseHandle(h) }()
	var info windows.ByHandleFileInformation
	return windows.GetFileInformationByHandle(h, &info) == nil && info.NumberOfLinks > 1
}

// onNetwork reports whether a folder is on a mapped network drive (GetDriveTypeW).
func onNetwork(folder string) bool {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(folder) + `\`)
	return err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE
}
