package console

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"liujin/data"
)

// sealedBackup is a ledger's encrypted backup, and the folder in which they lie.
func sealedBackup(t *testing.T) (dir, backup string) {
	t.Helper()
	dir = t.TempDir()
	ledger, stick := filepath.Join(dir, "a.ledger"), filepath.Join(dir, "优盘")
	liujin(t, exitDone, "sample", "--ledger", ledger, "--today", "2026-11-12")
	db, err := data.Open(ledger, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Mkdir(stick, 0o755), db.SetBackupPlace(stick), db.SealPlace("一句只有我知道的话"), db.Close()); err != nil {
		t.Fatal(err)
	}
	liujin(t, exitDone, "backup", "--ledger", ledger)
	copies, err := filepath.Glob(filepath.Join(stick, "*.ledger"))
	if err != nil || len(copies) != 1 {
		t.Fatal(copies, err)
	}
	return dir, copies[0]
}

// A backup is looked at and restored by the command line; of an encrypted one the phrase is read from standard input.
func TestRestore(t *testing.T) {
	dir, copied := sealedBackup(t)
	fresh := filepath.Join(dir, "新电脑", "b.ledger")
	if err := os.Mkdir(filepath.Dir(fresh), 0o755); err != nil {
		t.Fatal(err)
	}
	run := func(want int, typed string, args ...string) (out, errs string) {
		t.Helper()
		var stdout, stderr strings.Builder
		var stdin io.Reader = strings.NewReader(typed)
		args = append([]string{"restore", "--from", copied, "--ledger", fresh}, args...)
		if got := (Program{Stdin: stdin}).Run(args, &stdout, &stderr); got != want {
			t.Fatalf("%d, want %d: %s%s", got, want, stdout.String(), stderr.String())
		}
		return stdout.String(), stderr.String()
	}
	if _, errs := run(exitRefused, "不是这句不是这句\n"); !strings.Contains(errs, "口令：") || !strings.Contains(errs, "口令不对") {
		t.Error(errs)
	}
	if out, _ := run(exitDone, "一句只有我知道的话\r\n", "--dry-run"); !strings.Contains(out, "照片和附件") {
		t.Error(out)
	}
	if _, err := os.Stat(fresh); err == nil {
		t.Error("--dry-run restored")
	}
	run(exitDone, "一句只有我知道的话")
	liujin(t, exitDone, "check", "--ledger", fresh)
	own, err := filepath.Glob(filepath.Join(dir, "a.backups", "*.ledger"))
	if err != nil || len(own) != 1 {
		t.Fatal(own, err)
	}
	if out, _ := liujin(t, exitDone, "restore", "--from", own[0], "--ledger", fresh); !strings.Contains(out, "原来那本保存为") {
		t.Error(out)
	}
	liujin(t, exitRefused, "restore", "--from", filepath.Join(dir, "无.ledger"), "--ledger", fresh)
}
