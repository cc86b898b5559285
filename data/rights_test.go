//go:build !windows

package data

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// Nobody else can read a ledger, what SQLite keeps beside it, its photos or backups: of one that is made, and of one that an older
// program made for all to read.
func TestNobodyElseReads(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "台账.ledger")
	db, err := Create(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.AddPhotoFrom("照片.jpg", bytes.NewReader(jpegOf(t, corner(240, 120)))); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Backup("试一试"); err != nil {
		t.Fatal(err)
	}
	look := func(when string) {
		t.Helper()
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || path == folder {
				return err
			}
			st, err := d.Info()
			if err == nil && st.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s: %s has %v", when, path, st.Mode())
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	look("made")
	db.Close()
	for name, mode := range map[string]os.FileMode{path: 0o644, ownPlace(path).folder: 0o755, db.files().folder: 0o755} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	if db, err = Open(path, Options{}); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	look("opened")
}
