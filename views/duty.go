package views

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"liujin/app/days"
	"liujin/app/duty"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// dutyPage is the tab 月历 of 轮值 · 家站点 (walk-in 3): the month, planned and mended.
func dutyPage(s *Shell) *Screen {
	d := newDuty(s)
	acts := []fyne.CanvasObject{kit.Button("复制通知", d.copyNotice), kit.Button("打印", s.askPrint), kit.Button("导出", d.export),
		kit.Primary("自动排班", s.plan)}
	return &Screen{Head: head{acts: acts}, Content: d.content(), Edit: d, Reload: d.Reload, Record: s.askTurnout}
}

// plan asks what is to be planned, in the month, from any tab of its page.
func (s *Shell) plan() {
	month := screenOf(data.KindShift)
	if s.tabs.page != pageOf(month) {
		return
	}
	s.goTab(month)
	if d, ok := s.built[month].Edit.(*dutyMonth); ok {
		d.askPlan()
	}
}

// dutyMonth is the month's grid with what is chosen in it beside.
type dutyMonth struct {
	shell    *Shell
	first    string            // day of the month that is shown
	station  string            // by name; "" all
	ids      map[string]string // of stations, by name
	grid     *kit.Month
	title    *widget.Label
	stations *kit.Choice
	strip    *fyne.Container
	hint     *kit.Label
	panel    *dutyPanel
	rows     []duty.ShiftRow
}

func newDuty(s *Shell) *dutyMonth {
	d := &dutyMonth{shell: s, grid: kit.NewMonth(), title: kit.Heading(""), hint: kit.OneLine(kit.Quiet(""))}
	d.first = s.app.Today()[:8] + "01"
	d.strip = kit.Strip(d.hint)
	d.panel = newDutyPanel(d)
	d.grid.Chose = func(id, day string) { d.panel.show(id, day) }
	d.grid.Turn, d.grid.Put, d.grid.Enter = d.goBy, d.put, d.panel.focus
	d.grid.Waits = d.toHole
	d.grid.Says = func(text string) { s.Done(text) }
	return d
}

func (d *dutyMonth) content() fyne.CanvasObject {
	d.stations = kit.NewChoice(d.shell, []string{allStations}, func(name string) {
		if d.station = name; name == allStations {
			d.station = ""
		}
		d.draw()
	})
	d.stations.Most = kit.Scaled(240)
	d.stations.SetSelected(allStations)
	tools := kit.Flow(kit.Button("‹", func() { d.goBy(-1) }), d.title, kit.Button("›", func() { d.goBy(1) }), kit.Button("今天", d.goToday),
		kit.Framed(d.stations), kit.Link("＋ 加一班", d.Add))
	left := container.NewBorder(container.NewVBox(tools, d.strip), nil, nil, nil, kit.Card(d.grid))
	return kit.Halves(0.72, left, kit.Card(d.panel.object))
}

const allStations = "全部站点"

// Reload reads the month anew.
func (d *dutyMonth) Reload() {
	stations, err := d.shell.app.StationsOn(d.shell.app.Today())
	if err != nil {
		d.shell.Failed("读取站点", err)
		return
	}
	names := []string{allStations}
	d.ids = map[string]string{}
	for _, st := range stations {
		d.ids[st.Name] = st.ID
		names = append(names, st.Name)
	}
	if !slices.Equal(d.stations.Options, names) {
		d.stations.SetOptions(names)
	}
	d.draw()
}

// shift shows another month.
func (d *dutyMonth) goBy(months int) {
	d.first = days.MonthAfter(d.first, months)
	d.draw()
}

func (d *dutyMonth) goToday() {
	d.first, _ = days.Month(d.shell.app.Today())
	d.draw()
}

// span is the month that is shown.
func (d *dutyMonth) span() (from, to string) { return days.Month(d.first) }

// draw shows the month.
func (d *dutyMonth) draw() {
	from, to := d.span()
	rows, err := d.shell.duty.Shifts(from, to)
	if err != nil {
		d.shell.Failed("读取班次", err)
		return
	}
	d.rows = slices.DeleteFunc(rows, func(r duty.ShiftRow) bool { return d.station != "" && r.StationID != d.ids[d.station] })
	if t, err := time.Parse(time.DateOnly, d.first); err == nil {
		d.title.SetText(t.Format("2006 年 1 月"))
	}
	days, err := d.shell.duty.DaysOff(from, to)
	if err != nil {
		d.shell.Failed("读取放假安排", err)
		return
	}
	marks := map[string]kit.MonthDay{}
	for day, off := range days {
		marks[day] = kit.MonthDay{Off: off.Off, Note: off.Note}
	}
	items := make([]kit.MonthItem, len(d.rows))
	for i := range d.rows {
		items[i] = monthItem(&d.rows[i])
	}
	d.grid.Set(from, d.shell.app.Today(), marks, items)
	d.facts()
	d.panel.reload()
}

