package views

import (
	"testing"

	"liujin/data"
)

// What a deputy brought and was answered is told at once from the page of one, on which the others stand.
func TestToldByDeputy(t *testing.T) {
	h := sitting(t, sampleCopy(t), today)
	people, err := h.app.InOrder(today)
	if err != nil {
		t.Fatal(err)
	}
	units, err := h.app.Handlers()
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, text := range []string{"路口没有灯", "井盖松动", "桥栏坏了"} {
		m := data.Opinion{OpinionFields: data.OpinionFields{Day: today, Text: text, Route: data.RouteOwn, HandlerID: units[0].ID,
			BroughtByID: people[0].ID, Reporter: "葛"},
			Steps: []data.Step{{Day: today, Kind: data.StepAssign, HandlerID: units[0].ID},
				{Day: today, Kind: data.StepAnswer, Text: "修好了"}}}
		if err := h.matters.SaveOpinion(&m); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, m.ID)
	}
	before := h.state()
	h.Open("opinion", ids[0])
	capture(t, h.Shell, "untold")
	h.actions = 0
	h.click("3 件都已反馈")
	h.quiet("telling")
	h.spent("telling all that a deputy brought", 1)
	for _, id := range ids {
		if o, err := h.matters.Opinion(id); err != nil || o.State != data.MatterReported {
			t.Errorf("%+v %v", o.Standing, err)
		}
	}
	if err := h.app.Undo(); err != nil || h.state() != before {
		t.Error("undo leaves something", err)
	}
}
