package visits

import (
	"testing"
	"time"

	"liujin/app/intake"
	"liujin/app/intake/booktest"
	"liujin/app/sheets"
)

// Whatever a text table holds, reading it ends, and what comes out can be a visit.
func FuzzRead(f *testing.F) {
	seeds := []string{"日期,企业名称,代表,诉求\n3月5日,甲公司、乙厂,张三 李四,1.a；2.b\n,,,又一件\n合计,2,,\n", "2026年走访\n日期,走访对象\n11.3,甲\n5日,乙公司\n",
		"企业名称,日期\n\n甲公司,2026-03-05\n二、三月,\n,\n"}
	booktest.Fuzz(f, seeds, func(t *testing.T, wb *sheets.Workbook) {
		r, err := Read(wb, intake.Options{Today: today})
		if err != nil {
			return
		}
		for _, v := range r.Visits {
			if day, err := time.Parse(time.DateOnly, v.Day); err != nil || day.Format(time.DateOnly) > today || v.Enterprise == "" {
				t.Errorf("%+v", v)
			}
		}
	})
}
