package views

import (
	"slices"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// supervisions is the screen 督办 · 项目一线 (walk-in 4).
func supervisions(s *Shell) *Screen {
	list := listOf(s, "supervision", "走进项目一线台账", app.SupervisionColumns, s.app.SupervisionsAndPlans)
	list.Empty = empty("督办记录", "点右上角“登记督办”，选一个民生实事项目、一件议案建议或一件意见建议，记下看到的进展和问题。")
	e := &kit.Editor[*data.SupervisionRow, *data.Supervision]{List: list, Record: kit.Record[*data.Supervision]{Name: "supervision",
		Noun:     "督办",
		First:    "project",
		Validate: happened[data.Supervision](s), Read: kit.Reads(s.app.Supervision), Save: s.app.SaveSupervision,
		Delete: s.app.DeleteSupervision,
		New:    kit.Makes(func() (data.Supervision, error) { return s.app.NewSupervision(), nil }),
		Next:   kit.Follows(s.app.NextSupervision), Caption: s.app.SupervisionCaption, Fields: s.supervisionFields()}}
	w := &walk[data.SupervisionRow, data.Supervision]{Editor: e, shell: s,
		row: func(r *data.SupervisionRow) *data.ActivityRow { return &r.ActivityRow },
		of:  ofSupervision, told: "percent", plan: "安排督办", add: "登记督办",
		head: head{open: s.askSpan, facts: []*kit.Chip{s.walkFact(data.WalkProject)}}}
	return w.screen()
}

func ofSupervision(v *data.Supervision) *data.Activity { return &v.Activity }

// supervise opens a new supervision of a project, a proposal or an opinion.
func (s *Shell) supervise(of data.SupervisionFields) {
	if e, ok := s.Go(screenOf(data.KindSupervision)).Edit.(*kit.Editor[*data.SupervisionRow, *data.Supervision]); ok {
		fresh := s.app.NewSupervision()
		fresh.Fields.ProjectID, fresh.Fields.ProposalID, fresh.Fields.OpinionID = of.ProjectID, of.ProposalID, of.OpinionID
		e.Start(&fresh)
	}
}

func (s *Shell) supervisionFields() []kit.Field[*data.Supervision] {
	told := held(s, ofSupervision)
	return slices.Concat([]kit.Field[*data.Supervision]{planHead(s, ofSupervision),
		kit.Day("day", "日期", s.app.Today, func(v *data.Supervision) *string { return &v.Day }).Required(),
		kit.OneOf("method", "督办方式", data.SupervisionMethods, func(v *data.Supervision) *data.SupervisionMethod {
			return &v.Fields.Method
		}).Required(),
		kit.Ref("project", "民生实事项目", s.projectOptions(), func(v *data.Supervision) *string {
			return &v.Fields.ProjectID
		}),
		kit.Ref("proposal", "或 议案建议", pickable("议案建议", s.matters.PickProposals), func(v *data.Supervision) *string {
			return &v.Fields.ProposalID
		}),
		kit.Ref("opinion", "或 意见建议", pickable("意见建议", s.matters.PickOpinions), func(v *data.Supervision) *string {
			return &v.Fields.OpinionID
		}).Only(func(v *data.Supervision) bool { return v.Fields.ProjectID == "" && v.Fields.ProposalID == "" }),
		kit.Live(func(v *data.Supervision) string {
			seen, err := s.matters.LastSeen(v.Fields.ProjectID)
			return noted("上次的进度", seen, err)
		}),
		kit.RefsOf("deputies", "参加代表", s.deputyAndGroupOptions(), func(v *data.Supervision) *[]data.Participation { return &v.Deputies },
			func(p *data.Participation) *string { return &p.DeputyID }).Hinted(neededOnceHeld),
	}, planned(s, ofSupervision), []kit.Field[*data.Supervision]{
		kit.Number("percent", "看到的进度（%）", func(v *data.Supervision) *int { return &v.Fields.Percent }).Only(told),
		kit.Text("place", "地点", func(v *data.Supervision) *string { return &v.Place }),
		kit.Area("progress", "进展情况", 3, func(v *data.Supervision) *string { return &v.Fields.Progress }).If(told),
		kit.Area("problems", "存在问题", 2, func(v *data.Supervision) *string { return &v.Fields.Problems }).If(told),
		kit.Ref("village", "所在村居", s.villageOptions(), func(v *data.Supervision) *string { return &v.VillageID }).Seldom(),
		opinionRows("opinions", "现场提出的意见建议（每条自动编号）", s, data.OpinionPeople, func(v *data.Supervision) *data.Activity {
			return &v.Activity
		}).If(told),
		photoField("照片（拖入即可）", s, func(v *data.Supervision) *[]data.Attachment { return &v.Photos }).If(told),
		issuedLine[*data.Supervision](s, data.KindActivity),
		newsLine(s, alone[*data.Supervision]),
	}, seldom(s, ofSupervision))
}
