package sample_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/data"
	"liujin/data/datatest"
)

// smallDisk is the sample on a small disk of its own, with its backups elsewhere.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be mounted here: %s", out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", dir).Run() })
	if err := os.CopyFS(dir, apptest.Must(apptest.SampleFiles(apptest.SampleDay))(t)); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "示例.backups")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(t.TempDir(), filepath.Join(dir, "示例.backups")); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "示例.ledger")
}

// leave fills the disk that a file lies on until so many bytes are left.
func leave(t *testing.T, path string, bytes int64) {
	t.Helper()
	f, err := os.Create(path + ".fill")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	written, block := int64(0), make([]byte, 4096)
	for err == nil {
		var n int
		n, err = f.Write(block)
		written += int64(n)
	}
	if err := f.Truncate(max(0, written-bytes)); err != nil {
		t.Fatal(err)
	}
}

// On a full disk each act of a term's time is done whole or refused with the reason, however much room is left, and its undo too; with room
// again, all goes on.
func TestTermsOnAFullDisk(t *testing.T) {
	for _, job := range []string{"plan", "elect", "merge", "issue", "change"} {
		t.Run(job, func(t *testing.T) {
			refused := 0
			for _, left := range []int64{0, 60 << 10} {
				path := smallDisk(t)
				c := apptest.Must(clerkAt(path))(t)
				for i, act := range c.acts(job) {
					leave(t, path, left)
					before := apptest.Must(datatest.StateOf(path))(t)
					err := act()
					if err != nil && (!data.Is(err, data.DiskFull) || !strings.Contains(err.Error(), "磁盘已满")) {
						t.Errorf("act %d with %d bytes left: %v", i+1, left, err)
					}
					if err := os.Remove(path + ".fill"); err != nil {
						t.Fatal(err)
					}
					if err == nil {
						continue
					}
					if refused++; apptest.Must(datatest.StateOf(path))(t) != before {
						t.Errorf("act %d with %d bytes left is half there", i+1, left)
					}
					if err := act(); err != nil {
						t.Fatalf("act %d with room again: %v", i+1, err)
					}
				}
				if faults := apptest.Must(c.DB().Check())(t); len(faults) > 0 {
					t.Errorf("%d bytes left: %q", left, faults)
				}
				c.filesKept(t)
				if err := c.DB().Close(); err != nil {
					t.Error(err)
				}
			}
			if refused < 5 {
				t.Errorf("only %d acts had no room", refused)
			}
		})
	}
}
