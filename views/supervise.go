package views

import (
	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// inspections is the screen 督办 · 项目一线 (walk-in 4).
func inspections(s *Shell) *Screen {
	list := listOf(s, "supervise", "走进项目一线台账", app.InspectionColumns, s.app.Inspections)
	list.Empty = empty("督办记录", "点右上角“登记督办”，选一个民生实事项目或一件议案建议，记下看到的进展和问题。")
	list.Narrows = spans(s, list, func(r *data.InspectionRow) string { return r.Day }, func(r *data.InspectionRow) bool { return r.Persons > 0 })
	e := &kit.Editor[data.InspectionRow, data.Inspection]{List: list, Record: kit.Record[data.Inspection]{Name: "supervise", Noun: "督办", First: "project",
		Validate: happened[data.Inspection](s), Read: s.app.Inspection, Save: s.app.SaveInspection, Delete: s.app.DeleteInspection,
		New:  func() (data.Inspection, error) { return s.app.NewInspection(), nil },
		Next: s.app.NextInspection, Caption: s.app.InspectionCaption, Fields: s.inspectionFields()}}
	return show(s, head{facts: []*kit.Chip{s.walkFact(data.WalkProject)}}, "登记督办", e)
}

// supervise opens a new supervision of a project or a proposal.
func (s *Shell) supervise(of data.Supervision) {
	if e, ok := s.Go("supervise").Edit.(*kit.Editor[data.InspectionRow, data.Inspection]); ok {
		fresh := s.app.NewInspection()
		fresh.Supervision.ProjectID, fresh.Supervision.ProposalID = of.ProjectID, of.ProposalID
		e.Start(fresh)
	}
}

func (s *Shell) inspectionFields() []kit.Field[data.Inspection] {
	return []kit.Field[data.Inspection]{
		kit.Day("day", "日期", s.app.Today, func(v *data.Inspection) *string { return &v.Day }).Required(),
		kit.OneOf("way", "督办方式", data.SupervisionWays, func(v *data.Inspection) *data.SupervisionWay { return &v.Supervision.Way }).Required(),
		kit.Ref("project", "民生实事项目", pickable("民生实事项目", s.app.PickProjects), func(v *data.Inspection) *string { return &v.Supervision.ProjectID }),
		kit.Ref("proposal", "或 议案建议", pickable("议案建议", s.app.PickProposals), func(v *data.Inspection) *string { return &v.Supervision.ProposalID }),
		kit.Live(func(v *data.Inspection) string { return s.app.LastSeen(v.Supervision.ProjectID) }),
		kit.RefsOf("deputies", "参加代表", s.deputyAndGroupOptions(), func(v *data.Inspection) *[]data.Participation { return &v.Deputies },
			func(p *data.Participation) *string { return &p.DeputyID }).Required(),
		kit.Number("percent", "看到的进度（%）", func(v *data.Inspection) *int { return &v.Supervision.Percent }),
		kit.Text("place", "地点", func(v *data.Inspection) *string { return &v.Place }),
		kit.Area("progress", "进展情况", 3, func(v *data.Inspection) *string { return &v.Supervision.Progress }),
		kit.Area("problems", "存在问题", 2, func(v *data.Inspection) *string { return &v.Supervision.Problems }),
		kit.Ref("village", "所在村居", s.villageOptions(), func(v *data.Inspection) *string { return &v.VillageID }),
		kit.Ref("focus", "重点领域", s.choiceOptions(data.FocusList, "重点领域"), func(v *data.Inspection) *string { return &v.Focus }),
		opinionRows("opinions", "现场提出的意见建议（每条自动编号）", s, data.OpinionPeople, func(v *data.Inspection) *data.Event { return &v.Event }),
		photoField("照片（拖入即可）", s, func(v *data.Inspection) *[]data.Attachment { return &v.Photos }),
		kit.Ref("vanguard", "排头兵", s.choiceOptions(data.VanguardList, "五个排头兵"), func(v *data.Inspection) *string { return &v.Vanguard }),
		kit.Area("note", "备注", 2, func(v *data.Inspection) *string { return &v.Note }),
	}
}
