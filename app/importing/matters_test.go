package importing_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/intake/booktest"
	matterbook "liujin/app/intake/matters"
	"liujin/data"
)

// lone are names of deputies in office that nobody else of the sample has.
func lone(t *testing.T, a *app.App) (names []string) {
	t.Helper()
	all := apptest.Must(a.Deputies())(t)
	seen := map[string]int{}
	for i := range all {
		seen[all[i].Name]++
	}
	for i := range all {
		if all[i].InOffice && seen[all[i].Name] == 1 {
			names = append(names, all[i].Name)
		}
	}
	return names
}

func goOn(int, int) bool { return true }

// stepsOf are steps in one line.
func stepsOf(steps []data.Step) string {
	var all []string
	for _, s := range steps {
		all = append(all, strings.Join(strings.Fields(strings.Join([]string{s.Day, string(s.Kind), s.Due, s.Text, string(s.Result),
			string(s.Rating), string(s.Attitude)}, " ")), " "))
	}
	return strings.Join(all, "; ")
}

// comparedProposals reads and compares a table of one sheet.
func comparedProposals(t *testing.T, a *app.App, text string) *importing.MatterImport {
	t.Helper()
	book := importing.New(a)
	read := apptest.Must(book.ReadProposals(booktest.Workbook(t, booktest.Page{"清单", text, ""}), intake.Options{}))(t)
	return apptest.Must(book.CompareProposals(read))(t)
}

func comparedOpinions(t *testing.T, a *app.App, text string) *importing.MatterImport {
	t.Helper()
	book := importing.New(a)
	read := apptest.Must(book.ReadOpinions(booktest.Workbook(t, booktest.Page{"台账", text, ""}), intake.Options{}))(t)
	return apptest.Must(book.CompareOpinions(read))(t)
}

// faultsOf are problems by row and column.
func faultsOf(all []intake.Problem) string {
	var out []string
	for _, p := range all {
		out = append(out, fmt.Sprintf("%d %s", p.Row, p.Column))
	}
	return strings.Join(out, ";")
}

// What became of a suggestion or a lead, as the table says it, is the result of its answer; of what can't come to that it stays words.
func TestOutcomesComeIn(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	p := comparedOpinions(t, a, "2026年意见建议台账\n日期|反映人|反映问题|类型|承办单位|交办日期|答复日期|办理结果\n"+
		"3月5日|张甲|延长公交|人民建议|镇新设办公室|3月6日|3月20日|已采纳\n3月6日|李乙|上游厂商有意来镇|招商线索|镇新设办公室|3月6日|3月20日|签约\n"+
		"3月7日|王丙|路灯不亮|困难诉求|镇新设办公室|3月6日|3月20日|签约\n")
	before := len(apptest.Must(a.DB().Opinions())(t))
	if err := importing.New(a).ApplyMatters(p, goOn); err != nil {
		t.Fatal(err)
	}
	got := map[string]data.MatterResult{}
	for _, o := range apptest.Must(a.DB().Opinions())(t)[before:] {
		got[o.Text] = o.Result
	}
	if len(got) != 3 || got["延长公交"] != data.ResultAdopted || got["上游厂商有意来镇"] != data.ResultSigned || got["路灯不亮"] != "" {
		t.Errorf("%v", got)
	}
}

