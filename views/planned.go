package views

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/paperwork"
	"liujin/app/plans"
	"liujin/data"
	"liujin/views/kit"
)

// walk is the screen of a walk-in whose activities may be planned for a day to come: its head, and what is done with a plan.
type walk[R, T any] struct {
	*kit.Editor[*R, *T]
	shell  *Shell
	row    func(*R) *data.ActivityRow
	of     func(*T) *data.Activity
	told   string                   // the field where it is begun to tell what was done
	about  func(*T) *string         // the field of what it is about; nil: there is none to be filled in
	beside func(*T) []kit.RecordAct // what else is done with one that was held; nil: nothing
	plan   string                   // what planning one is called
	add    string                   // what recording one is called
	keep   []kit.Narrow[*R]         // entries of its own
	head   head

	recording string // the one that is planned still, and in the form to be recorded; "" none
}

// screen makes it.
func (w *walk[R, T]) screen() *Screen {
	s := w.shell
	w.List.Narrows = w.narrows()
	w.Acts = w.acts(w.Acts)
	papers := w.Papers
	w.Papers = func(opened string) []kit.Paper {
		all := s.planPapers(opened)
		if len(all) > 0 { // there is no record of it yet
			opened = ""
		}
		if papers != nil {
			all = append(all, papers(opened)...)
		}
		return append(all, s.named("本月安排", "month-plan", paperwork.Order{}))
	}
	w.head.acts = append([]fyne.CanvasObject{kit.Button(w.plan, func() { w.Plan(planWith{}) })}, w.head.acts...)
	screen := show(s, w.head, w.add, w.Editor)
	screen.Record, screen.Plan = w.Record, w.Plan
	return screen
}

// narrows are the list's entries: by days as everywhere, and what is planned.
func (w *walk[R, T]) narrows() [][]kit.Narrow[*R] {
	s := w.shell
	all := spans(s, w.List, func(r *R) string { return w.row(r).Day }, func(r *R) bool { return w.row(r).Persons > 0 })
	planned := func(r *R) bool { return w.row(r).State == data.ActivityPlanned }
	all[0] = append(all[0], kept(app.Planned, planned), kit.Narrow[*R]{Label: "已安排未登记",
		Keep: func(r *R) bool { return planned(r) && w.row(r).Day < s.app.Today() }})
	all[0] = append(all[0], w.keep...)
	return all
}

// planWith is what is known of a plan already: who is to come, by id, and the village, enterprise or constituency that it is about.
type planWith struct {
	deputies []string
	about    string
}

// Plan opens a new one that is only planned, with the caret in its day.
func (w *walk[R, T]) Plan(with planWith) {
	v, err := w.New()
	if err != nil {
		w.shell.Failed(w.plan, err)
		return
	}
	one := w.of(v)
	one.State, one.Day = data.ActivityPlanned, ""
	for _, id := range with.deputies {
		one.Deputies = append(one.Deputies, data.Participation{DeputyID: id})
	}
	if w.about != nil && with.about != "" {
		*w.about(v) = with.about
	}
	w.Start(v)
	if w.Opened() == "" {
		w.Form().FocusOn("day")
	}
}

// Record opens the form for what was done at one that was planned, with the caret in the first thing to be told. It counts once it is
// saved.
func (w *walk[R, T]) Record(id string) {
	v, err := w.Read(id)
	if err != nil {
		w.shell.Failed("登记情况", err)
		return
	}
	if one := w.of(v); one.Planned() {
		if w.shell.app.ToCome(one.Day) != "" {
			w.Show(id)
			kit.Tell(w.shell.window, "登记情况", one.Day+" 还没有到，情况请在活动当天或之后登记。日子变了的，先点“改期…”。", "")
			return
		}
		one.State, w.recording = data.ActivityHeld, id
	}
	w.Start(v)
	if w.Opened() == id { // else it is asked about what was typed before
		w.List.Choose(id)
		w.Form().FocusOn(w.told)
	}
}

// call calls over those who were expected at one; one that is just being recorded stays in the form for that.
func (w *walk[R, T]) call(id string) {
	recording := w.recording == id && w.of(w.Form().Value).State == data.ActivityHeld
	w.shell.callActivity(id, func() {
		if recording {
			w.Record(id)
		}
	})
}

