package app

import (
	"fmt"
	"slices"
	"strings"

	"liujin/data"
)

// Deed is one thing that a deputy took part in: the record, and what it is in words.
type Deed struct {
	data.Subject
	Day, What, Title string
}

// History lists what a deputy took part in, the newest first.
func (a *App) History(deputyID string) ([]Deed, error) {
	activities, err := a.db.Activities(deputyID)
	if err != nil {
		return nil, err
	}
	deeds := make([]Deed, len(activities))
	for i, e := range activities {
		deeds[i] = Deed{Subject: data.Subject{Kind: e.Kind.Kind, ID: e.ID}, Day: e.Day, What: e.Kind.Noun,
			Title: e.Topic + OpinionsTaken(e.Opinions)}
	}
	more, err := a.papersOf(deputyID)
	deeds = append(deeds, more...)
	slices.SortStableFunc(deeds, func(a, b Deed) int { return -strings.Compare(a.Day, b.Day) })
	return deeds, err
}

// papersOf lists the proposals that a deputy put forward or signed, the meetings that the
// deputy came to, and what was written about the deputy.
func (a *App) papersOf(deputyID string) (deeds []Deed, err error) {
	signed, err := a.db.Signers()
	if err != nil {
		return nil, err
	}
	with := map[string]bool{}
	for _, s := range signed {
		with[s.ProposalID] = with[s.ProposalID] || s.DeputyID == deputyID
	}
	proposals, err := a.db.Proposals()
	if err != nil {
		return nil, err
	}
	for i := range proposals {
		p := &proposals[i]
		what := "联名" + string(p.Kind)
		if p.LeadID == deputyID {
			what = "领衔" + string(p.Kind)
		} else if !with[p.ID] {
			continue
		}
		deeds = append(deeds, Deed{Subject: data.Subject{Kind: data.KindProposal, ID: p.ID}, Day: p.Day, What: what, Title: p.Title})
	}
	meetings, err := a.db.MeetingsOf(deputyID)
	if err != nil {
		return nil, err
	}
	for i := range meetings {
		m := &meetings[i]
		deeds = append(deeds, Deed{Subject: data.Subject{Kind: data.KindMeeting, ID: m.ID}, Day: m.Day, What: "参加会议", Title: m.Title})
	}
	pieces, err := a.db.PublicityOf(deputyID)
	for i := range pieces {
		p := &pieces[i]
		deeds = append(deeds, Deed{Subject: data.Subject{Kind: data.KindPublicity, ID: p.ID}, Day: p.Day, What: "信息宣传",
			Title: string(p.Kind) + "：" + p.Title})
	}
	return deeds, err
}

// OpinionsTaken says how many opinions were taken, nothing for none.
func OpinionsTaken(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("（诉求 %d 件）", n)
}
