package desk

import (
	"fmt"

	"liujin/app"
	"liujin/app/days"
	"liujin/data"
)

// SpanCount is what the walk-ins came to in some days.
type SpanCount struct {
	app.Span
	Walks WalkCounts
}

// CampaignTotals counts each activity month that has begun beside its targets, the newest first; the one that runs as far as it is.
func (a *Book) CampaignTotals() ([]SpanCount, error) {
	campaigns, err := a.CampaignSpans()
	all := make([]SpanCount, len(campaigns))
	for i, span := range campaigns {
		if all[i].Span = span; err == nil {
			all[i].Walks, err = a.Walks(span.From, span.To, span.Targets())
		}
	}
	return all, err
}

// DoneOf is a number with the target that it is held to: 31/40; without one the number alone.
func (w *WalkCount) DoneOf() string {
	if w.Target > 0 {
		return fmt.Sprintf("%d/%d", w.Done, w.Target)
	}
	return fmt.Sprint(w.Done)
}

// MonthsOf counts the walk-ins of each month of a year that has begun.
func (a *Book) MonthsOf(year string) (all []SpanCount, err error) {
	for first := year + "-01-01"; first[:4] == year && first <= a.Today(); first = days.MonthAfter(first, 1) {
		month := days.MonthSpan(first)
		m := SpanCount{}
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
