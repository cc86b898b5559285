package papers

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"liujin/app/print"
)

var head = Head{Unit: "东港镇人民代表大会主席团", Short: "东港镇人大", Day: "2026-10-28"}

// put lays a paper out and reads its text back out of the PDF, white space left out; LIUJIN_PAPERS names a folder to keep it in.
func put(t *testing.T, name string, d *print.Document) (*print.Job, string) {
	t.Helper()
	faces, err := print.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	job := print.Layout(faces, print.Own, d)
	if len(job.Missing) > 0 {
		t.Errorf("%s: no face for %v", name, job.Missing)
	}
	var out bytes.Buffer
	if err := job.PDF(&out); err != nil {
		t.Fatal(err)
	}
	folder := os.Getenv("LIUJIN_PAPERS")
	if folder == "" {
		folder = t.TempDir()
	}
	path := filepath.Join(folder, name+".pdf")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return job, strings.Join(strings.Fields(string(text)), "")
}

// says fails for each of the words that a text lacks.
func says(t *testing.T, name, text string, words ...string) {
	t.Helper()
	flat := strings.Join(strings.Fields(text), "")
	for _, want := range words {
		if !strings.Contains(flat, strings.Join(strings.Fields(want), "")) {
			t.Errorf("%s does not say %q in\n%s", name, want, text)
		}
	}
}

// never fails for each of the words that a text has.
func never(t *testing.T, name, text string, words ...string) {
	t.Helper()
	for _, bad := range words {
		if strings.Contains(text, bad) {
			t.Errorf("%s says %q in\n%s", name, bad, text)
		}
	}
}

var stations = []string{"东港镇代表之家", "南闸联络站", "北港联络站", "盐场代表联系点"}

var deputies = []Seat{{Name: "李冬", Level: "镇"}, {Name: "高𬭎", Level: "县"}, {Name: "阿卜杜热依木·买买提", Level: "镇"}, {Name: "㛃䶮", Level: "市"},
	{Name: "欧阳慧敏", Level: "镇", For: "王海燕"}, {Name: "周敏", Level: "镇"}, {Name: "陈国栋", Level: "县"}}

// shiftsOf makes n shifts from November on, four stations on each Wednesday.
func shiftsOf(n int) []Shift {
	day := time.Date(2026, 11, 4, 0, 0, 0, 0, time.UTC)
	all := make([]Shift, n)
	for i := range all {
		s := &all[i]
		*s = Shift{Day: day.AddDate(0, 0, i/4*7).Format(time.DateOnly), DayPart: "上午", Hours: "9:00—11:30", Station: stations[i%4],
			Address: stations[i%4][:6] + "村党群服务中心一楼"}
		for k := range 1 + i%3 {
			d := deputies[(i+k)%len(deputies)]
			s.Seats = append(s.Seats, d)
		}
		if i%6 == 5 {
			s.Open = 1
		}
	}
	return all
}

func TestDutyMonth(t *testing.T) {
	shifts := shiftsOf(16)
	shifts[3].Due = "11月3日调休，顺延至11月4日"
	job, text := put(t, "月表", DutyMonth(head, "", "2026-11-01", "2026-11-30", shifts))
	says(t, "月表", text, "东港镇人大2026年11月代表家站点值班安排表", "东港镇人民代表大会主席团", "2026年10月28日", "日期星期时间家站点值班代表备注", "11月4日三上午9:00—11:30东港镇代表之家",
		"高𬭎（县）、阿卜杜热依木·买买提", "欧阳慧敏（替王海燕）", "㛃䶮（市）", "缺1人", "11月3日调休，顺延至11月4日", "合计16班，31人次，缺2人编制人：审核人：")
	never(t, "月表", text, "13900001001", "（镇", "水产")
	if strings.Count(text, "11月25日") != 1 || len(job.Pages) != 1 {
		t.Errorf("%d times the 25th on %d pages", strings.Count(text, "11月25日"), len(job.Pages))
	}
}

func TestDutyMonthOfOneStation(t *testing.T) {
	shifts := slices.DeleteFunc(shiftsOf(16), func(s Shift) bool { return s.Station != "南闸联络站" })
	shifts[1].Seats, shifts[1].Open = nil, 2
	shifts[2].Due = "10月7日国庆节放假，顺延至10月8日"
	job, text := put(t, "一站", DutyMonth(head, "南闸联络站", "2026-11-01", "2026-11-30", shifts))
	says(t, "一站", text, "东港镇人大2026年11月南闸联络站值班安排表", "日期星期时间值班代表备注", "11月11日三上午9:00—11:30缺2人", "10月7日国庆节放假，顺延至10月8日")
	never(t, "一站", text, "家站点")
	if len(job.Pages) != 1 {
		t.Errorf("%d pages", len(job.Pages))
	}
}

