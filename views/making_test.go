package views

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/app/matters"
	"liujin/data"
	"liujin/views/kit"
)

// What a form refers to is made where it is needed, with one Enter; what looks alike is asked about, and picked.
func TestMadeWhereItIsNeeded(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	e := s.Go("opinion").Edit.(*kit.Editor[*matters.OpinionRow, *data.Opinion])
	e.Add()
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	typed := func(text string) {
		t.Helper()
		e.Form().FocusOn("handler")
		field := s.window.Canvas().Focused().(*kit.Entry)
		field.SetText("")
		test.Type(field, text)
		field.TypedKey(enter)
	}
	typed("镇园林绿化所")
	made := e.Form().Value.HandlerID
	all, err := s.app.Handlers()
	if err != nil || made == "" {
		t.Fatalf("%q %v", made, err)
	}
	n := len(all)
	typed("镇（园林）绿化所") // brackets only
	press(t, s, "就是镇园林绿化所")
	if all, err = s.app.Handlers(); err != nil || len(all) != n || e.Form().Value.HandlerID != made {
		t.Errorf("%d units where there were %d, %q for %q, %v", len(all), n, e.Form().Value.HandlerID, made, err)
	}
	for noun, o := range map[string]kit.Options{"村居": s.villageOptions(),
		"小组": s.groupOptions(data.GroupDeputies), "家站点": s.stationOptions(),
		"饮水工程": s.projectOptions()} {
		before, err := o.List()
		if err != nil {
			t.Fatal(err)
		}
		var got kit.Option
		o.Create("青石湾"+noun, func(made kit.Option) { got = made })
		if after, err := o.List(); err != nil || len(after) != len(before)+1 || got.ID == "" {
			t.Errorf("%s: %d of %d, %+v, %v", noun, len(after), len(before), got, err)
		}
	}
}
