package views

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"liujin/app/sample"
	"liujin/data"
	"liujin/views/kit"
)

// cityShell shows the sample of a city.
func cityShell(t *testing.T, look kit.Theme) *Shell {
	t.Helper()
	path := filepath.Join(t.TempDir(), "示例市台账"+data.Extension)
	if err := sample.Above(path, 1, countyDay, data.OfficeCity); err != nil {
		t.Fatal(err)
	}
	return openShellAt(t, path, look, countyClock)
}

// A city sees of each county how many of its towns reported; a cell opens the towns' numbers before the county's own rows.
func TestCitySeesTheTowns(t *testing.T) {
	h := &hand{Shell: cityShell(t, kit.Theme{}), t: t}
	page := h.built["summary"].Edit.(*summaryScreen)
	capture(t, h.Shell, "city-summary")
	at := -1
	for i := range page.now.Units {
		if u := &page.now.Units[i]; len(u.Below.Units) > 0 && len(u.Doubts) == 0 && u.Figures["walk2.done"] > 0 {
			at = i
		}
	}
	if at < 0 {
		t.Fatal("no county of the sample has towns")
	}
	u := &page.now.Units[at]
	h.seen(u.Below.Share(), "镇街")
	page.open(u, "walk2.done")
	capture(t, h.Shell, "city-rows")
	h.seen("本级 ", "（已报 "+u.Below.Share()+"）")
	if rows := page.beside.rows; len(rows) <= len(u.Below.Units) || !strings.HasPrefix(rows[0].Text, u.Below.Units[0].Name) {
		t.Errorf("%d rows", len(rows))
	}
	page.open(u, unitColumn)
	capture(t, h.Shell, "city-unit")
	h.seen("乡镇街道应报 ")
}

// A county's page of what goes up says how far its towns are, and leads to them and back.
func TestCountyFilesWithItsTowns(t *testing.T) {
	h := &hand{Shell: countyShell(t, kit.Theme{}), t: t}
	h.Go("filing")
	capture(t, h.Shell, "county-filing")
	h.seen("应报 15 个，已报 13 个", "东港镇人大还没有报")
	h.sure("各单位")
	if h.current != "summary" || h.wayBack == nil {
		t.Errorf("it leads to %s", h.current)
	}
}

// What a city has more than a county fits the smallest window with large text.
func TestCityInTheSmallestWindow(t *testing.T) {
	was := screenSize
	screenSize = fyne.NewSize(1024, 700)
	t.Cleanup(func() { screenSize = was })
	s := cityShell(t, kit.Theme{Large: true})
	page := s.built["summary"].Edit.(*summaryScreen)
	capture(t, s, "city-summary-small")
	page.open(&page.now.Units[3], "walk2.done")
	capture(t, s, "city-rows-small")
	untold(t, "summary", s.window.Content(), nil)
}
