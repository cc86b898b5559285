package views

import (
	"path/filepath"
	"testing"

	"liujin/app/upward"
	"liujin/data"
	"liujin/views/kit"
)

// Who spoke of a matter for the superior can be told there once its file brought a key: the tick is not there before, nor for any other
// matter. What was ticked stands beside the matter at the county, and nowhere in the file to be read.
func TestWhoSpokeInTheWindow(t *testing.T) {
	county := countyWith(t, 1)
	r := townBelow(0)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	n, err := county.below.Notice()
	must(err)
	down := filepath.Join(t.TempDir(), n.FileName())
	must(county.below.SendDown(n, "1", down))

	s := openShellAt(t, plainLedger(t), kit.Theme{}, countyClock)
	own, err := s.app.OwnOffice()
	must(err)
	own.Code = r.code
	must(s.app.SaveOffice(&own))
	m := data.Opinion{OpinionFields: data.OpinionFields{Day: "2026-11-20", Text: "省道绿化没有人管", Reporter: "王某某", ReporterPhone: "13900001111",
		Route: data.RouteUp}}
	must(s.matters.SaveOpinion(&m))
	must(s.matters.TakeOpinionStep(m.ID, data.Step{Day: "2026-11-21", Kind: data.StepSubmit, Document: "代表建议"}))
	h := &hand{Shell: s, t: t}
	const tick = "一并报送反映人（加密，只有上级打得开）"
	open := func() {
		s.openRecord(data.Subject{Kind: data.KindOpinion, ID: m.ID})
		h.sure("修改")
	}
	open()
	if sees(h.sights(), tick) {
		t.Error("it can be ticked before anybody could read it")
	}
	brought, err := s.upward.Bring(down)
	must(err)
	must(s.upward.TakeNotice(brought, false))
	open()
	h.seen(tick)
	capture(t, s, "opinion-speaker")
	o, err := s.matters.Opinion(m.ID)
	must(err)
	o.ReporterUp = true
	must(s.matters.SaveOpinion(&o))
	capture(t, s, "opinion-speaker-ticked")

	f, err := s.upward.Prepare(november)
	must(err)
	up := filepath.Join(t.TempDir(), f.FileName())
	_, err = s.upward.Send(f, "1", up, false)
	must(err)
	all, err := county.below.Look([]string{up}, func(int) bool { return true })
	must(err)
	if n, err := county.below.Accept(all); err != nil || n != 1 {
		t.Fatal(n, err, all[0].Why)
	}
	county.Go("handed-up")
	county.screen("handed-up").Edit.(*handedUpList).SelectFirst()
	capture(t, county.Shell, "handed-up-speaker")
	county.seen("反映人：王某某，13900001111")

	other := countyWith(t, 1) // a ledger begun anew: it has other keys
	other.drop(up)
	other.seen("打不开", "退回这份")
	other.sure("退回这份")
	capture(t, other.Shell, "county-receive-sealed")
	other.enter()
	other.quiet("giving back")
	if u := other.built["summary"].Edit.(*summaryScreen).now.Units[0]; u.State != upward.UnitReturned {
		t.Errorf("it is %s", u.State)
	}
	other.seen("收下了 1 份上报，其中 1 份退回了。")
}
