package views

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"liujin/data"
	"liujin/views/kit"
)

// phraseTyped types into the question for a phrase, field by field, with Enter after each.
func phraseTyped(t *testing.T, p *Program, phrases ...string) {
	t.Helper()
	for _, phrase := range phrases {
		e, ok := p.window.Canvas().Focused().(*kit.Entry)
		if !ok || !e.Password {
			t.Fatalf("the caret is in %T", p.window.Canvas().Focused())
		}
		e.SetText(phrase)
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
}

// The second place is encrypted with a phrase that is typed twice; its backups are read and restored with it, and a wrong one is said.
func TestSealedInTheWindow(t *testing.T) {
	p, first, _ := twoLedgers(t)
	stick := filepath.Join(t.TempDir(), "U 盘")
	if err := os.MkdirAll(stick, 0o755); err != nil {
		t.Fatal(err)
	}
	b := backupsOf(t, p)
	b.setPlace(stick)
	click(t, p, "立即备份")
	const phrase = "一句只有我知道的话"
	click(t, p, "加密…")
	if !says(p, "忘了口令，这个地方的备份谁也打不开") {
		t.Error("the loss of the phrase is not spelt out")
	}
	phraseTyped(t, p, phrase, "另一句另一句另一句")
	if !says(p, "两次输的口令不一样") || p.shell.app.DB().BackupPlace().Sealed {
		t.Fatal("two different phrases were taken")
	}
	phraseTyped(t, p, phrase) // what was typed first is still there
	if !p.shell.app.DB().BackupPlace().Sealed || !says(p, "1 份以前没有加密的备份") {
		t.Fatal("it is not encrypted, or nothing is said of what is there")
	}
	click(t, p, "删掉没有加密的")
	copies := ledgersUnder(t, stick)
	if len(copies) != 1 || !strings.Contains(unbroken(b.second), "备份是加密的") {
		t.Fatalf("%q %q", copies, unbroken(b.second))
	}
	was := renamed(t, p, "改过名")
	b = backupsOf(t, p)
	for i, path := range b.list.Shown() {
		if path == copies[0] {
			b.list.SelectAt(i)
		}
	}
	if !says(p, "是加密的，要输口令") {
		t.Error("it is not said that a phrase is needed")
	}
	click(t, p, "输口令查看")
	phraseTyped(t, p, "不是这一句不是这一句")
	if !says(p, "口令不对") {
		t.Error("a wrong phrase gets no sentence")
	}
	phraseTyped(t, p, phrase)
	if !says(p, "核对无误") {
		t.Error("the backup does not say what it holds")
	}
	click(t, p, "恢复到这一份")
	click(t, p, "恢复")
	if p.at() != first || firstDeputy(t, p.shell.app).Name != was {
		t.Fatalf("at %s: %s, was %s", p.at(), firstDeputy(t, p.shell.app).Name, was)
	}
	click(t, p, kit.WordOK)
	home := filepath.Join(t.TempDir(), "新电脑")
	p.home = func() string { return home }
	p.open(copies[0]) // as a double click on the stick does
	phraseTyped(t, p, phrase)
	click(t, p, "恢复")
	if filepath.Dir(p.at()) != home || firstDeputy(t, p.shell.app).Name != was {
		t.Errorf("at %s", p.at())
	}
	click(t, p, kit.WordOK)
	backupsOf(t, p)
	click(t, p, "不再加密…")
	click(t, p, "不再加密")
	if p.shell.app.DB().BackupPlace().Sealed {
		t.Error("it is still encrypted")
	}
}

// What the page shows of a second place: set, encrypted, absent; and its questions.
func TestSealedScreens(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	stick := filepath.Join(t.TempDir(), "U 盘")
	if err := os.MkdirAll(stick, 0o755); err != nil {
		t.Fatal(err)
	}
	b, ok := s.Go("backup").Edit.(*backups)
	if !ok {
		t.Fatal("备份与恢复 is no list of backups")
	}
	b.setPlace(stick)
	s.backup("manual", true)
	b.askSeal()
	capture(t, s, "backup-seal-dialog")
	s.window.Canvas().Overlays().Top().Hide()
	if err := s.app.DB().SealPlace("一句只有我知道的话"); err != nil {
		t.Fatal(err)
	}
	b.sealFirst()
	capture(t, s, "backup-seal-plain")
	s.window.Canvas().Overlays().Top().Hide()
	b.list.SelectAt(0)
	capture(t, s, "backup-sealed")
	if err := os.Rename(stick, filepath.Join(t.TempDir(), "拔掉")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(stick, 0o755); err != nil {
		t.Fatal(err)
	}
	b.reload()
	capture(t, s, "backup-absent")
}

// A file that is whole only in encrypted backups comes back once the phrase was typed.
func TestRecoveredWithThePhrase(t *testing.T) {
	p, _, _ := twoLedgers(t)
	db, folder := p.shell.app.DB(), t.TempDir()
	const phrase = "一句只有我知道的话"
	stick, paper := filepath.Join(folder, "U 盘"), filepath.Join(folder, "实施方案.pdf")
	if err := errors.Join(os.Mkdir(stick, 0o755), os.WriteFile(paper, []byte("%PDF 方案"), 0o600), db.SetBackupPlace(stick),
		db.SealPlace(phrase)); err != nil {
		t.Fatal(err)
	}
	file, err := db.AddFile(paper)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Do("新增", func(tx *data.Tx) error {
		return tx.SaveCampaign(&data.Campaign{CampaignFields: data.CampaignFields{Name: "又一个活动月", Starts: "2026-10-01", Ends: "2026-10-30"},
			Files: []data.Attachment{file}})
	}); err != nil {
		t.Fatal(err)
	}
	backupsOf(t, p)
	click(t, p, "立即备份")
	stem := strings.TrimSuffix(db.Path(), data.Extension)
	if err := errors.Join(os.RemoveAll(stem+".files"), os.RemoveAll(filepath.Join(stem+".backups", "files"))); err != nil {
		t.Fatal(err)
	}
	click(t, p, "找回照片和附件")
	if !says(p, "加密的备份里可能有，输口令才能取") {
		t.Fatal("it does not ask for the phrase")
	}
	click(t, p, "输口令…")
	phraseTyped(t, p, phrase)
	if content, err := os.ReadFile(db.FilePath(file)); err != nil || string(content) != "%PDF 方案" || !says(p, "从备份里找回了") {
		t.Errorf("%q %v", content, err)
	}
}
