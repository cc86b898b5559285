package app

import (
	"liujin/app/days"
	"liujin/data"
)

// Span is the days that something is counted over (统计期), with the activity month that they are of. It is made here only, so that a
// number and the rows that it opens are always of the same days.
type Span struct {
	Campaign data.CampaignFields // its ID is "" when there is none
	days.Span
}

// spanOf is an activity month's.
func spanOf(c data.CampaignFields) Span { return Span{c, days.Span{From: c.Starts, To: c.Ends}} }

// afterwards is how many days after its end a paper still speaks of an activity month: the 总结会 and the last 简报 come some weeks later.
const afterwards = 42

// DeskSpan is what the desk counts: the activity month that runs today, or else this month.
func (a *App) DeskSpan() (Span, error) {
	c, err := a.db.CampaignOn(a.Today())
	if err != nil || c.ID != "" {
		return spanOf(c), err
	}
	return Span{Span: days.MonthSpan(a.Today())}, nil
}

// SpanOn is what a paper of a day speaks of: the activity month that runs then, or that ended some weeks before, or else the day's month.
func (a *App) SpanOn(day string) (Span, error) {
	all, err := a.db.Campaigns() // the newest first
	if err != nil {
		return Span{}, err
	}
	for _, c := range all {
		if c.Starts <= day && day <= c.Ends {
			return spanOf(c), nil
		}
	}
	for _, c := range all {
		if c.Ends < day && day <= days.After(c.Ends, afterwards) {
			return spanOf(c), nil
		}
	}
	return Span{Span: days.MonthSpan(day)}, nil
}

// SpanIn is a span of given days, with the activity month that they are of: the latest that they touch.
func (a *App) SpanIn(from, to string) (Span, error) {
	all, err := a.db.Campaigns()
	if err != nil {
		return Span{}, err
	}
	for _, c := range all { // the newest first
		if c.Starts <= to && from <= c.Ends {
			return Span{c, days.Span{From: from, To: to}}, err
		}
	}
	return Span{Span: days.Span{From: from, To: to}}, nil
}

// Until is the span as far as a day, still of its activity month.
func (s Span) Until(day string) Span {
	s.Span = s.Span.Until(day)
	return s
}

// Rows are those rows of a kind that conditions keep, in the span.
func (s Span) Rows(of data.Kind, keep ...Condition) Rows {
	return Rows{Subject: data.Subject{Kind: of}, Keep: keep, From: s.From, To: s.To}
}
