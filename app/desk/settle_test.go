package desk_test

import (
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/data"
)

// A convener and a head of a station who left, and deputies without a group, are to be done until somebody else is named; what is closed
// needs nobody.
func TestDeskSaysWhatIsToBeSettled(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	lines := func() (all []string) {
		t.Helper()
		for _, todo := range apptest.Must(desk.New(a).Desk())(t).Todos {
			if todo.When == "待定人选" || todo.When == "待编组" {
				all = append(all, todo.Text)
			}
		}
		return all
	}
	if all := lines(); len(all) > 0 {
		t.Fatalf("the sample has %q to settle", all)
	}
	group, stations := apptest.Must(a.Groups())(t)[0], apptest.Must(a.StationsOn(a.Today()))(t)
	who := apptest.Must(a.DB().Deputy(group.ConvenerID))(t)
	heads := func(at int, id string) {
		t.Helper()
		whole := apptest.Must(a.DB().Station(stations[at].ID))(t)
		whole.HeadID = id
		if err := a.SaveStation(&whole); err != nil {
			t.Fatal(err)
		}
	}
	for i := range stations {
		if stations[i].HeadID == who.ID {
			heads(i, "")
		}
	}
	heads(0, who.ID)
	for _, m := range who.Mandates {
		c := data.MandateChange{MandateID: m.ID, Day: a.Today(), Kind: data.MandateResigned}
		if err := a.ChangeMandate(who.ID, c); err != nil {
			t.Fatal(err)
		}
	}
	want := group.Name + "召集人" + who.Name + "不在任，要另定人选|" + stations[0].Name + "站长" + who.Name + "不在任，要另定人选"
	if all := strings.Join(lines(), "|"); all != want {
		t.Errorf("%s, want %s", all, want)
	}
	heads(0, "")
	group.ConvenerID = ""
	if err := a.SaveGroup(&group); err != nil {
		t.Fatal(err)
	}
	for _, d := range apptest.Must(a.Deputies())(t) {
		if d.InOffice {
			loose := apptest.Must(a.DB().Deputy(d.ID))(t)
			if loose.GroupID = ""; a.SaveDeputy(&loose) != nil {
				t.Fatal("the group is not saved")
			}
			if all := lines(); len(all) != 1 || all[0] != "1 名在任代表还没有编入代表小组："+d.Name {
				t.Errorf("%q", all)
			}
			break
		}
	}
}
