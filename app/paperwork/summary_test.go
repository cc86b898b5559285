package paperwork_test

import (
	"fmt"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/app/paperwork"
	"liujin/data"
)

// The 总结 of an activity month is drafted from its records, goes on as the office's own, and is drawn up anew line by line.
func TestSummary(t *testing.T) {
	a := apptest.SampleSeen(t, apptest.SampleDay, "2026-12-01") // the month is over
	b := paperwork.New(a)
	c := apptest.Must(a.DB().Campaigns())(t)[0]
	s := apptest.Must(b.NewSummary(c.ID))(t)
	walks := apptest.Must(desk.New(a).Walks(c.Starts, c.Ends, c.Targets))(t)
	for i := range walks {
		w := &walks[i]
		want := fmt.Sprintf("%s：%s %d %s", w.Title(), w.Work, w.Done, w.Unit)
		if !strings.Contains(s.Text, want) {
			t.Errorf("%q is not in\n%s", want, s.Text)
		}
	}
	for _, name := range apptest.Must(desk.New(a).VillagesWithout(c.Starts, c.Ends))(t) {
		if !strings.Contains(s.Text[strings.Index(s.Text, "没有走进的村居："):], name) {
			t.Errorf("%s is not named", name)
		}
	}
	if err := b.SaveBulletin(&s); err != nil {
		t.Fatal(err)
	}
	if id := apptest.Must(b.SummaryOf(&c))(t); id != s.ID {
		t.Errorf("%q is not found again", id)
	}
	// the bulletins go on as if there were none
	if next := apptest.Must(b.NewBulletin())(t); next.Kind != "" || next.Since > c.Ends {
		t.Errorf("the next bulletin is %+v", next)
	}
	if _, err := b.Paper("bulletin", paperwork.Of(s.ID)); err == nil {
		t.Error("a 总结 is printed as a bulletin")
	}
	// what was typed stays, what was drafted follows the records
	s.Text = strings.Replace(s.Text, "（请在这里写做法、典型和成效）", "同题共答。", 1)
	v := a.NewVisit()
	v.Fields.EnterpriseID, v.Day = apptest.Must(a.DB().Enterprises())(t)[0].ID, c.Ends
	v.Deputies = []data.Participation{{DeputyID: apptest.Must(a.InOrder(a.Today()))(t)[0].ID}}
	if err := a.SaveVisit(&v); err != nil {
		t.Fatal(err)
	}
	was := s.Text
	if _, err := b.Redraft(&s); err != nil {
		t.Fatal(err)
	}
	visits := walks.Of(data.WalkEnterprise)
	times := fmt.Sprintf("活动 %d 次，代表 %d 人次参加", visits.Times+1, visits.Persons+1)
	if s.Text == was || !strings.Contains(s.Text, times) || !strings.Contains(s.Text, "同题共答") {
		t.Errorf("%q is not in\n%s", times, s.Text)
	}
	if strings.Count(s.Text, "\n") != strings.Count(was, "\n") {
		t.Errorf("lines came or went:\n%s", s.Text)
	}
	// a line that the office went on with is its own, and is told of; one of which numbers alone were typed over is drawn up anew
	mine := "走进市场主体：我们走访了许多企业，成效明显。"
	at := strings.Index(s.Text, "走进市场主体：")
	line := s.Text[at : at+strings.Index(s.Text[at:], "\n")]
	own := s
	own.Text = strings.Replace(s.Text, line, mine, 1)
	if kept, err := b.Redraft(&own); err != nil || kept != 1 || !strings.Contains(own.Text, mine) {
		t.Errorf("%d kept of\n%s\n%v", kept, own.Text, err)
	}
	typed := s
	typed.Text = strings.Replace(s.Text, line, strings.Replace(line, times, "活动 7 次，代表 9 人次参加", 1), 1)
	if kept, err := b.Redraft(&typed); err != nil || kept != 0 || typed.Text != s.Text {
		t.Errorf("%d kept of\n%s\n%v", kept, typed.Text, err)
	}
	gone := s // those who are told of by name are others now
	gone.Drafted = strings.Replace(s.Drafted, "没有走进的村居：", "没有走进的村居：东港村、", 1)
	gone.Text = strings.Replace(s.Text, "没有走进的村居：", "没有走进的村居：东港村、", 1)
	if kept, err := b.Redraft(&gone); err != nil || kept != 0 || gone.Text != s.Text {
		t.Errorf("%d kept of\n%s\n%v", kept, gone.Text, err)
	}
	if n := strings.Count(s.Text, "意见建议：收到") + strings.Count(s.Text, "收到意见建议"); n != 1 {
		t.Errorf("opinions are told %d times in\n%s", n, s.Text)
	}
	again := s.Text
	if _, err := b.Redraft(&s); err != nil || s.Text != again {
		t.Errorf("drawn up twice it is another: %v", err)
	}
	emptied := apptest.Must(a.DB().TaskPlan(c.ID))(t)
	emptied.Rows = nil
	if err := desk.New(a).SaveTasks(&emptied); err != nil {
		t.Fatal(err)
	}
	without := s
	if _, err := b.Redraft(&without); err != nil || !strings.Contains(s.Text, "见下表") || strings.Contains(without.Text, "见下表") ||
		strings.Contains(without.Text, "｜代表小组｜") {
		t.Errorf("the table is gone, its line is not: %v\n%s", err, without.Text)
	}
	if err := b.SaveBulletin(&s); err != nil {
		t.Fatal(err)
	}
	all := apptest.Must(b.Paper("campaign-summary", paperwork.Of(s.ID)))(t)
	wordsOf(t, b, "campaign-summary", paperwork.Of(s.ID))
	if len(all) != 1 {
		t.Errorf("%d papers", len(all))
	}
}

// Before its first day there is nothing to be summed up; of an empty one the text says so.
func TestSummaryOfNothing(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	ahead := data.Campaign{CampaignFields: data.CampaignFields{Name: "明年的活动月", Starts: "2027-11-01", Ends: "2027-11-30"}}
	if err := a.SaveCampaign(&ahead); err != nil {
		t.Fatal(err)
	}
	if _, err := paperwork.New(a).NewSummary(ahead.ID); !data.Is(err, app.Refused) {
		t.Error(err)
	}
	gone := data.Campaign{CampaignFields: data.CampaignFields{Name: "没有做的活动月", Starts: "2001-11-01", Ends: "2001-11-30"}}
	if err := a.SaveCampaign(&gone); err != nil {
		t.Fatal(err)
	}
	b, err := paperwork.New(a).NewSummary(gone.ID)
	if err != nil || !strings.Contains(b.Text, "走访 0 家；活动 0 次") || strings.Contains(b.Text, "：。") {
		t.Error(b.Text, err)
	}
}
