package data

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// onNetwork reports whether a folder is on a mapped network drive (GetDriveTypeW).
func onNetwork(folder string) bool {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(folder) + `\`)
	return err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE
}
