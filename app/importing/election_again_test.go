package importing_test

import (
	"fmt"
	"testing"

	"liujin/app/apptest"
	"liujin/app/importing"
	"liujin/data"
)

// A term that was entered by hand before its deputies were is the one that the roster is of, and it stays what it was called; one with
// deputies is not elected again.
func TestElectionOfATermWithoutDeputies(t *testing.T) {
	a := apptest.EmptyOn(t, "2026-11-12")
	term := data.Term{Level: data.LevelTown, Number: 19, Starts: "2022-01-10"}
	if err := a.SaveTerm(&term); err != nil {
		t.Fatal(err)
	}
	take(t, a, fourPeople())
	planned(t, a, []string{deputyCalled(t, a, "赵启明", ""), deputyCalled(t, a, "王海燕", "1981-02")}, "2027-01-11")
	next := data.Term{Level: data.LevelTown, Number: 20, Starts: "2027-01-08", Ends: "2032-01-07", Note: "换届大会"}
	if err := a.SaveTerm(&next); err != nil {
		t.Fatal(err)
	}
	if got := seats(t, a); got != "11 2；" {
		t.Errorf("a term without deputies takes shifts from those who may stay: %s", got)
	}
	drawn := data.Constituency{ConstituencyFields: data.ConstituencyFields{Name: "第9选区", Level: data.LevelTown, TermID: next.ID, Seats: 3}}
	if err := a.Do("选区", func(tx *data.Tx) error { return tx.SaveConstituency(&drawn) }); err != nil {
		t.Fatal(err)
	}
	book := importing.New(a)
	c := apptest.Must(book.NextCongresses(elected()))(t)[0]
	if c != (importing.Congress{Level: data.LevelTown, Number: 20, Starts: "2027-01-08"}) {
		t.Errorf("%+v", c)
	}
	c.Starts = "2027-01-10"
	e := apptest.Must(book.CompareElection(elected(), c))(t)
	if err := book.ApplyElection(e, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	if got := seats(t, a); got != "11 1；" {
		t.Errorf("who stays, or who leaves, is planned otherwise: %s", got)
	}
	terms := apptest.Must(a.Terms())(t)
	if len(terms) != 2 || terms[0].ID != next.ID || terms[0].Starts != "2027-01-10" || terms[0].Note != "换届大会" {
		t.Errorf("%+v", terms)
	}
	if now := fmt.Sprint(inOffice(t, a, "2027-01-10")); now != "[高𬭎市 赵启明县 赵启明镇 王海燕镇 李冬镇]" {
		t.Error(now)
	}
	if kept := constituency(t, a, "第9选区", next.ID); kept.ID != drawn.ID || kept.Seats != 3 {
		t.Errorf("what was drawn for the term became %+v", kept)
	}
	if c = apptest.Must(book.NextCongresses(elected()))(t)[0]; c.Number != 21 {
		t.Errorf("next %+v", c)
	}
	c.Number = 20
	if _, err := book.CompareElection(elected(), c); err == nil {
		t.Error("a term with deputies is elected again")
	}
}
