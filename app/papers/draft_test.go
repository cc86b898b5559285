package papers

import "testing"

// A line is still as it was drafted when it says the same, or when its numbers alone are others; one that goes on, or that has only its
// beginning in common, is the office's own.
func TestDraftKnowsItsLines(t *testing.T) {
	d := DraftOf("走进市场主体：走访 31 家（目标 40 家，77.5%）。\n没有走进的村居：东港村、西港村。")
	for line, want := range map[string]bool{
		"走进市场主体：走访 31 家（目标 40 家，77.5%）。":      true,
		"走进市场主体：走访 33 家（目标 40 家，82.5%）。":      true,
		"走进市场主体：走访 31 家（目标 40 家，77.5%）。成效明显。": false,
		"走进市场主体：我们走访了许多企业。":                   false,
		"没有走进的村居：东港村、西港村。":                    true,
		"没有走进的村居：东港村、西港村（已约定 12 月去）。":         false,
		"没有走进的村居：西港村。":                        false,
	} {
		if d.Still(line) != want || d.Perhaps(line) != want {
			t.Errorf("%s: %v", line, !want)
		}
	}
	if d.Add("没有走进的村居：西港村。"); !d.Still("没有走进的村居：西港村。") {
		t.Error("what is drafted now is not known")
	}
	if old := DraftOf(""); old.Still("甲") || !old.Perhaps("甲") {
		t.Error("of a text of which nothing was noted something is known")
	}
}
