package paperwork_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/app/table"
	"liujin/data"
)

func TestPapersOfTheSample(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	says := map[string][]string{
		"deputy-roster": {"东港镇人大代表名册", "实有代表86名", "高𬭎", "13900001028"}, "deputy-file": {"人大代表履职档案", "履职情况统计", "项目一线督办"},
		"station-file": {"家站点台账", "进站代表", "☑有场所"}, "visit-record": {"走访市场主体记录表", "☑企业现场", "****"}, "visit-record-blank": {"走访时间", "□企业现场"},
		"visit-ledger": {"2026年11月1日至30日", "合计走访市场主体"}, "sign-in": {"人大代表签到表", "高𬭎"}, "sign-in-blank": {"签到表", "时间："},
		"duty-month": {"东港镇人大2026年11月代表家站点值班安排表", "三上午", "港口社区代表联络站", "合计30班"}, "duty-year": {"代表家站点值班安排表", "合计（人次）", "高𬭎"},
		"duty-notice":           {"关于代表接待选民的公告", "2026年11月12日（星期四）下午14:30—17:00", "三、接待代表", "镇人大代表：", "不予受理的事项"},
		"voter-reception":       {"接待选民登记表", "2026年11月12日（星期四）下午", "渔湾村代表联络站"},
		"voter-reception-blank": {"接待选民登记表", "□当场答复"},
		"opinion-assign":        {"意见建议交办单", "编号：2026-", "10个工作日"}, "opinion-assign-blank": {"意见建议交办单", "承办单位签收"},
		"opinion-reply": {"办理情况反馈表", "答复日期"}, "opinion-reply-blank": {"办理情况反馈表", "□满意"}, "opinion-urge": {"东港镇人大督办单", "逾期", "五个工作日"},
		"opinion-posted":   {"选民意见建议办理情况公示", "答复摘要", "收到", "正在办理"},
		"opinion-feedback": {"办理结果反馈单", "已经答复，请告知反映人", "承办单位"},
		"proposal-assign":  {"议案建议交办单", "编号：2026-", "领衔代表", "联名代表", "答复期限", "抄送人大主席团"}, "proposal-assign-blank": {"议案建议交办单", "□建议批评意见"},
		"proposal-reply": {"代表建议办理情况征询意见表", "对办理态度", "对办理结果", "☑A已解决或基本解决"}, "proposal-reply-blank": {"征询意见表", "□基本满意", "□D留作参考"},
		"proposal-urge":    {"东港镇人大督办单", "关于疏浚三塘河的建议", "逾期"},
		"leading-group":    {"领导小组名单", "常务副组长", "陈海涛", "镇党政办公室主任"},
		"task-table":       {"任务分解表", "经济小组", "合计", "600", "每名代表至少参加一项"},
		"task-slip":        {"代表任务单", "小组任务", "走进市场主体", "代表接待选民", "已经参加的"},
		"month-plan":       {"2026年11月工作安排", "代表接待选民", "培训", "周四", "参加人员"},
		"activity-notice":  {"关于开展学习宣讲活动的通知", "2026年11月13日（星期五）8:30", "讲冬季防火", "请提前向东港镇人大请假"},
		"report-result":    {"关于代表述职评议结果的公告", "组织2名代表向选民报告履职情况", "选民40人次", "97.4%（38/39）", "基本满意"},
		"activity-sign-in": {"宣讲活动签到表", "2026年11月13日8:30", "签名"},
		"training-notice":  {"关于举办人大代表培训的通知", "各位代表", "培训时间、地点和内容"}, "training-sign-in": {"签到表", "签名"},
		"training-roster":  {"培训名册", "轮训覆盖率"},
		"activity-stats":   {"活动情况统计表", "村居社区", "合计", "2026年11月1日至30日"},
		"meeting":          {"会议材料之一", "活动月推进会议程", "一、通报", "会议材料之二", "总体进展", "逾期事项", "决定：", "签到表"},
		"campaign-summary": {"活动月总结", "六个走进开展情况", "关键少数", "没有走进的村居"},
		"archive-list":     {"2026年履职资料归档目录", "走访台账", "接待公告", "台账文件"},
		"handover":         {"履职台账交接单", "手头要办的", "下一个号", "预计", "镇水务站", "接收人"},
		"name-cards":       {"上官文博"}, "bulletin": {"活动月简报", "第1期", "村居社区（场）", "报：滨海县人大常委会办公室"},
	}
	for _, p := range paperwork.Papers {
		if strings.Trim(p.Name, "abcdefghijklmnopqrstuvwxyz-") != "" {
			t.Errorf("%s is no kebab-case name", p.Name)
		}
		job, text := apptest.Printed(t, a, apptest.Must(paperwork.New(a).Paper(p.Name, paperwork.Order{}))(t))
		if len(job.Missing) > 0 || len(says[p.Name]) == 0 {
			t.Errorf("%s: no face for %v", p.Name, job.Missing)
		}
		for _, want := range says[p.Name] {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %s", p.Name, want)
			}
		}
		if n := strings.Count(text, "示例"); n < len(job.Pages) {
			t.Errorf("%s: 示例 stands on %d of %d pages", p.Name, n, len(job.Pages))
		}
		var first, second bytes.Buffer
		if err := job.PDF(&first); err != nil {
			t.Fatal(err)
		}
		if err := print.Layout(apptest.Must(print.Shipped())(t), print.Own,
			apptest.Must(paperwork.New(a).Paper(p.Name, paperwork.Order{}))(t)...).PDF(&second); err != nil || !bytes.Equal(first.Bytes(),
			second.Bytes()) {
			t.Errorf("%s: the same ledger gives other bytes: %v", p.Name, err)
		}
	}
}

