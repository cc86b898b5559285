package views

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// askSession asks which session's roll is called, unless there is but one that waits.
func (s *Shell) askSession(courseID string, sessions []data.Session) {
	var waiting []data.Session
	for _, v := range sessions {
		if v.ActivityID == "" && v.Day <= s.app.Today() {
			waiting = append(waiting, v)
		}
	}
	if len(sessions) == 1 {
		waiting = sessions
	}
	if len(waiting) == 1 {
		s.askRoll(waiting[0].ID)
		return
	}
	all, err := s.app.PickSessions(courseID)
	if err != nil {
		s.Failed("点名", err)
		return
	}
	items := make([]menuItem, len(all))
	for i, one := range all {
		items[i] = menuItem{one.Name + "（" + one.Detail + "）", func() { s.askRoll(one.ID) }}
	}
	s.menu("给哪一场点名？", items)
}

// calling is a roll that is called over: what it is called, and what becomes of it.
type calling struct {
	title, what string // what coming is called: 到课, 到会
	roll        *app.TrainingRoll
	online      bool // a pasted list is of those who finished: others were not absent
	save        func() error
	acts        func(close func()) []fyne.CanvasObject
}

// rollDialog shows it.
type rollDialog struct {
	calling
	shell  *Shell
	board  *kit.Roll
	counts *widget.Label
	fault  *widget.Label
	scroll *container.Scroll
	hide   func()
}

// askRoll calls a session's roll.
func (s *Shell) askRoll(sessionID string) {
	r, err := s.app.Roll(sessionID)
	if err != nil {
		s.Failed("点名", err)
		return
	}
	s.callOver(calling{title: "点名：" + r.Caption, what: "到课", roll: r, online: r.Session.Online, save: func() error { return s.app.SaveRoll(r) },
		acts: func(close func()) []fyne.CanvasObject {
			if !r.Recorded() {
				return nil
			}
			return []fyne.CanvasObject{kit.Button("安排补课", func() { close(); s.try("安排补课", s.app.MakeUp(r.Session.ID)) }), kit.Link("删除登记", func() { close(); s.try("删除登记", s.app.DropRoll(r)) })}
		}})
}

// callOver calls a roll: one key a person, or a pasted list of names.
func (s *Shell) callOver(c calling) {
	d := &rollDialog{calling: c, shell: s, board: kit.NewRoll(data.Attendances, []string{"1", "2", "3", "4"}, app.RollTones), counts: kit.Quiet(""), fault: kit.Warning("")}
	d.fault.Hide()
	d.board.Said = func(line, state int) {
		c.roll.Lines[line].State = data.Attendances[state]
		d.count()
		d.follow()
	}
	d.board.Other = func(k *fyne.KeyEvent) {
		switch k.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			d.keep()
		case fyne.KeyEscape:
			d.hide()
		}
	}
	d.scroll = container.NewVScroll(d.board)
	d.scroll.SetMinSize(fyne.NewSize(560, min(float32(60+54*len(c.roll.Lines)), s.window.Canvas().Size().Height-340)))
	more := container.NewHBox(kit.Link("粘贴"+c.what+"名单…", d.askPaste), kit.Link("＋ 另外"+c.what+"的代表…", d.askCame))
	hint := kit.Quiet("按 1 到、2 迟到、3 请假、4 缺席，并到下一人；↑↓ 换人，Enter 保存。没有改动的就是到。")
	hint.Wrapping = fyne.TextWrapBreak
	body := container.NewVBox(hint, d.scroll, container.NewBorder(nil, nil, d.counts, more), d.fault)
	d.hide = kit.Dialog(s.window, c.title, 620, body, func(close func()) []fyne.CanvasObject {
		all := []fyne.CanvasObject{kit.Button(kit.WordCancel, close)}
		if c.acts != nil {
			all = append(all, c.acts(close)...)
		}
		return append(all, kit.Primary(kit.WordSave, d.keep))
	})
	d.draw()
	s.window.Canvas().Focus(d.board)
}

// draw shows the roll.
func (d *rollDialog) draw() {
	lines := make([]kit.RollLine, len(d.roll.Lines))
	for i, l := range d.roll.Lines {
		lines[i] = kit.RollLine{Name: l.Name, Remark: l.Group, State: slices.Index(data.Attendances, l.State)}
	}
	d.board.Set(lines)
	d.count()
}

func (d *rollDialog) count() { d.counts.SetText(d.roll.Words()) }

