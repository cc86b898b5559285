package data

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

// deviceOf is the device that a folder lies on (stat(2), st_dev), 0 where it can't be told. It is the same only until the next plugging.
func deviceOf(folder string) uint64 {
	var st unix.Stat_t
	if unix.Stat(folder, &st) != nil {
		return 0
	}
	return uint64(st.Dev)
}

// diskOf tells the system's disk from others.
func diskOf(folder string) string {
	switch deviceOf(folder) {
	case 0:
		return ""
	case deviceOf("/"):
		return "system"
	}
	return "other"
}

// sameDisk reports whether two folders surely lie on one disk.
func sameDisk(a, b string) bool {
	device := deviceOf(a)
	return device != 0 && device == deviceOf(b)
}

// bareMount reports whether a folder lies where disks are mounted, and none is.
func bareMount(folder string) bool {
	folder, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(mountPoints(), func(point string) bool {
		under := folder == point || strings.HasPrefix(folder, strings.TrimSuffix(point, "/")+"/")
		return under && deviceOf(folder) == deviceOf(filepath.Dir(point))
	})
}

// mountPoints are the folders in which desktops mount disks, and those that fstab(5) names.
func mountPoints() []string {
	points := []string{"/media", "/mnt", "/run/media"}
	text, _ := os.ReadFile("/etc/fstab") // without one there are only the usual ones
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) >= 4 && fields[1] != "/" && strings.HasPrefix(fields[1], "/") && !strings.Contains(fields[3], "bind") {
			points = append(points, filepath.Clean(fields[1]))
		}
	}
	return points
}

// otherLetters are Windows'.
func otherLetters(string) []string { return nil }
