package views

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"liujin/app/desk"
	"liujin/app/paperwork"
	"liujin/data"
	"liujin/views/kit"
)

// taskPage is the tab 任务 of 活动月: what each group is to do in each walk-in, typed over, beside what is done.
type taskPage struct {
	tasksOfMonth
	board    desk.TaskBoard
	proposed desk.ProposedTasks
}

func tasks(s *Shell) *Screen {
	p := &taskPage{}
	p.Record = kit.Record[*data.TaskPlan]{Name: "task-plan", Noun: "任务分解", Validate: (*data.TaskPlan).Validate, Save: s.desk.SaveTasks,
		Caption: func(*data.TaskPlan) string { return monthCaption(&p.board.Span) },
		Read:    p.read, Acts: p.acts, Papers: p.papers,
		Fields: []kit.Field[*data.TaskPlan]{p.grid().Field("rows", "各组的任务数（空着的不定数量，按方案开展）")}}
	return p.screen(s, p)
}

// grid is the table of the numbers, with what is done below each, and the sums.
func (p *taskPage) grid() kit.Grid[*data.TaskPlan] {
	unit := func(k int) string { return data.WalkIns[k].Unit }
	return kit.Grid[*data.TaskPlan]{Corner: "代表小组（在任）", Heads: walkHeads(),
		Rows: func(v *data.TaskPlan) (rows []kit.GridRow) {
			v.Follow(&p.board.Plan) // a draft may be of other groups
			for i := range v.Rows {
				g := &p.board.Groups[i]
				rows = append(rows, kit.GridRow{Key: v.Rows[i].ID, Name: fmt.Sprintf("%s（%d）", g.Name, len(g.Members))})
			}
			return rows
		},
		At:  func(v *data.TaskPlan, group string, column int) int { return v.Of(group)[column] },
		Put: (*data.TaskPlan).Put,
		Below: func(row, column int) string {
			return fmt.Sprintf("完成 %d %s", p.board.Groups[row].Done[column], unit(column))
		},
		Why: func(row, column int) string { return p.proposed.Why(&p.board, row, column) },
		Foot: append(taskFoot(func() data.Targets { return p.board.Campaign.Targets }),
			kit.GridFoot[*data.TaskPlan]{Title: "全部完成", Text: func(_ *data.TaskPlan, k int) string {
				return fmt.Sprint(p.board.Walks[k].Done)
			}})}
}

// read reads the tasks of an activity month with what belongs round them; "" of the one that runs or comes next.
func (p *taskPage) read(id string) (*data.TaskPlan, error) {
	id, err := p.ahead(id)
	if id == "" {
		return &data.TaskPlan{}, err
	}
	board, err := p.shell.desk.TaskBoard(id)
	if err != nil {
		return nil, err
	}
	proposed, err := p.shell.desk.ProposeTasks(&board)
	if err != nil {
		return nil, err
	}
	p.board, p.proposed = board, proposed
	text := "一次活动有几个小组的代表参加，每组都算完成，所以各组之和会多于“全部完成”。"
	if len(board.Groups) == 0 {
		text = "还没有在任代表：先在“名册”里导入名册、编好小组，再来分任务。"
	}
	if short := board.Short(); len(short) > 0 {
		text += "\n每名代表至少一项，这些小组的任务还少于人数：" + strings.Join(short, "；") + "。"
	}
	p.about.SetText(text)
	plan := kit.Clone(&board.Plan)
	return plan, nil
}

// acts are what can be done with the tasks.
func (p *taskPage) acts(v *data.TaskPlan) []kit.RecordAct {
	return []kit.RecordAct{{Label: "按台账填写", Do: p.fill},
		{Label: "复制任务单", Looks: true, Do: func() {
			text, err := p.shell.paperwork.TaskTexts(v.ID)
			if err != nil {
				p.shell.Failed("复制任务单", err)
				return
			}
			fyne.CurrentApp().Clipboard().SetContent(text)
			p.shell.Done("各名代表的任务单已复制，可以粘贴到群里或分别发给代表。")
		}},
		{Label: "打印任务分解表", Do: func() { p.shell.look(p.papers(v.ID)[0]) }},
		{Label: "打印任务单", Do: func() { p.shell.look(p.papers(v.ID)[1]) }}}
}

// fill gives each group that has no task in a walk-in the one that follows from the ledger.
func (p *taskPage) fill() {
	plan := kit.Clone(&p.board.Plan)
	if p.proposed.Fill(&p.board, plan) == 0 {
		p.shell.Refused("没有可以填的：已经填的不会改，要重填的先清空。")
		return
	}
	p.shell.try("填写任务", p.shell.desk.SaveTasks(plan))
}

func (p *taskPage) papers(opened string) []kit.Paper {
	if opened == "" {
		return nil
	}
	return []kit.Paper{p.shell.named("任务分解表", "task-table", paperwork.Of(opened)),
		p.shell.named("任务单（每名代表一张）", "task-slip", paperwork.Of(opened))}
}