// A long list has its head on every page, and a day with very many shifts is no hole in it.
func TestDutyMonthIsLong(t *testing.T) {
	job, text := put(t, "六十班", DutyMonth(head, "", "2026-11-01", "2027-02-28", shiftsOf(60)))
	says(t, "六十班", text, "2026年11月至2027年2月", "合计60班", "2月10日")
	if n := strings.Count(text, "值班代表备注"); n != len(job.Pages) || n < 2 || n > 4 {
		t.Errorf("%d heads on %d pages", n, len(job.Pages))
	}
	same := shiftsOf(60)
	for i := range same {
		same[i].Day = "2026-11-08"
	}
	job, text = put(t, "一天六十班", DutyMonth(head, "", "2026-11-08", "2026-11-08", same))
	if strings.Count(text, "11月8日日") != 6 || len(job.Pages) > 4 {
		t.Errorf("%d dates on %d pages", strings.Count(text, "11月8日日"), len(job.Pages))
	}
}

// rowsOf makes n deputies with their duties over so many months.
func rowsOf(n, months int) []YearRow {
	groups := []string{"第一代表小组", "第二代表小组", "第三代表小组", "第四代表小组", "第五代表小组", ""}
	all := make([]YearRow, n)
	for i := range all {
		d := deputies[i%len(deputies)]
		all[i] = YearRow{Group: groups[i*len(groups)/n], Name: d.Name, Level: d.Level, Home: []string{"镇代表之家", "南闸站", "北港站", "盐场点"}[i%4],
			Months: make([][]string, months)}
		for m := range months {
			for k := range []int{1, 0, 0, 1, 0, 2, 0}[(i+m)%7] {
				all[i].Months[m] = append(all[i].Months[m], fmt.Sprintf("%d日 %s", 5+10*k+(i+m)%9,
					[]string{"镇代表之家", "南闸站", "北港站", "盐场点"}[(i+k)%4]))
				all[i].Total++
			}
		}
	}
	return all
}

func TestDutyYear(t *testing.T) {
	rows := rowsOf(86, 12)
	job, text := put(t, "全年", DutyYear(head, "2026-01-01", "2026-12-31", rows))
	total := 0
	for _, r := range rows {
		total += r.Total
	}
	says(t, "全年", text, "东港镇人大2026年代表家站点值班安排表", "序号姓名层级主站1月2月3月", "第一代表小组（15人，", "未编入小组（", "阿卜杜热依木·买买提", "高𬭎", yearNote, "15南闸站", "86",
		"合计（人次）", fmt.Sprint(total))
	if n := strings.Count(text, "序号姓名"); n != len(job.Pages) || n < 3 {
		t.Errorf("%d heads on %d pages", n, len(job.Pages))
	}
	if len(job.Pages) > 8 { // most rows of this one name another station
		t.Errorf("%d pages for 86 deputies", len(job.Pages))
	}
	for i := range rows { // who stays at home takes a line
		for k := range rows[i].Months {
			for n := range rows[i].Months[k] {
				day, _, _ := strings.Cut(rows[i].Months[k][n], " ")
				rows[i].Months[k][n] = day + " " + rows[i].Home
			}
		}
	}
	job, text = put(t, "全年主站", DutyYear(head, "2026-01-01", "2026-12-31", rows))
	says(t, "全年主站", text, "5、15")
	if len(job.Pages) > 4 {
		t.Errorf("%d pages for 86 deputies at their home stations", len(job.Pages))
	}
	_, text = put(t, "三个月", DutyYear(head, "2026-11-01", "2027-01-31", rowsOf(30, 3)))
	says(t, "三个月", text, "2026年11月至2027年1月", "2026年11月", "12月2027年1月次数", "日南闸站、")
	_, text = put(t, "短行", DutyYear(head, "2026-11-01", "2026-12-31", []YearRow{{Name: "李冬", Months: [][]string{{"5日 南闸站"}}, Total: 1}}))
	says(t, "短行", text, "合计（人次）101")
}

// Nothing to list is a sentence, not an empty table.
func TestNoDuties(t *testing.T) {
	for name, d := range map[string]*print.Document{"空月": DutyMonth(head, "", "2026-11-01", "2026-11-30", nil),
		"空年": DutyYear(head, "2026-11-01", "2026-11-30", nil)} {
		_, text := put(t, name, d)
		says(t, name, text, "2026年11月没有安排值班。")
		never(t, name, text, "序号", "日期", "审核人")
	}
}

var received = []string{"对本镇经济社会发展和民生实事的意见和建议；", "对镇人民政府及其部门、村（社区）工作的批评、意见和建议。", "其他需要通过人大代表反映的问题"}
var refused = []string{"已经进入诉讼、仲裁、行政复议程序的具体案件", "不属于人大职权范围的个人纠纷"}

