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
	a := apptest.SampleLedger(t)
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
	if err := b.Redraft(&s); err != nil {
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
	again := s.Text
	if err := b.Redraft(&s); err != nil || s.Text != again {
		t.Errorf("drawn up twice it is another: %v", err)
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
