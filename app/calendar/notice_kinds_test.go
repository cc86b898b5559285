package calendar

import (
	"strings"
	"testing"
)

// A notice is read as web pages, chats and old programs give it; what can't be is said, and no day is made up.
func TestNoticeOfEachKind(t *testing.T) {
	title := "国务院办公厅关于2028年部分节假日安排的通知\n"
	want := "元旦 2027-12-31 2028-01-01 2028-01-02 班2028-01-08;劳动节 2028-05-01 2028-05-02"
	for name, c := range map[string]struct{ text, want, says string }{
		"as it is": {title + "一、元旦：2027年12月31日至2028年1月2日放假调休，共3天。1月8日（周六）上班。\n二、劳动节：5月1日至2日放假，共2天。", want, ""},
		"one line": {title + "一、元旦：2027年12月31日至2028年1月2日放假调休，共3天。1月8日（周六）上班。二、劳动节：5月1日至2日放假，共2天。", want, ""},
		"line ends, tabs, hard and zero blanks": {title +
			"\u200b一、元旦：2027年12月31日\u00a0至2028年1月2日 放假调休，共3天。1月8日（周六）上班。\r\n\t二、\ufeff劳动节：5月1日至2日放假，共2天。\r\n", want, ""},
		"a table of a web page": {title + "元旦\t2027年12月31日至2028年1月2日放假调休，共3天。1月8日（周六）上班。\n劳动节\t5月1日至2日放假，共2天。", want, ""},
		"other numbers": {title + "1.元旦：2027年12月31日至2028年1月2日放假调休，共3天。1月8日（周六）上班。\n(二)劳动节：5月1日至2日放假，共2天。", want,
			""},
		"other dashes": {title + "一、元旦：2027年12月31日－2028年1月2日放假调休，共3天。1月8日（周六）上班。\n二、劳动节：5月1日~2日放假，共2天。", want, ""},
		"a control character at the end": {title + "一、元旦：2027年12月31日至2028年1月2日放假调休，共3天。1月8日（周六）上班。\n二、劳动节：5月1日至2日放假，共2天。\x1a",
			want, ""},
		"look-alikes and widths": {title + "⼀、元旦：２０２７年１２⽉３１⽇至２０２８年１月２日放假调休，共３天。１月８日（周六）上班。\n⼆、劳动节：５⽉１⽇⾄２⽇放假，共２天。", want, ""},
		"brackets of another width": {title +
			"一、元旦:2027年12月31日(星期五)至2028年1月2日(星期日)放假调休,共3天。1月8日(星期六)上班。\n二、劳动节:5月1日(周一)至2日(周二)放假,共2天。", want, ""},
		"several days off at work": {title + "春节：1月25日（农历除夕）至31日放假调休，共7天。1月23日（周日）、2月5日（周六）上班。",
			"春节 2028-01-25 2028-01-26 2028-01-27 2028-01-28 2028-01-29 2028-01-30 2028-01-31 班2028-01-23 班2028-02-05", ""},
		"a wrong weekday":               {title + "元旦：1月1日（周四）放假。", "元旦 2028-01-01", "1月1日是周六"},
		"a wrong number of days":        {title + "劳动节：5月1日至3日放假，共2天。", "劳动节 2028-05-01 2028-05-02 2028-05-03", "共 2 天"},
		"no such day":                   {title + "元旦：2月30日放假。", "", "没有2月30日"},
		"no year":                       {"元旦：1月1日放假。", "", "没有写是哪一年"},
		"a failed cell":                 {title + "元旦：#N/A放假，共3天。", "", "看不懂放假的日期"},
		"a line that is not understood": {title + "元旦：1月1日放假。\n劳动节放假时间，5月1日至2日", "元旦 2028-01-01", "没有看懂：劳动节放假时间，5月1日至2日"},
		"another kind of a table":       {title + "姓名\t电话\n张三\t13900001111", "", "没有找到放假安排"},
	} {
		y, faults := ReadNotice(c.text, 0)
		var names []string
		days := map[string]string{}
		for _, kind := range []Kind{Holiday, Makeup} {
			for _, iso := range y.Dates() {
				d := y.Days[iso]
				if d.Kind != kind {
					continue
				}
				if days[d.Name] == "" {
					names = append(names, d.Name)
				}
				days[d.Name] += map[Kind]string{Holiday: " ", Makeup: " 班"}[kind] + iso
			}
		}
		var lines []string
		for _, name := range names {
			lines = append(lines, name+days[name])
		}
		if got := strings.Join(lines, ";"); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if said := strings.Join(faults, "\n"); c.says == "" && said != "" || !strings.Contains(said, c.says) {
			t.Errorf("%s: %q is said, want %q", name, said, c.says)
		}
	}
}
