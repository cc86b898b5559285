package console

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"

	"liujin/data"
	"liujin/data/datatest"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.NewTextHandler(io.Discard, nil)))
	os.Exit(m.Run())
}

// program has a window that says on which ledger it was opened.
var program = Program{Version: "0.0", Window: func(ledger string) error { return data.Fail(data.Missing, nil, "窗口：%s", ledger) }}

// liujin runs one command line and checks what holds for all: words on stdout only when done, one Chinese sentence on stderr when not.
func liujin(t *testing.T, want int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	if got := program.Run(args, &out, &errs); got != want {
		t.Fatalf("liujin %s: exit %d, want %d\n%s%s", strings.Join(args, " "), got, want, out.String(), errs.String())
	}
	if want == exitDone {
		if errs.Len() > 0 {
			t.Errorf("liujin %s said %q", strings.Join(args, " "), errs.String())
		}
	} else if out.Len() > 0 || strings.Count(errs.String(), "\n") != 1 || !strings.ContainsFunc(errs.String(),
		func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		t.Errorf("liujin %s: stdout %q, stderr %q", strings.Join(args, " "), out.String(), errs.String())
	}
	return out.String(), errs.String()
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{{"nosuch"}, {"sample"}, {"sample", "--ledger"}, {"sample", "--ledger", "a", "--seed", "x"},
		{"sample", "--nosuch"},
		{"sample", "--ledger", "a", "--today", "2026-13-01"}, {"sample", "--ledger", "a", "b"}, {"sheet"},
		{"sheet", "--ledger", "a", "--sheet",
			"b"}, {"--nosuch"}, {"sheet", "-h"}} {
		if _, stderr := liujin(t, exitUsage, args...); strings.Contains(stderr, "flag") {
			t.Errorf("%v: %s", args, stderr)
		}
	}
	for _, args := range [][]string{{"help"}, {"version"}, {"-h"}, {"--help"}} {
		if out, _ := liujin(t, exitDone, args...); !strings.Contains(out, "六进履职台账") {
			t.Errorf("%v: %s", args, out)
		}
	}
	out, _ := liujin(t, exitDone, "help")
	for _, c := range commands {
		if !strings.Contains(out, "liujin "+c.name) {
			t.Errorf("help doesn't name %s", c.name)
		}
	}
}

// A ledger with a view that is not the program's is refused by every command, and its records come out with one.
func TestRescue(t *testing.T) {
	path := filepath.Join(t.TempDir(), "示例.ledger")
	liujin(t, exitDone, "sample", "--ledger", path, "--today", "2026-11-12")
	datatest.Spoil(t, path, "CREATE VIEW evil AS SELECT 1")
	for _, args := range [][]string{{"check"}, {"backup"}, {"sheet", "--sheet", "代表花名册", "--out", path + ".xlsx"}} {
		if _, stderr := liujin(t, exitRefused, append(args, "--ledger", path)...); !strings.Contains(stderr, "多了视图“evil”") {
			t.Errorf("%v: %s", args, stderr)
		}
	}
	out, _ := liujin(t, exitDone, "rescue", "--ledger", path)
	if !strings.Contains(out, "多了视图“evil”，没有带过来") || !strings.Contains(out, "条记录，新台账在") {
		t.Errorf("%s", out)
	}
	liujin(t, exitDone, "check", "--ledger", data.RescueName(path)[:len(data.RescueName(path))-len("-2.ledger")]+".ledger")
	if _, stderr := liujin(t, exitRefused, "rescue", "--ledger", path, "--to", path); !strings.Contains(stderr, "同名") {
		t.Errorf("%s", stderr)
	}
}

// TestWindow: no command, or a ledger alone, opens the window.
func TestWindow(t *testing.T) {
	for want, args := range map[string][]string{"": nil, "a.ledger": {"--ledger", "a.ledger"}, "东港镇.LEDGER": {"东港镇.LEDGER"}} {
		if _, stderr := liujin(t, exitRefused, args...); stderr != "窗口："+want+"\n" {
			t.Errorf("%v: %s", args, stderr)
		}
	}
}

