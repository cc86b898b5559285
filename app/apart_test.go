package app_test

import (
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/duty"
	"liujin/app/paperwork"
	"liujin/data"
)

// Namesakes are told apart wherever a name is chosen or listed: by unit, else by birth month, which no notice shows; who is elected later
// is nobody's namesake before.
func TestNamesakesAreToldApart(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(duty.New(a).Shifts("2026-11-13", "2026-11-30"))(t)
	first := apptest.Must(a.Deputy(rows[0].Seats[0].DeputyID))(t)
	if rows[0].Seats[0].Name != first.Name {
		t.Fatal("has a namesake already")
	}
	term := apptest.Must(a.NewMandate())(t)
	second := data.Deputy{DeputyFields: data.DeputyFields{Name: first.Name, Employer: "镇卫生院", Born: "1999-09"},
		Mandates: []data.Mandate{{MandateFields: data.MandateFields{Level: data.LevelTown, TermID: term.TermID, Election: data.ElectionBy,
			Starts: "2026-11-01", ElectedBy: "第九十九选区"}}}}
	if err := a.SaveDeputy(&second); err != nil {
		t.Fatal(err)
	}
	seat := func() string {
		return apptest.Must(duty.New(a).Shifts(rows[0].Day, rows[0].Day))(t)[0].Seats[0].Name
	}
	if got := seat(); got != first.Name+"（"+first.Employer+"）" {
		t.Errorf("the seat is of %s", got)
	}
	if picked := apptest.Must(a.PickDeputies())(t); !slices.ContainsFunc(picked, func(p app.Picked) bool {
		return p.ID == second.ID && strings.HasPrefix(p.Detail, "镇卫生院 1999-09")
	}) {
		t.Error("a picker does not tell them apart")
	}
	before, after := apptest.Must(a.DeputyNames("2026-10-31"))(t), apptest.Must(a.DeputyNames("2026-11-01"))(t)
	if before[first.ID] != first.Name || after[second.ID] != first.Name+"（镇卫生院）" {
		t.Errorf("%s, then %s", before[first.ID], after[second.ID])
	}
	second.Employer = first.Employer
	if err := a.SaveDeputy(&second); err != nil {
		t.Fatal(err)
	}
	if got := seat(); got != first.Name+"（"+first.Born+"）" {
		t.Errorf("of one unit, the seat is of %s", got)
	}
	if names := apptest.Must(a.PublicNames(apptest.SampleDay))(t); names[second.ID] != first.Name+"（第九十九选区）" {
		t.Errorf("in public: %s", names[second.ID])
	}
	text := apptest.Must(paperwork.New(a).NoticeText(rows))(t)
	if strings.Contains(text, first.Born) || !strings.Contains(text, first.Name+"（") {
		t.Errorf("the notice says\n%s", text)
	}
}
