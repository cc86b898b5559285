package app

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"liujin/app/papers"
	"liujin/app/print"
	"liujin/app/table"
	"liujin/data"
)

// printed makes a paper and reads its text back out of the PDF, white space left out.
func printed(t *testing.T, a *App, documents []*print.Document) (*print.Job, string) {
	t.Helper()
	job := print.Layout(must(print.Shipped())(t), print.Own, documents...)
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := a.PDF(job, path); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return job, strings.Join(strings.Fields(string(text)), "")
}

// noon is the clock on a day.
func noon(t *testing.T, day string) data.Source {
	t.Helper()
	now := must(time.ParseInLocation(time.DateOnly, day, time.Local))(t).Add(12 * time.Hour)
	return data.Source{Now: func() time.Time { return now }, Rand: data.SystemSource().Rand, User: "测试"}
}

// sampleOn opens the sample as it is seen on its day.
func sampleOn(t *testing.T, day string) *App {
	t.Helper()
	return sampleSeen(t, day, day)
}

// sampleSeen opens the sample of a day as it is seen on another.
func sampleSeen(t *testing.T, day, today string) *App {
	t.Helper()
	made, err := sampleFiles(day)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, made); err != nil {
		t.Fatal(err)
	}
	db, err := data.Open(filepath.Join(dir, "示例.ledger"), data.Options{Source: noon(t, today)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return New(db)
}

var (
	samples    sync.Map // day → func() (fs.FS, error)
	sampleHome string   // the folder of the samples, until the tests end
)

// sampleFiles are the sample of a day and what lies beside it, made once for all tests: half a second each is too long to wait a hundred times.
func sampleFiles(day string) (fs.FS, error) {
	make, _ := samples.LoadOrStore(day, sync.OnceValues(func() (fs.FS, error) {
		dir, err := os.MkdirTemp(sampleHome, "")
		if err == nil {
			err = Sample(filepath.Join(dir, "示例.ledger"), 1, day)
		}
		return os.DirFS(dir), err
	}))
	return make.(func() (fs.FS, error))()
}

func TestPapersOfTheSample(t *testing.T) {
	t.Parallel()
	a := sampleOn(t, sampleDay)
	says := map[string][]string{
		"deputy-roster": {"东港镇人大代表名册", "合计86人", "高𬭎", "13900001028"}, "deputy-file": {"人大代表履职档案", "履职情况统计", "项目一线督办"},
		"station-file": {"家站点台账", "进站代表", "☑有场所"}, "visit-record": {"走访市场主体记录表", "☑企业现场", "****"}, "visit-record-blank": {"走访时间", "□企业现场"},
		"visit-ledger": {"2026年11月1日至30日", "合计走访市场主体"}, "sign-in": {"人大代表签到表", "高𬭎"}, "sign-in-blank": {"签到表", "时间："},
		"duty-month": {"东港镇人大2026年11月代表家站点值班安排表", "三上午", "港口社区代表联络站", "合计30班"}, "duty-year": {"代表家站点值班安排表", "合计（人次）", "高𬭎"},
		"duty-notice":           {"关于代表接待选民的公告", "2026年11月12日（星期四）下午14:30—17:00", "三、接待代表", "镇人大代表：", "不予受理的事项"},
		"voter-reception":       {"接待选民登记表", "2026年11月12日（星期四）下午", "渔湾村代表联络站"},
		"voter-reception-blank": {"接待选民登记表", "□当场答复"},
		"opinion-assign":        {"意见建议交办单", "编号：2026-", "10个工作日"}, "opinion-assign-blank": {"意见建议交办单", "承办单位签收"},
		"opinion-reply": {"办理情况反馈表", "答复日期"}, "opinion-reply-blank": {"办理情况反馈表", "□满意"}, "opinion-urge": {"东港镇人大督办单", "逾期", "五个工作日"},
		"proposal-assign": {"议案建议交办单", "编号：2026-", "领衔代表", "联名代表", "答复期限", "抄送人大主席团"}, "proposal-assign-blank": {"议案建议交办单", "□建议批评意见"},
		"proposal-reply": {"代表建议办理情况征询意见表", "对办理态度", "对办理结果", "☑A已解决或基本解决"}, "proposal-reply-blank": {"征询意见表", "□基本满意", "□D留作参考"}, "proposal-urge": {"东港镇人大督办单", "关于疏浚三塘河的建议", "逾期"},
		"training-notice": {"关于举办人大代表培训的通知", "各位代表", "培训时间、地点和内容"}, "training-sign-in": {"签到表", "签名"}, "training-roster": {"培训名册", "轮训覆盖率"},
		"activity-stats": {"活动情况统计表", "村居社区", "合计", "2026年11月1日至30日"},
		"meeting":        {"会议材料之一", "活动月推进会议程", "一、通报", "会议材料之二", "总体进展", "逾期事项", "决定：", "签到表"},
		"name-cards":     {"上官文博"}, "bulletin": {"活动月简报", "第1期", "村居社区（场）", "报：滨海县人大常委会办公室"},
	}
	for _, p := range Papers {
		if strings.Trim(p.Name, "abcdefghijklmnopqrstuvwxyz-") != "" {
			t.Errorf("%s is no kebab-case name", p.Name)
		}
		job, text := printed(t, a, must(a.Paper(p.Name, Order{}))(t))
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
		if err := print.Layout(must(print.Shipped())(t), print.Own, must(a.Paper(p.Name, Order{}))(t)...).PDF(&second); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: the same ledger gives other bytes: %v", p.Name, err)
		}
	}
}

