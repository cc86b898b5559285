//go:build e2e

package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"liujin/app"
	"liujin/app/duty"
	"liujin/app/sample"
	"liujin/data"
	"liujin/views"
)

// patience is how long a step of the window may take on a busy machine.
const patience = 60 * time.Second

// machine is a display with the program on it, driven by its keyboard.
type machine struct {
	t       testing.TB
	display string
	home    string
	ledger  string
	program *exec.Cmd
}

// newMachine starts a display of its own and makes a ledger with a unit, two deputies and a handler.
func newMachine(t testing.TB) *machine {
	t.Helper()
	d := &machine{t: t, home: t.TempDir()}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	// no reset when the program was killed and starts again
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-fbdir", d.home, "-noreset")
	x.ExtraFiles = []*os.File{w}
	if err := x.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Process.Kill(); _ = x.Wait() })
	_ = w.Close()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	d.display = ":" + strings.TrimSpace(line)
	d.ledger = filepath.Join(d.home, "东港镇 台账"+data.Extension)
	db, err := data.Create(d.ledger, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	a := app.New(db)
	if err := a.SaveOffice(&data.Office{Name: "东港镇人民代表大会主席团", Level: "镇", Own: true}); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"赵启明", "高𬭎"} {
		p := data.Deputy{DeputyFields: data.DeputyFields{Name: name}, Mandates: []data.Mandate{data.NewMandate(data.LevelTown)}}
		if err := a.SaveDeputy(&p); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

func (d *machine) env() []string {
	return append(os.Environ(), "DISPLAY="+d.display, "HOME="+d.home, "XDG_CONFIG_HOME="+d.home, "LIBGL_ALWAYS_SOFTWARE=1",
		"LC_ALL=zh_CN.UTF-8")
}

// run runs a tool on the desk's display.
func (d *machine) run(stdin, name string, args ...string) (string, error) {
	c := exec.Command(name, args...)
	c.Env, c.Stdin = d.env(), strings.NewReader(stdin)
	out, err := c.Output()
	return strings.TrimSpace(string(out)), err
}

// start opens the ledger in the program and waits for its first screen.
func (d *machine) start() {
	d.t.Helper()
	d.launch("./liujin", "--ledger", d.ledger)
}

// launch starts a program and waits for its window and what it shows first: the window comes up empty.
func (d *machine) launch(name string, args ...string) {
	d.t.Helper()
	d.program = exec.Command(name, args...)
	d.program.Env, d.program.Stderr = d.env(), os.Stderr
	if err := d.program.Start(); err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(d.kill)
	d.until("the window", func() bool {
		id, err := d.run("", "xdotool", "search", "--onlyvisible", "--name", "六进履职台账")
		if err != nil || id == "" {
			return false
		}
		_, err = d.run("", "xdotool", "windowfocus", "--sync", strings.Fields(id)[0])
		return err == nil
	})
	d.until("the first picture", func() bool { return !plain(d.picture()) })
}

// kill ends the program as a power cut does.
func (d *machine) kill() {
	if d.program != nil && d.program.ProcessState == nil {
		_ = d.program.Process.Kill()
		_ = d.program.Wait()
	}
}

// until polls until ok, and keeps a picture of the display when it never is.
func (d *machine) until(what string, ok func() bool) {
	d.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if ok() {
			return
		}
	}
	path := filepath.Join("build", "e2e", strings.ReplaceAll(d.t.Name(), "/", "_")+".png")
	_ = os.MkdirAll(filepath.Dir(path), 0o755)
	_, err := d.run("", "import", "-window", "root", path)
	d.t.Fatalf("no %s in %v; picture: %s (%v)", what, patience, path, err)
}

func (d *machine) keys(keys ...string) {
	d.t.Helper()
	if out, err := d.run("", "xdotool", append([]string{"key", "--clearmodifiers", "--delay", "60"}, keys...)...); err != nil {
		d.t.Fatalf("keys %v: %s %v", keys, out, err)
	}
}

