package kit

import (
	"encoding/json"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/app/table"
)

// fuzzHost is a host for fuzzing, in a window without a display.
func fuzzHost(f *testing.F) *fakeHost {
	f.Helper()
	a := test.NewApp()
	f.Cleanup(func() { test.NewApp() })
	a.Settings().SetTheme(&Theme{})
	w := a.NewWindow("")
	w.Resize(fyne.NewSize(900, 700))
	return &fakeHost{window: w, kept: map[string]string{}}
}

// Whatever a draft holds, the form shows it or says that it can't.
func FuzzRestore(f *testing.F) {
	form := thingForm(fuzzHost(f))
	for _, s := range []string{`{"ID":"1","Name":"甲","Count":-3,"Many":["1","x",""],"Parts":[{"ID":"2","Text":"乙"}]}`, "null", "[]",
		`{"Day":"31.2.","Kind":"没有","Ref":"9","Name":"\r\n\u0000"}`} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, mine, theirs string) {
		if len(mine) > 2000 {
			return // it is drawn
		}
		_ = form.Restore(mine) // it says what is wrong with it
		form.Ready()
		if text, ok := Rebase(mine, theirs); ok && !json.Valid([]byte(text)) {
			t.Errorf("%q", text)
		}
	})
}

// Whatever is remembered about a list, it shows its rows.
func FuzzArrangement(f *testing.F) {
	h := fuzzHost(f)
	for _, s := range []string{`{"shown":["name"],"widths":{"name":0.5},"sort":"name","down":true}`, `{"shown":[],"widths":{"name":-1e30}}`,
		`{"widths":{"name":1e38,"count":0}}`, "null"} {
		f.Add(s)
	}
	rows := []thing{{ID: "1", Name: "甲"}, {ID: "2", Name: "乙", Count: 3}}
	f.Fuzz(func(t *testing.T, kept string) {
		h.kept["list.things"] = kept
		l := NewList(h, "things", []table.Column[*thing]{table.Of("name", "名称", 12, func(v *thing) string { return v.Name }),
			{Name: "count", Head: "数", Width: 4, Cell: func(v *thing) table.Cell { return table.N(v.Count) }}})
		l.ID, l.Load = (*thing).RecordID, Lists(func() ([]thing, error) { return rows, nil })
		h.window.SetContent(l.Content())
		l.Reload()
		for _, w := range l.widths {
			if !(w >= 0 && w < 1e6) {
				t.Errorf("widths %v of %q", l.widths, kept)
			}
		}
	})
}
