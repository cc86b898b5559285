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
	for _, e := range s.entries() {
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