// paste puts Chinese where the caret is. xclip keeps the clipboard until the next owner, so it is left running.
func (d *machine) paste(text string) {
	d.t.Helper()
	c := exec.Command("xclip", "-selection", "clipboard", "-quiet")
	c.Env, c.Stdin = d.env(), strings.NewReader(text)
	if err := c.Start(); err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	d.until("the clipboard", func() bool { got, _ := d.run("", "xclip", "-selection", "clipboard", "-o"); return got == text })
	d.keys("ctrl+v")
}

// read looks into the ledger beside the open window.
func (d *machine) read(look func(*data.DB) bool) bool {
	db, err := data.Open(d.ledger, data.Options{ReadOnly: true})
	if err != nil {
		return false
	}
	defer db.Close()
	return look(db)
}

func (d *machine) visits(want func([]data.VisitRow) bool) func() bool {
	return func() bool {
		return d.read(func(db *data.DB) bool { rows, err := db.VisitRows(); return err == nil && want(rows) })
	}
}

// toVisits walks to 走访 and opens a new one. The window may still be starting, so it is told by its draft that it took what was typed.
func (d *machine) newVisit(enterprise string) {
	d.t.Helper()
	d.keys("ctrl+n")
	d.paste(enterprise)
	d.until("a draft", func() bool {
		return d.read(func(db *data.DB) bool {
			drafts, err := db.Drafts()
			return err == nil && len(drafts) == 1 && drafts[0].Form == "visit/"
		})
	})
}

// TestE2EVisit does the job of this part in the real window, by keyboard alone, then cuts the power in the middle of a word.
func TestE2EVisit(t *testing.T) {
	t.Parallel()
	d := newMachine(t)
	d.start()
	d.keys(way(t, "desk", "visit")...)
	d.keys("ctrl+n")
	d.paste("东港水产加工有限公司")
	d.keys("Return")
	d.until("the new enterprise", func() bool {
		return d.read(func(db *data.DB) bool { all, err := db.Enterprises(); return err == nil && len(all) == 1 })
	})
	d.keys("z", "q", "m", "Return", "g", "h", "Return")
	d.keys("Tab", "Tab", "Tab", "Tab", "Tab", "Tab")
	d.keys("ctrl+s")
	one := func(rows []data.VisitRow) bool {
		return len(rows) == 1 && rows[0].Topic == "东港水产加工有限公司" && rows[0].Deputies == "赵启明、高𬭎"
	}
	d.until("the visit", d.visits(one))
	d.keys("ctrl+n") // leaves the fields, so that Ctrl+Z means the ledger
	d.keys("ctrl+Next", "ctrl+Prior")
	d.keys("ctrl+f", "Tab", "Tab", "Tab")
	d.keys("ctrl+z")
	d.until("undo", d.visits(func(rows []data.VisitRow) bool { return len(rows) == 0 }))
	d.keys("ctrl+y")
	d.until("redo", d.visits(one))

	d.newVisit("正在写的企业")
	d.kill()
	if !d.visits(one)() {
		t.Fatal("the power cut took a saved visit")
	}
	if !d.read(func(db *data.DB) bool { drafts, err := db.Drafts(); return err == nil && len(drafts) == 1 }) {
		t.Fatal("the power cut took what was being typed")
	}
	d.start()
	out, err := exec.Command("./liujin", "import", "--ledger", d.ledger, "app/intake/roster/testdata/a-plain.xlsx").CombinedOutput()
	if exit, ok := err.(*exec.ExitError); !ok || exit.ExitCode() != 1 || !strings.Contains(string(out), "已经打开") {
		t.Fatalf("a second writer: %v %s", err, out)
	}
	fmt.Println("window, keyboard, undo, power cut: done")
}

