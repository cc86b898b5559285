package duty_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"liujin/app/duty"
	"liujin/data"
)

// Whatever a table of days off holds, it gives a year's days or a sentence.
func FuzzHolidayFile(f *testing.F) {
	for _, s := range []string{"2027-01-01,放假,元旦\n2027/1/4,上班,元旦\n", "日期,类型\n20270101,休\n", "2027年1月1日,班\n,,\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		path := filepath.Join(t.TempDir(), "放假.csv")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		year, err := new(duty.Book).ReadHolidayFile(path)
		var known *data.Error
		if err != nil && !errors.As(err, &known) {
			t.Fatalf("no sentence: %v", err)
		}
		for _, d := range year.Days {
			if _, bad := time.Parse(time.DateOnly, d.Day); err == nil && (bad != nil || d.Kind == "") {
				t.Errorf("%+v", d)
			}
		}
	})
}

// A rule of reception days as it may be stored or typed: in words or refused, and kept in one form.
func FuzzDutyRule(f *testing.F) {
	f.Add("每周", "1,3", "", "", "", "每月", "照常")
	f.Add("每月几日", "", "5、15、25日", "", "", "单月", "顺延至下一工作日")
	f.Add("每月第几个星期几", "5", "", "第二个", "", "双月", "取消")
	f.Add("指定日期", "", "", "", "2026-11-12、2026-12-01", "每月", "照常")
	f.Fuzz(func(t *testing.T, every, weekdays, days, nth, dates, months, off string) {
		r := data.DutyRule{Every: data.RuleKind(every), Weekdays: weekdays, Days: days, Nth: data.Nth(nth), Dates: dates,
			Months: data.RuleMonth(months), WhenOff: data.WhenOff(off), DayPart: data.DayParts[0], Need: 2}
		if duty.RuleWords(&r) == "" {
			t.Error("a rule without words")
		}
		if err := r.Validate(); err != nil && err.Error() == "" {
			t.Error("refused without a word")
		}
	})
}
