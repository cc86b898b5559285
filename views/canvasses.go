package views

import (
	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// canvasses is the screen 联系 · 选区选民 (walk-in 5).
func canvasses(s *Shell) *Screen {
	list := listOf(s, "voters", "走进选区选民台账", app.CanvassColumns, s.app.Canvasses)
	list.Empty = empty("选民走访记录", "点右上角“登记走访”，记下走访选民、报告履职或征集建议。")
	list.Narrows = spans(s, list, func(c *data.CanvassRow) string { return c.Day }, func(c *data.CanvassRow) bool { return c.Persons > 0 })
	for _, kind := range data.VoterVisitKinds {
		list.Narrows[0] = append(list.Narrows[0], kit.Narrow[data.CanvassRow]{Label: string(kind), Keep: func(c *data.CanvassRow) bool { return c.What == kind }})
	}
	e := &kit.Editor[data.CanvassRow, data.Canvass]{List: list, Record: kit.Record[data.Canvass]{Name: "voters", Noun: "选民走访", First: "constituency",
		Validate: happened[data.Canvass](s), Read: s.app.Canvass, Save: s.app.SaveCanvass, Delete: s.app.DeleteCanvass,
		New:  func() (data.Canvass, error) { return s.app.NewCanvass(), nil },
		Next: s.app.NextCanvass, Caption: s.app.CanvassCaption, Fields: s.canvassFields()}}
	return show(s, head{facts: []*kit.Chip{s.walkFact(data.WalkVoter)}}, "登记走访", e)
}

func (s *Shell) canvassFields() []kit.Field[data.Canvass] {
	report := func(c *data.Canvass) bool { return c.Visit.Kind == data.VoterReport }
	return []kit.Field[data.Canvass]{
		kit.Day("day", "日期", s.app.Today, func(c *data.Canvass) *string { return &c.Day }).Required(),
		kit.OneOf("kind", "内容", data.VoterVisitKinds, func(c *data.Canvass) *data.VoterVisitKind { return &c.Visit.Kind }).Required(),
		kit.Ref("constituency", "选区", s.constituencyOptions(), func(c *data.Canvass) *string { return &c.Visit.ConstituencyID }),
		kit.Text("elected_by", "选举单位", func(c *data.Canvass) *string { return &c.Visit.ElectedBy }).Hinted("没有选区时填"),
		kit.RefsOf("deputies", "参加代表", s.deputyAndGroupOptions(), func(c *data.Canvass) *[]data.Participation { return &c.Deputies },
			func(p *data.Participation) *string { return &p.DeputyID }).Required(),
		kit.Number("voters", "选民人次", func(c *data.Canvass) *int { return &c.Visit.Voters }),
		kit.Ref("village", "村居", s.villageOptions(), func(c *data.Canvass) *string { return &c.VillageID }),
		kit.Number("fine", "述职评议：满意", func(c *data.Canvass) *int { return &c.Visit.Fine }).If(report),
		kit.Number("fair", "述职评议：基本满意", func(c *data.Canvass) *int { return &c.Visit.Fair }).If(report),
		kit.Number("poor", "述职评议：不满意", func(c *data.Canvass) *int { return &c.Visit.Poor }).If(report),
		kit.Text("place", "地点", func(c *data.Canvass) *string { return &c.Place }),
		kit.Ref("focus", "重点领域", s.choiceOptions(data.FocusList, "重点领域"), func(c *data.Canvass) *string { return &c.Focus }),
		kit.Ref("vanguard", "排头兵", s.choiceOptions(data.VanguardList, "五个排头兵"), func(c *data.Canvass) *string { return &c.Vanguard }).Full(),
		kit.Area("content", "情况", 4, func(c *data.Canvass) *string { return &c.Content }),
		opinionRows("opinions", "人民建议与选民反映（每条自动转为一件意见建议）", s, data.OpinionPeople, func(c *data.Canvass) *data.Event { return &c.Event }),
		photoField("照片（拖入即可）", s, func(c *data.Canvass) *[]data.Attachment { return &c.Photos }),
		kit.Area("note", "备注", 2, func(c *data.Canvass) *string { return &c.Note }),
	}
}
