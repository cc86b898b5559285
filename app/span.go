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

// SpanOf is an activity month's.
func SpanOf(c data.CampaignFields) Span { return Span{c, days.Span{From: c.Starts, To: c.Ends}} }

// afterwards is how many days after its end a paper still speaks of an activity month: the 总结会 and the last 简报 come some weeks later.
const afterwards = 42

// reportDay is the day of a month until which the month before is what is to be reported.
const reportDay = "10"

// DeskSpan is what the desk opens on: the activity month that runs today; without one this month, in its first days the one before,
// which is to be reported then.
func (a *App) DeskSpan() (Span, error) {
	c, err := a.db.CampaignOn(a.Today())
	if err != nil || c.ID != "" {
		return SpanOf(c), err
	}
	if today := a.Today(); today[8:] <= reportDay {
		last := days.MonthSpan(days.MonthAfter(today, -1))
		return a.SpanIn(last.From, last.To)
	}
	return Span{Span: days.MonthSpan(a.Today())}, nil
}

// lastWeek is how many days of a month are left when it is what will be reported next.
const lastWeek = 6

// FilingSpan is the month that is to be reported: this one when its last week has begun, before that the one that is over.
func (a *App) FilingSpan() (Span, error) {
	month := days.MonthSpan(a.Today())
	if a.Today() < days.After(month.To, -lastWeek) {
		month = days.MonthSpan(days.MonthAfter(a.Today(), -1))
	}
	return a.SpanIn(month.From, month.To)
}

// Targets are what the activity month wants to reach, where the span is its very days; a part of it, or a year, is held to none.
func (s Span) Targets() (none data.Targets) {
	if s.From != s.Campaign.Starts || s.To != s.Campaign.Ends {
		return none
	}
	return s.Campaign.Targets
}

// SpanOn is what a paper of a day speaks of: the activity month that runs then, or that ended some weeks before, or else the day's month.
func (a *App) SpanOn(day string) (Span, error) {
	all, err := a.db.Campaigns() // the newest first
	if err != nil {
		return Span{}, err
	}
	for _, c := range all {
		if c.Starts <= day && day <= c.Ends {
			return SpanOf(c), nil
		}
	}
	for _, c := range all {
		if c.Ends < day && day <= days.After(c.Ends, afterwards) {
			return SpanOf(c), nil
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

// OfferedSpan is one of the spans of days that are offered to be counted, with what it is called.
type OfferedSpan struct {
	Name string // 上月（2026年10月）
	Span
}

// Spans are the spans that are offered to be counted today: months, quarters, halves and years, this one and the last, and each activity
// month that has begun, the newest first. Any other two days are SpanIn's.
func (a *App) Spans() ([]OfferedSpan, error) {
	today, last := a.Today(), days.MonthAfter(a.Today(), -1)
	var all []OfferedSpan
	for _, o := range []struct {
		name string
		days days.Span
	}{
		{"本月", days.MonthSpan(today)}, {"上月", days.MonthSpan(last)},
		{"本季度", days.QuarterSpan(today)}, {"上季度", days.QuarterSpan(days.MonthAfter(today, -3))},
		{"", days.HalfSpan(today)}, {"", days.HalfSpan(days.MonthAfter(today, -6))}, // both have a name of their own
		{"本年", days.YearSpan(today)}, {"上年", days.YearSpan(days.MonthAfter(today, -12))},
	} {
		s, err := a.SpanIn(o.days.From, o.days.To)
		if err != nil {
			return nil, err
		}
		offered := OfferedSpan{o.days.Name(), s}
		if o.name != "" {
			offered.Name = o.name + "（" + o.days.Name() + "）"
		}
		all = append(all, offered)
	}
	campaigns, err := a.CampaignSpans()
	for _, s := range campaigns {
		all = append(all, OfferedSpan{s.Campaign.Name + "（" + days.Period(s.From, s.To) + "）", s})
	}
	return all, err
}

// CampaignSpans are those of the activity months that have begun, the newest first.
func (a *App) CampaignSpans() (all []Span, err error) {
	campaigns, err := a.db.Campaigns() // the newest first
	for _, c := range campaigns {
		if c.Starts <= a.Today() {
			all = append(all, SpanOf(c))
		}
	}
	return all, err
}

// Offered is a span with what it is called among those that are offered: an activity month before whole months, any other by its days.
func (s Span) Offered(among []OfferedSpan) OfferedSpan {
	found := OfferedSpan{s.Name(), s}
	for i := range among { // activity months come last
		if among[i].Span.Span == s.Span {
			found = among[i]
		}
	}
	return found
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
