package desk

import (
	"cmp"

	"liujin/app/papers"
	"liujin/data"
)

// NewestRated is the newest session in which reports to voters (述职) were rated; "" there is none.
func (a *Book) NewestRated() (string, error) {
	rows, err := a.Outreaches() // the newest first
	for i := range rows {
		if r := &rows[i]; r.Fine+r.Fair+r.Poor > 0 {
			return r.ID, err
		}
	}
	return "", err
}

// ReportResult gathers 述职评议结果 of a session, the deputies who reported by the one rule, in the order in which they were entered, then what
// they were rated together.
func (a *Book) ReportResult(v *data.Outreach) (*papers.ReportResult, error) {
	names, err := a.PublicNames(v.Day)
	if err != nil {
		return nil, err
	}
	people, err := a.DeputyRows(v.Day)
	if err != nil {
		return nil, err
	}
	seats := map[string]string{}
	for i := range people {
		seats[people[i].ID] = people[i].Constituencies
	}
	reports, err := a.DB().ReportsBack(v.Day)
	if err != nil {
		return nil, err
	}
	row, err := a.DB().ActivityRow(v.ID)
	if err != nil {
		return nil, err
	}
	r := &papers.ReportResult{Day: v.Day, Voters: v.Fields.Voters}
	for i := range reports {
		if one := &reports[i]; one.ActivityID == v.ID {
			r.People = append(r.People, papers.ReportRated{Name: names[one.DeputyID], Seat: seats[one.DeputyID], Fine: one.Ballot.Fine,
				Fair: one.Ballot.Fair, Poor: one.Ballot.Poor})
		}
	}
	if b := v.BallotOf(""); b.Rated() > 0 {
		r.People = append(r.People, papers.Together(b.Fine, b.Fair, b.Poor))
	}
	r.Place, err = a.PlaceOf(&row)
	return r, err
}

// PlaceOf is where an activity takes place: as it says, or else where what it is about is.
func (a *Book) PlaceOf(row *data.ActivityRow) (string, error) {
	switch {
	case row.Place != "":
		return row.Place, nil
	case row.StationID != "":
		called, err := a.StationNames(row.Day)
		return called[row.StationID], err
	case row.Kind.Kind == data.KindVisit:
		e, err := a.DB().Enterprise(row.SubjectID)
		return cmp.Or(e.Address, e.Name), err
	}
	called, err := a.VillageNames(row.Day)
	return called[row.VillageID], err
}
