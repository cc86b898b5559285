package views

import (
	"errors"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/days"
	"liujin/data"
	"liujin/views/kit"
)

// tasksOfMonth is a page on which the tasks of an activity month are typed, which is chosen above them.
type tasksOfMonth struct {
	kit.Record[*data.TaskPlan]
	shell  *Shell
	choice *kit.Choice
	frame  fyne.CanvasObject // round it
	ids    []string          // of the activity months, as they are offered
	about  *kit.Paragraph
}

// screen lays out the page whose record was described.
func (p *tasksOfMonth) screen(s *Shell, of any) *Screen {
	p.shell, p.about, p.Blank = s, kit.Aside(""), "还没有活动月。到“方案”里新增一个，再来分任务。"
	p.Shown = p.mark
	p.Bind(s)
	p.choice = kit.NewChoice(s, nil, func(string) { p.choose() })
	p.choice.Most = kit.Scaled(400)
	p.frame = kit.Framed(p.choice)
	body := container.NewBorder(nil, kit.Inset(12, p.about), nil, nil, kit.Card(p.Panel()))
	return &Screen{Head: head{days: p.frame}, Content: body, Edit: of, Reload: p.Reload}
}

// monthCaption is what an activity month is called above its tasks.
func monthCaption(of *app.Span) string { return of.Campaign.Name + "　" + days.Period(of.From, of.To) }

// ahead is the activity month whose tasks are read; "" stands for the one that runs or comes next.
func (p *tasksOfMonth) ahead(id string) (string, error) {
	if id != "" {
		return id, nil
	}
	return p.shell.desk.CampaignAhead()
}

// Reload shows the activity month that was chosen, at first the one that runs or comes next.
func (p *tasksOfMonth) Reload() {
	all, err := p.shell.app.Campaigns()
	ahead, err2 := p.shell.desk.CampaignAhead()
	if err := errors.Join(err, err2); err != nil {
		p.shell.Failed("读取活动月", err)
		return
	}
	p.ids, p.choice.Options = nil, nil
	for i := range all {
		p.ids, p.choice.Options = append(p.ids, all[i].ID), append(p.choice.Options, all[i].Name)
	}
	if p.frame.Hide(); len(all) > 1 {
		p.frame.Show()
	}
	p.Record.Reload() // closes one that is gone
	if p.mark(p.Opened()); p.Opened() == "" && ahead != "" {
		p.Show(ahead)
	}
}

// mark says which activity month is in the form.
func (p *tasksOfMonth) mark(id string) {
	if at := slices.Index(p.ids, id); at >= 0 {
		p.choice.Selected = p.choice.Options[at]
	} else {
		p.choice.Selected = ""
	}
	p.choice.Refresh()
}

// Has reports whether there is an activity month.
func (p *tasksOfMonth) Has(id string) bool { return slices.Contains(p.ids, id) }

// choose shows another activity month.
func (p *tasksOfMonth) choose() {
	if at := p.choice.SelectedIndex(); at >= 0 && at < len(p.ids) && p.ids[at] != p.Opened() {
		p.Show(p.ids[at])
	}
}

// walkHeads are the heads of the columns of tasks.
func walkHeads() []string {
	heads := make([]string, len(data.WalkIns))
	for i := range data.WalkIns {
		heads[i] = data.WalkIns[i].Measured()
	}
	return heads
}

// taskFoot are the sums of a plan, and the targets of its activity month.
func taskFoot(targets func() data.Targets) []kit.GridFoot[*data.TaskPlan] {
	return []kit.GridFoot[*data.TaskPlan]{
		{Title: "合计", Text: func(v *data.TaskPlan, k int) string { return fmt.Sprint(v.Total()[k]) }},
		{Title: "方案的目标数", Text: func(_ *data.TaskPlan, k int) string {
			if n := targets()[k]; n > 0 {
				return fmt.Sprint(n)
			}
			return "—"
		}}}
}
