package views

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/app"
	"liujin/data"
	"liujin/data/datatest"
	"liujin/views/kit"
)

// backupsOf shows the tab 备份与恢复 and returns it.
func backupsOf(t *testing.T, p *Program) *backups {
	t.Helper()
	b, ok := p.shell.Go("backup").Edit.(*backups)
	if !ok {
		t.Fatal("备份与恢复 is no list of backups")
	}
	return b
}

// click presses a button of what lies on top, a dialog or else the window, by the beginning of its text.
func click(t *testing.T, p *Program, text string) {
	t.Helper()
	top := p.window.Canvas().Overlays().Top()
	if top == nil {
		top = p.window.Content()
	}
	for _, o := range test.LaidOutObjects(top) {
		if b, ok := o.(*kit.Press); ok && strings.HasPrefix(b.Text, text) {
			b.Tapped(nil)
			return
		}
	}
	t.Fatalf("there is no button “%s”", text)
}

// says reports whether what lies on top has these words.
func says(p *Program, words string) bool {
	top := p.window.Canvas().Overlays().Top()
	if top == nil {
		top = p.window.Content()
	}
	var all strings.Builder
	for _, o := range test.LaidOutObjects(top) {
		if text, ok := o.(*kit.Paragraph); ok {
			all.WriteString(unbroken(text))
		}
	}
	return strings.Contains(all.String(), words)
}

// unbroken is a paragraph's text without the ends of its lines.
func unbroken(p *kit.Paragraph) string { return strings.ReplaceAll(p.Text, "\n", "") }

// answer types a path into the question that is open and takes it.
func answer(t *testing.T, p *Program, path string) {
	t.Helper()
	e, ok := p.window.Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatalf("the caret is in %T", p.window.Canvas().Focused())
	}
	e.SetText(path)
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// renamed gives the first deputy of the ledger that is open another name, and returns the one before.
func renamed(t *testing.T, p *Program, name string) (was string) {
	t.Helper()
	a := p.shell.app
	person, err := a.Deputy(firstDeputy(t, a).ID)
	if err != nil {
		t.Fatal(err)
	}
	was, person.Name = person.Name, name
	if err := a.SaveDeputy(&person); err != nil {
		t.Fatal(err)
	}
	return was
}

func firstDeputy(t *testing.T, a *app.App) data.DeputyFields {
	t.Helper()
	all, err := a.DB().Deputies()
	if err != nil || len(all) == 0 {
		t.Fatal("no deputies", err)
	}
	first := all[0]
	for _, d := range all {
		if d.ID < first.ID { // by id: names are what the tests change
			first = d
		}
	}
	return first
}

