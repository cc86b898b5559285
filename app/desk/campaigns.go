package desk

import (
	"fmt"

	"liujin/app"
	"liujin/app/days"
	"liujin/data"
)

// CampaignTotal is what an activity month came to, beside its targets.
type CampaignTotal struct {
	app.Span
	Walks    WalkCounts
	Deputies int // who took part in any of the walk-ins
	Persons  int // participations of those present (人次)
	Opinions int // taken there (活动中收集)
}

// RecordID is the activity month's.
func (c *CampaignTotal) RecordID() string { return c.Campaign.ID }

// CampaignTotals counts each activity month that has begun, the newest first; the one that runs as far as it is.
func (a *Book) CampaignTotals() ([]CampaignTotal, error) {
	campaigns, err := a.CampaignSpans()
	if err != nil {
		return nil, err
	}
	all := make([]CampaignTotal, len(campaigns))
	for i, span := range campaigns {
		c := &all[i]
		c.Span = span
		if c.Walks, err = a.Walks(span.From, span.To, span.Targets()); err != nil {
			return nil, err
		}
		c.Deputies = len(TookPart(&c.Walks))
		for k := range c.Walks {
			c.Persons += c.Walks[k].Persons
			c.Opinions += c.Walks[k].Opinions
		}
	}
	return all, nil
}

// DoneOf is a number with the target that it is held to: 31/40; without one the number alone.
func (w *WalkCount) DoneOf() string {
	if w.Target > 0 {
		return fmt.Sprintf("%d/%d", w.Done, w.Target)
	}
	return fmt.Sprint(w.Done)
}

// MonthCount is what a month came to.
type MonthCount struct {
	app.Span
	Walks WalkCounts
}

// MonthsOf counts the walk-ins of each month of a year that has begun.
func (a *Book) MonthsOf(year string) (all []MonthCount, err error) {
	for first := year + "-01-01"; first[:4] == year && first <= a.Today(); first = days.MonthAfter(first, 1) {
		month := days.MonthSpan(first)
		m := MonthCount{}
		if m.Span, err = a.SpanIn(month.From, month.To); err != nil {
			return nil, err
		}
		if m.Walks, err = a.Walks(month.From, month.To, data.Targets{}); err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}
