package views

import (
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/duty"
	"liujin/app/table"
	"liujin/views/kit"
)

// turnoutTones are how the states of a turnout are shown, in their order.
var turnoutTones = []table.Tone{table.Good, table.Due, table.Due, table.Late, table.Info, table.Info}

// askTurnout calls the deputies of a shift over: one key a person.
func (s *Shell) askTurnout(shiftID string) {
	t, err := s.duty.Turnout(shiftID)
	if err != nil {
		s.Failed("登记到岗", err)
		return
	}
	d := &turnoutDialog{shell: s, turnout: t, roll: kit.NewRoll(duty.TurnoutStates, []string{"1", "2", "3", "4", "5", "6"}, turnoutTones)}
	d.roll.Said = d.said
	d.voters = kit.NewEntry(s)
	if t.Voters > 0 || t.Recorded() {
		d.voters.SetText(strconv.Itoa(t.Voters))
	}
	d.voters.SetPlaceHolder("接待选民人次")
	hint := kit.Aside("按数字键 1—6 登记并到下一人，↑↓ 换人，Enter 保存。没有改动的就是到岗。")
	more := kit.Link("＋ 另外到场的代表…", d.askCame)
	d.fault = kit.Warning("")
	d.fault.Hide()
	scroll := container.NewVScroll(d.roll)
	scroll.SetMinSize(fyne.NewSize(560, min(float32(60+60*len(t.Lines)), s.window.Canvas().Size().Height-330)))
	body := container.NewVBox(hint, scroll, container.NewBorder(nil, nil, kit.Quiet("接待选民（人次）"), more, d.voters), d.fault)
	d.roll.Other = func(k *fyne.KeyEvent) {
		switch k.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			d.save()
		case fyne.KeyEscape:
			kit.AskTyped(s.window, d.typed, d.hide)
		}
	}
	was, voters := slices.Clone(t.Lines), d.voters.Text
	d.typed = func() bool { return !slices.Equal(was, t.Lines) || d.voters.Text != voters }
	d.hide = kit.Dialog(s.window, "登记到岗："+t.Caption, 620, body, func(close func()) []fyne.CanvasObject {
		all := []fyne.CanvasObject{kit.GiveUp(s.window, d.typed, close)}
		if t.Recorded() {
			all = append(all, kit.Link("删除登记", func() { close(); s.try("删除登记", s.duty.DropTurnout(t)) }))
		}
		return append(all, kit.Primary(kit.WordSave, d.save))
	})
	d.draw()
	s.window.Canvas().Focus(d.roll)
}

// turnoutDialog is the roll of a shift that is called over.
type turnoutDialog struct {
	shell   *Shell
	turnout *duty.Turnout
	roll    *kit.Roll
	voters  *kit.Entry
	fault   *kit.Paragraph
	hide    func()
	typed   func() bool // something was said that is not saved
}

func (d *turnoutDialog) draw() {
	lines := make([]kit.RollLine, len(d.turnout.Lines))
	for i, l := range d.turnout.Lines {
		lines[i] = kit.RollLine{Name: l.Name, State: slices.Index(duty.TurnoutStates, l.State)}
		switch {
		case l.StandIn != "":
			lines[i].Remark = d.shell.duty.DeputyName(l.StandIn) + " 到场"
		case !l.Planned:
			lines[i].Remark = "未排班，另外到场"
		}
	}
	d.roll.Set(lines)
}

// said takes what a key said of a person. Who came instead is asked at once.
func (d *turnoutDialog) said(line, state int) {
	l := &d.turnout.Lines[line]
	said := duty.TurnoutStates[state]
	if !l.Planned && said.Replaced() {
		d.draw()
		return
	}
	l.State = said
	if l.StandIn = ""; !said.Replaced() {
		d.draw()
		return
	}
	d.shell.pickOne(fmt.Sprintf("%s：谁来%s？", l.Name, l.State), d.shell.deputyOptions(), func(who app.Picked) {
		l.StandIn = who.ID
		d.draw()
		d.shell.window.Canvas().Focus(d.roll)
	})
}

// askCame adds somebody who came without having been planned.
func (d *turnoutDialog) askCame() {
	d.shell.pickOne("另外到场的代表", d.shell.deputyOptions(), func(who app.Picked) {
		d.turnout.Arrived(who.ID, who.Name)
		d.draw()
		d.shell.window.Canvas().Focus(d.roll)
	})
}

// save saves what was said; what can't be saved stays as it is, with the reason.
func (d *turnoutDialog) save() {
	n, err := strconv.Atoi("0" + kit.Halfwidth(d.voters.Text))
	if err != nil || n > 100000 {
		d.refuse("接待人次请填 0 到 100000 的整数。")
		return
	}
	if d.turnout.Voters = n; d.turnout.Check() != "" {
		d.refuse(d.turnout.Check())
		return
	}
	if err := d.shell.duty.SaveTurnout(d.turnout); err != nil {
		d.shell.Failed("登记到岗", err)
		return
	}
	d.hide()
}

func (d *turnoutDialog) refuse(text string) {
	d.fault.SetText(text)
	d.fault.Show()
}
