package lessons

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"liujin/app/intake"
	"liujin/app/intake/booktest"
	"liujin/app/sheets"
)

// What programs make of a ledger of training or a sheet of who came is read as it is meant, or said.
func TestFilesOfLessons(t *testing.T) {
	head := []any{"培训日期", "培训内容", "授课人", "学时", "到课代表"}
	for name, c := range map[string]struct {
		book *sheets.Workbook
		want string
		said []string
	}{
		"a quote that goes on": {booktest.Text(t, []byte("培训日期,培训内容,到课代表\n2026-05-06,\"两会\"精神,赵启明\n2026-05-07,履职,王三\n")),
			"2026-05-06 \"两会\"精神  0 赵启明到\n2026-05-07 履职  0 王三到", nil},
		"names over lines": {booktest.Text(t, []byte("培训日期,培训内容,到课代表\n2026-05-06,履职,\"赵启明\n王三\"\n")), "2026-05-06 履职  0 赵启明到 王三到",
			[]string{"换行"}},
		"a quote that is never closed": {booktest.Text(t, []byte("培训日期,培训内容,到课代表\n2026-05-06,\"履职,赵启明\n2026-05-07,预算,王三\n")),
			"2026-05-06 \"履职  0 赵启明到\n2026-05-07 预算  0 王三到", []string{"引号没有收尾"}},
		"a control character": {booktest.Text(t, []byte("培训日期,培训内容,到课代表\r\n2026-05-06,履\x01职,赵启明\r\n\x1a")), "2026-05-06 履职  0 赵启明到", nil},
		"formats of a grid": {booktest.Rows(t, [][]any{{"姓名", "2026年5月6日", "2026年5月8日"}, {"赵启明", 1, 0}, {"王三", -1, 1}},
			func(f *excelize.File) error {
				return booktest.Shown(f, `"到";"缺";"假"`, "B2", "C2", "B3", "C3")
			}), "2026-05-06 代表培训  0 赵启明到 王三缺席\n2026-05-08 代表培训  0 赵启明请假 王三到", nil},
		"formats of a list": {booktest.Rows(t, [][]any{head, {46148, "履职", "周教授", 4, "赵启明"}, {46149, "预算", "周教授", 2, "王三"}},
			func(f *excelize.File) error {
				return errors.Join(booktest.Shown(f, `m"月"d"日"`, "A2"), booktest.Shown(f, "[$-804]yyyy/m/d;@", "A3"),
					booktest.Shown(f, `0"学时"`, "D2"), booktest.Shown(f, `[>3]"多";0.0`, "D3"))
			}), "2026-05-06 履职 周教授 40 赵启明到\n2026-05-07 预算 周教授 20 王三到", nil},
		"errors": {booktest.Rows(t, [][]any{head, {"2026-05-06", "履职", "#REF!", "#DIV/0!", "赵启明、王三"}, {"#N/A", "预算", nil, nil, "王三"},
			{"2026-05-08", "审议", nil, nil, "#名称?"}}, nil), "2026-05-06 履职  0 赵启明到 王三到\n2026-05-08 审议  0",
			[]string{"2 授课人", "2 学时", "3 培训日期", "4 到课代表"}},
		"errors of a grid": {booktest.Rows(t, [][]any{{"姓名", "2026年5月6日", "2026年5月8日"}, {"赵启明", "√", "#N/A"}, {"#REF!", "√", "√"}, {"王三",
			"√", "√"}}, nil),
			"2026-05-06 代表培训  0 赵启明到 王三到\n2026-05-08 代表培训  0 王三到", []string{"2 2026年5月8日", "3 姓名"}},
		"formulas": {booktest.Rows(t, [][]any{head, {"2026-05-06", "履职", nil, nil, nil}}, func(f *excelize.File) error {
			return errors.Join(f.SetCellFormula("Sheet1", "C2", `"周"&"教授"`), f.SetCellFormula("Sheet1", "D2", "2*2"),
				f.SetCellFormula("Sheet1", "E2", `"赵启明"&"、"&"王三"`))
		}), "2026-05-06 履职 周教授 40 赵启明到 王三到", nil},
		"hidden columns": {booktest.Rows(t, [][]any{{"培训日期", "培训内容", "到课代表", "到课代表"}, {"2026-05-06", "履职", "旧人", "赵启明"}},
			func(f *excelize.File) error { return f.SetColVisible("Sheet1", "C", false) }), "2026-05-06 履职  0 赵启明到", []string{"隐藏的“到课代表”"}},
		"hidden days of a grid": {booktest.Rows(t, [][]any{{"姓名", "2026年5月6日", "2026年5月8日"}, {"赵启明", "√", "×"}, {"王三", "√", "√"}},
			func(f *excelize.File) error { return f.SetColVisible("Sheet1", "C", false) }),
			"2026-05-06 代表培训  0 赵启明到 王三到\n2026-05-08 代表培训  0 赵启明缺席 王三到", []string{"隐藏的栏也读入了：2026年5月8日"}},
		"zones, look-alikes, widths": {booktest.Rows(t, [][]any{head, {"2026-05-05T16:00:00.000Z", "⼈大履职", "⻢教授", "４", "⾼⽉、王三（组长、党员）"},
			{"２０２６．５．７", "预算", nil, nil, "⺩三"}}, nil), "2026-05-06 人大履职 马教授 40 高月到 王三到\n2026-05-07 预算  0 王三到", nil},
	} {
		l, err := Read(c.book, intake.Options{Today: "2026-11-23"})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var lines []string
		for _, one := range l.Lessons {
			line := fmt.Sprintf("%s %s %s %d", one.Day, one.Topic, one.Lecturer, one.Hours)
			for _, p := range one.People {
				line += " " + p.Name + p.State
			}
			lines = append(lines, line)
		}
		if got := strings.Join(lines, "\n"); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
		told := strings.Join(l.Notes, "\n")
		for _, p := range l.Problems {
			told += fmt.Sprintf("\n%d %s %s", p.Row, p.Column, p.Text)
		}
		for _, s := range c.said {
			if !strings.Contains(told, s) {
				t.Errorf("%s: %q is not said: %s", name, s, told)
			}
		}
		if len(c.said) == 0 && len(l.Problems) > 0 {
			t.Errorf("%s: a false problem %+v", name, l.Problems)
		}
	}
}