// acts are what can be done with one in the form, before what else is.
func (w *walk[R, T]) acts(more func(*T) []kit.RecordAct) func(*T) []kit.RecordAct {
	s := w.shell
	return func(v *T) (all []kit.RecordAct) {
		one := w.of(v)
		id, day := one.ID, one.Day
		switch one.State {
		case data.ActivityCancelled:
			all = append(all, kit.RecordAct{Label: "重新安排…", Do: func() { s.askPutOff(id) }})
		case data.ActivityPlanned:
			all = append(all, kit.RecordAct{Label: "登记情况", Do: func() { w.Record(id) }},
				kit.RecordAct{Label: "通知…", Do: func() { s.askPlanNotice(id, "") }},
				kit.RecordAct{Label: "更多…", Do: func() { s.planMenu(id, day) }})
		}
		if more != nil {
			all = append(all, more(v)...)
		}
		if len(all) == 0 { // it was held, and no shift has its roll
			all = append(all, kit.RecordAct{Label: "点名", Do: func() { w.call(id) }})
		}
		if !one.Planned() {
			all = append(all, s.writeUpAct(data.KindActivity, id))
		}
		if w.beside != nil && !one.Planned() {
			all = append(all, w.beside(v)...)
		}
		return all
	}
}

// planMenu asks what is done with a plan.
func (s *Shell) planMenu(id, day string) {
	items := []menuItem{{"改期…", func() { s.askPutOff(id) }}, {"取消这次活动", func() { s.callOff(id) }},
		{"签到表", func() { s.look(s.named("签到表", "activity-sign-in", paperwork.Of(id))) }}}
	if s.app.ToCome(day) == "" {
		items = append([]menuItem{{"点名", func() { s.callActivity(id, func() {}) }}}, items...)
	}
	s.menu("这次活动", items)
}

// recordPlanned opens the form for what was done at an activity or a shift that was planned, with the way back; false for a kind that is
// not recorded so.
func (s *Shell) recordPlanned(of data.Subject) bool {
	from := s.current
	screen := s.screen(screenOf(of.Kind))
	if screen == nil || screen.Record == nil {
		return false
	}
	s.Go(screenOf(of.Kind))
	screen.Record(of.ID)
	s.wayBackTo(&wayBack{entryOf(from).title, func() { s.Go(from) }})
	return true
}

// callActivity calls over those who were expected at an activity, and when that is saved runs then.
func (s *Shell) callActivity(id string, then func()) {
	r, err := s.plans.ActivityRoll(id)
	if err != nil {
		s.Failed("点名", err)
		return
	}
	s.callOver(calling{title: "点名：" + r.Caption, what: "到场", roll: r,
		save: func() error {
			err := s.plans.CallActivity(id, r)
			if err == nil {
				then()
			}
			return err
		}})
}

// callOff calls something off, and says so in a text for the group.
func (s *Shell) callOff(id string) {
	if err := s.plans.CallOff(id); err != nil {
		s.Failed("取消活动", err)
		return
	}
	s.askPlanNotice(id, "")
}

// putOffFields are what is asked of another day for something planned.
func (s *Shell) putOffFields() []kit.Field[*plans.PutOff] {
	return []kit.Field[*plans.PutOff]{
		kit.Day("day", "改到", s.app.Today, func(v *plans.PutOff) *string { return &v.Day }).Required().Full(),
		kit.Clock("begins", "开始", func(v *plans.PutOff) *string { return &v.Begins }).Hinted("09:00，可空"),
		kit.Clock("ends", "结束", func(v *plans.PutOff) *string { return &v.Ends }).Hinted("11:30，可空"),
	}
}

