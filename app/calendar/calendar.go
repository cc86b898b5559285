// Package calendar knows which days are worked: weekends, the State Council's days off with their 调休 workdays, and the reception days (接待日)
// that a station's rule makes of them.
package calendar

import (
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/6tail/lunar-go/HolidayUtil"
)

// Kind is what a day is.
type Kind int

// The kinds of days.
const (
	Workday Kind = iota
	Weekend
	Holiday // off by the notice: 放假, 调休 days off included
	Makeup  // a weekend day that is worked: 调休上班
)

// Day is what is known of a day.
type Day struct {
	Kind Kind
	Name string // of the holiday that it belongs to: 春节; "" for an ordinary day
}

// Off reports a day that is not worked.
func (d Day) Off() bool { return d.Kind == Weekend || d.Kind == Holiday }

// Year is one year's notice as it was read or typed: the days off and the workdays that make up for them, by ISO date.
type Year struct {
	Year int
	Days map[string]Day // Holiday and Makeup only
}

// Calendar answers for days. Years that were given stand before those that the program knows by itself.
type Calendar struct{ years map[int]Year }

// New makes a calendar with the given years.
func New(years ...Year) *Calendar {
	c := &Calendar{years: map[int]Year{}}
	for _, y := range years {
		c.years[y.Year] = y
	}
	return c
}

// firstKnown and lastKnown are the years whose notices the program knows by itself; lunar-go has them by day.
const firstKnown, lastKnown = 2010, 2026

// Known reports whether the days off of a year are known; those of an unpublished one are planned by weekends alone.
func (c *Calendar) Known(year int) bool {
	_, own := c.years[year]
	return own || year >= firstKnown && year <= lastKnown
}

// On returns what a day is.
func (c *Calendar) On(day time.Time) Day {
	iso := day.Format(time.DateOnly)
	for _, y := range []int{day.Year(), day.Year() + 1, day.Year() - 1} { // a notice may reach over its year's ends
		if year, own := c.years[y]; own {
			if d, ok := year.Days[iso]; ok {
				return d
			}
		}
	}
	if _, own := c.years[day.Year()]; !own {
		if d, ok := builtin()[iso]; ok {
			return d
		}
	}
	if w := day.Weekday(); w == time.Saturday || w == time.Sunday {
		return Day{Kind: Weekend}
	}
	return Day{Kind: Workday}
}

// builtin is what lunar-go knows, by ISO date.
var builtin = sync.OnceValue(func() map[string]Day {
	days := map[string]Day{}
	for year := firstKnown; year <= lastKnown; year++ {
		for e := HolidayUtil.GetHolidaysByYear(year).Front(); e != nil; e = e.Next() {
			h, ok := e.Value.(*HolidayUtil.Holiday)
			if !ok {
				continue
			}
			kind := Holiday
			if h.IsWork() {
				kind = Makeup
			}
			days[h.GetDay()] = Day{kind, short(h.GetName())}
		}
	}
	return days
})

// short is a holiday's name as notices have it.
func short(name string) string {
	switch name {
	case "元旦节":
		return "元旦"
	case "国庆中秋":
		return "国庆节、中秋节"
	}
	return name
}

// Builtin returns a year as the program knows it by itself; false when it does not.
func Builtin(year int) (Year, bool) {
	y := Year{Year: year, Days: map[string]Day{}}
	for iso, d := range builtin() {
		if iso[:4] == strconv.Itoa(year) {
			y.Days[iso] = d
		}
	}
	return y, len(y.Days) > 0
}

// Dates lists a year's days in order.
func (y Year) Dates() []string {
	var all []string
	for d := range y.Days {
		all = append(all, d)
	}
	slices.Sort(all)
	return all
}
