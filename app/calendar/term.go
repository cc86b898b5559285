package calendar

import (
	"fmt"
	"strings"
	"time"
)

// Unit is what a term is counted in.
type Unit int

// The units of terms.
const (
	UnitDays     Unit = iota // each day counts
	UnitWorkdays             // days off don't, 调休 workdays do
	UnitMonths               // calendar months: to the day of the same number, or the month's last
)

// mostTerm is more than any term or notice has, in its unit: what is stored may be anything, and workdays are counted one by one.
const mostTerm = 3660

// Due is the last day of a term of n units that begins on the day from, and how it was computed. The day itself doesn't count, and a term
// whose last day is off ends on the next workday (民法典 201 to 203).
func (c *Calendar) Due(from time.Time, n int, unit Unit) (last time.Time, how string) {
	n = min(max(n, 0), mostTerm)
	switch unit {
	case UnitWorkdays:
		last = from
		for left := n; left > 0; {
			if last = last.AddDate(0, 0, 1); !c.On(last).Off() {
				left--
			}
		}
		return last, since(from) + fmt.Sprintf(" %d 个工作日（不计休息日、节假日，计调休上班日）", n) + c.unknown(from, last)
	case UnitMonths:
		last = monthsAfter(from, n)
		how = since(from) + fmt.Sprintf(" %d 个月", n)
	default:
		last = from.AddDate(0, 0, n)
		how = since(from) + fmt.Sprintf(" %d 日", n)
	}
	named := last
	for c.On(last).Off() {
		last = last.AddDate(0, 0, 1)
	}
	if !last.Equal(named) {
		how += fmt.Sprintf("，末日%s为%s，顺延至%s", said(named), offWords(c.On(named)), said(last))
	}
	return last, how + c.unknown(last, last)
}

// WorkdaysBefore is the day n workdays before a day, for what must be out by then.
func (c *Calendar) WorkdaysBefore(day time.Time, n int) time.Time {
	for n = min(n, mostTerm); n > 0; {
		if day = day.AddDate(0, 0, -1); !c.On(day).Off() {
			n--
		}
	}
	return day
}

func since(from time.Time) string { return "自" + said(from) + "起" }

// Counts reports whether the words of a term that Due gave say that it began on an ISO day.
func Counts(how, day string) bool {
	from, err := time.Parse(time.DateOnly, day)
	return err == nil && strings.HasPrefix(how, since(from))
}

// unknown says which years' days off a term was computed without, for it may shift when they are published.
func (c *Calendar) unknown(from, to time.Time) string {
	for year := from.Year(); year <= to.Year(); year++ {
		if !c.Known(year) {
			return fmt.Sprintf("（%d 年放假安排未公布，暂按周末计算）", year)
		}
	}
	return ""
}

// monthsAfter is the day of the same number n months on, or that month's last day.
func monthsAfter(from time.Time, n int) time.Time {
	first := time.Date(from.Year(), from.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, min(from.Day(), first.AddDate(0, 1, -1).Day())-1)
}

func offWords(d Day) string {
	if d.Kind == Holiday && d.Name != "" {
		return d.Name + "放假"
	}
	return "休息日"
}