func TestSampleAndSheet(t *testing.T) {
	dir := t.TempDir()
	ledger := filepath.Join(dir, "示例 #1.ledger")
	liujin(t, exitDone, "sample", "--ledger", ledger, "--today", "2026-11-12")
	if _, stderr := liujin(t, exitRefused, "sample", "--ledger", ledger); !strings.Contains(stderr, "已经存在") {
		t.Error(stderr)
	}
	again := filepath.Join(dir, "b.ledger")
	liujin(t, exitDone, "sample", "--today", "2026-11-12", "--ledger", again, "--seed", "1")
	if !bytes.Equal(read(t, ledger), read(t, again)) {
		t.Error("the same arguments made another ledger")
	}
	out, _ := liujin(t, exitDone, "sheet", "--list")
	for _, want := range []string{"deputy-roster\t代表名册\n", "visit-ledger\t走访台账\n", "opinion-ledger\t意见建议台账\n", "duty-attendance\t值班到岗情况\n",
		"activity-stats\t活动情况统计表\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q lacks %s", out, want)
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
		name, title, _ := strings.Cut(line, "\t")
		a, b := filepath.Join(dir, name+"1.xlsx"), filepath.Join(dir, name+"2.xlsx")
		liujin(t, exitDone, "sheet", "--ledger", ledger, "--sheet", name, "--today", "2026-11-12", "--out", a)
		liujin(t, exitDone, "sheet", "--ledger", again, "--sheet", name, "--today", "2026-11-12", "--out", b)
		if !bytes.Equal(read(t, a), read(t, b)) {
			t.Errorf("%s: the same ledger and day gave other bytes", name)
		}
		f, err := excelize.OpenFile(a)
		if err != nil {
			t.Fatal(err)
		}
		if day, err := f.GetCellValue(title, "A2"); err != nil || !strings.Contains(day, "2026年11月12日") {
			t.Errorf("%q %v", day, err)
		}
		_ = f.Close()
	}
	out, _ = liujin(t, exitDone, "print", "--list")
	for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
		name, title, _ := strings.Cut(line, "\t")
		a, b := filepath.Join(dir, name+"1.pdf"), filepath.Join(dir, name+"2.pdf")
		liujin(t, exitDone, "print", "--ledger", ledger, "--paper", name, "--today", "2026-11-12", "--out", a)
		other := again
		if name == "archive-list" || name == "handover" { // they say where the ledger lies
			other = ledger
		}
		liujin(t, exitDone, "print", "--ledger", other, "--paper", name, "--today", "2026-11-12", "--out", b)
		if !bytes.Equal(read(t, a), read(t, b)) || title == "" {
			t.Errorf("%s %s: the same ledger and day gave other bytes", name, title)
		}
	}
	liujin(t, exitRefused, "print", "--ledger", ledger, "--paper", "nosuch", "--out", filepath.Join(dir, "c.pdf"))
	liujin(t, exitRefused, "print", "--ledger", ledger, "--paper", "sign-in", "--faces", "none", "--out", filepath.Join(dir, "c.pdf"))
	liujin(t, exitRefused, "sheet", "--ledger", ledger, "--sheet", "nosuch", "--out", filepath.Join(dir, "c.xlsx"))
	liujin(t, exitRefused, "sheet", "--ledger", filepath.Join(dir, "none.ledger"), "--sheet", "station-list", "--out",
		filepath.Join(dir, "c.xlsx"))
}

func TestCheckAndBackup(t *testing.T) {
	dir := t.TempDir()
	ledger := filepath.Join(dir, "a.ledger")
	liujin(t, exitDone, "sample", "--ledger", ledger, "--today", "2026-11-12")
	before := read(t, ledger)
	liujin(t, exitDone, "check", "--ledger", ledger)
	liujin(t, exitDone, "backup", "--ledger", ledger)
	to := filepath.Join(dir, "优盘")
	out, _ := liujin(t, exitDone, "backup", "--ledger", ledger, "--to", to)
	copies, err := filepath.Glob(filepath.Join(to, "*.ledger"))
	if err != nil || len(copies) != 1 || !strings.Contains(out, copies[0]) {
		t.Fatalf("%v %v %s", copies, err, out)
	}
	if info, err := data.Peek(copies[0]); err != nil || info.Photos == 0 || info.Missing > 0 {
		t.Errorf("%+v %v", info, err)
	}
	if !bytes.Equal(before, read(t, ledger)) {
		t.Error("check or backup changed the ledger")
	}
	liujin(t, exitRefused, "backup", "--ledger", ledger, "--to", filepath.Join(dir, "无", "无"))
	for name, content := range map[string]string{"空.ledger": "", "别的.ledger": strings.Repeat("x", 5000)} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		liujin(t, exitRefused, "check", "--ledger", path)
		liujin(t, exitRefused, "backup", "--ledger", path)
	}
	photos, err := filepath.Glob(filepath.Join(dir, "a.files", "*", "*"))
	if err != nil || len(photos) == 0 {
		t.Fatal("no photos", err)
	}
	if err := os.Remove(photos[0]); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	if code := program.Run([]string{"check", "--ledger", ledger}, &stdout, &stderr); code != exitRefused || strings.Count(stdout.String(),
		"\n") != 1 || strings.Count(stderr.String(), "\n") != 1 {
		t.Errorf("exit %d, %q, %q", code, stdout.String(), stderr.String())
	}
}

