package views

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/days"
	"liujin/app/duty"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// weekLabels are the days of a week as a form has them, Monday first.
var weekLabels = days.FromMonday("周")

// planning is the head of what duty is planned by.
func (s *Shell) planning() head {
	return head{acts: []fyne.CanvasObject{kit.Button("自动排班", s.plan)}}
}

// rotas is the tab 接待日 of 轮值 · 家站点: the reception days of each station, and when it is closed, all of a station on one page.
func rotas(s *Shell) *Screen {
	list := listOf(s, "rota", "家站点接待日", duty.RotaColumns, s.duty.Rotas)
	list.Empty = empty("家站点", "先在“家站点”标签里新增站点，再到这里设接待日。")
	e := &kit.Editor[*duty.RotaRow, *data.Rota]{List: list, Record: kit.Record[*data.Rota]{Name: "rota", Noun: "接待日",
		Validate: (*data.Rota).Validate,
		Read:     kit.Reads(s.duty.Rota), Save: s.duty.SaveRota, Caption: func(r *data.Rota) string { return r.Name },
		Fields: []kit.Field[*data.Rota]{
			kit.Rows("rules", "接待日规则", func(r *data.Rota) *[]data.DutyRule { return &r.Rules },
				kit.Child[*data.Rota, data.DutyRule]{More: "再加一条规则",
					Fields: s.ruleFields(),
					Fresh:  func(*data.Rota) data.DutyRule { return duty.NewDutyRule() }}),
			kit.Rows("closures", "临时关闭的日子（装修、换届等，期间不排班）", func(r *data.Rota) *[]data.Closure { return &r.Closures },
				kit.Child[*data.Rota, data.Closure]{More: "再加一段",
					Fields: []kit.Field[*data.Closure]{
						kit.Day("starts", "从", s.app.Today, func(c *data.Closure) *string { return &c.Starts }).Required(),
						kit.Day("ends", "到", s.app.Today, func(c *data.Closure) *string { return &c.Ends }).Required(),
						kit.Text("reason", "原因", func(c *data.Closure) *string { return &c.Reason }).Full(),
					}}),
		}}}
	return &Screen{Head: s.planning(), Content: halves(s, e), Edit: e, Reload: e.Reload}
}

func (s *Shell) ruleFields() []kit.Field[*data.DutyRule] {
	is := func(kinds ...data.RuleKind) func(*data.DutyRule) bool {
		return func(r *data.DutyRule) bool { return slices.Contains(kinds, r.Every) }
	}
	return []kit.Field[*data.DutyRule]{
		kit.OneOf("every", "规律", data.RuleKinds, func(r *data.DutyRule) *data.RuleKind { return &r.Every }).Required(),
		kit.OneOf("months", "月份", data.RuleMonths, func(r *data.DutyRule) *data.RuleMonth { return &r.Months }).Required(),
		kit.OneOf("nth", "第几个", data.Nths, func(r *data.DutyRule) *data.Nth { return &r.Nth }).Required().If(is(data.RuleNthWeekday)),
		kit.Ticks("weekdays", "星期几", weekLabels, func(r *data.DutyRule) *string { return &r.Weekdays }).Required().If(is(data.RuleWeekly,
			data.RuleNthWeekday)),
		kit.Text("days", "每月几日", func(r *data.DutyRule) *string { return &r.Days }).Required().Hinted("如 5、15、25").
			If(is(data.RuleMonthDays)),
		kit.Text("dates", "日期", func(r *data.DutyRule) *string { return &r.Dates }).Required().Hinted("如 2026-11-12、2026-12-01").
			If(is(data.RuleDates)),
		kit.OneOf("when_off", "遇放假", data.WhenOffs, func(r *data.DutyRule) *data.WhenOff { return &r.WhenOff }).Required().Full(),
		kit.OneOf("day_part", "时段", data.DayParts, func(r *data.DutyRule) *data.DayPart { return &r.DayPart }).Required(),
		kit.Number("need", "每班人数", func(r *data.DutyRule) *int { return &r.Need }).Required(),
		kit.Clock("begins", "开始", func(r *data.DutyRule) *string { return &r.Begins }).Hinted("09:00"),
		kit.Clock("ends", "结束", func(r *data.DutyRule) *string { return &r.Ends }).Hinted("11:30"),
		kit.Number("county", "其中县级以上至少", func(r *data.DutyRule) *int { return &r.County }),
		kit.Ref("group", "至少一名来自", s.groupOptions(data.GroupDeputies), func(r *data.DutyRule) *string { return &r.GroupID }),
		kit.Live(s.comingDays),
	}
}

