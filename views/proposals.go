package views

import (
	"fmt"

	"fyne.io/fyne/v2"

	"liujin/app/matters"
	"liujin/app/paperwork"
	"liujin/data"
	"liujin/views/kit"
)

// proposals is the screen 议案建议.
func proposals(s *Shell) *Screen {
	list := listOf(s, "proposal", "议案建议台账", matters.ProposalColumns, s.matters.Proposals)
	list.Empty = empty("议案建议", "点右上角“登记议案建议”；选民的意见转为代表建议时会自动带过来。")
	list.Narrows = [][]kit.Narrow[*matters.ProposalRow]{opinionNarrows(s, list, data.KindProposal,
		func(p *matters.ProposalRow) (string, data.Route, *data.Standing) { return p.ID, "", &p.Standing }),
		{{Label: "全部类别"}, {Label: string(data.ProposalAdvice),
			Keep: func(p *matters.ProposalRow) bool { return p.Kind == data.ProposalAdvice }},
			{Label: string(data.ProposalBill), Keep: func(p *matters.ProposalRow) bool { return p.Kind == data.ProposalBill }}}}
	list.Acts = []kit.Act{
		{Label: "交办", Do: func(ids []string) { s.assign(ids, s.matters.AssignProposals) }},
		{Label: "催办", Do: func(ids []string) { s.try("催办", s.matters.UrgeProposals(ids)) }},
	}
	e := &kit.Editor[*matters.ProposalRow, *data.Proposal]{List: list, Record: kit.Record[*data.Proposal]{Name: "proposal", Noun: "议案建议",
		First:    "title",
		Validate: s.matters.CheckProposal, Read: kit.Reads(s.matters.Proposal), New: kit.Makes(s.matters.NewProposal),
		Save:    s.matters.SaveProposal,
		Onward:  string(data.StepAssign),
		Delete:  s.matters.DeleteProposal,
		Caption: func(m *data.Proposal) string { return fmt.Sprintf("%s %s", m.Kind, m.Code()) }, Fields: s.proposalFields()}}
	e.Acts = s.proposalActs
	e.Page = func(m *data.Proposal) kit.Page { return s.proposalPage(list, m) }
	e.Papers = s.proposalPapers
	return show(s, head{facts: []*kit.Chip{s.countFact(s.matters.CountProposals)},
		acts: []fyne.CanvasObject{kit.Button("导入清单", func() { s.importOld("导入代表建议清单", proposalWizard) }),
			kit.Button("办理时限…", s.askTerms)}}, "登记议案建议", e)
}

// proposalActs are what can be done about a proposal.
func (s *Shell) proposalActs(m *data.Proposal) []kit.RecordAct {
	id, handler, due := m.ID, m.HandlerID, s.matters.ProposalDue(m)
	acts := s.stepActs(&m.Standing, data.KindProposal, "", func(kind data.StepKind) stepAsk {
		return s.toUnit(stepAsk{kind: kind, handler: handler, deputy: m.LeadID, due: due, rule: (*data.Step).ValidateProposal,
			results: data.Results,
			take:    func(p ...data.Step) error { return s.matters.TakeProposalStep(id, p...) },
			acts:    func() []kit.RecordAct { return actsOf(s, id, s.matters.Proposal, s.proposalActs) }}, id,
			unitsOf{s.matters.ProposalUnit, s.matters.ProposalAfterReturn})
	})
	return append(acts, kit.RecordAct{Label: "登记督办", Do: func() { s.supervise(data.SupervisionFields{ProposalID: id}) }},
		s.writeUpAct(data.KindProposal, id))
}

func (s *Shell) proposalFields() []kit.Field[*data.Proposal] {
	return []kit.Field[*data.Proposal]{
		kit.Text("title", "标题", func(m *data.Proposal) *string { return &m.Title }).Required().Full(),
		kit.OneOf("kind", "类别", data.ProposalKinds, func(m *data.Proposal) *data.ProposalKind { return &m.Kind }).Required(),
		kit.Day("day", "提出日期", s.app.Today, func(m *data.Proposal) *string { return &m.Day }).Required(),
		kit.Ref("lead", "领衔代表", s.deputyOptions(), func(m *data.Proposal) *string { return &m.LeadID }).Required(),
		kit.Ref("handler", "承办单位", s.handlerOptions(), func(m *data.Proposal) *string { return &m.HandlerID }),
		kit.RefsOf("signers", "联名代表", s.deputyAndGroupOptions(), func(m *data.Proposal) *[]data.Signer { return &m.Signers },
			func(x *data.Signer) *string { return &x.DeputyID }),
		kit.Live(matters.Signed),
		kit.Area("text", "内容", 4, func(m *data.Proposal) *string { return &m.Text }),
		kit.Ref("focus", "重点领域", s.choiceOptions(data.FocusList, "重点领域"), func(m *data.Proposal) *string { return &m.Focus }).Seldom(),
		kit.RefsOf("helpers", "协办单位", s.handlerOptions(), func(m *data.Proposal) *[]data.Helper { return &m.Helpers },
			func(h *data.Helper) *string { return &h.HandlerID }).If(func(m *data.Proposal) bool {
			return m.HandlerID != "" || len(m.Helpers) > 0 // who helps is not asked before somebody has it
		}),
		kit.Yes("hard", "办理难度大（期限延长）", func(m *data.Proposal) *bool { return &m.Hard }),
		// whether it is a hard one stands in the field above
		stepRows(s, func(m *data.Proposal) *[]data.Step { return &m.Steps }, nil, (*data.Step).ValidateProposal, data.Results,
			data.StepSubmit),
		issuedLine[*data.Proposal](s, data.KindProposal),
		newsLine(s, alone[*data.Proposal]),
		fileField("原件和答复函（拖入即可）", s, func(m *data.Proposal) *[]data.Attachment { return &m.Files }),
		kit.Area("note", "备注", 2, func(m *data.Proposal) *string { return &m.Note }).Seldom(),
	}
}

// proposalPapers are those of 议案建议: of the one in the form as far as it is, of all that are overdue, and the blank forms.
func (s *Shell) proposalPapers(opened string) (all []kit.Paper) {
	if m, err := s.matters.Proposal(opened); err == nil && opened != "" && m.GivenOut() {
		for _, p := range [][2]string{{"议案建议交办单", "proposal-assign"}, {"办理情况征询意见表", "proposal-reply"}, {"督办单", "proposal-urge"}} {
			all = append(all, s.named(p[0]+"（打开的这一件）", p[1], paperwork.Of(opened)))
		}
	}
	return append(all, s.named("督办单（全部逾期的）", "proposal-urge", paperwork.Order{}), s.named("议案建议交办单（空白）", "proposal-assign-blank",
		paperwork.Order{}), s.named("办理情况征询意见表（空白）", "proposal-reply-blank", paperwork.Order{}))
}
