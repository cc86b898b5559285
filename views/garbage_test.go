package views

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"liujin/app/duty"
	"liujin/app/listings"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/data"
	"liujin/data/datatest"
	"liujin/views/kit"
)

// Garbage in any column of a ledger: every screen with its records, every paper, sheet and plan gives a sentence or a right answer,
// never a panic. A hundredth of all values runs here; LIUJIN_GARBAGE=all runs all of them, which takes an hour (make torture).
func TestGarbage(t *testing.T) {
	readable, mistyped := datatest.SomeGarbage(t, sampleFile)
	for some := range slices.Chunk(readable, 60) {
		garbled(t, some)
	}
	for some := range slices.Chunk(mistyped, 10) {
		garbled(t, some)
	}
}

// garbled looks at a ledger with garbage in it.
func garbled(t *testing.T, garbage []datatest.Garbage) {
	t.Helper()
	path := sampleCopy(t)
	datatest.Garble(t, path, garbage)
	g := &garbageRound{t: t, garbage: garbage, seen: map[string]bool{}}
	var s *Shell
	g.do("open", func() error {
		db, err := data.Open(path, data.Options{Source: data.Source{Now: fixedClock, Rand: data.SystemSource().Rand, User: "测试"}})
		if err == nil {
			err = db.Close()
			s = openShell(t, path, kit.Theme{})
		}
		return err
	})
	if s == nil {
		return
	}
	for _, e := range entries {
		g.do("screen "+e.name, func() error {
			screen := s.Go(e.name)
			editor := reflect.Indirect(reflect.ValueOf(screen.Edit))
			if editor.Kind() == reflect.Struct && editor.FieldByName("List").IsValid() {
				for row := range 4 {
					editor.FieldByName("List").MethodByName("SelectAt").Call([]reflect.Value{reflect.ValueOf(row)})
				}
			} else if list, ok := screen.Edit.(interface{ SelectFirst() }); ok {
				list.SelectFirst()
			}
			s.window.Resize(screenSize.SubtractWidthHeight(2, 2)) // laid out, not painted: ten thousand characters take long to paint
			s.window.Resize(screenSize)
			for _, o := range s.window.Canvas().Overlays().List() {
				s.window.Canvas().Overlays().Remove(o)
			}
			return nil
		})
	}
	for _, p := range paperwork.Papers {
		g.do("paper "+p.Name, func() error {
			documents, err := s.paperwork.Paper(p.Name, paperwork.Order{})
			if err == nil {
				faces, faceErr := print.Shipped()
				if faceErr != nil {
					t.Fatal(faceErr)
				}
				print.Layout(faces, print.Own, documents...)
			}
			return err
		})
	}
	for _, sheet := range listings.Sheets {
		g.do("sheet "+sheet.Name, func() error {
			l, err := s.listings.Sheet(sheet.Name, listings.Order{})
			if err == nil {
				err = s.listings.ListSheet(l, filepath.Join(t.TempDir(), "a.xlsx"))
			}
			return err
		})
	}
	g.do("plan", func() error {
		planned, err := s.duty.Schedule(duty.ScheduleOrder{From: "2026-12-01", To: "2026-12-31"})
		if err == nil {
			_, err = s.duty.ScheduleRows(planned)
		}
		return err
	})
	g.do("search", func() error { _, err := s.desk.Search("dg", 50); return err })
	g.do("check", func() error { _, err := s.app.DB().Check(); return err })
	g.do("backup", func() error { _, err := s.app.DB().Backup(data.WhyManual); return err })
	g.do("close", s.Close)
}

// garbageRound is one look at a ledger with garbage in it.
type garbageRound struct {
	t       *testing.T
	garbage []datatest.Garbage
	seen    map[string]bool
}

// do does one thing, which must neither panic nor take long, and fail in a sentence only.
func (g *garbageRound) do(what string, fn func() error) {
	began := time.Now()
	watch := time.AfterFunc(5*time.Minute, func() {
		all := make([]byte, 1<<20)
		panic(fmt.Sprintf("%s does not end with %v:\n%s", what, g.garbage, all[:runtime.Stack(all, true)]))
	})
	defer func() {
		watch.Stop()
		if r := recover(); r != nil {
			g.tell("%s: panic: %v\n%s", what, r, ownFrames())
		}
		if took := time.Since(began); took > 30*time.Second {
			g.tell("%s took %v", what, took)
		}
	}()
	err := fn()
	var known *data.Error
	var invalid data.Invalid
	if err != nil && !errors.As(err, &known) && !errors.As(err, &invalid) {
		g.tell("%s: no sentence: %v", what, err)
	}
}

func (g *garbageRound) tell(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if g.seen[text] {
		return
	}
	if len(g.seen) == 0 {
		g.t.Errorf("with %v:", g.garbage)
	}
	g.seen[text] = true
	g.t.Error(text)
}

// ownFrames are the lines of our own code that a panic came through.
func ownFrames() string {
	var own []string
	for _, line := range strings.Split(string(debug.Stack()), "\n") {
		if strings.Contains(line, ".go:") && !strings.Contains(line, "/usr/local/go/") && !strings.Contains(line, "garbage_test") {
			own = append(own, strings.TrimSpace(line))
		}
	}
	return strings.Join(own[:min(len(own), 8)], "\n")
}
