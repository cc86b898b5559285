package lessons

import (
	"testing"
	"time"

	"liujin/app/intake"
	"liujin/app/intake/booktest"
	"liujin/app/sheets"
)

// Whatever a text table holds, reading it ends, and what comes out can be a session.
func FuzzRead(f *testing.F) {
	seeds := []string{"序号,培训时间,培训内容,参训代表,学时\n1,3月5日,学习,王五、李　六,2\n", "日期,课程,姓名,到课情况\n2026-03-05,预算审查,王五,到课\n",
		"姓名,3月5日,4月9日\n王五,√,请假\n李六,,×\n", "培训班次,时间,课程,参加人员\n春季班,3月5日,甲课,王五\n合计,,,\n"}
	booktest.Fuzz(f, seeds, func(t *testing.T, wb *sheets.Workbook) {
		r, err := Read(wb, intake.Options{Today: today})
		if err != nil {
			return
		}
		for _, l := range r.Lessons {
			if day, err := time.Parse(time.DateOnly, l.Day); err != nil || day.Format(time.DateOnly) > today || l.Hours < 0 {
				t.Errorf("%+v", l)
			}
		}
	})
}
