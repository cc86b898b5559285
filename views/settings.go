package views

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/paperwork"
	"liujin/app/sample"
	"liujin/data"
	"liujin/views/kit"
)

// settings is the tab 本单位与显示 of 设置与备份: the unit and the look.
func settings(s *Shell) *Screen {
	u := newUnit(s)
	return &Screen{Content: u.content(), Edit: u, Reload: u.Reload}
}

// unitPanel edits the own unit and how the program looks.
type unitPanel struct {
	kit.Record[*data.Office]
	shell *Shell
}

func newUnit(s *Shell) *unitPanel {
	return &unitPanel{shell: s, Record: kit.Record[*data.Office]{Name: "settings", Noun: "本单位",
		Validate: (*data.Office).Validate, Save: s.app.SaveOffice, Caption: func(o *data.Office) string { return o.Name },
		Read:   kit.Reads(func(string) (data.Office, error) { return s.app.OwnOffice() }),
		Papers: func(string) []kit.Paper { return []kit.Paper{s.named("交接单", "handover", paperwork.Order{})} },
		Fields: []kit.Field[*data.Office]{
			kit.Text("name", "单位名称", func(o *data.Office) *string { return &o.Name }).Required().Full(),
			kit.OneOf("level", "单位层级", data.OfficeLevels, func(o *data.Office) *data.OfficeLevel { return &o.Level }).Required(),
			kit.Text("code", "行政区划代码", func(o *data.Office) *string { return &o.Code }).Hinted("9 位"),
			kit.Text("short", "简称", func(o *data.Office) *string { return &o.Short }).Hinted("空着按单位名称"),
			kit.Text("secretary", "人大秘书", func(o *data.Office) *string { return &o.Secretary }),
			kit.Text("phone", "联系电话", func(o *data.Office) *string { return &o.Phone }),
			kit.Yes("no_quarterly", "本省不要求主席团每季度开会", func(o *data.Office) *bool { return &o.NoQuarterly }).
				If(func(*data.Office) bool { return s.presidiumMet() }),
		}}}
}

// presidiumMet reports whether a meeting of the presidium was ever put on record: before, nothing is said about them.
func (s *Shell) presidiumMet() bool {
	rows, err := s.app.DB().MeetingRows()
	return err == nil && slices.ContainsFunc(rows, func(m data.MeetingRow) bool { return m.Kind == data.MeetingPresidium })
}

func (u *unitPanel) content() fyne.CanvasObject {
	u.Bind(u.shell)
	right := kit.Inset(12, container.NewVBox(kit.Heading("显示与提醒"), u.look(), kit.Heading("台账文件"), kit.Prose(u.shell.app.DB().Path()),
		kit.Flow(kit.Button("打印交接单", func() { u.shell.look(u.Papers("")[0]) })), u.leaving()))
	return kit.Halves(0.54, kit.Card(u.Panel()), kit.Card(container.NewVScroll(right)))
}

// Reload opens the unit, or reads it again.
func (u *unitPanel) Reload() {
	if u.Form().Value.ID != "" {
		u.Record.Reload()
	} else if own, err := u.shell.app.OwnOffice(); err == nil && own.ID != "" {
		u.Show(own.ID)
	}
}

// look chooses large text, the dark look and the notice at start-up.
func (u *unitPanel) look() fyne.CanvasObject {
	prefs := u.shell.prefs
	turn := func(text string, on bool, set func(*kit.Theme, bool)) fyne.CanvasObject {
		t := kit.NewTick(u.shell, text, nil)
		t.Checked = on
		t.OnChanged = func(on bool) {
			look := prefs.Theme()
			set(look, on)
			prefs.SetTheme(look)
			u.shell.outdate() // what was measured for the other size
		}
		return t
	}
	now := prefs.Theme()
	remind := kit.NewTick(u.shell, "打开台账时弹出提醒", nil)
	remind.Checked, remind.OnChanged = prefs.Remind(), prefs.SetRemind
	return container.NewVBox(kit.Flow(
		turn("大字（125%）", now.Large, func(t *kit.Theme, on bool) { t.Large = on }),
		turn("深色", now.Dark, func(t *kit.Theme, on bool) { t.Dark = on })), kit.Flow(remind), kit.Aside("提醒今明两天的轮值、到期和逾期的事。"))
}