// Papers name voters' and enterprises' phones masked only, and what is asked for that is not there is a sentence.
func TestPapersKeepToTheOrder(t *testing.T) {
	a := sampleOn(t, sampleDay)
	rows := must(a.Visits())(t)
	last := rows[len(rows)-1]
	whole := must(a.Visit(last.ID))(t)
	firm := must(a.Firm(whole.Visit.EnterpriseID))(t)
	_, text := printed(t, a, must(a.Paper("visit-record", Order{ID: last.ID}))(t))
	if !strings.Contains(text, firm.Name) || strings.Contains(text, firm.Phone) || !strings.Contains(text, papers.Masked(firm.Phone)) {
		t.Errorf("%s", text)
	}
	stations := must(a.Stations())(t)
	if one := must(a.Paper("station-file", Order{Station: stations[1].Name}))(t); len(one) != 1 {
		t.Errorf("%d files of one station", len(one))
	}
	if all := must(a.Paper("station-file", Order{}))(t); len(all) != len(stations) {
		t.Errorf("%d files of %d stations", len(all), len(stations))
	}
	_, none := printed(t, a, must(a.Paper("visit-ledger", Order{From: "2020-01-01", To: "2020-01-31"}))(t))
	if !strings.Contains(none, "走访0次") {
		t.Error(none)
	}
	for _, bad := range []struct {
		name  string
		order Order
	}{{"nosuch", Order{}}, {"visit-ledger", Order{From: "yesterday"}}, {"visit-ledger", Order{From: "2026-12-01", To: "2026-11-01"}}, {"station-file", Order{Station: "没有的站"}}, {"visit-record", Order{ID: "x"}}, {"deputy-file", Order{ID: "x"}}} {
		if _, err := a.Paper(bad.name, bad.order); err == nil || !strings.ContainsAny(err.Error(), "。") {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}

// A list is printed just as it stands, with its filter in words; a wide one lies across.
func TestListPaper(t *testing.T) {
	a := sampleOn(t, sampleDay)
	faces := must(print.Shipped())(t)
	rows := must(a.Deputies())(t)
	l := table.Listed("代表", choose(DeputyColumns, "name", "gender", "phone"), rows[:20])
	l.Filter = "在任，“东港”"
	d := must(a.ListPaper(l, faces))(t)
	_, text := printed(t, a, []*print.Document{d})
	for _, want := range []string{"筛选：在任，“东港”", "共20条", "姓名性别手机号", "2026年11月12日"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing in %s", want, text)
		}
	}
	if d.Landscape {
		t.Error("three columns lie across")
	}
	if d = must(a.ListPaper(table.Listed("代表", DeputyColumns, rows), faces))(t); !d.Landscape {
		t.Error("all columns stand upright")
	}
}

// An output that can't be written is a sentence, and what was there stays.
func TestPaperOutput(t *testing.T) {
	a := sampleOn(t, sampleDay)
	job := print.Layout(must(print.Shipped())(t), print.Own, must(a.Paper("sign-in-blank", Order{}))(t)...)
	dir := t.TempDir()
	for path, code := range map[string]data.Code{filepath.Join(dir, "a.txt"): Refused, filepath.Join(dir, "none", "a.pdf"): data.NoPlace} {
		if err := a.PDF(job, path); !data.Is(err, code) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestMasked(t *testing.T) {
	for phone, want := range map[string]string{"13900001234": "139****1234", "0515-88881236": "0515-****1236", "88881236": "****1236", "": "", "110": "110"} {
		if got := papers.Masked(phone); got != want {
			t.Errorf("%s: %s, want %s", phone, got, want)
		}
	}
}
