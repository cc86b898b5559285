package views

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/figures"
	"liujin/app/paperwork"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// deskScreen is the first page: how far the six walk-ins are, what is to be done, and who has taken part.
type deskScreen struct {
	shell  *Shell
	date   *kit.Chip
	days   *spanChoice // what is counted
	tiles  walkTiles
	todos  *todoList
	heat   *kit.Heat
	about  *kit.Paragraph
	report *kit.Press // how many reported to voters in this term; opens who has not
	span   app.Span   // that is shown
	groups []desk.GroupPart
}

// deskPage is the screen 工作台.
func deskPage(s *Shell) *Screen {
	d := &deskScreen{shell: s, date: kit.NewChip("", table.Plain), days: newSpanChoice(s.deskDays()), todos: newTodoList(s),
		about: kit.Aside("")}
	d.tiles = newWalkTiles()
	d.heat = newHeat("代表小组", d.missing)
	d.report = kit.Link("", d.openReporting)
	left := kit.Card(d.todos.object)
	cover := container.NewVBox(kit.Heading("代表六进覆盖"), d.heat, d.about, container.NewHBox(d.report))
	right := kit.Card(container.NewVScroll(kit.Inset(12, cover)))
	body := container.NewBorder(kit.Inset(2, d.tiles.row()), nil, nil, nil, kit.Halves(0.55, left, right))
	acts := []fyne.CanvasObject{kit.Button("上报", func() { s.Go("filing") }), kit.Button("打印会议材料", s.printMeeting),
		kit.Primary("＋ 登记一次活动", d.Add)}
	h := head{days: kit.Framed(d.days.Choice), facts: []*kit.Chip{d.date}, acts: acts}
	return &Screen{Head: h, Content: body, Reload: d.reload, Edit: d}
}

// paste takes what deputies wrote in the group.
func (d *deskScreen) paste() { d.shell.takePaste() }

// Add asks what took place, and opens its form.
func (d *deskScreen) Add() {
	var items []menuItem
	for _, w := range data.WalkIns {
		items = append(items, menuItem{w.Recorded, func() {
			if w.WalkIn == data.WalkStation { // recorded in the month, by calling over a shift
				d.shell.Go(screenOf(data.KindShift))
			} else {
				d.shell.addOf(w.Kind)
			}
		}})
	}
	d.shell.menu("登记一次活动", items)
}

// Prints are the figures of what is counted, what the next meeting needs, and the bulletin, which is drafted first.
func (d *deskScreen) Prints() []kit.Paper {
	s := d.shell
	span, err := s.deskSpan()
	if err != nil {
		s.Failed("统计", err)
	}
	stats := s.named("活动情况统计表（"+span.Span.Name()+"）", "activity-stats", paperwork.Order{From: span.From, To: span.To})
	return []kit.Paper{stats, {Title: "会议材料（接下来的会议）", Ask: s.printMeeting},
		{Title: "简报（起草新的一期）", Ask: func() { s.addOf(data.KindBulletin) }}}
}

func (d *deskScreen) reload() {
	a := d.shell.app
	d.date.Set(days.Short(a.Today())+" "+days.Weekday(a.Today(), "周"), table.Plain)
	span, err := d.shell.deskSpan()
	if err != nil {
		d.shell.Failed("统计", err)
		return
	}
	if err := d.days.show(span.Name); err != nil {
		d.shell.Failed("统计", err)
		return
	}
	now, err := d.shell.desk.Over(span.Span)
	if err != nil {
		d.shell.Failed("统计", err)
		return
	}
	d.count(&now)
	d.todos.set(now)
}

// count shows the six walk-ins against their targets and the time gone, and the groups' part in them.
func (d *deskScreen) count(now *desk.Desk) {
	d.span = now.Span
	d.tiles.show(d.shell, &now.Walks, now.Span)
	d.groups = slices.Concat(now.Groups, slices.DeleteFunc(slices.Clone(now.Key), func(g desk.GroupPart) bool { return g.Members == 0 }))
	var c chart
	for i := range d.groups {
		g := &d.groups[i]
		c.part(g, func(k int) string { return figures.Percent(g.Took[k], g.Members) })
	}
	c.show(d.heat)
	d.report.SetText(now.Report.Of())
	d.report.Hidden = !now.Report.Begun
	d.about.SetText(fmt.Sprintf("%s 至 %s，在任代表参加过的占本组人数的百分比；点任一格，看还没有参加的人。", now.From, now.To))
}

// openReporting shows who has not reported to voters in this term.
func (d *deskScreen) openReporting() { d.shell.openRows(d.span.Rows(data.KindDeputy, app.OweReport)) }

// missing shows who of a group has taken no part in a walk-in.
func (d *deskScreen) missing(row, column int) {
	if row < len(d.groups) {
		d.shell.coverageOf(d.span, data.WalkIns[column].WalkIn, d.groups[row].Name)
	}
}