// leaving offers to go to another ledger, and to end the sample by one act.
func (u *unitPanel) leaving() fyne.CanvasObject {
	box := container.NewVBox(kit.Flow(kit.Button("打开或新建另一本…", func() { u.shell.away(nil) })))
	if sample, err := u.shell.app.IsSample(); err == nil && sample {
		box.Add(kit.Heading("示例台账"))
		box.Add(kit.Prose("这是示例，里面的人和事都是编的。看够了，点下面的按钮：示例整本删除，接着填单位名称，开始自己的台账。"))
		box.Add(kit.Flow(kit.Primary("清空示例，开始自己的台账", u.shell.endSample)))
	}
	return box
}

// endSample deletes the sample and begins the office's own ledger.
func (s *Shell) endSample() {
	path := s.app.DB().Path()
	kit.AskDanger(s.window, "清空示例", "示例台账会整本删除，什么都不会留下。自己的台账不受影响。", "清空示例", func() {
		s.away(func(p *Program) {
			if err := sample.RemoveSample(path); err != nil {
				p.Failed("清空示例", err)
				return
			}
			p.page()
			p.askNew()
		})
	})
}

// terms is the tab 届次 of 设置与备份.
func terms(s *Shell) *Screen {
	list := listOf(s, "term", "届次", app.TermColumns, s.app.Terms)
	list.Empty = empty("届次", "点右上角新增，填本级和上级人大的届次；导入名册时也会用到。")
	e := flat(list, "届次", s.app.SaveTerm, s.app.DeleteTerm, app.TermName)
	e.New = kit.Makes(s.app.NewTerm)
	e.Validate = (*data.Term).Validate
	e.Fields = []kit.Field[*data.Term]{
		kit.OneOf("level", "层级", data.Levels, func(t *data.Term) *data.Level { return &t.Level }).Required(),
		kit.Number("number", "第几届", func(t *data.Term) *int { return &t.Number }).Required(),
		kit.Day("starts", "首次会议日期（届次开始）", s.app.Today, func(t *data.Term) *string { return &t.Starts }),
		kit.Day("ends", "预计届满", s.app.Today, func(t *data.Term) *string { return &t.Ends }),
		kit.Yes("pending", "首次会议日期待定", func(t *data.Term) *bool { return &t.Pending }),
		kit.Area("note", "备注", 2, func(t *data.Term) *string { return &t.Note }),
	}
	return show(s, head{}, "新增届次", e)
}

// choices is the tab 可改的选项 of 设置与备份: the lists that the office may edit.
func choices(s *Shell) *Screen {
	list := listOf(s, "choice", "可改的选项", app.ChoiceColumns, s.app.AllChoices)
	lists := []kit.Narrow[*app.ChoiceRow]{{Label: "全部"}}
	for _, l := range app.ChoiceLists {
		lists = append(lists, kit.Narrow[*app.ChoiceRow]{Label: l.Title, Keep: func(c *app.ChoiceRow) bool { return c.List == l.Name }})
	}
	list.Narrows = [][]kit.Narrow[*app.ChoiceRow]{lists}
	e := flat(list, "选项", s.app.SaveChoice, nil, func(c *app.ChoiceRow) string { return c.Label })
	e.New = kit.Makes(s.app.NewChoice)
	e.Validate = func(c *app.ChoiceRow) error { return c.Validate() }
	e.Fields = []kit.Field[*app.ChoiceRow]{
		kit.OneOf("list", "属于", app.ChoiceListTitles(), func(c *app.ChoiceRow) *string { return &c.ListTitle }).Required(),
		kit.Text("label", "名称", func(c *app.ChoiceRow) *string { return &c.Label }).Required(),
		kit.Number("sort", "排列顺序", func(c *app.ChoiceRow) *int { return &c.Sort }),
		kit.Yes("retired", "停用（只在旧记录里显示）", func(c *app.ChoiceRow) *bool { return &c.Retired }),
	}
	return show(s, head{}, "新增选项", e)
}
