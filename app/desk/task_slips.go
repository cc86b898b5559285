package desk

import (
	"slices"
	"strings"

	"liujin/app/days"
	"liujin/app/papers"
	"liujin/data"
)

// TaskSlips gathers what each deputy is to do in an activity month, is planned for and did, in the order of papers.
func (a *Book) TaskSlips(campaignID string) (all []papers.TaskSlip, err error) {
	b, err := a.TaskBoard(campaignID)
	if err != nil {
		return nil, err
	}
	coming, err := a.Coming(max(b.From, a.Today()), b.To, false)
	if err != nil {
		return nil, err
	}
	names, err := a.PublicNames(a.AsOf(b.To))
	if err != nil {
		return nil, err
	}
	for i := range b.Groups {
		g := &b.Groups[i]
		together := b.Plan.Rows[i].Amounts.Words()
		for k := range g.Members {
			d := &g.Members[k]
			s := papers.TaskSlip{Campaign: b.Campaign.Name, From: b.From, To: b.To, Name: names[d.ID], Together: together}
			if g.ID != "" {
				s.Group = g.Name
			}
			s.Own, s.Done = plannedFor(coming, d.ID), didIn(&b.Walks, d.ID)
			all = append(all, s)
		}
	}
	return all, nil
}

// plannedFor are the lines of what a deputy is planned for.
func plannedFor(coming []Coming, deputyID string) (all []string) {
	for i := range coming {
		c := &coming[i]
		if c.Over || !slices.Contains(c.DeputyIDs, deputyID) {
			continue
		}
		what := c.What
		switch {
		case c.Kind == data.KindShift:
			what = c.Title
		case c.Title != "":
			what += "：" + c.Title
		}
		parts := []string{days.Short(c.Day) + "（周" + days.Weekday(c.Day, "") + "）" + c.Hours, c.Place, what}
		all = append(all, strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "　"))
	}
	return all
}

// didIn are the walk-ins in which a deputy took part.
func didIn(walks *WalkCounts, deputyID string) (all []string) {
	for k := range walks {
		if walks[k].Deputies[deputyID] {
			all = append(all, walks[k].Title())
		}
	}
	return all
}
