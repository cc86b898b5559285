package views

import (
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/paperwork"
	"liujin/app/rolls"
	"liujin/app/table"
	"liujin/app/training"
	"liujin/data"
	"liujin/views/kit"
)

// fillCourse proposes who should come, each with the reason, and enrols them.
func (s *Shell) fillCourse(id string) {
	who, err := s.training.Propose(id)
	if err != nil {
		s.Failed("自动报名", err)
		return
	}
	if len(who.Taken) == 0 {
		text := "在任代表里没有还需要参加这期培训的人：首课都学过，能力课也都上过，或者都已经报了名。"
		if n := len(who.Waiting); n > 0 {
			text = fmt.Sprintf("名额已经报满，还有 %d 人需要这门课，可以增加名额，或放到下一期。", n)
		}
		kit.Tell(s.window, "自动报名", text, "")
		return
	}
	list := kit.NewList(s, "needed", training.NeededColumns)
	list.ID = func(n *training.Needed) string { return n.ID }
	list.Load = func() ([]*training.Needed, error) { return table.Pointers(who.Taken), nil }
	s.listDialog("自动报名", kit.Prose(who.Words()), list.Content(), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button(kit.WordCancel, close), kit.Primary(fmt.Sprintf("报名这 %d 人", len(who.Taken)), func() {
			close()
			s.try("自动报名", s.training.Enrol(who))
		})}
	})
	list.Reload()
}

// listDialog is a dialog with a list that takes the height there is.
func (s *Shell) listDialog(title string, above, list fyne.CanvasObject, buttons func(close func()) []fyne.CanvasObject) {
	size := s.window.Canvas().Size()
	hold := container.NewGridWrap(fyne.NewSize(min(700, size.Width-90), min(440, size.Height-250)), list)
	kit.Dialog(s.window, title, 760, container.NewVBox(above, hold), buttons)
}

// askMakeUps asks which session is made up for, unless but one was missed.
func (s *Shell) askMakeUps(courseID string) {
	all, err := s.training.PickMissed(courseID)
	switch {
	case err != nil:
		s.Failed("安排补课", err)
	case len(all) == 0:
		kit.Tell(s.window, "安排补课", "点过名的场次里没有要补课的人。先点名，有人请假或缺席的场次会列在这里。", "")
	case len(all) == 1:
		s.askMakeUp(all[0].ID)
	default:
		items := make([]menuItem, len(all))
		for i, one := range all {
			items[i] = menuItem{one.Name + "（" + one.Detail + "）", func() { s.askMakeUp(one.ID) }}
		}
		s.menu("补哪一场？", items)
	}
}

// makeUpFields are what is asked of a session that makes up for another: what it is about stands.
func (s *Shell) makeUpFields() []kit.Field[*data.Session] {
	return []kit.Field[*data.Session]{
		kit.Day("day", "日期", s.app.Today, func(v *data.Session) *string { return &v.Day }).Required(),
		kit.Text("place", "地点", func(v *data.Session) *string { return &v.Place }),
		kit.Clock("begins", "开始", func(v *data.Session) *string { return &v.Begins }).Hinted("09:00"),
		kit.Clock("ends", "结束", func(v *data.Session) *string { return &v.Ends }).Hinted("11:30"),
		kit.Text("lecturer", "授课人", func(v *data.Session) *string { return &v.Lecturer }),
		kit.Yes("online", "线上", func(v *data.Session) *bool { return &v.Online }),
	}
}

// askMakeUp asks when and where a session is made up for, and says by whom.
func (s *Shell) askMakeUp(sessionID string) {
	m, err := s.training.MakeUpFor(sessionID)
	if err != nil {
		s.Failed("安排补课", err)
		return
	}
	form := kit.NewForm(s, s.makeUpFields(), (*data.Session).Validate)
	form.Set(&m.Session)
	text := container.NewVScroll(kit.Prose(m.Words()))
	text.SetMinSize(fyne.NewSize(540, kit.Scaled(64)))
	hold := container.NewGridWrap(fyne.NewSize(540, min(300, s.window.Canvas().Size().Height-330)), form.Object())
	kit.Dialog(s.window, "安排补课", 620, container.NewVBox(text, hold), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.GiveUp(s.window, form.Dirty, close), kit.Primary("安排补课", func() {
			if !form.Ready() {
				return
			}
			m.Session = *form.Value
			err := s.training.SaveMakeUp(m)
			var faults kit.Faults
			if errors.As(err, &faults) {
				form.Refuse(faults)
				return
			}
			if err != nil {
				s.Failed("安排补课", err)
				return
			}
			close()
		})}
	})
	form.FocusOn("day")
}

