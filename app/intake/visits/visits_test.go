package visits

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"liujin/app/intake"
	"liujin/app/intake/booktest"
)

const today = "2026-11-23"

// line is a visit in one line, for tables of what is expected.
func (v Visit) line() string {
	var demands []string
	for _, d := range v.Demands {
		text := d.Text
		if d.Kind == Kinds[1] {
			text = "*" + text
		}
		if d.Outcome != "" {
			text += ">" + d.Outcome
		}
		demands = append(demands, text)
	}
	return strings.ReplaceAll(strings.Join([]string{v.Day, v.Enterprise, strings.Join(v.Deputies, "、"), v.Place, v.Content,
		strings.Join(demands, "+")}, "|"), "\n", "⏎")
}

var layouts = []struct {
	name   string
	pages  []booktest.Page
	want   string // a line a visit
	faults string // row and column of each problem
	notes  string // a part of the notes
}{
	{"plain, with the year in the title", []booktest.Page{{"Sheet1", `东港镇2026年人大代表走访市场主体台账
序号|走访时间|走访企业|走访代表|地点|走访情况|存在问题|政策建议|备注
1|3月5日|海源水产有限公司|张三、李四|渔湾村|生产正常|用工紧张|减税|好
2|3月11日|恒泰机械（盐城）有限公司|王五，李　六||订单下降|无|/|
合计|||||||
填表人：赵六||审核人：钱七||||||`, "A1:I1"}},
		"2026-03-05|海源水产有限公司|张三、李四|渔湾村|生产正常|用工紧张+*减税\n2026-03-11|恒泰机械（盐城）有限公司|王五、李六||订单下降|", "", ""},
	{"true dates, several demands over merged rows, a merged date", []booktest.Page{{"台账", `日期|企业名称|参加代表|困难诉求|办理情况
@2026-03-05|甲公司|张三 李四|用地不足|已协调
|||招工难|正在办
@2026-04-01|乙公司|王五|贷款贵|
|丙公司|王五||`, "A2:A3 B2:B3 C2:C3 A4:A5"}},
		"2026-03-05|甲公司|张三、李四|||用地不足>已协调+招工难>正在办\n2026-04-01|乙公司|王五|||贷款贵\n2026-04-01|丙公司|王五|||", "", ""},
	{"further demands below without merging", []booktest.Page{{"台账", `日期|企业名称|参加代表|诉求
2026/3/5|甲公司|张三|用地不足
|||招工难
2026/3/6|乙公司|李四|1.融资难；2.物流贵；3、电价高`, ""}},
		"2026-03-05|甲公司|张三|||用地不足+招工难\n2026-03-06|乙公司|李四|||融资难+物流贵+电价高", "", ""},
	{"a sheet a month, days without month, the year in another's name", []booktest.Page{
		{"3月", "2026年3月走访台账\n日期|走访对象|代表\n5日|甲公司|张三", ""},
		{"4月", "2026年4月走访台账\n日期|走访对象|代表\n4.15|甲公司|张三", ""}},
		"2026-03-05|甲公司|张三|||\n2026-04-15|甲公司|张三|||", "", ""},
	{"no year anywhere, future, no day, no enterprise, no deputies", []booktest.Page{{"Sheet1", `日期|企业名称|走访人员|走访情况
3月5日|甲公司|张三|好
2027-01-05|乙公司|张三|好
|丙公司|张三|好
2026-03-05||张三|好
2026-03-06|丁公司||好`, ""}}, "2026-03-06|丁公司|||好|", "2 日期;3 日期;4 日期;5 企业名称", ""},
	{"numbers that lost their zero", []booktest.Page{{"Sheet1", "2026年\n日期|企业名称|代表\n11.3|甲公司|张三\n10.16|乙公司|张三", ""}},
		"2026-11-03|甲公司|张三|||\n2026-10-16|乙公司|张三|||", "3 日期", ""},
	{"the same visit in two rows, a deputy each", []booktest.Page{{"Sheet1", "日期|企业名称|代表姓名|诉求\n2026.3.5|甲有限公司|张三|用工\n2026.3.5|甲公司|李四|用工",
		""}},
		"2026-03-05|甲有限公司|张三、李四|||用工", "3 企业名称", ""},
	{"several enterprises in one cell", []booktest.Page{{"Sheet1", "日期|走访企业|代表|诉求\n2026.3.5|甲公司、乙厂|张三|用工", ""}},
		"2026-03-05|甲公司|张三|||用工\n2026-03-05|乙厂|张三|||", "2 走访企业", ""},
	{"a date once for the visits below it, and titles between", []booktest.Page{{"Sheet1", `二〇二六年走访台账
日期|企业名称|代表|情况
3月5日|甲公司|张三|好
|乙公司|张三|好
|丙公司|张三|好
二、第二季度|||
4月15日|丁公司|张三|好
|戊公司|张三|好`, ""}},
		"2026-03-05|甲公司|张三||好|\n2026-03-05|乙公司|张三||好|\n2026-03-05|丙公司|张三||好|\n2026-04-15|丁公司|张三||好|\n2026-04-15|戊公司|张三||好|", "", ""},
	{"a day left blank among many",
		[]booktest.Page{{"Sheet1", "日期|企业名称|代表\n2026-03-05|甲公司|张三\n|乙公司|张三\n2026-03-07|丙公司|张三\n2026-03-08|丁公司|张三",
			""}},
		"2026-03-05|甲公司|张三|||\n2026-03-05|乙公司|张三|||\n2026-03-07|丙公司|张三|||\n2026-03-08|丁公司|张三|||", "3 日期", ""},
	{"heads in the office's own words", []booktest.Page{{"Sheet1", `填报单位：东港镇人大||||填报日期：2026年11月1日||
序号|走访时间|走访对象（企业名称）|走访代表（姓名）|走访内容|收集到的问题和建议|问题解决情况|问题类别
1|2026.3.5|甲公司|县人大代表张三等3人|了解生产|1、用电紧张。⏎2、招工难。|已转供电所|用电
|||||||
备注：此表每月底报送|||||||`, ""}}, "2026-03-05|甲公司|张三||了解生产|用电紧张。+招工难。", "", "问题类别"},
	{"two rows of heads, columns not read, counts of demands", []booktest.Page{{"Sheet1", `2026年
序号|走访时间|走访企业|||代表|诉求|办结日期
||名称|规模|联系电话|||
1|3.15|甲公司|大|13900001111|张三|2件|3.20
2|3.20|乙公司|小|1390000|李四|无|`, "A2:A3 B2:B3 C2:E2 F2:F3 G2:G3 H2:H3"}},
		"2026-03-15|甲公司|张三|||\n2026-03-20|乙公司|李四|||", "4 诉求;5 联系电话", "规模"},
}

