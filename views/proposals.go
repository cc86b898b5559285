package views

import (
	"fmt"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// proposals is the screen 议案建议.
func proposals(s *Shell) *Screen {
	list := listOf(s, "proposal", "议案建议台账", app.ProposalColumns, s.app.Proposals)
	list.Empty = empty("议案建议", "点右上角“登记议案建议”；选民的意见转为代表建议时会自动带过来。")
	list.Narrows = [][]kit.Narrow[app.ProposalRow]{matterNarrows(s, func(p *app.ProposalRow) *data.Course { return &p.Course }),
		{{Label: "全部类别"}, {Label: string(data.ProposalAdvice), Keep: func(p *app.ProposalRow) bool { return p.Kind == data.ProposalAdvice }},
			{Label: string(data.ProposalBill), Keep: func(p *app.ProposalRow) bool { return p.Kind == data.ProposalBill }}}}
	list.Acts = []kit.Act{
		{Label: "交办", Do: func(ids []string) { s.assign(ids, s.app.AssignMotions) }},
		{Label: "催办", Do: func(ids []string) { s.try("催办", s.app.UrgeMotions(ids)) }},
	}
	e := &kit.Editor[app.ProposalRow, data.Motion]{List: list, Record: kit.Record[data.Motion]{Name: "proposal", Noun: "议案建议", First: "title",
		Validate: s.app.CheckMotion, Read: s.app.Motion, New: s.app.NewMotion, Save: s.app.SaveMotion, Delete: s.app.DeleteMotion,
		Caption: func(m *data.Motion) string { return fmt.Sprintf("%s %s", m.Kind, m.Code()) }, Fields: s.motionFields()}}
	e.Extra = func(m *data.Motion) []fyne.CanvasObject {
		id, handler, due := m.ID, m.HandlerID, s.app.MotionDue(m)
		acts := s.stepActs(&m.Course, e.Dirty, func(kind data.StepKind) stepAsk {
			return stepAsk{kind, handler, due, (*data.Step).ValidateMotion, func(p data.Step) error { return s.app.TakeMotionStep(id, p) }}
		})
		if _, from := s.app.MadeOf(&m.Proposal); from != "" {
			acts = append(acts, kit.Button("看意见建议", func() { s.openRecord(data.Subject{Kind: data.KindOpinion, ID: from}) }))
		}
		return append(acts, kit.Button("登记督办", func() { s.supervise(data.Supervision{ProposalID: id}) }))
	}
	e.Papers = s.proposalPapers
	return show(s, head{facts: []*kit.Chip{s.countFact(s.app.CountProposals)}, acts: []fyne.CanvasObject{kit.Button("办理时限…", s.askTerms)}}, "登记议案建议", e)
}

func (s *Shell) motionFields() []kit.Field[data.Motion] {
	return []kit.Field[data.Motion]{
		kit.Note(func(m *data.Motion) string {
			if of, _ := s.app.MadeOf(&m.Proposal); of != "" {
				return "来自：" + of
			}
			return ""
		}),
		kit.Note(func(m *data.Motion) string {
			if m.Due == "" {
				return ""
			}
			return fmt.Sprintf("答复期限 %s：%s", m.Due, m.DueHow)
		}),
		kit.Text("title", "标题", func(m *data.Motion) *string { return &m.Title }).Required().Full(),
		kit.OneOf("kind", "类别", data.ProposalKinds, func(m *data.Motion) *data.ProposalKind { return &m.Kind }).Required(),
		kit.Day("day", "提出日期", s.app.Today, func(m *data.Motion) *string { return &m.Day }).Required(),
		kit.Ref("lead", "领衔代表", s.deputyOptions(), func(m *data.Motion) *string { return &m.LeadID }).Required(),
		kit.Ref("handler", "承办单位", s.handlerOptions(), func(m *data.Motion) *string { return &m.HandlerID }),
		kit.RefsOf("signers", "联名代表", s.deputyAndGroupOptions(), func(m *data.Motion) *[]data.Signer { return &m.Signers }, func(x *data.Signer) *string { return &x.DeputyID }),
		kit.Live(app.Signed),
		kit.Area("text", "内容", 4, func(m *data.Motion) *string { return &m.Text }),
		kit.Ref("focus", "重点领域", s.choiceOptions(data.FocusList, "重点领域"), func(m *data.Motion) *string { return &m.Focus }),
		kit.Yes("hard", "办理难度大（期限延长）", func(m *data.Motion) *bool { return &m.Hard }),
		stepRows(s, func(m *data.Motion) *[]data.Step { return &m.Steps }, nil, (*data.Step).ValidateMotion), // whether it is a hard one stands in the field above
		fileField("原件和答复函（拖入即可）", s, func(m *data.Motion) *[]data.Attachment { return &m.Files }),
		kit.Area("note", "备注", 2, func(m *data.Motion) *string { return &m.Note }),
	}
}

// proposalPapers are those of 议案建议: of the one in the form as far as it is, of all that are overdue, and the blank forms.
func (s *Shell) proposalPapers(opened string) (all []kit.Paper) {
	if m, err := s.app.Motion(opened); opened != "" && err == nil && m.Assigned != "" {
		for _, p := range [][2]string{{"议案建议交办单", "proposal-assign"}, {"办理情况征询意见表", "proposal-reply"}, {"督办单", "proposal-urge"}} {
			all = append(all, s.named(p[0]+"（打开的这一件）", p[1], app.Order{ID: opened}))
		}
	}
	return append(all, s.named("督办单（全部逾期的）", "proposal-urge", app.Order{}), s.named("议案建议交办单（空白）", "proposal-assign-blank", app.Order{}), s.named("办理情况征询意见表（空白）", "proposal-reply-blank", app.Order{}))
}
