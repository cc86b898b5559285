package acts_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"liujin/app/sample"
	"liujin/data"
	"liujin/data/datatest"
)

// full is a small disk with the sample on it, whose backups lie elsewhere.
type full struct {
	t    *testing.T
	disk string
	made string
}

func smallDisk(t *testing.T, made string) full {
	t.Helper()
	f := full{t, t.TempDir(), made}
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", f.disk).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be mounted here: %s", out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", f.disk).Run() })
	return f
}

// open puts the sample there anew and opens it.
func (f full) open() office {
	f.t.Helper()
	dir := filepath.Join(f.disk, "台账")
	for _, err := range []error{os.RemoveAll(dir), os.CopyFS(dir, os.DirFS(f.made)), os.RemoveAll(filepath.Join(dir, "示例.backups")),
		os.Symlink(f.t.TempDir(), filepath.Join(dir, "示例.backups"))} {
		if err != nil {
			f.t.Fatal(err)
		}
	}
	return openAt(f.t, dir)
}

// leave fills the disk until so many bytes are left.
func (f full) leave(bytes int64) {
	f.t.Helper()
	fill, err := os.Create(filepath.Join(f.disk, "fill"))
	if err != nil {
		f.t.Fatal(err)
	}
	defer fill.Close()
	written, block := int64(0), make([]byte, 4096)
	for err == nil {
		var n int
		n, err = fill.Write(block)
		written += int64(n)
	}
	if err := fill.Truncate(max(0, written-bytes)); err != nil {
		f.t.Fatal(err)
	}
}

// TestEveryActOnAFullDisk does each act on a disk that is full, and with so much of the room that it needs as LIUJIN_FULL says (make
// torture): it is done whole, or refused with the reason and nothing of it is there; with room again the same values are saved as if it had
// never been tried.
func TestEveryActOnAFullDisk(t *testing.T) {
	made := t.TempDir()
	if err := sample.Sample(filepath.Join(made, "示例"+data.Extension), 1, sampleDay); err != nil {
		t.Fatal(err)
	}
	for room, acts := range acts {
		t.Run(room, func(t *testing.T) {
			f := smallDisk(t, made)
			for i := range acts {
				t.Run(strconv.Itoa(i), func(t *testing.T) {
					f.t = t
					f.try(acts[i], 0)
					if points := datatest.FullPoints(); points > 2 {
						needed := f.needs(acts[i])
						for point := range points - 1 {
							f.try(acts[i], needed*(point+1)/points)
						}
					}
				})
			}
		})
	}
}

// needs is how much room an act takes.
func (f full) needs(ready func(office) act) int64 {
	f.t.Helper()
	o := f.open()
	a := ready(o)
	before, _ := datatest.BytesIn(f.t, f.disk)
	o.ok(a.do())
	after, _ := datatest.BytesIn(f.t, f.disk)
	o.ok(o.DB().Close())
	return max(0, after-before)
}

// try does an act with so much room left, and again with room where that was too little.
func (f full) try(ready func(office) act, room int64) {
	f.t.Helper()
	o := f.open()
	a, path := ready(o), o.DB().Path()
	var told []data.Change
	o.Listen(func(c data.Change) { told = append(told, c) })
	before, label := kept(f.t, path), o.DB().UndoLabel()
	f.leave(room)
	err := a.do()
	o.ok(os.Remove(filepath.Join(f.disk, "fill")))
	if err != nil {
		if !data.Is(err, data.DiskFull) || !strings.Contains(err.Error(), "磁盘已满") {
			f.t.Errorf("%s with %d bytes left: %v", a.name(), room, err)
		}
		if half := kept(f.t, path).against(before); len(half) > 0 || len(told) > 0 || o.DB().UndoLabel() != label {
			f.t.Errorf("half of %s is there with %d bytes left: %q, told %v, to be undone %q", a.name(), room, half, told,
				o.DB().UndoLabel())
		}
		if err := a.do(); err != nil {
			f.t.Errorf("%s with room again after %d bytes: %v", a.name(), room, err)
		}
	} else if room == 0 {
		f.t.Errorf("%s needs no room: is the disk full?", a.name())
	}
	if len(kept(f.t, path).against(before)) == 0 {
		f.t.Errorf("%s changed nothing", a.name())
	}
	if err := o.Undo(); err != nil {
		f.t.Error("undo:", err)
	} else if d := kept(f.t, path).against(before); len(d) > 0 {
		f.t.Errorf("undone: %q", d)
	}
	if faults, err := o.DB().Check(); err != nil || len(faults) > 0 {
		f.t.Errorf("check: %q %v", faults, err)
	}
	o.ok(o.DB().Close())
}
