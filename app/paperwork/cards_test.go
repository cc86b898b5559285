package paperwork_test

import (
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/meetings"
	"liujin/app/paperwork"
	"liujin/data"
)

// Name cards come along with the papers of a meeting at a table; of a session of the congress, or of many, they are a paper of their own.
func TestCardsComeAlongForATable(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := paperwork.New(a)
	people := apptest.Must(a.InOrder(a.Today()))(t)
	for _, c := range []struct {
		kind  data.MeetingKind
		many  int
		along bool
	}{{data.MeetingKinds[0], 9, true}, {data.MeetingKinds[0], 40, false}, {data.MeetingCongress, 9, false}} {
		m := apptest.Must(meetings.New(a).NewMeeting())(t)
		m.Kind, m.Title, m.Day = c.kind, "会议", a.Today()
		m.Attendees = nil
		for i := range c.many {
			m.Attendees = append(m.Attendees, data.Attendee{DeputyID: people[i].ID})
		}
		if err := meetings.New(a).SaveMeeting(&m); err != nil {
			t.Fatal(err)
		}
		along := false
		for _, d := range apptest.Must(b.Paper("meeting", paperwork.Of(m.ID)))(t) {
			along = along || d.Name == "桌签"
		}
		title := b.MeetingPapersTitle(m.ID)
		if along != c.along || strings.Contains(title, "桌签") != along || !strings.Contains(title, "签到表") {
			t.Errorf("%s of %d: cards come along: %v, called %s", c.kind, c.many, along, title)
		}
		if all := apptest.Must(b.Paper("name-cards", paperwork.Of(m.ID)))(t); len(all[0].Blocks) < c.many {
			t.Errorf("%d cards of %d", len(all[0].Blocks), c.many)
		}
	}
}

// 归档目录 counts only what went out; what was written and did not is told beside it.
func TestArchiveCountsWhatWentOut(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := paperwork.New(a)
	before := wordsOf(t, b, "archive-list", paperwork.Order{})
	s := data.Bulletin{Kind: data.BulletinSummary, Day: a.Today(), Since: "2026-11-01", Until: a.Today(), Title: "总结", Text: "文"}
	if err := b.SaveBulletin(&s); err != nil {
		t.Fatal(err)
	}
	if after := wordsOf(t, b, "archive-list", paperwork.Order{}); strings.Contains(before, "另有 1 份未印发") ||
		!strings.Contains(after, "活动月总结0 份（另有 1 份未印发）") {
		t.Error(after)
	}
}
