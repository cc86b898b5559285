package views

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/duty"
	"liujin/data"
	"liujin/views/kit"
)

// dutyPanel shows the chosen shift: who is planned, what became of it, who could stand in.
type dutyPanel struct {
	month  *dutyMonth
	shell  *Shell
	object fyne.CanvasObject
	box    *fyne.Container
	id     string
	day    string
	out    string // whose seat is to be given to another; "" none, or the first on leave
	first  fyne.Focusable
}

func newDutyPanel(d *dutyMonth) *dutyPanel {
	p := &dutyPanel{month: d, shell: d.shell, box: container.NewVBox()}
	scroll := container.NewVScroll(kit.Inset(10, p.box))
	p.object = scroll
	return p
}

// show shows a shift, or a day.
func (p *dutyPanel) show(id, day string) {
	if id != p.id {
		p.out = ""
	}
	p.id, p.day = id, day
	p.reload()
}

// focus gives the keys to the panel's first act.
func (p *dutyPanel) focus() {
	if p.first != nil {
		p.shell.window.Canvas().Focus(p.first)
	}
}

// reload draws the panel anew.
func (p *dutyPanel) reload() {
	p.box.Objects, p.first = nil, nil
	i := slices.IndexFunc(p.month.rows, func(r duty.ShiftRow) bool { return r.ID == p.id })
	if i >= 0 {
		p.shift(&p.month.rows[i])
	} else {
		p.id = ""
		p.dayList()
	}
	p.box.Refresh()
}

// dayList lists the shifts of a day, and the load of everyone below.
func (p *dutyPanel) dayList() {
	if p.day != "" {
		p.box.Add(kit.Heading(days.Short(p.day) + " " + days.Weekday(p.day, "周")))
		found := false
		for i := range p.month.rows {
			if r := &p.month.rows[i]; r.Day == p.day {
				found = true
				p.box.Add(kit.Line(string(r.DayPart)+"　"+r.Station+"　"+r.Names(), func() {
					p.month.grid.Choose(r.ID)
					p.show(r.ID, r.Day)
				}))
			}
		}
		if !found {
			p.box.Add(kit.Quiet("这一天没有班次。"))
		}
	} else {
		hint := kit.Prose("点一个班次看安排；把人名拖到另一班就是调班。键盘：方向键走动，数字键提起第几个人，Enter 放下。")
		hint.Importance = widget.LowImportance
		p.box.Add(hint)
	}
	p.load("")
}

// load draws how many duties everybody has this year, one deputy standing out.
func (p *dutyPanel) load(chosen string) {
	var year int
	if _, err := fmt.Sscanf(p.month.first, "%d-", &year); err != nil {
		return
	}
	rows, err := p.shell.duty.Load(year)
	if err != nil {
		p.shell.Failed("统计全年排班", err)
		return
	}
	if len(rows) == 0 {
		return
	}
	slices.SortStableFunc(rows, func(a, b duty.LoadRow) int { return b.Planned - a.Planned })
	values, at := make([]int, len(rows)), -1
	for i := range rows {
		values[i] = rows[i].Planned
		if rows[i].ID == chosen {
			at = i
		}
	}
	bars := kit.NewBars()
	bars.Set(values, at)
	about := kit.Aside(fmt.Sprintf("%d 年每人排班：最多 %d 次，最少 %d 次", year, values[0], values[len(values)-1]))
	p.box.Add(about)
	p.box.Add(bars)
}

// shift shows one shift.
func (p *dutyPanel) shift(r *duty.ShiftRow) {
	title := kit.Prose(fmt.Sprintf("%s · %s", days.Short(r.Day), r.Station))
	title.TextStyle.Bold = true
	need := fmt.Sprintf("%s %s · 需 %d 人", r.Weekday(), r.Hours(), r.Need)
	if r.County > 0 {
		need += fmt.Sprintf("（至少 %d 名县级以上代表）", r.County)
	}
	if r.Group != "" {
		need += "（至少 1 名" + r.Group + "代表）"
	}
	about := kit.Aside(need)
	p.box.Add(title)
	p.box.Add(about)
	if r.How != "" {
		how := kit.Aside("日期由来：" + r.How)
		p.box.Add(how)
	}
	if r.State == data.ShiftCancelled {
		p.box.Add(kit.Warning("这一班已取消。"))
		p.box.Add(kit.Flow(kit.Button("恢复这一班", func() { p.shell.try("恢复班次", p.shell.duty.CancelShift(r.ID, false)) })))
		return
	}
	for _, out := range p.shell.issuedLines(data.KindShift, r.ID) {
		p.box.Add(kit.Line("已印发："+strings.TrimSpace(out.Tag.Text+" "+out.Text)+"　"+out.Day, out.Open))
	}
	for i := range r.Seats {
		p.seat(r, &r.Seats[i])
	}
	if len(r.Came) > 0 {
		p.box.Add(kit.Prose("另外到场：" + strings.Join(r.Came, "、")))
	}
	if r.ActivityID != "" {
		p.box.Add(kit.Prose(fmt.Sprintf("接待选民 %d 人次。", r.Voters)))
	}
	p.acts(r)
	if r.ActivityID == "" && !r.Past {
		p.candidates(r)
	}
}

