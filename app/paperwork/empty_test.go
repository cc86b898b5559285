package paperwork_test

import (
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/paperwork"
	"liujin/data"
)

// Of nobody and nowhere it is never said that all took part; what stands there instead is drawn up anew when there is somebody.
func TestAllIsSaidOfSome(t *testing.T) {
	t.Parallel()
	a := apptest.EmptyLedger(t)
	b := data.Bulletin{Day: apptest.SampleDay, Since: "2026-11-01", Until: apptest.SampleDay}
	book := paperwork.New(a)
	b.Text = apptest.Must(book.Drafted(&b))(t)
	if strings.Contains(b.Text, "全部") || !strings.Contains(b.Text, "名册里没有在任代表，没有登记村居。") {
		t.Error(b.Text)
	}
	m := data.Meeting{MeetingFields: data.MeetingFields{Day: apptest.SampleDay}}
	r := apptest.Must(book.Report(&m))(t)
	if r.Deputies != 0 || r.AllVillages != 0 {
		t.Errorf("%d deputies, %d villages", r.Deputies, r.AllVillages)
	}
	if err := a.SaveVillage(&app.VillageRow{Village: data.Village{Name: "新港村", Kind: data.VillageRural}}); err != nil {
		t.Fatal(err)
	}
	if err := book.Redraft(&b); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.Text, "名册里没有在任代表，1 个村居没有走进。") {
		t.Error(b.Text)
	}
}
