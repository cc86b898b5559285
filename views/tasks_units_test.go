package views

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/data"
	"liujin/views/kit"
)

// What each office below is to do is pasted as a block out of a sheet, divided on demand, saved and undone; it stands beside what
// the office reported.
func TestUnitTasksInTheWindow(t *testing.T) {
	h := countyWith(t, 3)
	c := data.Campaign{CampaignFields: data.CampaignFields{Name: "全县“六进”活动月", Starts: november.From, Ends: november.To,
		Targets: data.Targets{30, 60, 0, 7}}}
	if err := h.app.SaveCampaign(&c); err != nil {
		t.Fatal(err)
	}
	all, err := h.below.Look([]string{townBelow(0).file(t, statedByTown(t), t.TempDir(), 1)}, func(int) bool { return true })
	if err == nil {
		_, err = h.below.Accept(all)
	}
	if err != nil {
		t.Fatal(err)
	}
	page := h.page("unit-task").Edit.(*unitTaskPage)
	fyne.CurrentApp().Clipboard().SetContent("12\t20\n9\t15\n")
	for _, o := range test.LaidOutObjects(page.Form().Object()) {
		if cell, ok := o.(*kit.Entry); ok && cell.Whole { // the first
			cell.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
			break
		}
	}
	page.SaveNow(false)
	plan, err := h.app.DB().UnitTasks(c.ID)
	if err != nil || plan.Total() != (data.Targets{21, 35}) {
		t.Fatal(plan, err)
	}
	h.click("按目标平均分")
	capture(t, h.Shell, "unit-task")
	if plan, err = h.app.DB().UnitTasks(c.ID); err != nil || plan.Total() != c.Targets {
		t.Error(plan, err)
	}
	h.seen("完成")
	h.click("复制任务")
	if text := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(text, "第1镇人大：走进村居社区 12 场") {
		t.Error(text)
	}
	if err := h.app.Undo(); err != nil {
		t.Fatal(err)
	}
	if plan, err = h.app.DB().UnitTasks(c.ID); err != nil || plan.Total() != (data.Targets{21, 35}) {
		t.Error(plan, err)
	}
}
