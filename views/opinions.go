package views

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"liujin/app/matters"
	"liujin/app/paperwork"
	"liujin/data"
	"liujin/views/kit"
)

// opinions is the screen 意见建议: all that people asked for, wherever it was taken, and what came by letter or call, to its answer.
func opinions(s *Shell) *Screen {
	list := listOf(s, "opinion", "意见建议台账", matters.OpinionColumns, s.matters.Opinions)
	list.Empty = empty("意见建议", "走访、接待和选民走访里填的诉求会自动列在这里；来信来电可以点右上角单独登记。")
	list.Narrows = append(spans(s, list, func(o *matters.OpinionRow) string { return o.Day },
		func(*matters.OpinionRow) bool { return true }),
		opinionNarrows(s, list, data.KindOpinion, func(o *matters.OpinionRow) (string, data.Route, *data.Standing) {
			return o.ID, o.Route, &o.Standing
		}))
	progress := len(list.Narrows) - 1
	list.Narrows[progress] = append(list.Narrows[progress], outcomeNarrows()...)
	similar := s.newSimilar(list)
	list.Acts = []kit.Act{
		{Label: "交办", Do: func(ids []string) { s.assign(ids, s.matters.AssignOpinions) }},
		{Label: "催办", Do: func(ids []string) { s.try("催办", s.matters.UrgeOpinions(ids)) }},
		{Label: "反馈", Do: s.fedBack},
		{Label: "合并到…", Do: func(ids []string) {
			s.pickFor("合并到", pickable("意见建议", s.matters.PickOpinions), ids, s.matters.MergeOpinions)
		}},
		{Label: "取消合并", Do: func(ids []string) { s.try("取消合并", s.matters.SplitOpinions(ids)) }},
	}
	e := &kit.Editor[*matters.OpinionRow, *data.Opinion]{List: list, Record: kit.Record[*data.Opinion]{Name: "opinion", Noun: "意见建议",
		First:    "text",
		Validate: s.matters.CheckOpinion, Read: kit.Reads(s.matters.Opinion), New: kit.Makes(s.matters.NewOpinion),
		Save:    s.matters.SaveOpinion,
		Next:    func(m *data.Opinion) *data.Opinion { next := s.matters.NewAnswer(m.CallID); return &next }, // several answers to one call
		Before:  []func(*data.Opinion, func()){s.askRoute},
		Onward:  string(data.StepAssign),
		Caption: func(m *data.Opinion) string { return fmt.Sprintf("意见建议 %s", m.Code()) }, Fields: s.opinionFormFields()}}
	e.Acts = s.opinionActs
	e.Page = func(m *data.Opinion) kit.Page { return s.opinionPage(list, m) }
	e.Papers = func(opened string) []kit.Paper { return s.opinionPapers(opened, list) }
	call := kit.Button("发起征集", func() {
		s.Go(screenOf(data.KindCall))
		edit(adder.Add)(s)
	})
	screen := show(s, head{facts: []*kit.Chip{s.countFact(s.matters.CountOpinions)},
		acts: []fyne.CanvasObject{similar, call, kit.Button("导入旧台账", func() { s.importOld("导入旧的意见建议台账", opinionWizard) }),
			kit.Button("办理时限…", s.askTerms)}},
		"登记意见建议", e)
	reload := screen.Reload
	screen.Reload = func() {
		reload()
		call.Hidden = s.calledFor() // it has a tab then
	}
	return screen
}

// opinionActs are what can be done about an opinion: its next steps, and a proposal made of it. Where it came from stands on its page.
func (s *Shell) opinionActs(m *data.Opinion) []kit.RecordAct {
	id, handler, results := m.ID, m.HandlerID, m.Kind.Results()
	acts := s.stepActs(&m.Standing, data.KindOpinion, m.Route, func(kind data.StepKind) stepAsk {
		return s.toUnit(stepAsk{kind: kind, handler: handler, due: s.matters.OpinionDue, rule: (*data.Step).Validate, results: results,
			take: func(p ...data.Step) error { return s.matters.TakeOpinionStep(id, p...) },
			acts: func() []kit.RecordAct { return actsOf(s, id, s.matters.Opinion, s.opinionActs) }}, id,
			unitsOf{s.matters.OpinionUnit, s.matters.OpinionAfterReturn})
	})
	made, err := s.matters.MadeInto(id)
	s.try("读取议案建议", err)
	if made.ID == "" && m.Route == data.RouteProposal && err == nil {
		o := m.OpinionFields
		acts = append(acts, kit.RecordAct{Label: "转成代表建议", Do: func() { s.startProposal(s.matters.ProposalOf(&o)) }})
	}
	if m.WithUnit() {
		acts = append(acts, kit.RecordAct{Label: "登记督办", Do: func() { s.supervise(data.SupervisionFields{OpinionID: id}) }})
	}
	return slices.Concat(acts, s.untoldActs(id), s.similarActs(id), []kit.RecordAct{s.writeUpAct(data.KindOpinion, id)})
}

// startProposal begins a proposal that opinions give.
func (s *Shell) startProposal(m data.Proposal, err error) {
	if err != nil {
		s.Failed("转成代表建议", err)
		return
	}
	if e, ok := s.Go(screenOf(data.KindProposal)).Edit.(*kit.Editor[*matters.ProposalRow, *data.Proposal]); ok {
		e.Start(&m)
	}
}

