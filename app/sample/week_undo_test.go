package sample_test

import (
	"bufio"
	"fmt"
	"io"
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
	"liujin/data"
	"liujin/data/datatest"
)

// A week's acts undone and redone pass through the same states; check finds nothing in the last ones.
func TestWeekUndone(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	w := &worker{App: a}
	states := []string{apptest.Must(datatest.StateOf(a.DB().Path()))(t)}
	for i, act := range w.acts() {
		if err := act(); err != nil {
			t.Fatal(i, err)
		}
		states = append(states, apptest.Must(datatest.StateOf(a.DB().Path()))(t))
		if states[i] == states[i+1] {
			t.Fatal(i, "changed nothing")
		}
	}
	back := func(at int, do func() error) {
		if err := do(); err != nil {
			t.Fatal(at, err)
		}
		if apptest.Must(datatest.StateOf(a.DB().Path()))(t) != states[at] {
			t.Error("not as it was at", at)
		}
	}
	for i := len(states) - 2; i >= 0; i-- {
		back(i, a.Undo)
	}
	for i := 1; i < len(states); i++ {
		back(i, a.Redo)
	}
	if faults := apptest.Must(a.DB().Check())(t); len(faults) > 0 {
		t.Error(faults)
	}
}

// weekJob tells the test binary that it is the process that works and is killed; it names the ledger.
const weekJob = "LIUJIN_TEST_WEEK"

// weekForever does the week's acts, undoes and redoes them, and tells the number of each
// state when it is confirmed, at first with its digest.
func weekForever(path string) error {
	day, err := time.ParseInLocation(time.DateOnly, apptest.SampleDay, time.Local)
	if err != nil {
		return err
	}
	now := func() time.Time { return day.Add(12 * time.Hour) }
	db, err := data.Open(path, data.Options{Source: data.Source{Now: now, Rand: data.SystemSource().Rand, User: "测试"}})
	if err != nil {
		return err
	}
	w := &worker{App: app.New(db)}
	acts := append([]func() error{func() error { return nil }}, w.acts()...)
	for i, act := range acts {
		if err := act(); err != nil {
			return err
		}
		digest, err := datatest.StateOf(path)
		if err != nil {
			return err
		}
		fmt.Println(i, digest)
	}
	for {
		for i := len(acts) - 2; i >= 0; i-- {
			if err := w.Undo(); err != nil {
				return err
			}
			fmt.Println(i)
		}
		for i := 1; i < len(acts); i++ {
			if err := w.Redo(); err != nil {
				return err
			}
			fmt.Println(i)
		}
	}
}

// An act that is killed, its undo and its redo are there whole or not at all: imports
// of old ledgers, handing over in bulk, rolls, make-ups.
func TestWeekKilled(t *testing.T) {
	made := apptest.Must(apptest.SampleFiles(apptest.SampleDay))(t)
	rounds := 3
	if n, err := strconv.Atoi(os.Getenv("LIUJIN_KILLS")); err == nil && n > 0 {
		rounds = n
	}
	for round := range rounds {
		dir := apptest.OnDisk(t)
		if err := os.CopyFS(dir, made); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, "示例.ledger")
		told := killWeek(t, path, round%2 == 0)
		last := len(told) - 1
		at := apptest.Must(strconv.Atoi(told[last][0]))(t)
		db := apptest.Must(data.Open(path, data.Options{}))(t)
		now := apptest.Must(datatest.StateOf(path))(t)
		whole := at+1 == len(told) // the first time through, the act after the one that was told may be there
		for _, s := range told {
			if i, _ := strconv.Atoi(s[0]); len(s) > 1 && s[1] == now && max(i-at, at-i) <= 1 {
				whole = true
			}
		}
		if faults := apptest.Must(db.Check())(t); !whole || len(faults) != 0 {
			t.Errorf("round %d: not as it was at %d: %q", round, at, faults)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// killWeek starts the work on a ledger, kills it somewhere, once through first if it is to, and returns what it told.
func killWeek(t *testing.T, path string, through bool) (told [][]string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env, cmd.Stderr = append(os.Environ(), weekJob+"="+path), os.Stderr
	out := apptest.Must(cmd.StdoutPipe())(t)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	first := 1
	if through {
		first = len((&worker{}).acts()) + 1
	}
	for range first {
		told = append(told, strings.Fields(apptest.Must(lines.ReadString('\n'))(t)))
	}
	time.AfterFunc(time.Duration(rand.Int64N(int64(900*time.Millisecond))), func() { _ = cmd.Process.Kill() })
	rest, _ := io.ReadAll(lines)
	_ = cmd.Wait() // it was killed
	for _, line := range strings.SplitAfter(string(rest), "\n") {
		if strings.HasSuffix(line, "\n") {
			told = append(told, strings.Fields(line))
		}
	}
	return told
}
