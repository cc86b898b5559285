package sample_test

import (
	"bufio"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"liujin/app/apptest"
	"liujin/data"
)

// copied is a copy of the sample on the disk.
func copied(t *testing.T) string {
	t.Helper()
	dir := apptest.OnDisk(t)
	if err := os.CopyFS(dir, apptest.Must(apptest.SampleFiles(apptest.SampleDay))(t)); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "示例.ledger")
}

// course does a job undisturbed and returns the state before the first act and after each, and how long the acts took.
func course(t *testing.T, job string) (states []string, took time.Duration) {
	t.Helper()
	c := apptest.Must(clerkAt(copied(t)))(t)
	states = append(states, apptest.Must(c.state())(t))
	for i, act := range c.acts(job) {
		began := time.Now()
		if err := act(); err != nil {
			t.Fatalf("%s, act %d: %v", job, i+1, err)
		}
		took += time.Since(began)
		states = append(states, apptest.Must(c.state())(t))
		if states[i] == states[i+1] {
			t.Errorf("%s: act %d changed nothing", job, i+1)
		}
	}
	if faults := apptest.Must(c.DB().Check())(t); len(faults) > 0 {
		t.Errorf("%s: %q", job, faults)
	}
	if err := c.DB().Close(); err != nil {
		t.Fatal(err)
	}
	return states, took
}

// The acts of a term's time that are killed are there whole or not at all: 换届, what happens to seats, 合并, what ends and is renamed, papers
// that go out, are put right and voided, with their files and their numbers.
func TestKilledWhileElecting(t *testing.T) { killTerm(t, "elect") }
func TestKilledWhilePlanning(t *testing.T) { killTerm(t, "plan") }
func TestKilledWhileMerging(t *testing.T)  { killTerm(t, "merge") }
func TestKilledWhileIssuing(t *testing.T)  { killTerm(t, "issue") }
func TestKilledWhileChanging(t *testing.T) { killTerm(t, "change") }

// So are those of an activity month: tasks, who was told, reports that become records, votes, what is put off.
func TestKilledWhileTelling(t *testing.T) { killTerm(t, "month") }

func killTerm(t *testing.T, job string) {
	states, long := course(t, job)
	rounds := 2
	if n, err := strconv.Atoi(os.Getenv("LIUJIN_KILLS")); err == nil && n > 0 {
		rounds = n
	}
	hits := map[int]int{}
	for round := range rounds {
		path := copied(t)
		told := killClerk(t, path, job, long)
		hits[told]++
		c := apptest.Must(clerkAt(path))(t)
		now := apptest.Must(c.state())(t)
		if now != states[told] && (told+1 == len(states) || now != states[told+1]) {
			t.Errorf("round %d: half of something is there after act %d of %s", round, told, job)
		}
		if faults := apptest.Must(c.DB().Check())(t); len(faults) != 0 {
			t.Errorf("round %d: %q", round, faults)
		}
		c.filesKept(t)
		if err := c.seat(1, data.MandateResigned, "2026-11-11"); err != nil {
			t.Errorf("round %d: nothing can be done any more: %v", round, err)
		} else if err := c.Undo(); err != nil || apptest.Must(c.state())(t) != now {
			t.Errorf("round %d: undo: %v", round, err)
		}
		if err := c.DB().Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(filepath.Dir(path)); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%s: %d rounds, killed after acts %v", job, rounds, hits)
}

// killClerk starts a job on a ledger, kills it within a time and returns the last act that it told of.
func killClerk(t *testing.T, path, job string, most time.Duration) (told int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env, cmd.Stderr = append(os.Environ(), termJob+"="+path, termDeeds+"="+job), os.Stderr
	out := apptest.Must(cmd.StdoutPipe())(t)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	apptest.Must(lines.ReadString('\n'))(t)
	stop := time.AfterFunc(time.Duration(rand.Int64N(int64(most))), func() { _ = cmd.Process.Kill() })
	rest, _ := io.ReadAll(lines)
	stop.Stop()
	_ = cmd.Wait() // it was killed
	for _, line := range strings.SplitAfter(string(rest), "\n") {
		if strings.HasSuffix(line, "\n") {
			told = apptest.Must(strconv.Atoi(strings.TrimSpace(line)))(t)
		}
	}
	return told
}

// filesKept looks at the files beside the ledger: those of papers that went out are whole, and what a kill left over is one file that the
// sweep takes, beside those of papers whose place another took.
func (c *clerk) filesKept(t *testing.T) {
	t.Helper()
	named := map[string]bool{}
	for _, a := range apptest.Must(c.DB().Attachments())(t) {
		named[filepath.Base(c.DB().FilePath(a))] = true
	}
	for _, r := range apptest.Must(c.paper.IssuedRows())(t) {
		if _, err := c.paper.IssuedFile(r.ID); err != nil && r.Kept {
			t.Errorf("%s: %v", r.Title, err)
		}
	}
	loose := 0
	folder := strings.TrimSuffix(c.DB().Path(), data.Extension) + ".files"
	if err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if !named[d.Name()] {
			loose++
			old := time.Now().AddDate(0, 0, -2)
			return os.Chtimes(path, old, old)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	removed := apptest.Must(c.DB().SweepFiles())(t)
	left, _ := filepath.Glob(filepath.Join(folder, "*", "~*"))
	if loose-removed > 1 || len(left) > 0 || loose > 6 { // what is not swept was half written, and goes as such
		t.Errorf("%d files that nothing names, %d of them swept, left %q", loose, removed, left)
	}
	if faults := apptest.Must(c.DB().Check())(t); len(faults) != 0 {
		t.Errorf("after the sweep: %q", faults)
	}
}
