package app

import (
	"slices"

	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/table"
	"liujin/data"
)

// OwnOffice returns the unit that keeps this ledger; its Name is "" before it was named.
func (a *App) OwnOffice() (data.Office, error) { return a.db.OwnOffice() }

// CongressOf is the level of the congress whose deputies a unit looks after. A street (街道) has none of its own: they are the county's.
func CongressOf(o *data.Office) data.Level {
	switch o.Level {
	case "":
		return data.LevelTown
	case data.OfficeStreet:
		return data.LevelCounty
	}
	return data.Level(o.Level)
}

// NewTerm is a term to fill: of the own congress.
func (a *App) NewTerm() (data.Term, error) {
	own, err := a.OwnOffice()
	return data.Term{Level: CongressOf(&own), Number: 1}, err
}

// NewConstituency is a constituency (选区) to fill: of the own congress, or of the county's where voters elect none (市).
func (a *App) NewConstituency() (data.Constituency, error) {
	seat, err := a.NewMandate()
	c := data.Constituency{ConstituencyFields: data.ConstituencyFields{Level: seat.Level, TermID: seat.TermID}}
	if !ByConstituency(c.Level) {
		c.Level, c.TermID = data.LevelCounty, ""
	}
	return c, err
}

// SaveOffice saves a unit.
func (a *App) SaveOffice(o *data.Office) error {
	return a.Do(Saved(o.ID, "单位", o.Name), func(tx *data.Tx) error { return tx.SaveOffice(o) })
}

// Terms lists 届.
func (a *App) Terms() ([]data.Term, error) { return a.db.Terms() }

// SaveTerm saves a 届. Where the day of its first session comes to be known or is another, planned shifts lose who is not in office on
// their day; not before its deputies are in the ledger, as nobody would be left to stay on.
func (a *App) SaveTerm(t *data.Term) error {
	return a.Do(Saved(t.ID, "届次", TermName(t)), func(tx *data.Tx) error {
		before, err := tx.Terms()
		if err != nil {
			return err
		}
		same := func(was data.Term) bool { return was.ID == t.ID && was.Starts == t.Starts && was.Pending == t.Pending }
		if err := tx.SaveTerm(t); err != nil || t.Starts == "" || slices.ContainsFunc(before, same) {
			return err
		}
		seats, err := tx.Mandates()
		if err != nil || !slices.ContainsFunc(seats, func(m data.Mandate) bool { return m.TermID == t.ID }) {
			return err
		}
		planned, err := tx.Shifts(max(t.Starts, a.Today()), days.Last)
		if err != nil {
			return err
		}
		return Vacate(tx, planned)
	})
}

// DeleteTerm deletes a 届 that no mandate names.
func (a *App) DeleteTerm(t *data.Term) error {
	return a.Do("删除届次“"+TermName(t)+"”", func(tx *data.Tx) error { return tx.DeleteTerm(t.ID) })
}

// TermName is what a term is called: 镇第十八届.
func TermName(t *data.Term) string {
	return string(t.Level) + "第" + figures.Numeral(t.Number) + "届"
}

// TermColumns are the columns of 届次.
var TermColumns = []table.Column[*data.Term]{
	table.Of("name", "届次", 8, TermName),
	{Name: "starts", Head: "开始", Width: 6, Cell: func(t *data.Term) table.Cell {
		if t.Pending {
			return table.T("待定")
		}
		return table.D(t.Starts)
	}},
	{Name: "ends", Head: "预计届满", Width: 6, Cell: func(t *data.Term) table.Cell { return table.D(t.Ends) }},
	table.Of("note", "备注", 8, func(t *data.Term) string { return t.Note }),
}

// SampleSetting marks a ledger as made up; it names the day that the sample was made for.
const SampleSetting = "sample"

// IsSample reports whether the ledger is the made-up one.
func (a *App) IsSample() (bool, error) {
	day, err := a.db.Setting(SampleSetting)
	return day != "", err
}

// TermOn is the own congress's term that runs on a day: its first and last day, "0000-01-01" and "9999-12-31" where none is known. What is
// counted by the term (轮训, the fairness and limits of duty) begins anew with it.
func (a *App) TermOn(day string) (from, to string, err error) {
	from, to = "0000-01-01", "9999-12-31"
	own, err := a.OwnOffice()
	if err != nil {
		return from, to, err
	}
	terms, err := a.db.Terms()
	if err != nil {
		return from, to, err
	}
	for _, t := range terms {
		if t.Level == CongressOf(&own) && t.Starts != "" && t.Runs(day, terms) {
			from = t.Starts
			if next := t.Succeeded(terms); next != "" {
				to = days.After(next, -1)
			}
		}
	}
	return from, to, nil
}
