package views

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"liujin/app/han"
	"liujin/data/datatest"
	"liujin/views/kit"
)

// mixedUp is the name of all deputies where nothing behind it tells who is meant; what a narrow column or a line cuts off goes on.
var mixedUp = regexp.MustCompile(`^` + datatest.Name + `$|` + datatest.Name + `[^（…⋯]`)

// drawn are the texts below an object as they stand there.
func drawn(o fyne.CanvasObject) (texts []string) {
	for _, o := range test.LaidOutObjects(o) {
		switch o := o.(type) {
		case *canvas.Text:
			texts = append(texts, o.Text)
		case *widget.Label:
			texts = append(texts, o.Text)
		case *kit.Paragraph:
			texts = append(texts, o.Text)
		}
	}
	return texts
}

// Where all deputies bear one name, no list, page, form and dialog that names one says it bare, but for the field in which it is typed.
func TestNobodyIsMixedUpOnScreens(t *testing.T) {
	path := sampleCopy(t)
	datatest.OneName(t, path)
	s := openShell(t, path, kit.Theme{})
	looked := 0
	look := func(where string, texts []string) {
		t.Helper()
		for _, text := range texts {
			text = strings.Join(strings.Fields(text), "")
			if where == "the deputy" && text == datatest.Name { // the field in which it is typed
				continue
			}
			looked += strings.Count(text, datatest.Name)
			if mixedUp.MatchString(text) {
				t.Errorf("%s: %s", where, text)
				return
			}
		}
	}
	for _, e := range entries {
		screen := s.Go(e.name)
		if list := board(screen.Edit); list != nil {
			for _, row := range list.Listing().Rows {
				for _, c := range row {
					look("list "+e.name, []string{c.Text})
				}
			}
		}
		if list := reflect.Indirect(reflect.ValueOf(screen.Edit)); list.Kind() == reflect.Struct && list.FieldByName("List").IsValid() {
			for row := range 3 {
				list.FieldByName("List").MethodByName("SelectAt").Call([]reflect.Value{reflect.ValueOf(row)})
				look("the "+e.name, drawn(s.window.Content()))
			}
		}
		look("the "+e.name, drawn(s.window.Content()))
	}
	s.Go("duty")
	rows, err := s.duty.Shifts(today, "2026-12-31")
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		if rows[i].Holes() > 0 {
			looked++
			found, err := s.duty.Candidates(rows[i].ID, "")
			if err != nil {
				t.Fatal(err)
			}
			for k := range found {
				look("who can stand in", []string{found[k].Name})
			}
		}
	}
	for name, list := range map[string]kit.Options{"deputies": s.deputyOptions(), "deputies and groups": s.deputyAndGroupOptions()} {
		all, err := list.List()
		if err != nil {
			t.Fatal(err)
		}
		for i := range all {
			look("picker of "+name, []string{all[i].Name})
		}
	}
	if looked < 500 {
		t.Errorf("the name stands in %d places only", looked)
	}
}

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
	for _, e := range entries {
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
		"groups": s.groupOptions()} {
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
