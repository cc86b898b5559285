package views

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// twoLedgers opens the program on a copy of the sample and tells where another ledger lies.
func twoLedgers(t *testing.T) (p *Program, first, second string) {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Dir(sampleFile))); err != nil {
		t.Fatal(err)
	}
	first, second = filepath.Join(folder, filepath.Base(sampleFile)), filepath.Join(folder, "另一本 台账"+data.Extension)
	db, err := data.Create(second, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	kit.Inline(true)
	t.Cleanup(func() { kit.Inline(false) })
	w, prefs := window(t, kit.Theme{})
	p = Start(w, prefs.store, func() string { return folder }, first)
	t.Cleanup(p.closeShell)
	if p.shell == nil {
		t.Fatal("not open")
	}
	return p, first, second
}

func (p *Program) at() string {
	if p.shell == nil {
		return ""
	}
	return p.shell.app.DB().Path()
}

// What is typed into a form when a second start brings another ledger is a draft of the first one.
func TestSecondStartKeepsUnsavedText(t *testing.T) {
	p, first, second := twoLedgers(t)
	typeName(p)
	p.Receive(second)
	if p.at() != second {
		t.Fatalf("at %s", p.at())
	}
	p.Receive(first)
	drafts, err := p.shell.app.DB().Drafts()
	if err != nil || len(drafts) != 1 || p.window.Canvas().Overlays().Top() == nil {
		t.Errorf("%d drafts, offered: %v, %v", len(drafts), p.window.Canvas().Overlays().Top() != nil, err)
	}
}

// What a second start brings and can't be opened leaves the ledger that is open where it is, with what is being typed.
func TestSecondStartBringsNoLedger(t *testing.T) {
	p, first, _ := twoLedgers(t)
	typed := typeName(p)
	text := filepath.Join(t.TempDir(), "说明.txt")
	if err := os.WriteFile(text, []byte("不是台账"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{text, filepath.Join(t.TempDir(), "没有这本.ledger"), t.TempDir()} {
		p.Receive(path)
		if p.at() != first || p.window.Canvas().Overlays().Top() == nil {
			t.Fatalf("at %q after %s", p.at(), path)
		}
		kit.DialogKey(p.window.Canvas(), enter)
	}
	if !typed() {
		t.Error("what was typed is gone")
	}
}

// Where drafts can't be kept, as when the ledger's folder is gone, leaving asks first: by a second start, by another ledger, by closing.
func TestLeavingAsksWhereDraftsAreLost(t *testing.T) {
	p, first, second := twoLedgers(t)
	typed := typeName(p)
	elsewhere := first + ".moved"
	if err := os.Rename(first, elsewhere); err != nil {
		t.Fatal(err)
	}
	for name, leave := range map[string]func(){"second start": func() { p.Receive(second) }, "another ledger": func() { p.shell.away(nil) },
		"closing": p.quit} {
		leave()
		if p.at() != first || p.window.Canvas().Overlays().Top() == nil {
			t.Fatalf("%s did not ask", name)
		}
		kit.DialogKey(p.window.Canvas(), escape)
		if !typed() {
			t.Fatalf("%s: what was typed is gone", name)
		}
	}
	if err := os.Rename(elsewhere, first); err != nil {
		t.Fatal(err)
	}
	if p.Receive(second); p.at() != second {
		t.Errorf("at %q", p.at())
	}
}

// typeName types into a deputy's form, and returns whether that is still there.
func typeName(p *Program) (there func() bool) {
	deputies := p.shell.Go("deputy").Edit.(*kit.Editor[*app.DeputyRow, *data.Deputy])
	deputies.SelectFirst()
	deputies.Form().Value.Name += "（还没保存）"
	deputies.Form().Edited("name", "")
	return deputies.Dirty
}

// A ledger that a second start brings while a question is open, a job runs or an import
// covers the window waits for its end, then is asked about.
func TestSecondStartWaits(t *testing.T) {
	begin := map[string]func(*Program) (end func()){
		"a question": func(p *Program) func() {
			p.shell.importRoster()
			entry := p.window.Canvas().Focused().(*kit.Entry)
			test.Type(entry, "打了一半")
			return func() {
				if entry.Text != "打了一半" {
					t.Errorf("typed text is %q", entry.Text)
				}
				kit.DialogKey(p.window.Canvas(), escape)
			}
		},
		"a job":     func(p *Program) func() { p.shell.busy++; return func() { p.shell.busy-- } },
		"an import": func(p *Program) func() { p.shell.cover(kit.Prose("导入")); return p.shell.uncover },
	}
	for name, start := range begin {
		t.Run(name, func(t *testing.T) {
			p, first, second := twoLedgers(t)
			end := start(p)
			p.Receive(filepath.Join(t.TempDir(), "没有这本.ledger"))
			p.settle() // the test looks itself
			p.Receive(second)
			p.openWanted()
			if p.at() != first || p.wanted != second {
				t.Fatalf("at %q, waiting %q", p.at(), p.wanted)
			}
			end()
			p.openWanted()
			if p.at() != first || p.window.Canvas().Overlays().Top() == nil {
				t.Fatal("it was not asked before leaving")
			}
			kit.DialogKey(p.window.Canvas(), enter)
			if p.at() != second || p.wanted != "" {
				t.Errorf("at %q, waiting %q", p.at(), p.wanted)
			}
		})
	}
}

// On the start page what is being typed for a new ledger stays.
func TestSecondStartOnTheStartPage(t *testing.T) {
	p, _, second := twoLedgers(t)
	p.closeShell()
	p.page()
	p.askNew()
	p.Receive(second)
	p.settle()
	if p.at() != "" || p.window.Canvas().Overlays().Top() == nil {
		t.Fatal("the question went")
	}
}

// While a file is asked for, one that is dropped on the window is the answer.
func TestDropAnswersTheQuestion(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	path := filepath.Join(t.TempDir(), "放假 安排.csv")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	got := ""
	chooseFile(s, "从表格读入", kindTable, func(path string) { got = path })
	s.dropped(uris(path))
	if got != path || s.drops != nil || s.window.Canvas().Overlays().Top() != nil {
		t.Errorf("got %q", got)
	}
	var all []string
	chooseFiles(s, "添加照片", nil, func(paths []string) { all = paths })
	s.dropped(uris(path, path))
	if len(all) != 2 || s.window.Canvas().Overlays().Top() != nil {
		t.Errorf("got %v", all)
	}
}

// The notice at start-up comes only when wanted; how it is wanted is remembered.
func TestRemind(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	if s.prefs.Remind() {
		t.Error("wanted without asking")
	}
	s.prefs.SetRemind(true)
	if !NewPrefs(s.prefs.store).Remind() {
		t.Error("not remembered")
	}
	title, text, err := s.desk.Reminder()
	if err != nil || title == "" {
		t.Fatalf("%q, %v", title, err)
	}
	test.AssertNotificationSent(t, fyne.NewNotification(title, text), s.remind)
}

var (
	escape = &fyne.KeyEvent{Name: fyne.KeyEscape}
	enter  = &fyne.KeyEvent{Name: fyne.KeyReturn}
)

func uris(paths ...string) (all []fyne.URI) {
	for _, path := range paths {
		all = append(all, storage.NewFileURI(path))
	}
	return all
}
