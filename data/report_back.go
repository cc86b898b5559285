package data

import "slices"

// ReportBack says that a deputy reported to voters (述职), and how they rated it.
type ReportBack struct {
	ActivityID, DeputyID, Day string
	Ballot                    Ballot // without votes where the deputy has none of his own
}

// ReportsBack returns who reported to voters until a day, the earliest first: those who were there and are recorded as having done so.
func (r reader) ReportsBack(until string) ([]ReportBack, error) {
	return scanAll(r, func(b *ReportBack) []any {
		return []any{&b.ActivityID, &b.DeputyID, &b.Day, &b.Ballot.Fine, &b.Ballot.Fair, &b.Ballot.Poor}
	}, `SELECT a.id, p.deputy_id, a.day, coalesce(b.fine, 0), coalesce(b.fair, 0), coalesce(b.poor, 0)
		FROM held a JOIN outreach k ON k.id = a.id JOIN present c ON c.activity_id = a.id JOIN participation p ON p.id = c.id
		LEFT JOIN ballot b ON b.outreach_id = a.id AND b.deputy_id = p.deputy_id
		WHERE k.kind = ? AND a.day <= ? AND p.report_role = ? ORDER BY a.day, a.id, p.id`, VoterReport, until, Reported)
}

// part is what became of a deputy's part; nil who has none.
func (a *Activity) part(deputyID string) *Participation {
	if at := slices.IndexFunc(a.Deputies, func(p Participation) bool { return p.DeputyID == deputyID }); at >= 0 {
		return &a.Deputies[at]
	}
	return nil
}

// there reports whether somebody was there: whoever is named in a form was, unless a roll says otherwise.
func (p *Participation) there() bool { return p.State == "" || p.Present() }

// came reports whether a deputy took part.
func (a *Activity) came(deputyID string) bool {
	p := a.part(deputyID)
	return p != nil && p.there()
}

// Came are the deputies who took part, or are to, in the order in which they were entered.
func (a *Activity) Came() (ids []string) {
	for i := range a.Deputies {
		if p := &a.Deputies[i]; p.DeputyID != "" && p.there() {
			ids = append(ids, p.DeputyID)
		}
	}
	return ids
}

// Balloted are those whose report can be rated: the deputies who came and did not come along only, then whoever else has votes, "" all
// together.
func (o *Outreach) Balloted() (ids []string) {
	ids = slices.DeleteFunc(o.Came(), func(id string) bool { return o.part(id).ReportRole == OnlyThere })
	for i := range o.Ballots {
		if id := o.Ballots[i].DeputyID; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// Reporters are those at a session who report: as it is said of them. Of whom nothing is said yet, those with votes of their own; where
// nobody has any, those who are asked to report (nil: nobody knows who is); and all of them, where that leaves nobody at all.
func (o *Outreach) Reporters(asked func(deputyID string) bool) (ids []string) {
	if o.Fields.Kind != VoterReport {
		return nil
	}
	voted := slices.ContainsFunc(o.Ballots, func(b Ballot) bool { return b.DeputyID != "" && !b.empty() })
	var unsaid []string
	for _, id := range o.Came() {
		b := o.BallotOf(id)
		switch role := o.part(id).ReportRole; {
		case role == Reported, role == "" && (!b.empty() || !voted && asked != nil && asked(id)):
			ids = append(ids, id)
		case role == "":
			unsaid = append(unsaid, id)
		}
	}
	if len(ids) == 0 {
		return unsaid
	}
	return ids
}

// SayWhoReports records of each who came to a session whether he reported, as Reporters has it; who came alone did. Of anything else, and
// before it took place, nothing is said.
func (o *Outreach) SayWhoReports(asked func(deputyID string) bool) {
	switch came := o.Came(); {
	case o.Fields.Kind != VoterReport:
		for i := range o.Deputies {
			o.Deputies[i].ReportRole = ""
		}
	case o.Planned():
	case len(came) == 1:
		o.part(came[0]).ReportRole = Reported
	default:
		o.say(o.Reporters(asked))
	}
}

// say says of everybody who is there whether he reports.
func (o *Outreach) say(reporters []string) {
	for _, id := range o.Came() {
		p := o.part(id)
		if p.ReportRole = OnlyThere; slices.Contains(reporters, id) {
			p.ReportRole = Reported
		}
	}
}

// SetReporter says of one at a session whether he reports; what was taken for granted of the others is said with it.
func (o *Outreach) SetReporter(deputyID string, reports bool, asked func(deputyID string) bool) {
	all := slices.DeleteFunc(o.Reporters(asked), func(id string) bool { return id == deputyID })
	if reports {
		all = append(all, deputyID)
	}
	o.say(all)
}

// checkReporters wants somebody to report at a session, and nobody who does at anything else.
func (o *Outreach) checkReporters(bad Invalid) {
	if came := o.Came(); o.Fields.Kind == VoterReport && len(came) > 1 && len(o.Reporters(nil)) == 0 && bad["reporters"] == "" {
		bad["reporters"] = "请至少勾选一名述职的代表"
	}
}
