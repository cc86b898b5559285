package views

import (
	"testing"
)

// Persons of two units who may be one are asked about beside the grid, each once: who is one is one in the sum, and undo asks again.
func TestCountyTellsWhoIsOne(t *testing.T) {
	stated, folder := statedByTown(t), t.TempDir()
	h := countyWith(t, 2)
	h.drop(townBelow(0).file(t, stated, folder, 1), townBelow(1).file(t, stated, folder, 1))
	h.enter()
	h.quiet("receiving")
	page := h.Go("summary").Edit.(*summaryScreen)
	asked, total := len(page.now.Alike), page.now.Total["deputies"]
	if asked < 2 {
		t.Fatalf("%d are asked about", asked)
	}
	h.sure("核对同名")
	capture(t, h.Shell, "county-alike")
	h.seen("是同一人", "不是同一人")
	h.sure("是同一人")
	if len(page.now.Alike) != asked-1 || page.now.Total["deputies"] != total-1 {
		t.Errorf("%d asked, %d deputies after one is one with another of %d and %d", len(page.now.Alike), page.now.Total["deputies"],
			asked, total)
	}
	h.sure("不是同一人")
	if len(page.now.Alike) != asked-2 || page.now.Total["deputies"] != total-1 {
		t.Errorf("%d asked, %d deputies after two are two", len(page.now.Alike), page.now.Total["deputies"])
	}
	h.undo()
	h.undo()
	if len(page.now.Alike) != asked || page.now.Total["deputies"] != total {
		t.Errorf("%d asked, %d deputies after undo", len(page.now.Alike), page.now.Total["deputies"])
	}
	capture(t, h.Shell, "county-alike-again")
}
