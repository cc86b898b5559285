package views

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"liujin/app/rolls"
	"liujin/data"
	"liujin/views/kit"
)

// The month's targets are divided over the groups, and all deputies are told: those in the group at once, three by telephone.
func TestStoryOfAnActivityMonth(t *testing.T) {
	h := sitting(t, sampleCopy(t), today)
	id, err := h.desk.CampaignAhead()
	if err != nil {
		t.Fatal(err)
	}
	plan, err := h.app.DB().TaskPlan(id)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.desk.SaveTasks(&data.TaskPlan{ID: id, Rev: plan.Rev}); err != nil {
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

// The tasks of an activity month are opened by its own page, beside the name of that one; a draft of other groups is typed on with the
// groups that there are; when it is gone, the one that runs is there.
func TestTasksOfTheirMonth(t *testing.T) {
	h := sitting(t, sampleCopy(t), today)
	ahead, err := h.desk.CampaignAhead()
	if err != nil {
		t.Fatal(err)
	}
	old := data.Campaign{CampaignFields: data.CampaignFields{Name: "去年的活动月", Starts: "2020-11-01", Ends: "2020-11-30"}}
	if err := h.app.SaveCampaign(&old); err != nil {
		t.Fatal(err)
	}
	page := h.page("task-plan").Edit.(*taskPage)
	in := func(id, name string) {
		t.Helper()
		if page.Opened() != id || page.choice.Selected != name {
			t.Errorf("%s beside “%s”, not “%s”", page.Opened(), page.choice.Selected, name)
		}
	}
	in(ahead, page.board.Campaign.Name)
	name := page.board.Campaign.Name
	h.Open("campaign", old.ID)
	part := h.campaignPage(&old).Parts[1]
	if part.Title != "各小组（完成/任务）" {
		t.Fatal(part.Title)
	}
	part.Chart.(*kit.Heat).Open(0, 0)
	in(old.ID, old.Name)

	draft := data.TaskPlan{ID: old.ID, Rev: page.board.Plan.Rev, Rows: []data.TaskRow{{ID: "gone"}}}
	for i := len(page.board.Groups) - 1; i > 0; i-- {
		draft.Rows = append(draft.Rows, data.TaskRow{ID: page.board.Groups[i].ID, Amounts: data.Targets{i}})
	}
	draft.Rows = append(draft.Rows, data.TaskRow{ID: "gone, too"}, data.TaskRow{ID: "gone long ago"})
	text, err := json.Marshal(draft)
	if err != nil {
		t.Fatal(err)
	}
	before := page.board.Plan.Of(page.board.Groups[0].ID)[0]
	if err := page.Form().Restore(string(text)); err != nil {
		t.Fatal(err)
	}
	page.SaveNow(false)
	plan, err := h.app.DB().TaskPlan(old.ID)
	for i := range page.board.Groups {
		want := i
		if i == 0 {
			want = before // the draft says nothing of it
		}
		if n := plan.Of(page.board.Groups[i].ID)[0]; err != nil || n != want {
			t.Errorf("%s: %d, not %d %v", page.board.Groups[i].Name, n, want, err)
		}
	}
	if err := h.app.DeleteCampaign(&old); err != nil {
		t.Fatal(err)
	}
	h.page("desk")
	h.page("task-plan")
	in(ahead, name)
}
