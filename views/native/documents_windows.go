package native

import "golang.org/x/sys/windows"

// documents asks the system: the user may have moved the folder to another disk.
func documents() string {
	if dir, err := windows.KnownFolderPath(windows.FOLDERID_Documents, windows.KF_FLAG_DEFAULT); err == nil {
		return dir
	}
	return home()
}
