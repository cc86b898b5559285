package views

import (
	"testing"

	"liujin/app/days"
	"liujin/app/upward"
	"liujin/views/kit"
)

// Two months that were received can be looked at as a quarter: their files are joined beside the window, each cell opens the rows of both,
// what is missing of a unit is said, and a unit leads to what it reported of a month.
func TestCountyJoinsMonths(t *testing.T) {
	town, folder := sampleShell(t, kit.Theme{}), t.TempDir()
	h := countyWith(t, 3)
	october := upward.Period(days.MonthSpan("2026-10-01"))
	var files []string
	for _, p := range []struct {
		of    string
		towns []int
	}{{october.From, []int{0, 1}}, {november.From, []int{0, 1, 2}}} {
		s, err := town.upward.State(upward.Period(days.MonthSpan(p.of)))
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range p.towns {
			files = append(files, townBelow(i).file(t, s, folder, 1))
		}
	}
	h.drop(files...)
	h.enter()
	h.quiet("receiving")
	page := h.built["summary"].Edit.(*summaryScreen)
	page.choice.SetSelected("2026年第4季度（合并 2 期）")
	h.quiet("joining")
	if n := len(page.now.Parts); n != 2 || page.now.Units[0].Figures["walk1.times"] == 0 {
		t.Fatalf("%d parts, %v", n, page.now.Units[0].Figures)
	}
	h.seen("缺 10月")
	if pressable(h.Shell, "提醒报送") || pressable(h.Shell, "锁定") {
		t.Error("several periods are closed or asked for at once")
	}
	capture(t, h.Shell, "county-joined")
	page.open(&page.now.Units[0], "walk3.done")
	seen := map[string]bool{}
	for i := range page.beside.rows {
		seen[days.MonthOf(page.beside.rows[i].Day)] = true
	}
	if !seen["2026-10"] || !seen["2026-11"] {
		t.Errorf("rows of %v", seen)
	}
	capture(t, h.Shell, "county-joined-rows")
	page.open(&page.now.Units[2], unitColumn)
	capture(t, h.Shell, "county-joined-unit")
	h.sure("2026年10月")
	if !same(page.now.Period, october) || page.now.Units[2].State != upward.UnitMissing {
		t.Errorf("it leads to %v", page.now.Period)
	}
}
