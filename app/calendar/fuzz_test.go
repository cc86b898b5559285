package calendar

import (
	"testing"
	"time"
)

// A rule that Check lets pass has its days; each lies within the days that were asked for.
func FuzzRule(f *testing.F) {
	f.Add(0, 3, 5, 0, "2026-11-12", 0, 1, 0)
	f.Add(1, 0, 31, 0, "", 1, 2, 40)
	f.Add(2, 5, 0, -1, "", 2, 3, 400)
	f.Add(3, 0, 0, 0, "0001-01-01", 0, 1, 9)
	c := New()
	f.Fuzz(func(t *testing.T, every, weekday, day, nth int, date string, months, off, length int) {
		r := Rule{Every: Every(every), Weekdays: []time.Weekday{time.Weekday(weekday)}, Days: []int{day}, Nth: nth, Dates: []string{date},
			Months: Months(months), Off: Off(off)}
		from := "2026-10-01"
		to := time.Date(2026, 10, 1+length%500, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		all, err := c.Receptions(r, from, to)
		if fault := r.Check(); (fault != "" || to < from) != (err != nil) || r.Words() == "" {
			t.Fatalf("%+v to %s: %q, %v", r, to, fault, err)
		}
		for _, one := range all {
			if when := one.when(); when < from || when > to || one.How == "" {
				t.Errorf("%+v", one)
			}
		}
	})
}
