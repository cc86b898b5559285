package matters

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"liujin/app/intake"
	"liujin/app/intake/booktest"
	"liujin/app/sheets"
)

const today = "2026-11-23"

// line is a matter in one line, for tables of what is expected.
func (m Matter) line() string {
	days := []string{m.Assigned, m.Due, m.Answered, m.Reported, m.Rated, m.Closed}
	return strings.ReplaceAll(strings.Join([]string{m.Number, m.Day, m.Title, m.Text, m.Reporter, strings.Join(m.Deputies, "、"),
		strings.Join(m.Handlers, "、"), strings.Trim(strings.Join(days, " "), " "), m.Outcome, m.Result, m.Rating, m.Attitude}, "|"),
		"\n", "⏎")
}

var layouts = []struct {
	name, text, merges string
	proposals          bool
	want, faults       string
}{
	{name: "an office's ledger of opinions", text: `东港镇2026年选民意见建议台账
序号|收集时间|反映人|联系电话|住址|反映问题|类别|来源|接待代表|承办单位|交办日期|办理期限|答复日期|办理情况|满意度|备注
1|3月5日|张 三|13900001111|河东村|路灯不亮|道路交通|来访|李四、王五|镇村建办|3月6日|2026-04-06|3月20日|已修好|满意|
2|3月7日|〃|〃|〃|水沟堵塞|环境卫生|来电|李四|镇环卫所||||正在清理||
合计|||||||||||||||`, merges: "A1:P1",
		want: "|2026-03-05||路灯不亮|张三|李四、王五|镇村建办|2026-03-06 2026-04-06 2026-03-20|已修好||满意|\n" +
			"|2026-03-07||水沟堵塞|张三|李四|镇环卫所||正在清理|||"},
	{name: "a list of proposals of one session, its day in the title", text: `东港镇第十八届人民代表大会第五次会议代表建议清单
（2026年1月8日）
编号|案由|领衔代表|附议代表|主办单位|会办单位|交办时间|答复时间|办理结果|代表是否满意
1|关于修路的建议|张三|李四、王五|镇村建办|县交通局、县水利局|1月12日|2026年3月1日|A|满意
2|关于养老的建议|赵六等5人||镇民政办||1月12日|2026年3月2日|B类|基本满意`,
		proposals: true,
		want: "1|2026-01-08|关于修路的建议|||张三、李四、王五|镇村建办、县交通局、县水利局|2026-01-12  2026-03-01||A 已解决或基本解决|满意|\n" +
			"2|2026-01-08|关于养老的建议|||赵六|镇民政办|2026-01-12  2026-03-02||B 正在解决|基本满意|"},
	{name: "proposals without titles, two ratings, a result in words", text: `序号|建议人|建议内容|提出日期|承办单位|答复日期|答复情况|对办理结果评价|对办理态度评价
1|张三|修路⏎还要修桥|2026.1.8|主办：镇村建办；协办：县交通局|2026.3.1|已列入计划|不满意|满意`,
		proposals: true,
		want:      "|2026-01-08|修路还要修桥|||张三|镇村建办、县交通局|2026-03-01|已列入计划|C 列入规划|不满意|满意"},
	{name: "later answers below without a number, an error, a masked telephone, a rating that is none", text: `编号|日期|内容|反映人|电话|办理单位|办理结果|评价
2026-001|2026-03-05|路灯|张三|139****1111|镇村建办|已派人看|好
||||||已修好|
2026-002|2026-03-06|水沟|李四|1390000|镇环卫所|#N/A|
|2026-03-07|||||无人管|`,
		want:   "2026-001|2026-03-05||路灯|张三||镇村建办||已派人看⏎已修好|||\n2026-002|2026-03-06||水沟|李四||镇环卫所|||||",
		faults: "2 评价;4 办理结果;4 电话;5 内容"},
	{name: "no year, a day of nowhere, a day to come", text: `日期|内容|反映人|办理单位|交办日期
13月5日|路灯|张三|镇村建办|
2027-03-05|水沟|张三|镇村建办|
2026-03-05|桥|张三|镇村建办|不日`,
		want: "|2026-03-05||桥|张三||镇村建办|||||", faults: "2 日期;3 日期;4 交办日期"},
}