// seat shows one planned deputy, to be chosen: who could stand in for him is listed below.
func (p *dutyPanel) seat(r *duty.ShiftRow, s *duty.Seat) {
	name := s.Name
	if s.For != "" {
		name += "（" + string(s.Role) + "，原 " + s.For + "）"
	}
	if s.StandIn != "" {
		name += "（" + s.StandIn + "到场）"
	}
	label := kit.OneLine(widget.NewLabel(name))
	label.TextStyle.Bold = s.DeputyID == p.out
	state := kit.NewChip(string(s.State), s.Tone())
	if s.Locked {
		state = kit.NewChip("锁定·"+string(s.State), s.Tone())
	}
	line := container.NewBorder(nil, widget.NewSeparator(), nil, kit.Middle(state), label)
	if r.ActivityID != "" || r.Past {
		p.box.Add(line)
		return
	}
	p.box.Add(kit.NewTap(line, func() { p.out = s.DeputyID; p.reload() }))
}

// acts are what can be done with the shift as a whole.
func (p *dutyPanel) acts(r *duty.ShiftRow) {
	row := kit.Flow()
	if r.Day <= p.shell.app.Today() {
		text := "登记到岗"
		if r.ActivityID != "" {
			text = "修改到岗登记"
		}
		roll := kit.Primary(text, func() { p.shell.askTurnout(r.ID) })
		row.Add(roll)
		if p.first == nil || r.Past {
			p.first = roll
		}
	}
	if r.ActivityID == "" && !r.Past {
		more := kit.Button("加人…", func() { p.askMore(r) })
		row.Add(more)
		if p.first == nil {
			p.first = more
		}
		row.Add(kit.Link("取消这一班", func() {
			kit.Ask(p.shell.window, "取消班次", fmt.Sprintf("确定取消 %s %s 的班次吗？已排的代表会从这一班空出来；可以恢复。", days.Short(r.Day), r.Station), "取消这一班",
				func() {
					p.shell.try("取消班次", p.shell.duty.CancelShift(r.ID, true))
				})
		}))
	}
	p.box.Add(row)
}

// askMore seats somebody of the user's choice.
func (p *dutyPanel) askMore(r *duty.ShiftRow) {
	p.shell.pickOne("加人到"+days.Short(r.Day)+" "+r.Station, p.shell.deputyOptions(), func(who app.Picked) {
		bad, err := p.shell.duty.Objections(r.ID, who.ID)
		assign := func() { p.shell.try("加人", p.shell.duty.Assign(r.ID, who.ID)) }
		switch {
		case err != nil:
			p.shell.Failed("加人", err)
		case r.Has(who.ID):
			p.shell.Refused(who.Name + "已经在这一班。")
		case len(bad) > 0:
			kit.Ask(p.shell.window, "不合排班要求", fmt.Sprintf("安排%s：%s。确定仍要这样安排吗？", who.Name, strings.Join(bad, "；")), "仍要安排", assign)
		default:
			assign()
		}
	})
}

// waiting is whose seat is to be given to another: of whom was chosen, or of the first who won't come; "" nobody's.
func (p *dutyPanel) waiting(r *duty.ShiftRow) string {
	if r.Has(p.out) {
		return p.out
	}
	for i := range r.Seats {
		if r.Seats[i].State.Waits() {
			return r.Seats[i].DeputyID
		}
	}
	return ""
}

// candidates lists who could take the seat that waits, or an empty one.
func (p *dutyPanel) candidates(r *duty.ShiftRow) {
	out := p.waiting(r)
	if out == "" && r.Open() == 0 {
		hint := kit.Aside("点一个人，可以换人、请假一天、互换或锁定。")
		p.box.Add(hint)
		p.load("")
		return
	}
	found, err := p.shell.duty.Candidates(r.ID, out)
	if err != nil {
		p.shell.Failed("查找可替班的代表", err)
		return
	}
	take := func(c duty.Candidate) {
		if out == "" {
			p.shell.try("补缺", p.shell.duty.Assign(r.ID, c.DeputyID))
		} else {
			p.shell.try("替班", p.shell.duty.Replace(r.ID, out, c.DeputyID))
		}
	}
	who := "空缺"
	for i := range r.Seats {
		if r.Seats[i].DeputyID == out {
			who = r.Seats[i].Name
		}
	}
	row := kit.Flow()
	if len(found) > 0 {
		best := kit.Primary("换上"+found[0].Name, func() { take(found[0]) })
		row.Add(best)
		p.first = best
	}
	for i := range r.Seats {
		if r.Seats[i].DeputyID == out {
			p.person(row, r, &r.Seats[i])
		}
	}
	p.box.Add(row)
	p.box.Add(kit.OneLine(kit.Heading("可替" + who + "（按公平度排序）")))
	if len(found) == 0 {
		p.box.Add(kit.Prose("没有合规的人选。可以放宽间隔、减少人数，或请其他站点的代表支援（“加人”可以选任何人）。"))
	}
	for _, c := range found[:min(6, len(found))] {
		why := kit.OneLine(kit.Quiet(c.Why))
		line := kit.Halves(0.4, kit.OneLine(widget.NewLabel(c.Name)), why)
		p.box.Add(kit.NewTap(container.NewBorder(nil, widget.NewSeparator(), nil, nil, line), func() { take(c) }))
	}
	if out != "" {
		p.load(out)
	}
}