// follow keeps the person that the next key is for in sight.
func (d *rollDialog) follow() {
	if n := len(d.roll.Lines); n > 0 {
		line := d.board.MinSize().Height / float32(n)
		top := line * float32(d.board.At())
		if top < d.scroll.Offset.Y || top+line > d.scroll.Offset.Y+d.scroll.Size().Height {
			d.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-d.scroll.Size().Height/2)))
		}
	}
}

func (d *rollDialog) keep() {
	if err := d.save(); err != nil {
		d.shell.Failed("登记"+d.what, err)
		return
	}
	d.hide()
}

// askCame adds somebody who came without being enrolled.
func (d *rollDialog) askCame() {
	d.shell.pickOne("另外"+d.what+"的代表", d.shell.deputyOptions(), func(who app.Picked) {
		d.roll.Came(who.ID, who.Name)
		d.draw()
		d.shell.window.Canvas().Focus(d.board)
	})
}

// askPaste takes a pasted list of names, as meeting software or a chat group gives it.
func (d *rollDialog) askPaste() {
	s := d.shell
	area := kit.NewArea(s, 8)
	area.SetPlaceHolder("把" + d.what + "人员的名字粘贴在这里，用逗号、空格或换行隔开")
	online := kit.NewTick(s, "线上完成名单（不在名单里的不算缺席）", func(bool) {})
	online.SetChecked(d.online)
	online.Hidden = d.what != "到课"
	kit.Dialog(s.window, "粘贴"+d.what+"名单", 560, container.NewVBox(area, online), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button(kit.WordCancel, close), kit.Primary("认名字", func() {
			unknown, several, err := d.roll.Take(s.app, area.Text)
			if err != nil {
				s.Failed("认名字", err)
				return
			}
			if online.Checked {
				d.roll.OnlyPresent()
			}
			close()
			d.draw()
			d.say(unknown, several)
			s.window.Canvas().Focus(d.board)
		})}
	})
	s.window.Canvas().Focus(area)
}

// say names those of a pasted list who fit nobody, or several.
func (d *rollDialog) say(unknown, several []string) {
	var said []string
	if len(unknown) > 0 {
		said = append(said, "名册里没有："+strings.Join(unknown, "、"))
	}
	if len(several) > 0 {
		said = append(said, "有同名，请用“另外"+d.what+"的代表”逐个选："+strings.Join(several, "、"))
	}
	d.fault.SetText(strings.Join(said, "；"))
	d.fault.Hidden = len(said) == 0
	d.fault.Refresh()
}

// askTell shows a course's notice to copy, and notes who was told of it (传达).
func (s *Shell) askTell(courseID string) {
	text, err := s.app.TrainingText(courseID)
	if err != nil {
		s.Failed("培训通知", err)
		return
	}
	p, err := s.app.Program(courseID)
	if err != nil {
		s.Failed("培训通知", err)
		return
	}
	told, err := s.app.Told(courseID)
	if err != nil {
		s.Failed("培训通知", err)
		return
	}
	var missing, names []string
	for _, e := range p.Enrolments {
		if _, ok := told[e.DeputyID]; !ok {
			missing, names = append(missing, e.DeputyID), append(names, s.app.DeputyName(e.DeputyID))
		}
	}
	state := fmt.Sprintf("报名 %d 人，已通知 %d 人。", len(p.Enrolments), len(p.Enrolments)-len(missing))
	if len(missing) > 0 {
		state += "还没有通知：" + strings.Join(names, "、")
	}
	scroll := container.NewVScroll(kit.Prose(text))
	scroll.SetMinSize(fyne.NewSize(540, min(300, s.window.Canvas().Size().Height-380)))
	way := kit.NewChoice(s, data.DeliveryWays, func(string) {})
	way.SetSelected(data.DeliveryWays[0])
	body := container.NewVBox(scroll, kit.Prose(state), container.NewHBox(kit.Quiet("通知方式"), kit.Framed(way)))
	kit.Dialog(s.window, "通知与传达："+p.Title, 620, body, func(close func()) []fyne.CanvasObject {
		acts := []fyne.CanvasObject{kit.Button(kit.WordClose, close), kit.Button("打印通知", func() {
			close()
			one := s.named("培训通知", "training-notice", app.Order{ID: courseID})
			s.preview(one.title, one.make)
		}), kit.Button("复制文本", func() {
			fyne.CurrentApp().Clipboard().SetContent(text)
			s.Done("通知文本已复制，可以粘贴到微信群。")
		})}
		if len(missing) > 0 {
			acts = append(acts, kit.Primary(fmt.Sprintf("这 %d 人已通知", len(missing)), func() { close(); s.try("传达", s.app.Tell(courseID, missing, way.Selected)) }))
		}
		return acts
	})
}
