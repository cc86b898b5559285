package views

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"liujin/app"
	"liujin/data"
	"liujin/data/datatest"
	"liujin/views/kit"
)

// oneLine is the text of all that lies on top, chips and labels too.
func oneLine(p *Program) string {
	top := p.window.Canvas().Overlays().Top()
	if top == nil {
		top = p.window.Content()
	}
	return strings.Join(texts(top), "\n")
}

// What a crash took from the end of the ledger is told when it opens, with the backup that has it, which comes back at a press.
func TestLostTailInTheWindow(t *testing.T) {
	path := sampleCopy(t)
	db, err := data.Open(path, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	a := app.New(db)
	if err := db.Checkpoint(); err != nil {
		t.Fatal(err)
	}
	save := func(name string) {
		t.Helper()
		if err := a.SaveHandler(&app.HandlerRow{Handler: data.Handler{Name: name}}); err != nil {
			t.Fatal(err)
		}
	}
	save("镇甲办")
	if _, err := db.Backup(data.WhyIdle); err != nil {
		t.Fatal(err)
	}
	save("镇乙办")
	crashed := filepath.Join(t.TempDir(), filepath.Base(path)) // as a program that is killed leaves it
	if err := os.CopyFS(filepath.Dir(crashed), os.DirFS(filepath.Dir(path))); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(crashed+"-wal", 0); err != nil {
		t.Fatal(err)
	}
	kit.Inline(true)
	t.Cleanup(func() { kit.Inline(false) })
	w, prefs := window(t, kit.Theme{})
	p := Start(w, prefs.store, t.TempDir, crashed)
	t.Cleanup(p.closeShell)
	for _, words := range []string{"最后 2 步操作没有留下来", "的备份里还有其中 1 步", "现在这本会另存"} {
		if !says(p, words) {
			t.Fatalf("it does not say “%s”: %s", words, oneLine(p))
		}
	}
	click(t, p, "恢复到那一份")
	if !says(p, "已恢复") {
		t.Fatal(oneLine(p))
	}
	click(t, p, kit.WordOK)
	all, err := p.shell.app.DB().Handlers()
	names := ""
	for i := range all {
		names += all[i].Name + " "
	}
	if err != nil || !strings.Contains(names, "镇甲办") || strings.Contains(names, "镇乙办") {
		t.Errorf("%s %v", names, err)
	}
}

// A ledger that is damaged was backed up as it was: the list says so, and the last sound one is what is offered when it does not open. One
// from elsewhere can be chosen there too.
func TestSoundBackupIsOffered(t *testing.T) {
	p, first, _ := twoLedgers(t)
	backupsOf(t, p)
	click(t, p, "立即备份")
	sound, ok := p.shell.app.DB().LastBackup()
	if !ok {
		t.Fatal("no backup")
	}
	was := firstDeputy(t, p.shell.app).Name
	p.closeShell()
	datatest.Spoil(t, first, "UPDATE deputy SET born = '不知道' WHERE id = (SELECT min(id) FROM deputy)")
	p.open(first)
	b := backupsOf(t, p)
	click(t, p, "立即备份")
	if top := p.window.Canvas().Overlays().Top(); top != nil {
		top.Hide()
	}
	b.list.SelectAt(0)
	listing := b.list.Listing()
	at := slices.Index(listing.Names, "ok")
	if len(listing.Rows) != 2 || listing.Rows[0][at].Text != "有损坏" || listing.Rows[1][at].Text != "完好" || !says(p, "这份备份里有内容受损") {
		t.Errorf("the list does not tell the damaged backup: %+v %s", listing.Rows, oneLine(p))
	}
	p.closeShell()
	body, err := os.ReadFile(first)
	if err == nil {
		err = os.WriteFile(first, body[:len(body)/2], 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	p.open(first)
	if !says(p, "最近一份完好的备份是") {
		t.Fatal(oneLine(p))
	}
	elsewhere := filepath.Join(t.TempDir(), "U 盘 备份"+data.Extension)
	if body, err = os.ReadFile(sound.Path()); err == nil {
		err = os.WriteFile(elsewhere, bytes.Clone(body), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	click(t, p, "从别处的备份恢复")
	answer(t, p, elsewhere)
	if !says(p, "核对无误") || !says(p, keptAside) {
		t.Fatal(oneLine(p))
	}
	click(t, p, "恢复")
	if p.shell == nil || p.at() != first || firstDeputy(t, p.shell.app).Name != was {
		t.Fatalf("at %s", p.at())
	}
	click(t, p, kit.WordOK)
	p.closeShell()
	if err := os.WriteFile(first, body[:len(body)/3], 0o600); err != nil {
		t.Fatal(err)
	}
	p.open(first)
	click(t, p, "恢复这份备份")
	if p.shell == nil || firstDeputy(t, p.shell.app).Name != was {
		t.Fatal("the sound backup did not come back")
	}
	if faults, err := p.shell.app.DB().Check(); err != nil || len(faults) > 0 {
		t.Errorf("%q %v", faults, err)
	}
}

// What is plain beside encrypted backups can be deleted later too, not only on the day on which encryption was turned on.
func TestPlainBackupsGoLater(t *testing.T) {
	p, _, _ := twoLedgers(t)
	stick := filepath.Join(t.TempDir(), "U 盘")
	if err := os.MkdirAll(stick, 0o755); err != nil {
		t.Fatal(err)
	}
	b := backupsOf(t, p)
	b.setPlace(stick)
	click(t, p, "立即备份")
	click(t, p, "加密…")
	phraseTyped(t, p, "一句只有我知道的话", "一句只有我知道的话")
	click(t, p, kit.WordCancel)
	if n := len(ledgersUnder(t, stick)); n != 2 {
		t.Fatalf("%d backups there", n)
	}
	click(t, p, "删掉没有加密的…")
	click(t, p, "删掉没有加密的")
	if n := len(ledgersUnder(t, stick)); n != 1 {
		t.Errorf("%d backups there", n)
	}
	for _, o := range test.LaidOutObjects(p.window.Content()) {
		if press, ok := o.(*kit.Press); ok && press.Text == "删掉没有加密的…" && press.Visible() {
			t.Error("it is offered still")
		}
	}
}
