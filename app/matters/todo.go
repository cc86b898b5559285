package matters

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/table"
	"liujin/data"
)

// Keeps reports whether a matter is among those that a condition keeps; those of the days that are counted are told by Counted.
func (a *Book) Keeps(keep app.Condition, c *data.Standing, route data.Route) bool {
	switch keep {
	case app.Waiting:
		return waits(c, route)
	case app.Unsubmitted:
		return c.State == data.MatterRegistered && route == data.RouteUp
	case app.Submitted:
		return c.State == data.MatterAssigned && c.Submitted != ""
	case app.Handled:
		return c.WithUnit()
	case app.Overdue:
		return c.UnitLate(a.Today())
	case app.Unfed:
		return c.State == data.MatterAnswered
	case app.Dissatisfied:
		return c.State == data.MatterRated && c.Open()
	case app.Promised:
		return c.Promised != ""
	case app.Done:
		return !c.Open()
	}
	return false
}

// waits reports whether the office is to hand a matter over: one that went to the superior it does not.
func waits(c *data.Standing, route data.Route) bool {
	return c.State == data.MatterRegistered && route != data.RouteUp
}

// matter is an opinion or a proposal, as far as the desk speaks of it.
type matter struct {
	id, number, text, handler string
	standing                  *data.Standing
}

// OpinionTodos are the opinions under way that somebody waits for, and how many are to be handed over.
func (a *Book) OpinionTodos() ([]app.Todo, error) {
	opinions, waiting, err := a.DB().UnderWay()
	if err != nil {
		return nil, err
	}
	handlers, err := a.HandlerNames(a.Today())
	if err != nil {
		return nil, err
	}
	var all []matter
	for i := range opinions {
		o := &opinions[i]
		all = append(all, matter{id: o.ID, number: o.Code(), text: o.Text, handler: handlers[o.HandlerID], standing: &o.Standing})
	}
	todos, err := a.matterTodos(matterNoun{"意见", "意见建议"}, data.KindOpinion, all, waiting)
	if err != nil {
		return nil, err
	}
	up, err := a.DB().Unsubmitted()
	if len(up) > 0 {
		todos = append(todos, app.Todo{Line: app.TodoSubmit, When: "该办", Tone: table.Due, About: "意见", By: a.Today(), Items: up,
			Rows: app.Kept(data.KindOpinion, app.Unsubmitted), Text: fmt.Sprintf("%d 件转上级的意见建议还没有提交上级人大", len(up))})
	}
	return todos, err
}

// ProposalTodos are the same of proposals.
func (a *Book) ProposalTodos() ([]app.Todo, error) {
	proposals, err := a.DB().Proposals()
	if err != nil {
		return nil, err
	}
	handlers, err := a.HandlerNames(a.Today())
	if err != nil {
		return nil, err
	}
	var all []matter
	var waiting []string
	for i := range proposals {
		p := &proposals[i]
		if a.Keeps(app.Waiting, &p.Standing, "") {
			waiting = append(waiting, p.ID)
		}
		if p.Open() || p.Promised != "" {
			all = append(all, matter{id: p.ID, number: p.Code(), text: p.Title, handler: handlers[p.HandlerID], standing: &p.Standing})
		}
	}
	return a.matterTodos(matterNoun{"建议", "议案建议"}, data.KindProposal, all, waiting)
}

// matterNoun is what a kind of matter is called, in short and in full.
type matterNoun struct{ short, full string }

// matterTodos names each matter whose answer is overdue or due soon, and says in one line each how many wait for another step; waiting are
// those that nobody was given yet.
func (a *Book) matterTodos(noun matterNoun, of data.Kind, all []matter, waiting []string) (todos []app.Todo, err error) {
	today := a.Today()
	warn, err := a.WarnDays()
	if err != nil {
		return nil, err
	}
	for _, m := range all {
		name := noun.short + " " + m.number
		t := app.Todo{Line: app.TodoOverdue, Tone: table.Late, Name: name, About: name, Rows: app.One(of, m.id)}
		due, text := m.standing.Due, app.Shortened(strings.TrimRight(m.text, "。"), 24)
		switch t.Text = text + " · 交办" + m.handler + "，未答复"; {
		case due == "" && m.standing.Promised != "": // it was answered
			due, t.Text = m.standing.Promised, text+" · "+m.handler+"承诺的还没有落实"
		case m.standing.Submitted != "":
			t.Text = text + " · 提交上级人大，未答复"
		}
		switch t.By = due; {
		case due == "":
		case due < today:
			t.When = fmt.Sprintf("逾期 %d 天", days.Between(due, today))
			todos = append(todos, t)
		case days.Between(today, due) <= warn:
			t.Line, t.When, t.Tone = app.TodoDue, app.InDays(today, due), table.Due
			todos = append(todos, t)
		}
	}
	for _, k := range []struct {
		line app.TodoLine
		keep app.Condition
		says string
	}{{app.TodoAssign, app.Waiting, "%d 件%s还没有交办"}, {app.TodoTell, app.Unfed, "%d 件%s已答复，还没有反馈给提出的人"},
		{app.TodoAgain, app.Dissatisfied, "%d 件%s评价不满意，要二次办理"}} {
		t := app.Todo{Line: k.line, When: "该办", Tone: table.Due, About: noun.short, Rows: app.Kept(of, k.keep), By: today}
		if k.keep == app.Waiting {
			t.Items = waiting
		}
		for _, m := range all {
			if k.keep != app.Waiting && a.Keeps(k.keep, m.standing, "") {
				t.Items = append(t.Items, m.id)
			}
		}
		if n := len(t.Items); n > 0 {
			t.Text = fmt.Sprintf(k.says, n, noun.full)
			todos = append(todos, t)
		}
	}
	return todos, nil
}

// ProjectTodos names the projects that are overdue or will be soon, in a part or as a whole, and those of which nothing was heard for long.
func (a *Book) ProjectTodos() (todos []app.Todo, err error) {
	rows, err := a.Projects()
	if err != nil {
		return nil, err
	}
	for i := range rows {
		p := &rows[i]
		if p.Asks == "" {
			continue
		}
		text := fmt.Sprintf("%s · %s，%s", p.Title, cmp.Or(p.Handler, "责任单位未定"), p.Asks)
		todos = append(todos, app.Todo{Line: p.Line, When: p.When, Tone: p.Stage.Tone, Text: text, Name: p.Title,
			About: fmt.Sprintf("民生实事 %d", p.Number), Rows: app.One(data.KindProject, p.ID), By: p.By})
	}
	return todos, nil
}

// OpinionsWaiting is how many opinions the office must do something about now: overdue, to be handed over, to be told of, or not satisfied.
func (a *Book) OpinionsWaiting() (int, error) {
	all, err := a.DB().Opinions()
	if err != nil {
		return 0, err
	}
	n := 0
	for i := range all {
		presses := func(keep app.Condition) bool { return a.Keeps(keep, &all[i].Standing, all[i].Route) }
		n += app.OneIf(slices.ContainsFunc([]app.Condition{app.Waiting, app.Unsubmitted, app.Overdue, app.Unfed,
			app.Dissatisfied}, presses))
	}
	return n, nil
}