// person adds what can be done with the seat that is chosen.
func (p *dutyPanel) person(row *fyne.Container, r *duty.ShiftRow, s *duty.Seat) {
	lock := "锁定"
	if s.Locked {
		lock = "解除锁定"
	}
	if s.State != duty.SeatOnLeave {
		row.Add(kit.Button("请假", func() { p.leave(s.DeputyID, r.Day, r.Day) }))
		row.Add(kit.Button("请假到…", func() { p.askLeave(s.DeputyID, r.Day) }))
	}
	row.Add(kit.Button("互换…", func() { p.askSwap(r, s.DeputyID) }))
	row.Add(kit.Button(lock, func() { p.shell.try(lock, p.shell.duty.Lock(r.ID, s.DeputyID, !s.Locked)) }))
	row.Add(kit.Link("撤下", func() { p.shell.try("撤下", p.shell.duty.Unassign(r.ID, s.DeputyID)) }))
}

// leave records that a planned deputy won't come on some days; who could stand in stays listed.
func (p *dutyPanel) leave(deputyID, from, to string) (saved bool) {
	x, err := p.shell.duty.NewAbsence()
	if err == nil {
		x.DeputyID, x.Kind, x.Starts, x.Ends = deputyID, data.AbsenceLeave, from, to
		err = p.shell.duty.SaveAbsence(&x)
	}
	p.shell.try("请假", err)
	return err == nil
}

// askLeave asks until when a deputy is away.
func (p *dutyPanel) askLeave(deputyID, from string) {
	s := p.shell
	var items []menuItem
	for _, span := range duty.LeaveSpans(from) {
		items = append(items, menuItem{span.Words, func() { p.leave(deputyID, from, span.To) }})
	}
	s.menu("从 "+days.Short(from)+"起请假", append(items, menuItem{"到别的日子…", func() {
		form := kit.NewForm(s, leaveFields(s), (*data.Absence).Validate)
		form.Set(&data.Absence{DeputyID: deputyID, Kind: data.AbsenceLeave, Starts: from})
		s.askForm("请假", kit.WordSave, form, func() bool {
			if !form.Ready() {
				return false
			}
			return p.leave(deputyID, form.Value.Starts, form.Value.Ends)
		})
		form.FocusOn("ends")
	}}))
}

// leaveFields are the days of a leave.
func leaveFields(s *Shell) []kit.Field[*data.Absence] {
	return []kit.Field[*data.Absence]{
		kit.Day("starts", "从", s.app.Today, func(x *data.Absence) *string { return &x.Starts }).Required(),
		kit.Day("ends", "到", s.app.Today, func(x *data.Absence) *string { return &x.Ends }).Required()}
}

// askSwap offers the seats that could be exchanged against.
func (p *dutyPanel) askSwap(r *duty.ShiftRow, deputyID string) {
	found, err := p.shell.duty.Exchanges(r.ID, deputyID)
	if err != nil {
		p.shell.Failed("互换", err)
		return
	}
	if len(found) == 0 {
		kit.Tell(p.shell.window, "互换", "没有可以互换而不违反排班要求的班次。可以换人，或在“排班要求”里放宽间隔。", "")
		return
	}
	var hide func()
	box := container.NewVBox(kit.Quiet("点一行就互换。"))
	for _, x := range found {
		box.Add(kit.Button(x.Text, func() {
			hide()
			p.shell.try("互换", p.shell.duty.Swap(r.ID, deputyID, x.ShiftID, x.DeputyID))
		}))
	}
	scroll := container.NewVScroll(box)
	scroll.SetMinSize(fyne.NewSize(480, 320))
	hide = kit.Dialog(p.shell.window, "与他班互换", 540, scroll, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button(kit.WordCancel, close)}
	})
	p.shell.window.Canvas().Focus(box.Objects[1].(*kit.Press))
}
