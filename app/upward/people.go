package upward

import (
	"liujin/app"
	"liujin/app/desk"
	"liujin/app/training"
	"liujin/data"
)

// statePeople names those in office on the last day, and whom a row names.
func (a *Book) statePeople(s *Statement) error {
	all, err := a.AllInOrder(s.Until)
	if err != nil {
		return err
	}
	trained, err := a.training.Trained(s.Until)
	if err != nil {
		return err
	}
	learned := make(map[string]*training.TrainedRow, len(trained))
	for i := range trained {
		learned[trained[i].ID] = &trained[i]
	}
	reporting, err := a.desk.Reporting(s.Until)
	if err != nil {
		return err
	}
	s.Scope.Reports = reporting.Begun
	seats, err := a.seatsHeld(s.Until)
	if err != nil {
		return err
	}
	same, err := a.sameAs()
	if err != nil {
		return err
	}
	named := s.named()
	for i := range all {
		d := &all[i]
		if !d.InOffice && !named[d.ID] {
			continue
		}
		row := Deputy{ID: d.ID, Aliases: same[d.ID], Name: d.Name, Gender: string(d.Gender), Born: month(d.Born), Group: d.Group,
			InOffice: d.InOffice,
			Leader:   d.Leader, Party: d.PartyMember(), Mandates: seats[d.ID], Asked: string(reporting.Seats[d.ID]),
			Reported: reporting.Last[d.ID].Day}
		if t := learned[d.ID]; t != nil {
			row.Sessions, row.Hours, row.First = t.Times, t.Hours, t.First
		}
		s.Deputies = append(s.Deputies, row)
	}
	return nil
}

// month is the month of somebody's birth; the day is nobody's business above. "" where the year alone is known.
func month(born string) string {
	if len(born) < len("2006-01") {
		return ""
	}
	return born[:len("2006-01")]
}

// named are those whom a row names.
func (s *Statement) named() map[string]bool {
	named := map[string]bool{}
	for i := range s.Activities {
		for _, id := range s.Activities[i].Deputies {
			named[id] = true
		}
	}
	for i := range s.Seats {
		named[s.Seats[i].Deputy] = true
	}
	return named
}

// seatsHeld are the seats that are held on a day, by deputy.
func (a *Book) seatsHeld(day string) (map[string][]Mandate, error) {
	mandates, err := a.Mandates()
	if err != nil {
		return nil, err
	}
	terms, err := a.DB().Terms()
	if err != nil {
		return nil, err
	}
	number := map[string]int{}
	for i := range terms {
		number[terms[i].ID] = terms[i].Number
	}
	ref, err := a.References(day)
	if err != nil {
		return nil, err
	}
	held := map[string][]Mandate{}
	for id, seats := range mandates {
		for i := range seats {
			if m := &seats[i]; m.InOffice(day) {
				held[id] = append(held[id], Mandate{Level: m.Level, Term: number[m.TermID], Certificate: m.Certificate,
					Constituency: ref.Elected(&m.MandateFields)})
			}
		}
	}
	return held, nil
}

// sameAs are the ids that deputies had who turned out to be one with another.
func (a *Book) sameAs() (map[string][]string, error) {
	all, err := a.DB().Aliases()
	same := map[string][]string{}
	for i := range all {
		if one := &all[i]; one.SubjectTable == data.KindDeputy && one.OldID != "" {
			same[one.SubjectID] = append(same[one.SubjectID], one.OldID)
		}
	}
	return same, err
}

// inOffice are the deputies in office as counts need them.
func (s *Statement) inOffice() (all []app.DeputyRow) {
	for i := range s.Deputies {
		if d := &s.Deputies[i]; d.InOffice {
			row := app.DeputyRow{Group: d.Group, InOffice: true}
			row.ID, row.Name, row.Leader = d.ID, d.Name, d.Leader
			if d.Party {
				row.Party = data.PartyCommunist
			}
			all = append(all, row)
		}
	}
	return all
}

// trained is what they have of the term's training.
func (s *Statement) trained() (all []training.TrainedRow) {
	for i := range s.Deputies {
		if d := &s.Deputies[i]; d.InOffice {
			all = append(all, training.TrainedRow{Times: d.Sessions, Hours: d.Hours, First: d.First})
		}
	}
	return all
}

// reporting is who of them reported to voters.
func (s *Statement) reporting() desk.Reporting {
	r := desk.NewReporting(s.Scope.Congress)
	r.Begun = s.Scope.Reports
	for i := range s.Deputies {
		d := &s.Deputies[i]
		if d.Asked != "" {
			r.Seats[d.ID] = data.Level(d.Asked)
		}
		if d.Reported != "" {
			r.Last[d.ID] = data.ReportBack{DeputyID: d.ID, Day: d.Reported}
		}
	}
	return r
}
