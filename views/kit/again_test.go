package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"liujin/app/table"
)

// TestPaintedAgainAfterAwhile: the toolkit throws the renderer of what was out of sight for a minute away and makes a new one without
// laying it out, since the widget has its size still. What the new one shows must be what the old one did.
func TestPaintedAgainAfterAwhile(t *testing.T) {
	h := newHost(t)
	month, heat, tile, year, bars := NewMonth(), NewHeat("小组", []string{"村居"}), NewTile(), NewYear(), NewBars()
	roll := NewRoll([]string{"到", "缺"}, []string{"1", "2"}, []table.Tone{table.Good, table.Late})
	widths := func() []float32 { return []float32{120} }
	top, line, chip := newHead(widths), newRow(1, widths, newMarkBox(func() {})), NewChip("逾期", table.Late)
	top.titles = []string{"姓名"}
	all := map[string]fyne.Widget{"month": month, "heat": heat, "tile": tile, "year": year, "bars": bars, "roll": roll, "head": top,
		"row": line, "mark": newMarkBox(func() {}), "chip": chip, "surface": newSurface(ColorNameHead, 4), "caption": newCaption("小组"),
		"suggestion": newSuggestion("陈国栋", true, func() {})}
	box := container.NewWithoutLayout()
	for _, w := range all {
		box.Add(w)
	}
	h.Window().SetContent(box)
	for _, w := range all {
		w.Resize(fyne.NewSize(640, 480))
	}
	month.Set("2026-11-01", "2026-11-12", nil, []MonthItem{{ID: "a", Day: "2026-11-12", Head: "渔湾"}})
	heat.Set([]string{"经济小组"}, [][]float64{{0.5}}, [][]string{{"50.0%"}})
	tile.Name, tile.Done = "走进村居社区", "9"
	tile.Refresh()
	year.Set(2026, map[string]table.Tone{"2026-10-01": table.Late})
	bars.Set([]int{3, 2}, 0)
	roll.Set([]RollLine{{Name: "陈国栋"}})
	line.set([]table.Cell{{Text: "陈国栋"}}, false)
	top.Refresh()
	for name, w := range all {
		was, again := test.WidgetRenderer(w).Objects(), w.CreateRenderer().Objects()
		if len(was) == 0 || len(was) != len(again) {
			t.Errorf("%s: %d parts, made anew %d", name, len(was), len(again))
			continue
		}
		for i := range was {
			if was[i].Size() != again[i].Size() || was[i].Position() != again[i].Position() || was[i].Visible() != again[i].Visible() {
				t.Errorf("%s: part %d is %v at %v, made anew %v at %v", name, i, was[i].Size(), was[i].Position(), again[i].Size(),
					again[i].Position())
			}
		}
	}
}

// TestPicksWithoutARecord: a dialog that asks for one thing has no record to show, and offers what fits all the same.
func TestPicksWithoutARecord(t *testing.T) {
	h := newHost(t)
	form := NewForm(h, []Field[*thing]{Ref("ref", "人", people, func(v *thing) *string { return &v.Ref })}, nil)
	h.Window().SetContent(form.Object())
	all, err := people.List()
	if err != nil {
		t.Fatal(err)
	}
	form.FocusOn("ref")
	test.Type(h.Window().Canvas().Focused(), all[0].Name)
	h.Window().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if form.Value.Ref != all[0].ID {
		t.Errorf("typing %s and Enter picked %q", all[0].Name, form.Value.Ref)
	}
}
