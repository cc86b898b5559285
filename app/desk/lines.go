package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app"
)

// Line is a line of the desk: one thing to do, or what is said of several of a kind.
type Line struct {
	app.Todo
	Behind []app.Todo // what it stands for, when that is more than one
	Rest   bool       // it stands for what has no room on the desk
}

const (
	mostLines = 12 // what is read at a glance
	mostLate  = 5  // lines about single matters that are overdue
	mostJoint = 4  // names that a line of several says
)

// Lines says what is to be done in few lines, none left out without being counted: what is of today first, then what is overdue, the oldest
// first, then a line for each kind of what else there is.
func (d *Desk) Lines(today string) []Line { return brief(lines(d.Todos, today)) }

// Each says every thing to be done in a line of its own, in the order of Lines.
func (d *Desk) Each(today string) (all []Line) {
	for _, l := range lines(d.Todos, today) {
		for _, t := range l.whole() {
			all = append(all, Line{Todo: t})
		}
	}
	return all
}

// lines are all lines in their order, however many.
func lines(todos []app.Todo, today string) []Line {
	var now, late, rest []app.Todo
	for _, t := range todos {
		switch {
		case t.Line.Event() && t.By == today:
			now = append(now, t)
		case t.Line == app.TodoOverdue:
			late = append(late, t)
		default:
			rest = append(rest, t)
		}
	}
	all := joint(now)
	for _, t := range late[:min(len(late), mostLate)] {
		all = append(all, Line{Todo: t})
	}
	if len(late) > mostLate {
		all = append(all, together(late[mostLate:]))
	}
	others := joint(rest)
	slices.SortStableFunc(others, func(a, b Line) int {
		return cmp.Or(cmp.Compare(b.Tone, a.Tone), cmp.Compare(app.OneIf(a.By == ""), app.OneIf(b.By == "")), strings.Compare(a.By, b.By))
	})
	return append(all, others...)
}

// brief keeps what the desk has room for, and counts the rest in one line.
func brief(all []Line) []Line {
	if len(all) > mostLines {
		shown, more := all[:mostLines-1], Line{Rest: true}
		for _, l := range all[mostLines-1:] {
			more.Behind = append(more.Behind, l.whole()...)
		}
		more.When, more.Text = "另有", fmt.Sprintf("%d 件要办，点这里全部列出", len(more.Behind))
		all = append(shown, more)
	}
	return all
}

// whole are the things that a line stands for.
func (l *Line) whole() []app.Todo {
	if len(l.Behind) > 0 {
		return l.Behind
	}
	return []app.Todo{l.Todo}
}

// joint tells things of a kind in one line, in the order in which the kinds come.
func joint(todos []app.Todo) (all []Line) {
	at, same := map[app.TodoLine]int{}, [][]app.Todo{}
	for _, t := range todos {
		i, ok := at[t.Line]
		if !ok || !t.Line.Joins() {
			i, same = len(same), append(same, nil)
			at[t.Line] = i
		}
		same[i] = append(same[i], t)
	}
	for _, group := range same {
		all = append(all, together(group))
	}
	return all
}

// together is the line of things of one kind: as pressing as the first of them, which are due first.
func together(group []app.Todo) Line {
	first := group[0]
	if len(group) == 1 {
		return Line{Todo: first}
	}
	names, tone := make([]string, len(group)), first.Tone
	about, _, _ := strings.Cut(first.About, " ") // 意见 2026-3
	for i, t := range group {
		names[i], tone = t.Name, max(tone, t.Tone)
		if kind, _, _ := strings.Cut(t.About, " "); kind != about {
			about = ""
		}
	}
	return Line{Behind: group, Todo: app.Todo{Line: first.Line, When: first.When, Tone: tone, About: about, By: first.By,
		Text: first.Line.Several(len(group)) + "：" + app.Few(names, mostJoint, "件")}}
}
