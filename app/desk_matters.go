package app

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app/table"
	"liujin/data"
)

// What the lists of opinions and proposals call the rows that something is to be done about.
const (
	Waiting      = "待交办"
	Handled      = "办理中"
	Overdue      = "逾期未答复"
	Unfed        = "待反馈"
	Dissatisfied = "不满意"
	Done         = "办结"
	Assigned     = "交办过的"
	ClosedAfter  = "交办后办结的"
)

// MatterNarrows are the entries that narrow a list of matters: in the order of their life, then as 办结率 counts them.
var MatterNarrows = []string{Waiting, Handled, Overdue, Unfed, Dissatisfied, Done, Assigned, ClosedAfter}

// Keeps reports whether a matter is among those that an entry names.
func (a *App) Keeps(narrow string, c *data.Course) bool {
	switch narrow {
	case Waiting:
		return c.State == data.MatterRegistered
	case Handled:
		return c.State == data.MatterAssigned
	case Overdue:
		return c.Late(a.Today())
	case Unfed:
		return c.State == data.MatterAnswered
	case Dissatisfied:
		return c.State == data.MatterRated && c.Open()
	case Done:
		return !c.Open()
	case Assigned:
		return c.Assigned != ""
	case ClosedAfter:
		return c.Assigned != "" && !c.Open()
	}
	return true
}

// matter is an opinion or a proposal, as far as the desk speaks of it.
type matter struct {
	id, number, text, handler string
	course                    *data.Course
}

func (a *App) opinionTodos() ([]Todo, error) {
	opinions, waiting, err := a.db.UnderWay()
	if err != nil {
		return nil, err
	}
	handlers, err := a.handlerNames()
	var all []matter
	for i := range opinions {
		o := &opinions[i]
		all = append(all, matter{o.ID, o.Title(), o.Text, handlers[o.HandlerID], &o.Course})
	}
	if err != nil {
		return nil, err
	}
	return a.matterTodos("意见", "opinion", all, waiting)
}

func (a *App) proposalTodos() ([]Todo, error) {
	proposals, err := a.db.Proposals()
	if err != nil {
		return nil, err
	}
	handlers, err := a.handlerNames()
	var all []matter
	waiting := 0
	for i := range proposals {
		p := &proposals[i]
		waiting += count1(a.Keeps(Waiting, &p.Course))
		if p.Open() {
			all = append(all, matter{p.ID, p.Code(), p.Title, handlers[p.HandlerID], &p.Course})
		}
	}
	if err != nil {
		return nil, err
	}
	return a.matterTodos("建议", "proposal", all, waiting)
}

// matterTodos names each matter whose answer is overdue or due soon, and says in one line each how many wait for another step; waiting is
// how many nobody was given yet.
func (a *App) matterTodos(noun, screen string, all []matter, waiting int) (todos []Todo, err error) {
	today := a.Today()
	warn, err := a.warnDays()
	if err != nil {
		return nil, err
	}
	for _, m := range all {
		text := func() string {
			return fmt.Sprintf("%s · 交办%s，未答复", shortened(strings.TrimRight(m.text, "。"), 24), m.handler)
		}
		switch c := m.course; {
		case c.Late(today):
			todos = append(todos, Todo{fmt.Sprintf("逾期 %d 天", between(c.Due, today)), table.Late, text(), noun + " " + m.number, screen, m.id, "", c.Due})
		case c.Due != "" && between(today, c.Due) <= warn:
			todos = append(todos, Todo{inDays(today, c.Due), table.Due, text(), noun + " " + m.number, screen, m.id, "", c.Due})
		}
	}
	for _, k := range []struct{ narrow, says string }{{Waiting, "%d 件%s还没有交办"}, {Unfed, "%d 件%s已答复，还没有反馈给提出的人"}, {Dissatisfied, "%d 件%s评价不满意，要二次办理"}} {
		n := 0
		if k.narrow == Waiting {
			n = waiting
		} else {
			for _, m := range all {
				n += count1(a.Keeps(k.narrow, m.course))
			}
		}
		if n > 0 {
			todos = append(todos, Todo{"该办", table.Due, fmt.Sprintf(k.says, n, map[string]string{"意见": "意见建议", "建议": "议案建议"}[noun]), noun, screen, "", k.narrow, today})
		}
	}
	return todos, nil
}

// inDays is how far ahead a day is, in words.
func inDays(today, day string) string {
	switch n := between(today, day); n {
	case 0:
		return "今天"
	case 1:
		return "明天"
	default:
		return fmt.Sprintf("%d 天内", n)
	}
}

// projectTodos names the projects that are overdue or will be soon, in a part or as a whole, and those of which nothing was heard for long.
func (a *App) projectTodos() (todos []Todo, err error) {
	rows, err := a.Projects()
	for i := range rows {
		p := &rows[i]
		if p.Asks == "" {
			continue
		}
		todos = append(todos, Todo{p.When, p.Stage.Tone, fmt.Sprintf("%s · %s，%s", p.Title, cmp.Or(p.Handler, "责任单位未定"), p.Asks), fmt.Sprintf("民生实事 %d", p.Number), "project", p.ID, "", p.By})
	}
	return todos, err
}

// OpinionsWaiting is how many opinions the office must do something about now: overdue, to be handed over, to be told of, or not satisfied.
func (a *App) OpinionsWaiting() (int, error) {
	all, err := a.db.Opinions()
	n := 0
	for i := range all {
		n += count1(slices.ContainsFunc([]string{Waiting, Overdue, Unfed, Dissatisfied}, func(narrow string) bool { return a.Keeps(narrow, &all[i].Course) }))
	}
	return n, err
}
