package visits

import (
	"fmt"
	"strings"
	"testing"

	"liujin/app/intake"
	"liujin/app/intake/booktest"
)

// Ditto marks, counts of nothing, several people in a cell, brackets and zones are read as they are meant.
func TestKinds(t *testing.T) {
	for _, c := range []struct{ name, text, want, faults string }{
		{"ditto marks", `日期|企业名称|参加代表|地点|困难诉求
2026-05-06|甲公司|赵启明、高𬭎|河东村|用地
同上|乙公司|〃|″|无
"|丙公司|王三|——|同上
2026-05-08|同上|同前|同左|-`, `2026-05-06|甲公司|赵启明、高𬭎|河东村||用地
2026-05-06|乙公司|赵启明、高𬭎|河东村||
2026-05-06|丙公司|王三|||
2026-05-08|丙公司|王三|王三||`, ""},
		{"a ditto below nothing", "日期|企业名称|参加代表\n同上|甲公司|赵启明\n2026-05-08|乙公司|赵启明", "2026-05-08|乙公司|赵启明|||", "2 日期, 2 日期"},
		{"counts", "日期|企业名称|参加代表|诉求件数\n2026-05-06|甲公司|赵启明|0\n2026-05-08|乙公司|赵启明|0件\n2026-05-09|丙公司|赵启明|2",
			"2026-05-06|甲公司|赵启明|||\n2026-05-08|乙公司|赵启明|||\n2026-05-09|丙公司|赵启明|||", ""},
		{"counts for texts", "日期|企业名称|参加代表|诉求\n2026-05-06|甲公司|赵启明|0\n2026-05-08|乙公司|赵启明|0.0\n2026-05-09|丙公司|赵启明|零件\n2026-05-10|丁公司|赵启明|0个",
			"2026-05-06|甲公司|赵启明|||\n2026-05-08|乙公司|赵启明|||\n2026-05-09|丙公司|赵启明|||零件\n2026-05-10|丁公司|赵启明|||", ""},
		{"several people", "日期|企业名称|参加代表\n2026-05-06|甲公司|张一凡⏎李二平\n2026-05-07|乙公司|张一凡 / 李二平\n2026-05-08|丙公司|张一凡　李二平（组长、党员）",
			"2026-05-06|甲公司|张一凡、李二平|||\n2026-05-07|乙公司|张一凡、李二平|||\n2026-05-08|丙公司|张一凡、李二平|||", ""},
		{"brackets", "日期|企业名称|参加代表\n2026-05-06|恒泰机械（东港、渔湾）有限公司|赵启明\n2026-05-07|甲公司、乙公司（河东、河西）|赵启明",
			"2026-05-06|恒泰机械（东港、渔湾）有限公司|赵启明|||\n2026-05-07|甲公司|赵启明|||\n2026-05-07|乙公司（河东、河西）|赵启明|||", "3 企业名称"},
		{"an enterprise alone", "序号|日期|企业名称|参加代表\n1|2026-05-06|甲公司|赵启明\n||王家小卖部|\n2|2026-05-07|乙公司|赵启明",
			"2026-05-06|甲公司|赵启明|||\n2026-05-07|乙公司|赵启明|||", "3 企业名称"},
		{"zones", "日期|企业名称|参加代表\n2026-05-05T16:00:00.000Z|甲公司|⾼⽉\nWed, 06 May 2026 16:00:00 GMT|乙公司|⻢⻰",
			"2026-05-06|甲公司|高月|||\n2026-05-07|乙公司|马龙|||", ""},
	} {
		l, err := Read(booktest.Workbook(t, booktest.Page{"台账", c.text, ""}), intake.Options{Today: today})
		if err != nil {
			t.Fatal(c.name, err)
		}
		var lines, bad []string
		for _, v := range l.Visits {
			lines = append(lines, v.line())
		}
		for _, p := range l.Problems {
			bad = append(bad, fmt.Sprintf("%d %s", p.Row, p.Column))
		}
		if got := strings.Join(lines, "\n"); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
		if got := strings.Join(bad, ", "); got != c.faults {
			t.Errorf("%s: told %q, want %q: %v", c.name, got, c.faults, l.Problems)
		}
	}
}

// A formula that failed is told in each row of a record that reaches over several, and those of one row from left to right.
func TestFailedInLowerRows(t *testing.T) {
	wb := booktest.Workbook(t, booktest.Page{"台账", "日期|企业名称|参加代表|地点|困难诉求\n2026-05-06|甲公司|赵启明|#REF!|#N/A\n||||#N/A", "A2:A3 B2:B3 C2:C3"})
	for range 20 { // not by luck
		l, err := Read(wb, intake.Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, p := range l.Problems {
			told = append(told, fmt.Sprintf("%d %s", p.Row, p.Column))
		}
		if got := strings.Join(told, ", "); got != "2 地点, 2 困难诉求, 3 困难诉求" {
			t.Fatal(got, l.Problems)
		}
	}
}

// Rows of nothing but formulas that failed are no records, and said, wherever they stand.
func TestRowsThatFailed(t *testing.T) {
	wb := booktest.Workbook(t, booktest.Page{"台账",
		"日期|企业名称|参加代表\n2026-05-06|甲公司|赵启明\n#N/A|#N/A|#N/A\n|||\n2026-05-07|乙公司|赵启明\n#REF!|#REF!|", ""})
	l, err := Read(wb, intake.Options{Today: today})
	if err != nil || len(l.Visits) != 2 {
		t.Fatal(l, err)
	}
	if said := strings.Join(l.Notes, ""); !strings.Contains(said, "第 3、6 行全是没有结果的公式，没有读入") {
		t.Error(said)
	}
}
