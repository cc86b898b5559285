package app_test

import (
	"fmt"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/data"
)

// The spans that are offered are those of today, then the activity months that have begun; a new one proposes the last one's targets.
func TestOfferedSpans(t *testing.T) {
	a := apptest.EmptyLedger(t)
	if c := apptest.Must(a.NewCampaign())(t); c.Targets != (data.Targets{}) {
		t.Error("targets without a campaign before:", c.Targets)
	}
	for i, c := range [][3]string{{"春季活动月", "2026-03-01", "2026-03-31"}, {"秋季活动月", "2026-10-10", "2026-11-09"},
		{"冬季活动月", "2026-12-10", "2027-01-09"}} {
		if err := a.SaveCampaign(&data.Campaign{CampaignFields: data.CampaignFields{Name: c[0], Starts: c[1], Ends: c[2],
			Targets: data.Targets{i + 1, 40, 18, 12, 600, 86}}}); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"本月（2026年11月） 2026-11-01 2026-11-30 秋季活动月", "上月（2026年10月） 2026-10-01 2026-10-31 秋季活动月",
		"本季度（2026年第4季度） 2026-10-01 2026-12-31 冬季活动月", "上季度（2026年第3季度） 2026-07-01 2026-09-30 ",
		"2026年下半年 2026-07-01 2026-12-31 冬季活动月", "2026年上半年 2026-01-01 2026-06-30 春季活动月",
		"本年（2026年） 2026-01-01 2026-12-31 冬季活动月", "上年（2025年） 2025-01-01 2025-12-31 ",
		"秋季活动月（2026年10月10日至11月9日） 2026-10-10 2026-11-09 秋季活动月",
		"春季活动月（2026年3月1日至31日） 2026-03-01 2026-03-31 春季活动月"}
	said := func(o app.OfferedSpan) string { return o.Name + " " + o.From + " " + o.To + " " + o.Campaign.Name }
	got := apptest.Must(a.Spans())(t)
	if len(got) != len(want) {
		t.Fatalf("%d spans, want %d: %v", len(got), len(want), got)
	}
	for i, o := range got {
		if said(o) != want[i] {
			t.Errorf("%s, want %s", said(o), want[i])
		}
	}
	for span, want := range map[[2]string]string{{"2026-03-01", "2026-03-31"}: "春季活动月（2026年3月1日至31日）",
		{"2026-10-01", "2026-10-31"}: "上月（2026年10月）", {"2025-02-01", "2025-02-28"}: "2025年2月",
		{"2026-02-02", "2026-02-03"}: "2026年2月2日至3日"} {
		if o := apptest.Must(a.SpanIn(span[0], span[1]))(t).Offered(got); o.Name != want || o.From != span[0] {
			t.Errorf("%v is called %s, want %s", span, o.Name, want)
		}
	}
	if c := apptest.Must(a.NewCampaign())(t); c.Targets != (data.Targets{3, 40, 18, 12, 600, 86}) {
		t.Error("a new campaign proposes", c.Targets)
	}
}

// The desk opens on what runs or is to be reported: the activity month, in a month's first ten days without one the month before, else the
// month; targets hold for an activity month's own days only.
func TestDeskSpan(t *testing.T) {
	for day, want := range map[string]string{"2026-10-20": "2026-10-10 2026-11-09 7", "2026-11-09": "2026-10-10 2026-11-09 7",
		"2026-11-10": "2026-10-01 2026-10-31 0", "2026-11-11": "2026-11-01 2026-11-30 0", "2027-01-03": "2026-12-01 2026-12-31 9",
		"2027-03-01": "2027-02-01 2027-02-28 0"} {
		a := apptest.EmptyOn(t, day)
		for _, c := range [][2]string{{"2026-10-10", "2026-11-09"}, {"2026-12-01", "2026-12-31"}} {
			n := map[string]int{"2026-10-10": 7, "2026-12-01": 9}[c[0]]
			if err := a.SaveCampaign(&data.Campaign{CampaignFields: data.CampaignFields{Name: "活动月", Starts: c[0], Ends: c[1],
				Targets: data.Targets{n}}}); err != nil {
				t.Fatal(err)
			}
		}
		s := apptest.Must(a.DeskSpan())(t)
		if got := fmt.Sprint(s.From, " ", s.To, " ", s.Targets()[0]); got != want {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
	}
}

// What is to be reported is the month that is over, and this one when its last week has begun.
func TestFilingSpan(t *testing.T) {
	for today, want := range map[string]string{"2026-11-12": "2026-10-01", "2026-11-23": "2026-10-01", "2026-11-24": "2026-11-01",
		"2026-12-01": "2026-11-01", "2027-01-31": "2027-01-01", "2026-02-22": "2026-02-01", "2026-02-21": "2026-01-01"} {
		if s := apptest.Must(apptest.EmptyOn(t, today).FilingSpan())(t); s.From != want {
			t.Errorf("on %s: %v", today, s.Span)
		}
	}
}