// comingDays says which days a rule makes next, and how those that are moved came about.
func (s *Shell) comingDays(r *data.DutyRule) string {
	coming, err := s.duty.RuleDays(r, 6)
	if err != nil || len(coming) == 0 {
		return ""
	}
	var words, moved []string
	for _, d := range coming {
		if d.Date != "" {
			words = append(words, days.Short(d.Date)+" "+days.Weekday(d.Date, "周"))
		}
		if d.Date != d.Due {
			moved = append(moved, d.How)
		}
	}
	text := "接下来：" + strings.Join(words, "、")
	if len(moved) > 0 {
		text += "。其中 " + strings.Join(moved, "；")
	}
	return text
}

// policyPanel edits what the office plans duty by.
type policyPanel struct {
	kit.Record[*data.DutyPolicy]
	shell *Shell
}

// policies is the tab 排班要求 of 轮值 · 家站点.
func policies(s *Shell) *Screen {
	p := newPolicy(s)
	return &Screen{Head: s.planning(), Content: p.content(), Edit: p, Reload: p.Reload}
}

func newPolicy(s *Shell) *policyPanel {
	return &policyPanel{shell: s, Record: kit.Record[*data.DutyPolicy]{Name: "policy", Noun: "排班要求",
		Validate: (*data.DutyPolicy).Validate, Save: s.duty.SaveDutyPolicy, Caption: func(*data.DutyPolicy) string { return "全镇排班要求" },
		Read: kit.Reads(func(string) (data.DutyPolicy, error) { return s.duty.DutyPolicy() }),
		Fields: []kit.Field[*data.DutyPolicy]{
			kit.Number("hard_gap", "同一人两班最少隔几天", func(p *data.DutyPolicy) *int { return &p.HardGap }).Hinted("必须做到"),
			kit.Number("desired_gap", "最好隔几天", func(p *data.DutyPolicy) *int { return &p.DesiredGap }).Hinted("尽量做到"),
			kit.Number("most", "每人每年最多几次", func(p *data.DutyPolicy) *int { return &p.Most }).Hinted("空着不限"),
			kit.Day("counts_from", "均衡从哪天起算", s.app.Today, func(p *data.DutyPolicy) *string { return &p.CountsFrom }).Hinted("空着从当年元旦"),
			kit.Yes("everyone", "活动月里每名代表至少进站一次", func(p *data.DutyPolicy) *bool { return &p.Everyone }),
			kit.Yes("one_employer", "同一单位的代表不排在同一班", func(p *data.DutyPolicy) *bool { return &p.OneEmployer }),
			kit.Rows("limits", "个别代表", func(p *data.DutyPolicy) *[]data.DutyLimit { return &p.Limits },
				kit.Child[*data.DutyPolicy, data.DutyLimit]{More: "再加一名代表", Fields: []kit.Field[*data.DutyLimit]{
					kit.Ref("deputy", "代表", s.deputyOptions(), func(l *data.DutyLimit) *string { return &l.DeputyID }).Required(),
					kit.Yes("exempt", "不参加轮值", func(l *data.DutyLimit) *bool { return &l.Exempt }),
					kit.Number("least", "每年至少", func(l *data.DutyLimit) *int { return &l.Least }),
					kit.Number("most", "每年最多", func(l *data.DutyLimit) *int { return &l.Most }),
					kit.Text("reason", "原因", func(l *data.DutyLimit) *string { return &l.Reason }).Full(),
				}}),
			kit.Rows("pairs", "回避与同班", func(p *data.DutyPolicy) *[]data.DutyPair { return &p.Pairs },
				kit.Child[*data.DutyPolicy, data.DutyPair]{More: "再加一对", Fields: []kit.Field[*data.DutyPair]{
					kit.Ref("first", "代表", s.deputyOptions(), func(x *data.DutyPair) *string { return &x.FirstID }).Required(),
					kit.Ref("second", "与", s.deputyOptions(), func(x *data.DutyPair) *string { return &x.SecondID }).Required(),
					kit.OneOf("kind", "关系", data.PairKinds, func(x *data.DutyPair) *data.PairKind { return &x.Kind }).Required(),
				}, Fresh: func(*data.DutyPolicy) data.DutyPair { return data.DutyPair{Kind: data.PairApart} }}),
			kit.Number("notice_days", "接待公告提前几天张贴", func(p *data.DutyPolicy) *int { return &p.NoticeDays }),
			kit.Area("received", "公告：受理范围（每行一项）", 3, func(p *data.DutyPolicy) *string { return &p.Received }),
			kit.Area("refused", "公告：不予受理（每行一项）", 2, func(p *data.DutyPolicy) *string { return &p.Refused }),
		}}}
}