// TestBesideAWindow: commands that only read run while a window holds the ledger, and change nothing.
func TestBesideAWindow(t *testing.T) {
	dir := t.TempDir()
	ledger := filepath.Join(dir, "a.ledger")
	liujin(t, exitDone, "sample", "--ledger", ledger)
	db, err := data.Open(ledger, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Do("新增", func(tx *data.Tx) error { return tx.SaveHandler(&data.Handler{Name: "镇邮政所"}) }); err != nil {
		t.Fatal(err)
	}
	before := read(t, ledger)
	liujin(t, exitDone, "sheet", "--ledger", ledger, "--sheet", "deputy-roster", "--out", filepath.Join(dir, "a.xlsx"))
	liujin(t, exitDone, "check", "--ledger", ledger)
	liujin(t, exitDone, "backup", "--ledger", ledger)
	if !bytes.Equal(before, read(t, ledger)) {
		t.Error("a reading command changed the ledger")
	}
}

func TestLogTakesNothingPersonal(t *testing.T) {
	var out bytes.Buffer
	log := newLog(&out)
	for _, err := range []error{
		fmt.Errorf("save 赵启明（女）: %w", errors.New("UNIQUE constraint failed: deputy.phone (2067)")),
		errors.New("phone 13900001001 is wrong"),
		data.Fail(data.InUse, errors.New("kept"), "代表“赵启明”不能删除，电话 13900001001"),
	} {
		log.Error("failed", "err", err, "doing", "打开李冬的记录")
	}
	text := out.String()
	for _, bad := range []string{"赵启明", "1390000", "李冬"} {
		if strings.Contains(text, bad) {
			t.Errorf("%s is in the log:\n%s", bad, text)
		}
	}
	for _, good := range []string{"deputy.phone (2067)", "in-use: kept", "time=20"} {
		if !strings.Contains(text, good) {
			t.Errorf("%s is not in the log:\n%s", good, text)
		}
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestSolve(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.json")
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(`{"format":"liujin-roster/1","gap":{"hard":7,"desired":14},"deputies":[{"id":"高𬭎","stations":["s1"]},
		{"id":"d2","stations":["s1"]}],
		"slots":[{"id":"x","station":"s1","date":"2026-01-07","need":1},{"id":"y","station":"s1","date":"2026-01-09","need":2}]}`)
	out, _ := liujin(t, exitDone, "solve", path)
	for _, want := range []string{`"format":"liujin-roster/1"`, `"unmet":1`, `"provenThrough"`, `需`, "高𬭎"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in %s", want, out)
		}
	}
	write(`{"format":"liujin-roster/1","slots":[{"id":"x","station":"s1","date":"7.1.2026","need":1}]}`)
	if _, stderr := liujin(t, exitRefused, "solve", path); !strings.Contains(stderr, "班次 x：日期“7.1.2026”不对") {
		t.Error(stderr)
	}
	liujin(t, exitRefused, "solve", filepath.Join(dir, "none.json"))
}

// A thorough search says on the side how good the best is and could be, and ends with its proof.
func TestSolveThoroughly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	if err := os.WriteFile(path, []byte(`{"format":"liujin-roster/1","gap":{"hard":7,"desired":14},"deputies":[
		{"id":"d1","home":"s2","stations":["s1"]},{"id":"d2","stations":["s1"]}],
		"slots":[{"id":"x","station":"s1","date":"2026-01-07","need":1},
		{"id":"y","station":"s1","date":"2026-01-16","need":2}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	code := program.Run([]string{"solve", "--effort", "细", "--seconds", "60", path}, &stdout, &stderr)
	out, said := stdout.String(), stderr.String()
	if code != exitDone || !strings.Contains(out, `"proven":true`) || strings.Contains(out, "stopped") ||
		!strings.Contains(said, "缺员 0 · 均衡 已到最好 · 间隔不足 1 处，不会低于 0 · 意愿 1\n") {
		t.Errorf("%s\n%s", out, said)
	}
	if _, said = liujin(t, exitUsage, "solve", "--effort", "慢", path); !strings.Contains(said, "--effort 只能是 快 或 细") {
		t.Error(said)
	}
	if _, said = liujin(t, exitUsage, "solve", "--seconds", "-1", path); !strings.Contains(said, "--seconds") {
		t.Error(said)
	}
}

// A plan is printed, printed for other programs, and saved only when that is asked for.
func TestSchedule(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "a.ledger")
	liujin(t, exitDone, "sample", "--ledger", ledger, "--today", "2026-11-12")
	args := []string{"schedule", "--ledger", ledger, "--from", "2026-12-01", "--to", "2026-12-31", "--today", "2026-11-12"}
	out, _ := liujin(t, exitDone, args...)
	if !strings.Contains(out, "2026-12-02 周三 上午 9:00—11:30 港口社区代表联络站：") || !strings.Contains(out, "31 班全部排满") {
		t.Error(out)
	}
	asJSON, _ := liujin(t, exitDone, append(args, "--json")...)
	var plan struct {
		Shifts []struct{ Deputies []string }
		Score  struct{ Unmet, Hard int }
	}
	if err := json.Unmarshal([]byte(asJSON), &plan); err != nil || len(plan.Shifts) != 31 || plan.Score.Unmet+plan.Score.Hard != 0 {
		t.Errorf("%v %s", err, asJSON)
	}
	sheet := filepath.Join(t.TempDir(), "a.csv")
	list := func() string {
		liujin(t, exitDone, "sheet", "--ledger", ledger, "--sheet", "duty-plan", "--from", "2026-12-01", "--to", "2026-12-31", "--out",
			sheet)
		return string(read(t, sheet))
	}
	if strings.Contains(list(), "港口社区") {
		t.Error("a plan was saved that nobody asked to save")
	}
	liujin(t, exitDone, append(args, "--save")...)
	if got := list(); strings.Count(got, "\n") < 31 || !strings.Contains(got, "港口社区代表联络站") {
		t.Error(got)
	}
	if _, stderr := liujin(t, exitRefused, "schedule", "--ledger", ledger, "--from", "2026-12-31", "--to",
		"2026-12-01"); !strings.Contains(stderr, "起止日期不对") {
		t.Error(stderr)
	}
	if _, stderr := liujin(t, exitRefused, "schedule", "--ledger", ledger, "--from", "乱写", "--to", "2026-12-01"); !strings.Contains(stderr,
		"起止日期不对") {
		t.Error(stderr)
	}
}

// print --issue numbers and keeps what it writes; without it nothing is taken.
func TestPrintIssues(t *testing.T) {
	dir := t.TempDir()
	ledger, out := filepath.Join(dir, "a.ledger"), filepath.Join(dir, "a.pdf")
	liujin(t, exitDone, "sample", "--ledger", ledger, "--today", "2026-11-12")
	order := []string{"print", "--ledger", ledger, "--paper", "duty-notice", "--today", "2026-11-12", "--out", out}
	for range 2 {
		if said, _ := liujin(t, exitDone, order...); strings.Contains(said, "印发") {
			t.Error(said)
		}
	}
	if said, _ := liujin(t, exitDone, append(order, "--issue", "--dated", "2026-11-09")...); !strings.Contains(said, "(2026)3号") ||
		!strings.Contains(said, "成文日期 2026-11-09") {
		t.Error(said)
	}
	if said, _ := liujin(t, exitDone, append(order, "--issue", "12")...); !strings.Contains(said, "(2026)12号") { // the same day: instead
		t.Error(said)
	}
	liujin(t, exitRefused, append(order, "--issue=x")...)
	liujin(t, exitUsage, append(order, "12")...)
	liujin(t, exitRefused, "print", "--ledger", ledger, "--paper", "sign-in", "--out", out, "--issue")
	liujin(t, exitRefused, "print", "--ledger", ledger, "--paper", "meeting", "--out", out, "--issue", "3")
	later := append([]string{"print", "--ledger", ledger, "--paper", "bulletin", "--today", "2026-11-20", "--out", out}, "--issue")
	if said, _ := liujin(t, exitDone, later...); !strings.Contains(said, "第 1 期") {
		t.Error(said)
	}
}
