package app

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app/days"
	"liujin/app/table"
	"liujin/data"
)

// Keeps reports whether a matter is among those that a condition keeps.
func (a *App) Keeps(keep Condition, c *data.Course) bool {
	switch keep {
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
	return a.matterTodos("意见", data.KindOpinion, all, waiting)
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
	return a.matterTodos("建议", data.KindProposal, all, waiting)
}

// matterTodos names each matter whose answer is overdue or due soon, and says in one line each how many wait for another step; waiting is
// how many nobody was given yet.
func (a *App) matterTodos(noun string, of data.Kind, all []matter, waiting int) (todos []Todo, err error) {
	today := a.Today()
	warn, err := a.warnDays()
	if err != nil {
		return nil, err
	}
	for _, m := range all {
		t := Todo{Tone: table.Late, About: noun + " " + m.number, Rows: One(of, m.id), By: m.course.Due}
		t.Text = fmt.Sprintf("%s · 交办%s，未答复", shortened(strings.TrimRight(m.text, "。"), 24), m.handler)
		switch c := m.course; {
		case c.Late(today):
			t.When = fmt.Sprintf("逾期 %d 天", days.Between(c.Due, today))
			todos = append(todos, t)
		case c.Due != "" && days.Between(today, c.Due) <= warn:
			t.When, t.Tone = inDays(today, c.Due), table.Due
			todos = append(todos, t)
		}
	}
	for _, k := range []struct {
		keep Condition
		says string
	}{{Waiting, "%d 件%s还没有交办"}, {Unfed, "%d 件%s已答复，还没有反馈给提出的人"}, {Dissatisfied, "%d 件%s评价不满意，要二次办理"}} {
		n := 0
		if k.keep == Waiting {
			n = waiting
		} else {
			for _, m := range all {
				n += count1(a.Keeps(k.keep, m.course))
			}
		}
		if n > 0 {
			text := fmt.Sprintf(k.says, n, map[data.Kind]string{data.KindOpinion: "意见建议", data.KindProposal: "议案建议"}[of])
			todos = append(todos, Todo{When: "该办", Tone: table.Due, Text: text, About: noun, Rows: Kept(of, k.keep), By: today})
		}
	}
	return todos, nil
}

// inDays is how far ahead a day is, in words.
func inDays(today, day string) string {
	switch n := days.Between(today, day); n {
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
		text := fmt.Sprintf("%s · %s，%s", p.Title, cmp.Or(p.Handler, "责任单位未定"), p.Asks)
		todos = append(todos, Todo{When: p.When, Tone: p.Stage.Tone, Text: text, About: fmt.Sprintf("民生实事 %d", p.Number),
			Rows: One(data.KindProject, p.ID), By: p.By})
	}
	return todos, err
}

// OpinionsWaiting is how many opinions the office must do something about now: overdue, to be handed over, to be told of, or not satisfied.
func (a *App) OpinionsWaiting() (int, error) {
	all, err := a.db.Opinions()
	n := 0
	for i := range all {
		presses := func(keep Condition) bool { return a.Keeps(keep, &all[i].Course) }
		n += count1(slices.ContainsFunc([]Condition{Waiting, Overdue, Unfed, Dissatisfied}, presses))
	}
	return n, err
}
