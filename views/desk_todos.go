package views

import (
	"fmt"

	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// todoList is what is to be done: few lines, or all there is with what waits until a day.
type todoList struct {
	shell  *Shell
	lines  *kit.Lines
	asleep *kit.Lines
	none   *kit.Paragraph // what is said where there is nothing
	head   *kit.Paragraph // over what waits
	every  *kit.Press     // shows all, or few again
	all    bool
	now    desk.Desk
	object *container.Scroll
}

func newTodoList(s *Shell) *todoList {
	t := &todoList{shell: s, none: kit.Prose(""), head: kit.Aside("")}
	scroll := func() *container.Scroll { return t.object }
	t.lines, t.asleep = kit.NewLines(scroll), kit.NewLines(scroll)
	t.every = kit.Link("", func() {
		t.all = !t.all
		t.show()
	})
	above := container.NewBorder(nil, nil, kit.Heading("今天要办"), container.NewHBox(t.every, kit.Link("本月安排", func() { s.Go("coming") })))
	t.object = container.NewVScroll(kit.Inset(12, container.NewVBox(above, t.none, t.lines.Box, t.head, t.asleep.Box)))
	return t
}

// set shows what is to be done as the desk was counted.
func (t *todoList) set(now desk.Desk) {
	t.now = now
	t.show()
}

func (t *todoList) show() {
	lines := t.now.Lines(t.shell.app.Today())
	whole := len(t.now.Todos)
	if t.all {
		lines = t.now.Each(t.shell.app.Today())
	}
	shown := make([]kit.PartLine, len(lines))
	for i, l := range lines {
		shown[i] = t.line(l)
	}
	t.lines.Set(shown)
	sleeping := make([]kit.PartLine, len(t.now.Asleep))
	for i, one := range t.now.Asleep {
		sleeping[i] = t.sleeper(one)
	}
	t.asleep.Set(sleeping)
	t.none.SetText(t.nothing())
	t.none.Hidden = len(lines) > 0
	t.head.SetText(fmt.Sprintf("等到某天再提醒的 %d 件", len(sleeping)))
	t.head.Hidden, t.asleep.Box.Hidden = !t.all || len(sleeping) == 0, !t.all || len(sleeping) == 0
	switch {
	case t.all:
		t.every.SetText("收起")
	case len(sleeping) > 0:
		t.every.SetText(fmt.Sprintf("全部 %d 件，另有 %d 件等着", whole, len(sleeping)))
	default:
		t.every.SetText(fmt.Sprintf("全部 %d 件", whole))
	}
	t.every.Hidden = !t.all && len(sleeping) == 0 && whole == len(lines)
	t.object.Refresh()
}

// nothing is said where nothing is to be done now.
func (t *todoList) nothing() string {
	switch {
	case !t.now.Runs && len(t.now.Asleep) == 0:
		return "还没有建活动月。请先到“活动月”新建一个，填好起止日期和六个走进的目标，这里就会显示进度和要办的事。"
	case len(t.now.Asleep) > 0:
		return "眼下没有要办的事，有的等到某天再提醒。"
	}
	return "眼下没有要办的事。"
}

// line opens what it speaks of, and can wait until a day.
func (t *todoList) line(l desk.Line) kit.PartLine {
	one := kit.PartLine{Tag: kit.Tag{Text: l.When, Tone: l.Tone}, Text: l.Text, Note: l.About, Open: func() { t.open(l) }}
	if !l.Rest {
		one.Side = kit.SideAct{Word: "稍后", Do: func() { t.later(l) }}
	}
	return one
}

// sleeper is a line of what waits.
func (t *todoList) sleeper(one desk.Asleep) kit.PartLine {
	return kit.PartLine{Tag: kit.Tag{Text: days.Short(one.Until), Tone: table.Plain}, Text: one.Text, Note: one.About,
		Open: func() { t.open(desk.Line{Todo: one.Todo}) }, Side: kit.SideAct{Word: "现在办", Do: func() {
			if err := t.shell.desk.Wake(&one.Todo); err != nil {
				t.shell.Failed("现在就提醒", err)
			}
		}}}
}

// open goes to what a line speaks of; where that is several things, it asks which.
func (t *todoList) open(l desk.Line) {
	switch {
	case l.Rest:
		t.all = true
		t.show()
	case len(l.Behind) > 0:
		items := make([]menuItem, len(l.Behind))
		for i, one := range l.Behind {
			items[i] = menuItem{one.When + "　" + one.Text, func() { t.open(desk.Line{Todo: one}) }}
		}
		t.shell.menu(l.Text, items)
	default:
		t.shell.openTodo(&l.Todo)
	}
}

// openTodo goes to what is to be done: the form for what took place, where that waits to be recorded.
func (s *Shell) openTodo(t *app.Todo) {
	if !t.Record || !s.recordPlanned(t.Subject) {
		s.openRows(t.Rows)
	}
}

// wake is a day until which something waits.
type wake struct{ Until string }

// later asks until when a line waits.
func (t *todoList) later(l desk.Line) {
	todos := l.Behind
	if len(todos) == 0 {
		todos = []app.Todo{l.Todo}
	}
	until := func(day string) bool {
		err := t.shell.desk.Snooze(todos, day)
		t.shell.try("等到某天再提醒", err)
		return err == nil
	}
	var items []menuItem
	for _, day := range t.shell.desk.SnoozeDays() {
		items = append(items, menuItem{day.Name + "（" + days.Short(day.Day) + "）", func() { until(day.Day) }})
	}
	t.shell.menu("哪天再提醒？", append(items, menuItem{"另选一天…", func() { t.ask(until) }}))
}

func (s *Shell) wakeFields() []kit.Field[*wake] {
	return []kit.Field[*wake]{kit.Day("until", "等到", s.app.Today, func(v *wake) *string { return &v.Until }).Required().Full()}
}

func (s *Shell) wakeRule(v *wake) error {
	if said := s.desk.SnoozeFault(v.Until); said != "" {
		return data.Invalid{"until": said}
	}
	return nil
}

// ask asks for any day.
func (t *todoList) ask(until func(day string) bool) {
	s := t.shell
	form := kit.NewForm(s, s.wakeFields(), s.wakeRule)
	form.Set(&wake{days.After(s.app.Today(), 14)})
	s.askForm("哪天再提醒？", "等到那天", form, func() bool {
		return form.Ready() && until(form.Value.Until)
	})
	form.FocusOn("until")
}
