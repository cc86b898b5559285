package acts_test

import (
	"fmt"

	"liujin/app"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/sheets"
	"liujin/data"
)

func goOn(done, total int) bool { return true }

// known are deputies in office whom their names tell apart.
func (o office) known() (names []string) {
	o.t.Helper()
	all := must(o.Deputies())(o)
	seen := map[string]int{}
	for _, d := range all {
		seen[d.Name]++
	}
	for _, d := range all {
		if d.InOffice && seen[d.Name] == 1 {
			names = append(names, d.Name)
		}
	}
	return names
}

func (o office) book(name, text string) *sheets.Workbook {
	o.t.Helper()
	return must(app.OpenTable(o.table(name, text)))(o)
}

// imports are the tables that come in, each as one operation.
var imports = []func(office) act{
	func(o office) act { // the office's own roster: some are known, most are new
		read := must(o.importing().ReadRoster(must(app.OpenTable("../intake/roster/testdata/a-plain.xlsx"))(o), intake.Options{}))(o)
		return does(o.importing().ApplyRoster, must(o.importing().CompareRoster(read))(o), goOn)
	},
	func(o office) act { // the same as that of a new congress: all others leave
		read := must(o.importing().ReadRoster(must(app.OpenTable("../intake/roster/testdata/a-plain.xlsx"))(o), intake.Options{}))(o)
		congress := importing.Congress{Level: data.LevelTown, Number: 40, Starts: "2026-11-20"}
		e := must(o.importing().CompareElection(read, congress))(o)
		for i := range e.Rows {
			if e.Rows[i].Decision == importing.Ask {
				e.Decide(i, importing.Add, "")
			}
		}
		return does(o.importing().ApplyElection, e, goOn)
	},
	func(o office) act {
		text, who := "日期,企业名称,参加代表,地点,走访情况,困难诉求,办理情况\n", o.known()
		for i := range 20 {
			text += fmt.Sprintf("2026-10-%02d,东港第%d机械厂,%s、%s,会议室,看了车间,用电不稳,已转交\n",
				i%28+1, i, who[i], who[i+7])
		}
		read := must(o.importing().ReadVisits(o.book("走访.csv", text), intake.Options{}))(o)
		return does(o.importing().ApplyVisits, must(o.importing().CompareVisits(read))(o), goOn)
	},
	func(o office) act {
		text, who := "培训班次,日期,课程,授课人,学时,方式,参训代表,请假人员\n", o.known()
		for i := range 12 {
			text += fmt.Sprintf("初任培训班%d,2026年%d月5日,首课%d,张教授,3.5学时,线下,%s、%s,%s\n",
				i/3, i%9+1, i, who[i], who[i+1], who[i+2])
		}
		read := must(o.importing().ReadLessons(o.book("培训.csv", text), intake.Options{}))(o)
		return does(o.importing().ApplyLessons, must(o.importing().CompareLessons(read))(o), goOn)
	},
	func(o office) act {
		text, who := "日期,反映人,反映问题,接待代表,承办单位,交办日期,答复日期,办理情况\n", o.known()
		for i := range 12 {
			text += fmt.Sprintf("2026-10-%02d,张甲%d,路灯不亮,%s,新设办公室%d,2026-11-01,2026-11-05,已修好\n", i+1, i, who[i], i%3)
		}
		read := must(o.importing().ReadOpinions(o.book("意见.csv", text), intake.Options{}))(o)
		return does(o.importing().ApplyMatters, must(o.importing().CompareOpinions(read))(o), goOn)
	},
	func(o office) act {
		text, who := "编号,标题,领衔代表,附议人,提出日期,承办单位,交办日期,答复日期,办理结果,满意度\n", o.known()
		for i := range 12 {
			text += fmt.Sprintf("%d,关于第 %[1]d 件事的建议,%s,%s,2026-10-08,新设办公室%d,2026-10-12,2026-11-01,A,满意\n", i, who[i], who[i+1], i%3)
		}
		read := must(o.importing().ReadProposals(o.book("建议.csv", text), intake.Options{}))(o)
		return does(o.importing().ApplyMatters, must(o.importing().CompareProposals(read))(o), goOn)
	},
}
