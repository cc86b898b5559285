package views

import (
	"fyne.io/fyne/v2"

	"liujin/app/parcel"
	"liujin/app/upward/below"
	"liujin/data"
	"liujin/views/kit"
)

// units is the tab 乡镇街道: the offices that report to this one.
func units(s *Shell) *Screen {
	noun := below.Noun(s.level)
	list := listOf(s, "office", noun, below.UnitColumns, s.below.Units)
	list.Empty = empty(noun, "在表格里复制单位名单（单位名称、代码、联系人、电话），回到这里按 Ctrl+V，核对一下就登记好了；也可以点右上角“新增"+noun+"”一个一个登记。")
	list.Narrows = [][]kit.Narrow[*data.Office]{{{Label: "全部"},
		{Label: "用填报表的", Keep: func(o *data.Office) bool { return o.ByHand }}}}
	e := flat(list, noun, s.below.SaveUnit, s.below.DeleteUnit, func(o *data.Office) string { return o.Name })
	e.New = kit.Makes(s.below.NewUnit)
	e.Validate = (*data.Office).Validate
	levels := below.LevelsBelow(s.level)
	e.Fields = []kit.Field[*data.Office]{
		kit.Text("name", "单位名称", func(o *data.Office) *string { return &o.Name }).Required().Full(),
		kit.Text("code", "行政区划代码", func(o *data.Office) *string { return &o.Code }).Required().Hinted("与上报文件里的一致"),
		kit.Text("short", "简称", func(o *data.Office) *string { return &o.Short }).Hinted("空着按单位名称"),
		kit.Text("secretary", "联系人", func(o *data.Office) *string { return &o.Secretary }),
		kit.Text("phone", "电话", func(o *data.Office) *string { return &o.Phone }),
		kit.OneOf("level", "层级", levels, func(o *data.Office) *data.OfficeLevel { return &o.Level }).Required().
			If(func(*data.Office) bool { return len(levels) > 1 }),
		kit.Yes("by_hand", "没有用本程序，填报表上报", func(o *data.Office) *bool { return &o.ByHand }),
	}
	u := &unitScreen{e, s}
	screen := show(s, head{acts: []fyne.CanvasObject{kit.Button(wordPasteUnits, u.paste)}}, "新增"+noun, e)
	screen.Edit = u
	return screen
}

// requirements is the tab 报送要求: the periods that the offices below are asked for.
func requirements(s *Shell) *Screen {
	list := listOf(s, "requirement", "报送要求", below.RequirementColumns, s.below.Requirements)
	list.Empty = empty("报送要求", "点右上角“新增报送期”，写明报哪一段、什么时候截止，收到的上报就能分出按时和迟报。")
	e := flat(list, "报送期", s.below.Ask,
		func(q *below.RequirementRow) error { return s.below.DeleteRequirement(&q.Requirement) },
		func(q *below.RequirementRow) string { return q.Name })
	e.New = kit.Makes(s.below.NewRequirement)
	e.Validate = below.ValidateRequirement
	e.Acts = func(q *below.RequirementRow) []kit.RecordAct {
		return []kit.RecordAct{{Label: wordForms, Do: func() {
			s.askForms(parcel.Period{Name: q.Name, From: q.Since, To: q.Until})
		}}}
	}
	e.Fields = []kit.Field[*below.RequirementRow]{
		kit.Day("since", "第一天", s.app.Today, func(q *below.RequirementRow) *string { return &q.Since }).Required(),
		kit.Day("until", "最后一天", s.app.Today, func(q *below.RequirementRow) *string { return &q.Until }).Required(),
		kit.Day("due", "截止日期", s.app.Today, func(q *below.RequirementRow) *string { return &q.Due }).Required(),
		kit.Text("name", "名称", func(q *below.RequirementRow) *string { return &q.Name }).Hinted("空着按日期"),
		kit.Area("note", "要求", 3, func(q *below.RequirementRow) *string { return &q.Note }).Hinted("报什么、怎么报"),
		kit.Number("photos", "照片最多几张", func(q *below.RequirementRow) *int { return &q.Photos }),
		kit.Number("examples", "先进典型最多几篇", func(q *below.RequirementRow) *int { return &q.Examples }),
		kit.Day("locked", "锁定日期", s.app.Today, func(q *below.RequirementRow) *string { return &q.Locked }).
			Hinted("从这天起再来的先问再收"),
	}
	return show(s, head{acts: []fyne.CanvasObject{kit.Button("发给各单位的文件", s.sendDown)}}, "新增报送期", e)
}
