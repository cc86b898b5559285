package datatest

import (
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// FullPoints is with how much room a test of full disks tries what it tries: none and half of what is needed, or as many parts of it as
// LIUJIN_FULL says (make torture).
func FullPoints() int64 {
	if n, err := strconv.Atoi(os.Getenv("LIUJIN_FULL")); err == nil && n > 0 {
		return int64(n)
	}
	return 2
}

// BytesIn is how much the regular files in a folder hold together, and how many there are.
func BytesIn(t testing.TB, folder string) (all int64, files int) {
	t.Helper()
	if err := filepath.WalkDir(folder, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			all, files = all+info.Size(), files+1
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return all, files
}
