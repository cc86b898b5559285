// Package days reckons with days as the ledger keeps them, ISO dates as text, and says them as people and papers do.
package days

import (
	"iter"
	"time"
)

// Last is after all days.
const Last = "9999-12-31"

// ISO is a time's day as the ledger keeps it: 2026-11-12.
func ISO(t time.Time) string { return t.Format(time.DateOnly) }

// Is reports whether a text is a day.
func Is(day string) bool {
	_, err := time.Parse(time.DateOnly, day)
	return err == nil
}

// After moves a day by so many, back where that is negative; what is no day stays.
func After(day string, by int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return ISO(t.AddDate(0, 0, by))
}

// Each gives the days from one to another, both included, one in so many; none where one of them is no day, from which a step would not
// lead away.
func Each(from, to string, every int) iter.Seq[string] {
	return func(yield func(string) bool) {
		day, last, ok := both(from, to)
		for ok && !day.After(last) && yield(ISO(day)) {
			day = day.AddDate(0, 0, every)
		}
	}
}

// Count counts the days from one to another, both included; 0 where one is no day.
func Count(from, to string) int {
	a, b, ok := both(from, to)
	if !ok {
		return 0
	}
	return int(b.Sub(a).Hours()/24) + 1
}

// Between counts the days from one to a later one; negative when that is earlier.
func Between(from, to string) int { return Count(from, to) - 1 }

// Month returns the first and the last day of the month that a day lies in; what is no day is both.
func Month(day string) (first, last string) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day, day
	}
	start := firstOf(t)
	return ISO(start), ISO(start.AddDate(0, 1, -1))
}

// MonthAfter is the first day of the month that lies so many months on; what is no day stays.
func MonthAfter(day string, by int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return ISO(firstOf(t).AddDate(0, by, 0))
}

// YearOf is how a day's year is written, MonthOf its year and month; of what is no day, its beginning: a stored text may be anything.
func YearOf(day string) string  { return day[:min(len(day), len("2006"))] }
func MonthOf(day string) string { return day[:min(len(day), len("2006-01"))] }

// Years lists the years that days from one to another touch; none where these are no span.
func Years(from, to string) (all []int) {
	a, b, ok := both(from, to)
	if !ok {
		return nil
	}
	for year := a.Year(); year <= b.Year(); year++ {
		all = append(all, year)
	}
	return all
}

// Months lists the first days of the months that days from one to another touch; none where these are no span.
func Months(from, to string) (all []time.Time) {
	a, b, ok := both(from, to)
	if !ok {
		return nil
	}
	for m := firstOf(a); !m.After(b); m = m.AddDate(0, 1, 0) {
		all = append(all, m)
	}
	return all
}

func firstOf(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC) }

func both(from, to string) (a, b time.Time, ok bool) {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	return a, b, errA == nil && errB == nil
}
