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

// record is an opinion or a proposal as it stood on a day.
type record struct {
	id, day  string
	route    data.Route
	standing *data.Standing
	life     *data.Life
}

// records are the matters of a kind that were registered up to a day, as they stood then; of opinions those that ask for something: what
// became of leads (招商线索) is told by CountOutcomes.
func (a *Book) records(of data.Kind, day string) ([]record, error) {
	if of == data.KindProposal {
		all, err := a.DB().ProposalsOn(day)
		out := make([]record, len(all))
		for i := range all {
			p := &all[i]
			out[i] = record{id: p.ID, day: p.Day, standing: &p.Standing, life: &p.Life}
		}
		return out, err
	}
	all, err := a.DB().OpinionsOn(day)
	out := make([]record, 0, len(all))
	for i := range all {
		if o := &all[i]; o.Asks() {
			out = append(out, record{id: o.ID, day: o.Day, route: o.Route, standing: &o.Standing, life: &o.Life})
		}
	}
	return out, err
}

// within reports whether a day is one of some days; "" is none.
func within(from, day, to string) bool { return day != "" && from <= day && day <= to }

// keeps reports whether a record is among those of the days that a condition speaks of.
func (r *record) keeps(keep app.Condition, from, to string) bool {
	switch c := r.standing; keep {
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
func (r *record) asked(from, to string) (last *data.Asked) {
	for i := range r.life.Asked {
		if a := &r.life.Asked[i]; within(from, a.Due, to) {
			last = a
		}
	}
	return last
}

// Counted tells which matters of a kind the conditions about a period keep: the same that are counted.
func (a *Book) Counted(of data.Kind, from, to string) (map[app.Condition]map[string]bool, error) {
	to = a.AsOf(to)
	all, err := a.records(of, to)
	if err != nil {
		return nil, err
	}
	kept := map[app.Condition]map[string]bool{app.Assigned: {}, app.ClosedAfter: {}, app.ClosedThen: {}}
	for keep, ids := range kept {
		for i := range all {
			if all[i].keeps(keep, from, to) {
				ids[all[i].id] = true
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
	n := MatterCount{Until: a.AsOf(to)}
	all, err := a.records(of, n.Until)
	if err != nil {
		return MatterCount{}, err
	}
	for i := range all {
		n.add(&all[i], from)
	}
	return n, nil
}

// add counts one, in the days from a day on.
func (n *MatterCount) add(r *record, from string) {
	if r.day >= from {
		n.receive(r)
	}
	if r.keeps(app.Assigned, from, n.Until) {
		c, first := r.standing, r.life.First
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
func (n *MatterCount) receive(r *record) {
	n.Received++
	n.Waiting += app.OneIf(waits(r.standing, r.route))
	n.Late += app.OneIf(r.standing.UnitLate(n.Until))
	switch {
	case r.standing.State == data.MatterMerged:
	case r.route == data.RouteUp:
		n.SentUp++
	case r.standing.State == data.MatterClosed: // by its route alone: nobody has it
		n.OnTheSpot += app.OneIf(r.route == data.RouteAnswered)
		n.Proposed += app.OneIf(r.route == data.RouteProposal)
		n.Refused += app.OneIf(r.route == data.RouteRefused)
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
