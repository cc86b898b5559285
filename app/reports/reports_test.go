package reports_test

import (
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/reports"
	"liujin/data"
)

// serving are the names of so many deputies in office whom no other shares a name or surname with a title with.
func serving(t *testing.T, a *app.App, n int) (names []string) {
	t.Helper()
	rows := apptest.Must(a.Deputies())(t)
	named := map[string]int{}
	for i := range rows {
		named[rows[i].Name]++
	}
	for i := range rows {
		if d := &rows[i]; d.InOffice && named[d.Name] == 1 && len([]rune(d.Name)) == 3 && len(names) < n {
			names = append(names, d.Name)
		}
	}
	return names
}

// waiting are the reports that a paste brought, whole.
func waiting(t *testing.T, b *reports.Book, ids []string) (all []data.Report) {
	t.Helper()
	for _, id := range ids {
		all = append(all, apptest.Must(b.Report(id))(t))
	}
	return all
}

// What is pasted waits, counts nowhere, is made into a record of its walk-in with what was asked for, and is not taken twice.
func TestTakenAndConfirmed(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := reports.New(a)
	who := serving(t, a, 6)
	enterprise := apptest.Must(a.Enterprises())(t)[0]
	station := apptest.Must(a.Stations())(t)[0]
	project := apptest.Must(a.DB().Projects())(t)[0]
	text := who[0] + " 11-10 15:32\n今天在渔湾村宣讲二十大精神，听众40人\n" +
		who[1] + " 11-10 16:00\n昨天走访" + enterprise.Name + "，负责人提出两个问题：1.用工难；2.用电贵\n" +
		who[2] + " 11-10 16:10\n上周二在" + station.Name + "值班接待群众3人，村民反映路灯坏了\n" +
		who[3] + " 11-10 17:00\n视察" + project.Title + "，进度正常\n" +
		who[4] + " 11-10 17:20\n今天到渔湾村走访选民8人，群众反映垃圾清运不及时\n" +
		who[5] + " 11-10 18:00\n11月6日参加县人大组织的代表法培训\n" +
		who[0] + " 11-10 18:01\n收到\n"
	before := apptest.Must(a.DB().Activities(""))(t)
	taken := apptest.Must(b.Take(text))(t)
	if len(taken.IDs) != 6 || len(taken.Left) != 1 || apptest.Must(b.Waiting())(t) < 6 {
		t.Fatalf("%+v", taken)
	}
	if now := apptest.Must(a.DB().Activities(""))(t); len(now) != len(before) {
		t.Fatal("what waits is an activity")
	}
	if again := apptest.Must(b.Take(text))(t); len(again.IDs) != 0 || again.Known != 6 || !strings.Contains(again.Words(), "以前收过") {
		t.Errorf("%+v", again)
	}
	opinions := len(apptest.Must(a.DB().Opinions())(t))
	for i, r := range waiting(t, b, taken.IDs) {
		becomes := b.Becomes(&r)
		if err := b.Confirm(&r); err != nil {
			t.Fatalf("%s: %v", r.Text, err)
		}
		kept := apptest.Must(b.Report(r.ID))(t)
		if kept.State != data.ReportConfirmed || kept.ActivityID == "" || len(kept.Deputies) > 0 || kept.Text != r.Text || becomes == "" {
			t.Errorf("%+v", kept)
		}
		made := apptest.Must(a.DB().ActivityTopics(kept.ActivityID))(t)
		if len(made) != 1 || made[0].Kind.WalkIn != data.WalkIn(i+1) || made[0].Day == "" {
			t.Errorf("%d: %+v", i, made)
		}
	}
	after := apptest.Must(a.DB().Activities(""))(t)
	if len(after) != len(before)+6 || len(apptest.Must(a.DB().Opinions())(t)) != opinions+4 {
		t.Errorf("%d activities more, %d opinions more", len(after)-len(before), len(apptest.Must(a.DB().Opinions())(t))-opinions)
	}
	if again := apptest.Must(b.Take(text))(t); len(again.IDs) != 0 {
		t.Error("what was confirmed is taken again")
	}
}

