package views

import (
	"slices"
	"strings"
	"testing"

	"liujin/data"
	"liujin/views/kit"
)

// Where the way to the first screen falls down, as what stands in a damaged ledger may make it, the window stays and says so; it offers
// the newest backup, the records, and the log.
func TestFirstScreenFallsDown(t *testing.T) {
	path := sampleCopy(t)
	db, err := data.Open(path, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Backup(data.WhyManual); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	kit.Inline(true)
	t.Cleanup(func() { kit.Inline(false) })
	LogFile = "/日志/liujin.log"
	t.Cleanup(func() { LogFile = "" })
	var none []string
	desk := &entries[slices.IndexFunc(entries, called("desk"))]
	sound := desk.make
	t.Cleanup(func() { desk.make = sound })
	var p *Program
	for name, how := range map[string]func(*Shell) *Screen{
		"while it is built":    func(*Shell) *Screen { _ = none[3]; return nil },
		"while it is read":     func(s *Shell) *Screen { return &Screen{Content: kit.Heading(""), Reload: func() { panic("read") }} },
		"while it is laid out": func(s *Shell) *Screen { return &Screen{} },
	} {
		desk.make = how
		w, prefs := window(t, kit.Theme{})
		p = Start(w, prefs.store, t.TempDir, path)
		if p.shell != nil {
			t.Fatalf("%s: it is open", name)
		}
		for _, words := range []string{"显示不出来", "最近的备份是", "取出记录", "日志：/日志/liujin.log"} {
			if !says(p, words) {
				t.Errorf("%s: it does not say “%s”: %q", name, words, strings.Join(texts(w.Canvas().Overlays().Top()), "\n"))
			}
		}
		db, err := data.Open(path, data.Options{}) // nothing of the attempt holds it
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	desk.make = sound
	click(t, p, "恢复这份备份")
	if p.shell == nil || !says(p, "已恢复") {
		t.Fatal("the backup does not come back")
	}
	p.closeShell()
}
