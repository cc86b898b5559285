package paperwork_test

import (
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/paperwork"
	"liujin/app/plans"
	"liujin/data"
)

// A month with thirty shifts and all that is planned stands on one page, without what was called off.
func TestMonthPlanIsOnePage(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := paperwork.New(a)
	job, text := apptest.Printed(t, a, apptest.Must(b.Paper("month-plan", paperwork.Order{}))(t))
	if len(job.Pages) != 1 {
		t.Errorf("%d pages", len(job.Pages))
	}
	for _, want := range []string{"11月13日周五", "代表接待选民", "东港蓝湾渔具厂", "推进会", "报告履职", "报名60人"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing in %s", want, text)
		}
	}
	for _, off := range []string{"11月18日周三8:30"} {
		if strings.Contains(text, off) {
			t.Errorf("%s was called off", off)
		}
	}
	_, none := apptest.Printed(t, a, apptest.Must(b.Paper("month-plan", paperwork.Order{From: "2029-01-01", To: "2029-01-31"}))(t))
	if !strings.Contains(none, "2029年1月还没有安排") {
		t.Error(none)
	}
}

// The notice says what was planned; what the group is told follows what became of it: put off, called off. Who asked for leave is not on
// the list to sign.
func TestNoticeOfAPlan(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b, p := paperwork.New(a), plans.New(a)
	var report data.ActivityRow
	for _, row := range apptest.Must(a.DB().Plans("", "9999-12-31"))(t) {
		if row.Kind.Kind == data.KindOutreach {
			report = row
		}
	}
	text := apptest.Must(b.ActivityText(report.ID, ""))(t)
	for _, want := range []string{"【活动通知】报告履职", "时间：2026年11月24日（星期二）14:30", "向选民报告全年履职情况", report.Deputies} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing in %s", want, text)
		}
	}
	was := apptest.Must(b.ActivityTime(report.ID))(t)
	if err := p.PutOff(report.ID, plans.PutOff{Day: "2026-11-25", Begins: "09:00", Ends: "10:30"}); err != nil {
		t.Fatal(err)
	}
	text = apptest.Must(b.ActivityText(report.ID, was))(t)
	if !strings.Contains(text, "【改期通知】") || !strings.Contains(text, "原定2026年11月24日（星期二）14:30") || !strings.Contains(text, "9:00—10:30") {
		t.Error(text)
	}
	if err := p.CallOff(report.ID); err != nil {
		t.Fatal(err)
	}
	_, paper := apptest.Printed(t, a, apptest.Must(b.Paper("activity-notice", paperwork.Of(report.ID)))(t))
	text = apptest.Must(b.ActivityText(report.ID, ""))(t)
	if !strings.Contains(text, "【活动取消】") || !strings.Contains(paper, "关于取消报告履职活动的通知") {
		t.Error(text, paper)
	}
}

// A notice that was printed is kept; what it is about stays until it is void.
func TestNoticeOfAPlanGoesOut(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := paperwork.New(a)
	going := apptest.Must(b.Outgoing("activity-notice", paperwork.Order{}))(t)
	if going.Numbered {
		t.Error("it has a number")
	}
	issued := apptest.Must(b.KeepOutgoing(going, "活动通知", []byte("%PDF-1.4")))(t)
	if len(issued.Subjects) != 1 || issued.Subjects[0].SubjectTable != data.KindActivity {
		t.Fatalf("%+v", issued.Subjects)
	}
	l := apptest.Must(a.Lecture(issued.Subjects[0].SubjectID))(t)
	if err := a.DeleteLecture(&l); !data.Is(err, data.InUse) {
		t.Errorf("deleted: %v", err)
	}
	if err := plans.New(a).CallOff(l.ID); err != nil {
		t.Error(err)
	}
}

// The list to sign of what is done among voters says what that is, as its notice does.
func TestSignInSaysWhatIsDone(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b, seen := paperwork.New(a), 0
	for _, row := range apptest.Must(a.DB().Plans("", "2099-12-31"))(t) {
		if row.Kind.Kind != data.KindOutreach {
			continue
		}
		seen++
		o := paperwork.Order{IDs: []string{row.ID}}
		if text := wordsOf(t, b, "activity-sign-in", o); !strings.Contains(text, "报告履职活动签到表") {
			t.Error(text)
		}
		if text := wordsOf(t, b, "activity-notice", o); !strings.Contains(text, "关于开展报告履职活动的通知") {
			t.Error(text)
		}
	}
	if seen == 0 {
		t.Error("no plan among voters")
	}
}
