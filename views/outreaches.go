package views

import (
	"slices"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// outreaches is the screen 联系 · 选区选民 (walk-in 5).
func outreaches(s *Shell) *Screen {
	list := listOf(s, "outreach", "走进选区选民台账", app.OutreachColumns, s.app.OutreachesAndPlans)
	list.Empty = empty("选民走访记录", "点右上角“登记走访”，记下走访选民、报告履职或征集建议。")
	e := &kit.Editor[*data.OutreachRow, *data.Outreach]{List: list, Record: kit.Record[*data.Outreach]{Name: "outreach", Noun: "选民走访",
		First:    "constituency",
		Validate: happened[data.Outreach](s), Read: kit.Reads(s.app.Outreach), Save: s.saveOutreach, Delete: s.app.DeleteOutreach,
		New:  kit.Makes(func() (data.Outreach, error) { return s.app.NewOutreach(), nil }),
		Next: kit.Follows(s.app.NextOutreach), Caption: s.app.OutreachCaption, Fields: s.outreachFields(), Papers: s.resultPapers}}
	w := &walk[data.OutreachRow, data.Outreach]{Editor: e, shell: s,
		row: func(r *data.OutreachRow) *data.ActivityRow { return &r.ActivityRow },
		of:  ofOutreach, beside: s.resultActs, told: "voters", about: func(c *data.Outreach) *string { return &c.Fields.ConstituencyID },
		plan: "安排走访", add: "登记走访",
		head: head{open: s.askSpan, facts: []*kit.Chip{s.walkFact(data.WalkVoters)},
			acts: []fyne.CanvasObject{kit.Button("登记述职", func() { s.reportBack(nil) })}}}
	for _, kind := range data.OutreachKinds {
		w.keep = append(w.keep, kit.Narrow[*data.OutreachRow]{Label: string(kind),
			Keep: func(c *data.OutreachRow) bool { return c.What == kind }})
	}
	return w.screen()
}

func ofOutreach(c *data.Outreach) *data.Activity { return &c.Activity }

func (s *Shell) outreachFields() []kit.Field[*data.Outreach] {
	told := held(s, ofOutreach)
	report := func(c *data.Outreach) bool { return c.Fields.Kind == data.VoterReport && told(c) }
	return slices.Concat([]kit.Field[*data.Outreach]{planHead(s, ofOutreach),
		kit.Day("day", "日期", s.app.Today, func(c *data.Outreach) *string { return &c.Day }).Required(),
		kit.OneOf("kind", "内容", data.OutreachKinds, func(c *data.Outreach) *data.OutreachKind { return &c.Fields.Kind }).Required(),
		kit.Ref("constituency", "选区", s.constituencyOptions(), func(c *data.Outreach) *string { return &c.Fields.ConstituencyID }),
		kit.Text("elected_by", "选举单位", func(c *data.Outreach) *string { return &c.Fields.ElectedBy }).Hinted("没有选区时填"),
		kit.RefsOf("deputies", "参加代表", s.deputyAndGroupOptions(), func(c *data.Outreach) *[]data.Participation { return &c.Deputies },
			func(p *data.Participation) *string { return &p.DeputyID }).Hinted(neededOnceHeld),
	}, planned(s, ofOutreach), []kit.Field[*data.Outreach]{
		kit.Text("place", "地点", func(c *data.Outreach) *string { return &c.Place }),
		kit.Number("voters", "选民人次", func(c *data.Outreach) *int { return &c.Fields.Voters }).Only(told),
		s.ballotGrid().If(report),
		s.reporterTicks().If(several),
		kit.Live(s.whoReports).If(several),
		kit.Ref("village", "村居", s.villageOptions(), func(c *data.Outreach) *string { return &c.VillageID }),
		kit.Area("content", "情况", 4, func(c *data.Outreach) *string { return &c.Content }).If(told),
		opinionRows("opinions", "人民建议与选民反映（每条自动转为一件意见建议）", s, data.OpinionPeople, func(c *data.Outreach) *data.Activity {
			return &c.Activity
		}).If(told),
		photoField("照片（拖入即可）", s, func(c *data.Outreach) *[]data.Attachment { return &c.Photos }).If(told),
		issuedLine[*data.Outreach](s, data.KindActivity),
		newsLine(s, alone[*data.Outreach]),
	}, seldom(s, ofOutreach))
}