func TestLayouts(t *testing.T) {
	for _, c := range layouts {
		t.Run(c.name, func(t *testing.T) {
			wb := booktest.Workbook(t, booktest.Page{"Sheet1", c.text, c.merges})
			read, is := ReadOpinions, IsOpinions
			if c.proposals {
				read, is = ReadProposals, IsProposals
			}
			r, err := read(wb, intake.Options{Today: today})
			if err != nil {
				t.Fatal(err)
			}
			var got, faults []string
			for _, m := range r.Matters {
				got = append(got, m.line())
			}
			for _, p := range r.Problems {
				faults = append(faults, fmt.Sprintf("%d %s", p.Row, p.Column))
			}
			if text := strings.Join(got, "\n"); text != c.want {
				t.Errorf("got\n%s\nwant\n%s\nmatches %v", text, c.want, r.Matches)
			}
			if text := strings.Join(faults, ";"); text != c.faults {
				t.Errorf("faults %s, want %s: %v", text, c.faults, r.Problems)
			}
			if !is(wb) && !strings.Contains(c.name, "without titles") {
				t.Error("not taken for what it is")
			}
			again, err := read(wb, intake.Options{Today: today, Matches: r.Matches})
			if err != nil || len(again.Matters) != len(r.Matters) {
				t.Errorf("matched as guessed: %v %v", again, err)
			}
		})
	}
}

// Tables that hold no matters are refused in a sentence, and a ledger of visits or a roster is not taken for one.
func TestNoMatters(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"nothing", "", errNoText},
		{"a roster", "姓名|性别|出生日期|工作单位及职务|手机号\n张三|男|1980.05|恒泰公司经理|13900001111", errNoText},
		{"a head and nothing below", "日期|内容|反映人|承办单位\n|||\n填表人：李四|||", errNone},
	} {
		t.Run(c.name, func(t *testing.T) {
			wb := booktest.Workbook(t, booktest.Page{"Sheet1", c.text, ""})
			if _, err := ReadOpinions(wb, intake.Options{Today: today}); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if _, err := ReadProposals(wb, intake.Options{Today: today}); err == nil {
				t.Error("proposals were read")
			}
		})
	}
	visits := booktest.Workbook(t, booktest.Page{"Sheet1", "日期|走访企业|参加代表|反映问题\n2026-03-05|甲公司|张三|用地", ""})
	if IsOpinions(visits) || IsProposals(visits) {
		t.Error("visits were taken for matters")
	}
}

func TestResultOf(t *testing.T) {
	for text, want := range map[string]string{"A": "A 已解决或基本解决", "b类": "B 正在解决", "Ｃ": "C 列入规划", "A 已解决或基本解决": "A 已解决或基本解决",
		"（D）": "D 留作参考", "正在解决": "B 正在解决", "列入计划逐步解决": "C 列入规划", "已采纳": "A 已解决或基本解决", "留作参考": "D 留作参考", "修好了": "", "": "",
		"Apple": ""} {
		if got := ResultOf(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// What became of a suggestion or a lead is read where a text says that first.
func TestBecameOf(t *testing.T) {
	for text, want := range map[string]string{"采纳": "采纳", "已采纳。": "采纳", "结果：部分采纳": "部分采纳", "不予采纳": "未采纳", "已签约": "签约",
		"项目落地": "落地", "正在对接": "对接中", "": "", "已采纳，明年实施": "采纳", "修好了": "", "A": ""} {
		if got := BecameOf(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// FuzzMatters: whatever a table says, reading it ends, and no identity number comes out.
func FuzzMatters(f *testing.F) {
	for _, c := range layouts {
		f.Add(c.text)
	}
	f.Add("日期|内容|反映人|承办单位\n45678|同上|320922198005121234|〃")
	f.Fuzz(func(t *testing.T, text string) {
		var cells [][]sheets.Cell
		for line := range strings.SplitSeq(text, "\n") {
			var row []sheets.Cell
			for part := range strings.SplitSeq(line, "|") {
				row = append(row, sheets.Cell{Text: part})
			}
			cells = append(cells, row)
		}
		wb := &sheets.Workbook{Path: "fuzz.csv", Sheets: []sheets.Grid{{Name: "Sheet1", Cells: cells}}}
		for _, read := range []func(*sheets.Workbook, intake.Options) (*Ledger, error){ReadOpinions, ReadProposals} {
			l, err := read(wb, intake.Options{Today: today})
			if err != nil {
				continue
			}
			out, err := l.JSON()
			if err != nil {
				t.Fatal(err)
			}
			if intake.HoldsID(string(out)) && !intake.HoldsID(strings.ReplaceAll(text, "|", "")) {
				t.Errorf("%s", out)
			}
		}
	})
}
