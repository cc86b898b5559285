package views

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/listings"
	"liujin/app/paperwork"
	"liujin/data"
	"liujin/views/kit"
)

// The days of the story, and the first session between them.
const (
	lastOfYear   = "2026-12-31"
	session      = "2027-01-08"
	afterSession = "2027-01-12"
)

// Over the end of a term: in December a notice of a day in January goes out and the month's set is made; in January the congress that
// was elected comes in from its roster, and December stays as it was: its set, its numbers, the notice. One undo takes the election back.
func TestStoryOfTwoTerms(t *testing.T) {
	path, folder := sampleCopy(t), t.TempDir()
	h := sitting(t, path, lastOfYear)
	people := h.atTheEnd()
	notice, was := h.issuesNotice()
	h.Go("desk")
	december := h.december()
	courses, err := h.training.Courses()
	if err != nil || len(courses) == 0 {
		t.Fatal(err)
	}
	trained := h.paper("training-roster", courses[0].ID)
	h.leaves()

	h = sitting(t, path, afterSession)
	before := h.state()
	h.elects(people.roster(t, filepath.Join(folder, "新一届名册.xlsx")))
	h.afterElection(people)

	h.Go("desk")
	now := h.december()
	for _, name := range slices.Sorted(maps.Keys(december)) {
		if now[name] != december[name] {
			t.Errorf("%s of December is not what it was:\n%s", name, firstDifference(december[name], now[name]))
		}
	}
	if len(december) != len(listings.Sheets)+1 {
		t.Errorf("%d sheets", len(december))
	}
	roster := now["代表名册"]
	if !strings.Contains(roster, people.leave[0].Name) || strings.Contains(roster, people.fresh[0]) {
		t.Error("December's roster has who came in January, or lacks who was there")
	}
	if again := h.paper("training-roster", courses[0].ID); again != trained {
		t.Errorf("who was at a course of last year is not who was:\n%s\n%s", trained, again)
	}
	if !bytes.Equal(h.reprints(notice), was) {
		t.Error("the reprint is not what went out")
	}

	h.actions = 0
	h.Go("desk")
	h.keys(&fyne.ShortcutUndo{})
	h.spent("undoing the election", 1)
	if h.state() != before {
		t.Error("undo leaves something of the election")
	}
	h.keys(&fyne.ShortcutRedo{})
	h.settles()
	if faults, err := h.app.DB().Check(); err != nil || len(faults) > 0 {
		t.Error(faults, err)
	}
}

// voted are the town's deputies at the end of the term, as the election finds them.
type voted struct {
	stay, leave []app.DeputyRow
	fresh       []string // new; the last bears the name of one who leaves
}

// atTheEnd are the deputies of the story; one who leaves went on a visit in December.
func (h *hand) atTheEnd() (v voted) {
	h.t.Helper()
	rows, err := h.app.InOrder(lastOfYear)
	if err != nil {
		h.t.Fatal(err)
	}
	named := map[string]int{}
	for i := range rows {
		named[rows[i].Name]++
	}
	rows = slices.DeleteFunc(rows, func(r app.DeputyRow) bool { return r.Levels != "镇" || named[r.Name] > 1 || r.Phone == "" })
	v.stay, v.leave = rows[:8], rows[8:]
	v.fresh = []string{"新一鸣", "新二宝", "新三元", v.leave[1].Name}
	enterprises, err := h.app.Enterprises()
	if err != nil {
		h.t.Fatal(err)
	}
	visit := data.Visit{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: "2026-12-15"},
		Deputies: []data.Participation{{DeputyID: v.leave[0].ID}, {DeputyID: v.stay[0].ID}}},
		Fields: data.VisitFields{EnterpriseID: enterprises[0].ID}}
	if err := h.app.SaveVisit(&visit); err != nil {
		h.t.Fatal(err)
	}
	return v
}

