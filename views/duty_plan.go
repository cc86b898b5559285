package views

import (
	"errors"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/days"
	"liujin/app/duty"
	"liujin/app/rostering"
	"liujin/views/kit"
)

// period is a span of days that can be planned at once.
type period struct{ title, from, to string }

// periods are those offered, seen from the month that is shown: the next month first.
func (d *dutyMonth) periods() []period {
	today, _ := time.Parse(time.DateOnly, d.shell.app.Today())
	month := func(first time.Time, n int) (string, string) {
		return days.ISO(first), days.ISO(first.AddDate(0, n, -1))
	}
	this := time.Date(today.Year(), today.Month(), 1, 0, 0, 0, 0, time.UTC)
	next := this.AddDate(0, 1, 0)
	quarter := time.Date(today.Year(), (today.Month()-1)/3*3+4, 1, 0, 0, 0, 0, time.UTC)
	year := time.Date(today.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC)
	var all []period
	add := func(title string, first time.Time, n int) {
		from, to := month(first, n)
		all = append(all, period{title + "（" + first.Format("2006年1月") + until(first, n) + "）", max(from, d.shell.app.Today()), to})
	}
	if shown, err := time.Parse(time.DateOnly, d.first); err == nil && shown.After(next) {
		add("显示的这个月", shown, 1)
	}
	add("下个月", next, 1)
	add("本月余下的日子", this, 1)
	add("下个季度", quarter, 3)
	add("今年余下的月份", this, 13-int(today.Month()))
	add("明年全年", year, 12)
	return all
}

func until(first time.Time, months int) string {
	if months == 1 {
		return ""
	}
	return first.AddDate(0, months-1, 0).Format("至1月")
}

// askPlan asks what is to be planned, and plans it beside the window.
func (d *dutyMonth) askPlan() {
	all := d.periods()
	titles := make([]string, len(all))
	for i, p := range all {
		titles[i] = p.title
	}
	choice := kit.NewChoice(d.shell, titles, nil)
	choice.SetSelectedIndex(0)
	keep := kit.NewTick(d.shell, "只补空缺和请假，其余尽量不动", nil)
	keep.SetChecked(d.planned(all[0]))
	choice.OnChanged = func(string) { keep.SetChecked(d.planned(all[max(0, choice.SelectedIndex())])) }
	effort := kit.NewChoice(d.shell, []string{efforts[0].title, efforts[1].title}, nil)
	effort.SetSelectedIndex(0)
	box := container.NewVBox(kit.Quiet("排哪一段"), kit.Framed(choice), kit.Quiet("排到多好"), kit.Framed(effort), keep,
		kit.Prose("锁定的、已经过去的和登记过到岗的班次不会动。排好先给您看，满意了再保存。"))
	kit.Dialog(d.shell.window, "自动排班", 460, box, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button(kit.WordCancel, close), kit.Primary("开始排班", func() {
			close()
			d.plan(all[max(0, choice.SelectedIndex())], keep.Checked, efforts[max(0, effort.SelectedIndex())].effort)
		})}
	})
}

// askSettle lists the shifts that new days off or a closed station hit, and plans what the rules make of them.
func (d *dutyMonth) askSettle(moved []string) {
	s := d.shell
	box := container.NewVBox()
	for _, text := range moved {
		box.Add(kit.Prose(text))
	}
	scroll := container.NewVScroll(box)
	scroll.SetMinSize(fyne.NewSize(560, min(float32(40*len(moved)+20), 340)))
	last, err := s.duty.LastShift()
	if err != nil {
		s.Failed("改期", err)
		return
	}
	kit.Dialog(s.window, fmt.Sprintf("%d 班要改期", len(moved)), 620, scroll, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button(kit.WordCancel, close), kit.Primary("按规则改期，其余尽量不动", func() {
			close()
			d.plan(period{"改期", s.app.Today(), last}, true, rostering.Quick)
		})}
	})
}

// planned reports whether a period has shifts with people already.
func (d *dutyMonth) planned(p period) bool {
	rows, err := d.shell.duty.Shifts(p.from, p.to)
	if err != nil {
		return false
	}
	for i := range rows {
		if len(rows[i].Duties) > 0 {
			return true
		}
	}
	return false
}