// Papers name voters' and enterprises' phones masked only, and what is asked for that is not there is a sentence.
func TestPapersKeepToTheOrder(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(a.Visits())(t)
	last := rows[len(rows)-1]
	whole := apptest.Must(a.Visit(last.ID))(t)
	enterprise := apptest.Must(a.Enterprise(whole.Fields.EnterpriseID))(t)
	_, text := apptest.Printed(t, a, apptest.Must(paperwork.New(a).Paper("visit-record", paperwork.Of(last.ID)))(t))
	if !strings.Contains(text, enterprise.Name) || strings.Contains(text, enterprise.Phone) || !strings.Contains(text,
		table.Masked(enterprise.Phone)) {
		t.Errorf("%s", text)
	}
	stations := apptest.Must(a.StationsOn(apptest.SampleDay))(t)
	if one := apptest.Must(paperwork.New(a).Paper("station-file", paperwork.Order{Station: stations[1].Name}))(t); len(one) != 1 {
		t.Errorf("%d files of one station", len(one))
	}
	if all := apptest.Must(paperwork.New(a).Paper("station-file", paperwork.Order{}))(t); len(all) != len(stations) {
		t.Errorf("%d files of %d stations", len(all), len(stations))
	}
	_, none := apptest.Printed(t, a,
		apptest.Must(paperwork.New(a).Paper("visit-ledger", paperwork.Order{From: "2020-01-01", To: "2020-01-31"}))(t))
	if !strings.Contains(none, "走访0次") {
		t.Error(none)
	}
	for _, bad := range []struct {
		name  string
		order paperwork.Order
	}{{"nosuch", paperwork.Order{}}, {"visit-ledger", paperwork.Order{From: "yesterday"}},
		{"visit-ledger", paperwork.Order{From: "2026-12-01", To: "2026-11-01"}}, {"station-file", paperwork.Order{Station: "没有的站"}},
		{"visit-record", paperwork.Of("x")}, {"deputy-file", paperwork.Of("x")},
		{"visit-record", paperwork.Of("x", "y")}, {"opinion-urge", paperwork.Of("x")}} {
		if _, err := paperwork.New(a).Paper(bad.name, bad.order); err == nil || !strings.ContainsAny(err.Error(), "。") {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}

// Papers of several records come one after the other, as they were named.
func TestPapersOfSeveral(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	deputies := apptest.Must(a.InOrder(a.Today()))(t)
	opinions := apptest.Must(a.DB().Opinions())(t)
	proposals := apptest.Must(a.DB().Proposals())(t)
	for paper, of := range map[string]struct{ ids, says [2]string }{
		"deputy-file":     {[2]string{deputies[9].ID, deputies[2].ID}, [2]string{deputies[9].Name, deputies[2].Name}},
		"opinion-assign":  {[2]string{opinions[5].ID, opinions[1].ID}, [2]string{opinions[5].Code(), opinions[1].Code()}},
		"opinion-reply":   {[2]string{opinions[5].ID, opinions[1].ID}, [2]string{opinions[5].Code(), opinions[1].Code()}},
		"proposal-assign": {[2]string{proposals[1].ID, proposals[0].ID}, [2]string{proposals[1].Code(), proposals[0].Code()}},
	} {
		all := apptest.Must(paperwork.New(a).Paper(paper, paperwork.Of(of.ids[:]...)))(t)
		if len(all) != 2 {
			t.Fatalf("%s: %d papers", paper, len(all))
		}
		for i := range all {
			if _, text := apptest.Printed(t, a, all[i:i+1]); !strings.Contains(text, of.says[i]) {
				t.Errorf("%s %d does not say %s", paper, i+1, of.says[i])
			}
		}
	}
}

// A list is printed just as it stands, with its filter in words; a wide one lies across.
func TestListPaper(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	faces := apptest.Must(print.Shipped())(t)
	rows := apptest.Must(a.Deputies())(t)
	l := table.Listed("代表", table.Choose(app.DeputyColumns, "name", "gender", "phone"), rows[:20])
	l.Filter = "在任，“东港”"
	d := apptest.Must(paperwork.New(a).ListPaper(l, faces))(t)
	_, text := apptest.Printed(t, a, []*print.Document{d})
	for _, want := range []string{"筛选：在任，“东港”", "共20条", "姓名性别手机号", "2026年11月12日"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing in %s", want, text)
		}
	}
	if d.Landscape {
		t.Error("three columns lie across")
	}
	if d = apptest.Must(paperwork.New(a).ListPaper(table.Listed("代表", app.DeputyColumns, rows), faces))(t); !d.Landscape {
		t.Error("all columns stand upright")
	}
}

// An output that can't be written is a sentence, and what was there stays.
func TestPaperOutput(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	job := print.Layout(apptest.Must(print.Shipped())(t), print.Own,
		apptest.Must(paperwork.New(a).Paper("sign-in-blank", paperwork.Order{}))(t)...)
	dir := t.TempDir()
	for path, code := range map[string]data.Code{filepath.Join(dir, "a.txt"): app.Refused,
		filepath.Join(dir, "none", "a.pdf"): data.NoPlace} {
		if err := paperwork.New(a).PDF(job, path); !data.Is(err, code) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}
