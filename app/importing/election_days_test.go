package importing_test

import (
	"fmt"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/importing"
	"liujin/app/intake/roster"
	"liujin/data"
)

// deputyCalled is the id of a deputy by name and birth month.
func deputyCalled(t *testing.T, a *app.App, name, born string) string {
	t.Helper()
	for _, d := range apptest.Must(a.Deputies())(t) {
		if d.Name == name && (born == "" || d.Born == born) {
			return d.ID
		}
	}
	t.Fatalf("there is no %s", name)
	return ""
}

// planned puts shifts of two deputies on some days.
func planned(t *testing.T, a *app.App, who []string, days ...string) {
	t.Helper()
	station := apptest.Must(a.Stations())(t)[0]
	for _, day := range days {
		s := data.Shift{ShiftFields: data.ShiftFields{StationID: station.ID, Day: day, DayPart: data.Morning, Need: len(who)}}
		for _, id := range who {
			s.Duties = append(s.Duties, data.Duty{DeputyID: id})
		}
		if err := a.Do("排班", func(tx *data.Tx) error { return tx.SaveShift(&s) }); err != nil {
			t.Fatal(err)
		}
	}
}

// seats are how many are planned on each day.
func seats(t *testing.T, a *app.App) (text string) {
	t.Helper()
	for _, s := range apptest.Must(a.DB().Shifts("2027-01-01", "2027-01-31"))(t) {
		text += fmt.Sprintf("%s %d；", s.Day[8:], len(s.Duties))
	}
	return text
}

// An office that never said of which term its deputies are: they leave all the same when the next congress meets.
func TestElectionOfTermlessSeats(t *testing.T) {
	a := apptest.EmptyOn(t, "2026-11-12")
	take(t, a, fourPeople())
	before := fmt.Sprint(inOffice(t, a, "2027-01-07"))
	book := importing.New(a)
	e := apptest.Must(book.CompareElection(elected(), importing.Congress{Level: data.LevelTown, Number: 20, Starts: "2027-01-08"}))(t)
	if l := e.Lists(); l.Words() != "连任 2 人，新当选 1 人，届满未连任 1 人" {
		t.Error(l.Words())
	}
	if err := book.ApplyElection(e, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	if now := fmt.Sprint(inOffice(t, a, "2027-01-07")); now != before {
		t.Errorf("on the eve %s, before %s", now, before)
	}
	if now := fmt.Sprint(inOffice(t, a, "2027-01-08")); now != "[高𬭎市 赵启明县 赵启明镇 王海燕镇 李冬镇]" {
		t.Error(now)
	}
	for _, c := range apptest.Must(a.Constituencies())(t) { // of the town: the county has not been elected
		if c.Level == data.LevelTown && c.TermID == "" {
			t.Errorf("%s is of no term", c.Name)
		}
	}
	if err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	if n := len(apptest.Must(a.Terms())(t)); n != 0 {
		t.Errorf("one undo leaves %d terms", n)
	}
}

// Town and county are elected together and meet on different days: who leaves one of them is on duty until that one meets.
func TestElectionOfTwoLevels(t *testing.T) {
	a := apptest.EmptyOn(t, "2026-11-12")
	for _, level := range []data.Level{data.LevelTown, data.LevelCounty} {
		if err := a.SaveTerm(&data.Term{Level: level, Number: 19, Starts: "2022-01-10"}); err != nil {
			t.Fatal(err)
		}
	}
	take(t, a, fourPeople())
	town, county := deputyCalled(t, a, "王海燕", "1981-02"), deputyCalled(t, a, "赵启明", "")
	both := apptest.Must(a.Deputy(county))(t) // of the county only
	both.Mandates = both.Mandates[:1]
	if both.Mandates[0].Level != data.LevelCounty {
		t.Fatalf("%+v", both.Mandates)
	}
	if err := a.SaveDeputy(&both); err != nil {
		t.Fatal(err)
	}
	planned(t, a, []string{town, county}, "2027-01-07", "2027-01-12", "2027-01-20")
	read := &roster.Roster{People: []roster.Person{{Name: "李冬", Phone: "13900001009",
		Mandates: []roster.Mandate{{Level: "镇", Constituency: "第9选区"}, {Level: "县", Constituency: "第3选区"}}}}}
	book := importing.New(a)
	e := apptest.Must(book.CompareElection(read, importing.Congress{Level: data.LevelTown, Number: 20, Starts: "2027-01-08"},
		importing.Congress{Level: data.LevelCounty, Number: 20, Starts: "2027-01-18"}))(t)
	duties := map[string]int{}
	for _, one := range e.Lists().Leaving {
		duties[one.Name] += one.Duties
	}
	if duties["王海燕（1981-02）"] != 2 || duties["赵启明"] != 1 {
		t.Errorf("they miss %v", duties)
	}
	if e.Since != "2027-01-08" {
		t.Errorf("what is otherwise is so from %s", e.Since)
	}
	if err := book.ApplyElection(e, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	if got := seats(t, a); got != "07 2；12 1；20 0；" {
		t.Error(got)
	}
}

// A congress whose day is set later: from then on nobody is planned who has left by then.
func TestDayOfElectionSetLater(t *testing.T) {
	a := apptest.EmptyOn(t, "2026-11-12")
	if err := a.SaveTerm(&data.Term{Level: data.LevelTown, Number: 19, Starts: "2022-01-10"}); err != nil {
		t.Fatal(err)
	}
	take(t, a, fourPeople())
	planned(t, a, []string{deputyCalled(t, a, "王海燕", "1981-02"), deputyCalled(t, a, "赵启明", "")}, "2027-01-07", "2027-01-12")
	book := importing.New(a)
	e := apptest.Must(book.CompareElection(elected(), importing.Congress{Level: data.LevelTown, Number: 20}))(t)
	if err := book.ApplyElection(e, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	if got := seats(t, a); got != "07 2；12 2；" {
		t.Error(got)
	}
	if d := apptest.Must(a.NewDeputy())(t); d.Mandates[0].TermID != apptest.Must(a.Terms())(t)[1].ID {
		t.Error("a deputy to fill is of the congress that has not met")
	}
	waiting := apptest.Must(a.Terms())(t)[0]
	waiting.Pending, waiting.Starts = false, "2027-01-08"
	if err := a.SaveTerm(&waiting); err != nil {
		t.Fatal(err)
	}
	if got := seats(t, a); got != "07 2；12 1；" {
		t.Error(got)
	}
	if err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := seats(t, a); got != "07 2；12 2；" {
		t.Errorf("one undo leaves %s", got)
	}
}
