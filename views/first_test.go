package views

import (
	"testing"

	"fyne.io/fyne/v2"

	"liujin/data"
	"liujin/views/kit"
)

// stillEmpty is the program with its window still empty, while the ledger at path is read beside it.
func stillEmpty(t *testing.T, path string) *Program {
	t.Helper()
	kit.Inline(true)
	t.Cleanup(func() { kit.Inline(false) })
	a := fyne.CurrentApp()
	p := &Program{window: a.NewWindow("六进履职台账"), prefs: NewPrefs(a.Preferences()), home: t.TempDir}
	db, err := data.Open(path, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.first = &first{db: db, hide: func() {}}
	return p
}

// A window that is closed while it is still empty lets go of the ledger that was being opened.
func TestClosedWhileEmpty(t *testing.T) {
	path := sampleCopy(t)
	p := stillEmpty(t, path)
	p.quit()
	p.showFirst(path)
	if p.shell != nil {
		t.Fatal("the ledger is shown")
	}
	db, err := data.Open(path, data.Options{}) // nothing holds it
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// What a second start brings while the window is still empty waits until the first ledger is shown, and is asked about then.
func TestSecondStartWhileEmpty(t *testing.T) {
	path, second := sampleCopy(t), sampleCopy(t)
	p := stillEmpty(t, path)
	t.Cleanup(func() { p.closeShell(); p.window.Close() })
	p.Receive(second)
	p.showFirst(path)
	if p.at() != path {
		t.Fatalf("at %q", p.at())
	}
	p.openWanted()
	click(t, p, "打开")
	if p.at() != second {
		t.Errorf("at %q", p.at())
	}
}
