package data

import "golang.org/x/sys/unix"

// manyNames reports whether a file has more than one name (stat(2), st_nlink).
func manyNames(path string) bool {
	var st unix.Stat_t
	return unix.Stat(path, &st) == nil && st.Nlink > 1
}

// onNetwork reports whether a folder is on NFS, SMB or CIFS (statfs(2), f_type).
func onNetwork(folder string) bool {
	var st unix.Statfs_t
	if unix.Statfs(folder, &st) != nil {
		return false
	}
	switch uint32(st.Type) {
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC:
		return true
	}
	return false
}
