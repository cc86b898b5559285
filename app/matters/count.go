package matters

import (
	"fmt"
	"strings"

	"liujin/app"
	"liujin/app/figures"
	"liujin/data"
)

// MatterCount is what came of matters over some days, as of the last of them, or of today while that is still to come. 办结率 is Closed of
// Assigned, 答复率 Answered of Owed, 满意和基本满意率 Satisfied of Rated. The ratings are of the result, which is what was asked for; who is
// content with that and not with the attitude counts as satisfied, though the matter stays open.
type MatterCount struct {
	Until string // the day as of which it is

	// Of those registered in the days.
	Received, Waiting, Late              int
	OnTheSpot, Proposed, Refused, SentUp int

	// Of those first handed over in the days: who was asked once more (二次办理) is rated first, and not rated now.
	Assigned, Closed           int
	Rated, Satisfied           int
	FirstRated, FirstSatisfied int

	Owed, Answered int // the deadline fell in the days, and was answered by the last
	ClosedThen     int // closed in the days, also what was handed over before; told, and part of no rate
}

// Record is an opinion or a proposal as it stood on a day, with what counts need of it.
type Record struct {
	ID, Day  string
	Kind     data.OpinionKind // "" of a proposal
	Route    data.Route
	Standing data.Standing
	Life     data.Life
}

// Asks reports whether it asks for something; what became of leads (招商线索) is told by CountOutcomes.
func (r *Record) Asks() bool { return r.Kind != data.OpinionLead }

// Records are the matters of a kind that were registered up to a day, as they stood then.
func (a *Book) Records(of data.Kind, day string) ([]Record, error) {
	if of == data.KindProposal {
		all, err := a.DB().ProposalsOn(day)
		out := make([]Record, len(all))
		for i := range all {
			p := &all[i]
			out[i] = Record{ID: p.ID, Day: p.Day, Standing: p.Standing, Life: p.Life}
		}
		return out, err
	}
	all, err := a.DB().OpinionsOn(day)
	out := make([]Record, len(all))
	for i := range all {
		o := &all[i]
		out[i] = Record{ID: o.ID, Day: o.Day, Kind: o.Kind, Route: o.Route, Standing: o.Standing, Life: o.Life}
	}
	return out, err
}

// within reports whether a day is one of some days; "" is none.
func within(from, day, to string) bool { return day != "" && from <= day && day <= to }

// keeps reports whether a record is among those of the days that a condition speaks of.
func (r *Record) keeps(keep app.Condition, from, to string) bool {
	switch c := &r.Standing; keep {
	case app.Assigned:
		return within(from, c.Assigned, to)
	case app.ClosedAfter:
		return within(from, c.Assigned, to) && !c.Open()
	case app.ClosedThen:
		return c.Assigned != "" && within(from, c.Closed, to)
	}
	return false
}

// asked is the last deadline of a record that fell in some days; nil for none.
func (r *Record) asked(from, to string) (last *data.Asked) {
	for i := range r.Life.Asked {
		if a := &r.Life.Asked[i]; within(from, a.Due, to) {
			last = a
		}
	}
	return last
}

// Counted tells which matters of a kind the conditions about a period keep: the same that are counted.
func (a *Book) Counted(of data.Kind, from, to string) (map[app.Condition]map[string]bool, error) {
	to = a.AsOf(to)
	all, err := a.Records(of, to)
	if err != nil {
		return nil, err
	}
	kept := map[app.Condition]map[string]bool{app.Assigned: {}, app.ClosedAfter: {}, app.ClosedThen: {}}
	for keep, ids := range kept {
		for i := range all {
			if all[i].Asks() && all[i].keeps(keep, from, to) {
				ids[all[i].ID] = true
			}
		}
	}
	return kept, nil
}

// CountOpinions counts what came of opinions from a day to a day. Those merged into others count as received only.
func (a *Book) CountOpinions(from, to string) (MatterCount, error) {
	return a.count(data.KindOpinion, from, to)
}

// CountProposals counts what came of proposals from a day to a day.
func (a *Book) CountProposals(from, to string) (MatterCount, error) {
	return a.count(data.KindProposal, from, to)
}

func (a *Book) count(of data.Kind, from, to string) (MatterCount, error) {
	until := a.AsOf(to)
	all, err := a.Records(of, until)
	if err != nil {
		return MatterCount{}, err
	}
	return CountRecords(all, from, until), nil
}

