package importing

import (
	"slices"

	"liujin/data"
)

// adopt puts the seats and constituencies of a level that are of no term into the one before a new congress: nobody would ever leave a seat
// without a term.
func adopt(tx *data.Tx, c *Congress) error {
	before, err := termBefore(tx, c)
	if err != nil || before == "" {
		return err
	}
	places, err := tx.Constituencies()
	if err != nil {
		return err
	}
	for i := range places {
		p := &places[i]
		same := func(o data.ConstituencyFields) bool {
			return o.Level == p.Level && o.Name == p.Name && o.TermID == before
		}
		if p.Level != c.Level || p.TermID != "" || slices.ContainsFunc(places, same) {
			continue
		}
		whole, err := tx.Constituency(p.ID)
		if err != nil {
			return err
		}
		whole.TermID = before
		if err := tx.SaveConstituency(&whole); err != nil {
			return err
		}
	}
	return adoptSeats(tx, c.Level, before)
}

// adoptSeats puts the seats of a level that are of no term into one.
func adoptSeats(tx *data.Tx, level data.Level, termID string) error {
	seats, err := tx.Mandates()
	if err != nil {
		return err
	}
	termless := func(m data.Mandate) bool { return m.Level == level && m.TermID == "" }
	done := map[string]bool{}
	for i := range seats {
		if !termless(seats[i]) || done[seats[i].DeputyID] {
			continue
		}
		done[seats[i].DeputyID] = true
		d, err := tx.Deputy(seats[i].DeputyID)
		if err != nil {
			return err
		}
		for k := range d.Mandates {
			if termless(d.Mandates[k]) {
				d.Mandates[k].TermID = termID
			}
		}
		if err := tx.SaveDeputy(&d); err != nil {
			return err
		}
	}
	return nil
}

// termBefore is the id of the term before a new congress, which is made where seats need it; "" where none can be: the new one is the
// first.
func termBefore(tx *data.Tx, c *Congress) (string, error) {
	terms, err := tx.Terms()
	if err != nil {
		return "", err
	}
	for i := range terms { // the newest of each level first
		if terms[i].Level == c.Level {
			return terms[i].ID, nil
		}
	}
	seats, err := tx.Mandates()
	if err != nil || c.Number < 2 || !slices.ContainsFunc(seats, func(m data.Mandate) bool { return m.Level == c.Level }) {
		return "", err
	}
	t := data.Term{Level: c.Level, Number: c.Number - 1}
	err = tx.SaveTerm(&t)
	return t.ID, err
}
