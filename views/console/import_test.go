package console

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"liujin/app/sample"
	"liujin/data"
)

// told is a deputy of import --dry-run --json.
type told struct {
	Name, Gender, Ethnicity, Born, Party, Education, Employer, Phone, Group string
	Mandates                                                                []struct{ Level, Constituency string }
}

func (d *told) same(want *told) bool {
	for _, f := range [][2]string{{d.Gender, want.Gender}, {d.Ethnicity, want.Ethnicity}, {d.Born, want.Born}, {d.Party, want.Party},
		{d.Education, want.Education},
		{d.Employer, want.Employer}, {d.Phone, want.Phone}, {d.Group, want.Group}} {
		if f[1] != "?" && f[0] != f[1] {
			return false
		}
	}
	return slices.Equal(d.Mandates, want.Mandates)
}

// TestDryRun reads the sample rosters through the command line and compares every field with the truth beside them.
func TestDryRun(t *testing.T) {
	truths, err := filepath.Glob("../../app/intake/roster/testdata/*.truth.json")
	if err != nil || len(truths) == 0 {
		t.Fatal("no samples", err)
	}
	for _, truth := range truths {
		var want []told
		if err := json.Unmarshal(read(t, truth), &want); err != nil {
			t.Fatal(err)
		}
		file := strings.TrimSuffix(truth, ".truth.json")
		ledger := filepath.Join(t.TempDir(), "t.ledger")
		out, _ := liujin(t, exitDone, "import", "--ledger", ledger, "--dry-run", "--json", file)
		var got struct {
			Deputies []told
			Problems []struct{ Sheet, Column, Value, Text string }
		}
		if err := json.Unmarshal([]byte(out), &got); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(ledger); err == nil {
			t.Error("a dry run made a ledger")
		}
		if len(got.Deputies) != len(want) || len(got.Problems) > 0 {
			t.Errorf("%s: %d people, want %d; problems %v", file, len(got.Deputies), len(want), got.Problems)
		}
		for _, w := range want {
			i := slices.IndexFunc(got.Deputies, func(d told) bool { return d.Name == w.Name })
			if i < 0 || !got.Deputies[i].same(&w) {
				t.Errorf("%s: want %+v", file, w)
			}
		}
		out, _ = liujin(t, exitDone, "import", "--dry-run", file)
		if !strings.Contains(out, "什么都没有保存") {
			t.Error(out)
		}
	}
}