// roster writes the roster of the new congress: twelve were elected, of whom eight stay.
func (v *voted) roster(t *testing.T, path string) string {
	t.Helper()
	lines := [][]any{{"姓名", "性别", "手机号码", "层级", "选区"}}
	for i := range v.stay {
		lines = append(lines, []any{v.stay[i].Name, string(v.stay[i].Gender), v.stay[i].Phone, "镇", fmt.Sprintf("第%d选区", i+1)})
	}
	for i, name := range v.fresh {
		lines = append(lines, []any{name, "女", fmt.Sprintf("1398888000%d", i), "镇", fmt.Sprintf("第%d选区", i+9)})
	}
	f := excelize.NewFile()
	defer f.Close()
	for i := range lines {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &lines[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// issuesNotice plans January and has the notice of a day after the session go out.
func (h *hand) issuesNotice() (data.IssuedRow, []byte) {
	h.t.Helper()
	d := h.page("duty").Edit.(*dutyMonth)
	h.keys(ctrl(fyne.KeyG))
	h.answer("开始排班")
	h.answer("保存这份安排")
	h.spent("next month's duty from the desk", 4)
	shifts, err := h.duty.Shifts(session, "2027-01-31")
	if err != nil || len(shifts) < 2 {
		h.t.Fatalf("%d shifts are planned: %v", len(shifts), err)
	}
	d.Show(shifts[0].ID)
	h.actions = 1 // the day is clicked
	h.keys(ctrl(fyne.KeyP))
	h.answer("接待公告（")
	soon(func() bool { return h.covered })
	h.keys(ctrl(fyne.KeyS))
	h.answer(kit.WordClose)
	h.spent("a notice that goes out", 5)
	h.quiet("the notice")
	rows := out(h.t, h.Shell, data.NoticePaper)
	if len(rows) == 0 || rows[0].Day != lastOfYear || rows[0].Number == 0 || !rows[0].Kept {
		h.t.Fatalf("%+v", rows)
	}
	h.uncover()
	written, err := filepath.Glob(filepath.Join(h.outFolder(), "*.pdf"))
	if err != nil || len(written) != 1 {
		h.t.Fatal(written, err)
	}
	return rows[0], bytesOf(h.t, written[0])
}

// december makes the table of what goes up of December, from the desk, and all sheets of the month: title → text.
func (h *hand) december() map[string]string {
	h.t.Helper()
	h.actions = 0
	h.keys(ctrl(fyne.KeyE)) // opens on December, on its last day and in January
	h.click("存为表格")
	h.answer(kit.WordSave)
	h.spent("the table of a month that goes up", 3)
	h.answer(kit.WordClose)
	files, err := filepath.Glob(filepath.Join(h.outFolder(), "*2026年12月*.xlsx"))
	if err != nil || len(files) != 1 {
		h.t.Fatal(files, err)
	}
	all := map[string]string{"上报": h.textOf(files[0])}
	if err := os.Remove(files[0]); err != nil { // the next is another
		h.t.Fatal(err)
	}
	for _, one := range listings.Sheets {
		path := filepath.Join(h.t.TempDir(), one.Name+".xlsx")
		l, err := h.listings.Sheet(one.Name, listings.Order{From: "2026-12-01", To: "2026-12-31"})
		if err == nil {
			err = h.listings.ListSheet(l, path)
		}
		if err != nil {
			h.t.Fatal(err)
		}
		all[one.Title] = h.textOf(path)
	}
	h.Go("desk")
	return all
}

// textOf is a workbook as text, but for the day on which it was made.
func (h *hand) textOf(path string) (all string) {
	h.t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			h.t.Fatal(err)
		}
		for _, row := range rows {
			all += strings.ReplaceAll(strings.Join(row, "|"), "日期："+days.Long(h.app.Today()), "") + "\n"
		}
	}
	if err := f.Close(); err != nil {
		h.t.Fatal(err)
	}
	return all
}

// firstDifference are the first lines that differ.
func firstDifference(a, b string) string {
	old, now := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(old), len(now)) {
		if old[i] != now[i] {
			return "- " + old[i] + "\n+ " + now[i]
		}
	}
	return fmt.Sprintf("%d and %d lines", len(old), len(now))
}

// elects brings the new congress in from the desk.
func (h *hand) elects(roster string) {
	h.t.Helper()
	h.keys(ctrl(fyne.KeyI))
	h.fill(roster)
	h.answer("打开")
	h.click("下一步：核对问题")
	h.click("下一步：与已有代表对比")
	h.choose(rosterElection)
	h.fill(session)
	h.answer("对比")
	h.choose("是另一个人，新增") // the namesake of one who leaves
	capture(h.t, h.Shell, "story-election")
	shown := strings.Join(texts(h.window.Content()), "\n")
	h.click("确认导入")
	h.quiet("the election")
	h.spent("the election", 25)
	if said := h.status.text.Text; !strings.HasPrefix(said, "换届完成：连任 8 人，新当选 4 人，届满未连任") {
		h.t.Fatal(said)
	}
	if !strings.Contains(shown, "值班席位会空出来") || !strings.Contains(shown, "召集人，届满后要另定人选") {
		h.t.Errorf("what is to be settled is not shown:\n%s", shown)
	}
}

