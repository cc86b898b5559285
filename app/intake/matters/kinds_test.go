package matters

import (
	"fmt"
	"strings"
	"testing"

	"liujin/app/intake"
	"liujin/app/intake/booktest"
)

// Each kind of what offices write and programs give is read as it is meant, or said.
func TestKinds(t *testing.T) {
	for _, c := range []struct{ name, text, want, faults string }{
		{"ditto marks", "日期|反映人|内容|接待代表|承办单位\n3月5日|张一|路灯|王五|镇村建办\n〃|李二|水沟|同上|″\n同上|赵三|桥|〃|同 上",
			"2026-03-05 张一 路灯 王五 镇村建办;2026-03-05 李二 水沟 王五 镇村建办;2026-03-05 赵三 桥 王五 镇村建办", ""},
		{"a ditto mark above which nothing stands", "日期|反映人|内容|接待代表|承办单位\n3月5日|同上|路灯|〃|同上", "2026-03-05  路灯  ", "3 反映人;3 接待代表;3 承办单位"},
		{"several in a cell, a line each, brackets", "日期|反映人|内容|接待代表|承办单位\n3月5日|张一⏎李二|路灯|王五（组长）、赵六|主办：镇村建办⏎协办：县局（水利、农业）",
			"2026-03-05 张一、李二 路灯 王五、赵六 镇村建办、县局（水利、农业）", ""},
		{"look-alikes and full-width", "⽇期|反映⼈|内容|接待代表|承办单位\n３⽉５⽇|⾼⼀|路灯|王五|镇村建办", "2026-03-05 高一 路灯 王五 镇村建办", ""},
		{"moments with zones", "日期|反映人|内容|接待代表|承办单位\n2026-03-04T16:00:00.000Z|张一|路灯|王五|镇村建办", "2026-03-05 张一 路灯 王五 镇村建办", ""},
		{"a text alone is one more, and said", "日期|反映人|内容|接待代表|承办单位\n3月5日|张一|路灯|王五|镇村建办\n||水沟||\n二、河东村||||\n3月6日|李二|桥|王五|镇村建办",
			"2026-03-05 张一 路灯 王五 镇村建办;2026-03-05  水沟  ;2026-03-06 李二 桥 王五 镇村建办", "4 内容;4 日期"},
		{"a text alone of nobody", "日期|反映人|内容|接待代表|承办单位\n||水沟||\n3月6日|李二|桥|王五|镇村建办", "2026-03-06 李二 桥 王五 镇村建办", "3 内容"},
		{"errors and nothing", "日期|反映人|内容|接待代表|承办单位\n3月5日|#N/A|路灯|无|——", "2026-03-05  路灯  ", "3 反映人"},
	} {
		wb := booktest.Workbook(t, booktest.Page{"台账", "2026年意见建议台账\n" + c.text, ""})
		r, err := ReadOpinions(wb, intake.Options{Today: today})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got, faults []string
		for _, m := range r.Matters {
			got = append(got, strings.Join([]string{m.Day, m.Reporter, m.Text,
				strings.Join(m.Deputies, "、"), strings.Join(m.Handlers, "、")}, " "))
		}
		for _, p := range r.Problems {
			faults = append(faults, fmt.Sprintf("%d %s", p.Row, p.Column))
		}
		if text := strings.Join(got, ";"); text != c.want {
			t.Errorf("%s: got %s, want %s", c.name, text, c.want)
		}
		if text := strings.Join(faults, ";"); text != c.faults {
			t.Errorf("%s: faults %s, want %s", c.name, text, c.faults)
		}
		if said := strings.Join(r.Notes, ""); strings.Contains(said, "第 5 行只有一格有字") != strings.Contains(c.text, "二、") {
			t.Errorf("%s: %s", c.name, said)
		}
	}
}

// That a cell tells of more persons than it names is said, in one sentence.
func TestMorePersonsThanNames(t *testing.T) {
	wb := booktest.Workbook(t, booktest.Page{"台账", "2026年意见建议台账\n日期|内容|接待代表\n3月5日|路灯|王五、赵六等5人\n3月6日|水沟|王五、赵六等二人\n3月7日|桥|王五（共十二名）", ""})
	r, err := ReadOpinions(wb, intake.Options{Today: today})
	if err != nil || len(r.Matters) != 3 {
		t.Fatalf("%+v %v", r, err)
	}
	if said := strings.Join(r.Notes, "\n"); !strings.Contains(said, "第 3、5 行写着“等几人”") {
		t.Errorf("%q", said)
	}
}
