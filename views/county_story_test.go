package views

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"liujin/app/days"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/data"
	"liujin/views/kit"
)

// november is the period that the towns report.
var november = upward.Period(days.MonthSpan("2026-11-01"))

// reporting is an office below in a test: what it is called, its code, and the key that its computer signs with.
type reporting struct {
	name, code, key string
}

func townBelow(i int) reporting {
	code := fmt.Sprintf("990922%03d", 301+i)
	return reporting{fmt.Sprintf("第%d镇人大", i+1), code, code}
}

// file writes what the sample's town states of November as the office's file, with what goes along.
func (r reporting) file(t *testing.T, s upward.Statement, folder string, sequence int, more ...parcel.Part) string {
	t.Helper()
	s.Unit = parcel.Unit{Code: r.code, Name: r.name, Level: string(data.OfficeTown)}
	parts, err := s.Rows()
	if err != nil {
		t.Fatal(err)
	}
	m := s.Manifest(s.Until)
	m.Program, m.Sequence = "1", sequence
	seed := sha256.Sum256([]byte(r.key))
	var out bytes.Buffer
	if _, err := parcel.Write(&out, m, append(parts, more...), ed25519.NewKeyFromSeed(seed[:])); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, fmt.Sprintf("%s-%s-上报%d.zip", r.name, m.Period.Name, sequence))
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// statedByTown is what the sample's town states of November.
func statedByTown(t *testing.T) upward.Statement {
	t.Helper()
	s := sampleShell(t, kit.Theme{})
	v, err := s.upward.State(november)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// countyWith is the ledger of a county with so many towns, at the window.
func countyWith(t *testing.T, towns int) *hand {
	t.Helper()
	s := emptyCounty(t, kit.Theme{}, data.OfficeCounty)
	for i := range towns {
		unit, err := s.below.NewUnit()
		if err != nil {
			t.Fatal(err)
		}
		r := townBelow(i)
		unit.Name, unit.Code = r.name, r.code
		if err := s.below.SaveUnit(&unit); err != nil {
			t.Fatal(err)
		}
	}
	return &hand{Shell: s, t: t}
}

// drop drops files on the window: one action.
func (h *hand) drop(paths ...string) {
	h.actions++
	uris := make([]fyne.URI, len(paths))
	for i, path := range paths {
		uris[i] = storage.NewFileURI(path)
	}
	h.dropped(uris)
}

// enter presses Enter where the keys are: one action.
func (h *hand) enter() {
	h.actions++
	h.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// sure presses what is called so.
func (h *hand) sure(words string) {
	h.t.Helper()
	if err := h.presses(words); err != nil {
		h.t.Fatal(err)
	}
}

// seen is that words are in sight.
func (h *hand) seen(words ...string) {
	h.t.Helper()
	all := h.sights()
	for _, one := range words {
		if !sees(all, one) {
			h.t.Errorf("nobody sees “%s” on %s", one, h.current)
		}
	}
}

// Fifteen files are dropped on whatever page is open and taken in by Enter; once more they are known. What asks is asked on its row and
// taken in only when it was answered so.
func TestCountyReceivesFiles(t *testing.T) {
	stated, folder := statedByTown(t), t.TempDir()
	h := countyWith(t, 15)
	var files []string
	for i := range 15 {
		files = append(files, townBelow(i).file(t, stated, folder, 1))
	}
	h.Go("deputy")
	h.drop(files...)
	h.seen("新 15", "收下 15 份")
	capture(t, h.Shell, "county-receive")
	h.enter()
	h.quiet("receiving")
	h.spent("fifteen files received", 4)
	page := h.built["summary"].Edit.(*summaryScreen)
	if h.current != "summary" || page.now.Reported() != 15 || !same(page.now.Period, november) {
		t.Fatalf("%s: %d of %v reported", h.current, page.now.Reported(), page.now.Period)
	}
	h.seen("15/15")

	other := townBelow(1)
	other.key = "another computer"
	less := stated
	less.Activities = less.Activities[2:]
	stranger := reporting{"外县镇人大", "990999101", "x"}
	broken := filepath.Join(folder, "坏了.zip")
	if err := os.WriteFile(broken, []byte("PK"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.drop(files[0], townBelow(2).file(t, less, folder, 2), other.file(t, less, folder, 2), stranger.file(t, stated, folder, 1), broken)
	h.seen("重复 1", "更正 1", "签名变了 1", "不在名单 1", "坏文件 1", "收下 1 份", "1 份还没有回答", "换电脑了吗")
	capture(t, h.Shell, "county-receive-asks")
	h.sure("收下这份")
	h.seen("收下 2 份")
	h.sure("不收这份")
	h.seen("收下 1 份")
	h.sure("收下这份")
	h.enter()
	h.quiet("receiving what asked")
	if u := page.now.Units[1]; u.Counted.Sequence != 2 || page.now.Units[2].Counted.Sequence != 2 || page.now.Reported() != 15 {
		t.Errorf("%d %d", u.Counted.Sequence, page.now.Units[2].Counted.Sequence)
	}
	h.drop(files[0])
	h.seen("都不收，关闭")
	h.enter()
	h.undo() // all that was taken in at once
	if page.now.Units[1].Counted.Sequence != 1 {
		t.Error("an undo leaves what was received")
	}
}

// A doubtful figure is settled in two actions, figures are typed in three, and a file is given back with its reason.
func TestCountySettlesItsGrid(t *testing.T) {
	h := &hand{Shell: countyShell(t, kit.Theme{}), t: t}
	page := h.built["summary"].Edit.(*summaryScreen)
	doubts := func() (n int) {
		for i := range page.now.Units {
			n += len(page.now.Units[i].Doubts)
		}
		return n
	}
	before := doubts()
	if before == 0 {
		t.Fatal("the sample has nothing doubtful")
	}
	h.sure("待核 1")
	capture(t, h.Shell, "county-doubt")
	h.enter()
	h.quiet("settling")
	h.spent("a doubtful figure settled", 2)
	if now := doubts(); now != before-1 {
		t.Errorf("%d are doubtful, %d were", now, before)
	}
	h.seen("核实，电话核实无误")

	h.sure("未报")
	h.sure("代录数字…")
	capture(t, h.Shell, "county-typed")
	h.fill("12")
	h.actions-- // what is typed is not counted
	h.answer(kit.WordSave)
	h.quiet("typing figures in")
	h.spent("figures typed in for a unit", 3)
	if u := page.now.Unit(page.at); u.Figures["walk1.done"] != 12 || u.Counted.Source != data.SourceTyped {
		t.Errorf("%+v", u.Counted)
	}

	h.sure("石桥镇")
	h.seen("第 2 次上报（汇总用的是这一份）", "第 1 次上报", "校验码")
	capture(t, h.Shell, "county-unit")
	h.sure("退回…")
	h.answer("退回") // without a reason
	test.Type(h.window.Canvas().Focused(), "报的是上个月")
	h.answer("退回")
	if u := page.now.Unit(page.at); u.Counted.Sequence != 1 {
		t.Errorf("%d counts", u.Counted.Sequence)
	}
	h.seen("退回：报的是上个月")
}

// Every cell of the grid opens what it is made of, as many rows as it counts; the sum opens unit by unit.
func TestCountyOpensEveryCell(t *testing.T) {
	s := countyShell(t, kit.Theme{})
	page := s.built["summary"].Edit.(*summaryScreen)
	opened := 0
	for i := range page.now.Units {
		u := &page.now.Units[i]
		for _, c := range below.GridColumns {
			page.open(u, c.Name)
			if page.beside.object.Hidden {
				t.Fatalf("%s opens nothing", c.Name)
			}
			keys := below.CellKeys(c.Name)
			if len(keys) == 0 || u.Counted.Source != data.SourceFile {
				continue
			}
			opened++
			if n := u.Figures[keys[0]]; (n > 0) != (len(page.beside.rows) > 0) && !u.Doubtful(keys[0]) {
				t.Errorf("%s %s is %d, %d rows", u.Office.Name, c.Name, n, len(page.beside.rows))
			}
		}
	}
	if opened < 100 {
		t.Errorf("only %d cells have rows", opened)
	}
	page.open(&page.now.Units[6], "walk2.done")
	capture(t, s, "county-rows")
	sum := page.list.Sum()
	page.open(sum, "walk2.done")
	capture(t, s, "county-sum")
	page.open(sum, unitColumn)
	page.Cancel()
	if !page.beside.object.Hidden {
		t.Error("Esc leaves it open")
	}
	s.window.Canvas().Focus(nil)
	page.list.SelectAt(2)
	if !page.key("3") || page.beside.column != "walk3.done" || page.beside.unit != page.now.Units[2].Office.ID {
		t.Errorf("3 opens %s of %s", page.beside.column, page.beside.unit)
	}
}

// What is said to the group is on the clipboard; a period is closed and opened; another is chosen; a table goes out with its sum.
func TestCountyTellsTheGroup(t *testing.T) {
	h := &hand{Shell: countyShell(t, kit.Theme{}), t: t}
	page := h.built["summary"].Edit.(*summaryScreen)
	clipboard := func() string { return fyne.CurrentApp().Clipboard().Content() }
	h.click("提醒报送")
	if text := clipboard(); !strings.Contains(text, "东港镇人大") || !strings.Contains(text, "提醒报送") {
		t.Error(text)
	}
	if all := page.Prints(); len(all) != 1 || !strings.Contains(all[0].Title, "2 个单位") {
		t.Errorf("%+v", all)
	} else {
		h.look(all[0])
		h.quiet("the slips")
		capture(t, h.Shell, "county-reminders")
		h.uncover()
	}
	h.click("复制回执")
	if text := clipboard(); !strings.Contains(text, "已收") || !strings.Contains(text, "未报") {
		t.Error(text)
	}
	h.click("锁定")
	if page.now.Requirement.Locked != countyDay || !pressable(h.Shell, "解除锁定") {
		t.Errorf("%+v", page.now.Requirement)
	}
	h.click("解除锁定")
	if page.now.Requirement.Locked != "" {
		t.Errorf("%+v", page.now.Requirement)
	}
	h.choose("2026年12月")
	if page.now.Period.From != "2026-12-01" || page.now.Reported() != 0 {
		t.Errorf("%+v", page.now.Period)
	}
	h.click("复制回执") // there is none
	h.quiet("a receipt of nothing")
	h.choose("2026年11月")
	l := page.list.Listing()
	if len(l.Total) != len(l.Heads) || !strings.Contains(l.Note, "应报 15 个") || l.Title != "2026年11月代表履职情况汇总表" {
		t.Errorf("%s %s %v", l.Title, l.Note, l.Total)
	}
	page.list.Pick(0, 1) // of some units there is no sum
	if l := page.list.Listing(); len(l.Total) > 0 {
		t.Errorf("%v", l.Total)
	}
	page.list.Pick(0, 0)
	h.look(h.printables()[0]) // its list; the slips come behind it
	if !h.covered {
		t.Error("no paper of it")
	}
	capture(t, h.Shell, "county-paper")
}

// Units, and rows of what they reported, are found by the one search.
func TestCountyFindsWhatWasReported(t *testing.T) {
	s := countyShell(t, kit.Theme{})
	page := s.built["summary"].Edit.(*summaryScreen)
	hits := s.find("青龙")
	if len(hits) == 0 || hits[0].screen != "summary" || hits[0].title != "青龙镇人大" {
		t.Fatalf("%+v", hits)
	}
	s.Open(hits[0].screen, hits[0].id)
	if u := page.now.Unit(page.beside.unit); u == nil || u.Office.Name != "青龙镇人大" {
		t.Fatalf("%+v", u)
	}
	kept, err := s.below.Kept(page.now.Units[6].Counted.ID)
	if err != nil {
		t.Fatal(err)
	}
	words := kept.Statement.Behind("walk2.done")[0].Text
	rows := 0
	for _, f := range s.find(words) {
		if f.screen != "summary" {
			continue
		}
		if rows++; rows == 1 {
			s.Open(f.screen, f.id)
		}
	}
	if rows == 0 || rows > mostBelow || len(page.beside.rows) == 0 {
		t.Errorf("%d found, %d rows are shown", rows, len(page.beside.rows))
	}
	capture(t, s, "county-found")
}

// A file from below that is dropped on a town's window is told where it belongs, and changes nothing.
func TestTownIsToldWhereAFileBelongs(t *testing.T) {
	path := townBelow(0).file(t, statedByTown(t), t.TempDir(), 1)
	h := &hand{Shell: sampleShell(t, kit.Theme{}), t: t}
	before := h.state()
	h.drop(path)
	h.seen("第1镇人大", "上级人大")
	capture(t, h.Shell, "town-given-a-report")
	h.answer(kit.WordOK)
	if h.covered || h.state() != before {
		t.Error("it changed something")
	}
}

// What belongs to a level comes and goes with that of the own office.
func TestTabsFollowTheLevel(t *testing.T) {
	s := emptyCounty(t, kit.Theme{}, data.OfficeCity)
	s.Go("office")
	capture(t, s, "city-office")
	if got := s.tabs.shown[len(s.tabs.shown)-1].title; got != "县区" {
		t.Errorf("a city has a tab %s", got)
	}
	own, err := s.app.OwnOffice()
	if err != nil {
		t.Fatal(err)
	}
	own.Level = data.OfficeTown
	if err := s.app.SaveOffice(&own); err != nil {
		t.Fatal(err)
	}
	if s.current != "desk" || len(s.tabs.items) != 4 {
		t.Errorf("a town is on %s with %d tabs", s.current, len(s.tabs.items))
	}
	s.undo()
	s.Go("filing")
	if len(s.tabs.items) != 3 {
		t.Errorf("a city has %d tabs", len(s.tabs.items))
	}
}
