package views

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/app"
	"liujin/app/sample"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// today is the day that the sample is seen on.
const today = "2026-11-12"

// screenSize is the window of a common office PC.
var screenSize = fyne.NewSize(1366, 768)

// sampleFile makes the sample ledger once; each test works on a copy.
var sampleFile string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "liujin-views")
	if err != nil {
		panic(err)
	}
	sampleFile = filepath.Join(folder, "示例台账"+data.Extension)
	if err := sample.Sample(sampleFile, 1, today); err != nil {
		panic(err)
	}
	test.NewApp() // one for all windows: the faces are read anew for each, and for each other look, which takes longer than most tests
	code := m.Run()
	_, _ = os.RemoveAll(folder), os.RemoveAll(folder+countyFolder)
	os.Exit(code)
}

// window opens a headless window in the program's look.
func window(t *testing.T, look kit.Theme) (fyne.Window, *Prefs) {
	t.Helper()
	a := fyne.CurrentApp()
	for _, key := range []string{"recent", "remind"} {
		a.Preferences().RemoveValue(key)
	}
	prefs := NewPrefs(a.Preferences())
	prefs.SetTheme(&look)
	if err := kit.Speak(); err != nil {
		t.Fatal(err)
	}
	w := a.NewWindow("六进履职台账")
	w.Resize(screenSize)
	t.Cleanup(w.Close)
	return w, prefs
}

// sampleShell shows a copy of the sample ledger.
func sampleShell(t *testing.T, look kit.Theme) *Shell {
	t.Helper()
	return openShell(t, sampleCopy(t), look)
}

// sampleCopy is where a copy of the sample ledger lies.
func sampleCopy(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "示例台账"+data.Extension)
	if err := os.CopyFS(filepath.Dir(path), os.DirFS(filepath.Dir(sampleFile))); err != nil {
		t.Fatal(err)
	}
	return path
}

