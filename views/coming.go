package views

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/paperwork"
	"liujin/data"
	"liujin/views/kit"
)

// comingMonth is the tab 本月安排 of 活动月: all that a month holds, by day; a click opens it.
type comingMonth struct {
	listAlone[*desk.Coming]
	shell *Shell
	first string // day of the month that is shown
	title *widget.Label
}

func comingPage(s *Shell) *Screen {
	first, err := s.desk.MonthAhead()
	s.try("读取安排", err)
	m := &comingMonth{shell: s, first: first, title: kit.Heading("")}
	m.list = listOf(s, "coming", "本月安排", desk.ComingColumns, func() ([]desk.Coming, error) {
		from, to := days.Month(m.first)
		return s.desk.Coming(from, to, true)
	})
	m.list.Empty = empty("安排", "点右上角“安排活动”；排了班、定了培训和会议，也会列在这里。")
	m.list.Narrows = [][]kit.Narrow[*desk.Coming]{{{Label: "还没办的", Keep: func(c *desk.Coming) bool { return !c.Over }}, {Label: "全部"},
		{Label: "已经办的", Keep: func(c *desk.Coming) bool { return c.Over && !c.Off }}}}
	m.list.Open = m.open
	tools := kit.Flow(kit.Button("‹", func() { m.goBy(-1) }), m.title, kit.Button("›", func() { m.goBy(1) }), kit.Button("本月", m.goToday))
	body := container.NewBorder(kit.Inset(4, tools), nil, nil, nil, kit.Card(m.list.Content()))
	return &Screen{Head: head{acts: []fyne.CanvasObject{kit.Button("打印", m.print), kit.Primary("＋ 安排活动", m.Add)}}, Content: body,
		Reload: m.Reload, Edit: m}
}

// open shows what a line speaks of, with the way back: what waits to be recorded opens in the form for that.
func (m *comingMonth) open(c *desk.Coming) {
	s := m.shell
	if c.Over || c.Day >= s.app.Today() || !s.recordPlanned(c.Subject) {
		s.openRows(app.One(c.Kind, c.ID))
	}
}

// Add asks what is planned, and opens its form.
func (m *comingMonth) Add() { m.shell.askPlan() }

// askPlan asks what kind of activity is planned, and opens its form.
func (s *Shell) askPlan() {
	var items []menuItem
	for _, w := range data.WalkIns {
		switch w.WalkIn {
		case data.WalkStation: // a shift is planned in the month
			items = append(items, menuItem{"轮值接待", func() { s.Go(screenOf(data.KindShift)) }},
				menuItem{"站点活动", func() { s.planOf(w.Kind, planWith{}) }})
		case data.WalkTraining:
			items = append(items, menuItem{"培训", func() { s.addOf(data.KindCourse) }})
		default:
			items = append(items, menuItem{w.Recorded, func() { s.planOf(w.Kind, planWith{}) }})
		}
	}
	s.menu("安排活动", append(items, menuItem{"会议", func() { s.addOf(data.KindMeeting) }}))
}

// planOf opens the form of a plan of a kind, with what is known of it.
func (s *Shell) planOf(k data.Kind, with planWith) {
	if screen := s.Go(screenOf(k)); screen != nil && screen.Plan != nil {
		screen.Plan(with)
	}
}

// addOf opens a new record of a kind.
func (s *Shell) addOf(k data.Kind) {
	if add, ok := s.Go(screenOf(k)).Edit.(adder); ok {
		add.Add()
	}
}

// print shows the paper of the month.
func (m *comingMonth) print() { m.shell.look(m.paper()) }

func (m *comingMonth) paper() kit.Paper {
	from, to := days.Month(m.first)
	return m.shell.named("本月安排（"+days.InMonths(from, to)+"）", "month-plan", paperwork.Order{From: from, To: to})
}

// Prints is the paper of the month.
func (m *comingMonth) Prints() []kit.Paper { return []kit.Paper{m.paper()} }

// Reload reads the month anew.
func (m *comingMonth) Reload() {
	if t, err := time.Parse(time.DateOnly, m.first); err == nil {
		m.title.SetText(t.Format("2006 年 1 月"))
	}
	m.list.Reload()
}

func (m *comingMonth) goBy(months int) {
	m.first = days.MonthAfter(m.first, months)
	m.Reload()
}

func (m *comingMonth) goToday() {
	m.first, _ = days.Month(m.shell.app.Today())
	m.Reload()
}
