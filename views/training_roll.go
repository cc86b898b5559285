package views

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"liujin/app"
	"liujin/app/rolls"
	"liujin/app/training"
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
	all, err := s.training.PickSessions(courseID)
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
	title, what string       // what coming is called: 到课, 到会
	session     data.Session // whose roll it is; none for a meeting's
	roll        *rolls.Roll
	save        func() error
	acts        func(leave func(then func())) []fyne.CanvasObject // what else can be done; it leaves the roll
}

// rollDialog shows it.
type rollDialog struct {
	calling
	shell  *Shell
	board  *kit.Roll
	counts *widget.Label
	fault  *kit.Paragraph
	hint   *kit.Paragraph
	settle *kit.Press // what a pasted list left open
	left   *rolls.Pasted
	was    []rolls.Line // as it was opened
	scroll *container.Scroll
	hide   func()
}

// fewestShown is for how many persons there is room, however few are on the roll.
const fewestShown = 5

// askRoll calls a session's roll.
func (s *Shell) askRoll(sessionID string) {
	r, err := s.training.Roll(sessionID)
	if err != nil {
		s.Failed("点名", err)
		return
	}
	s.callOver(calling{title: "点名：" + r.Caption, what: "到课", session: r.Session, roll: &r.Roll,
		save: func() error { return s.training.SaveRoll(r) },
		acts: func(leave func(func())) []fyne.CanvasObject {
			if !r.Recorded {
				return nil
			}
			return []fyne.CanvasObject{kit.Button("安排补课", func() { leave(func() { s.askMakeUp(r.Session.ID) }) }),
				kit.Link("删除登记", func() { leave(func() { s.try("删除登记", s.training.DropRoll(r)) }) })}
		}})
}

// callOver calls a roll: one key a person, or a pasted list of names.
func (s *Shell) callOver(c calling) {
	if c.roll.Day > s.app.Today() { // said before everybody is called, not after
		kit.Tell(s.window, c.title, c.roll.Day+" 还没有到，"+c.what+"情况请在当天或之后登记。", "")
		return
	}
	d := &rollDialog{calling: c, shell: s, board: kit.NewRoll(data.ParticipationStates, []string{"1", "2", "3", "4"}, training.RollTones),
		counts: kit.Quiet(""), fault: kit.Warning(""), hint: kit.Aside(callingKeys), was: slices.Clone(c.roll.Lines)}
	d.settle = kit.Link("核对这些人…", d.askDoubts)
	d.say()
	d.board.Said = func(line, state int) {
		c.roll.Set(line, data.ParticipationStates[state])
		d.count()
		d.follow()
	}
	d.board.Other = func(k *fyne.KeyEvent) {
		switch k.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			d.keep()
		case fyne.KeyEscape:
			kit.AskTyped(s.window, d.typed, d.hide)
		}
	}
	d.scroll = container.NewVScroll(d.board)
	shown := max(len(c.roll.Lines), fewestShown) // a pasted list fills a roll that was opened empty
	d.scroll.SetMinSize(fyne.NewSize(560, min(float32(60+54*shown), s.window.Canvas().Size().Height-396)))
	left := container.NewVScroll(d.fault) // its place is kept: a dialog that grew wouldn't shrink again
	left.SetMinSize(fyne.NewSize(380, kit.Scaled(52)))
	more := container.NewHBox(kit.Link(d.pasteTitle()+"…", d.askPaste), kit.Link("＋ 另外"+c.what+"的代表…", d.askCame))
	body := container.NewVBox(d.hint, d.scroll, container.NewBorder(nil, nil, d.counts, more), container.NewBorder(nil, nil, nil,
		container.NewVBox(d.settle), left))
	d.hide = kit.Dialog(s.window, c.title, 620, body, func(close func()) []fyne.CanvasObject {
		all := []fyne.CanvasObject{kit.GiveUp(s.window, d.typed, close)}
		if c.acts != nil {
			all = append(all, c.acts(func(then func()) { kit.AskTyped(s.window, d.typed, func() { close(); then() }) })...)
		}
		return append(all, kit.Primary(kit.WordSave, d.keep))
	})
	d.draw()
	s.window.Canvas().Focus(d.board)
}

// typed reports whether something was said of anybody that is not saved.
func (d *rollDialog) typed() bool { return !slices.Equal(d.was, d.roll.Lines) }

// draw shows the roll.
func (d *rollDialog) draw() {
	lines := make([]kit.RollLine, len(d.roll.Lines))
	for i, l := range d.roll.Lines {
		lines[i] = kit.RollLine{Name: l.Name, Remark: l.Group, State: slices.Index(data.ParticipationStates, l.State)}
	}
	d.board.Set(lines)
	if d.hint.SetText(callingKeys); len(lines) == 0 {
		d.hint.SetText("名单还空着：点“" + d.pasteTitle() + "”，名单里到了的人会加进来；也可以取消，先报好名。")
	}
	d.count()
}

// callingKeys says by which keys a roll is called.
const callingKeys = "按 1 到、2 迟到、3 请假、4 缺席，并到下一人；↑↓ 换人，Enter 保存。没有改动的就是到。"

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
		d.roll.Arrived(who.ID, who.Name)
		d.draw()
		d.shell.window.Canvas().Focus(d.board)
	})
}
