package views

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"liujin/data"
	"liujin/data/datatest"
	"liujin/views/kit"
)

// What the user is told of an expected failure is its sentence, not what the code wrapped around it.
func TestFailuresAreSentences(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	p := &Program{window: s.window}
	err := fmt.Errorf("save as: %w", data.Fail(data.Damaged, nil, "“甲.ledger”已损坏，记录读不出来。"))
	for name, failed := range map[string]func(string, error){"the shell": s.Failed, "the start page": p.Failed} {
		failed("取出记录", err)
		if !says(p, "“甲.ledger”已损坏，记录读不出来。") || says(p, "save as") {
			t.Errorf("%s says %q", name, texts(s.window.Canvas().Overlays().Top()))
		}
		click(t, p, kit.WordOK)
	}
	if got := sentence(err); strings.Contains(got, "save as") {
		t.Error(got)
	}
}

// What an import leaves out is said whole: what the table tells, and what only the ledger knows.
func TestLeftOutIsWhole(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	table := "日期,意见建议内容,接待代表,承办单位,交办日期,答复日期\n2026-3-5,路灯不亮了,查无此人,镇水务站,2026-3-9,2026-3-6\n2026-3-35,水沟堵了,,,,\n填表人：王某,,,审核：李某,,\n"
	w := begun(t, s, opinionWizard, written(t, "意见.csv", table))
	if got := w.example(&w.matches[0], 0) + w.example(&w.matches[0], 3); strings.Contains(got, "某") {
		t.Errorf("what stands below the table is no example: %s", got)
	}
	w.faults()
	w.compare()
	left := w.leftOut()
	for _, p := range w.kind.(*mattersWizard).incoming.Problems {
		if !strings.Contains(left, p.Text) {
			t.Errorf("%q is not in %s", p.Text, left)
		}
	}
	for _, words := range []string{"查无此人", "2026-3-35"} {
		if !strings.Contains(left, words) {
			t.Errorf("%q is not in %s", words, left)
		}
	}
}

// The backup that is offered in a damaged ledger's place is the newest that is sound: later ones hold the damage too.
func TestRefuseOffersTheSoundBackup(t *testing.T) {
	path := sampleCopy(t)
	backUp := func(why string) {
		t.Helper()
		db, err := data.Open(path, data.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Backup(why); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	backUp(data.WhyManual)
	datatest.Spoil(t, path, "UPDATE deputy SET born = '1980-99-99'")
	backUp(data.WhyIdle)
	datatest.Spoil(t, path, "CREATE TRIGGER evil AFTER INSERT ON deputy BEGIN DELETE FROM deputy; END")
	kit.Inline(true)
	t.Cleanup(func() { kit.Inline(false) })
	w, prefs := window(t, kit.Theme{})
	p := Start(w, prefs.store, t.TempDir, path)
	if !says(p, "（手动备份）") || says(p, "也有内容受损") {
		t.Fatalf("%q", texts(w.Canvas().Overlays().Top()))
	}
	click(t, p, "恢复这份备份")
	if p.shell == nil || !says(p, "已恢复") {
		t.Fatal("the backup does not come back")
	}
	if faults, err := p.shell.app.DB().Check(); err != nil || len(faults) > 0 {
		t.Errorf("%q %v", faults, err)
	}
	p.closeShell()
}

// A ledger that begins from a roster bears the unit that the roster's title names, and its deputies the term; what can't be opened makes
// none.
func TestBeginFromARoster(t *testing.T) {
	kit.Inline(true)
	t.Cleanup(func() { kit.Inline(false) })
	home := t.TempDir()
	w, prefs := window(t, kit.Theme{})
	p := Start(w, prefs.store, func() string { return home }, "")
	p.begin(written(t, "坏.xlsx", "PK\x03\x04断了"))
	if ledgers, _ := filepath.Glob(filepath.Join(home, "*")); p.shell != nil || len(ledgers) > 0 || w.Canvas().Overlays().Top() == nil {
		t.Fatal("a ledger was made from nothing", ledgers)
	}
	click(t, p, kit.WordOK)
	p.begin(written(t, "名册.csv", "青河镇第十九届人民代表大会代表名册\n序号,姓名,性别\n1,王建国,男\n2,李秀英,女\n"))
	click(t, p, "建立台账")
	if p.shell == nil {
		t.Fatalf("%q", texts(w.Canvas().Overlays().Top()))
	}
	if own, err := p.shell.app.OwnOffice(); err != nil || own.Name != "青河镇人大" {
		t.Errorf("%+v %v", own, err)
	}
	click(t, p, "下一步")
	click(t, p, "下一步")
	if !says(p, "把这些代表记为镇第十九届") {
		t.Errorf("%q", texts(w.Content()))
	}
	click(t, p, "确认导入")
	terms, err := p.shell.app.DB().Terms()
	if err != nil || len(terms) != 1 || terms[0].Number != 19 {
		t.Errorf("%+v %v", terms, err)
	}
	p.closeShell()
}
