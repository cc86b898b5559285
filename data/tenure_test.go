package data

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A mandate lasts as long as its term, and a term until the next one of its level begins.
func TestTenures(t *testing.T) {
	db, err := Create(filepath.Join(t.TempDir(), "年.ledger"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	was := Term{Level: LevelTown, Number: 18, Starts: "2021-12-20", Ends: "2026-11-30"}
	next := Term{Level: LevelTown, Number: 19, Starts: "2027-01-08"}
	county := Term{Level: LevelCounty, Number: 17, Starts: "2026-12-28"}
	undated := Term{Level: LevelTown, Number: 20}
	pending := Term{Level: LevelTown, Number: 21, Pending: true}
	people := Deputy{DeputyFields: DeputyFields{Name: "陈立"}}
	_, err = db.Do("两届", func(tx *Tx) error {
		for _, one := range []*Term{&was, &next, &county, &undated, &pending} {
			if err := tx.SaveTerm(one); err != nil {
				return err
			}
		}
		people.Mandates = make([]Mandate, 6)
		for i, term := range []string{was.ID, next.ID, was.ID, "", undated.ID, pending.ID} {
			people.Mandates[i] = NewMandate(LevelTown)
			people.Mandates[i].TermID = term
		}
		people.Mandates[1].Election, people.Mandates[1].Starts = ElectionBy, "2027-06-01"
		people.Mandates[2].Changes = []MandateChange{{Day: "2023-05-01", Kind: MandateRestore}, {Day: "2024-04-01", Kind: MandateResigned},
			{Day: "2023-02-01", Kind: MandateSuspend}} // as they were typed
		return tx.SaveDeputy(&people)
	})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]Tenure{}
	all, err := db.Tenures()
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range all {
		got[one.ID] = one
	}
	for i, want := range []struct{ from, to, in, out string }{
		{"2021-12-20", "2027-01-08", "2027-01-07", "2027-01-08"}, // past what was expected, its deputies stay
		{"2027-06-01", "", "2031-12-31", "2027-05-31"},
		{"2021-12-20", "2024-04-01", "2024-03-31", "2024-04-01"},
		{"", "", "2020-01-01", ""},
		{"", "", "2020-01-01", ""},
		{notYet, "", notYet, "2031-12-31"}, // elected, and its congress has not met
	} {
		one := got[people.Mandates[i].ID]
		if one.From != want.from || one.To != want.to || !one.InOffice(want.in) || want.out != "" && one.InOffice(want.out) {
			t.Errorf("mandate %d: from %q to %q, in office on %s: %v, on %s: %v; want from %q to %q", i, one.From, one.To,
				want.in, one.InOffice(want.in), want.out, one.InOffice(want.out), want.from, want.to)
		}
	}
	resigned := got[people.Mandates[2].ID]
	for day, want := range map[string]MandateState{"2021-12-19": "", "2023-01-31": MandateInOffice, "2023-02-01": MandateSuspended,
		"2023-04-30": MandateSuspended, "2023-05-01": MandateInOffice, "2024-04-01": MandateEnded} {
		if is := resigned.On(day); is != want {
			t.Errorf("%s: %q, want %q", day, is, want)
		}
	}
	if resigned.Until() != "2024-03-31" {
		t.Errorf("the last day is %s", resigned.Until())
	}
}

// What schema 8 said by a state and two days is told by events; a day that it didn't say is to be looked up.
func TestMandatesOfSchema8(t *testing.T) {
	path := filepath.Join(t.TempDir(), "旧"+Extension)
	if err := copyFile("testdata/schema-8"+Extension, path); err != nil {
		t.Fatal(err)
	}
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	deputies, err := db.Deputies()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for i := range deputies {
		d, err := db.Deputy(deputies[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range d.Mandates {
			got[d.Name] = strings.TrimSpace(string(m.Election) + " " + m.Starts)
			for _, e := range m.Changes {
				got[d.Name] += fmt.Sprintf("；%s %s %v", e.Day, e.Kind, e.Unsure)
			}
		}
	}
	want := map[string]string{
		"高𬭎":     "当选",
		"终止无日期":  "当选；2026-11-29 资格终止 true",
		"终止有日期":  "当选；2024-04-01 资格终止 false",
		"暂停无日期":  "当选；2026-11-29 暂停执行职务 true",
		"暂停后终止":  "当选；2025-06-30 暂停执行职务 true；2025-07-01 资格终止 false",
		"补选":     "补选 2024-05-01",
		"在任有终止日": "当选；2026-07-01 资格终止 false",
	}
	if !maps.Equal(got, want) {
		t.Errorf("%q\n%q", got, want)
	}
	doubtful, err := db.Doubtful()
	if err != nil || len(doubtful) != 3 {
		t.Errorf("%q, %v", doubtful, err)
	}
}

// A term whose own beginning is not known ends when a later one of its level begins.
func TestUndatedTermEnds(t *testing.T) {
	t.Parallel()
	terms := []Term{{Level: LevelTown, Number: 19}, {Level: LevelTown, Number: 20, Starts: "2027-01-08"}, {Level: LevelTown, Number: 21,
		Starts: "2032-01-08"}, {Level: LevelTown, Number: 22}}
	terms[0].ID, terms[1].ID, terms[3].ID = "a", "b", "d"
	m := NewMandate(LevelTown)
	m.TermID = "a"
	if held := TenureOf(&m, terms); held.To != "2027-01-08" || !held.InOffice("2027-01-07") || held.InOffice("2027-01-08") {
		t.Errorf("held from %q to %q", held.From, held.To)
	}
	if terms[0].Runs("2028-01-01", terms) || !terms[0].Runs("2026-01-01", terms) {
		t.Error("the nineteenth runs on")
	}
	if next := terms[3].Succeeded(terms); next != "" {
		t.Errorf("the last one is over on %s", next)
	}
}

// Terms follow one another as they are numbered, whichever is typed first; a seat is by-elected while its term runs.
func TestTermsFollowOneAnother(t *testing.T) {
	t.Parallel()
	db := must(Create(filepath.Join(t.TempDir(), "a.ledger"), Options{}))(t)
	t.Cleanup(func() { _ = db.Close() })
	save := func(x *Term) error {
		_, err := db.Do("届次", func(tx *Tx) error { return tx.SaveTerm(x) })
		return err
	}
	was, now := Term{Level: LevelTown, Number: 18, Starts: "2017-01-10"}, Term{Level: LevelTown, Number: 19, Starts: "2022-01-10"}
	coming, county := Term{Level: LevelTown, Number: 20, Pending: true}, Term{Level: LevelCounty, Number: 3, Starts: "2022-01-10"}
	for _, x := range []*Term{&now, &was, &coming, &county} {
		if err := save(x); err != nil {
			t.Fatal(err)
		}
	}
	for _, day := range []string{"2022-01-10", "2017-01-10", "2019-01-01", "0001-01-01"} {
		x := coming
		x.Starts, x.Pending = day, false
		if err := save(&x); err == nil {
			t.Errorf("the next one begins on %s", day)
		}
		if x = was; day != "2017-01-10" && day < "2022" {
			continue
		}
		if x.Starts = "2022-01-10"; save(&x) == nil || save(&Term{Level: LevelTown, Number: 17, Starts: "2018-01-01"}) == nil {
			t.Error("an earlier one begins later")
		}
	}
	coming.Starts, coming.Pending = "2027-01-08", false
	if err := save(&coming); err != nil {
		t.Fatal(err)
	}
	d := Deputy{DeputyFields: DeputyFields{Name: "某某"}, Mandates: []Mandate{{MandateFields: MandateFields{Level: LevelTown, TermID: now.ID,
		Election: ElectionBy}}}}
	for day, fits := range map[string]bool{"0001-01-01": false, "2022-01-09": false, "2022-01-10": true, "2026-12-31": true,
		"2027-01-08": false, "9999-12-31": false} {
		one := d
		one.Mandates = slices.Clone(d.Mandates)
		one.Mandates[0].Starts = day
		_, err := db.Do("补选", func(tx *Tx) error { return tx.SaveDeputy(&one) })
		if (err == nil) != fits || err != nil && !strings.Contains(err.Error(), "补选的日子 "+day) {
			t.Errorf("by-elected on %s: %v", day, err)
		}
	}
	if _, err := db.conn.ExecContext(context.Background(), "UPDATE term SET starts = '2022-01-10' WHERE number = 18"); err != nil {
		t.Fatal(err)
	}
	old := must(db.Terms())(t)[3] // as an older program let it be
	if old.Note = "改"; old.Number != 18 || save(&old) != nil {
		t.Errorf("what is on record can't be changed otherwise: %+v", old)
	}
}