// opinionFormFields are those of an opinion, with where it came from and all that was done about it.
func (s *Shell) opinionFormFields() []kit.Field[*data.Opinion] {
	return []kit.Field[*data.Opinion]{
		kit.Area("text", "内容", 2, func(m *data.Opinion) *string { return &m.Text }).Required(),
		kit.Ref("call", "征集", s.callOptions(), func(m *data.Opinion) *string { return &m.CallID }).If(func(m *data.Opinion) bool {
			return s.callAsked(&m.OpinionFields)
		}).Hinted("应征的才选"),
		kit.OneOf("channel", "来源", data.OpinionChannels, func(m *data.Opinion) *data.OpinionChannel { return &m.Channel }),
		kit.Text("reporter", "反映人", func(m *data.Opinion) *string { return &m.Reporter }),
		kit.Ref("village", "村居", s.villageOptions(), func(m *data.Opinion) *string { return &m.VillageID }),
		kit.Ref("brought_by", "转来代表", s.deputyOptions(), func(m *data.Opinion) *string { return &m.BroughtByID }),
		kit.Day("day", "日期", s.app.Today, func(m *data.Opinion) *string { return &m.Day }).Required(),
		kit.Ref("category", "类别", s.choiceOptions(data.CategoryList, "类别"), func(m *data.Opinion) *string {
			return &m.Category
		}).Implies("focus", func(m *data.Opinion) { m.Focus = matters.FocusOf(m.Category) }),
		kit.OneOf("route", "办理方式", data.Routes, func(m *data.Opinion) *data.Route { return &m.Route }),
		kit.Ref("handler", "承办单位（主办）", s.handlerOptions(), func(m *data.Opinion) *string { return &m.HandlerID }),
		kit.Text("reporter_phone", "反映人电话", func(m *data.Opinion) *string { return &m.ReporterPhone }),
		kit.Yes("reporter_up", "一并报送反映人（加密，只有上级打得开）", func(m *data.Opinion) *bool { return &m.ReporterUp }).If(s.namesSpeaker),
		kit.Text("place", "地点", func(m *data.Opinion) *string { return &m.Place }).Seldom(),
		kit.Text("reason", "不予受理的理由", func(m *data.Opinion) *string { return &m.Reason }).If(func(m *data.Opinion) bool {
			return m.Route == data.RouteRefused
		}),
		kit.OneOf("kind", "类型", data.OpinionKinds, func(m *data.Opinion) *data.OpinionKind { return &m.Kind }).Seldom().
			Usually(string(data.OpinionPeople)),
		kit.Ref("focus", "重点领域", s.choiceOptions(data.FocusList, "重点领域"), func(m *data.Opinion) *string { return &m.Focus }).Seldom(),
		kit.RefsOf("helpers", "协办单位", s.handlerOptions(), func(m *data.Opinion) *[]data.Helper { return &m.Helpers },
			func(h *data.Helper) *string { return &h.HandlerID }).Seldom(),
		s.formerRoutes(),
		stepRows(s, func(m *data.Opinion) *[]data.Step { return &m.Steps }, s.matters.OpinionDue, (*data.Step).Validate,
			data.OpinionResults, data.StepTalk),
		issuedLine[*data.Opinion](s, data.KindOpinion),
		newsLine(s, alone[*data.Opinion]),
		kit.Area("note", "备注", 2, func(m *data.Opinion) *string { return &m.Note }).Seldom(),
	}
}

// namesSpeaker reports whether the superior can be told who spoke of an opinion: it goes there, and there is a key for it.
func (s *Shell) namesSpeaker(m *data.Opinion) bool {
	if m.Route != data.RouteUp {
		return false
	}
	can, err := s.upward.NamesSpeakers()
	s.try("读取上级的密钥", err)
	return can
}

// opinionPapers are those of 意见建议: of the marked ones if any are marked, else of the one in the form; and the blank forms.
func (s *Shell) opinionPapers(opened string, board kit.Board) (all []kit.Paper) {
	ids, whose := board.Marked(), "勾选的"
	if len(ids) == 0 && opened != "" {
		ids, whose = []string{opened}, "打开的"
	}
	if len(ids) > 0 {
		for _, p := range []struct{ name, title string }{{"opinion-assign", "意见建议交办单"}, {"opinion-reply", "办理情况反馈表"},
			{"opinion-urge", "督办单"}} {
			ids := ids
			if p.name == "opinion-urge" {
				given, err := s.matters.GivenOut(ids)
				if err != nil {
					s.Failed("读取意见建议", err)
				}
				if ids = given; len(ids) == 0 {
					continue
				}
			}
			all = append(all, s.named(fmt.Sprintf("%s（%s %d 件）", p.title, whose, len(ids)), p.name, paperwork.Of(ids...)))
		}
	}
	all = append(all, s.untoldPapers(opened)...)
	if len(board.Listing().Rows) > 0 {
		all = append(all, kit.Paper{Title: "办理情况公示（选日期、站点）…", Ask: func() { s.askPosted("") }})
	}
	return append(all, s.named("督办单（全部逾期的）", "opinion-urge", paperwork.Order{}), s.named("意见建议交办单（空白）", "opinion-assign-blank",
		paperwork.Order{}), s.named("办理情况反馈表（空白）", "opinion-reply-blank", paperwork.Order{}))
}
