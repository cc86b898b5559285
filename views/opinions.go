package views

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/print"
	"liujin/data"
	"liujin/views/kit"
)

// opinions is the screen 意见建议: all that people asked for, wherever it was taken, and what came by letter or call, to its answer.
func opinions(s *Shell) *Screen {
	list := listOf(s, "opinion", "意见建议台账", app.OpinionColumns, s.app.Opinions)
	list.Empty = empty("意见建议", "走访、接待和选民走访里填的诉求会自动列在这里；来信来电可以点右上角单独登记。")
	list.Narrows = append(spans(s, list, func(o *app.OpinionRow) string { return o.Day }, func(*app.OpinionRow) bool { return true }), matterNarrows(s, func(o *app.OpinionRow) *data.Course { return &o.Course }))
	list.Acts = []kit.Act{
		{Label: "交办", Do: func(ids []string) { s.assign(ids, s.app.AssignOpinions) }},
		{Label: "催办", Do: func(ids []string) { s.try("催办", s.app.UrgeOpinions(ids)) }},
		{Label: "合并到…", Do: func(ids []string) {
			s.pickFor("合并到", pickable("意见建议", s.app.PickOpinions), ids, s.app.MergeOpinions)
		}},
		{Label: "取消合并", Do: func(ids []string) { s.try("取消合并", s.app.SplitOpinions(ids)) }},
	}
	e := &kit.Editor[app.OpinionRow, data.Matter]{List: list, Record: kit.Record[data.Matter]{Name: "opinion", Noun: "意见建议", First: "text",
		Validate: s.app.CheckMatter, Read: s.app.Matter, New: s.app.NewMatter, Save: s.app.SaveMatter,
		Caption: func(m *data.Matter) string { return fmt.Sprintf("意见建议 %s", m.Title()) }, Fields: s.matterFields()}}
	e.Extra = func(m *data.Matter) []fyne.CanvasObject { return s.matterActs(m, e.Dirty) }
	e.Papers = func(opened string) []kit.Paper { return s.opinionPapers(opened, list) }
	return show(s, head{facts: []*kit.Chip{s.countFact(s.app.CountOpinions)}, acts: []fyne.CanvasObject{kit.Button("办理时限…", s.askTerms)}}, "登记意见建议", e)
}

// matterActs are what can be done about an opinion: its next steps, a proposal made of it, and a look at where it came from.
func (s *Shell) matterActs(m *data.Matter, dirty func() bool) []fyne.CanvasObject {
	id, handler := m.ID, m.HandlerID
	acts := s.stepActs(&m.Course, dirty, func(kind data.StepKind) stepAsk {
		return stepAsk{kind, handler, s.app.OpinionDue, (*data.Step).Validate, func(p data.Step) error { return s.app.TakeOpinionStep(id, p) }}
	})
	if made, code, err := s.app.MadeInto(id); err == nil && made != "" {
		acts = append(acts, kit.Button("看代表建议 "+code, func() { s.openRecord(data.Subject{Kind: data.KindProposal, ID: made}) }))
	} else if m.Route == data.RouteProposal {
		o := m.Opinion
		acts = append(acts, kit.Button("转成代表建议", func() {
			if e, ok := s.Go("proposal").Edit.(*kit.Editor[app.ProposalRow, data.Motion]); ok {
				e.Start(s.app.MotionOf(&o))
			}
		}))
	}
	if _, from := s.app.Source(&m.Opinion); from.Kind != "" {
		acts = append(acts, kit.Button("看来源", func() { s.openRecord(from) }))
	}
	return acts
}

// matterFields are those of an opinion, with where it came from and all that was done about it.
func (s *Shell) matterFields() []kit.Field[data.Matter] {
	return []kit.Field[data.Matter]{
		kit.Note(func(m *data.Matter) string {
			if from, _ := s.app.Source(&m.Opinion); from != "" {
				return "来自：" + from
			}
			return ""
		}),
		kit.Note(func(m *data.Matter) string {
			if m.Due == "" {
				return ""
			}
			return fmt.Sprintf("答复期限 %s：%s", m.Due, m.DueHow)
		}),
		kit.Area("text", "内容", 2, func(m *data.Matter) *string { return &m.Text }).Required(),
		kit.Day("day", "日期", s.app.Today, func(m *data.Matter) *string { return &m.Day }).Required(),
		kit.OneOf("kind", "类型", data.OpinionKinds, func(m *data.Matter) *data.OpinionKind { return &m.Kind }),
		kit.Ref("category", "类别", s.choiceOptions(data.CategoryList, "类别"), func(m *data.Matter) *string { return &m.Category }),
		kit.Ref("focus", "重点领域", s.choiceOptions(data.FocusList, "重点领域"), func(m *data.Matter) *string { return &m.Focus }),
		kit.OneOf("route", "办理方式", data.Routes, func(m *data.Matter) *data.Route { return &m.Route }),
		kit.Ref("handler", "承办单位（主办）", s.handlerOptions(), func(m *data.Matter) *string { return &m.HandlerID }),
		kit.Text("reporter", "反映人", func(m *data.Matter) *string { return &m.Reporter }),
		kit.Text("reporter_phone", "反映人电话", func(m *data.Matter) *string { return &m.ReporterPhone }),
		kit.Text("place", "地点", func(m *data.Matter) *string { return &m.Place }),
		kit.Text("reason", "不予受理的理由", func(m *data.Matter) *string { return &m.Reason }).If(func(m *data.Matter) bool { return m.Route == data.RouteRefused }),
		kit.RefsOf("helpers", "协办单位", s.handlerOptions(), func(m *data.Matter) *[]data.OpinionHelper { return &m.Helpers }, func(h *data.OpinionHelper) *string { return &h.HandlerID }),
		stepRows(s, func(m *data.Matter) *[]data.Step { return &m.Steps }, s.app.OpinionDue, (*data.Step).Validate),
	}
}

// opinionPapers are those of 意见建议: of the marked ones if any are marked, else of the one in the form; and the blank forms.
func (s *Shell) opinionPapers(opened string, board kit.Board) (all []kit.Paper) {
	ids, whose := board.Marked(), "勾选的"
	if len(ids) == 0 && opened != "" {
		ids, whose = []string{opened}, "打开的"
	}
	if len(ids) > 0 {
		for _, p := range []struct{ name, title string }{{"opinion-assign", "意见建议交办单"}, {"opinion-reply", "办理情况反馈表"}, {"opinion-urge", "督办单"}} {
			ids := ids
			if p.name == "opinion-urge" {
				if ids = s.handedOver(ids); len(ids) == 0 {
					continue
				}
			}
			all = append(all, kit.Paper{Title: fmt.Sprintf("%s（%s %d 件）", p.title, whose, len(ids)), Make: func(*print.Faces) ([]*print.Document, error) { return s.app.OpinionPapers(p.name, ids) }})
		}
	}
	return append(all, s.named("督办单（全部逾期的）", "opinion-urge", app.Order{}), s.named("意见建议交办单（空白）", "opinion-assign-blank", app.Order{}), s.named("办理情况反馈表（空白）", "opinion-reply-blank", app.Order{}))
}

// handedOver are those opinions that some unit has been given.
func (s *Shell) handedOver(ids []string) (given []string) {
	all, err := s.app.Opinions()
	if err != nil {
		s.Failed("读取意见建议", err)
		return nil
	}
	for i := range all {
		if all[i].Assigned != "" && slices.Contains(ids, all[i].ID) {
			given = append(given, all[i].ID)
		}
	}
	return given
}