func TestDutyNotice(t *testing.T) {
	shifts := shiftsOf(4)[1:2]
	shifts[0].Seats = []Seat{deputies[0], deputies[2], deputies[1], {Name: "赵启明", Level: "全国"}}
	shifts[0].Open, shifts[0].Due = 1, "11月3日停电，顺延至11月4日"
	n := Notice{Year: 2026, Number: 7, Shifts: shifts, Received: received, NotReceived: refused, Station: "南闸联络站"}
	_, text := put(t, "公告", DutyNotice(head, n))
	says(t, "公告", text, "东港镇人民代表大会主席团关于代表接待选民的公告(2026)7号", "一、接待时间2026年11月4日（星期三）上午9:00—11:30（11月3日停电，顺延至11月4日）。",
		"二、接待地点南闸联络站（南闸村党群服务中心一楼）。",
		"三、接待代表全国人大代表：赵启明。县人大代表：高𬭎。镇人大代表：李冬、阿卜杜热依木·买买提。", "四、接待内容（一）受理范围1．对本镇经济社会发展和民生实事的意见和建议；", "3．其他需要通过人大代表反映的问题。", "（二）不予受理的事项1．已经",
		"特此公告。东港镇人民代表大会主席团2026年10月28日")
	never(t, "公告", text, "1390000", "缺", "；；", "。。")
	text = NoticeText(head.Unit, n)
	says(t, "公告文本", text, "(2026)7号", "三、接待代表", "县人大代表：高𬭎。", "特此公告。")
	never(t, "公告文本", text, "1390000", "　", "缺")
}

func TestDutyNoticeOfSeveral(t *testing.T) {
	n := Notice{Year: 2026, Shifts: shiftsOf(6), Received: received[:1]}
	n.Shifts[4].Seats = nil
	_, text := put(t, "公告多班", DutyNotice(head, n))
	says(t, "公告多班", text, "(2026)号", "一、接待时间、地点和代表", "11月4日星期三上午9:00—11:30", "县人大代表：高𬭎镇人大代表：阿卜杜热依木·买买提", "接待代表待定",
		"二、接待内容对本镇经济社会发展和民生实事的意见和建议。")
	says(t, "公告多班文本", NoticeText(head.Unit, n), "一、接待时间、地点和代表\n2026年11月4日（星期三）上午9:00—11:30\n东港镇代表之家（东港村党群服务中心一楼）\n镇人大代表：李冬\n2026年11月4日")
	for i := range n.Shifts {
		n.Shifts[i].Station, n.Shifts[i].Address = "南闸联络站", ""
	}
	n.Station, n.Received, n.NotReceived = "南闸联络站", nil, refused
	_, text = put(t, "公告一站多班", DutyNotice(head, n))
	says(t, "公告一站多班", text, "人大代表在南闸联络站接待选民", "一、接待时间和代表接待时间接待代表", "二、接待地点南闸联络站。", "三、不予受理的事项1．")
	_, text = put(t, "公告无班", DutyNotice(head, Notice{}))
	says(t, "公告无班", text, "具体时间、地点和接待代表另行公告。", "(2026)号")
}

func TestReception(t *testing.T) {
	job, blank := put(t, "登记表空白", Reception(head, nil))
	says(t, "登记表空白", blank, "接待选民登记表", "接待时间年月日午接待地点接待代表记录人", "□本人来访", "编号：")
	s := shiftsOf(3)[2]
	filled, text := put(t, "登记表", Reception(head, &s))
	says(t, "登记表", text, "2026年11月4日（星期三）上午9:00—11:30", "北港联络站（北港村党群服务中心一楼）", "阿卜杜热依木·买买提", "㛃䶮（市）", "欧阳慧敏（替王海燕）", "□当场答复")
	never(t, "登记表", text, "1390000")
	if len(job.Pages) != 1 || len(filled.Pages) != 1 {
		t.Errorf("%d and %d pages", len(job.Pages), len(filled.Pages))
	}
}

func TestDutyText(t *testing.T) {
	shifts := shiftsOf(6)[4:6]
	shifts[0].Seats, shifts[0].Open, shifts[0].Due = nil, 2, "10月7日国庆节放假，顺延至10月8日"
	text := DutyText("东港镇人大", shifts)
	says(t, "文本", text, "【东港镇人大】", "11月11日 星期三 上午9:00—11:30\n东港镇代表之家", "值班代表：待定\n还缺2人\n（10月7日国庆节放假，顺延至10月8日）", "周敏、陈国栋（县）、李冬", "还缺1人")
	never(t, "文本", text, "1390000", "　")
	for _, line := range strings.Split(text, "\n") {
		if len([]rune(line)) > 40 {
			t.Errorf("a long line: %s", line)
		}
	}
	says(t, "无班", DutyText("东港镇人大", nil), "没有安排值班")
}
