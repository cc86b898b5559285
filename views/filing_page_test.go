package views

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/data"
	"liujin/views/kit"
)

// lastWeek is a day on which the running month is what will be reported.
const lastWeek = "2026-11-26"

// reporting goes from the desk to the page 上报.
func (h *hand) reporting() *filingScreen {
	h.t.Helper()
	h.Go("desk")
	h.actions = 0
	h.click("上报")
	return h.built["filing"].Edit.(*filingScreen)
}

// zips are the files that were written to go up.
func (h *hand) zips() []string {
	h.t.Helper()
	all, err := filepath.Glob(filepath.Join(h.outFolder(), "*.zip"))
	if err != nil {
		h.t.Fatal(err)
	}
	return all
}

// A month goes up in three actions from the desk, as a table or as a file; what is changed then is told, and put right in three more.
func TestStoryOfAFiling(t *testing.T) {
	h := sitting(t, sampleCopy(t), lastWeek)
	h.reporting()
	h.click("存为表格")
	h.answer(kit.WordSave)
	h.spent("a month goes up as a table", 3)
	h.answer(kit.WordClose)
	if files, err := filepath.Glob(filepath.Join(h.outFolder(), "*-2026年11月-上报表.xlsx")); err != nil || len(files) != 1 {
		t.Error(files, err)
	}
	h.reporting()
	h.click("打印盖章页")
	h.spent("the page to seal is looked at", 2)
	if !h.covered {
		t.Error("no page is shown")
	}
	h.uncover()
	p := h.reporting()
	h.click("生成上报文件…")
	h.answer(kit.WordSave)
	h.spent("a month goes up as a file", 3)
	h.answer(kit.WordClose)
	files := h.zips()
	if len(files) != 1 || p.now.Earlier == nil || len(p.now.Differs()) > 0 || !slices.Contains(texts(h.window.Content()), "看留存的文件") {
		t.Fatal(files, texts(h.window.Content()))
	}
	lectures, err := h.app.Lectures()
	if err != nil {
		t.Fatal(err)
	}
	one, err := h.app.Lecture(lectures[0].ID)
	if err == nil {
		err = h.app.DeleteLecture(&one)
	}
	if err != nil {
		t.Fatal(err)
	}
	capture(t, h.Shell, "filing-differs")
	h.actions = 0
	h.click("更正…")
	capture(t, h.Shell, "filing-correct")
	h.answer("生成上报文件")
	h.answer(kit.WordSave)
	h.spent("what went up is put right", 3)
	h.answer(kit.WordClose)
	h.quiet("a correction")
	files = h.zips()
	if len(files) != 2 || p.now.Earlier.Reason != "删除活动 1 条" || p.now.Earlier.State != data.IssuedCorrection {
		t.Fatalf("%v %+v", files, p.now.Earlier)
	}
	if file, err := parcel.Open(files[1], parcel.Up); err != nil || file.Sequence != 2 || file.Supersedes == "" {
		t.Error(err)
	}
}

// What is over and not recorded stands on the page, and each line leads to its record and back.
func TestLackingInAReport(t *testing.T) {
	h := sitting(t, sampleCopy(t), lastWeek)
	p := h.reporting()
	todos, err := h.desk.Unrecorded("2026-11-01", "2026-11-30")
	if err != nil || len(todos) < 3 || len(p.lacking.Box.Objects) != len(todos) {
		t.Fatalf("%d things, %d lines: %v", len(todos), len(p.lacking.Box.Objects), err)
	}
	screens := map[string]bool{}
	for i, todo := range todos {
		if todo.By < "2026-11-01" || todo.By >= lastWeek {
			t.Errorf("%+v", todo)
		}
		h.Go("filing")
		p.lacking.Box.Objects[i].(fyne.Tappable).Tapped(nil)
		if h.current == "filing" {
			t.Errorf("“%s” leads nowhere", todo.Text)
		}
		screens[h.current] = true
	}
	if !screens["duty"] || !screens["course"] && !screens["visit"] {
		t.Error(screens)
	}
}