// askPutOff asks when something planned takes place instead, and then shows the text that tells of it.
func (s *Shell) askPutOff(id string) {
	to, err := s.plans.NewPutOff(id)
	if err != nil {
		s.Failed("改期", err)
		return
	}
	was, err := s.paperwork.ActivityTime(id)
	if err != nil {
		s.Failed("改期", err)
		return
	}
	form := kit.NewForm(s, s.putOffFields(), (*plans.PutOff).Validate)
	form.Set(&to)
	hold := form.InDialog(460)
	kit.Dialog(s.window, "改期", 500, container.NewVBox(kit.Prose("原定 "+was), hold), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.GiveUp(s.window, form.Dirty, close), kit.Primary("改期", func() {
			if !form.Ready() {
				return
			}
			err := s.plans.PutOff(id, *form.Value)
			var faults kit.Faults
			if errors.As(err, &faults) {
				form.Refuse(faults)
				return
			}
			if err != nil {
				s.Failed("改期", err)
				return
			}
			close()
			s.askPlanNotice(id, was)
		})}
	})
	form.FocusOn("day")
}

// askPlanNotice shows what the group is told of an activity, to copy or to print; was is when it was planned before, "" for the same time.
func (s *Shell) askPlanNotice(id, was string) {
	text, err := s.paperwork.ActivityText(id, was)
	if err != nil {
		s.Failed("活动通知", err)
		return
	}
	s.askText("活动通知", text, "通知文本已复制，可以粘贴到微信群。", kit.RecordAct{Label: "打印通知", Do: func() {
		s.look(s.named("活动通知", "activity-notice", paperwork.Of(id)))
	}}, kit.RecordAct{Label: "签到表", Do: func() {
		s.look(s.named("签到表", "activity-sign-in", paperwork.Of(id)))
	}})
}

// planPapers are those of the activity in the form, where it is planned.
func (s *Shell) planPapers(opened string) []kit.Paper {
	if v, err := s.app.DB().Activity(opened); err != nil || !v.Planned() { // of a new one there is nothing to be read
		return nil
	}
	return []kit.Paper{s.named("活动通知（打开的这次活动）", "activity-notice", paperwork.Of(opened)),
		s.named("签到表（打开的这次活动）", "activity-sign-in", paperwork.Of(opened))}
}

// neededOnceHeld is said behind who takes part: of a plan that may be open.
const neededOnceHeld = "登记时必填"

// planHead are the fields at the top of an activity's form: that it is planned only, and how it was planned once it is recorded.
func planHead[T any](s *Shell, of func(*T) *data.Activity) kit.Field[*T] {
	return kit.Live(func(v *T) string {
		one := of(v)
		if text := s.plans.PlanState(one); text != "" || one.ID == "" {
			return text
		}
		away, err := s.plans.Away(one)
		text := plans.PlanWords(one)
		if away = noted("点名", away, err); away != "" && text != "" {
			text += "\n"
		}
		return text + away
	})
}

// planned are the fields of a plan, before what is told once it took place: when, and what it is to be about.
func planned[T any](s *Shell, of func(*T) *data.Activity) []kit.Field[*T] {
	only := func(v *T) bool { return s.app.Planned(of(v)) }
	return []kit.Field[*T]{
		kit.Clock("begins", "开始时间", func(v *T) *string { return &of(v).Begins }).Hinted("09:00，可空").Only(only),
		kit.Clock("ends", "结束时间", func(v *T) *string { return &of(v).Ends }).Hinted("可空").Only(only),
		kit.Area("purpose", "活动内容（写进通知）", 2, func(v *T) *string { return &of(v).Purpose }).If(only),
	}
}

// held shows a field once the activity took place.
func held[T any](s *Shell, of func(*T) *data.Activity) func(*T) bool {
	return func(v *T) bool { return !s.app.Planned(of(v)) }
}

// seldom are the fields of any activity that few fill in.
func seldom[T any](s *Shell, of func(*T) *data.Activity) []kit.Field[*T] {
	return []kit.Field[*T]{
		kit.Ref("focus", "重点领域", s.choiceOptions(data.FocusList, "重点领域"), func(v *T) *string { return &of(v).Focus }).Seldom(),
		kit.Ref("vanguard", "排头兵", s.choiceOptions(data.VanguardList, "五个排头兵"), func(v *T) *string { return &of(v).Vanguard }).Seldom(),
		kit.Area("note", "备注", 2, func(v *T) *string { return &of(v).Note }).Seldom(),
	}
}
