package views

import (
	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// projects is the screen 民生实事.
func projects(s *Shell) *Screen {
	list := listOf(s, "project", "民生实事项目台账", app.ProjectColumns, s.app.Projects)
	list.Empty = empty("民生实事项目", "点右上角“登记项目”，从征集到评估都记在同一条里。")
	list.Narrows = [][]kit.Narrow[app.ProjectRow]{{
		{Label: "全部"},
		{Label: "正在监督", Keep: func(p *app.ProjectRow) bool { return p.State == data.ProjectSupervised && p.Percent < 100 }},
		{Label: "要催要问的", Keep: func(p *app.ProjectRow) bool { return p.Asks != "" }},
		{Label: "还没有督办", Keep: func(p *app.ProjectRow) bool { return p.Supervised == 0 }},
	}}
	e := &kit.Editor[app.ProjectRow, data.Works]{List: list, Record: kit.Record[data.Works]{Name: "project", Noun: "民生实事项目", First: "title",
		Validate: s.app.CheckWorks, Read: s.app.Works, New: s.app.NewWorks, Save: s.app.SaveWorks, Delete: s.app.DeleteWorks,
		Caption: func(w *data.Works) string { return w.Title }, Fields: s.worksFields(),
		Extra: func(w *data.Works) []fyne.CanvasObject {
			id := w.ID
			return []fyne.CanvasObject{kit.Button("登记督办", func() { s.supervise(data.Supervision{ProjectID: id}) })}
		}}}
	return show(s, head{}, "登记项目", e)
}

func (s *Shell) worksFields() []kit.Field[data.Works] {
	return []kit.Field[data.Works]{
		kit.Text("title", "项目名称", func(w *data.Works) *string { return &w.Title }).Required().Full(),
		kit.Number("year", "年份", func(w *data.Works) *int { return &w.Year }).Required(),
		kit.OneOf("state", "阶段", data.ProjectStates, func(w *data.Works) *data.ProjectState { return &w.State }).Required(),
		kit.Ref("handler", "责任单位", s.handlerOptions(), func(w *data.Works) *string { return &w.HandlerID }),
		kit.Ref("village", "所在村居", s.villageOptions(), func(w *data.Works) *string { return &w.VillageID }),
		kit.Day("starts", "开工日期", s.app.Today, func(w *data.Works) *string { return &w.Starts }),
		kit.Day("due", "计划完成", s.app.Today, func(w *data.Works) *string { return &w.Due }),
		kit.Number("budget", "资金（万元）", func(w *data.Works) *int { return &w.Budget }),
		kit.Number("votes", "票决：赞成票", func(w *data.Works) *int { return &w.Votes }),
		kit.Number("voters", "票决：投票人数", func(w *data.Works) *int { return &w.Voters }),
		kit.Area("content", "建设内容", 3, func(w *data.Works) *string { return &w.Content }),
		kit.Rows("milestones", "节点", func(w *data.Works) *[]data.Milestone { return &w.Milestones }, kit.Child[data.Works, data.Milestone]{More: "再加一个节点",
			Fields: []kit.Field[data.Milestone]{
				kit.Text("title", "节点", func(m *data.Milestone) *string { return &m.Title }).Required().Full(),
				kit.Day("due", "计划", s.app.Today, func(m *data.Milestone) *string { return &m.Due }),
				kit.Day("done", "实际", s.app.Today, func(m *data.Milestone) *string { return &m.Done }),
			}}),
		kit.Live(s.app.PartsDue),
		kit.Rows("progress", "单位报告的进度", func(w *data.Works) *[]data.Progress { return &w.Progress }, kit.Child[data.Works, data.Progress]{More: "记一次进度",
			Fields: []kit.Field[data.Progress]{
				kit.Day("day", "日期", s.app.Today, func(p *data.Progress) *string { return &p.Day }).Required(),
				kit.Number("percent", "进度（%）", func(p *data.Progress) *int { return &p.Percent }),
				kit.Text("text", "进展", func(p *data.Progress) *string { return &p.Text }).Full(),
			},
			Fresh: func(*data.Works) data.Progress { return data.Progress{Day: s.app.Today()} }}),
		kit.Section[data.Works]("评估：代表和群众的满意度（人数）"),
		kit.Number("deputy_fine", "代表：满意", func(w *data.Works) *int { return &w.DeputyFine }),
		kit.Number("people_fine", "群众：满意", func(w *data.Works) *int { return &w.PeopleFine }),
		kit.Number("deputy_fair", "代表：基本满意", func(w *data.Works) *int { return &w.DeputyFair }),
		kit.Number("people_fair", "群众：基本满意", func(w *data.Works) *int { return &w.PeopleFair }),
		kit.Number("deputy_poor", "代表：不满意", func(w *data.Works) *int { return &w.DeputyPoor }),
		kit.Number("people_poor", "群众：不满意", func(w *data.Works) *int { return &w.PeoplePoor }),
		photoField("照片（拖入即可）", s, func(w *data.Works) *[]data.Attachment { return &w.Photos }),
		kit.Area("note", "备注", 2, func(w *data.Works) *string { return &w.Note }),
	}
}
