package lessons

import (
	"fmt"
	"strings"
	"testing"

	"liujin/app/intake"
	"liujin/app/intake/booktest"
)

// Grids of names and sessions are read whatever their heads look like; an empty cell says nothing.
func TestGrids(t *testing.T) {
	for _, c := range []struct {
		name, text, merges string
		want, faults       string
		unmarked           int
	}{
		{"days", "东港镇2026年人大代表培训签到表\n序号|姓名|单位|3月5日|4月9日|出勤次数\n1|王五|甲厂|√|○|2\n2|李 六|乙厂|迟到|病假|1\n3|赵七|丙厂|缺||0\n合计|||2|1|\n填表人：某某", "A1:F1",
			"2026-03-05|人大代表培训|人大代表培训||0|王五、李六(迟到)、赵七(缺席)|\n2026-04-09|人大代表培训|人大代表培训||0|王五、李六(请假)|", "", 1},
		{"numbers over days over topics", "2026年代表轮训出勤表\n姓名|第1期|第2期\n|3月5日|4月9日\n|学习二十大精神|怎样提建议\n王五|1|出勤\n李六|×|事假", "",
			"2026-03-05|代表轮训|第1期学习二十大精神||0|王五、李六(缺席)|首\n2026-04-09|代表轮训|第2期怎样提建议||0|王五、李六(请假)|", "", 0},
		{"merged names, a legend, a true date",
			"2026年代表履职培训考勤表\n姓名|@2026-03-05|3.19 预算审查\n|甲课|\n王五|△|√\n李六|√|O\n赵七|√|√\n钱八||×\n注：√出勤 △请假 ×缺席",
			"A2:A3",
			"2026-03-05|代表履职培训|甲课||0|王五(请假)、李六、赵七|\n2026-03-19|代表履职培训|预算审查||0|王五、赵七、钱八(缺席)|", "5 3.19预算审查", 1},
		{"no day, ahead of us", "2026年代表培训签到\n姓名|3月5日|第二期|12月25日\n王五|√|√|√", "", "2026-03-05|代表培训|代表培训||0|王五|", "2 第二期;2 12月25日;2 12月25日",
			0},
	} {
		t.Run(c.name, func(t *testing.T) {
			book := booktest.Workbook(t, booktest.Page{"Sheet1", c.text, c.merges})
			if !Is(book) {
				t.Error("not told from other tables")
			}
			first, err := Read(book, intake.Options{Today: today})
			if err != nil {
				t.Fatal(err)
			}
			r, err := Read(book, intake.Options{Today: today, Matches: first.Matches}) // as the wizard reads it again
			if err != nil {
				t.Fatal(err)
			}
			var got, faults []string
			unmarked := 0
			for _, l := range r.Lessons {
				got = append(got, l.line())
				unmarked += len(l.Unmarked)
			}
			for _, p := range r.Problems {
				faults = append(faults, fmt.Sprintf("%d %s", p.Row, p.Column))
			}
			if text := strings.Join(got, "\n"); text != c.want || unmarked != c.unmarked {
				t.Errorf("got\n%s\nwant\n%s\n%d unmarked, matches %v", text, c.want, unmarked, r.Matches)
			}
			if text := strings.Join(faults, ";"); text != c.faults {
				t.Errorf("faults %s, want %s: %v", text, c.faults, r.Problems)
			}
			if notes := strings.Join(r.Notes, "\n"); !strings.Contains(notes, "按签到表读") {
				t.Error(notes)
			}
		})
	}
}

// Rosters and other tables with a column of ticks are no grids.
func TestNoGrids(t *testing.T) {
	for _, text := range []string{"姓名|性别|党员|3月出生\n王五|男|√|是", "姓名|入党时间 2001.3\n王五|2001.3", "姓名|3月5日\n王五|走访甲公司"} {
		if len(gridReader(booktest.Workbook(t, booktest.Page{"Sheet1", text}), intake.Options{Today: today}).Tables) > 0 {
			t.Error(text)
		}
	}
}