// What is not known keeps a report from being confirmed, is said with the nearest, and is settled by a choice.
func TestStrangersAndUnknownPlaces(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := reports.New(a)
	who := serving(t, a, 3)
	surname := string([]rune(who[1])[:1])
	taken := apptest.Must(b.Take(who[0] + " 11-10 15:32\n今天和" + surname + "主任走访了新星纺织厂，企业反映订单少"))(t)
	r := waiting(t, b, taken.IDs)[0]
	bad, _ := b.Check(&r).(data.Invalid)
	if bad["strangers"] == "" || !strings.Contains(bad["unknown"], "新星纺织厂") || b.Confirm(&r) == nil {
		t.Fatalf("%v, %+v", bad, r)
	}
	strangers := apptest.Must(b.Strangers(&r))(t)
	if len(strangers) != 1 || len(strangers[0].Fits) == 0 {
		t.Fatalf("%+v", strangers)
	}
	b.Known(&r, strangers[0].Name, strangers[0].Fits[0].ID)
	made := data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: "新星纺织厂", Kind: data.EnterpriseCompany}}
	if err := a.SaveEnterprise(&made); err != nil {
		t.Fatal(err)
	}
	r.SubjectID, r.Place = made.ID, ""
	if err := b.Confirm(&r); err != nil {
		t.Fatal(err)
	}
	kept := apptest.Must(b.Report(r.ID))(t)
	if v := apptest.Must(a.Visit(kept.ActivityID))(t); len(v.Deputies) != 2 || len(v.Opinions) != 1 {
		t.Errorf("%+v", v)
	}
}

// Namesakes are told by what stands in brackets behind the name, or by what else the sender is called; else they are asked about.
func TestNamesakesAreTold(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := reports.New(a)
	var same []app.DeputyRow
	for _, d := range apptest.Must(a.Deputies())(t) {
		if d.Name == "王海燕" {
			same = append(same, d)
		}
	}
	unit := string([]rune(same[1].Employer)[:3])
	for text, want := range map[string]string{
		"王海燕 11-10 15:32\n昨天走访了恒泰机械，反映订单少":                                  "",
		"王海燕 11-10 15:32\n我是王海燕（" + same[0].Born + "），昨天走访了恒泰机械，反映订单少":      same[0].ID,
		"王海燕-" + unit + " 11-10 15:33\n昨天走访了恒泰机械，反映缺电工":                     same[1].ID,
		"11-10 15:34\n姓名：王海燕（" + same[1].Born + "）\n日期：昨天\n做了什么：走访企业，反映路不好": same[1].ID,
	} {
		taken := apptest.Must(b.Take(text))(t)
		r := waiting(t, b, taken.IDs)[0]
		got := ""
		if len(r.Deputies) == 1 {
			got = r.Deputies[0].DeputyID
		}
		if got != want || (r.Strangers == "") == (want == "") {
			t.Errorf("%s: %s, want %s; strangers %s", text, got, want, r.Strangers)
		}
	}
}

// Two who write of one visit: the second is told of the first, and joins it.
func TestTheSameVisitTwice(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := reports.New(a)
	who := serving(t, a, 2)
	enterprise := apptest.Must(a.Enterprises())(t)[0]
	text := "走访" + enterprise.Name + "，了解生产情况"
	taken := apptest.Must(b.Take(who[0] + " 11-09 15:32\n今天" + text + "\n" + who[1] + " 11-09 16:32\n今天" + text + "，建议加强用工对接"))(t)
	all := waiting(t, b, taken.IDs)
	if err := b.Confirm(&all[0]); err != nil {
		t.Fatal(err)
	}
	there, found, err := b.Already(&all[1])
	look := apptest.Must(b.Look(&all[1]))(t)
	if err != nil || !found || !strings.Contains(strings.Join(look.Doubts, ""), "同一次") {
		t.Fatal(there, found, err, look)
	}
	visits := len(apptest.Must(a.Visits())(t))
	if err := b.Join(&all[1], there.ID); err != nil {
		t.Fatal(err)
	}
	v := apptest.Must(a.Visit(there.ID))(t)
	if len(v.Deputies) != 2 || len(v.Opinions) != 1 || len(apptest.Must(a.Visits())(t)) != visits {
		t.Errorf("%+v", v)
	}
	if err := a.DeleteVisit(&v); err != nil {
		t.Fatal(err)
	}
	if kept := apptest.Must(b.Report(all[1].ID))(t); kept.State != data.ReportConfirmed || kept.ActivityID != "" {
		t.Errorf("%+v", kept)
	}
	if err := b.Again(all[1].ID); err != nil {
		t.Fatal(err)
	}
	if kept := apptest.Must(b.Report(all[1].ID))(t); !kept.Waits() || len(kept.Deputies) != 1 {
		t.Errorf("%+v", kept)
	}
}

