package lessons

import (
	"fmt"
	"strings"
	"testing"

	"liujin/app/intake"
	"liujin/app/intake/booktest"
)

const today = "2026-11-23"

// line is a session in one line, for tables of what is expected.
func (l Lesson) line() string {
	var people []string
	for _, p := range l.People {
		if p.State != States[0] {
			p.Name += "(" + p.State + ")"
		}
		people = append(people, p.Name)
	}
	marks := ""
	if l.First {
		marks += "首"
	}
	if l.Online {
		marks += "网"
	}
	return strings.Join([]string{l.Day, l.Course, l.Topic, l.Lecturer, fmt.Sprint(l.Hours), strings.Join(people, "、"), marks}, "|")
}

var layouts = []struct {
	name   string
	pages  []booktest.Page
	want   string // a line a session
	faults string // row and column of each problem
	notes  string // a part of the notes
}{
	{"a row a session, the year in the title", []booktest.Page{{"Sheet1", `东港镇2026年人大代表培训台账
序号|培训时间|培训地点|培训内容|授课人|参训代表|参训人数|学时|请假人员|备注
1|3月5日|镇党校|学习党的二十大精神|市委党校张教授|王五、李　六|2|4|赵七（病假）|
2|4月9日|线上|1.怎样提出高质量的建议|周老师|王五，李六，赵七等3人|5人|2.5学时||好
合计|||||||||
填表人：某某|||||||||`, "A1:J1"}},
		"2026-03-05||学习党的二十大精神|市委党校张教授|40|王五、李六、赵七(请假)|首\n2026-04-09||怎样提出高质量的建议|周老师|25|王五、李六、赵七|网", "4 参训人数", ""},
	{"a row a deputy, with what became of each", []booktest.Page{{"签到", `日期|课程|姓名|到课情况|学时
2026-03-05|预算审查|王五|到课|3
2026-03-05|预算审查|李六|迟到10分钟|3
2026-03-05|预算审查|赵七|事假|3
2026-03-05|预算审查|钱八|未到|3
2026-03-06|怎样走访|王五|？|3`, ""}},
		"2026-03-05||预算审查||30|王五、李六(迟到)、赵七(请假)、钱八(缺席)|\n2026-03-06||怎样走访||30|王五|", "6 到课情况", ""},
	{"ticks: an empty cell is somebody who did not come",
		[]booktest.Page{{"签到", "日期|课程|姓名|签到\n2026-03-05|预算审查|王五|√\n2026-03-05|预算审查|李六|\n2026-03-05|预算审查|赵七|×", ""}},
		"2026-03-05||预算审查||0|王五、李六(缺席)、赵七(缺席)|", "", "按缺席读入"},
	{"only exceptions are written", []booktest.Page{{"签到", "日期|课程|姓名|到课情况\n2026-03-05|预算审查|王五|\n|预算审查|李六|请假", ""}},
		"2026-03-05||预算审查||0|王五、李六(请假)|", "", ""},
	{"courses over their sessions, merged and not", []booktest.Page{{"2026年", `培训班次|时间|课程|参加人员
春季履职培训班|3月5日|甲课|王五
|3月6日|乙课|王五、李六
秋季履职培训班|9月5日|丙课|李六
|9月6日|丁课|李六`, "A2:A3"}},
		"2026-03-05|春季履职培训班|甲课||0|王五|\n2026-03-06|春季履职培训班|乙课||0|王五、李六|\n2026-09-05|秋季履职培训班|丙课||0|李六|\n2026-09-06|秋季履职培训班|丁课||0|李六|", "",
		""},
	{"courses only", []booktest.Page{{"Sheet1", "培训名称|培训日期|参训人员\n代表初任培训|2026.3.5|王五、李六", ""}},
		"2026-03-05||代表初任培训||0|王五、李六|", "", ""},
	{"one session over merged rows, a deputy a row", []booktest.Page{{"Sheet1", "日期|课程|姓名\n2026-03-05|甲课|王五\n||李六\n2026-03-06|乙课|王五\n||赵七",
		"A2:A3 B2:B3"}},
		"2026-03-05||甲课||0|王五、李六|\n2026-03-06||乙课||0|王五、赵七|", "", ""},
	{"no day, ahead of us, no topic, all deputies, only a number", []booktest.Page{{"Sheet1", `日期|课程|参训代表|学时
|甲课|王五|2
2027-03-05|乙课|王五|2
2026-03-05||王五|2
2026-03-06|丁课|全体人大代表|2
2026-03-07|戊课|45人|半天多`, ""}},
		"2026-03-06||丁课||20||\n2026-03-07||戊课||0||", "2 日期;3 日期;4 课程;6 学时", "怎么记在与台账对比时选"},
}

func TestLayouts(t *testing.T) {
	for _, c := range layouts {
		t.Run(c.name, func(t *testing.T) {
			r, err := Read(booktest.Workbook(t, c.pages...), intake.Options{Today: today})
			if err != nil {
				t.Fatal(err)
			}
			var got, faults []string
			for _, l := range r.Lessons {
				got = append(got, l.line())
			}
			for _, p := range r.Problems {
				faults = append(faults, fmt.Sprintf("%d %s", p.Row, p.Column))
			}
			if text := strings.Join(got, "\n"); text != c.want {
				t.Errorf("got\n%s\nwant\n%s\nmatches %v", text, c.want, r.Matches)
			}
			if text := strings.Join(faults, ";"); text != c.faults {
				t.Errorf("faults %s, want %s: %v", text, c.faults, r.Problems)
			}
			if notes := strings.Join(r.Notes, "\n"); !strings.Contains(notes, c.notes) {
				t.Errorf("notes %s", notes)
			}
		})
	}
}

func TestWhatHoldsNoTraining(t *testing.T) {
	for text, want := range map[string]string{
		"姓名|电话\n王五|13900001111":         errNoTopic.Error(),
		"日期|课程|参训代表\n某天|甲课|王五":          errNoDay.Error(),
		"日期|课程|参训代表\n合计||":              errNone.Error(),
		"日期|企业名称|参加代表\n2026-3-5|甲公司|王五": errNoTopic.Error(),
	} {
		if _, err := Read(booktest.Workbook(t, booktest.Page{"Sheet1", text}), intake.Options{Today: today}); err == nil ||
			err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// What surely is a ledger of training is told from the other tables that offices keep.
func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		"日期|课程|授课人|参训代表\n2026-3-5|甲课|张老师|王五":   true,
		"培训名称|培训时间|学时|人数\n甲课|2026-3-5|2|40":    true,
		"日期|企业名称|参加代表|走访内容\n2026-3-5|甲公司|王五|好": false,
		"姓名|性别|出生年月|备注\n王五|男|1980.1|":          false,
	} {
		if got := Is(booktest.Workbook(t, booktest.Page{"Sheet1", text})); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
