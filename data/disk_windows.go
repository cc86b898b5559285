package data

import (
	"fmt"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// volumeOf is the root of the volume that a folder lies on, such as E:\ or the folder in which a volume is mounted (GetVolumePathNameW).
func volumeOf(folder string) *uint16 {
	name, err := windows.UTF16PtrFromString(folder)
	if err != nil {
		return nil
	}
	root := make([]uint16, windows.MAX_LONG_PATH)
	if windows.GetVolumePathName(name, &root[0], uint32(len(root))) != nil {
		return nil
	}
	return &root[0]
}

// diskOf is the serial number that a volume has since it was formatted (GetVolumeInformationW).
func diskOf(folder string) string {
	root := volumeOf(folder)
	var serial uint32
	if root == nil || windows.GetVolumeInformation(root, nil, 0, &serial, nil, nil, nil, 0) != nil {
		return ""
	}
	return fmt.Sprintf("%08x", serial)
}

// sameDisk reports whether two folders surely lie on one volume.
func sameDisk(a, b string) bool {
	disk := diskOf(a)
	return disk != "" && disk == diskOf(b)
}

// bareMount reports whether nothing that lasts can be kept on a folder's drive (GetDriveTypeW).
func bareMount(folder string) bool {
	root := volumeOf(folder)
	if root == nil {
		return false
	}
	switch windows.GetDriveType(root) {
	case windows.DRIVE_NO_ROOT_DIR, windows.DRIVE_CDROM, windows.DRIVE_RAMDISK:
		return true
	}
	return false
}

// otherLetters are the same folder under each other drive letter that there is.
func otherLetters(folder string) (all []string) {
	drives, err := windows.GetLogicalDrives()
	volume := filepath.VolumeName(folder)
	if err != nil || len(volume) != 2 {
		return nil
	}
	for i := range 26 {
		if letter := string(rune('A' + i)); drives&(1<<i) != 0 && letter+":" != volume {
			all = append(all, letter+":"+folder[len(volume):])
		}
	}
	return all
}
