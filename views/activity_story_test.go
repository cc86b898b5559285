package views

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"liujin/app/rolls"
	"liujin/data"
)

// The month's targets are divided over the groups, and all deputies are told: those in the group at once, three by telephone.
func TestStoryOfAnActivityMonth(t *testing.T) {
	h := sitting(t, sampleCopy(t), today)
	id, err := h.desk.CampaignAhead()
	if err != nil {
		t.Fatal(err)
	}
	if err := h.desk.SaveTasks(&data.TaskPlan{CampaignID: id}); err != nil {
		t.Fatal(err)
	}
	h.page("task-plan")
	h.click("按台账填写")
	h.quiet("filling")
	h.click("复制任务单")
	h.spent("the tasks of 86 deputies, with the text for each", 6)
	if text := fyne.CurrentApp().Clipboard().Content(); strings.Count(text, "【任务单】") < 80 || !strings.Contains(text, "小组任务：") {
		t.Error(text[:min(len(text), 400)])
	}
	board, err := h.desk.TaskBoard(id)
	if err != nil || board.Plan.Total() != board.Campaign.Targets {
		t.Errorf("%v %v", board.Plan.Total(), err)
	}

	rows, err := h.desk.CampaignDeliveries(id)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{rows[3].ID, rows[9].ID, rows[20].ID}
	if err := h.app.MarkNotInChat(out, true); err != nil {
		t.Fatal(err)
	}
	h.page("campaign-delivery")
	h.click("复制通知文本")
	text := fyne.CurrentApp().Clipboard().Content()
	if !strings.Contains(text, board.Campaign.Name) || !strings.Contains(text, "走进市场主体 40 家") {
		t.Error(text)
	}
	h.click("登记“已发群”")
	list := h.built["campaign-delivery"].Edit.(*toldPage).list
	if n := list.View().Len(); n != 3 {
		t.Fatalf("%d are to be called", n)
	}
	list.MarkAll(true)
	h.actions++ // Ctrl+A
	h.click("电话传达")
	h.quiet("telling")
	h.spent("telling everybody, three of them by telephone", 5)
	rows, err = h.desk.CampaignDeliveries(id)
	for i := range rows {
		r := &rows[i]
		if called := slices.Contains(out, r.ID); err != nil || !r.Delivered() || (r.By.Method == data.DeliveryPhone) != called {
			t.Fatalf("%s: %+v %v", r.Name, r.By, err)
		}
	}
	if said := rolls.DeliveryWords(rows); strings.Contains(said, "没有通知") {
		t.Error(said)
	}
}
