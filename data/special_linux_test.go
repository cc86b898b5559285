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
