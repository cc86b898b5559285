package roster

import (
	"fmt"
	"testing"

	"liujin/app/intake"
	"liujin/app/intake/booktest"
)

// Columns and posts say who convenes a group, as heads of groups do; what can't be is said. The day of an election is read.
func TestConvenersOfColumns(t *testing.T) {
	for _, c := range []struct{ name, text, conveners, people, faults string }{
		{"ticks", "姓名|性别|代表小组|是否召集人\n张三|男|第一小组|是\n李四|女|第一小组|否\n王五|男|第二小组|√", "[{第一小组 张三} {第二小组 王五}]", "张三 李四 王五 ", ""},
		{"names", "姓名|性别|代表小组|组长\n张三|男|第一小组|李四\n李四|女|第一小组|李四\n王五|男|第二小组|", "[{第一小组 李四}]", "张三 李四 王五 ", ""},
		{"posts within the group", "姓名|性别|工作单位|代表小组|小组职务\n张三|男|东港村|第一小组|组长\n李四|女|渔湾村|第一小组|副组长\n王五|男|河东村|第一小组|联络员",
			"[{第一小组 张三}]", "张三东港村 李四渔湾村 王五河东村/小组联络员 ", ""},
		{"a table of groups", "姓名|性别|代表小组|职务\n张三|男|第一小组|组长\n李四|女|第一小组|组员\n王五|男|第二小组|召集人", "[{第一小组 张三} {第二小组 王五}]", "张三 李四 王五 ", ""},
		{"a group of villagers", "姓名|性别|工作单位|职务|代表小组\n张三|男|东港村|组长|第一小组\n李四|女|渔湾村|召集人|第一小组", "[{第一小组 李四}]", "张三东港村组长 李四渔湾村 ", ""},
		{"two of a group, and none", "姓名|性别|代表小组|召集人\n张三|男|第一小组|√\n李四|女|第一小组|√\n王五|男||√\n赵六|男|第二小组|李四、王五",
			"[{第一小组 张三}]", "张三 李四 王五 赵六 ", "3 召集人, 4 召集人, 5 召集人"},
		{"remarks", "姓名|性别|代表小组|单位及职务|备注\n李刚（组长）|男|第一小组|镇人大主席|常务\n张三|男|第二小组|村民|召集人\n李四|女|第二小组|村民|组长\n王五（组长）|男||村民|",
			"[{第一小组 李刚} {第二小组 张三}]", "李刚镇人大主席/常务 张三村民 李四村民/组长 王五村民/组长 ", ""},
		{"what tells a name from another is noted where the row does not tell it", "姓名|性别|出生年月|单位及职务\n王海燕（1981-02）|女|1981.02|村医\n" +
			"王海燕（女，河西村）|女|1990.07|河西村村民\n张伟（大）|男|1970.01|村民\n李四（1985-03）|男||村民", "[]",
			"王海燕村医 王海燕河西村村民 张伟村民/大 李四村民/1985-03 ", ""},
		{"when elected", "姓名|性别|当选时间\n张三|男|2024.05.12\n李四|女|2022-01\n王五|男|2024年\n赵六|男|#N/A", "[]", "张三@2024-05-12 李四@2022-01 王五 赵六 ",
			"4 当选时间, 5 当选时间"},
	} {
		r, err := Read(booktest.Workbook(t, booktest.Page{"名册", c.text, ""}), intake.Options{Today: "2026-11-30"})
		if err != nil {
			t.Fatal(c.name, err)
		}
		people, faults := "", ""
		for _, p := range r.People {
			people += p.Name + p.Employer
			if p.Elected != "" {
				people += "@" + p.Elected
			}
			if p.Note != "" {
				people += "/" + p.Note
			}
			people += " "
		}
		for i, p := range r.Problems {
			faults += map[bool]string{true: ", "}[i > 0] + fmt.Sprintf("%d %s", p.Row, p.Column)
		}
		if got := fmt.Sprint(r.Conveners); got != c.conveners || people != c.people || faults != c.faults {
			t.Errorf("%s: %s, %s, %s", c.name, got, people, faults)
		}
	}
}