// CountRecords counts what came of matters of one kind from a day until a day, as of which they are, in this ledger or in what another
// office states.
func CountRecords(all []Record, from, until string) MatterCount {
	n := MatterCount{Until: until}
	for i := range all {
		if all[i].Asks() {
			n.add(&all[i], from)
		}
	}
	return n
}

// add counts one, in the days from a day on.
func (n *MatterCount) add(r *Record, from string) {
	if r.Day >= from {
		n.receive(r)
	}
	if r.keeps(app.Assigned, from, n.Until) {
		c, first := &r.Standing, r.Life.First
		n.Assigned++
		n.Closed += app.OneIf(!c.Open())
		n.Rated += app.OneIf(c.Rating != "")
		n.Satisfied += app.OneIf(satisfied(c.Rating))
		n.FirstRated += app.OneIf(first != "")
		n.FirstSatisfied += app.OneIf(satisfied(first))
	}
	if asked := r.asked(from, n.Until); asked != nil {
		n.Owed++
		n.Answered += app.OneIf(asked.Answered != "")
	}
	n.ClosedThen += app.OneIf(r.keeps(app.ClosedThen, from, n.Until))
}

// receive counts one that was registered in the days.
func (n *MatterCount) receive(r *Record) {
	n.Received++
	n.Waiting += app.OneIf(waits(&r.Standing, r.Route))
	n.Late += app.OneIf(r.Standing.UnitLate(n.Until))
	switch {
	case r.Standing.State == data.MatterMerged:
	case r.Route == data.RouteUp:
		n.SentUp++
	case r.Standing.State == data.MatterClosed: // by its route alone: nobody has it
		n.OnTheSpot += app.OneIf(r.Route == data.RouteAnswered)
		n.Proposed += app.OneIf(r.Route == data.RouteProposal)
		n.Refused += app.OneIf(r.Route == data.RouteRefused)
	}
}

func satisfied(r data.Rating) bool { return r == data.RatingFine || r == data.RatingFair }

// Words says what matters came to, whole: 收到 41 件（当场答复 2 件，转上级 1 件），交办 38 件，其中办结 26 件，办结率 68.4%（26/38），….
func (n *MatterCount) Words() string {
	text := fmt.Sprintf("收到 %d 件%s，交办 %d 件", n.Received, n.Routes(), n.Assigned)
	if n.Assigned > 0 {
		text += fmt.Sprintf("，其中办结 %d 件", n.Closed)
	}
	return text + n.Rates() + fmt.Sprintf("；本期办结 %d 件", n.ClosedThen)
}

// Brief says the same in short.
func (n *MatterCount) Brief() string {
	text := fmt.Sprintf("收到 %d 件，交办 %d 件", n.Received, n.Assigned)
	if n.Assigned > 0 {
		text += "，办结率 " + figures.Rate(n.Closed, n.Assigned)
	}
	if n.Rated > 0 {
		text += "，满意和基本满意率 " + figures.Rate(n.Satisfied, n.Rated)
	}
	return text
}

// Routes says, in brackets, how many of those received were not handed over, and why; "" none.
func (n *MatterCount) Routes() string {
	var said []string
	for _, route := range []struct {
		name string
		n    int
	}{{string(data.RouteAnswered), n.OnTheSpot}, {string(data.RouteProposal), n.Proposed}, {string(data.RouteRefused), n.Refused},
		{string(data.RouteUp), n.SentUp}, {app.Waiting.Words(), n.Waiting}} {
		if route.n > 0 {
			said = append(said, fmt.Sprintf("%s %d 件", route.name, route.n))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return "（" + strings.Join(said, "，") + "）"
}

// Rates says the rates, each with its numbers; "" while there is nothing that they are of.
func (n *MatterCount) Rates() (text string) {
	for _, rate := range []struct {
		name        string
		part, whole int
	}{{"办结率", n.Closed, n.Assigned}, {"答复率", n.Answered, n.Owed}, {"满意和基本满意率", n.Satisfied, n.Rated},
		{"首次满意率", n.FirstSatisfied, n.FirstRated}} {
		if rate.whole > 0 {
			text += "，" + rate.name + " " + figures.Rate(rate.part, rate.whole)
		}
	}
	return text
}
