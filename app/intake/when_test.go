package intake

import (
	"strings"
	"testing"

	"liujin/app/sheets"
)

func TestDate(t *testing.T) {
	s := Season{Year: 2026, Month: 3}
	for text, want := range map[string]string{
		"2026-03-05": "2026-03-05", "2026/11/3": "2026-11-03", "2026.3.5": "2026-03-05", "2026年3月5日": "2026-03-05",
		"2026年3月5日（星期四）": "2026-03-05",
		"3月5日":           "2026-03-05", "11.3": "2026-11-03", "11/3": "2026-11-03", "11-3": "2026-11-03", "11月3号上午": "2026-11-03",
		"5日": "2026-03-05", "26.3.5": "2026-03-05",
		"20260305": "2026-03-05", "46086": "2026-03-05", "二〇二六年三月五日": "2026-03-05", "三月十五日": "2026-03-15", "3月5日 14:30": "2026-03-05",
		"2026-03-05 09:00:00": "2026-03-05",
		"２０２６．３．５":            "2026-03-05", "11月3日周二": "2026-11-03", "": "",
	} {
		if got, said := Date(sheets.Cell{Text: text}, s, today); got != want || said != "" {
			t.Errorf("%q: %q (%s), want %q", text, got, said, want)
		}
	}
	for _, text := range []string{"2026年3月", "2026", "2027-01-01", "11月31日", "12.25", "上旬", "#REF!", "3月", "2月30日"} {
		if got, said := Date(sheets.Cell{Text: text}, s, today); got != "" || said == "" {
			t.Errorf("%q: %q, wanted a fault", text, got)
		}
	}
	for _, text := range []string{"3月5日-7日", "3.5-3.7", "2026年3月5日至6日"} {
		if got, said := Date(sheets.Cell{Text: text}, s, today); got != "2026-03-05" || !strings.Contains(said, "第一天") {
			t.Errorf("%q: %q %s", text, got, said)
		}
	}
	if got, said := Date(sheets.Cell{Text: "3月5日"}, Season{}, today); got != "" || !strings.Contains(said, "年份") {
		t.Errorf("without a year: %q %s", got, said)
	}
	if ZeroDoubt("11.3") == "" || ZeroDoubt("11.4") != "" || ZeroDoubt("11月3日") != "" || !LosesZeros([]string{"11.3"}) ||
		LosesZeros([]string{"11.3", "11.20"}) {
		t.Error("zeros that spreadsheets drop")
	}
}

func TestSeasonOf(t *testing.T) {
	for title, want := range map[string]Season{
		"东港镇2026年人大代表走访企业台账": {2026, 0}, "2026年3月份走访台账": {2026, 3}, "3月": {0, 3}, "2025—2026年度走访台账": {}, "2026年1-6月走访台账": {2026, 0},
		"二〇二六年走访台账": {2026, 0}, "走访台账": {}, "2026": {2026, 0}, "电话84120261": {},
	} {
		if got := SeasonOf(title); got != want {
			t.Errorf("%q: %v, want %v", title, got, want)
		}
	}
	if got := SeasonOf("3月", "2026年台账"); got != (Season{2026, 3}) {
		t.Error(got)
	}
}

func TestPeople(t *testing.T) {
	for text, want := range map[string]string{
		"张三、李四": "张三 李四", "张三，李四,王五": "张三 李四 王五", "张三 李四": "张三 李四", "张 三 李 四": "张三 李四", "张　三、李四明": "张三 李四明", "张三\n李四": "张三 李四",
		"欧 阳 锋": "欧阳锋", "张三（组长）、李四等5人": "张三 李四", "县人大代表：张三、李四": "张三 李四", "张三代表": "张三", "带队：张三；参加：李四": "张三 李四", "阿依古丽·买买提、张三": "阿依古丽·买买提 张三",
		"张三和李四": "张三 李四", "张和平、李四": "张和平 李四", "张三、李四和王和平": "张三 李四 王和平", "/": "", "": "", "张三、张三": "张三", "镇人大代表张三": "张三",
	} {
		if got := strings.Join(People(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// What tells namesakes apart stays behind a name; what somebody is or did there does not.
func TestPeopleApart(t *testing.T) {
	for text, want := range map[string]string{
		"王海燕（1981-02）、王海燕（女，河西村）等2人":    "王海燕（1981-02） 王海燕（女，河西村）",
		"王海燕（1981年2月）和张三（组长）":           "王海燕（1981年2月） 张三",
		"县人大代表：张 三（河西村） 李四(请假)、王五代表（大）": "张三（河西村） 李四 王五（大）",
		"张三（河西村，召集人）以及李四（共2人）":          "张三（河西村） 李四",
		"张三（到）、张三(河东村":                  "张三 张三（河东村）",
	} {
		if got := strings.Join(PeopleApart(text), " "); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	if got := strings.Join(People("王海燕（1981-02）、王海燕（女，河西村）、李四"), " "); got != "王海燕 李四" {
		t.Error(got)
	}
}
