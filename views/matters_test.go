package views

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"liujin/app/matters"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// act presses a button of the open record's footer.
func act(t *testing.T, s *Shell, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(s.window.Content()) {
		if b, ok := o.(*kit.Press); ok && b.Text == label && b.Visible() {
			b.Tapped(nil)
			return
		}
	}
	t.Fatalf("no button %s", label)
}

// All steps of a matter are taken in the window on one day: who is not satisfied is
// asked for both, and handling once more works the same day.
func TestStepsInTheWindow(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	handlers, err := s.app.Handlers()
	if err != nil {
		t.Fatal(err)
	}
	m := data.Opinion{OpinionFields: data.OpinionFields{Day: today, Text: "井盖松动", HandlerID: handlers[0].ID}}
	if err := s.matters.SaveOpinion(&m); err != nil {
		t.Fatal(err)
	}
	s.Open("opinion", m.ID)
	for _, c := range []struct {
		kind string
		pick []string // on the form, and what is typed into the caret where it is not a choice
		want string
	}{
		{"交办", nil, "还有 14 天"}, {"答复", []string{"换好了"}, "待反馈"}, {"反馈", nil, "办结"},
		{"评价", []string{"满意", "不满意"}, "不满意"}, {"二次办理", nil, "还有 14 天"},
	} {
		act(t, s, c.kind)
		if c.kind == "评价" {
			capture(t, s, "step-rating")
		}
		if c.kind == "答复" {
			test.Type(s.window.Canvas().Focused(), c.pick[0])
		} else if c.pick != nil {
			choose(t, s, c.pick)
		}
		press(t, s, kit.WordSave)
		if n := len(s.window.Canvas().Overlays().List()); n > 0 {
			t.Fatalf("%s: the dialog stays", c.kind)
		}
		now, err := s.matters.Opinion(m.ID)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := s.matters.StageWords(&now.OpinionFields); err != nil || got != c.want {
			t.Fatalf("after %s: %q, want %q", c.kind, got, c.want)
		}
	}
}

// choose picks from the drop-downs of a dialog, in their order.
func choose(t *testing.T, s *Shell, picks []string) {
	t.Helper()
	var found []*kit.Choice
	for _, o := range test.LaidOutObjects(s.window.Canvas().Overlays().Top()) {
		if one, ok := o.(*kit.Choice); ok {
			found = append(found, one)
		}
	}
	if len(found) < len(picks) {
		t.Fatalf("%d drop-downs", len(found))
	}
	for i, p := range picks {
		found[i].SetSelected(p)
	}
}

// An opinion is found by its number, whole or in part.
func TestOpinionsByNumber(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	list := s.Go("opinion").Edit.(*kit.Editor[*matters.OpinionRow, *data.Opinion]).List
	for _, typed := range []string{"2026-012", "012"} {
		list.SetFilter(typed)
		rows := list.Listing().Rows
		if !slices.ContainsFunc(rows, func(row []table.Cell) bool { return row[0].Text == "2026-012" }) || len(rows) > 3 {
			t.Errorf("%q finds %d", typed, len(rows))
		}
	}
	list.SetFilter("")
}