// inTown are those who have a seat of the town on a day.
func (h *hand) inTown(day string) map[string]bool {
	h.t.Helper()
	rows, err := h.app.InOrder(day)
	if err != nil {
		h.t.Fatal(err)
	}
	ids := map[string]bool{}
	for i := range rows {
		if strings.Contains(rows[i].Levels, "镇") {
			ids[rows[i].ID] = true
		}
	}
	return ids
}

// afterElection sees who is in office on either side of the session, and that nobody who left is planned.
func (h *hand) afterElection(v voted) {
	h.t.Helper()
	eve, now := h.inTown("2027-01-07"), h.inTown(session)
	if len(now) != 12 || !maps.Equal(eve, h.inTown(lastOfYear)) || len(eve) < 70 {
		h.t.Errorf("%d in office on the eve, %d from the session on", len(eve), len(now))
	}
	for i := range v.stay {
		if !now[v.stay[i].ID] {
			h.t.Error(v.stay[i].Name, "does not stay")
		}
	}
	shifts, err := h.duty.Shifts("2027-01-01", "2027-01-31")
	if err != nil {
		h.t.Fatal(err)
	}
	left := map[string]bool{}
	for i := range v.leave {
		left[v.leave[i].ID] = true
	}
	old := 0
	for i := range shifts {
		for _, seat := range shifts[i].Seats {
			if shifts[i].Day >= h.app.Today() && left[seat.DeputyID] {
				h.t.Errorf("%s is planned for %s", seat.Name, shifts[i].Day)
			}
			old += app.OneIf(shifts[i].Day < h.app.Today() && left[seat.DeputyID])
		}
	}
	if old == 0 {
		h.t.Error("what was planned for days that are past is changed")
	}
}

// settles plans anew what is left of the month.
func (h *hand) settles() {
	h.t.Helper()
	h.actions = 0
	h.page("duty")
	h.keys(ctrl(fyne.KeyG))
	h.choose("本月余下的日子")
	h.answer("开始排班")
	h.answer("保存这份安排")
	h.quiet("planning")
	h.spent("planning the rest of the month anew", 6)
	people := h.inTown(session)
	shifts, err := h.duty.Shifts(h.app.Today(), "2027-01-31")
	if err != nil {
		h.t.Fatal(err)
	}
	filled := 0
	for i := range shifts {
		for _, seat := range shifts[i].Seats {
			filled += app.OneIf(people[seat.DeputyID])
		}
	}
	if filled == 0 {
		h.t.Error("nobody of the new term is planned")
	}
}

// paper is the text of a paper of a record, without the day on which it is made.
func (h *hand) paper(name, id string) string {
	h.t.Helper()
	documents, err := h.paperwork.Paper(name, paperwork.Of(id))
	if err != nil {
		h.t.Fatal(err)
	}
	_, text := apptest.Printed(h.t, h.app, documents)
	return strings.ReplaceAll(text, days.Long(h.app.Today()), "")
}

// reprints saves what went out once more, from the register, and reads it.
func (h *hand) reprints(r data.IssuedRow) []byte {
	h.t.Helper()
	path := h.issuedPath(&r)
	if err := os.RemoveAll(path); err != nil { // as it was written in December
		h.t.Fatal(err)
	}
	h.actions = 1 // the row is clicked
	h.page("issued").Edit.(*issuedList).Show(r.ID)
	h.click("原件另存为…")
	h.answer(kit.WordSave)
	h.answer(kit.WordClose)
	h.quiet("the reprint")
	h.spent("a reprint", 5)
	return bytesOf(h.t, path)
}

// Somebody who was entered twice becomes one, from the desk, by what one would do; one undo.
func TestStoryOfOnePersonTwice(t *testing.T) {
	h := sitting(t, sampleCopy(t), today)
	first, second := alikeDeputy(t, h.Shell)
	before := h.state()
	h.keys(ctrl(fyne.KeyK))
	h.fill(first.Name).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	h.actions++
	other := map[string]string{first.ID: second.ID, second.ID: first.ID}[h.built["deputy"].Edit.(interface{ Opened() string }).Opened()]
	h.click("合并…")
	h.answer(calledToday(t, h.Shell, other) + "（同名")
	h.answer("合并")
	h.quiet("the merge")
	h.spent("merging two persons", 6)
	_, gone := h.app.Deputy(second.ID)
	_, there := h.app.Deputy(first.ID)
	if (gone == nil) == (there == nil) {
		t.Errorf("of the two there are: %v, %v", there, gone)
	}
	h.keys(&fyne.ShortcutUndo{})
	if h.state() != before {
		t.Error("undo leaves something of the merge")
	}
}
