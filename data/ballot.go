package data

import (
	"fmt"
	"slices"
)

// Ballot is how voters rated what a deputy reported to them on a day (述职评议). A session hears several, each with a row of its own, so
// that what is sent up, read of a deputy and posted is the same row. Of several deputies whose ratings nobody parted, as older records
// have them, one row without a deputy has those of all.
type Ballot struct {
	Meta
	OutreachID       string
	DeputyID         string // "": all who reported then, together
	Fine, Fair, Poor int    // votes: 满意, 基本满意, 不满意
}

var ballots = register(table[Ballot]{name: "ballot", title: "述职评议", order: "id", parent: "outreach_id",
	owners: []owner{{"activity", "outreach_id"}}, columns: "outreach_id, deputy_id, fine, fair, poor",
	fields: func(b *Ballot) []any { return []any{&b.OutreachID, opt(&b.DeputyID), &b.Fine, &b.Fair, &b.Poor} }})

// Rated is how many rated it.
func (b *Ballot) Rated() int { return b.Fine + b.Fair + b.Poor }

// Satisfied is how many of them were 满意 or 基本满意.
func (b *Ballot) Satisfied() int { return b.Fine + b.Fair }

// empty reports whether nobody rated it.
func (b Ballot) empty() bool { return b.Fine == 0 && b.Fair == 0 && b.Poor == 0 }

// mostVotes is as many as voters can be told of a session.
const mostVotes = 100_000

// checkBallots checks how a report was rated: by those who were there, and of deputies who took part.
func (o *Outreach) checkBallots(bad Invalid) {
	rated := slices.DeleteFunc(slices.Clone(o.Ballots), Ballot.empty)
	if len(rated) == 0 {
		return
	}
	if o.Fields.Kind != VoterReport && bad["kind"] == "" {
		bad["kind"] = "填了述职评议票数，内容应选“" + string(VoterReport) + "”；不是述职的，请先选回它，把票数清空"
	}
	seen := map[string]bool{}
	for i := range rated {
		b := &rated[i]
		switch {
		case min(b.Fine, b.Fair, b.Poor) < 0 || max(b.Fine, b.Fair, b.Poor) > mostVotes:
			bad["ballots"] = fmt.Sprintf("评议票数请填 0 到 %d 的整数", mostVotes)
		case seen[b.DeputyID]:
			bad["ballots"] = "一名代表只能有一行评议票数"
		case b.DeputyID == "" && len(rated) > 1: // the same votes would count twice
			bad["ballots"] = "票数已经分到各名代表的，“未分到人”一行请清空；没有分开的，各名代表的请清空"
		case b.DeputyID != "" && !o.came(b.DeputyID):
			bad["ballots"] = "有评议票数的代表没有在“参加代表”里，或没有到场：请把他加上，或清空他的票数"
		case b.DeputyID != "" && o.part(b.DeputyID).ReportRole == OnlyThere:
			bad["ballots"] = "有评议票数的代表记成了列席：请把他勾为述职，或清空他的票数"
		case b.Rated() > o.Fields.Voters && bad["voters"] == "":
			bad["voters"] = fmt.Sprintf("少于评议的 %d 票，请核对", b.Rated())
		}
		seen[b.DeputyID] = true
	}
	if o.Planned() {
		bad["ballots"] = "评议票数等登记情况时再填"
	}
}

// rolled refuses that a roll tells somebody away whose report was rated, and has whoever it adds to a session come along only.
func (tx *Tx) rolled(a *Activity) error {
	if a.WalkIn != WalkVoters || a.ID == "" {
		return nil
	}
	o, err := tx.Outreach(a.ID)
	if err != nil {
		return err
	}
	for i := range o.Ballots {
		if who := o.Ballots[i].DeputyID; who != "" && !a.came(who) {
			names, err := tx.DeputyNames(a.Day)
			if err != nil {
				return err
			}
			return Invalid{"deputies": names[who] + "有述职评议票数，不能记为没有到场。票数填错了的，请先在这次述职里清空"}
		}
	}
	o.Activity = *a // its deputies are those of the roll
	o.SayWhoReports(nil)
	return nil
}

// Votes is the number of a rating, by its place among Ratings.
func (b *Ballot) Votes(rating int) *int { return []*int{&b.Fine, &b.Fair, &b.Poor}[rating] }

// BallotOf is how a deputy's report was rated; without votes where that is not told.
func (o *Outreach) BallotOf(deputyID string) Ballot {
	for _, b := range o.Ballots {
		if b.DeputyID == deputyID {
			return b
		}
	}
	return Ballot{DeputyID: deputyID}
}

// SetBallot says how a deputy's report was rated; without votes that is not told any more. Who is rated reported.
func (o *Outreach) SetBallot(b Ballot) {
	if p := o.part(b.DeputyID); p != nil && !b.empty() && p.ReportRole == OnlyThere {
		p.ReportRole = ""
	}
	at := slices.IndexFunc(o.Ballots, func(was Ballot) bool { return was.DeputyID == b.DeputyID })
	switch {
	case at >= 0 && b.empty():
		o.Ballots = slices.Delete(o.Ballots, at, at+1)
	case at >= 0:
		o.Ballots[at] = b
	case !b.empty():
		o.Ballots = append(o.Ballots, b)
	}
}