func (p *policyPanel) content() fyne.CanvasObject {
	p.Bind(p.shell)
	text := "自动排班先保证硬性要求：本站代表、不在请假期间、一天一班、最少间隔、次数上限、县级以上和小组的席位、同单位与回避。\n\n" +
		"在此之上依次求：少缺员，活动月人人进站，尽量均衡，间隔舒展，照顾主站、不便日期和愿意同班的人。前一项没有做到最好，不会为后一项让步。\n\n" +
		"均衡按实际到岗计：替别人值了班的，以后少排；请假、缺席的，以后补上。任期中途加入或离开的，不要求补齐别人以前的次数。"
	return kit.Halves(0.6, kit.Card(p.Panel()), kit.Card(kit.Inset(12, container.NewVBox(kit.Heading("怎么排"), kit.Prose(text)))))
}

// Reload shows the requirements, or reads them again.
func (p *policyPanel) Reload() {
	now, err := p.shell.duty.DutyPolicy()
	switch {
	case err != nil:
		p.shell.Failed("读取排班要求", err)
	case p.Dirty():
		p.Record.Reload()
	default:
		p.Open(&now)
	}
}

// holidayPanel edits the days off: years at the left, a year's days at the right.
type holidayPanel struct {
	*kit.Editor[*duty.HolidayRow, *data.HolidayYear]
	shell *Shell
}

// holidays is the tab 放假安排 of 轮值 · 家站点.
func holidays(s *Shell) *Screen {
	h := holidayEditor(s)
	acts := []fyne.CanvasObject{kit.Button("从表格读入…", h.askFile), kit.Button("粘贴放假通知…", h.askNotice), kit.Primary("＋ 新增一年", h.Add)}
	return &Screen{Head: head{acts: acts}, Content: h.content(), Edit: h, Reload: h.Reload}
}

