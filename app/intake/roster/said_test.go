package roster

import (
	"fmt"
	"strings"
	"testing"

	"liujin/app/intake"
	"liujin/app/intake/booktest"
)

// Titles and heads of groups say whose deputies they are and who convenes a group.
func TestTitlesAndGroupHeads(t *testing.T) {
	for _, c := range []struct{ name, text, unit, conveners string }{
		{"heads among the rows", `东港镇第十九届人大代表名册
姓名|性别|工作单位及职务
第一代表小组（召集人：张 三）||
张三|男|东港村
李四|女|渔湾村
第二代表小组 组长：王五 副组长：赵六||
王五|男|东港村
赵六|男|东港村`, "东港镇", "[{第一代表小组 张三} {第二代表小组 王五}]"},
		{"a sheet of one group, and a year before the unit", `2026年滨海县人民代表大会代表名册
第三小组（召集人：钱七）
姓名|性别
钱七|男`, "滨海县", "[{第三小组 钱七}]"},
		{"nobody, two, a telephone", `代表名册
姓名|性别
第一小组（召集人：）|
张三|男
第二小组（召集人：李四、王五）|
李四|女
第三小组（召集人联系电话：13900001111）|
赵六|男`, "", "[]"},
	} {
		r, err := Read(booktest.Workbook(t, booktest.Page{"名册", c.text, ""}), intake.Options{Today: "2026-11-30"})
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(r.Conveners); r.Unit != c.unit || got != c.conveners {
			t.Errorf("%s: %q %s", c.name, r.Unit, got)
		}
		if two := strings.Contains(strings.Join(r.Notes, ""), "第二小组的召集人写了 2 个人（李四、王五）"); two != strings.Contains(c.text, "李四、王五") {
			t.Errorf("%s: %v", c.name, r.Notes)
		}
		if strings.Contains(strings.Join(r.Notes, ""), "性别") {
			t.Errorf("%s: %v", c.name, r.Notes)
		}
	}
}

// A roster without a column of sexes says so once; one with an empty column says it row by row.
func TestRosterWithoutSexes(t *testing.T) {
	r, err := Read(booktest.Workbook(t, booktest.Page{"名册", "姓名|民族|工作单位及职务\n张三|汉|东港村\n李四|汉|渔湾村", ""}),
		intake.Options{Today: "2026-11-30"})
	if err != nil || !strings.Contains(strings.Join(r.Notes, "\n"), "没有“性别”一栏") || len(r.Problems) > 0 {
		t.Errorf("%v %v %v", r, r.Notes, err)
	}
}