func TestLayouts(t *testing.T) {
	for _, c := range layouts {
		t.Run(c.name, func(t *testing.T) {
			wb := booktest.Workbook(t, c.pages...)
			r, err := Read(wb, intake.Options{Today: today})
			if err != nil {
				t.Fatal(err)
			}
			var got, faults []string
			for _, v := range r.Visits {
				got = append(got, v.line())
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
			if notes := strings.Join(r.Notes, "\n"); !strings.Contains(notes, c.notes) {
				t.Error(notes)
			}
			if !Is(wb) {
				t.Error("not taken for a ledger of visits")
			}
			again, err := Read(wb, intake.Options{Today: today, Matches: r.Matches})
			if err != nil || len(again.Visits) != len(r.Visits) {
				t.Errorf("matched as guessed: %v %v", again, err)
			}
		})
	}
}

// Tables that hold no visits are refused in a sentence.
func TestNoVisits(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       error
		is         bool
	}{
		{"nothing", "", errNoEnterprise, false},
		{"a roster", "代表名册\n姓名|性别|出生日期|工作单位及职务|手机号\n张三|男|1980.05|恒泰公司经理|13900001111", errNoEnterprise, false},
		{"a roster with 企业名称", "姓名|性别|出生日期|企业名称|手机号\n张三|男|1980.05|恒泰公司|13900001111", errNoDay, false},
		{"no days", "企业名称|代表|情况\n甲公司|张三|好", errNoDay, false},
		{"only days that can't be read", "日期|企业名称|代表\n上旬|甲公司|张三", errNoDay, true},
		{"a head and no visits", "日期|企业名称|代表\n|||\n填表人：李四||", errNone, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			wb := booktest.Workbook(t, booktest.Page{"Sheet1", c.text, ""})
			if _, err := Read(wb, intake.Options{Today: today}); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if Is(wb) != c.is {
				t.Error("taken for visits:", !c.is)
			}
		})
	}
}

// Identity numbers go nowhere, and a text table is read as a workbook is.
func TestTextTable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "2026年走访.csv")
	text := "\ufeff日期,企业名称,代表,联系人,备注\n3月5日,甲公司,张三,钱七320922198005121234,\n3月6日,乙公司,\"李四\n王五\",,320922198005121234\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := Read(booktest.Open(t, path), intake.Options{Today: today})
	if err != nil || len(r.Visits) != 2 || r.Visits[0].Day != "2026-03-05" || len(r.Visits[1].Deputies) != 2 {
		t.Fatalf("%+v %v", r, err)
	}
	json, err := r.JSON()
	if err != nil || strings.Contains(string(json), "320922") || r.Visits[0].Contact != "钱七" {
		t.Errorf("%s %v", json, err)
	}
}

// manyRows is a ledger of ten thousand visits.
func manyRows(t testing.TB) (path string) {
	t.Helper()
	var b strings.Builder
	b.WriteString("日期,企业名称,代表,诉求\n")
	for i := range 10_000 {
		fmt.Fprintf(&b, "2025-%02d-%02d,第%d号企业有限公司,张三、李四,用工%d\n", i%12+1, i%28+1, i, i)
	}
	path = filepath.Join(t.TempDir(), "走访.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A long ledger is read, and can be stopped; how fast is BenchmarkManyRows's.
func TestManyRows(t *testing.T) {
	wb := booktest.Open(t, manyRows(t))
	r, err := Read(wb, intake.Options{Today: today, Progress: func(done, total int) bool { return done <= total }})
	if err != nil || len(r.Visits) != 10_000 || len(r.Problems) > 0 {
		t.Fatalf("%v", err)
	}
	if _, err := Read(wb, intake.Options{Today: today, Progress: func(int, int) bool { return false }}); !errors.Is(err,
		intake.ErrCancelled) {
		t.Error(err)
	}
}

// BenchmarkManyRows understands ten thousand visits against only opening their table.
func BenchmarkManyRows(b *testing.B) {
	path := manyRows(b)
	var read, opened time.Duration
	for b.Loop() {
		start := time.Now()
		wb := booktest.Open(b, path)
		opened += time.Since(start)
		start = time.Now()
		if r, err := Read(wb, intake.Options{Today: today}); err != nil || len(r.Visits) != 10_000 {
			b.Fatal(err)
		}
		read += time.Since(start)
	}
	b.ReportMetric(float64(read.Milliseconds())/float64(b.N), "ms/ledger")
	b.ReportMetric(float64(read)/float64(opened), "x-opening")
}
