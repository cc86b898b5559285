package data

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// After a crash the user puts a copy in the ledger's place: what waits beside it is not replayed onto the copy.
func TestCopyBesideAForeignWAL(t *testing.T) {
	t.Parallel()
	other, c, _ := filled(t)
	for range 3 {
		addHandler(t, other, "供电所"+string(rune('甲'+len(other.undo))))
	}
	backup := backUp(t, other, WhyManual)
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "台账.ledger")
	for _, copied := range []string{other.Path(), backup.Path()} {
		for _, suffix := range []string{"", "-wal", "-shm"} {
			_ = os.Remove(path + suffix)
		}
		_ = os.RemoveAll(stem(path) + ".files")
		crashed(t, path)
		if err := copyFile(copied, path); err != nil {
			t.Fatal(err)
		}
		for _, readOnly := range []bool{false, true} {
			_, err := Open(path, Options{ReadOnly: readOnly})
			refused(t, "mixed", err, Damaged, "台账.ledger-wal”移到别的文件夹")
		}
	}
	// The program's own way out: a restore, which keeps both.
	done, err := Restore(backup.Path(), path, c.options())
	if err != nil || done.Note != "" {
		t.Fatalf("%+v %v", done, err)
	}
	if kept, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.wal")); len(kept) != 1 {
		t.Errorf("the changes that waited are not kept: %v", kept)
	}
	for _, name := range []string{path, done.Aside} {
		db, err := Open(name, Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if all, err := db.Handlers(); err != nil || len(all) != 3 {
			t.Errorf("%s: %d of 3: %v", name, len(all), err)
		}
		if err := db.QuickCheck(); err != nil {
			t.Error(err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
	// And the user's: the WAL is moved away.
	crashed(t, filepath.Join(filepath.Dir(path), "乙.ledger"))
	path = filepath.Join(filepath.Dir(path), "乙.ledger")
	if err := errors.Join(copyFile(other.Path(), path), os.Rename(path+"-wal", path+".old")); err != nil {
		t.Fatal(err)
	}
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if faults, err := db.Handlers(); err != nil || len(faults) != 3 {
		t.Errorf("%v %v", faults, err)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}

// A lock file that can't be written is no reason not to open.
func TestLockFileReadOnly(t *testing.T) {
	db := ledger(t)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	lock := stem(db.Path()) + ".lock"
	if err := errors.Join(os.Remove(lock), os.WriteFile(lock, []byte(" {not json"), 0o444)); err != nil {
		t.Fatal(err)
	}
	if exec.Command("chattr", "+i", lock).Run() == nil { // root may write what is only read-only
		defer func() { _ = exec.Command("chattr", "-i", lock).Run() }()
	}
	for range 2 {
		db, err := Open(db.Path(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// A crash at any moment, and a ledger that is moved with what waits beside it, open as ever.
func TestOwnWALIsReplayed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台账.ledger")
	crashed(t, path)
	moved := filepath.Join(t.TempDir(), "搬走.ledger")
	for _, suffix := range []string{"", "-wal"} {
		if err := copyFile(path+suffix, moved+suffix); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{path, moved, path} { // the third time without a note
		db, err := Open(name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if all, err := opinions.list(db.reader, "text LIKE '%长长%'"); err != nil || len(all) != 30 {
			t.Errorf("%s: %d opinions of 30: %v", name, len(all), err)
		}
		if err := errors.Join(db.Close(), os.Remove(stem(name)+".lock")); err != nil {
			t.Fatal(err)
		}
	}
}