// askNotice asks which notice is meant, unless a course has but its own.
func (s *Shell) askNotice(courseID string) {
	all, err := s.training.PickNotices(courseID)
	if err != nil {
		s.Failed("培训通知", err)
		return
	}
	if len(all) == 1 {
		s.askTell(courseID)
		return
	}
	items := make([]menuItem, len(all))
	for i, one := range all {
		items[i] = menuItem{one.Name, func() { s.askTell(one.ID) }}
	}
	s.menu("哪一份通知？", items)
}

// askTell shows a notice to copy or print, and how far it was told; id is the course's or the make-up's.
func (s *Shell) askTell(id string) {
	text, err := s.paperwork.CourseText(id)
	if err != nil {
		s.Failed("培训通知", err)
		return
	}
	rows, err := s.training.Deliveries(id)
	if err != nil {
		s.Failed("培训通知", err)
		return
	}
	scroll := container.NewVScroll(kit.Prose(text))
	scroll.SetMinSize(fyne.NewSize(540, min(380, s.window.Canvas().Size().Height-300)))
	kit.Dialog(s.window, "通知与传达", 620, container.NewVBox(scroll, kit.Prose(rolls.DeliveryWords(rows))),
		func(close func()) []fyne.CanvasObject {
			return []fyne.CanvasObject{kit.Button(kit.WordClose, close), kit.Button("打印通知", func() {
				close()
				s.look(s.named("培训通知", "training-notice", paperwork.Of(id)))
			}), kit.Button("复制文本", func() {
				fyne.CurrentApp().Clipboard().SetContent(text)
				s.Done("通知文本已复制，可以粘贴到微信群。")
			}), kit.Primary("登记传达", func() { close(); s.askDelivery(id) })}
		})
}

// deliveryFields are what is asked when deputies were told; how is the act's.
func (s *Shell) deliveryFields() []kit.Field[*rolls.DeliveryBy] {
	return []kit.Field[*rolls.DeliveryBy]{kit.Day("day", "哪一天通知的", s.app.Today, func(v *rolls.DeliveryBy) *string {
		return &v.Day
	}).Required().Full()}
}

// askDelivery notes who was told, how and when: several at once are marked in the list.
func (s *Shell) askDelivery(id string) {
	list := kit.NewList(s, "delivery", rolls.DeliveryColumns)
	list.ID = func(t *rolls.DeliveryRow) string { return t.ID }
	list.Load = kit.Lists(func() ([]rolls.DeliveryRow, error) { return s.training.Deliveries(id) })
	list.Empty = "还没有人报名。请先报名，再登记传达。"
	list.Narrows = [][]kit.Narrow[*rolls.DeliveryRow]{{{Label: "全部"},
		{Label: "未通知", Keep: func(t *rolls.DeliveryRow) bool { return !t.Delivered() }},
		{Label: "已通知", Keep: (*rolls.DeliveryRow).Delivered}}}
	said, by := kit.Prose(""), rolls.DeliveryBy{Day: s.app.Today()}
	form := kit.NewForm(s, s.deliveryFields(), (*rolls.DeliveryBy).Validate)
	form.Set(&by)
	reload := func(err error) {
		s.try("传达", err)
		list.Reload()
		list.MarkAll(false)
		rows, err := s.training.Deliveries(id)
		if err == nil {
			said.SetText(rolls.DeliveryWords(rows) + "勾选代表，再点怎样通知的；再登记一次会改成新的。")
		}
	}
	for _, way := range data.DeliveryMethods {
		list.Acts = append(list.Acts, kit.Act{Label: string(way), Do: func(ids []string) {
			if form.Ready() {
				reload(s.training.Deliver(id, ids, rolls.DeliveryBy{Method: way, Day: form.Value.Day}))
			}
		}})
	}
	list.Acts = append(list.Acts, kit.Act{Label: "取消登记", Do: func(ids []string) { reload(s.training.Undeliver(id, ids)) }})
	day := container.NewGridWrap(fyne.NewSize(300, kit.Scaled(92)), form.Object())
	s.listDialog("登记传达", container.NewBorder(nil, nil, nil, day, said), list.Content(), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Primary(kit.WordClose, close)}
	})
	reload(nil)
}
