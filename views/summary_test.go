package views

import (
	"testing"

	"liujin/app/paperwork"
	"liujin/data"
	"liujin/views/kit"
)

// The 总结 of an activity month is drafted by one act of its page, saved, and opened by the same act afterwards; it stands among the
// bulletins with a paper of its own.
func TestSummaryOfACampaign(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	all, err := s.app.Campaigns()
	if err != nil {
		t.Fatal(err)
	}
	c := all[0]
	s.Go("campaign")
	s.writeSummary(&c)
	e, ok := s.built[s.current].Edit.(*kit.Editor[*paperwork.BulletinRow, *data.Bulletin])
	if !ok || s.wayBack == nil || e.Form().Value.Kind != data.BulletinSummary {
		t.Fatalf("%s is shown", s.current)
	}
	capture(t, s, "summary-drafted")
	if noun := e.NounOf(e.Form().Value); noun != "总结" {
		t.Errorf("it is called %s", noun)
	}
	e.SaveNow(false)
	id := e.Opened()
	if id == "" {
		t.Fatal("it was not saved")
	}
	s.Go("campaign")
	s.writeSummary(&c)
	if e.Opened() != id {
		t.Errorf("%s is open, not %s", e.Opened(), id)
	}
	capture(t, s, "summary-saved")
	if papers := e.Papers(id); len(papers) != 1 || papers[0].Title != "活动月总结（打开的这一份）" {
		t.Errorf("%+v", papers)
	}
	if acts := e.Acts(e.Form().Value); acts[0].Label != printBulletin {
		t.Errorf("%+v", acts)
	}
	s.Go("issued")
	capture(t, s, "issued-archive")
	s.Go("settings")
	capture(t, s, "settings-handover")
}
