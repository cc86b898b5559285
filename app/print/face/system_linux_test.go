package face

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// What lies in a folder of fonts and is no file does not stop the search: a pipe would be read for ever, as a device would.
func TestFontsThatAreNone(t *testing.T) {
	folder := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(folder, "pipe.ttf"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/dev/zero", filepath.Join(folder, "zero.ttf")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "folder.ttf"), 0o700); err != nil {
		t.Fatal(err)
	}
	large, err := os.Create(filepath.Join(folder, "large.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	defer large.Close()
	if err := large.Truncate(mostFont + 1); err != nil {
		t.Fatal(err)
	}
	if all := NewFinder([]string{folder}).found(); len(all) > 0 {
		t.Errorf("found %+v", all)
	}
}
