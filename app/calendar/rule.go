package calendar

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"liujin/app/days"
)

// Every says how a rule finds its days.
type Every int

// The ways: each week on weekdays, each month on days, on the nth weekday of each month, or on given dates.
const (
	Weekly Every = iota
	Monthly
	Nth
	Given
)

// Months says in which months a rule holds.
type Months int

// All, the odd or the even months.
const (
	All Months = iota
	Odd
	Even
)

// Off is what becomes of a reception day that falls on a day off.
type Off int

// 照常, 顺延至下一工作日, 提前至上一工作日, 取消.
const (
	Keep Off = iota
	Next
	Previous
	Cancel
)

// OffNames are what a rule's choices are called.
var OffNames = []string{"照常", "顺延至下一工作日", "提前至上一工作日", "取消"}

// Rule is a station's rule of reception days.
type Rule struct {
	Every    Every
	Weekdays []time.Weekday // Weekly, and the one of Nth
	Days     []int          // Monthly: 1 to 31; a month that is shorter has no such day
	Nth      int            // 1 to 5, -1 the last
	Dates    []string       // Given: ISO
	Months   Months
	Off      Off
}

// Reception is one reception day, and how it came about.
type Reception struct {
	Date string // ISO; "" when it is cancelled
	Due  string // the day that the rule names
	How  string // in words, for the screen: 每周三；10月1日国庆节放假，顺延至10月8日
}

// Check says what is wrong with a rule, "" when nothing is.
func (r Rule) Check() string {
	switch {
	case r.Every < Weekly || r.Every > Given || r.Months < All || r.Months > Even || r.Off < Keep || r.Off > Cancel:
		return "请重新选怎么定、哪些月份和遇放假怎么办"
	case slices.ContainsFunc(r.Weekdays, func(d time.Weekday) bool { return d < time.Sunday || d > time.Saturday }):
		return "请重新选星期几"
	case r.Every == Weekly && len(r.Weekdays) == 0:
		return "请选每周的哪一天"
	case r.Every == Monthly && len(r.Days) == 0:
		return "请填每月的哪几日，如 5、15、25"
	case r.Every == Monthly && slices.ContainsFunc(r.Days, func(d int) bool { return d < 1 || d > 31 }):
		return "每月的日子只能是 1 到 31"
	case r.Every == Nth && (len(r.Weekdays) != 1 || r.Nth == 0 || r.Nth < -1 || r.Nth > 5):
		return "请选第几个星期几"
	case r.Every == Given && len(r.Dates) == 0:
		return "请填日期"
	}
	for _, d := range r.Dates {
		if _, err := time.Parse(time.DateOnly, d); err != nil {
			return fmt.Sprintf("日期“%s”不对，请写成 2026-11-12 这样", d)
		}
	}
	return ""
}

// Words says a rule in Chinese: 每月5日、15日、25日（单月），遇放假顺延至下一工作日; of one that is none, what is wrong with it.
func (r Rule) Words() string {
	if fault := r.Check(); fault != "" {
		return fault
	}
	var b strings.Builder
	months := [...]string{"每月", "单月", "双月"}[r.Months]
	switch r.Every {
	case Weekly:
		var all []string
		for _, w := range r.Weekdays {
			all = append(all, "周"+days.Week[w])
		}
		b.WriteString("每" + strings.Join(all, "、"))
		if r.Months != All {
			b.WriteString("（" + months + "）")
		}
	case Monthly:
		var all []string
		for _, d := range r.Days {
			all = append(all, fmt.Sprintf("%d日", d))
		}
		b.WriteString(months + strings.Join(all, "、"))
	case Nth:
		which := fmt.Sprintf("第%d个", r.Nth)
		if r.Nth < 0 {
			which = "最后一个"
		}
		b.WriteString(months + which + "周" + days.Week[r.Weekdays[0]])
	case Given:
		fmt.Fprintf(&b, "指定的 %d 天", len(r.Dates))
	}
	if r.Off != Keep {
		b.WriteString("，遇放假" + OffNames[r.Off])
	}
	return b.String()
}

