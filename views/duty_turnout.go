package views

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/duty"
	"liujin/app/table"
	"liujin/data"
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
	d.form = kit.NewForm(s, s.turnoutFields(t), (*duty.Told).Validate)
	d.form.Set(&t.Told)
	was := slices.Clone(t.Lines)
	typed := func() bool { return !slices.Equal(was, t.Lines) || d.form.Dirty() }
	hint := kit.Aside("按数字键 1—6 登记并到下一人，↑↓ 换人，Enter 保存，Tab 到下面。没有改动的就是到岗。")
	more := kit.Link("＋ 另外到场的代表…", d.askCame)
	d.fault = kit.Warning("")
	d.fault.Hide()
	high := s.window.Canvas().Size().Height - kit.Scaled(250)
	below := min(kit.Scaled(270), high*0.55)
	scroll := container.NewVScroll(d.roll)
	shown := max(len(t.Lines), 2) // who came beside the plan is added here
	scroll.SetMinSize(fyne.NewSize(560, min(float32(40+46*shown), high-below)))
	body := container.NewVBox(container.NewBorder(nil, nil, nil, more, hint), scroll,
		container.NewGridWrap(fyne.NewSize(kit.Scaled(600), below), d.form.Object()), d.fault)
	d.roll.Other = func(k *fyne.KeyEvent) {
		switch k.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			d.save()
		case fyne.KeyEscape:
			kit.AskTyped(s.window, typed, d.hide)
		}
	}
	s.asked = d.form
	hide := kit.Dialog(s.window, "登记到岗："+t.Caption, 660, body, func(close func()) []fyne.CanvasObject {
		leave := func() { s.asked = nil; close() }
		all := []fyne.CanvasObject{kit.GiveUp(s.window, typed, leave)}
		if t.Recorded() {
			drop := func() { leave(); s.try("删除登记", s.duty.DropTurnout(t)) }
			all = append(all, kit.Link("删除登记", func() { kit.AskTyped(s.window, typed, drop) }))
		}
		return append(all, kit.Primary(kit.WordSave, d.save))
	})
	d.hide = func() { s.asked = nil; hide() }
	d.draw()
	s.window.Canvas().Focus(d.roll)
}

// turnoutFields are what is told of a reception beside who came.
func (s *Shell) turnoutFields(of *duty.Turnout) []kit.Field[*duty.Told] {
	return []kit.Field[*duty.Told]{
		kit.Number("voters", "接待选民（人次）", func(t *duty.Told) *int { return &t.Voters }),
		kit.Note(func(*duty.Told) string {
			if of.Opinions() == 0 {
				return ""
			}
			return fmt.Sprintf("已经记了 %d 件意见建议，下面写的另外加上。", of.Opinions())
		}),
		kit.Area("asked", "选民反映的意见（一行一件，每件自动转为意见建议）", 3, func(t *duty.Told) *string { return &t.Asked }),
		photoField("照片（拖入即可）", s, func(t *duty.Told) *[]data.Attachment { return &t.Photos }),
	}
}

// turnoutDialog is the roll of a shift that is called over.
type turnoutDialog struct {
	shell   *Shell
	turnout *duty.Turnout
	roll    *kit.Roll
	form    *kit.Form[*duty.Told] // what is told beside who came
	fault   *kit.Paragraph
	hide    func()
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
	if !d.form.Ready() {
		return
	}
	d.turnout.Told = *d.form.Value
	if said := d.turnout.Check(); said != "" {
		d.refuse(said)
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
