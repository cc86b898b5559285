package upward

import (
	"slices"

	"liujin/app"
	"liujin/app/desk"
	"liujin/app/duty"
	"liujin/app/matters"
	"liujin/app/training"
	"liujin/data"
)

// Counts is every count of some days (time.md): what desk, papers and sheets say of the own ledger, and what is counted again of a
// statement, by the same functions.
type Counts struct {
	Walks               desk.WalkCounts
	Parts               desk.Parts
	Key                 []desk.GroupPart // 关键少数
	Opinions, Proposals matters.MatterCount
	Outcomes            matters.OutcomeCount
	Seats               duty.SeatCount
	Training            training.TrainingCount
	Reporting           desk.Reporting
	Office              map[data.Level]int // seats held, by level
	Deputies            int                // persons in office
	Villages, Reached   int                // there are, and were walked into
}

// Own counts the days of a period in the own ledger.
func (a *Book) Own(from, to string) (c Counts, err error) {
	span, err := a.SpanIn(from, to)
	if err != nil {
		return c, err
	}
	day := a.AsOf(to)
	if c.Walks, err = a.desk.Walks(from, to, span.Targets()); err != nil {
		return c, err
	}
	if c.Parts, err = a.desk.Parts(from, to); err != nil {
		return c, err
	}
	if c.Key, err = a.desk.KeyParts(&c.Walks, to); err != nil {
		return c, err
	}
	if c.Opinions, err = a.matters.CountOpinions(from, to); err != nil {
		return c, err
	}
	if c.Proposals, err = a.matters.CountProposals(from, to); err != nil {
		return c, err
	}
	if c.Outcomes, err = a.matters.CountOutcomes(from, to); err != nil {
		return c, err
	}
	shifts, err := a.duty.Shifts(from, day)
	if err != nil {
		return c, err
	}
	c.Seats = duty.CountSeats(shifts)
	if c.Training, err = a.training.CountTraining(day); err != nil {
		return c, err
	}
	if c.Reporting, err = a.desk.Reporting(day); err != nil {
		return c, err
	}
	return c, a.ownPeople(&c, from, to)
}

// ownPeople counts who is in office, and the villages.
func (a *Book) ownPeople(c *Counts, from, to string) error {
	day := a.AsOf(to)
	people, err := a.InOrder(day)
	if err != nil {
		return err
	}
	mandates, err := a.Mandates()
	if err != nil {
		return err
	}
	c.Deputies, c.Office = len(people), map[data.Level]int{}
	for i := range people {
		for _, m := range mandates[people[i].ID] {
			if m.InOffice(day) {
				c.Office[m.Level]++
			}
		}
	}
	villages, err := a.VillagesOn(day)
	if err != nil {
		return err
	}
	without, err := a.desk.VillagesWithout(from, to)
	c.Villages, c.Reached = len(villages), len(villages)-len(without)
	return err
}

// Count counts what a statement tells.
func (s *Statement) Count() Counts {
	happened := s.happened()
	c := Counts{Walks: desk.CountWalks(happened, s.Scope.Targets, nil), Parts: desk.CountParts(happened),
		Opinions:  matters.CountRecords(s.records(data.KindOpinion), s.Period.From, s.Until),
		Proposals: matters.CountRecords(s.records(data.KindProposal), s.Period.From, s.Until),
		Outcomes:  matters.OutcomesOf(s.records(data.KindOpinion), s.Period.From),
		Seats:     duty.CountSeats(s.shifts()), Training: training.CountTrained(s.trained()), Reporting: s.reporting(),
		Office: map[data.Level]int{}, Villages: len(s.Villages)}
	people := s.inOffice()
	c.Key, c.Deputies = desk.CountKey(people, &c.Walks), len(people)
	for i := range s.Deputies {
		for _, m := range s.Deputies[i].Mandates {
			c.Office[m.Level]++
		}
	}
	for _, v := range s.Villages {
		c.Reached += app.OneIf(desk.WalkedInto(&c.Walks, v.ID))
	}
	return c
}

// happened are its activities as counts need them.
func (s *Statement) happened() []data.Happened {
	all := make([]data.Happened, len(s.Activities))
	for i := range s.Activities {
		e := &s.Activities[i]
		all[i] = data.Happened{ID: e.ID, VillageID: e.Village, SubjectID: e.Subject, Work: e.Work, WalkIn: e.WalkIn, People: e.People,
			Hours:    e.Hours,
			Opinions: e.Opinions, DeputyIDs: e.Deputies}
	}
	return all
}

// records are its matters of a kind as counts need them.
func (s *Statement) records(of data.Kind) (all []matters.Record) {
	for i := range s.Matters {
		m := &s.Matters[i]
		if m.Kind != of {
			continue
		}
		r := matters.Record{ID: m.ID, Day: m.Day, Kind: m.Asks, Route: m.Route, Life: data.Life{First: m.First},
			Standing: data.Standing{State: m.State, Assigned: m.Assigned, Due: m.Due, Answered: m.Answered, Closed: m.Closed,
				Submitted: m.Submitted,
				Promised:  m.Promised, Result: m.Result, Rating: m.Rating, Attitude: m.Attitude}}
		for _, one := range m.Asked {
			r.Life.Asked = append(r.Life.Asked, data.Asked{Due: one.Due, Answered: one.Answered})
		}
		all = append(all, r)
	}
	return all
}

// shifts are those that its seats are of, as counts need them.
func (s *Statement) shifts() (all []duty.ShiftRow) {
	for i := range s.Seats {
		seat := &s.Seats[i]
		at := slices.IndexFunc(all, func(r duty.ShiftRow) bool { return r.ID == seat.Shift })
		if at < 0 {
			all, at = append(all, duty.ShiftRow{Past: true}), len(all)
			all[at].ID = seat.Shift
			if seat.Recorded {
				all[at].ActivityID = seat.Shift
			}
		}
		all[at].Seats = append(all[at].Seats, duty.Seat{State: seat.State})
	}
	return all
}
