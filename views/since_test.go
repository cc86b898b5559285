package views

import (
	"testing"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// A post typed over is asked about: from a day on it leaves the days before as they were; as a correction it changes them all.
func TestChangeOrCorrection(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	e := s.Go("deputy").Edit.(*kit.Editor[*app.DeputyRow, *data.Deputy])
	rows, err := s.app.DeputyRows(today)
	if err != nil {
		t.Fatal(err)
	}
	id, was := rows[0].ID, rows[0].Employer
	posts := func() (yesterday, now string) {
		t.Helper()
		d, err := s.app.Deputy(id)
		if err != nil {
			t.Fatal(err)
		}
		return d.On("2026-11-11").Employer, d.On(today).Employer
	}
	typed := func(post string) {
		e.Show(id)
		e.Form().Value.Employer = post
		e.Form().Value.Phone = "" // not dated: it is saved along
		e.SaveNow(false)
	}
	typed("东港镇农业服务中心主任")
	capture(t, s, "dialog-since")
	if before, now := posts(); before != was || now != was {
		t.Errorf("saved before the answer: %s %s", before, now)
	}
	press(t, s, "取消")
	if !e.Dirty() {
		t.Error("what was typed is gone")
	}
	e.SaveNow(false)
	press(t, s, "从这天起变动")
	if before, now := posts(); before != was || now != "东港镇农业服务中心主任" {
		t.Errorf("%s, then %s", before, now)
	}
	capture(t, s, "deputy-former")
	e.Bottom()
	capture(t, s, "deputy-former-bottom")
	typed("东港镇农业服务中心副主任")
	press(t, s, "原来写错，更正")
	if before, now := posts(); before != was || now != "东港镇农业服务中心副主任" {
		t.Errorf("corrected to %s, then %s", before, now)
	}
	if s.window.Canvas().Overlays().Top() != nil {
		t.Error("something is asked still")
	}
}