// monthItem is a shift in the grid.
func monthItem(r *duty.ShiftRow) kit.MonthItem {
	item := kit.MonthItem{ID: r.ID, Day: r.Day, Head: duty.ShortStation(r.Station), Tone: table.Info}
	switch {
	case r.State == data.ShiftCancelled:
		item.Tone, item.Tail = table.Plain, "取消"
	case r.ActivityID != "":
		item.Tone = table.Good
	case r.Past:
		item.Tone, item.Tail = table.Plain, "未登记"
	case r.Open() > 0:
		item.Tone, item.Tail = table.Late, fmt.Sprintf("缺%d人", r.Open())
	case r.Holes() > 0:
		item.Tone, item.Tail = table.Due, "待替班"
	}
	for k := range r.Seats {
		s := &r.Seats[k]
		item.People = append(item.People, kit.MonthPerson{Name: s.Name,
			Struck: s.State.Waits() || s.State == duty.SeatAbsent || s.StandIn != ""})
	}
	return item
}

// facts says how the month stands, and what waits.
func (d *dutyMonth) facts() {
	d.strip.Objects = d.strip.Objects[:1]
	facts, err := d.shell.duty.DutyFacts(d.rows)
	if err != nil {
		d.shell.Failed("统计班次", err)
		return
	}
	for _, f := range facts {
		d.strip.Add(kit.NewChip(f.Text, f.Tone))
	}
	_, text, err := d.shell.duty.FirstHole(d.rows)
	d.shell.try("查找可替班的代表", err)
	moved, err := d.shell.duty.Unsettled()
	d.shell.try("核对班次的日期", err)
	if len(moved) > 0 {
		d.strip.Add(kit.NewTap(kit.NewChip(fmt.Sprintf("%d 班要改期", len(moved)), table.Late), func() { d.askSettle(moved) }))
		text = moved[0]
	}
	due, err := d.shell.duty.NoticeDue()
	d.shell.try("查找该贴的公告", err)
	if len(due) > 0 {
		d.strip.Add(kit.NewTap(kit.NewChip(fmt.Sprintf("%d 班该贴公告", len(due)), table.Due), func() { d.printNotice(due) }))
	}
	if len(facts) == 0 {
		text = "这个月还没有排班。先在“接待日”里设好各站点的接待日，再点“自动排班”。"
	}
	d.hint.SetText(text)
	d.strip.Refresh()
}

// FocusFilter gives the keys to the month.
func (d *dutyMonth) FocusFilter() { d.shell.window.Canvas().Focus(d.grid) }

// Add plans a shift by hand: on the chosen day.
func (d *dutyMonth) Add() { d.askShift() }

// Has reports whether a shift, or what took place at it, can be shown here.
func (d *dutyMonth) Has(id string) bool { return d.shiftBy(id) != nil }

// shiftBy finds a shift by its id, or by that of what took place at it; nil when there is none, or it can't be read.
func (d *dutyMonth) shiftBy(id string) *duty.ShiftRow {
	r, err := d.shell.duty.ShiftBy(id)
	d.shell.try("读取班次", err)
	return r
}

// Show goes to a shift, given by its id or by that of what took place.
func (d *dutyMonth) Show(id string) {
	r := d.shiftBy(id)
	if r == nil {
		return
	}
	if d.station = ""; days.Is(r.Day) {
		d.first, _ = days.Month(r.Day)
	}
	d.stations.SetSelected(allStations)
	d.draw()
	d.grid.Choose(r.ID)
	d.panel.show(r.ID, r.Day)
}

// Opened is the chosen shift.
func (d *dutyMonth) Opened() string { return d.grid.Chosen() }

// SelectFirst chooses the first shift from today on that waits for somebody, else the first.
func (d *dutyMonth) SelectFirst() {
	i := slices.IndexFunc(d.rows, func(r duty.ShiftRow) bool { return r.Holes() > 0 })
	if i >= 0 {
		d.Show(d.rows[i].ID)
	} else if len(d.rows) > 0 {
		d.Show(d.rows[0].ID)
	}
}

// toHole goes to the first shift that waits for somebody, in this month or a later one.
func (d *dutyMonth) toHole() {
	rows, err := d.shell.duty.Shifts(d.shell.app.Today(), "9999-12-31")
	if err != nil {
		d.shell.Failed("读取班次", err)
		return
	}
	for i := range rows {
		if rows[i].Holes() > 0 {
			d.Show(rows[i].ID)
			return
		}
	}
	d.shell.Refused("没有等着补缺的班次。")
}

// put moves a person to another shift. Where that breaks a rule it says which, and asks.
func (d *dutyMonth) put(from string, person int, to string) {
	i := slices.IndexFunc(d.rows, func(r duty.ShiftRow) bool { return r.ID == from })
	if i < 0 || person >= len(d.rows[i].Seats) {
		return
	}
	who := d.rows[i].Seats[person]
	if d.rows[i].ActivityID != "" || d.rows[i].Past || d.rows[i].State == data.ShiftCancelled {
		d.shell.Refused("这一班已经过去或登记了到岗，计划不能再改。")
		return
	}
	bad, err := d.shell.duty.MoveObjections(from, to, who.DeputyID)
	move := func() { d.shell.try("调整班次", d.shell.duty.Move(from, to, who.DeputyID)) }
	switch {
	case err != nil:
		d.shell.Failed("调整班次", err)
	case len(bad) > 0:
		kit.Ask(d.shell.window, "不合排班要求", fmt.Sprintf("把%s调过去：%s。确定仍要这样安排吗？", who.Name, strings.Join(bad, "；")), "仍要调整", move)
	default:
		move()
	}
}
