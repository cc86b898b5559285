package views

import (
	"strings"
	"testing"

	"liujin/data"
	"liujin/data/datatest"
	"liujin/data/han"
	"liujin/views/kit"
)

// Villages, constituencies and groups stand as people count in every list that begins with them or is sorted by them, and in every picker.
func TestPlacesStandAsPeopleCount(t *testing.T) {
	path := sampleCopy(t)
	datatest.Counted(t, path)
	s := openShell(t, path, kit.Theme{})
	looked := 0
	ordered := func(where string, names []string) {
		t.Helper()
		last := ""
		for _, name := range names {
			name, _, _ = strings.Cut(name, "　") // 第三村　宣讲
			if !strings.HasPrefix(name, "第") || name == last {
				continue
			}
			if looked++; last != "" && han.Natural(last, name) > 0 {
				t.Errorf("%s: %s comes before %s", where, last, name)
				return
			}
			last = name
		}
	}
	for _, e := range s.entries() {
		list := board(s.Go(e.name).Edit)
		if list == nil {
			continue
		}
		for k, name := range list.Listing().Names {
			cells := func() (texts []string) {
				for _, row := range list.Listing().Rows {
					texts = append(texts, row[k].Text)
				}
				return texts
			}
			if names := cells(); len(names) == 0 || !strings.HasPrefix(names[0], "第") {
				continue
			} else if k == 0 {
				ordered(e.name+" as it is", names)
			}
			list.SortBy(name)
			ordered(e.name+" by "+name, cells())
		}
	}
	for name, options := range map[string]kit.Options{"villages": s.villageOptions(), "constituencies": s.constituencyOptions(),
		"groups": s.groupOptions(data.GroupDeputies)} {
		all, err := options.List()
		if err != nil {
			t.Fatal(err)
		}
		names := make([]string, len(all))
		for i := range all {
			names[i] = all[i].Name
		}
		ordered("picker of "+name, names)
	}
	if looked < 60 {
		t.Errorf("only %d names were compared", looked)
	}
}
