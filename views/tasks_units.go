package views

import (
	"fyne.io/fyne/v2"

	"liujin/app/upward/below"
	"liujin/data"
	"liujin/views/kit"
)

// unitTaskPage is the tab 各单位任务 of 活动月 where offices report to this one: what each is to do in each walk-in, typed over or pasted,
// beside what it reported.
type unitTaskPage struct {
	tasksOfMonth
	now below.UnitTasks
}

func unitTasks(s *Shell) *Screen {
	p := &unitTaskPage{}
	p.Record = kit.Record[*data.TaskPlan]{Name: "unit-task", Noun: "各单位任务", Validate: (*data.TaskPlan).Validate,
		Save:    s.below.SaveUnitTasks,
		Caption: func(*data.TaskPlan) string { return monthCaption(&p.now.Span) },
		Read:    p.read, Acts: p.acts, Fields: []kit.Field[*data.TaskPlan]{p.grid().Field("rows", "各单位的任务数（空着的由单位自己定）")}}
	return p.screen(s, p)
}

// grid is the table of the numbers, with what was reported below each, and the sums. A block out of a sheet is pasted into a cell.
func (p *unitTaskPage) grid() kit.Grid[*data.TaskPlan] {
	return kit.Grid[*data.TaskPlan]{Corner: "单位", Heads: walkHeads(),
		Rows: func(v *data.TaskPlan) (rows []kit.GridRow) {
			v.Follow(&p.now.Plan) // a draft may be of other units
			for i := range v.Rows {
				rows = append(rows, kit.GridRow{Key: v.Rows[i].ID, Name: p.now.Called(i)})
			}
			return rows
		},
		At:    func(v *data.TaskPlan, unit string, column int) int { return v.Of(unit)[column] },
		Put:   (*data.TaskPlan).Put,
		Below: func(row, column int) string { return p.now.Told(row, column) },
		Foot:  taskFoot(func() data.Targets { return p.now.Campaign.Targets })}
}

// read reads the tasks of an activity month with what the offices reported of it; "" of the one that runs or comes next.
func (p *unitTaskPage) read(id string) (*data.TaskPlan, error) {
	id, err := p.ahead(id)
	if id == "" {
		return &data.TaskPlan{}, err
	}
	now, err := p.shell.below.UnitTasks(id)
	if err != nil {
		return nil, err
	}
	p.now = now
	noun := below.Noun(p.shell.level)
	text := "任务写在“发给各单位的文件”里，" + noun + "收下后就是他们这个活动月的目标数。可以从表格里复制一块数字，粘贴到左上角的格子里。"
	if len(now.Plan.Rows) == 0 {
		text = "还没有登记" + noun + "：先在“上报”的“" + noun + "”里登记，再来分任务。"
	}
	p.about.SetText(text)
	return kit.Clone(&now.Plan), nil
}

// acts are what can be done with the tasks.
func (p *unitTaskPage) acts(*data.TaskPlan) []kit.RecordAct {
	return []kit.RecordAct{{Label: "按目标平均分", Do: p.divide},
		{Label: "复制任务", Looks: true, Do: func() {
			fyne.CurrentApp().Clipboard().SetContent(p.now.TaskText())
			p.shell.Done("各单位的任务已复制，可以粘贴到群里。")
		}},
		{Label: "发给各单位的文件", Looks: true, Do: p.shell.sendDown}}
}

// divide gives the offices that have no task in a walk-in what is left of its target.
func (p *unitTaskPage) divide() {
	plan := kit.Clone(&p.now.Plan)
	if p.now.Divide(plan) == 0 {
		p.shell.Refused("没有可以分的：方案里没有目标数，或者已经分完。已经填的不会改，要重分的先清空。")
		return
	}
	p.shell.try("分任务", p.shell.below.SaveUnitTasks(plan))
}
