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

// needs is how much room each act of a job takes.
func needs(t *testing.T, job string) (all []int64) {
	t.Helper()
	path := smallDisk(t)
	c := apptest.Must(clerkAt(path))(t)
	for i, act := range c.acts(job) {
		before, _ := datatest.BytesIn(t, filepath.Dir(path))
		if err := act(); err != nil {
			t.Fatalf("%s, act %d: %v", job, i+1, err)
		}
		after, _ := datatest.BytesIn(t, filepath.Dir(path))
		all = append(all, max(0, after-before))
	}
	if err := c.DB().Close(); err != nil {
		t.Error(err)
	}
	return all
}

// On a full disk each act of a term's time, and an import, is done whole or refused with the reason, however much of the room that it needs
// is left, and its undo too; with room again, all goes on. Two points are tried, or as many as LIUJIN_FULL says (make torture).
func TestTermsOnAFullDisk(t *testing.T) {
	points := datatest.FullPoints()
	for _, job := range []string{"plan", "elect", "merge", "issue", "change", "import", "month"} {
		t.Run(job, func(t *testing.T) {
			needed, refused, tried := needs(t, job), 0, 0
			for i := range points {
				no, of := fullTerm(t, job, func(act int) int64 { return needed[act] * i / points })
				refused, tried = refused+no, tried+of
			}
			t.Logf("%s: %d of %d acts at %d points had no room", job, refused, tried, points)
			if refused < int(points) {
				t.Errorf("only %d acts had no room", refused)
			}
		})
	}
}

// fullTerm does a job's acts, each with so much room left, and again with room where that was too little.
func fullTerm(t *testing.T, job string, room func(act int) int64) (refused, tried int) {
	t.Helper()
	path := smallDisk(t)
	c := apptest.Must(clerkAt(path))(t)
	for i, act := range c.acts(job) {
		left := room(i)
		leave(t, path, left)
		before := apptest.Must(datatest.StateOf(path))(t)
		err := act()
		if err != nil && (!data.Is(err, data.DiskFull) || !strings.Contains(err.Error(), "磁盘已满")) {
			t.Errorf("act %d with %d bytes left: %v", i+1, left, err)
		}
		if err := os.Remove(path + ".fill"); err != nil {
			t.Fatal(err)
		}
		if tried++; err == nil {
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
		t.Errorf("%q", faults)
	}
	c.filesKept(t)
	if err := c.DB().Close(); err != nil {
		t.Error(err)
	}
	return refused, tried
}