// Receptions lists a rule's reception days from a day to a day, both ISO and included. A day that is moved counts by the day that it is
// moved to; cancelled ones are listed without a date, so that the screen can say so. Two that fall on one day are one.
func (c *Calendar) Receptions(r Rule, from, to string) ([]Reception, error) {
	first, errFrom := time.Parse(time.DateOnly, from)
	last, errTo := time.Parse(time.DateOnly, to)
	if errFrom != nil || errTo != nil || last.Before(first) {
		return nil, fmt.Errorf("reception days from %q to %q: no span of days", from, to)
	}
	if text := r.Check(); text != "" {
		return nil, fmt.Errorf("rule of reception days: %s", text)
	}
	var all []Reception
	seen := map[string]bool{}
	for day := first.AddDate(0, 0, -reach); !day.After(last.AddDate(0, 0, reach)); day = day.AddDate(0, 0, 1) {
		if !r.names(day) {
			continue
		}
		one := c.settle(r, day)
		where := one.Date
		if where == "" {
			where = one.Due
		}
		if where < from || where > to || one.Date != "" && seen[one.Date] {
			continue
		}
		seen[one.Date] = true
		all = append(all, one)
	}
	slices.SortStableFunc(all, func(a, b Reception) int { return strings.Compare(a.when(), b.when()) })
	return all, nil
}

// when orders a reception day; a cancelled one stands where it was due.
func (o Reception) when() string {
	if o.Date == "" {
		return o.Due
	}
	return o.Date
}

// reach is how many days a reception day can be moved at most: the longest stretch of days off, with room.
const reach = 20

// names reports whether a rule names a day.
func (r Rule) names(day time.Time) bool {
	if odd := day.Month()%2 == 1; r.Every != Given && (r.Months == Odd && !odd || r.Months == Even && odd) {
		return false
	}
	switch r.Every {
	case Weekly:
		return slices.Contains(r.Weekdays, day.Weekday())
	case Monthly:
		return slices.Contains(r.Days, day.Day())
	case Nth:
		if day.Weekday() != r.Weekdays[0] {
			return false
		}
		if r.Nth < 0 {
			return day.AddDate(0, 0, 7).Month() != day.Month()
		}
		return (day.Day()-1)/7+1 == r.Nth
	}
	return slices.Contains(r.Dates, day.Format(time.DateOnly))
}

// settle says what becomes of a day that the rule names.
func (c *Calendar) settle(r Rule, day time.Time) Reception {
	due := day.Format(time.DateOnly)
	what := c.On(day)
	why := map[Kind]string{Weekend: "是" + "周" + days.Week[day.Weekday()], Holiday: what.Name + "放假"}[what.Kind]
	unknown := ""
	if !c.Known(day.Year()) {
		unknown = fmt.Sprintf("（%d年放假安排还没公布，按周末计）", day.Year())
	}
	if !what.Off() || r.Off == Keep {
		how := r.Words()
		switch {
		case what.Off():
			how = fmt.Sprintf("%s%s，照常", said(day), why)
		case what.Kind == Makeup:
			how += fmt.Sprintf("；%s是%s的调休上班日", said(day), what.Name)
		}
		return Reception{Date: due, Due: due, How: how + unknown}
	}
	if r.Off == Cancel {
		return Reception{Due: due, How: fmt.Sprintf("%s%s，取消", said(day), why) + unknown}
	}
	step, verb := 1, "顺延至"
	if r.Off == Previous {
		step, verb = -1, "提前至"
	}
	to := day
	for range reach {
		if to = to.AddDate(0, 0, step); !c.On(to).Off() {
			break
		}
	}
	return Reception{Date: to.Format(time.DateOnly), Due: due, How: fmt.Sprintf("%s%s，%s%s", said(day), why, verb, said(to)) + unknown}
}

// said is how a day is said: 10月1日.
func said(day time.Time) string { return days.Short(days.ISO(day)) }
