//go:build !windows

package native

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// documents is the desktop's folder for documents (xdg-user-dirs), or one that is called so, or the user's own.
func documents() string {
	if out, err := exec.Command("xdg-user-dir", "DOCUMENTS").Output(); err == nil {
		if dir := strings.TrimSpace(string(out)); dir != "" {
			return dir
		}
	}
	for _, name := range []string{"文档", "Documents"} {
		if dir := filepath.Join(home(), name); isFolder(dir) {
			return dir
		}
	}
	return home()
}

func isFolder(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.IsDir()
}