// efforts are how good a schedule is to become, as it is asked.
var efforts = []struct {
	effort rostering.Effort
	title  string
}{
	{rostering.Quick, "快：找不出更好的就停，一般几秒"},
	{rostering.Thorough, "细：一直找，直到证明不能更好"},
}

// errStopped is when the user stopped the planning.
var errStopped = errors.New("stopped")

// plan plans beside the window, and shows what came out.
func (d *dutyMonth) plan(p period, keep bool, effort rostering.Effort) {
	s := d.shell
	var out *duty.Schedule
	s.busy++
	kit.RunSearch(s.window, "正在排班", "就用现在这个", func(search *kit.Search) (err error) {
		out, err = s.duty.Schedule(duty.ScheduleOrder{From: p.from, To: p.to, Keep: keep, Effort: effort,
			Progress: func(r rostering.Progress) {
				search.Tell(kit.Found{Doing: string(r.Stage) + "…", Reached: r.Reached(), Done: r.Done, Of: r.Of})
			},
			Stop: search.Cancelled, Enough: search.Taken})
		if err == nil && search.Cancelled() {
			return errStopped
		}
		return err
	}, func(err error) {
		s.busy--
		switch {
		case s.closed:
		case errors.Is(err, errStopped):
			s.Done("已停止排班，什么都没有改动。")
		case err != nil:
			s.Failed("自动排班", err)
		default:
			d.offer(out)
		}
	})
}

// offer shows what a schedule comes to, and saves it when the user likes it.
func (d *dutyMonth) offer(schedule *duty.Schedule) {
	s := d.shell
	strip := kit.Flow()
	for _, f := range schedule.Strip {
		if f.Text != "" {
			strip.Add(kit.NewChip(f.Text, f.Tone))
		}
	}
	box := container.NewVBox(strip)
	for _, text := range schedule.Causes {
		box.Add(kit.Warning(text))
	}
	if n := len(schedule.Skipped); n > 0 {
		box.Add(kit.Quiet(fmt.Sprintf("%d 个接待日不排班：", n)))
		for _, text := range schedule.Skipped[:min(n, 8)] {
			box.Add(kit.Prose(text))
		}
	}
	if dropped, err := s.duty.DroppedRows(schedule); err == nil && len(dropped) > 0 {
		box.Add(kit.Heading("要撤掉的班次（接待日规则已不再安排）"))
		for i := range dropped {
			box.Add(kit.Warning(dropped[i].Line()))
		}
	}
	rows, err := s.duty.ScheduleRows(schedule)
	if err != nil {
		s.Failed("自动排班", err)
		return
	}
	for i := range rows[:min(len(rows), 200)] {
		r := &rows[i]
		text := fmt.Sprintf("%s %s　%s　%s", days.Short(r.Day), r.Weekday(), duty.ShortStation(r.Station), r.Names())
		if r.Open() > 0 {
			text += fmt.Sprintf("（缺 %d 人）", r.Open())
		}
		box.Add(kit.Quiet(text))
	}
	scroll := container.NewVScroll(box)
	scroll.SetMinSize(fyne.NewSize(700, min(420, s.window.Canvas().Size().Height-220)))
	kit.Dialog(s.window, fmt.Sprintf("排班结果：%s 至 %s", schedule.From, schedule.To), 780, scroll, func(close func()) []fyne.CanvasObject {
		all := []fyne.CanvasObject{kit.Button("不要", close)}
		if fairer := schedule.Fairer; fairer != nil {
			all = append(all, kit.Button(fmt.Sprintf("再调整 %d 处，更均衡", fairer.Changes-schedule.Changes),
				func() { close(); d.accept(fairer) }))
		}
		return append(all, kit.Primary("保存这份安排", func() { close(); d.accept(schedule) }))
	})
}

// accept saves a schedule and shows its first month.
func (d *dutyMonth) accept(schedule *duty.Schedule) {
	if err := d.shell.duty.SaveSchedule(schedule); err != nil {
		d.offer(schedule) // it is not lost: it can be saved again, or planned anew
		d.shell.Failed("保存排班", err)
		return
	}
	d.first = schedule.From[:8] + "01"
	d.draw()
}