// One session's forty proposals come in with their steps and in the order of their numbers; a second import of the table changes nothing.
func TestProposalsComeIn(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	names := lone(t, a)
	unit := apptest.Must(a.DB().Handlers())(t)[0]
	var b strings.Builder
	b.WriteString("第十八届人民代表大会第五次会议代表建议清单（2026年1月8日）\n编号|案由|领衔代表|附议人|主办单位|会办单位|交办日期|答复日期|办理结果|答复情况|满意度\n")
	for i := 40; i > 0; i-- {
		fmt.Fprintf(&b, "第%d号|关于第 %d 件事的建议|%s|%s、%s|%s|镇某某办公室|1月12日|3月1日|A|已办好|满意\n", i, i, names[i%5], names[5], names[6], unit.Name)
	}
	b.WriteString("41|关于无人的建议|查无此人||镇某某办公室||||||\n42|关于没有答复的建议|" + names[0] + "||镇某某办公室|||3月2日||说不清楚|\n")
	before := len(apptest.Must(a.DB().Proposals())(t))
	p := comparedProposals(t, a, b.String())
	if got, want := p.Words(), "新增议案建议 41 件，办理过程 120 步，新建承办单位 1 个，没有导入 1 件"; got != want {
		t.Fatalf("%s, want %s: %v", got, want, p.Problems)
	}
	if got := faultsOf(p.Problems); got != "43 领衔代表;43 领衔代表;44 办理结果" {
		t.Errorf("%s %v", got, p.Problems)
	}
	if len(p.Doubts) != 1 || p.Doubts[0].About != "满意度" || !p.Doubts[0].Assumed {
		t.Errorf("%+v", p.Doubts)
	}
	if err := importing.New(a).ApplyMatters(p, goOn); err != nil {
		t.Fatal(err)
	}
	all := apptest.Must(a.DB().Proposals())(t)
	if len(all) != before+41 {
		t.Fatal(len(all))
	}
	first := apptest.Must(a.DB().Proposal(all[before].ID))(t)
	if first.Title != "关于第 1 件事的建议" || first.Day != "2026-01-08" || len(first.Signers) != 2 || first.HandlerID != unit.ID ||
		first.Note != "原编号：第1号" || first.State != data.MatterRated || first.Open() {
		t.Errorf("%+v", first)
	}
	if len(first.Helpers) != 1 || !slices.ContainsFunc(apptest.Must(a.DB().Handlers())(t), func(h data.Handler) bool {
		return h.ID == first.Helpers[0].HandlerID && h.Name == "镇某某办公室"
	}) {
		t.Errorf("who helps is not kept: %+v", first.Helpers)
	}
	if got := stepsOf(first.Steps); got != "2026-01-12 交办 2026-04-12 ; 2026-03-01 答复 已办好 A 已解决或基本解决; 2026-03-01 评价 满意 满意" &&
		!strings.HasPrefix(got, "2026-01-12 交办 2026-04-1") {
		t.Error(got)
	}
	last := apptest.Must(a.DB().Proposal(all[len(all)-1].ID))(t)
	if len(last.Steps) != 0 || !strings.Contains(last.Note, "答复日期：2026-03-02\n办理情况：说不清楚") {
		t.Errorf("%+v", last)
	}
	again := comparedProposals(t, a, strings.Replace(b.String(), "关于第 7 件事的建议", "关于第 7 件事情的建议", 1)) // its number and day tell
	if got, want := again.Words(), "新增议案建议 0 件，台账里已有 41 件（不动），没有导入 1 件"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if err := importing.New(a).ApplyMatters(again, goOn); err != nil || len(apptest.Must(a.DB().Proposals())(t)) != len(all) {
		t.Error("the second import changed something", err)
	}
}

