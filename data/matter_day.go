package data

// Life is how a matter had come along by a day: what the counts of a period ask besides its standing then, which forgets what 二次办理 took
// back.
type Life struct {
	First Rating // the first rating of the result
	Asked []Asked
}

// Asked is one time that a unit was asked, by 交办 or 二次办理: until when, as it was last put off, and when it answered; "" not yet. What came
// back was not asked.
type Asked struct{ Due, Answered string }

// OpinionOn is an opinion as it stood on a day.
type OpinionOn struct {
	OpinionFields
	Life
}

// ProposalOn is a proposal as it stood on a day.
type ProposalOn struct {
	ProposalFields
	Life
}

// lifeOf follows steps in the order in which settle does.
func lifeOf(steps []Step) (c Life) {
	open := false // some unit is asked, and neither answered nor gave it back
	for _, s := range InOrder(steps) {
		last := len(c.Asked) - 1
		switch s.Kind {
		case StepAssign, StepRedo:
			if open {
				c.Asked = c.Asked[:last] // asked anew before it answered: the new deadline counts
			}
			c.Asked, open = append(c.Asked, Asked{Due: s.Due}), true
		case StepExtend:
			if open {
				c.Asked[last].Due = s.Due
			}
		case StepReturn, StepSubmit: // the superior is no unit of ours: it has no deadline
			if open {
				c.Asked = c.Asked[:last]
			}
			open = false
		case StepAnswer:
			if open {
				c.Asked[last].Answered = s.Day
			}
			open = false
		case StepFeedback, StepRate: // what ends the wait without an answer of its own answers it
			if open {
				c.Asked[last].Answered = s.Day
			}
			open = false
			if s.Kind == StepRate && c.First == "" {
				c.First = s.Rating
			}
		}
	}
	return c
}

// OpinionsOn returns the opinions that were registered up to a day, by number, each with the standing that it had on that day: by the
// steps up to it, by the route that it had, or with the one that it had gone into.
func (r reader) OpinionsOn(day string) ([]OpinionOn, error) {
	steps, err := opinionSteps.list(r, "day <= ?", day)
	if err != nil {
		return nil, err
	}
	all, err := opinions.list(r, "day <= ?", day)
	if err != nil {
		return nil, err
	}
	routes, err := r.routesOf()
	if err != nil {
		return nil, err
	}
	of, was, at, merged := byOwner(steps), make([]OpinionOn, len(all)), make(map[string]int, len(all)), make([]string, len(all))
	for i := range all {
		o, since := all[i].on(day, routes[all[i].ID])
		o.Standing = o.follow(of[o.ID], since.route)
		was[i], at[o.ID], merged[i] = OpinionOn{o, lifeOf(of[o.ID])}, i, since.merged
	}
	for i := range was {
		if into, found := at[was[i].MergedID]; found {
			was[i].Standing, was[i].Life = mergedInto(&was[into].Standing, merged[i]), Life{}
		}
	}
	return was, nil
}

// ProposalsOn returns the proposals that were put forward up to a day, by number, each with the standing that it had on that day.
func (r reader) ProposalsOn(day string) ([]ProposalOn, error) {
	steps, err := proposalSteps.list(r, "day <= ?", day)
	if err != nil {
		return nil, err
	}
	all, err := proposals.list(r, "day <= ?", day)
	if err != nil {
		return nil, err
	}
	of, was := byOwner(steps), make([]ProposalOn, len(all))
	for i, p := range all {
		p.Standing = settle(of[p.ID])
		was[i] = ProposalOn{p, lifeOf(of[p.ID])}
	}
	return was, nil
}
