package below_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/upward/below"
	"liujin/data"
)

// receiveJob tells the test binary that it is the process that receives files and is killed: the ledger, and the folder of the files.
const receiveJob = "LIUJIN_TEST_RECEIVE"

func TestMain(m *testing.M) {
	if job := os.Getenv(receiveJob); job != "" {
		path, folder, _ := strings.Cut(job, "|")
		fmt.Fprintln(os.Stderr, receiveForever(path, folder)) // it only ends when it fails
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// receiveForever takes all files of a folder in, takes that back, and begins again.
func receiveForever(path, folder string) error {
	db, err := data.Open(path, data.Options{})
	if err != nil {
		return err
	}
	b := below.New(app.New(db))
	files, err := filepath.Glob(filepath.Join(folder, "*.zip"))
	if err != nil {
		return err
	}
	fmt.Println("begins")
	for {
		all, err := b.Look(files, func(int) bool { return true })
		if err != nil {
			return err
		}
		if _, err := b.Accept(all); err != nil {
			return err
		}
		if err := b.Undo(); err != nil {
			return err
		}
	}
}

// killRounds is how often the receiver is killed: LIUJIN_KILLS says more (make kills).
func killRounds() int {
	if n, err := strconv.Atoi(os.Getenv("LIUJIN_KILLS")); err == nil {
		return n
	}
	return 8
}

// Killed at any moment, a receiver has taken in all of a heap or nothing of it, each with its file, its key, and what is counted of it; and
// the heap comes in afterwards as if nothing had been.
func TestKilledWhileReceiving(t *testing.T) {
	s, _ := sampleStatement(t)
	folder, files := t.TempDir(), 6
	for i := range files {
		townFile(t, folder, without(s, i), i, 1, nil)
	}
	made := county(t, files)
	path := filepath.Join(apptest.OnDisk(t), "县"+data.Extension)
	apptest.Must(made.DB().SaveAs(path))(t)
	whole, none := 0, 0
	for range killRounds() {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), receiveJob+"="+path+"|"+folder)
		said := apptest.Must(cmd.StdoutPipe())(t)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := said.Read(make([]byte, 1)); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(1500 * time.Millisecond))))
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // it was killed
		n := receivedWhole(t, path)
		switch n {
		case files:
			whole++
		case 0:
			none++
		default:
			t.Fatalf("%d of %d were taken in", n, files)
		}
	}
	t.Logf("%d times whole, %d times nothing", whole, none)
	db, err := data.Open(path, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	b := below.New(app.New(db))
	all, err := filepath.Glob(filepath.Join(folder, "*.zip"))
	if err != nil {
		t.Fatal(err)
	}
	take(t, b, false, all...)
	if sum := apptest.Must(b.Summary(november))(t); sum.Reported() != files || sum.Total["walk1.times"] == 0 {
		t.Errorf("%d reported", sum.Reported())
	}
}

// receivedWhole is how many statements a ledger holds, after a look at each: its file opens, its unit's key is known, and it is counted.
func receivedWhole(t *testing.T, path string) int {
	t.Helper()
	db, err := data.Open(path, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if faults, err := db.Check(); err != nil || len(faults) > 0 {
		t.Fatal(faults, err)
	}
	b := below.New(app.New(db))
	all := apptest.Must(db.ReceivedAll())(t)
	keys := apptest.Must(db.UnitKeys())(t)
	if len(keys) != len(all) {
		t.Errorf("%d keys for %d", len(keys), len(all))
	}
	for i := range all {
		kept := apptest.Must(b.Kept(all[i].ID))(t)
		if kept.Hash() != all[i].Hash || keys[all[i].Code].Key == "" {
			t.Errorf("%+v", all[i])
		}
	}
	if sum := apptest.Must(b.Summary(november))(t); sum.Reported() != len(all) {
		t.Errorf("%d of %d are counted", sum.Reported(), len(all))
	}
	return len(all)
}

// A disk that is full at any point of a reception refuses it with a sentence, and nothing of it is there; with room it goes through. What
// is counted beside it is made again where it was not written.
func TestReceiveOnAFullDisk(t *testing.T) {
	disk := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be mounted here: %s", out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", disk).Run() })
	s, _ := sampleStatement(t)
	folder := t.TempDir()
	files := []string{townFile(t, folder, s, 0, 1, nil), townFile(t, folder, s, 1, 1, nil)}
	made := county(t, 2)
	refused := 0
	for left := int64(0); left <= 400<<10; left += 20 << 10 {
		path := filepath.Join(disk, fmt.Sprintf("%d", left)+data.Extension)
		apptest.Must(made.DB().SaveAs(path))(t)
		db, err := data.Open(path, data.Options{})
		if err != nil {
			t.Fatal(err)
		}
		b := below.New(app.New(db))
		all := apptest.Must(b.Look(files, func(int) bool { return true }))(t)
		fill := filepath.Join(disk, "fill")
		fillUp(t, fill, left)
		_, err = b.Accept(all)
		if err := os.Remove(fill); err != nil {
			t.Fatal(err)
		}
		if n := len(apptest.Must(db.ReceivedAll())(t)); err != nil && n == 0 {
			refused++
			if text, ok := data.Sentence(err); !ok || text == "" {
				t.Errorf("with %d bytes: %v", left, err)
			}
			take(t, b, false, files...)
		} else if n != 2 { // done is done, whatever was not written beside it
			t.Fatalf("with %d bytes %d were taken in: %v", left, n, err)
		}
		if sum := apptest.Must(b.Summary(november))(t); sum.Reported() != 2 || sum.Total["walk1.times"] == 0 {
			t.Errorf("with %d bytes: %d reported", left, sum.Reported())
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(path); err != nil {
			t.Fatal(err)
		}
		_ = os.RemoveAll(strings.TrimSuffix(path, data.Extension) + ".files") // make room for the next
		_ = os.RemoveAll(strings.TrimSuffix(path, data.Extension) + ".backups")
	}
	if refused == 0 {
		t.Error("the disk was never too full")
	}
}

// fillUp leaves so many bytes of a disk.
func fillUp(t *testing.T, path string, left int64) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	block, written := make([]byte, 4096), int64(0)
	for err == nil {
		var n int
		n, err = f.Write(block)
		written += int64(n)
	}
	if err := f.Truncate(max(0, written-left)); err != nil {
		t.Fatal(err)
	}
}
