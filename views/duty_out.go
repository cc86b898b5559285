package views

import (
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/days"
	"liujin/app/duty"
	"liujin/app/listings"
	"liujin/app/paperwork"
	"liujin/data"
	"liujin/views/kit"
)

// copyNotice shows the text for the chat group, to be copied: of the chosen shift, of the coming week, of the month.
func (d *dutyMonth) copyNotice() {
	s := d.shell
	spans := []string{"今后 7 天", "显示的这个月"}
	if d.grid.Chosen() != "" {
		spans = append([]string{"选中的这一班"}, append(spans, "选中的这一班的接待公告")...)
	}
	text := kit.NewArea(s, 12)
	var rows []duty.ShiftRow
	pick := kit.NewChoice(s, spans, nil)
	pick.OnChanged = func(span string) {
		var words string
		var err error
		rows, words, err = d.noticeText(span)
		if err != nil {
			s.Failed("复制通知", err)
			return
		}
		text.SetText(words)
	}
	pick.SetSelectedIndex(0)
	done := func(close func(), told bool) {
		fyne.CurrentApp().Clipboard().SetContent(text.Text)
		close()
		s.Done("已复制，可以粘贴到工作群。")
		if told && len(rows) > 0 {
			ids := make([]string, len(rows))
			for i := range rows {
				ids[i] = rows[i].ID
			}
			s.try("标为已通知", s.duty.Notify(ids))
		}
	}
	kit.Dialog(s.window, "复制通知", 620, container.NewVBox(kit.Framed(pick), text), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button(kit.WordCancel, close), kit.Button("只复制", func() { done(close, false) }),
			kit.Primary("复制并标为已通知", func() { done(close, true) })}
	})
}

// noticeText is the text of a span's shifts that are still to come.
func (d *dutyMonth) noticeText(span string) ([]duty.ShiftRow, string, error) {
	from, to := d.span()
	today := d.shell.app.Today()
	switch span {
	case "今后 7 天":
		return d.shell.paperwork.DutyNotice(today, 7)
	case "选中的这一班":
		r := d.shiftBy(d.grid.Chosen())
		if r == nil {
			return nil, "", nil
		}
		rows := []duty.ShiftRow{*r}
		text, err := d.shell.paperwork.DutyText(rows)
		return rows, text, err
	case "选中的这一班的接待公告":
		r := d.shiftBy(d.grid.Chosen())
		if r == nil {
			return nil, "", nil
		}
		text, err := d.shell.paperwork.NoticeText([]duty.ShiftRow{*r})
		return nil, text, err
	}
	rows, err := d.shell.duty.Shifts(max(from, today), to)
	if err != nil {
		return nil, "", err
	}
	text, err := d.shell.paperwork.DutyText(rows)
	return rows, text, err
}

// printNotice shows the notice of some shifts; its number it gets when it is printed or saved.
func (d *dutyMonth) printNotice(rows []duty.ShiftRow) {
	s := d.shell
	ids := make([]string, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	s.look(s.named("接待公告", data.NoticePaper, paperwork.Of(ids...)))
}

// export offers what can be taken out: sheets for Excel, files for calendars.
func (d *dutyMonth) export() {
	s := d.shell
	from, to := d.span()
	var hide func()
	box := container.NewVBox()
	add := func(text string, do func()) { box.Add(kit.Button(text, func() { hide(); do() })) }
	for _, one := range []struct{ title, name string }{{"值班安排表（Excel）", "duty-plan"}, {"值班到岗情况（Excel）", "duty-attendance"}} {
		add(one.title, func() {
			l, err := s.listings.Sheet(one.name, listings.Order{From: from, To: to, Station: d.station})
			if err != nil {
				s.Failed("导出", err)
				return
			}
			s.export(l)
		})
	}
	add("日历文件（.ics，每名代表一个、每个站点一个）", func() {
		folder := filepath.Join(s.outFolder(), "值班日历-"+days.MonthOf(from))
		var done duty.Calendars
		s.job(func() (err error) { done, err = s.duty.WriteCalendars(from, to, folder); return err }, func(err error) {
			if err != nil {
				s.Failed("导出日历", err)
				return
			}
			s.written(fmt.Sprintf("%d 个日历文件已保存", done.Files), folder, done.Words())
		})
	})
	hide = kit.Dialog(s.window, fmt.Sprintf("导出 %s 至 %s", from, to), 460, box, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button(kit.WordCancel, close)}
	})
	s.window.Canvas().Focus(box.Objects[0].(*kit.Press))
}

// shiftFields are what is asked of a shift that is added by hand.
func (s *Shell) shiftFields() []kit.Field[*data.Shift] {
	return []kit.Field[*data.Shift]{
		kit.Ref("station", "家站点", s.stationOptions(), func(t *data.Shift) *string { return &t.StationID }).Required().Full(),
		kit.Day("day", "日期", s.app.Today, func(t *data.Shift) *string { return &t.Day }).Required(),
		kit.OneOf("day_part", "时段", data.DayParts, func(t *data.Shift) *data.DayPart { return &t.DayPart }).Required(),
		kit.Clock("begins", "开始", func(t *data.Shift) *string { return &t.Begins }).Hinted("09:00"),
		kit.Clock("ends", "结束", func(t *data.Shift) *string { return &t.Ends }).Hinted("11:30"),
		kit.Number("need", "人数", func(t *data.Shift) *int { return &t.Need }).Required(),
		kit.Number("county", "其中县级以上至少", func(t *data.Shift) *int { return &t.County }),
	}
}

// askShift adds a shift that no rule asks for.
func (d *dutyMonth) askShift() {
	s := d.shell
	shift, err := s.duty.NewShift(d.panel.day, d.station)
	if err != nil {
		s.Failed("加一班", err)
		return
	}
	form := kit.NewForm(s, s.shiftFields(), (*data.Shift).Validate)
	form.Set(&shift)
	hold := form.InDialog(520)
	kit.Dialog(s.window, "加一班", 560, hold, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.GiveUp(s.window, form.Dirty, close), kit.Primary(kit.WordSave, func() {
			if !form.Ready() {
				return
			}
			value := *form.Value
			if err := s.duty.SaveShift(&value); err != nil {
				s.Failed("加一班", err)
				return
			}
			close()
			d.Show(value.ID)
		})}
	})
	form.FocusOn("station")
}

// Prints are what can be printed of the month that is shown, and of the shift that is chosen.
func (d *dutyMonth) Prints() (all []kit.Paper) {
	s := d.shell
	from, to := d.span()
	o := paperwork.Order{From: from, To: to, Station: d.station}
	month := d.title.Text
	if d.station != "" {
		all = append(all, s.named("值班安排表（"+month+"，"+d.station+"）", "duty-month", o))
	} else {
		all = append(all, s.named("值班安排表（"+month+"，全部站点）", "duty-month", o))
	}
	year := days.YearOf(from)
	all = append(all, s.named("全年值班表（每人）", "duty-year", paperwork.Order{From: year + "-01-01", To: year + "-12-31"}))
	if r := d.shiftBy(d.grid.Chosen()); r != nil {
		what := days.Short(r.Day) + " " + r.Station
		all = append(all, s.named("接待公告（"+what+"）", data.NoticePaper, paperwork.Of(r.ID)))
		all = append(all, s.named("接待选民登记表（"+what+"）", "voter-reception", paperwork.Of(r.ID)))
	}
	return append(all, s.named("接待选民登记表（空白）", "voter-reception-blank", paperwork.Order{}))
}
