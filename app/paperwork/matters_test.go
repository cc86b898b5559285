package paperwork_test

import (
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/matters"
	"liujin/app/paperwork"
	"liujin/data"
)

// step is a step of a test, its texts short; an answer says the same of the result each time, and a rating the same of the attitude.
func step(day string, kind data.StepKind, text string, rating data.Rating) data.Step {
	s := data.Step{Day: day, Kind: kind, Text: text, Rating: rating, Attitude: rating}
	if kind == data.StepAnswer {
		s.Result = data.ResultUnderWay
	}
	return s
}

// What is handled once more has its own deadline and its own answer on paper; what the first round came to is not shown as the second's.
func TestSecondRoundOnPaper(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	handlers := apptest.Must(a.Handlers())(t)
	opinion := data.Opinion{OpinionFields: data.OpinionFields{Day: "2026-10-08", Kind: data.OpinionPeople, Text: "路灯不亮。",
		HandlerID: handlers[0].ID}}
	proposal := data.Proposal{ProposalFields: data.ProposalFields{Day: "2026-04-08", Kind: data.ProposalAdvice, Title: "关于修路灯的建议",
		Text: "修路灯。", LeadID: apptest.Must(a.Deputies())(t)[0].ID, HandlerID: handlers[0].ID}}
	first := []data.Step{step("2026-10-09", data.StepAssign, "", ""), step("2026-10-12", data.StepUrge, "电话。", ""),
		step("2026-10-13", data.StepAnswer, "第一次的答复。", ""), step("2026-10-14", data.StepFeedback, "第一次的反馈。", ""),
		step("2026-10-15", data.StepRate, "灯还是不亮。", data.RatingPoor)}
	if err := matters.New(a).SaveOpinion(&opinion); err != nil {
		t.Fatal(err)
	}
	if err := matters.New(a).SaveProposal(&proposal); err != nil {
		t.Fatal(err)
	}
	take := func(s data.Step) {
		t.Helper()
		if err := matters.New(a).TakeOpinionStep(opinion.ID, s); err != nil {
			t.Fatal(err)
		}
		if err := matters.New(a).TakeProposalStep(proposal.ID, s); err != nil {
			t.Fatal(err)
		}
	}
	said := func(paper, id string, want, never []string) {
		t.Helper()
		_, text := apptest.Printed(t, a, apptest.Must(paperwork.New(a).Paper(paper, paperwork.Of(id)))(t))
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s does not say %s in %s", paper, w, text)
			}
		}
		for _, w := range never {
			if strings.Contains(text, w) {
				t.Errorf("%s says %s in %s", paper, w, text)
			}
		}
	}
	for _, s := range first {
		take(s)
	}
	said("opinion-reply", opinion.ID, []string{"第一次的答复", "第一次的反馈", "☑不满意", "灯还是不亮"}, []string{"次办理"})
	take(step("2026-10-20", data.StepRedo, "重新交办。", ""))
	round := apptest.Must(matters.New(a).Opinion(opinion.ID))(t)
	said("opinion-assign", opinion.ID, []string{"2026年10月20日（二次办理）", day(round.Due), "自10月20日起10个工作日", "反映人对上一次办理不满意：灯还是不亮。"},
		[]string{"自10月9日起", "2026年10月9日"})
	said("opinion-reply", opinion.ID, []string{"二次办理"}, []string{"第一次", "☑", "灯还是不亮"})
	said("proposal-assign", proposal.ID, []string{"2026年10月20日（二次办理）", "自10月20日起3个月", "代表对上一次办理不满意"}, []string{"自10月9日起"})
	said("proposal-reply", proposal.ID, []string{"二次办理"}, []string{"第一次", "☑"})
	said("opinion-urge", opinion.ID, []string{"于2026年10月20日再次交办", "答复期限为" + day(round.Due)}, []string{"催办"})
	late := step("2026-10-28", data.StepExtend, "等批复。", "")
	late.Due = "2026-12-20"
	take(late)
	said("opinion-assign", opinion.ID, []string{"2026年12月20日", "已延期"}, []string{day(round.Due)})
	take(step("2026-11-02", data.StepAnswer, "第二次的答复。", ""))
	said("opinion-reply", opinion.ID, []string{"第二次的答复", "2026年11月2日"}, []string{"第一次"})
	take(step("2026-11-03", data.StepRate, "好了。", data.RatingFine))
	said("proposal-reply", proposal.ID, []string{"第二次的答复", "☑满意", "好了"}, []string{"☑不满意"})
}

// day is an ISO day as papers write it.
func day(iso string) string { return iso[:4] + "年" + days.Short(iso) }

// The unit that is given a matter can call who spoke; no other paper of the matter tells the number.
func TestReportersPhoneOnPaper(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	m := data.Opinion{OpinionFields: data.OpinionFields{Day: "2026-10-08", Text: "路灯不亮。", HandlerID: apptest.Must(a.Handlers())(t)[0].ID,
		Reporter: "钟宏伟", ReporterPhone: "13912345678"}}
	if err := matters.New(a).SaveOpinion(&m); err != nil {
		t.Fatal(err)
	}
	for _, s := range []data.Step{step("2026-10-09", data.StepAssign, "", ""), step("2026-10-13", data.StepAnswer, "修好了。", "")} {
		if err := matters.New(a).TakeOpinionStep(m.ID, s); err != nil {
			t.Fatal(err)
		}
	}
	for _, paper := range []string{"opinion-assign", "opinion-reply", "opinion-urge"} {
		if _, text := apptest.Printed(t, a, apptest.Must(paperwork.New(a).Paper(paper, paperwork.Of(m.ID)))(t)); strings.Contains(text,
			m.ReporterPhone) != (paper == "opinion-assign") {
			t.Errorf("%s: %s", paper, text)
		}
	}
}
