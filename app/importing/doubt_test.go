package importing_test

import (
	"fmt"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/importing"
	"liujin/app/intake/visits"
	"liujin/data"
)

// asked is an import's doubts in one line each, with what holds.
func asked(p *importing.Comparison) string {
	var out []string
	for i := range p.Doubts {
		d := &p.Doubts[i]
		mark := ""
		if d.Assumed {
			mark = "?"
		}
		out = append(out, fmt.Sprint(d.About, "×", d.Times, "=", d.Answer(), mark))
	}
	return strings.Join(out, "; ")
}

// Which of two namesakes a name is, is asked once for all rows, and what is answered holds for all of them.
func TestNamesakesAreAsked(t *testing.T) {
	a := newLedger(t)
	for _, employer := range []string{"东港小学", "东港医院"} {
		person := data.Deputy{DeputyFields: data.DeputyFields{Name: "王伟", Employer: employer, Born: "1975-03"},
			Mandates: []data.Mandate{data.NewMandate(data.LevelTown)}}
		if err := a.Do("x", func(tx *data.Tx) error { return tx.SaveDeputy(&person) }); err != nil {
			t.Fatal(err)
		}
	}
	p := apptest.Must(importing.New(a).CompareVisits(&visits.Ledger{Visits: []visits.Visit{{Day: "2026-03-05", Enterprise: "甲公司",
		Deputies: []string{"王伟"}}, {Day: "2026-03-06", Enterprise: "乙公司", Deputies: []string{"王 伟"}}}}))(t)
	if n := p.Count(); n.Left != 2 || asked(p.Compared()) != "王伟×2=" || len(p.Problems) != 4 {
		t.Fatalf("%+v %s %v", n, asked(p.Compared()), p.Problems)
	}
	for _, c := range [][2]string{{"王伟", "第九小组"}, {"王伟", "王伟"}, {"李四", "医院"}} {
		if err := p.Answer(c[0], c[1]); !data.Is(err, data.BadFile) {
			t.Error(c, err)
		}
	}
	if err := p.Answer("王伟", "医院"); err != nil || p.Count().New != 2 || len(p.Problems) != 0 ||
		asked(p.Compared()) != "王伟×2=王伟 东港医院 1975-03" {
		t.Fatal(err, p.Count(), asked(p.Compared()), p.Problems)
	}
	if err := p.Answer("王伟", "不导入"); err != nil || p.Count().Left != 2 {
		t.Error(err, p.Count())
	}
}

// An enterprise whose name is near to one that is there is never made without a question; a second import asks the same of what was chosen.
func TestNearEnterprisesAreAsked(t *testing.T) {
	a := seatedTown(t)
	for _, name := range []string{"东港水产加工有限公司", "新海机械有限公司", "第一造船厂", "江海纺织厂", "江海纺织印染厂"} {
		if err := a.SaveEnterprise(&data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: name}}); err != nil {
			t.Fatal(err)
		}
	}
	l := &visits.Ledger{}
	for i, name := range []string{"东港水产", "鑫海机械公司", "第二造船厂", "江海纺织", "江海纺织", "远航物流"} {
		l.Visits = append(l.Visits, visits.Visit{Day: fmt.Sprintf("2026-03-%02d", i+1), Enterprise: name, Deputies: []string{"王五"}})
	}
	p := apptest.Must(importing.New(a).CompareVisits(l))(t)
	if got := asked(p.Compared()); got != "东港水产×1=就是台账里的东港水产加工有限公司?; 鑫海机械公司×1=新的一家，另外建?; 江海纺织×2=新的一家，另外建?" ||
		fmt.Sprint(p.Enterprises) != "[鑫海机械公司 第二造船厂 江海纺织 远航物流]" {
		t.Fatal(got, p.Enterprises)
	}
	for _, c := range [][2]string{{"鑫海机械公司", "就是"}, {"江海纺织", "印染"}} {
		if err := p.Answer(c[0], c[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := importing.New(a).ApplyVisits(p, apptest.GoOn); err != nil || len(apptest.Must(a.Enterprises())(t)) != 7 {
		t.Fatal(err, len(apptest.Must(a.Enterprises())(t)))
	}
	if again := apptest.Must(importing.New(a).CompareVisits(l))(t); again.Count() != (importing.VisitImportCount{Known: 6}) {
		t.Errorf("the second time: %+v %s", again.Count(), asked(again.Compared()))
	}
}

// 全体代表 and empty cells are recorded as the office says, by default not at all; hours are of the clock or not.
func TestSessionsAreAsked(t *testing.T) {
	a := seatedTown(t)
	p := compareLessons(t, a, "日期|课程|参训代表|请假|学时\n1月5日|甲课|全体代表|赵七|3小时\n1月6日|乙课|全体代表||2\n1月7日|丙课|45人||2")
	if got := asked(p.Compared()); got != "小时×1=1 小时算 1 学时?; 全体代表×2=没有姓名的不记?" || p.Count().New != 1 ||
		!strings.Contains(fmt.Sprint(p.Problems), "只写了 45 人") {
		t.Fatalf("%s %+v %v", got, p.Count(), p.Problems)
	}
	for _, c := range [][2]string{{"全体代表", "在任"}, {"小时", "45"}} {
		if err := p.Answer(c[0], c[1]); err != nil {
			t.Fatal(err)
		}
	}
	if n := p.Count(); n.New != 2 || n.Times != 4+5 || p.Rows[0].Hours != 40 {
		t.Fatalf("%+v %d", n, p.Rows[0].Hours)
	}
	if err := importing.New(a).ApplyLessons(p, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	grid := compareLessons(t, a, "姓名|2026年2月5日|2026年2月6日\n王五|√|√\n李六|√|\n赵七|假|√")
	if n := grid.Count(); n.New != 2 || n.Times != 4 || len(grid.Rows[1].Part) != 2 || asked(grid.Compared()) == "" {
		t.Fatalf("%+v %s", n, asked(grid.Compared()))
	}
	if err := grid.Answer("空格", "按缺席"); err != nil || grid.Count().Times != 4 || len(grid.Rows[1].Part) != 3 {
		t.Error(err, grid.Count())
	}
	if err := importing.New(a).ApplyLessons(grid, apptest.GoOn); err != nil {
		t.Error(err)
	}
}
