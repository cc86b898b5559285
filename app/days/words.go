package days

import "time"

// Week is what the days of the week are called after 周 and 星期, Sunday first as time.Weekday counts.
var Week = [7]string{"日", "一", "二", "三", "四", "五", "六"}

// Weekday is the day of the week behind the word for it, 周 or 星期: Weekday(day, "周") is 周三; "" for what is no day.
func Weekday(day, word string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return word + Week[t.Weekday()]
}

// FromMonday lists the days of the week behind the word for them, Monday first.
func FromMonday(word string) []string {
	all := make([]string, len(Week))
	for i := range all {
		all[i] = word + Week[(i+1)%7]
	}
	return all
}

// Short is a day as people say it: 11月4日; what is no day stays as it is.
func Short(day string) string { return said(day, "1月2日") }

// Long is a day as papers write it: 2026年11月4日; what is no day stays as it is.
func Long(day string) string { return said(day, "2006年1月2日") }

func said(day, layout string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format(layout)
}

// Period writes days from one to another as papers do: 2026年11月1日至30日.
func Period(from, to string) string {
	a, b, ok := both(from, to)
	switch {
	case !ok:
		return from + "至" + to
	case from == to:
		return Long(from)
	case a.Year() != b.Year():
		return Long(from) + "至" + Long(to)
	case a.Month() != b.Month():
		return Long(from) + "至" + Short(to)
	}
	return Long(from) + "至" + b.Format("2日")
}

// InMonths names whole months: 2026年11月, 2026年10月至12月, 2026年; other days as a period.
func InMonths(from, to string) string {
	a, b, ok := both(from, to)
	if !ok || a.Day() != 1 || b.AddDate(0, 0, 1).Day() != 1 || b.Before(a) {
		return Period(from, to)
	}
	switch {
	case a.Year() != b.Year():
		return a.Format("2006年1月") + "至" + b.Format("2006年1月")
	case a.Month() == b.Month():
		return a.Format("2006年1月")
	case a.Month() == time.January && b.Month() == time.December:
		return a.Format("2006年")
	}
	return a.Format("2006年1月") + "至" + b.Format("1月")
}
