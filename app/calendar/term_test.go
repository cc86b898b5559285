package calendar

import (
	"strings"
	"testing"
	"time"
)

func TestDue(t *testing.T) {
	c := New()
	for _, x := range []struct {
		from string
		n    int
		unit Unit
		want string
		says string
	}{
		{"2026-11-03", 30, UnitDays, "2026-12-03", "自11月3日起 30 日"},
		{"2026-11-05", 30, UnitDays, "2026-12-07", "末日12月5日为休息日，顺延至12月7日"},
		{"2026-11-30", 3, UnitMonths, "2027-03-01", "末日2月28日为休息日，顺延至3月1日（2027 年放假安排未公布，暂按周末计算）"},
		{"2026-12-28", 10, UnitWorkdays, "2027-01-11", "（2027 年放假安排未公布"},
		{"2025-08-31", 1, UnitMonths, "2025-09-30", "1 个月"},
		{"2026-09-30", 3, UnitWorkdays, "2026-10-10", "3 个工作日"}, // 国庆 1—7 off, 10 is a 调休 workday
		{"2026-11-06", 1, UnitWorkdays, "2026-11-09", ""},
		{"2026-09-24", 7, UnitDays, "2026-10-08", "国庆节放假"},
	} {
		from, err := time.Parse(time.DateOnly, x.from)
		if err != nil {
			t.Fatal(err)
		}
		got, how := c.Due(from, x.n, x.unit)
		if got.Format(time.DateOnly) != x.want || !strings.Contains(how, x.says) {
			t.Errorf("%s + %d: %s (%s), want %s", x.from, x.n, got.Format(time.DateOnly), how, x.want)
		}
	}
}

// However long a term is, as a damaged ledger may say, it ends soon and within a life.
func TestTermsHaveAnEnd(t *testing.T) {
	c, from := New(), time.Date(2026, 11, 12, 0, 0, 0, 0, time.UTC)
	for _, n := range []int{1 << 40, 1<<63 - 1, -1 << 63, -1} {
		for _, unit := range []Unit{UnitDays, UnitWorkdays, UnitMonths, Unit(7)} {
			if last, how := c.Due(from, n, unit); last.Before(from) || last.Year() > 2400 || how == "" {
				t.Errorf("%d of unit %d: %v %q", n, unit, last, how)
			}
		}
		if day := c.WorkdaysBefore(from, n); day.After(from) || day.Year() < 1900 {
			t.Errorf("%d workdays before: %v", n, day)
		}
	}
}