// way is the keys that go from one screen to another, the shorter way round through all tabs and pages.
func way(t testing.TB, from, to string) []string {
	t.Helper()
	all := views.Screens()
	start, end := slices.Index(all, from), slices.Index(all, to)
	if start < 0 || end < 0 {
		t.Fatalf("no screen %s or %s", from, to)
	}
	on := (end - start + len(all)) % len(all)
	if back := len(all) - on; back < on {
		return slices.Repeat([]string{"ctrl+Prior"}, back)
	}
	return slices.Repeat([]string{"ctrl+Next"}, on)
}

// TestE2EPrint looks at a paper in the real window and saves it, by keyboard alone.
func TestE2EPrint(t *testing.T) {
	t.Parallel()
	d := newMachine(t)
	d.start()
	d.rests(longRest)
	d.keys(way(t, "desk", "deputy")...)
	saved := func() []string {
		all, _ := filepath.Glob(filepath.Join(filepath.Dir(d.ledger), "导出", "代表名册-*.pdf"))
		return all
	}
	d.until("the roster's PDF", func() bool {
		if len(saved()) == 0 { // each step is harmless when it comes too early
			d.press("Escape", "ctrl+p", "Tab", "Return")
			d.rests(longRest)
			d.press("Next", "ctrl+s", "Return")
			within(10*time.Second, func() bool { return len(saved()) == 1 })
		}
		return len(saved()) == 1
	})
	text, err := exec.Command("pdftotext", "-raw", saved()[0], "-").Output()
	if said := strings.Join(strings.Fields(string(text)), ""); err != nil || !strings.Contains(said, "代表名册") || !strings.Contains(said,
		"高𬭎") {
		t.Fatalf("%v %s", err, text)
	}
}

// TestE2EDuty plans the coming month, fills the seat that waits and prints the plan, by keyboard alone.
func TestE2EDuty(t *testing.T) {
	t.Parallel()
	d := newMachine(t)
	d.ledger = filepath.Join(d.home, "示例"+data.Extension)
	if err := sample.Sample(d.ledger, 1, time.Now().Format(time.DateOnly)); err != nil {
		t.Fatal(err)
	}
	d.start()
	d.rests(longRest)
	d.keys(way(t, "desk", "duty")...)
	shifts := func() (n, holes int) {
		db, err := data.Open(d.ledger, data.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		rows, err := duty.New(app.New(db)).Shifts("2000-01-01", "2999-12-31")
		if err != nil {
			t.Fatal(err)
		}
		for i := range rows {
			holes += rows[i].Holes()
		}
		return len(rows), holes
	}
	before, _ := shifts()
	d.until("the coming month's shifts", func() bool {
		if n, _ := shifts(); n == before {
			d.press("Escape", "ctrl+g", "Return")
			d.rests(longRest) // it plans
			d.press("Return")
			within(10*time.Second, func() bool { n, _ := shifts(); return n > before+20 })
		}
		n, _ := shifts()
		return n > before+20
	})
	d.until("the seat to be filled", func() bool {
		d.press("Escape", "ctrl+f", "Home") // to the shift that waits
		d.press("Return", "Return")
		_, holes := shifts()
		return holes == 0 // late in a month the sample has none
	})
}

// bareWindow builds the least window with the same faces.
func bareWindow(t testing.TB, folder string) string {
	t.Helper()
	path := filepath.Join(folder, "bare")
	if out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", path, "./testdata/bare").CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	return path
}

// BenchmarkStart measures from the command to what the window shows first, against the least window with the same faces, in turn in one
// run.
func BenchmarkStart(b *testing.B) {
	d := newMachine(b)
	bare := bareWindow(b, d.home)
	timed := func(start func()) time.Duration {
		at := time.Now()
		start()
		took := time.Since(at)
		d.kill()
		return took
	}
	timed(d.start) // the first start scans the system's fonts
	var ours, theirs time.Duration
	b.ResetTimer()
	for range b.N {
		ours += timed(d.start)
		theirs += timed(func() { d.launch(bare) })
	}
	b.ReportMetric(float64(ours)/float64(theirs), "×bare-window")
	b.ReportMetric(float64(ours.Milliseconds())/float64(b.N), "ms/start")
}
