package below_test

import (
	"path/filepath"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/matters"
	"liujin/data"
)

// A matter that a town hands up is taken up once under an own number, counts apart, and its answer comes down as a step of the town's own
// matter, once; what the town says later of it is told, and changes nothing.
func TestAMatterUpAndItsAnswerDown(t *testing.T) {
	above, lower, folder := county(t, 2), town(t, 0, "2026-12-03"), t.TempDir()
	m := data.Opinion{OpinionFields: data.OpinionFields{Day: "2026-11-20", Text: "省道绿化没有人管，电话13900001111", Reporter: "王某",
		Route: data.RouteUp}}
	mine := matters.New(lower.App)
	if err := mine.SaveOpinion(&m); err != nil {
		t.Fatal(err)
	}
	if err := mine.TakeOpinionStep(m.ID, data.Step{Day: "2026-11-21", Kind: data.StepSubmit, Document: "代表建议"}); err != nil {
		t.Fatal(err)
	}
	up := func(reason string) string {
		f := apptest.Must(lower.Prepare(november))(t)
		f.Reason = reason
		path := filepath.Join(folder, f.FileName())
		apptest.Must(lower.Send(f, "1", path, false))(t)
		return path
	}
	take(t, above, false, up(""))
	all := apptest.Must(above.HandedUp())(t)
	if len(all) != 1 || strings.Contains(all[0].Text, "1390000") || !strings.Contains(all[0].Text, "省道绿化") {
		t.Fatalf("%+v", all)
	}
	if n := apptest.Must(above.Waiting())(t); n != 1 {
		t.Error(n)
	}
	if err := above.TakeUp(all); err != nil {
		t.Fatal(err)
	}
	if err := above.TakeUp(all); err == nil {
		t.Error("it is taken up twice")
	}
	if n := apptest.Must(above.Waiting())(t); n != 0 {
		t.Error(n)
	}
	all = apptest.Must(above.HandedUp())(t)
	own := all[0].Taken
	if own.Number != 1 || own.Day != "2026-12-03" || own.FromID != m.ID || all[0].Other() != "" {
		t.Errorf("%+v", own)
	}
	if s := apptest.Must(above.Summary(november))(t); s.Total["opinion.received"] != 1 {
		t.Errorf("the towns received %d", s.Total["opinion.received"])
	}
	theirs := matters.New(above.App)
	handler := app.HandlerRow{Handler: data.Handler{Name: "县交通局"}}
	if err := above.SaveHandler(&handler); err != nil {
		t.Fatal(err)
	}
	for _, step := range []data.Step{{Day: "2026-12-03", Kind: data.StepAssign, HandlerID: handler.ID, Due: "2027-01-03"},
		{Day: "2026-12-03", Kind: data.StepAnswer, Text: "列入明年养护计划", Result: data.ResultPlanned}} {
		if err := theirs.TakeOpinionStep(own.ID, step); err != nil {
			t.Fatal(err)
		}
	}
	sent := sentDown(t, above, folder)
	lines := bring(t, lower, sent)
	if !strings.Contains(strings.Join(lines, "\n"), "上级答复 2026-001：列入明年养护计划") {
		t.Fatal(lines)
	}
	now := apptest.Must(mine.Opinion(m.ID))(t)
	if last := now.Steps[len(now.Steps)-1]; now.Answered != "2026-12-03" || last.Text != "列入明年养护计划" || last.Result != data.ResultPlanned {
		t.Errorf("%+v", now.Steps)
	}
	if again := apptest.Must(lower.Bring(sent))(t); len(again.Lines) != 0 {
		t.Error(again.Lines)
	}
	now.Text = "省道绿化又坏了"
	if err := mine.SaveOpinion(&now); err != nil {
		t.Fatal(err)
	}
	take(t, above, false, up("改了内容"))
	all = apptest.Must(above.HandedUp())(t)
	if !strings.Contains(all[0].Other(), "又坏了") || all[0].Taken.Text != own.Text {
		t.Errorf("%q", all[0].Other())
	}
	other, _ := sampleStatement(t)
	take(t, above, true, townFile(t, folder, other, 0, 9, nil)) // a file that knows nothing of it
	for _, h := range apptest.Must(above.HandedUp())(t) {
		if h.Taken.ID != "" && !h.Gone {
			t.Errorf("%+v", h)
		}
	}
}