func emptyLedger(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	db, err := data.Create(path, data.Options{})
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestImport(t *testing.T) {
	ledger, roster := emptyLedger(t, "台账.ledger"), "../../app/intake/roster/testdata/b-merged-heads.xlsx"
	for i, want := range []string{"更新 0 人，不变 0 人，问题 0 处", "新增 0 人，更新 0 人，不变"} {
		if out, _ := liujin(t, exitDone, "import", "--ledger", ledger, roster); !strings.Contains(out, want) {
			t.Errorf("time %d: %s", i+1, out)
		}
	}
	out, _ := liujin(t, exitDone, "import", "--json", roster, "--ledger", ledger)
	var n struct{ Added, Updated, Same, Asked int }
	if err := json.Unmarshal([]byte(out), &n); err != nil || n.Same == 0 || n.Added+n.Updated+n.Asked > 0 {
		t.Errorf("%s %v", out, err)
	}
	for _, args := range [][]string{{ledger, "none.xlsx"}, {ledger, "import.go"}, {filepath.Join(t.TempDir(), "none.ledger"), roster}} {
		liujin(t, exitRefused, "import", "--ledger", args[0], args[1])
	}
	liujin(t, exitRefused, "import", "--dry-run", "import.go")
	liujin(t, exitUsage, "import", "--ledger", ledger)
	liujin(t, exitUsage, "import", roster)
	db, err := data.Open(ledger, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	liujin(t, exitRefused, "import", "--ledger", ledger, roster) // a window holds it
}

// TestImportNamesakes: what can't be asked about on the command line is left out and named.
func TestImportNamesakes(t *testing.T) {
	ledger, roster := emptyLedger(t, "台账.ledger"), filepath.Join(t.TempDir(), "名册.csv")
	for i, c := range []struct{ rows, want string }{
		{"李冬,1975-03,13900002001\n", "新增 1 人，更新 0 人，不变 0 人，问题 0 处"},
		{"李冬,1975-03,13900002002\n", "新增 0 人，更新 1 人，不变 0 人，问题 0 处"},
		{"李冬,1990-08,13900002003\n", "新增 0 人，更新 0 人，不变 0 人，问题 1 处"},
		{"李冬,1975-03,13900002002\n李冬,1990-08,13900002003\n", "新增 1 人，更新 0 人，不变 1 人，问题 0 处"},
	} {
		if err := os.WriteFile(roster, []byte("姓名,出生年月,手机号\n"+c.rows), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, _ := liujin(t, exitDone, "import", "--ledger", ledger, roster); !strings.Contains(out, c.want) {
			t.Errorf("%d: %s", i, out)
		} else if strings.Contains(c.want, "问题 1") != strings.Contains(out, "同名") {
			t.Errorf("%d: %s", i, out)
		}
	}
}

// TestImportOldLedgers: seen without a ledger, compared with one, taken in, and not taken in twice.
func TestImportOldLedgers(t *testing.T) {
	dir := t.TempDir()
	ledger := filepath.Join(dir, "a.ledger")
	if err := sample.Sample(ledger, 3, "2026-11-12"); err != nil {
		t.Fatal(err)
	}
	db, err := data.Open(ledger, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	deputies, err := db.Deputies()
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []struct{ name, table, read, plan, twice, json string }{
		{"visits", "日期,企业名称,代表,诉求\n3月5日,新海机械有限公司,%s,用工紧张\n3月6日,远航公司,查无此人,\n", "读出走访 2 次", "新增走访 1 次，意见建议 1 件，新建市场主体 1 家，没有导入 1 次，问题 2 处。",
			`{"doubts":[],"firms":0,"known":1,"left":1,"new":0,`, `"enterprise":"新海机械有限公司"`},
		{"lessons", "日期,课程,参训代表,学时\n3月5日,怎样提建议,%s,2\n3月6日,审查预算,查无此人,2\n", "读出培训 2 场", "新增培训 1 场，1 期，到课 1 人次，没有导入 1 场，问题 2 处。",
			`{"courses":0,"doubts":[],"known":1,"left":1,"new":0,`, `"topic":"怎样提建议"`},
		{"opinions", "日期,反映人,内容,接待代表,承办单位,交办日期\n3月5日,张甲,路灯不亮,%s,新设办公室,3月6日\n3月6日,张乙,水沟堵,查无此人,,\n", "读出意见建议 2 件",
			"新增意见建议 2 件，办理过程 1 步，新建承办单位 1 个，问题 1 处。", `{"doubts":[],"handlers":0,"known":2,"left":0,"new":0,`, `"reporter":"张甲"`},
		{"proposals", "标题,领衔代表,提出日期,承办单位,交办日期\n关于修路的建议,%s,3月5日,新设办公室,3月6日\n关于修桥的建议,查无此人,3月5日,,\n", "读出议案建议 2 件",
			"新增议案建议 1 件，办理过程 1 步，没有导入 1 件，问题 2 处。", `{"doubts":[],"handlers":0,"known":1,"left":1,"new":0,`, `"title":"关于修路的建议"`},
	} {
		file := filepath.Join(dir, "2026年"+kind.name+".csv")
		if err := os.WriteFile(file, fmt.Appendf(nil, kind.table, deputies[0].Name), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			args []string
			want string
		}{
			{[]string{"--dry-run"}, kind.read + "，问题 0 处。什么都没有保存。"},
			{[]string{"--dry-run", "--ledger", ledger}, kind.plan + "什么都没有保存。"},
			{[]string{"--ledger", ledger}, kind.plan},
			{[]string{"--ledger", ledger, "--json"}, kind.twice},
			{[]string{"--dry-run", "--json"}, kind.json},
		} {
			if out, _ := liujin(t, exitDone, append([]string{"import", kind.name, file}, c.args...)...); !strings.Contains(out, c.want) {
				t.Errorf("%s %v: %s", kind.name, c.args, out)
			}
		}
		liujin(t, exitUsage, "import", kind.name, file)
		liujin(t, exitUsage, "import", kind.name, file, "more", "--ledger", ledger)
		liujin(t, exitRefused, "import", kind.name, "../../app/intake/roster/testdata/b-merged-heads.xlsx", "--dry-run")
	}
	liujin(t, exitDone, "check", "--ledger", ledger)
	liujin(t, exitUsage, "import", "bulletins", filepath.Join(dir, "x.csv"), "--ledger", ledger)
}

// TestImportChoices: what the program can't know is told with what it took, and answered on the command line.
func TestImportChoices(t *testing.T) {
	dir, ledger := t.TempDir(), emptyLedger(t, "a.ledger")
	for name, text := range map[string]string{"名册": "姓名,出生年月,工作单位\n王伟,1975-03,东港小学\n王伟,1980-04,东港医院\n",
		"2026年": "日期,企业名称,代表\n3月5日,甲公司,王伟\n"} {
		if err := os.WriteFile(filepath.Join(dir, name+".csv"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	roster, visits := filepath.Join(dir, "名册.csv"), filepath.Join(dir, "2026年.csv")
	liujin(t, exitDone, "import", "--ledger", ledger, roster)
	if out, _ := liujin(t, exitDone, "import", "visits", visits, "--ledger", ledger, "--dry-run"); !strings.Contains(out,
		"可选：王伟 东港小学 1975-03；王伟 东港医院 1980-04；不导入这个人。要改就加 --choose '王伟=") {
		t.Error(out)
	}
	if out, _ := liujin(t, exitDone, "import", "visits", visits, "--ledger", ledger, "--dry-run", "--json"); !strings.Contains(out,
		`"doubts":[{"about":"王伟"`) {
		t.Error(out)
	}
	for _, wrong := range []string{"王伟=大学", "李四=医院"} {
		liujin(t, exitRefused, "import", "visits", visits, "--ledger", ledger, "--choose", wrong)
	}
	for _, args := range [][]string{{"visits", visits, "--ledger", ledger, "--choose", "王伟"}, {"visits", visits, "--dry-run", "--choose",
		"王伟=医院"}, {roster, "--ledger", ledger, "--choose", "王伟=医院"}} {
		liujin(t, exitUsage, append([]string{"import"}, args...)...)
	}
	if out, _ := liujin(t, exitDone, "import", "visits", visits, "--ledger", ledger, "--choose", "王伟=医院"); !strings.Contains(out,
		"新增走访 1 次") || !strings.Contains(out, "现在按：王伟 东港医院 1980-04。") {
		t.Error(out)
	}
}

// TestRosterGoesRound: the roster that we write is read again as it stands in the ledger.
func TestRosterGoesRound(t *testing.T) {
	dir := t.TempDir()
	ledger, roster := filepath.Join(dir, "a.ledger"), filepath.Join(dir, "代表名册.xlsx")
	if err := sample.Sample(ledger, 3, "2026-11-12"); err != nil {
		t.Fatal(err)
	}
	liujin(t, exitDone, "sheet", "--ledger", ledger, "--sheet", "deputy-roster", "--today", "2026-11-12", "--out", roster)
	if out, _ := liujin(t, exitDone, "import", "--ledger", ledger, roster); !strings.Contains(out, "新增 0 人，更新 0 人，不变 86 人，问题 0 处") {
		t.Error(out)
	}
	other := emptyLedger(t, "b.ledger")
	if out, _ := liujin(t, exitDone, "import", "--ledger", other, roster); !strings.Contains(out, "新增 86 人") {
		t.Error(out)
	}
	liujin(t, exitDone, "check", "--ledger", other)
}

func TestDemo(t *testing.T) {
	out := filepath.Join(t.TempDir(), "demo")
	for range 2 {
		liujin(t, exitDone, "demo", "--out", out)
	}
	for _, name := range []string{"示例台账.ledger", "从名册开始.ledger", "代表名册.xlsx", "家站点一览.xlsx", "备份"} {
		if _, err := os.Stat(filepath.Join(out, name)); err != nil {
			t.Error(err)
		}
	}
}
