//go:build !windows

package native

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// folders are the desktop's own (xdg-user-dirs), or what is called so.
func folders() []Place {
	all := []Place{{"桌面", userDir("DESKTOP", "桌面", "Desktop")}, {"文档", documents()}, {"下载", userDir("DOWNLOAD", "下载", "Downloads")},
		{"主文件夹", home()}}
	if all[1].Path == home() {
		all[1].Path = ""
	}
	return all
}

// userDir is a folder of the user's; "" where there is none.
func userDir(key string, names ...string) string {
	if out, err := exec.Command("xdg-user-dir", key).Output(); err == nil {
		if dir := strings.TrimSpace(string(out)); dir != home() && isFolder(dir) {
			return dir
		}
	}
	for _, name := range names {
		if dir := filepath.Join(home(), name); isFolder(dir) {
			return dir
		}
	}
	return ""
}

// disks are the root and what was plugged in.
func disks() []Place {
	all := []Place{{"计算机", "/"}}
	for _, under := range []string{filepath.Join("/media", filepath.Base(home())), filepath.Join("/run/media", filepath.Base(home()))} {
		in, _ := os.ReadDir(under) // none: nothing is plugged in
		for _, e := range in {
			all = append(all, Place{e.Name(), filepath.Join(under, e.Name())})
		}
	}
	return all
}
