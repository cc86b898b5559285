package views

import (
	"liujin/app/matters"
	"liujin/data"
	"liujin/views/kit"
)

// projects is the screen 民生实事.
func projects(s *Shell) *Screen {
	list := listOf(s, "project", "民生实事项目台账", matters.ProjectColumns, s.matters.Projects)
	list.Empty = empty("民生实事项目", "点右上角“登记项目”，从征集到评估都记在同一条里。")
	list.Narrows = [][]kit.Narrow[*matters.ProjectRow]{{
		{Label: "全部"},
		{Label: "正在监督", Keep: func(p *matters.ProjectRow) bool { return p.State == data.ProjectSupervised && p.Percent < 100 }},
		{Label: "要催要问的", Keep: func(p *matters.ProjectRow) bool { return p.Asks != "" }},
		{Label: "还没有督办", Keep: func(p *matters.ProjectRow) bool { return p.Supervised == 0 }},
	}}
	e := &kit.Editor[*matters.ProjectRow, *data.Project]{List: list, Record: kit.Record[*data.Project]{Name: "project", Noun: "民生实事项目",
		First:    "title",
		Validate: s.matters.CheckProject, Read: kit.Reads(s.matters.Project), New: kit.Makes(s.matters.NewProject),
		Save:    s.matters.SaveProject,
		Before:  []func(*data.Project, func()){s.askStage},
		Delete:  s.matters.DeleteProject,
		Caption: func(w *data.Project) string { return w.Title }, Fields: s.projectFields(),
		Acts: func(w *data.Project) []kit.RecordAct {
			id := w.ID
			return []kit.RecordAct{{Label: "登记督办", Do: func() { s.supervise(data.SupervisionFields{ProjectID: id}) }},
				s.writeUpAct(data.KindProject, id)}
		}}}
	e.Page = func(w *data.Project) kit.Page { return s.projectPage(list, w) }
	return show(s, head{}, "登记项目", e)
}

func (s *Shell) projectFields() []kit.Field[*data.Project] {
	return []kit.Field[*data.Project]{
		kit.Text("title", "项目名称", func(w *data.Project) *string { return &w.Title }).Required().Full(),
		kit.Number("year", "年份", func(w *data.Project) *int { return &w.Year }).Required(),
		kit.OneOf("state", "阶段", data.ProjectStates, func(w *data.Project) *data.ProjectState { return &w.State }).Required(),
		kit.Ref("handler", "责任单位", s.handlerOptions(), func(w *data.Project) *string { return &w.HandlerID }),
		kit.Ref("village", "所在村居", s.villageOptions(), func(w *data.Project) *string { return &w.VillageID }),
		kit.Day("starts", "开工日期", s.app.Today, func(w *data.Project) *string { return &w.Starts }),
		kit.Day("due", "计划完成", s.app.Today, func(w *data.Project) *string { return &w.Due }),
		kit.Number("budget", "资金（万元）", func(w *data.Project) *int { return &w.Budget }),
		kit.Number("votes", "票决：赞成票", func(w *data.Project) *int { return &w.Votes }).Only((*data.Project).ToVote),
		kit.Number("voters", "票决：投票人数", func(w *data.Project) *int { return &w.Voters }).Only((*data.Project).ToVote),
		kit.Area("content", "建设内容", 3, func(w *data.Project) *string { return &w.Content }),
		s.formerStages(),
		kit.Rows("milestones", "节点", func(w *data.Project) *[]data.Milestone { return &w.Milestones },
			kit.Child[*data.Project, data.Milestone]{More: "再加一个节点", Folded: true,
				Fields: []kit.Field[*data.Milestone]{
					kit.Text("title", "节点", func(m *data.Milestone) *string { return &m.Title }).Required().Full(),
					kit.Day("due", "计划", s.app.Today, func(m *data.Milestone) *string { return &m.Due }),
					kit.Day("done", "实际", s.app.Today, func(m *data.Milestone) *string { return &m.Done }),
				}}),
		kit.Live(func(w *data.Project) string {
			due, err := s.matters.PartsDue(w)
			return noted("到期提醒", due, err)
		}),
		kit.Rows("progress", "单位报告的进度", func(w *data.Project) *[]data.Progress { return &w.Progress },
			kit.Child[*data.Project, data.Progress]{More: "记一次进度", Folded: true,
				Fields: []kit.Field[*data.Progress]{
					kit.Day("day", "日期", s.app.Today, func(p *data.Progress) *string { return &p.Day }).Required(),
					kit.Number("percent", "进度（%）", func(p *data.Progress) *int { return &p.Percent }),
					kit.Text("text", "进展", func(p *data.Progress) *string { return &p.Text }).Full(),
				},
				Fresh: func(*data.Project) data.Progress { return data.Progress{Day: s.app.Today()} }}),
		kit.Section[*data.Project]("评估：代表和群众的满意度（人数）").If((*data.Project).ToAssess),
		kit.Number("deputy_fine", "代表：满意", func(w *data.Project) *int { return &w.DeputyFine }).Only((*data.Project).ToAssess),
		kit.Number("people_fine", "群众：满意", func(w *data.Project) *int { return &w.PeopleFine }).Only((*data.Project).ToAssess),
		kit.Number("deputy_fair", "代表：基本满意", func(w *data.Project) *int { return &w.DeputyFair }).Only((*data.Project).ToAssess),
		kit.Number("people_fair", "群众：基本满意", func(w *data.Project) *int { return &w.PeopleFair }).Only((*data.Project).ToAssess),
		kit.Number("deputy_poor", "代表：不满意", func(w *data.Project) *int { return &w.DeputyPoor }).Only((*data.Project).ToAssess),
		kit.Number("people_poor", "群众：不满意", func(w *data.Project) *int { return &w.PeoplePoor }).Only((*data.Project).ToAssess),
		photoField("照片（拖入即可）", s, func(w *data.Project) *[]data.Attachment { return &w.Photos }),
		newsLine(s, alone[*data.Project]),
		kit.Area("note", "备注", 2, func(w *data.Project) *string { return &w.Note }).Seldom(),
	}
}
