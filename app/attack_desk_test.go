package app_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"liujin/app/apptest"
	"liujin/app/meetings"
	"liujin/app/plans"
	"liujin/app/reports"
	"liujin/data"
)

// A report that was confirmed elsewhere meanwhile is not confirmed twice, and stays as it was typed.
func TestReportConfirmedTwice(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := reports.New(a)
	enterprise := apptest.Must(a.Enterprises())(t)[0]
	taken := apptest.Must(b.Take("姓名：" + apptest.Must(a.Deputies())(t)[0].Name + "\n日期：11月9日\n走进哪里：" + enterprise.Name + "\n群众反映：路灯坏了"))(t)
	if len(taken.IDs) != 1 {
		t.Fatalf("%+v", taken)
	}
	one := apptest.Must(b.Report(taken.IDs[0]))(t)
	one.Strangers, one.Deputies = "", []data.ReportDeputy{{DeputyID: apptest.Must(a.Deputies())(t)[0].ID}}
	other, visits := one, len(apptest.Must(a.DB().VisitRows())(t))
	if err := b.Confirm(&one); err != nil {
		t.Fatal(err)
	}
	was := other
	var stale *data.Stale
	for name, again := range map[string]func() error{"confirm": func() error { return b.Confirm(&other) },
		"join": func() error { return b.Join(&other, one.ActivityID) }} {
		if err := again(); !errors.As(err, &stale) || !reflect.DeepEqual(other, was) {
			t.Errorf("%s: %v %+v", name, err, other)
		}
	}
	if n := len(apptest.Must(a.DB().VisitRows())(t)); n != visits+1 {
		t.Errorf("%d visits, were %d", n, visits)
	}
	if err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	again := apptest.Must(b.Report(one.ID))(t)
	again.Strangers, again.Deputies = "", was.Deputies
	for i := range again.Deputies {
		again.Deputies[i].Meta = data.Meta{}
	}
	if err := b.Confirm(&again); err != nil || again.ActivityID == "" {
		t.Errorf("undone and confirmed: %v", err)
	}
}

// A roll of a meeting or an activity that was opened before that was changed writes over nothing.
func TestRollsOpenedBeforeAChange(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	who := apptest.Must(a.Deputies())(t)
	m := apptest.Must(meetings.New(a).NewMeeting())(t)
	m.Day, m.Attendees = apptest.SampleDay, []data.Attendee{{DeputyID: who[0].ID}}
	v := a.NewVisit()
	v.Day, v.Fields.EnterpriseID = apptest.SampleDay, apptest.Must(a.Enterprises())(t)[0].ID
	v.Deputies = []data.Participation{{DeputyID: who[0].ID}}
	if err := errors.Join(meetings.New(a).SaveMeeting(&m), a.SaveVisit(&v)); err != nil {
		t.Fatal(err)
	}
	atMeeting, atVisit := apptest.Must(meetings.New(a).MeetingRoll(m.ID))(t), apptest.Must(plans.New(a).ActivityRoll(v.ID))(t)
	m.Attendees = append(m.Attendees, data.Attendee{DeputyID: who[1].ID})
	v.Deputies = append(v.Deputies, data.Participation{DeputyID: who[1].ID})
	if err := errors.Join(meetings.New(a).SaveMeeting(&m), a.SaveVisit(&v)); err != nil {
		t.Fatal(err)
	}
	var stale *data.Stale
	if err := meetings.New(a).CallMeeting(m.ID, atMeeting); !errors.As(err, &stale) {
		t.Errorf("meeting: %v", err)
	}
	if err := plans.New(a).CallActivity(v.ID, atVisit); !errors.As(err, &stale) {
		t.Errorf("visit: %v", err)
	}
	atMeeting, atVisit = apptest.Must(meetings.New(a).MeetingRoll(m.ID))(t), apptest.Must(plans.New(a).ActivityRoll(v.ID))(t)
	if err := errors.Join(meetings.New(a).CallMeeting(m.ID, atMeeting), plans.New(a).CallActivity(v.ID, atVisit)); err != nil ||
		len(atMeeting.Lines) != 2 || len(atVisit.Lines) != 2 {
		t.Errorf("opened anew: %v", err)
	}
}

// A paste without end, of texts that nobody writes, is read or refused in a sentence, whole, and read again brings nothing twice.
func TestFloodOfReports(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := reports.New(a)
	name, village := apptest.Must(a.Deputies())(t)[0].Name, apptest.Must(a.DB().Villages())(t)[0].Name
	head := func(i int) string { return fmt.Sprintf("\n%s 11-10 %02d:%02d\n", name, i/60%24, i%60) }
	var many, odd strings.Builder
	for i := range 700 {
		many.WriteString(head(i) + fmt.Sprintf("11月9日到%s走访第%d户，反映：路灯坏了", village, i))
	}
	for i, text := range []string{strings.Repeat("长", 3900), strings.Repeat("长", 4100), strings.Repeat(name+"、", 300),
		"\x00\x1b[31m\u202e\xff", strings.Repeat("姓名：\n", 500), strings.Repeat("1.", 2000), strings.Repeat("反映：", 900),
		strings.Repeat("（", 3000),
		"99999999999999999999人",
		"听众" + strings.Repeat("9", 60) + "人", strings.Repeat("王小二、", 200), "在“" + strings.Repeat("地", 200) + "村”走访",
		"2026-02-31走访" + village,
		"培训：" + strings.Repeat("题", 300), "#接龙\n" + strings.Repeat("1. ", 400)} {
		odd.WriteString(head(i) + "昨天到" + village + "走访，" + text)
		odd.WriteString(head(i) + text)
	}
	odd.WriteString("\n" + strings.Repeat("人", 300) + " 11-10 15:32\n昨天到" + village + "走访")
	for what, text := range map[string]string{"many": many.String(), "odd": odd.String(), "nothing": strings.Repeat("\n", 1000),
		"too much": strings.Repeat("长", 100_000)} {
		began := time.Now()
		taken, err := b.Take(text)
		if err != nil && !(what == "too much" && data.Is(err, data.BadFile)) {
			t.Errorf("%s: %v", what, err)
		}
		again, _ := b.Take(text)
		if len(again.IDs) > 0 {
			t.Errorf("%s: %d came twice", what, len(again.IDs))
		}
		if took := time.Since(began); took > time.Minute {
			t.Errorf("%s took %v", what, took)
		}
		if told := len(taken.IDs) + len(taken.Left) + len(taken.More); what == "many" && told != 700 {
			t.Errorf("of 700 messages %d are told of", told)
		}
	}
	if rows := apptest.Must(b.Rows())(t); len(rows) < 500 {
		t.Errorf("%d rows", len(rows))
	}
	if faults := apptest.Must(a.DB().Check())(t); len(faults) > 0 {
		t.Error(faults)
	}
}