// whole opens a ledger beside the window and returns its first deputy's name; nothing may be wrong with it, its photos included.
func whole(t *testing.T, path string) string {
	t.Helper()
	db, err := data.Open(path, data.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if faults, err := db.Check(); err != nil || len(faults) > 0 {
		t.Errorf("%s: %q %v", filepath.Base(path), faults, err)
	}
	return firstDeputy(t, app.New(db)).Name
}

// A backup made in the window is chosen in its list, told what it holds, and put in the ledger's place; what stood there is kept beside it.
func TestRestoreInTheWindow(t *testing.T) {
	p, first, _ := twoLedgers(t)
	backupsOf(t, p)
	click(t, p, "立即备份")
	was := renamed(t, p, "改过名")
	b := backupsOf(t, p)
	b.list.SelectAt(0)
	if !says(p, "核对无误") || !says(p, "代表 96 条") {
		t.Error("the backup does not say what it holds")
	}
	click(t, p, "恢复到这一份")
	click(t, p, kit.WordCancel)
	if p.at() != first || firstDeputy(t, p.shell.app).Name != "改过名" {
		t.Fatal("a restore that was given up changed something")
	}
	shell := p.shell
	click(t, p, "恢复到这一份")
	click(t, p, "恢复")
	if p.at() != first || p.shell == shell || firstDeputy(t, p.shell.app).Name != was {
		t.Fatalf("at %s: %s, was %s", p.at(), firstDeputy(t, p.shell.app).Name, was)
	}
	aside, err := filepath.Glob(filepath.Join(filepath.Dir(first), "示例台账-*"+data.Extension))
	if err != nil || len(aside) != 1 || !says(p, filepath.Base(aside[0])) {
		t.Fatalf("beside it: %q, %v", aside, err)
	}
	click(t, p, kit.WordOK)
	sound := func(name string) {
		t.Helper()
		if faults, err := p.shell.app.DB().Check(); err != nil || len(faults) > 0 || firstDeputy(t, p.shell.app).Name != name {
			t.Errorf("%s: %q %v", firstDeputy(t, p.shell.app).Name, faults, err)
		}
	}
	sound(was)
	backupsOf(t, p)
	click(t, p, "从别处的备份恢复") // what was kept beside it comes back in turn, with its photos
	answer(t, p, aside[0])
	click(t, p, "恢复")
	click(t, p, kit.WordOK)
	sound("改过名")
}

// A backup that lies elsewhere is restored by its path; a path that is none leaves the ledger as it is.
func TestRestoreFromElsewhere(t *testing.T) {
	p, first, second := twoLedgers(t)
	backupsOf(t, p)
	click(t, p, "立即备份")
	all, err := p.shell.app.DB().Backups()
	if err != nil || len(all) == 0 {
		t.Fatal(err)
	}
	elsewhere := filepath.Join(t.TempDir(), "U 盘 备份"+data.Extension)
	body, err := os.ReadFile(all[0].Path())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(elsewhere, body, 0o600); err != nil {
		t.Fatal(err)
	}
	was := renamed(t, p, "改过名")
	click(t, p, "从别处的备份恢复")
	answer(t, p, filepath.Join(t.TempDir(), "没有"+data.Extension))
	if !says(p, "找不到") {
		t.Error("a path where nothing is gets no sentence")
	}
	answer(t, p, elsewhere)
	click(t, p, "恢复")
	if p.at() != first || firstDeputy(t, p.shell.app).Name != was {
		t.Errorf("at %s: %s, was %s", p.at(), firstDeputy(t, p.shell.app).Name, was)
	}
	click(t, p, kit.WordOK)
	text := filepath.Join(t.TempDir(), "说明"+data.Extension)
	if err := os.WriteFile(text, []byte("不是台账"), 0o600); err != nil {
		t.Fatal(err)
	}
	backupsOf(t, p)
	click(t, p, "从别处的备份恢复")
	answer(t, p, text)
	if p.at() != first || p.window.Canvas().Overlays().Top() == nil || second == first {
		t.Error("what is no backup was taken")
	}
}

// A ledger that is damaged offers its newest backup, and opens as that was.
func TestDamagedLedgerOffersItsBackup(t *testing.T) {
	p, first, second := twoLedgers(t)
	backupsOf(t, p)
	click(t, p, "立即备份")
	was := firstDeputy(t, p.shell.app).Name
	p.open(second)
	if p.at() != second {
		t.Fatalf("at %s", p.at())
	}
	if err := os.Truncate(first, 0); err != nil {
		t.Fatal(err)
	}
	p.open(first)
	if p.at() != second || !says(p, "最近的备份是") {
		t.Fatalf("at %s, no backup is offered", p.at())
	}
	click(t, p, "恢复这份备份")
	if p.at() != first || firstDeputy(t, p.shell.app).Name != was || !says(p, "已恢复") {
		t.Errorf("at %s", p.at())
	}
}

// A ledger with a trigger that is not the program's is not opened; its records are, in a clean ledger beside it.
func TestForeignLedgerOffersItsRecords(t *testing.T) {
	p, first, second := twoLedgers(t)
	p.open(first)
	was := firstDeputy(t, p.shell.app)
	p.open(second)
	datatest.Spoil(t, first, "CREATE TRIGGER evil AFTER INSERT ON audit BEGIN UPDATE deputy SET phone = '13000000000'; END")
	p.open(first)
	if p.at() != second || !says(p, "多了触发器“evil”") {
		t.Fatalf("at %s, nothing is said", p.at())
	}
	click(t, p, "取出记录…")
	if !strings.HasSuffix(p.at(), "-取出.ledger") || firstDeputy(t, p.shell.app) != was || !says(p, "取出了") {
		t.Errorf("at %s", p.at())
	}
}

// The second place is chosen by its folder; backups go there too, what it lacks when it is not there is said, and it can be given up.
func TestSecondPlaceInTheWindow(t *testing.T) {
	p, _, _ := twoLedgers(t)
	home := t.TempDir()
	t.Setenv("HOME", home)
	stick := filepath.Join(home, "U 盘")
	if err := os.MkdirAll(stick, 0o755); err != nil {
		t.Fatal(err)
	}
	b := backupsOf(t, p)
	if !strings.Contains(unbroken(b.second), "没有设置") {
		t.Errorf("%q", unbroken(b.second))
	}
	click(t, p, "选择文件夹")
	click(t, p, "主文件夹")
	rows, ok := p.window.Canvas().Focused().(interface{ TypedKey(*fyne.KeyEvent) })
	if !ok {
		t.Fatalf("the keys are with %T", p.window.Canvas().Focused())
	}
	rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // into the only folder
	click(t, p, "用这个文件夹")
	if got := p.shell.app.DB().BackupPlace().Folder; got != stick || !strings.Contains(unbroken(b.second), "下次备份时会写入") {
		t.Fatalf("%q: %q", got, unbroken(b.second))
	}
	click(t, p, "立即备份")
	if !strings.Contains(unbroken(b.second), "上次成功") || !strings.Contains(unbroken(b.second), "同一块盘上") {
		t.Errorf("%q", unbroken(b.second))
	}
	copies := ledgersUnder(t, stick)
	if len(copies) != 1 {
		t.Fatalf("on the stick: %q", copies)
	}
	if info, err := data.Peek(copies[0]); err != nil || info.Missing > 0 || info.Photos == 0 {
		t.Errorf("%+v %v", info, err)
	}
	if err := os.Rename(stick, filepath.Join(t.TempDir(), "拔掉")); err != nil {
		t.Fatal(err)
	}
	renamed(t, p, "改过名")
	click(t, p, "立即备份")
	if b.reload(); !strings.Contains(unbroken(b.second), "现在没有连接，上次成功") {
		t.Errorf("%q", unbroken(b.second))
	}
	click(t, p, "不用第二位置")
	if got := p.shell.app.DB().BackupPlace().Folder; got != "" || !strings.Contains(unbroken(b.second), "没有设置") {
		t.Errorf("%q: %q", got, unbroken(b.second))
	}
}

func ledgersUnder(t *testing.T, folder string) (all []string) {
	t.Helper()
	if err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(path) == data.Extension {
			all = append(all, path)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// 另存到 writes the ledger with its photos where it is told, over nothing that is there; the ledger that is open stays.
func TestSaveAsInTheWindow(t *testing.T) {
	p, first, second := twoLedgers(t)
	backupsOf(t, p)
	was := firstDeputy(t, p.shell.app).Name
	click(t, p, "另存到")
	answer(t, p, second)
	if !says(p, "已经有了") || deputiesIn(t, second) != 0 {
		t.Fatal("another ledger was replaced, or nothing was said")
	}
	path := filepath.Join(t.TempDir(), "新文件夹", "副本 一") // the folder is made, the ending set
	answer(t, p, path)
	path += data.Extension
	if !says(p, path) {
		t.Error("it does not say where the copy lies")
	}
	if got := whole(t, path); got != was || p.at() != first {
		t.Errorf("the copy has %s, at %s", got, p.at())
	}
	click(t, p, kit.WordOK)
	renamed(t, p, "改过名")
	if got := whole(t, path); got != was {
		t.Errorf("the copy follows the ledger: %s", got)
	}
	p.open(path)
	if p.at() != path {
		t.Errorf("the copy does not open: at %s", p.at())
	}
}

// deputiesIn counts the deputies of a ledger that is not open.
func deputiesIn(t *testing.T, path string) int {
	t.Helper()
	db, err := data.Open(path, data.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all, err := db.Deputies()
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}
