package native

import "golang.org/x/sys/windows"

// folders asks the system: the user may have moved them.
func folders() (all []Place) {
	for _, f := range []struct {
		name string
		id   *windows.KNOWNFOLDERID
	}{{"桌面", windows.FOLDERID_Desktop}, {"文档", windows.FOLDERID_Documents}, {"下载", windows.FOLDERID_Downloads}} {
		if dir, err := windows.KnownFolderPath(f.id, windows.KF_FLAG_DEFAULT); err == nil {
			all = append(all, Place{f.name, dir})
		}
	}
	return all
}

// disks are the letters in use; asking for them wakes none up.
func disks() (all []Place) {
	mask, err := windows.GetLogicalDrives()
	if err != nil {
		return nil
	}
	for i := range 26 {
		if mask&(1<<i) != 0 {
			letter := string(rune('A'+i)) + ":"
			all = append(all, Place{letter, letter + `\`})
		}
	}
	return all
}
