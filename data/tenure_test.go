package data

import (
	"path/filepath"
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
	people := Deputy{DeputyFields: DeputyFields{Name: "陈立"}}
	_, err = db.Do("两届", func(tx *Tx) error {
		for _, one := range []*Term{&was, &next, &county, &undated} {
			if err := tx.SaveTerm(one); err != nil {
				return err
			}
		}
		people.Mandates = []Mandate{
			{Level: LevelTown, TermID: was.ID, State: MandateInOffice},
			{Level: LevelTown, TermID: next.ID, State: MandateInOffice, Starts: "2027-06-01"}, // elected in between (补选)
			{Level: LevelTown, TermID: was.ID, State: MandateInOffice, Ends: "2024-03-31"},
			{Level: LevelTown, State: MandateInOffice},
			{Level: LevelTown, TermID: undated.ID, State: MandateInOffice},
		}
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
	} {
		one := got[people.Mandates[i].ID]
		if one.From != want.from || one.To != want.to || !one.InOffice(want.in) || want.out != "" && one.InOffice(want.out) {
			t.Errorf("mandate %d: from %q to %q, in office on %s: %v, on %s: %v; want from %q to %q", i, one.From, one.To,
				want.in, one.InOffice(want.in), want.out, one.InOffice(want.out), want.from, want.to)
		}
	}
}
