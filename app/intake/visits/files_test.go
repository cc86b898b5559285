package visits

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"liujin/app/intake"
	"liujin/app/intake/booktest"
	"liujin/app/sheets"
)

// utf16 is a text as some programs write it, without a mark.
func utf16(t *testing.T, text string) []byte {
	t.Helper()
	data, err := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func gbk(t *testing.T, text string) []byte {
	t.Helper()
	data, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// What programs make of a ledger of visits is read as it is meant, or said: want are the visits, said is in what is told.
func TestFilesOfVisits(t *testing.T) {
	head := []any{"日期", "企业名称", "参加代表", "地点", "困难诉求", "诉求件数"}
	for name, c := range map[string]struct {
		book *sheets.Workbook
		want string
		said []string
	}{
		"a quote that goes on": {booktest.Text(t, []byte("日期,企业名称,参加代表\n2026-05-06,\"恒泰\"机械,赵启明\n2026-05-07,乙公司,王三\n")),
			"2026-05-06|\"恒泰\"机械|赵启明|||\n2026-05-07|乙公司|王三|||", nil},
		"a quote over lines": {booktest.Text(t, []byte("日期,企业名称,参加代表,困难诉求\n2026-05-06,甲公司,赵启明,\"用地\n用工\"\n2026-05-07,乙公司,王三,\n")),
			"2026-05-06|甲公司|赵启明|||用地⏎用工\n2026-05-07|乙公司|王三|||", []string{"换行"}},
		"a quote that is never closed": {booktest.Text(t, []byte("日期,企业名称,参加代表\n2026-05-06,\"甲公司,赵启明\n2026-05-07,乙公司,王三\n")),
			"2026-05-06|\"甲公司|赵启明|||\n2026-05-07|乙公司|王三|||", []string{"引号没有收尾"}},
		"UTF-16 without a mark": {booktest.Text(t, utf16(t, "日期\t企业名称\t参加代表\r\n2026-05-06\t甲公司\t赵启明\r\n")), "2026-05-06|甲公司|赵启明|||", nil},
		"GB18030 with its end": {booktest.Text(t, append(gbk(t, "日期,企业名称,参加代表\r\n2026-05-06,甲公司,赵启明\r\n"), 0x1a)),
			"2026-05-06|甲公司|赵启明|||", nil},
		"a cut character": {booktest.Text(t, append(gbk(t, "日期,企业名称,参加代表,备注\r\n2026-05-06,甲公司,赵启明,好"), 0xb9)),
			"2026-05-06|甲公司|赵启明|||", []string{"第 2 行"}},
		"formats": {booktest.Rows(t, [][]any{head, {46148, "甲公司", "赵启明", 2, 0, 0}, {46149, "乙公司", "王三", 1, 0, 3}},
			func(f *excelize.File) error {
				return errors.Join(booktest.Shown(f, "yyyy\"年\"m\"月\"d\"日\";@", "A2", "A3"), booktest.Shown(f, `[=1]"河东村";[=2]"渔湾村"`, "D2",
					"D3"),
					booktest.Shown(f, `[=0]"无";0"件"`, "E2", "E3"), booktest.Shown(f, `0"件"`, "F2", "F3"))
			}), "2026-05-06|甲公司|赵启明|渔湾村||\n2026-05-07|乙公司|王三|河东村||", nil},
		"errors": {booktest.Rows(t, [][]any{head, {"2026-05-06", "甲公司", "#N/A", "#REF!", "#NAME?", 0}, {"#VALUE!", "乙公司", "王三"},
			{"2026-05-08", "#N/A", "王三", "河东村"}}, nil), "2026-05-06|甲公司||||", []string{"2 参加代表", "2 地点", "2 困难诉求", "3 日期", "4 企业名称"}},
		"formulas": {booktest.Rows(t, [][]any{head, {"2026-05-06", nil, "赵启明"}, {"2026-05-07", nil, nil, "东港"}},
			func(f *excelize.File) error {
				return errors.Join(f.SetCellFormula("Sheet1", "B2", `"甲"&"公司"`), f.SetCellFormula("Sheet1", "B3", `CONCATENATE(D3,"渔业")`),
					f.SetCellFormula("Sheet1", "C3", `NOSUCH(1)`))
			}), "2026-05-06|甲公司|赵启明|||\n2026-05-07|东港渔业||东港||", []string{"3 参加代表"}},
		"hidden columns": {booktest.Rows(t, [][]any{{"日期", "企业名称", "参加代表", "参加代表", "地点"}, {"2026-05-06", "甲公司", "旧人", "赵启明", "河东村"}},
			func(f *excelize.File) error {
				return errors.Join(f.SetColVisible("Sheet1", "C", false), f.SetColVisible("Sheet1", "E", false))
			}), "2026-05-06|甲公司|赵启明|河东村||", []string{"隐藏的栏也读入了：地点", "隐藏的“参加代表”"}},
	} {
		l, err := Read(c.book, intake.Options{Today: today})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var lines []string
		for _, v := range l.Visits {
			lines = append(lines, v.line())
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
