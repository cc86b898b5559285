package days

import (
	"fmt"
	"strings"
	"time"
)

// Span is the days from one to another, both included.
type Span struct{ From, To string }

// MonthSpan is the month of a day.
func MonthSpan(day string) (s Span) {
	s.From, s.To = Month(day)
	return s
}

// QuarterSpan is the quarter of a year that a day lies in.
func QuarterSpan(day string) Span { return monthsSpan(day, 3) }

// HalfSpan is the half of a year that a day lies in.
func HalfSpan(day string) Span { return monthsSpan(day, 6) }

// YearSpan is the year that a day lies in.
func YearSpan(day string) Span { return monthsSpan(day, 12) }

// monthsSpan is that part of a year, of so many months, which a day lies in; what is no day is both ends.
func monthsSpan(day string, months int) Span {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return Span{From: day, To: day}
	}
	first := time.Date(t.Year(), t.Month()-(t.Month()-1)%time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	return Span{From: ISO(first), To: ISO(first.AddDate(0, months, -1))}
}

// part is a part of a year that has a name.
type part struct {
	name          string
	first, months int
}

var parts = yearParts()

func yearParts() []part {
	all := []part{{"全年", 1, 12}, {"上半年", 1, 6}, {"下半年", 7, 6}}
	for i := range 4 {
		all = append(all, part{fmt.Sprintf("第%d季度", i+1), 3*i + 1, 3})
	}
	for i := range 12 {
		all = append(all, part{fmt.Sprintf("%d月", i+1), i + 1, 1})
	}
	return all
}

// Parts names the parts of a year: 全年, 上半年, 第1季度, 1月 …
func Parts() []string {
	names := make([]string, len(parts))
	for i := range parts {
		names[i] = parts[i].name
	}
	return names
}

// PartSpan is a part of a year, by one of the names of Parts; no days for any other.
func PartSpan(year int, name string) Span {
	for _, p := range parts {
		if p.name == name {
			first := time.Date(year, time.Month(p.first), 1, 0, 0, 0, 0, time.UTC)
			return Span{From: ISO(first), To: ISO(first.AddDate(0, p.months, -1))}
		}
	}
	return Span{}
}

// Name is what whole months, quarters, halves and years are called: 2026年11月, 2026年第4季度, 2026年下半年; other days as a period.
func (s Span) Name() string {
	t, err := time.Parse(time.DateOnly, s.From)
	if err != nil {
		return InMonths(s.From, s.To)
	}
	switch s {
	case QuarterSpan(s.From):
		return fmt.Sprintf("%d年第%d季度", t.Year(), (t.Month()+2)/3)
	case HalfSpan(s.From):
		return fmt.Sprintf("%d年%s半年", t.Year(), map[bool]string{true: "上", false: "下"}[t.Month() == time.January])
	}
	return InMonths(s.From, s.To)
}

// Before is the month, quarter, half or year before one; no days before any others.
func (s Span) Before() Span {
	for _, of := range []func(string) Span{MonthSpan, QuarterSpan, HalfSpan, YearSpan} {
		if of(s.From) == s {
			return of(After(s.From, -1))
		}
	}
	return Span{}
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
	if MonthOf(s.From) == MonthOf(s.To) {
		_, words, _ = strings.Cut(words, "月")
	}
	return Short(s.From) + "—" + words
}

// ReadSpan reads the days that a command line names: 2026, 2026-Q4, 2026-11, 2026-11-01..2026-11-30.
func ReadSpan(text string) (Span, bool) {
	if from, to, two := strings.Cut(text, ".."); two {
		return Span{From: from, To: to}, Is(from) && Is(to) && from <= to
	}
	year, quarter, _ := strings.Cut(text, "-Q")
	switch {
	case Is(text + "-01"):
		return MonthSpan(text + "-01"), true
	case Is(text + "-01-01"):
		return YearSpan(text + "-01-01"), true
	case len(quarter) == 1 && "1" <= quarter && quarter <= "4" && Is(year+"-01-01"):
		return QuarterSpan(fmt.Sprintf("%s-%02d-01", year, 3*int(quarter[0]-'0')-2)), true
	}
	return Span{}, false
}
