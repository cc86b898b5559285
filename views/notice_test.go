package views

import (
	"path/filepath"
	"testing"

	"liujin/data"
	"liujin/views/kit"
)

// A file of the superior that is dropped says what it brings, is taken in by one press, and is nothing new a second time.
func TestAFileFromAboveIsDropped(t *testing.T) {
	above := countyShell(t, kit.Theme{})
	n, err := above.below.Notice()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), n.FileName())
	if err := above.below.SendDown(n, "1", path); err != nil {
		t.Fatal(err)
	}
	s := sampleShell(t, kit.Theme{})
	if !s.takesParcels([]string{path}) {
		t.Fatal("it is taken for something else")
	}
	soon(func() bool { return s.window.Canvas().Overlays().Top() != nil })
	capture(t, s, "notice-brings")
	press(t, s, "收下")
	if all, err := s.upward.AskedPeriods(); err != nil || len(all) != 2 {
		t.Fatal(all, err)
	}
	if s.window.Canvas().Overlays().Top() != nil {
		t.Error("the dialog stays")
	}
	s.takesParcels([]string{path})
	soon(func() bool { return s.window.Canvas().Overlays().Top() != nil })
	if s.window.Canvas().Overlays().Top() != nil {
		t.Error("the same file asks again")
	}
}

// What a town hands up (two of the sample's, and two here) waits on the page 各单位提交 and is taken up by one press; it opens as an own
// opinion.
func TestHandedUpInTheWindow(t *testing.T) {
	h := countyWith(t, 1)
	s := statedByTown(t)
	for i := range s.Matters[:2] {
		m := &s.Matters[i]
		m.Kind, m.Submitted, m.Text = data.KindOpinion, s.Until, "省道绿化带长期没有人管护，枯树影响行车安全"
	}
	all, err := h.below.Look([]string{townBelow(0).file(t, s, t.TempDir(), 1)}, func(int) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	if n, err := h.below.Accept(all); err != nil || n != 1 {
		t.Fatal(n, err, all[0].Why)
	}
	h.Go("handed-up")
	h.screen("handed-up").Edit.(*handedUpList).SelectFirst()
	capture(t, h.Shell, "handed-up")
	h.click("全部受理 4 件")
	capture(t, h.Shell, "handed-up-taken")
	if n, err := h.below.Waiting(); err != nil || n != 0 {
		t.Error(n, err)
	}
	if all, err := h.app.DB().HandedUpOpinions(); err != nil || len(all) != 4 {
		t.Error(all, err)
	}
	h.click("看本级的 2026-001")
	if h.current != "opinion" {
		t.Error("it opens", h.current)
	}
}
