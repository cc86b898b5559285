package paperwork_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/listings"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/data/datatest"
	"liujin/data/han"
)

// Villages, constituencies and groups stand as people count on every sheet and paper that goes through them one by one.
func TestPlacesStandAsPeopleCount(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.CopyFS(dir, apptest.Must(apptest.SampleFiles(apptest.SampleDay))(t)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "示例.ledger")
	datatest.Counted(t, path)
	a := apptest.Seen(t, path, apptest.SampleDay)
	book := paperwork.New(a)
	compared := 0
	// one by one: each name stands in one place, and there are some
	ordered := func(where string, names []string) {
		t.Helper()
		names = slices.Compact(names)
		seen := map[string]bool{}
		for _, name := range names {
			if seen[name] || !strings.HasPrefix(name, "第") {
				return
			}
			seen[name] = true
		}
		if len(names) < 3 {
			return
		}
		compared++
		if !slices.IsSortedFunc(names, han.Natural) {
			t.Errorf("%s: %s", where, strings.Join(names, " "))
		}
	}
	for _, sheet := range listings.Sheets {
		l := apptest.Must(listings.New(a).Sheet(sheet.Name, listings.Order{}))(t)
		if slices.Contains(l.Heads, "日期") { // in that order
			continue
		}
		for k := range l.Heads {
			var names []string
			for _, row := range l.Rows {
				names = append(names, row[k].Text)
			}
			ordered("sheet "+sheet.Name+" "+l.Heads[k], names)
		}
	}
	for _, p := range paperwork.Papers {
		for _, d := range apptest.Must(book.Paper(p.Name, paperwork.Order{}))(t) {
			for _, b := range d.Blocks {
				if table, ok := b.(*print.Table); ok {
					columns := map[int][]string{}
					for _, row := range table.Rows {
						for k, c := range row.Cells {
							if name, _, _ := strings.Cut(c.Text, "（"); strings.HasPrefix(name, "第") {
								columns[k] = append(columns[k], strings.TrimSpace(name))
							}
						}
					}
					for _, names := range columns {
						ordered("paper "+p.Name, names)
					}
				}
			}
		}
	}
	if compared < 3 {
		t.Errorf("only %d columns go through places one by one", compared)
	}
}