// emptyShell shows a ledger in which only the unit is named.
func emptyShell(t *testing.T, look kit.Theme) *Shell {
	t.Helper()
	path := filepath.Join(t.TempDir(), "空台账"+data.Extension)
	db, err := data.Create(path, data.Options{Source: data.Source{Now: fixedClock, Rand: data.SystemSource().Rand, User: "测试"}})
	if err != nil {
		t.Fatal(err)
	}
	a := app.New(db)
	if err := a.SaveOffice(&data.Office{Name: "东港镇人民代表大会主席团", Level: data.OfficeTown, Own: true}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return openShell(t, path, look)
}

func openShell(t *testing.T, path string, look kit.Theme) *Shell {
	t.Helper()
	return openShellAt(t, path, look, fixedClock)
}

// openShellAt shows a ledger at another time than today's morning.
func openShellAt(t *testing.T, path string, look kit.Theme, now func() time.Time) *Shell {
	t.Helper()
	db, err := data.Open(path, data.Options{Source: data.Source{Now: now, Rand: data.SystemSource().Rand, User: "测试"}})
	if err != nil {
		t.Fatal(err)
	}
	kit.Inline(true)
	t.Cleanup(func() { kit.Inline(false) })
	w, prefs := window(t, look)
	s := NewShell(app.New(db), w, prefs, func(func(*Program)) {})
	t.Cleanup(func() {
		if !s.closed {
			_ = s.Close()
		}
	})
	w.Resize(screenSize)
	return s
}

// fits lays the window out and sees that it wants no more room than there is.
func fits(t *testing.T, s *Shell, name string) {
	t.Helper()
	// The real driver lays out again whatever changed its size; the headless one does when the window changes its own.
	s.window.Resize(screenSize.SubtractWidthHeight(2, 2))
	s.window.Resize(screenSize)
	if least := s.window.Content().MinSize(); least.Width > screenSize.Width || least.Height > screenSize.Height {
		t.Errorf("%s wants %v, more than the window has", name, least)
	}
}

// sized is capture for what was painted in another size before: without a folder for pictures, that it fits is enough.
func sized(t *testing.T, s *Shell, name string) {
	t.Helper()
	if os.Getenv("LIUJIN_SCREENS") == "" {
		fits(t, s, name)
		return
	}
	capture(t, s, name)
}

// capture paints the window, and writes the picture when LIUJIN_SCREENS names a folder.
func capture(t *testing.T, s *Shell, name string) {
	t.Helper()
	folder := os.Getenv("LIUJIN_SCREENS")
	fits(t, s, name)
	picture := s.window.Canvas().Capture()
	if folder == "" {
		return
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, picture); err != nil {
		t.Fatal(err)
	}
}

// TestScreens opens every screen of the registry: filled, empty, new, in error, with large text, dark.
func TestScreens(t *testing.T) {
	t.Run("filled", func(t *testing.T) {
		s := sampleShell(t, kit.Theme{})
		for _, e := range s.entries() {
			screen := s.Go(e.name)
			if list, ok := screen.Edit.(interface{ SelectFirst() }); ok {
				list.SelectFirst()
			}
			capture(t, s, e.name+"-filled")
		}
	})
	t.Run("empty", func(t *testing.T) {
		s := emptyShell(t, kit.Theme{})
		for _, e := range s.entries() {
			s.Go(e.name)
			capture(t, s, e.name+"-empty")
		}
	})
	t.Run("error", func(t *testing.T) {
		s := emptyShell(t, kit.Theme{})
		for _, e := range s.entries() {
			s.Go(e.name)
			edit(adder.Add)(s)
			edit(func(e saver) { e.SaveNow(false) })(s)
			capture(t, s, e.name+"-error")
			for _, o := range s.window.Canvas().Overlays().List() { // where adding asks first
				s.window.Canvas().Overlays().Remove(o)
			}
		}
	})
	t.Run("large", func(t *testing.T) {
		s := sampleShell(t, kit.Theme{Large: true})
		for _, e := range s.entries() {
			screen := s.Go(e.name)
			if list, ok := screen.Edit.(interface{ SelectFirst() }); ok {
				list.SelectFirst()
			}
			sized(t, s, e.name+"-large")
		}
	})
	t.Run("dark", func(t *testing.T) {
		s := sampleShell(t, kit.Theme{Dark: true})
		s.Go("visit").Edit.(interface{ SelectFirst() }).SelectFirst()
		capture(t, s, "visit-dark")
		s = sampleShell(t, kit.Theme{Dark: true, Large: true})
		s.Go("deputy").Edit.(interface{ SelectFirst() }).SelectFirst()
		capture(t, s, "deputy-dark-large")
		s = sampleShell(t, kit.Theme{Large: true})
		s.Go("deputy").Edit.(*kit.Editor[*app.DeputyRow, *data.Deputy]).List.MarkAll(true)
		capture(t, s, "deputy-marked-large")
	})
}

// TestSmallWindow opens every screen in the smallest window that an office has: nothing may want more room than that.
func TestSmallWindow(t *testing.T) {
	was := screenSize
	screenSize = fyne.NewSize(1024, 700)
	t.Cleanup(func() { screenSize = was })
	for name, look := range map[string]kit.Theme{"small": {}, "small-large-dark": {Large: true, Dark: true}} {
		t.Run(name, func(t *testing.T) {
			s := sampleShell(t, look)
			for _, e := range s.entries() {
				screen := s.Go(e.name)
				if list, ok := screen.Edit.(interface{ SelectFirst() }); ok {
					list.SelectFirst()
				}
				sized(t, s, e.name+"-"+name)
			}
		})
	}
}

// fixedClock is the morning of today.
func fixedClock() time.Time { return time.Date(2026, 11, 12, 9, 0, 0, 0, time.Local) }

// TestDetails draws what the matrix of screens does not show: the lower ends of forms, tabs, dialogs, the start page.
func TestDetails(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	for _, name := range []string{"visit", "deputy", "station", "enterprise"} {
		screen := s.Go(name)
		screen.Edit.(interface{ SelectFirst() }).SelectFirst()
		capture(t, s, name+"-middle")
		screen.Edit.(interface{ Bottom() }).Bottom()
		capture(t, s, name+"-bottom")
	}
	meetings, err := s.meetings.Meetings()
	if err != nil {
		t.Fatal(err)
	}
	browse := kit.Browse{Title: "选一个文件", Folder: t.TempDir(), Places: places(), Act: "选这个文件"}
	for name, open := range map[string]func(){"search": s.search, "help": s.help, "print": func() { s.Go("deputy"); s.askPrint() },
		"sign-in": func() { s.askSignIn(nil) }, "roll": func() { s.callMeeting(meetings[0].ID) }, "browse": func() { browse.Show(s) },
		"export": func() { s.export(table.Listing{Title: "代表名册"}) }} {
		open()
		if e, ok := s.window.Canvas().Focused().(*kit.Entry); ok && name == "search" {
			test.Type(e, "dg")
		}
		capture(t, s, "dialog-"+name)
		for _, o := range s.window.Canvas().Overlays().List() {
			s.window.Canvas().Overlays().Remove(o)
		}
	}
}

// TestStartPage draws the first page and the dialog that makes a ledger.
func TestStartPage(t *testing.T) {
	kit.Inline(true)
	t.Cleanup(func() { kit.Inline(false) })
	w, _ := window(t, kit.Theme{})
	p := Start(w, fyne.CurrentApp().Preferences(), t.TempDir, "")
	w.Resize(screenSize)
	capture(t, &Shell{window: w}, "start")
	p.askNew()
	capture(t, &Shell{window: w}, "start-new")
}
