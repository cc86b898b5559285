package views

import (
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/sample"
	"liujin/data"
	"liujin/views/kit"
)

// countyDay is the day that the sample of a county is seen on.
const countyDay = "2026-12-10"

// countyFolder is where it lies, behind the name of the sample's folder.
const countyFolder = "-county"

// countyFile makes the county's sample ledger once.
var countyFile = sync.OnceValues(func() (string, error) {
	path := filepath.Join(filepath.Dir(sampleFile)+countyFolder, "示例县台账"+data.Extension)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", err
	}
	return path, sample.Above(path, 1, countyDay, data.OfficeCounty)
})

func countyClock() time.Time { return time.Date(2026, 12, 10, 9, 0, 0, 0, time.Local) }

// countyShell shows a copy of the county's sample.
func countyShell(t *testing.T, look kit.Theme) *Shell {
	t.Helper()
	file, err := countyFile()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Dir(file))); err != nil {
		t.Fatal(err)
	}
	return openShellAt(t, filepath.Join(folder, filepath.Base(file)), look, countyClock)
}

// emptyCounty shows the ledger of a county, or a city, below which no office is registered yet.
func emptyCounty(t *testing.T, look kit.Theme, level data.OfficeLevel) *Shell {
	t.Helper()
	path := filepath.Join(t.TempDir(), "空县台账"+data.Extension)
	db, err := data.Create(path, data.Options{Source: data.Source{Now: countyClock, Rand: data.SystemSource().Rand, User: "测试"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := app.New(db).SaveOffice(&data.Office{Name: "滨海县人大常委会", Level: level, Code: "990922", Own: true}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return openShellAt(t, path, look, countyClock)
}

// aboveOnly are the screens that are shown only where offices below report.
func aboveOnly() (all []entry) {
	return slices.DeleteFunc(slices.Clone(entries), func(e entry) bool { return !e.above })
}

// What only a county has is drawn as all screens are: filled, empty, in error, in the smallest window with large text; its lists sort,
// filter and export, its records reopen, what is cut is told in full.
func TestCountyScreens(t *testing.T) {
	t.Run("filled", func(t *testing.T) {
		s := countyShell(t, kit.Theme{})
		if s.current != "summary" {
			t.Fatalf("a county opens on %s", s.current)
		}
		for _, e := range aboveOnly() {
			screen := s.Go(e.name)
			capture(t, s, "county-"+e.name)
			if list, ok := screen.Edit.(interface{ SelectFirst() }); ok {
				list.SelectFirst()
			}
			capture(t, s, "county-"+e.name+"-filled")
			if form, ok := screen.Edit.(drafter); ok && form.Dirty() {
				t.Errorf("%s: opening a record makes it dirty", e.name)
			}
			if !slices.Contains(listless, e.name) {
				tryList(t, s, board(screen.Edit))
			}
		}
	})
	t.Run("empty", func(t *testing.T) {
		s := emptyCounty(t, kit.Theme{}, data.OfficeCounty)
		for _, e := range aboveOnly() {
			s.Go(e.name)
			capture(t, s, "county-"+e.name+"-empty")
			edit(adder.Add)(s)
			edit(func(e saver) { e.SaveNow(false) })(s)
			capture(t, s, "county-"+e.name+"-error")
		}
	})
	t.Run("large", func(t *testing.T) {
		was := screenSize
		screenSize = fyne.NewSize(1024, 700)
		t.Cleanup(func() { screenSize = was })
		s := countyShell(t, kit.Theme{Large: true})
		for _, e := range aboveOnly() {
			screen := s.Go(e.name)
			capture(t, s, "county-"+e.name+"-small")
			if list, ok := screen.Edit.(interface{ SelectFirst() }); ok {
				list.SelectFirst()
			}
			capture(t, s, "county-"+e.name+"-small-filled")
			untold(t, e.name, s.window.Content(), nil)
		}
	})
}