// Two matters of one number come in both, and that is told; a list that begins anew with another year is no such case. A namesake who is
// told by what stands in brackets is known again at the second import.
func TestOneNumberTwice(t *testing.T) {
	a := newLedger(t)
	for i := range 2 {
		person := data.Deputy{DeputyFields: data.DeputyFields{Name: "王海燕", Born: []string{"1981-02", "1990-07"}[i]},
			Mandates: []data.Mandate{data.NewMandate(data.LevelTown)}}
		if err := a.Do("x", func(tx *data.Tx) error { return tx.SaveDeputy(&person) }); err != nil {
			t.Fatal(err)
		}
	}
	list := "编号|案由|领衔代表|提出日期\n1|修路|王海燕（1981-02）|2026-01-08\n2|装灯|王海燕（90.7）|2026-01-08\n2|架桥|王海燕（90.7）|2026-01-08\n" +
		"1|通水|王海燕（1981-02）|2025-01-08\n"
	p := comparedProposals(t, a, list)
	if got := faultsOf(p.Problems); got != "4 编号" || len(p.Doubts) != 0 {
		t.Errorf("%s %v %v", got, p.Problems, p.Doubts)
	}
	if err := importing.New(a).ApplyMatters(p, goOn); err != nil {
		t.Fatal(err)
	}
	if got, want := comparedProposals(t, a, list).Words(), "新增议案建议 0 件，台账里已有 4 件（不动）"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Of two villages whose names differ in the last character only, the one that is written is meant; what is no village of ours is a place.
func TestVillageOfAnOpinion(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	ids := map[string]string{"别处的鹿鸣": ""}
	for _, v := range []app.VillageRow{{Village: data.Village{Name: "鹿鸣社区", Kind: data.VillageCommunity}},
		{Village: data.Village{Name: "鹿鸣村", Kind: data.VillageRural}}} {
		if err := a.SaveVillage(&v); err != nil {
			t.Fatal(err)
		}
		ids[v.Name], ids["本镇"+v.Name+"委会"] = v.ID, v.ID
	}
	known := apptest.Must(importing.New(a).VillagesNamed())(t)
	for text, want := range ids {
		if got := known(text); got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
}

// Opinions come in with what was done about them by day, and the rest in their notes; what only the office knows is asked.
func TestOpinionsComeIn(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	names := lone(t, a)
	text := "2026年意见建议台账\n日期|反映人|联系电话|村（社区）|反映问题|类别|来源|接待代表|承办单位|交办日期|答复日期|办结日期|办理情况|满意度\n" +
		"3月5日|张甲|13900001111|河东村|路灯不亮|道路交通|来访|" + names[0] + "|镇新设办公室、镇另一办公室|3月6日|3月20日|3月25日|已修好|满意\n" +
		"3月6日|李乙||河西村|水沟堵|水利|来电|查无此人|镇新设办公室||||已清理|\n" +
		"3月7日|李乙||河西村|桥坏了||||镇新设办公室|3月1日||||\n" +
		"3月8日|王丙|||要求减税||||||3月9日||不归镇管|\n" +
		"3月5日|张甲||河东村|路灯不亮。||||||||\n"
	p := comparedOpinions(t, a, text)
	if got, want := p.Words(), "新增意见建议 4 件，办理过程 3 步，新建承办单位 2 个，没有导入 1 件"; got != want {
		t.Fatalf("%s, want %s: %v", got, want, p.Problems)
	}
	if got := faultsOf(p.Problems); got != "4 接待代表;5 交办日期;6 承办单位;7 反映问题" {
		t.Errorf("%s %v", got, p.Problems)
	}
	if len(p.Doubts) != 1 || p.Doubts[0].About != "办理情况" {
		t.Errorf("%+v", p.Doubts)
	}
	p.Decide(p.Doubts[0].Key, p.Doubts[0].Options[1].Value)
	before := len(apptest.Must(a.DB().Opinions())(t))
	if err := importing.New(a).ApplyMatters(p, goOn); err != nil {
		t.Fatal(err)
	}
	all := apptest.Must(a.DB().Opinions())(t)[before:]
	var whole []data.Opinion
	for i := range all {
		whole = append(whole, apptest.Must(a.DB().Opinion(all[i].ID))(t))
	}
	first := whole[0]
	if first.Reporter != "张甲" || first.ReporterPhone != "13900001111" || first.Place != "河东村" || first.Category != "roads" ||
		first.Note != "" || first.Channel != data.ByVisit ||
		apptest.Must(a.DB().Deputy(first.BroughtByID))(t).Name != names[0] ||
		len(first.Helpers) != 1 || first.Route != data.RouteOwn || first.Closed != "2026-03-25" {
		t.Errorf("%+v", first)
	}
	if got := stepsOf(first.Steps); !strings.HasPrefix(got, "2026-03-06 交办 ") ||
		!strings.HasSuffix(got, "2026-03-20 答复 已修好; 2026-03-25 评价 满意 满意") {
		t.Error(got)
	}
	if o := whole[1]; o.State != data.MatterClosed || o.Route != data.RouteAnswered ||
		o.Note != "类别：水利\n收集代表：查无此人\n办理情况：已清理" || o.Channel != data.ByCall || o.BroughtByID != "" {
		t.Errorf("%+v", o)
	}
	if o := whole[2]; len(o.Steps) != 0 || !strings.Contains(o.Note, "交办日期：2026-03-01") || o.State != data.MatterRegistered {
		t.Errorf("%+v", o)
	}
	if o := whole[3]; !strings.Contains(o.Note, "答复日期：2026-03-09\n办理情况：不归镇管") {
		t.Errorf("%+v", o)
	}
	again := comparedOpinions(t, a, text)
	if n := again.Count(); n.New != 0 || n.Known != 5 {
		t.Errorf("%+v", n)
	}
	if err := a.Undo(); err != nil || len(apptest.Must(a.DB().Opinions())(t)) != before {
		t.Error("one undo did not take all back", err)
	}
}

// Proposals of a table that tells no day are asked about once for all.
func TestProposalsWithoutDay(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	p := comparedProposals(t, a, "标题|领衔代表|承办单位\n关于甲的建议|"+lone(t, a)[0]+"|\n关于乙的建议|"+lone(t, a)[1]+"|")
	if n := p.Count(); n.New != 0 || n.Left != 2 || len(p.Doubts) != 1 {
		t.Fatalf("%+v %+v", n, p.Doubts)
	}
	if err := p.Answer("提出日期", "今天"); err != nil || p.Count().New != 2 || len(p.Problems) != 0 {
		t.Errorf("%v %+v", err, p.Problems)
	}
}

// A platform's table whose heads are all its own is matched by hand once; the next of the same heads is known.
func TestHandMatchedColumnsAreRemembered(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	book := importing.New(a)
	text := "诉求工单导出\n工单流水|进件时刻|诉求描述全文|来电者称谓\n%s-1|2026-03-05|%[1]s 路灯不亮|张先生\n%[1]s-2|2026-03-06|%[1]s 水沟堵|李女士"
	read := func(what string) (*matterbook.Ledger, error) {
		return book.ReadOpinions(booktest.Workbook(t, booktest.Page{"导出", fmt.Sprintf(text, what), ""}), intake.Options{})
	}
	if _, err := read("甲"); !data.Is(err, data.BadFile) {
		t.Fatal(err)
	}
	wb := booktest.Workbook(t, booktest.Page{"导出", fmt.Sprintf(text, "甲"), ""})
	m := intake.Unmatched(wb)
	if len(m) != 1 || m[0].Head != 2 || len(m[0].Heads) != 4 {
		t.Fatalf("%+v", m)
	}
	m[0].Columns = []string{matterbook.FieldNumber, matterbook.FieldDay, matterbook.FieldText, "reporter"}
	l := apptest.Must(book.ReadOpinions(wb, intake.Options{Matches: m}))(t)
	if err := book.ApplyMatters(apptest.Must(book.CompareOpinions(l))(t), goOn); err != nil {
		t.Fatal(err)
	}
	again, err := read("乙")
	if err != nil || len(again.Matters) != 2 || again.Matters[1].Reporter != "李女士" || again.Matters[1].Text != "乙 水沟堵" {
		t.Errorf("%+v %v", again, err)
	}
}
