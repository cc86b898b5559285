package lessons

import (
	"fmt"
	"strings"
	"testing"

	"liujin/app/intake"
	"liujin/app/intake/booktest"
)

// Ditto marks and several people in a cell are read as they are meant, in a list of sessions and in a roll.
func TestKinds(t *testing.T) {
	for _, c := range []struct{ name, text, want, faults string }{
		{"a list", `日期|培训内容|授课人|学时|到课代表
2026-05-06|预算审查|周教授|4|赵启明⏎高𬭎
同上|代表履职|〃|同上|″
2026-05-08|同左|同上|——|赵启明 / 高𬭎`, `2026-05-06 预算审查 周教授 40 赵启明到 高𬭎到
2026-05-06 代表履职 周教授 40 赵启明到 高𬭎到
2026-05-08 2026-05-08 周教授 0 赵启明到 高𬭎到`, ""},
		{"a topic alone", "序号|日期|培训内容|到课代表\n1|2026-05-06|预算审查|赵启明\n||代表履职|\n2|2026-05-08|议案撰写|高𬭎",
			"2026-05-06 预算审查  0 赵启明到\n2026-05-08 议案撰写  0 高𬭎到", "3 培训内容"},
		{"a row a deputy", `日期|培训内容|姓名|到课情况
2026-05-05T16:00:00Z|预算审查|赵启明|到
"|〃|⾼𬭎|同上
″|"|王三|请假`, "2026-05-06 预算审查  0 赵启明到 高𬭎到 王三请假", ""},
		{"a roll", `姓名|5月6日|5月8日
赵启明|√|√
高𬭎|〃|×
张一凡⏎李二平|√|同上
同上|√|√`, `2026-05-06 代表培训  0 赵启明到 高𬭎到 张一凡到 李二平到
2026-05-08 代表培训  0 赵启明到 高𬭎缺席 张一凡缺席 李二平缺席`, "4 姓名, 5 姓名"},
	} {
		l, err := Read(booktest.Workbook(t, booktest.Page{"2026年培训", c.text, ""}), intake.Options{Today: "2026-11-23"})
		if err != nil {
			t.Fatal(c.name, err)
		}
		var lines, bad []string
		for _, one := range l.Lessons {
			line := fmt.Sprintf("%s %s %s %d", one.Day, one.Topic, one.Lecturer, one.Hours)
			for _, p := range one.People {
				line += " " + p.Name + p.State
			}
			lines = append(lines, line)
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
