package importing_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/calendar"
	"liujin/app/duty"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/sheets"
	"liujin/data"
)

// hostileJob tells the test binary that it is the process that takes a hostile file; it names where the file is dropped, and the file.
const hostileJob = "LIUJIN_TEST_HOSTILE"

// What a file that is dropped may take.
const (
	mostMemory = 500 << 20
	mostWork   = 10 * time.Second
)

func TestMain(m *testing.M) {
	if job := os.Getenv(hostileJob); job != "" {
		where, path, _ := strings.Cut(job, "|")
		said, err := dropped(where, path)
		var known *data.Error
		if err != nil && !errors.As(err, &known) {
			fmt.Fprintf(os.Stderr, "no sentence: %v\n", err)
			os.Exit(1)
		}
		fmt.Printf("%s %v\n%s", said, err, peak())
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// peak is the most memory that this process had at a time, as the system counts it. What it counts for a child that ended begins with the
// parent's, whose memory the child had until it became another program.
func peak() string {
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	line, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSuffix(strings.TrimSpace(line), " kB")
}

// dropped does with a file what the program does where it is dropped.
func dropped(where, path string) (said string, err error) {
	switch where {
	case "table":
		return takeTable(path)
	case "ledger":
		return takeLedger(path)
	case "picture", "file":
		db, err := data.Create(path+"-台账.ledger", data.Options{})
		if err != nil {
			return "", err
		}
		add := db.AddPhoto
		if where == "file" {
			add = db.AddFile
		}
		_, err = add(path)
		return "added", errors.Join(err, db.Close())
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	_, faults := calendar.ReadNotice(string(text), 2027)
	names := intake.Pasted(string(text), []string{"赵启明", "单桂英"}).Names
	return fmt.Sprintf("%d faults, %d names", len(faults), len(names)), nil
}

// tables are the kinds that a table may be taken for.
var tables = []func(*sheets.Workbook, intake.Options) error{
	func(b *sheets.Workbook, o intake.Options) error { _, err := importing.ReadRoster(b, o); return err },
	func(b *sheets.Workbook, o intake.Options) error { _, err := importing.ReadVisits(b, o); return err },
	func(b *sheets.Workbook, o intake.Options) error { _, err := importing.ReadLessons(b, o); return err },
	func(b *sheets.Workbook, o intake.Options) error { _, err := importing.ReadOpinions(b, o); return err },
	func(b *sheets.Workbook, o intake.Options) error { _, err := importing.ReadProposals(b, o); return err },
}

// takeTable reads a table as one of the kinds that it may be; a file's number says which.
func takeTable(path string) (string, error) {
	number, _ := strconv.Atoi(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)))
	kind := number % (len(tables) + 1)
	if kind == len(tables) {
		_, err := new(duty.Book).ReadHolidayFile(path)
		return "read", err
	}
	book, err := app.OpenTable(path)
	if err != nil {
		return "", err
	}
	return "read", tables[kind](book, intake.Options{Today: apptest.SampleDay})
}

// takeLedger opens a ledger, or what is left of it, and looks at all that is in it.
func takeLedger(path string) (string, error) {
	_, peeked := data.Peek(path)
	_, listed := data.BackupsOf(path)
	_, rescued := data.Rescue(path, data.RescueName(path), data.Options{})
	db, err := data.Open(path, data.Options{})
	if err == nil {
		var faults []string
		faults, err = db.Check()
		_, backedUp := db.Backup(data.WhyManual)
		err = errors.Join(err, backedUp, db.Close())
		return fmt.Sprintf("open, %d faults", len(faults)), errors.Join(peeked, listed, rescued, err)
	}
	return "", errors.Join(err, peeked, listed, rescued)
}

// A hostile file costs a sentence, little memory and little time, wherever it is dropped: make torture drops all, make test a few.
func TestHostileFiles(t *testing.T) {
	all := hostileFiles()
	if len(all) < 100 {
		t.Errorf("only %d files", len(all))
	}
	for i, h := range all {
		if !wanted(i) {
			continue
		}
		path := filepath.Join(t.TempDir(), fmt.Sprintf("%03d", i)+h.ending)
		if err := h.write(path); err != nil {
			t.Errorf("%s was not made: %v", h.name, err)
			continue
		}
		took, memory, said, err := dropIt(h.where, path)
		t.Logf("%s at %s: %v, %d MB: %.200s", h.name, h.where, took.Round(10*time.Millisecond), memory>>20, said)
		if err != nil || took > mostWork || memory > mostMemory {
			t.Errorf("%s at %s: %v, %v, %d MB: %s", h.name, h.where, err, took, memory>>20, said)
		}
		if err := os.RemoveAll(filepath.Dir(path)); err != nil {
			t.Fatal(err)
		}
	}
}

// wanted reports whether this run drops a file.
func wanted(i int) bool {
	share := os.Getenv("LIUJIN_GARBAGE")
	part, of := 1, 20
	if n, _ := fmt.Sscanf(share, "%d/%d", &part, &of); n == 0 && share != "" {
		return true
	}
	return i%of == part-1
}

// dropIt drops a file in a process of its own, and returns the work and memory that it took and what was said.
func dropIt(where, path string) (took time.Duration, memory int, said string, err error) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), hostileJob+"="+where+"|"+path, "TMPDIR="+filepath.Dir(path))
	stop := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	out, err := cmd.CombinedOutput()
	stop.Stop()
	said = strings.TrimSpace(string(out))
	if err == nil {
		end := strings.LastIndex(said, "\n")
		memory, err = strconv.Atoi(said[end+1:])
		said = said[:max(end, 0)]
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), memory << 10, said[:min(len(said), 1500)], err
}