// The page counts days of its own: the desk's stay, and what a number opens is of them.
func TestAReportHasItsOwnDays(t *testing.T) {
	h := sitting(t, sampleCopy(t), today)
	p := h.reporting()
	if p.days.Selected != "上月（2026年10月）" {
		t.Error(p.days.Selected)
	}
	desk, err := h.deskSpan()
	if err != nil {
		t.Fatal(err)
	}
	h.keys(ctrl(fyne.KeyT))
	h.answer("上季度")
	if of, err := p.chosen(); err != nil || of.From != "2026-07-01" {
		t.Error(of, err)
	}
	if now, err := h.deskSpan(); err != nil || now.Span.Span != desk.Span.Span {
		t.Error(now, err)
	}
	h.choose("上月")
	counts, err := h.upward.Own("2026-10-01", "2026-10-31")
	if err != nil {
		t.Fatal(err)
	}
	p.tiles[1].Open()
	if shown := len(h.shownBoard().Shown()); h.current != "visit" || shown != counts.Walks[1].Times || shown == 0 {
		t.Errorf("%s shows %d, counted %d", h.current, shown, counts.Walks[1].Times)
	}
	h.back()
	if h.current != "filing" {
		t.Error(h.current)
	}
	h.click("意见建议")
	if shown := len(h.shownBoard().Shown()); h.current != "opinion" || shown != counts.Opinions.Received {
		t.Errorf("%s shows %d, counted %d", h.current, shown, counts.Opinions.Received)
	}
	if s, err := h.counted(); err != nil || s.Span != days.MonthSpan("2026-10-01") {
		t.Error(s, err)
	}
}

// Where nothing took place, a table and a page to seal can be made all the same; a file can be once the unit has its code, and says that
// it is a 零报告.
func TestAReportOfNothing(t *testing.T) {
	h := &hand{Shell: emptyShell(t, kit.Theme{}), t: t}
	p := h.reporting()
	if said := texts(h.window.Content()); !slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, "行政区划代码") }) {
		t.Error(said)
	}
	h.click("存为表格")
	h.answer(kit.WordSave)
	h.answer(kit.WordClose)
	h.click("本单位与显示")
	if h.current != "settings" {
		t.Error(h.current)
	}
	own, err := h.app.OwnOffice()
	if err != nil {
		t.Fatal(err)
	}
	own.Code = "320922104"
	if err := h.app.SaveOffice(&own); err != nil {
		t.Fatal(err)
	}
	h.reporting()
	h.click("零报告…")
	h.answer(kit.WordSave)
	h.spent("nothing took place", 3)
	h.answer(kit.WordClose)
	files := h.zips()
	if len(files) != 1 {
		t.Fatal(files)
	}
	if file, err := parcel.Open(files[0], parcel.Up); err != nil || !file.Zero || p.now.Earlier == nil {
		t.Error(err)
	}
}

// asks has the superior ask for November until the 5th of December.
func (h *hand) asks() data.Requirement {
	h.t.Helper()
	q := data.Requirement{Given: true, Name: "2026年11月", Since: "2026-11-01", Until: "2026-11-30", Due: "2026-12-05", Note: "附典型一个"}
	if err := h.app.Do("收下报送要求", func(tx *data.Tx) error { return tx.SaveRequirement(&q) }); err != nil {
		h.t.Fatal(err)
	}
	return q
}

// deskSays is the line of the desk about what goes up; "" there is none.
func (h *hand) deskSays() (said string) {
	d := h.Go("desk").Edit.(*deskScreen)
	for _, todo := range d.todos.now.Todos {
		if todo.Line == app.TodoFile {
			said = todo.Text
		}
	}
	return said
}

