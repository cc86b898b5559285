// Package apptest is what the tests of the rooms share: ledgers to work on, and what is done in many tests.
package apptest

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"liujin/app"
	"liujin/app/matters"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/app/sample"
	"liujin/app/training"
	"liujin/data"
)

// SavedOpinion is an opinion of a sample that was handed over today.
func SavedOpinion(t *testing.T, a *app.App) data.Opinion {
	t.Helper()
	unit := Must(a.DB().Handlers())(t)[0].ID
	m := data.Opinion{OpinionFields: data.OpinionFields{Day: SampleDay, Text: "井盖松动", Route: data.RouteOwn, HandlerID: unit}}
	if err := matters.New(a).SaveOpinion(&m); err != nil {
		t.Fatal(err)
	}
	if err := matters.New(a).TakeOpinionStep(m.ID, data.Step{Day: SampleDay, Kind: data.StepAssign, HandlerID: unit}); err != nil {
		t.Fatal(err)
	}
	return Must(matters.New(a).Opinion(m.ID))(t)
}

// EmptyLedger opens a new ledger that has its own unit and nothing else.
func EmptyLedger(t *testing.T) *app.App {
	t.Helper()
	return EmptyOn(t, SampleDay)
}

// EmptyOn is EmptyLedger as it is seen on a day.
func EmptyOn(t testing.TB, day string) *app.App {
	t.Helper()
	db, err := data.Create(t.TempDir()+"/空.ledger", data.Options{Source: noon(t, day)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	a := app.New(db)
	if err := a.SaveOffice(&data.Office{Name: "东港镇人大", Level: data.OfficeTown, Own: true}); err != nil {
		t.Fatal(err)
	}
	return a
}

// UsualGroups are the 代表小组 of a ledger: every deputy is in one of them at most.
func UsualGroups(t *testing.T, a *app.App) []app.GroupRow {
	t.Helper()
	return slices.DeleteFunc(Must(a.Groups())(t), func(g app.GroupRow) bool { return g.Kind != data.GroupDeputies })
}

// DayFault is what is said about the day of a record that was to be saved.
func DayFault(err error) string {
	var bad data.Invalid
	if errors.As(err, &bad) {
		return bad["day"]
	}
	return ""
}

// Printed makes a paper and reads its text back out of the PDF, white space left out.
func Printed(t *testing.T, a *app.App, documents []*print.Document) (*print.Job, string) {
	t.Helper()
	job := print.Layout(Must(print.Shipped())(t), print.Own, documents...)
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := paperwork.New(a).PDF(job, path); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return job, strings.Join(strings.Fields(string(text)), "")
}

// noon is the clock on a day.
func noon(t testing.TB, day string) data.Source {
	t.Helper()
	now := Must(time.ParseInLocation(time.DateOnly, day, time.Local))(t).Add(12 * time.Hour)
	return data.Source{Now: func() time.Time { return now }, Rand: data.SystemSource().Rand, User: "测试"}
}

// SampleOn opens the sample as it is seen on its day.
func SampleOn(t testing.TB, day string) *app.App {
	t.Helper()
	return SampleSeen(t, day, day)
}

// SampleSeen opens the sample of a day as it is seen on another.
func SampleSeen(t testing.TB, day, today string) *app.App {
	t.Helper()
	return Seen(t, sampleCopy(t, day), today)
}

// SampleRead opens the sample as one that is only read, for what is tried many times on it.
func SampleRead(t testing.TB) *app.App {
	t.Helper()
	db, err := data.Open(sampleCopy(t, SampleDay), data.Options{ReadOnly: true, Source: noon(t, SampleDay)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return app.New(db)
}

// sampleCopy is a test's own copy of the sample of a day.
func sampleCopy(t testing.TB, day string) string {
	t.Helper()
	made, err := SampleFiles(day)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, made); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "示例.ledger")
}

// Seen opens a ledger as it is seen on a day.
func Seen(t testing.TB, path, today string) *app.App {
	t.Helper()
	db, err := data.Open(path, data.Options{Source: noon(t, today)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return app.New(db)
}

var samples sync.Map // day → func() (fs.FS, error)

// SampleFiles are the sample of a day and what lies beside it, made once for all tests:
// half a second each is too long to wait a hundred times.
func SampleFiles(day string) (fs.FS, error) {
	make, _ := samples.LoadOrStore(day, sync.OnceValues(func() (fs.FS, error) {
		dir, err := os.MkdirTemp("", "liujin-sample")
		if err != nil {
			return nil, err
		}
		defer func() { _ = os.RemoveAll(dir) }()
		if err := sample.Sample(filepath.Join(dir, "示例.ledger"), 1, day); err != nil {
			return nil, err
		}
		return inMemory(dir)
	}))
	return make.(func() (fs.FS, error))()
}

// inMemory is a folder with all that is in it.
func inMemory(dir string) (fs.FS, error) {
	files := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil {
			return err
		}
		files[path] = &fstest.MapFile{Data: content, Mode: 0o600}
		return nil
	})
	return files, err
}

// GoOn is for work that nobody watches or stops.
func GoOn(int, int) bool { return true }

// OnDisk is a folder on a real disk, for what is killed while it writes: make test keeps all other tests' files in memory.
func OnDisk(t *testing.T) string {
	t.Helper()
	disk := os.Getenv("LIUJIN_DISK")
	if disk == "" {
		return t.TempDir()
	}
	dir, err := os.MkdirTemp(disk, "liujin")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// SampleDay is the day on which the tests see the sample.
const SampleDay = "2026-11-12"

// Must is a value that can be had, or the test ends.
func Must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// SavedCourse is a new course with one session.
func SavedCourse(t *testing.T, a *app.App, s data.Session) data.Course {
	t.Helper()
	p := Must(training.New(a).NewCourse())(t)
	p.Title, p.Sessions = "测试培训", []data.Session{s}
	if err := training.New(a).SaveCourse(&p); err != nil {
		t.Fatal(err)
	}
	return p
}

// CallRoll records who came to a session: everybody, but those whose states are given.
func CallRoll(t *testing.T, a *app.App, sessionID string, states map[string]data.ParticipationState) {
	t.Helper()
	roll := Must(training.New(a).Roll(sessionID))(t)
	for i := range roll.Lines {
		if state := states[roll.Lines[i].DeputyID]; state != "" {
			roll.Lines[i].State = state
		}
	}
	if err := training.New(a).SaveRoll(roll); err != nil {
		t.Fatal(err)
	}
}
