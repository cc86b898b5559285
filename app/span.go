package app

import (
	"strings"

	"liujin/data"
)

// Span is the days that something is counted over (统计期), with the activity month that they are of. It is made here only, so that a
// number and the rows that it opens are always of the same days.
type Span struct {
	Campaign data.Campaign // its ID is "" when there is none
	From, To string
}

// afterwards is how many days after its end a paper still speaks of an activity month: the 总结会 and the last 简报 come some weeks later.
const afterwards = 42

// DeskSpan is what the desk counts: the activity month that runs today, or else this month.
func (a *App) DeskSpan() (Span, error) {
	c, err := a.db.CampaignOn(a.Today())
	if err != nil || c.ID != "" {
		return Span{c, c.Starts, c.Ends}, err
	}
	return monthSpan(a.Today()), nil
}

// spanOn is what a paper of a day speaks of: the activity month that runs then, or that ended some weeks before, or else the day's month.
func (a *App) spanOn(day string) (Span, error) {
	all, err := a.db.Campaigns() // the newest first
	if err != nil {
		return Span{}, err
	}
	for _, c := range all {
		if c.Starts <= day && day <= c.Ends {
			return Span{c, c.Starts, c.Ends}, nil
		}
	}
	for _, c := range all {
		if c.Ends < day && day <= dayAfter(c.Ends, afterwards) {
			return Span{c, c.Starts, c.Ends}, nil
		}
	}
	return monthSpan(day), nil
}

// SpanIn is a span of given days, with the activity month that they are of: the latest that they touch.
func (a *App) SpanIn(from, to string) (Span, error) {
	all, err := a.db.Campaigns() // the newest first
	for _, c := range all {
		if c.Starts <= to && from <= c.Ends {
			return Span{c, from, to}, err
		}
	}
	return Span{From: from, To: to}, err
}

// monthSpan is the month of a day.
func monthSpan(day string) (s Span) {
	s.From, s.To = monthOf(day)
	return s
}

// until is the span as far as a day, never less than its first one.
func (s Span) until(day string) Span {
	s.To = max(s.From, min(day, s.To))
	return s
}

// Gone is the share of the span's days that is over on a day, that day included; 0 to 1.
func (s Span) Gone(day string) float64 {
	all := days(s.From, s.To)
	if all <= 0 {
		return 0
	}
	return min(1, max(0, float64(days(s.From, day))/float64(all)))
}

// Rows are those rows of a kind that conditions keep, in the span.
func (s Span) Rows(of data.Kind, keep ...Condition) Rows {
	return Rows{Subject: data.Subject{Kind: of}, Keep: keep, From: s.From, To: s.To}
}

// Words names the days as titles do: 11月1日—12日.
func (s Span) Words() string {
	if s.From == s.To {
		return DayWords(s.From)
	}
	words := DayWords(s.To)
	if s.From[:7] == s.To[:7] {
		_, words, _ = strings.Cut(words, "月")
	}
	return DayWords(s.From) + "—" + words
}