// What the superior asks for is told on the desk, goes up in three actions, may be replaced until it is due, and comes back with a reason.
func TestStoryOfAnAskedFiling(t *testing.T) {
	h := sitting(t, sampleCopy(t), "2026-12-02")
	if said := h.deskSays(); said != "" {
		t.Error(said)
	}
	h.asks()
	if said := h.deskSays(); said != "2026年11月上报还有 3 天" {
		t.Fatal(said)
	}
	h.actions = 1
	d := h.built["desk"].Edit.(*deskScreen)
	for _, todo := range d.todos.now.Todos {
		if todo.Line == app.TodoFile {
			d.todos.open(desk.Line{Todo: todo})
		}
	}
	p := h.built["filing"].Edit.(*filingScreen)
	capture(t, h.Shell, "filing-asked")
	if h.current != "filing" || p.askedOf(days.MonthSpan("2026-11-01")) == nil || p.now.Period.Name != "2026年11月" {
		t.Fatal(h.current)
	}
	h.click("生成上报文件…")
	h.answer(kit.WordSave)
	h.spent("what the superior asks for, from the desk's line", 3)
	h.answer(kit.WordClose)
	state := func() upward.PeriodState { return p.asked[0].State }
	if said := h.deskSays(); said != "" || state() != upward.PeriodSent {
		t.Error(said, state())
	}
	lectures, err := h.app.Lectures()
	if err != nil {
		t.Fatal(err)
	}
	one, err := h.app.Lecture(lectures[0].ID)
	if err == nil {
		err = h.app.DeleteLecture(&one)
	}
	if err != nil {
		t.Fatal(err)
	}
	h.Go("filing")
	h.click("重报…")
	h.answer(kit.WordSave)
	h.answer(kit.WordClose)
	h.quiet("a file that takes the place of another")
	if n := len(h.zips()); n != 2 || len(p.now.Differs()) > 0 {
		t.Error(n, p.now.Differs())
	}
	receipt := data.Receipt{Hash: p.now.Earlier.Manifest.Hash(), Since: "2026-11-01", Until: "2026-11-30", Sequence: 2,
		State: data.ReceiptReturned, Text: "没有附典型", Day: "2026-12-02"}
	if err := h.app.Do("收下回执", func(tx *data.Tx) error { return tx.SaveReceipt(receipt) }); err != nil {
		t.Fatal(err)
	}
	if said := h.deskSays(); said != "2026年11月的上报被退回：没有附典型" {
		t.Error(said)
	}
	h.Go("filing")
	capture(t, h.Shell, "filing-returned")
	if state() != upward.PeriodReturned || !slices.Contains(texts(h.window.Content()), "退回：没有附典型") {
		t.Error(state(), texts(h.window.Content()))
	}
	h.click("生成上报文件…")
	h.answer("生成上报文件")
	h.answer(kit.WordSave)
	h.answer(kit.WordClose)
	if said := h.deskSays(); said != "" || state() != upward.PeriodSent || p.now.Earlier.Manifest.Sequence != 3 {
		t.Error(said, state(), p.now.Earlier.Manifest.Sequence)
	}
}

// Days before it is due, on the day, and after: the desk says so; a month that is not asked for opens as it always did.
func TestAskedFilingOnTheDesk(t *testing.T) {
	path := sampleCopy(t)
	h := sitting(t, path, "2026-11-25")
	h.asks()
	h.leaves()
	for day, want := range map[string]string{"2026-11-26": "", "2026-12-05": "2026年11月上报今天截止", "2026-12-08": "2026年11月上报过了 3 天，还没有报",
		"2027-03-01": ""} {
		h := sitting(t, path, day)
		if said := h.deskSays(); said != want {
			t.Errorf("on %s: %s", day, said)
		}
		if p := h.reporting(); p.now.Period.Name != "2026年11月" {
			t.Errorf("on %s the page opens on %s", day, p.now.Period.Name)
		}
		h.leaves()
	}
}

// A unit without its code is told before it tries, where the superior asks; all that the page has fits a small window with large text.
func TestAskedFilingWithoutACode(t *testing.T) {
	was := screenSize
	screenSize = fyne.NewSize(1024, 700)
	t.Cleanup(func() { screenSize = was })
	h := &hand{Shell: emptyShell(t, kit.Theme{Large: true}), t: t}
	h.asks()
	h.Go("filing")
	capture(t, h.Shell, "filing-asked-no-code")
	h.click("本单位与显示")
	own, err := h.app.OwnOffice()
	if err != nil {
		t.Fatal(err)
	}
	own.Code = "320922104"
	if err := h.app.SaveOffice(&own); err != nil {
		t.Fatal(err)
	}
	h.reporting()
	h.click("生成上报文件…")
	h.answer("零报告") // nothing was recorded: it is asked whether that is so
	h.answer(kit.WordSave)
	h.answer(kit.WordClose)
	if n := len(h.zips()); n != 1 {
		t.Error(n)
	}
	village := data.Village{Name: "盐田村", Kind: data.VillageRural}
	if err := h.app.SaveVillage(&app.VillageRow{Village: village}); err != nil {
		t.Fatal(err)
	}
	capture(t, h.Shell, "filing-asked-small-large")
	if n := len(h.built["filing"].Edit.(*filingScreen).now.Differs()); n == 0 {
		t.Error("a village more is no difference")
	}
}