// What is dropped goes, and is not taken again; a paste that is too long is refused as a whole.
func TestDropped(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := reports.New(a)
	who := serving(t, a, 1)
	text := who[0] + " 11-10 15:32\n今天走访渔湾村群众2户"
	taken := apptest.Must(b.Take(text))(t)
	waits := apptest.Must(b.Waiting())(t)
	if err := b.Drop(taken.IDs[0]); err != nil || apptest.Must(b.Waiting())(t) != waits-1 {
		t.Fatal(err)
	}
	if again := apptest.Must(b.Take(text))(t); again.Known != 1 {
		t.Errorf("%+v", again)
	}
	if err := a.Undo(); err != nil || apptest.Must(b.Waiting())(t) != waits {
		t.Error(err)
	}
	if _, err := b.Take(strings.Repeat("走访", 50_000)); !data.Is(err, data.BadFile) {
		t.Error(err)
	}
	if _, err := b.Take(reports.Format()); err != nil || apptest.Must(b.Waiting())(t) != waits {
		t.Error("the empty form was taken", err)
	}
}

// A paste that holds more than is read at a time says from which message on the rest is to be pasted.
func TestMoreThanOnePaste(t *testing.T) {
	taken := reports.Taken{IDs: make([]string, 500), More: []string{"昨天去东风村走访了困难户", "今天"}, Left: []string{"收到"}}
	if said := taken.Words(); !strings.Contains(said, "后面还有 2 条没有读，请从“昨天去东风村走访") || !strings.Contains(said, "没有当作记录：“收到”") {
		t.Error(said)
	}
}

// A table that was copied out of a spreadsheet is no message: nothing of it is taken, and it is said where tables go.
func TestPastedTable(t *testing.T) {
	b := reports.New(apptest.SampleOn(t, apptest.SampleDay))
	for _, text := range []string{
		"2025年接待排班表\n日期\t星期\t站点\t值班代表\n2025年3月5日\t三\t东风村联络站\t张三、李四\n2025年3月12日\t三\t东风村联络站\t王五\n",
		"序号\t姓名\t性别\r\n1\t张三\t男\r\n2\t李四\t女\r\n",
	} {
		if taken, err := b.Take(text); !data.Is(err, data.BadFile) || !strings.Contains(err.Error(), "导入名册") || len(taken.IDs) != 0 {
			t.Errorf("%v %v", taken, err)
		}
	}
	if taken, err := b.Take("张三 11-10 15:32\n昨天\t走访了\t东风村困难户3户\n"); err != nil || len(taken.IDs) != 1 {
		t.Errorf("%+v %v", taken, err)
	}
}

// Whoever writes that he reported to voters did, also at a session that is there already and to which he was added.
func TestReportedInTheGroup(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := reports.New(a)
	who := serving(t, a, 3)
	take := func(text string) data.Report {
		return waiting(t, b, apptest.Must(b.Take(text))(t).IDs)[0]
	}
	reported := func(activity string) (names []string) {
		called := apptest.Must(a.DeputyNames(apptest.SampleDay))(t)
		for _, r := range apptest.Must(a.DB().ReportsBack(apptest.SampleDay))(t) {
			if r.ActivityID == activity {
				names = append(names, called[r.DeputyID])
			}
		}
		return names
	}
	r := take(who[0] + " 11-10 15:32\n今天在渔湾村向选民述职，选民20人，" + who[1] + "也述职")
	if becomes := b.Becomes(&r); becomes != "报告履职（选区选民），2 名代表都记为述职" {
		t.Error(becomes)
	}
	if err := b.Confirm(&r); err != nil {
		t.Fatal(err)
	}
	id := apptest.Must(b.Report(r.ID))(t).ActivityID
	if got := reported(id); !slices.Equal(got, who[:2]) {
		t.Errorf("%v reported, not %v", got, who[:2])
	}
	second := take(who[2] + " 11-10 16:32\n今天在渔湾村述职")
	if err := b.Join(&second, id); err != nil {
		t.Fatal(err)
	}
	if got := reported(id); !slices.Equal(got, who) {
		t.Errorf("%v reported, not %v", got, who)
	}
}
