package data

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// What is no regular file is refused in a sentence, and nothing waits for it; a lock that is a link is not followed.
func TestSpecialFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	pipe := filepath.Join(dir, "管道.ledger")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	device := filepath.Join(dir, "设备.ledger")
	if err := os.Symlink("/dev/zero", device); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{pipe, device} {
		_, err := Open(path, Options{})
		refused(t, "open", err, NoLedger, "不是普通文件")
		_, err = Open(path, Options{ReadOnly: true})
		refused(t, "read", err, NoLedger, "不是普通文件")
		_, err = Peek(path)
		refused(t, "peek", err, NoLedger, "")
		_, err = Rescue(path, filepath.Join(dir, "新.ledger"), Options{})
		refused(t, "rescue", err, NoLedger, "")
	}
	victim := write(t, filepath.Join(dir, "重要.txt"), []byte("keep this"))
	for name, make := range map[string]func(lock string) error{
		"链接":  func(lock string) error { return os.Symlink(victim, lock) },
		"悬空":  func(lock string) error { return os.Symlink(filepath.Join(dir, "nowhere"), lock) },
		"管道锁": func(lock string) error { return syscall.Mkfifo(lock, 0o600) },
		"文件夹": func(lock string) error { return os.Mkdir(lock, 0o700) },
	} {
		path := write(t, filepath.Join(dir, name+".ledger"), townFile(t))
		if err := make(filepath.Join(dir, name+".lock")); err != nil {
			t.Fatal(err)
		}
		_, err := Open(path, Options{})
		refused(t, name, err, Locked, "不是普通文件")
	}
	if text, err := os.ReadFile(victim); err != nil || string(text) != "keep this" {
		t.Errorf("%q %v", text, err)
	}
}

// Nothing that lies beside a ledger or in a backup place can hang the program or lead it elsewhere, whatever it has become.
func TestSpecialFilesBeside(t *testing.T) {
	t.Parallel()
	pipe := func(name string) error { return syscall.Mkfifo(name, 0o600) }
	device := func(name string) error { return os.Symlink("/dev/zero", name) }
	victim := write(t, filepath.Join(t.TempDir(), "重要.txt"), []byte("keep this"))
	link := func(name string) error { return os.Symlink(victim, name) }
	for what, make := range map[string]func(string) error{"管道": pipe, "设备": device, "链接": link} {
		put := func(name string) {
			t.Helper()
			if err := os.RemoveAll(name); err != nil {
				t.Fatal(err)
			}
			if err := make(name); err != nil {
				t.Fatal(err)
			}
		}
		db, c, a := filled(t)
		place := ownPlace(db.Path())
		first := backUp(t, db, WhyManual)
		put(place.path("backups.lock"))
		_, err := db.Backup(WhyManual)
		refused(t, what, err, NoPlace, "backups.lock”不是普通文件")
		if err := os.Remove(place.path("backups.lock")); err != nil {
			t.Fatal(err)
		}
		put(place.path(indexName))
		put(place.path(first.Name + manifestMark))
		put(first.Path() + hashSuffix)
		_, err = Peek(first.Path())
		refused(t, what, err, Damaged, "校验值不符")
		stored := place.files().path(a.stored())
		put(stored)
		put(db.FilePath(a))
		if all, err := db.Backups(); err != nil {
			t.Error(what, all, err)
		}
		if second := backUp(t, db, WhyManual); second.Missing != 1 && what != "链接" { // two links of one size are read by the round only
			t.Errorf("%s: %d missing", what, second.Missing)
		}
		if faults := checked(t, db); len(faults) != 1 {
			t.Errorf("%s: %q", what, faults)
		}
		if f, err := db.OpenFile(a); err == nil && what != "链接" {
			t.Errorf("%s opens", what)
		} else if err == nil {
			_ = f.Close()
		}
		if found, missing, err := db.RecoverFiles(nil); err != nil || found != 0 || len(missing) != 1 {
			t.Errorf("%s: %d %q %v", what, found, missing, err)
		}
		path := db.Path()
		if err := db.Close(); err != nil {
			t.Error(err)
		}
		for _, suffix := range []string{"-wal", "-shm", "-journal"} {
			put(path + suffix)
			_, err := Open(path, c.options())
			refused(t, what+suffix, err, NoLedger, "不是普通文件")
			_, err = Peek(path)
			refused(t, what+suffix, err, NoLedger, "")
			if err := os.Remove(path + suffix); err != nil {
				t.Fatal(err)
			}
		}
	}
	if text, err := os.ReadFile(victim); err != nil || string(text) != "keep this" {
		t.Errorf("%q %v", text, err)
	}
}

// A file that never ends is not read to its end.
func TestEndlessFiles(t *testing.T) {
	t.Parallel()
	db, _, a := filled(t)
	first := backUp(t, db, WhyManual)
	place := ownPlace(db.Path())
	for _, name := range []string{place.path(indexName), place.path(first.Name + manifestMark), first.Path() + hashSuffix, db.FilePath(a)} {
		if err := os.Truncate(name, 1<<40); err != nil {
			t.Skip("no room for a hole: ", err)
		}
	}
	if all, err := db.Backups(); err != nil {
		t.Error(all, err)
	}
	if faults := checked(t, db); len(faults) != 1 {
		t.Errorf("%q", faults)
	}
	if found, missing, err := db.RecoverFiles(nil); err != nil || found != 1 || len(missing) != 0 {
		t.Errorf("%d %q %v", found, missing, err)
	}
}
