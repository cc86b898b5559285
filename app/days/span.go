package days

import "strings"

// Span is the days from one to another, both included.
type Span struct{ From, To string }

// MonthSpan is the month of a day.
func MonthSpan(day string) (s Span) {
	s.From, s.To = Month(day)
	return s
}

// Until is the span as far as a day, never less than its first one.
func (s Span) Until(day string) Span {
	s.To = max(s.From, min(day, s.To))
	return s
}

// Gone is the share of the span's days that is over on a day, that day included; 0 to 1.
func (s Span) Gone(day string) float64 {
	all := Count(s.From, s.To)
	if all <= 0 {
		return 0
	}
	return min(1, max(0, float64(Count(s.From, day))/float64(all)))
}

// Words names the days as titles do: 11月1日—12日.
func (s Span) Words() string {
	if s.From == s.To {
		return Short(s.From)
	}
	words := Short(s.To)
	if s.From[:7] == s.To[:7] {
		_, words, _ = strings.Cut(words, "月")
	}
	return Short(s.From) + "—" + words
}