func holidayEditor(s *Shell) *holidayPanel {
	list := listOf(s, "holiday", "放假安排", duty.HolidayColumns, s.duty.HolidayYears)
	list.Empty = empty("放假安排", "点“粘贴放假通知”。")
	e := &kit.Editor[*duty.HolidayRow, *data.HolidayYear]{List: list, Record: kit.Record[*data.HolidayYear]{Name: "holiday", Noun: "放假安排",
		Validate: (*data.HolidayYear).Validate, Read: kit.Reads(s.duty.HolidayYear), New: kit.Makes(s.duty.NewHolidayYear),
		Save:    s.duty.SaveHolidayYear,
		Delete:  s.duty.DeleteHolidayYear,
		Caption: func(y *data.HolidayYear) string { return fmt.Sprintf("%d 年放假安排", y.Year) },
		Fields: []kit.Field[*data.HolidayYear]{
			kit.Number("year", "年份", func(y *data.HolidayYear) *int { return &y.Year }).Required(),
			kit.Text("source", "来源", func(y *data.HolidayYear) *string { return &y.Source }),
			kit.Custom("calendar", "全年", func(f *kit.Form[*data.HolidayYear]) kit.Control {
				c := kit.NewYear()
				show := func() { c.Set(f.Value.Year, yearMarks(f.Value)) }
				return kit.Control{Object: c, Show: show, Follow: show}
			}).Full(),
			kit.Rows("days", "放假和调休上班的日子", func(y *data.HolidayYear) *[]data.Holiday { return &y.Days },
				kit.Child[*data.HolidayYear, data.Holiday]{More: "再加一天", Fields: []kit.Field[*data.Holiday]{
					kit.Day("day", "日期", s.app.Today, func(d *data.Holiday) *string { return &d.Day }).Required(),
					kit.OneOf("kind", "放假或上班", data.HolidayKinds, func(d *data.Holiday) *data.HolidayKind { return &d.Kind }).Required(),
					kit.Text("name", "节日", func(d *data.Holiday) *string { return &d.Name }),
				}, Fresh: func(*data.HolidayYear) data.Holiday { return data.Holiday{Kind: data.HolidayOff} }}).Required(),
		}}}
	return &holidayPanel{Editor: e, shell: s}
}

func yearMarks(y *data.HolidayYear) map[string]table.Tone {
	marks := map[string]table.Tone{}
	for _, d := range y.Days {
		marks[d.Day] = map[data.HolidayKind]table.Tone{data.HolidayOff: table.Late, data.HolidayWorked: table.Info}[d.Kind]
	}
	return marks
}

func (h *holidayPanel) content() fyne.CanvasObject {
	body := halves(h.shell, h.Editor)
	note := kit.OneLine(kit.Quiet("来年的放假安排公布后，把国务院办公厅通知的原文粘贴进来，核对无误再保存。还没公布的年份按周末排班。"))
	return container.NewBorder(note, nil, nil, nil, body)
}

// askNotice takes the notice's text and shows what was read, to be looked through and saved.
func (h *holidayPanel) askNotice() {
	text := kit.NewArea(h.shell, 12)
	text.SetPlaceHolder("把《国务院办公厅关于……年部分节假日安排的通知》全文粘贴到这里")
	faults := kit.Warning("")
	faults.Hide()
	accepted := ""
	kit.Dialog(h.shell.window, "粘贴放假通知", 680, container.NewVBox(text, faults), func(close func()) []fyne.CanvasObject {
		pasted := func() bool { return text.Text != "" }
		return []fyne.CanvasObject{kit.GiveUp(h.shell.window, pasted, close), kit.Primary("读取", func() {
			year, bad := h.shell.duty.ReadNotice(text.Text)
			if len(year.Days) == 0 || len(bad) > 0 && accepted != text.Text {
				accepted = text.Text
				tail := "\n改好再读；确认无误，可以再点一次“读取”照样读入。"
				if len(year.Days) == 0 {
					tail = ""
				}
				faults.SetText(strings.Join(bad, "\n") + tail)
				faults.Show()
				return
			}
			close()
			h.start(year)
		})}
	})
	h.shell.window.Canvas().Focus(text)
}

// start shows a year that was read as a new record: nothing is saved before the user has seen it.
func (h *holidayPanel) start(year data.HolidayYear) {
	h.Start(&year)
	h.shell.Done(fmt.Sprintf("读到 %d 年的放假安排，请核对后保存。", year.Year))
}

// askFile reads the days from a table: a date, 放假 or 上班, and the holiday's name in each row.
func (h *holidayPanel) askFile() {
	chooseFile(h.shell, "从表格读入放假安排", kindTable, func(path string) {
		year, err := h.shell.duty.ReadHolidayFile(path)
		if err != nil {
			h.shell.Failed("读入放假安排", err)
			return
		}
		h.start(year)
	})
}
