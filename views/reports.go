package views

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"liujin/app/reports"
	"liujin/data"
	"liujin/views/kit"
)

// reportScreen is 待核记录: what deputies wrote in the group, each looked at and made into a record, or dropped.
type reportScreen struct {
	*kit.Editor[*reports.Row, *data.Report]
	shell *Shell
	join  string // the activity that the report in the form is added to, as was answered; "" it becomes one of its own
	at    int    // the row that is being confirmed; -1: none is

	last    string    // the report that was confirmed last
	pressed time.Time // when that was, or another was to be too soon after it
}

// reportPage is the tab 待核记录 of 工作台.
func reportPage(s *Shell) *Screen {
	list := listOf(s, "report", "待核记录", reports.Columns, s.reports.Rows)
	list.Sheet, list.Print = nil, nil // what waits is nothing to hand out
	list.Empty = empty("待核记录", "点“复制填报格式”发到群里；把代表的回复复制下来，在这里或工作台按 Ctrl+V。")
	state := func(label string, of data.ReportState) kit.Narrow[*reports.Row] {
		return kit.Narrow[*reports.Row]{Label: label, Keep: func(r *reports.Row) bool { return r.State == of }}
	}
	list.Narrows = [][]kit.Narrow[*reports.Row]{{state("待核", data.ReportWaiting), state("已登记", data.ReportConfirmed),
		state("不登记", data.ReportDropped), {Label: "全部"}}}
	p := &reportScreen{shell: s, at: -1}
	list.Key = p.key
	p.Editor = &kit.Editor[*reports.Row, *data.Report]{List: list, Record: kit.Record[*data.Report]{Name: "report", Noun: "待核记录",
		Validate: s.reports.Check, Read: kit.Reads(s.reports.Report), Save: p.confirm, After: p.goOn,
		Before:  []func(*data.Report, func()){p.askAlready},
		Caption: s.reports.Caption, Fields: p.fields(), Acts: p.acts, SaveWord: "登记"}}
	body := halves(s, p.Editor)
	acts := []fyne.CanvasObject{kit.Button("复制填报格式", s.copyFormat), kit.Primary("粘贴群里的填报", p.paste)}
	return &Screen{Head: head{acts: acts}, Content: body, Reload: p.reload, Edit: p}
}

// paste takes what lies on the clipboard.
func (p *reportScreen) paste() { p.shell.takePaste() }

// key confirms the chosen report, or drops it.
func (p *reportScreen) key(name fyne.KeyName) bool {
	if p.Opened() == "" {
		return false
	}
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter:
		p.SaveNow(false)
	case fyne.KeyDelete:
		p.drop()
	default:
		return false
	}
	return true
}

// confirm makes the record, or adds to the one that was chosen.
func (p *reportScreen) confirm(r *data.Report) error {
	if !r.Waits() {
		return data.Fail(data.Nothing, nil, "这一条%s，没有再登记。要重新登记请点“重新核对”。", r.State)
	}
	join := p.join
	p.join, p.at = "", p.place(r.ID)
	var err error
	if join != "" {
		err = p.shell.reports.Join(r, join)
	} else {
		err = p.shell.reports.Confirm(r)
	}
	if p.last, p.pressed = r.ID, time.Now(); err != nil {
		p.at, p.pressed = -1, time.Time{}
	}
	return err
}

// place is where a report stands in the list, -1 where it does not.
func (p *reportScreen) place(id string) int {
	return p.List.View().Find(func(r *reports.Row) bool { return r.ID == id })
}

// goOn shows the report behind the one that was confirmed.
func (p *reportScreen) goOn(*data.Report) {
	at := p.at
	p.at = -1
	p.List.Reload()
	p.choose(at)
}

// choose shows the report that stands at a place of the list, the last one where there are fewer; the keys stay with the rows.
func (p *reportScreen) choose(at int) {
	if left := p.List.View().Len(); at >= 0 && left > 0 {
		p.List.SelectAt(min(at, left-1))
	}
	p.List.FocusRows()
}

// askAlready asks whether what is on record already is what the report tells of, too.
func (p *reportScreen) askAlready(r *data.Report, save func()) {
	if r.ID != p.last && time.Since(p.pressed) < kit.TwicePressed { // the key was pressed twice, or held: nobody has read this one
		p.pressed = time.Now()
		return
	}
	there, found, err := p.shell.reports.Already(r)
	if p.join = ""; err != nil || !found || !r.Waits() {
		save() // which tells what failed
		return
	}
	text := fmt.Sprintf("台账里 %s 已经有“%s”（%s）。这一条说的是同一次吗？", r.Day, there.Name, there.Detail)
	kit.Dialog(p.shell.window, "可能登记过了", 520, kit.Prose(text), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{
			kit.Safe(kit.WordCancel, close),
			kit.Button("不是，另记一条", func() { close(); save() }),
			kit.Primary("是同一次，并进去", func() { close(); p.join = there.ID; save() }),
		}
	})
}

// drop drops the report in the form.
func (p *reportScreen) drop() {
	r, err := p.shell.reports.Report(p.Opened())
	typed := p.Form().Body()
	if err == nil {
		p.Open(&r) // what was typed goes with it
		if err = p.shell.reports.Drop(r.ID); err != nil {
			p.shell.try("不登记", p.Form().Restore(typed))
		}
	}
	p.shell.try("不登记", err)
}

// acts are what can be done with a report beside making it a record; what was typed is no reason to make it one first.
func (p *reportScreen) acts(r *data.Report) []kit.RecordAct {
	id := r.ID
	if r.Waits() {
		return []kit.RecordAct{{Label: "不登记", Do: p.drop, Looks: true}}
	}
	all := []kit.RecordAct{{Label: "重新核对", Looks: true, Do: func() {
		if err := p.shell.reports.Again(id); err != nil {
			p.shell.Failed("重新核对", err)
		}
	}}}
	if made, err := p.shell.reports.Made(r); err == nil && made.ID != "" {
		all = append(all, kit.RecordAct{Label: "打开登记的记录", Looks: true, Do: func() { p.shell.openRecord(made) }})
	}
	return all
}

// reload reads the list again, and goes on to the next report where the one in the form was dropped.
func (p *reportScreen) reload() {
	at := p.place(p.Opened())
	p.Editor.Reload()
	if p.at < 0 && at >= 0 && p.place(p.Opened()) < 0 {
		p.choose(at)
	}
}

// copyFormat puts on the clipboard what is posted in the group.
func (s *Shell) copyFormat() {
	fyne.CurrentApp().Clipboard().SetContent(reports.Format())
	s.Done("填报格式已复制，请到代表群里粘贴。")
}

// paster is a screen on which Ctrl+V brings what lies on the clipboard into the ledger, while nothing has the caret.
type paster interface{ paste() }

// takePaste reads what lies on the clipboard into reports that wait, and shows the first of them.
func (s *Shell) takePaste() {
	text, ok := s.clipboard("剪贴板里没有文字。请先在群里选中代表的填报，复制下来。")
	if !ok {
		return
	}
	taken, err := s.reports.Take(text)
	if err != nil {
		s.Failed("粘贴填报", err)
		return
	}
	if len(taken.IDs) == 0 {
		kit.Tell(s.window, "粘贴填报", taken.Words()+"。", "")
		return
	}
	screen, ok := s.Go(screenOf(data.KindReport)).Edit.(*reportScreen)
	if !ok {
		return
	}
	screen.Show(taken.IDs[0])
	screen.List.FocusRows()
	s.Done(taken.Words() + "。按 Enter 逐条登记，Delete 不登记，Tab 改。")
}

// markColors are the colours of what a text says, by what it says.
var markColors = map[string]fyne.ThemeColorName{"who": theme.ColorNamePrimary, "day": theme.ColorNameSuccess,
	"place": theme.ColorNameWarning, "walk": theme.ColorNameWarning, "asked": theme.ColorNameError}

// markLegend names the colours.
func markLegend() (text string, marks []kit.Mark) {
	text = "读出的："
	for _, one := range []struct{ part, word string }{{"who", "代表"}, {"day", "日期"}, {"place", "地点"}, {"asked", "反映的意见"}} {
		marks = append(marks, kit.Mark{From: len(text), To: len(text) + len(one.word), Color: markColors[one.part]})
		text += one.word + "　"
	}
	return text, marks
}

// textField shows what was written, with what was understood marked, and what is to be looked at.
func (p *reportScreen) textField() kit.Field[*data.Report] {
	return kit.Custom("text", "", func(f *kit.Form[*data.Report]) kit.Control {
		from, text, legend, doubts := kit.Aside(""), kit.NewMarked(), kit.NewMarked(), kit.Warning("")
		legend.Set(markLegend())
		show := func() {
			r := f.Value
			from.SetText(strings.TrimSpace(r.Sender + " " + r.Sent))
			from.Hidden = from.Words() == ""
			look, err := p.shell.reports.Look(r)
			if err != nil {
				look.Doubts = []string{sentence(err)}
			}
			var marks []kit.Mark
			for _, m := range look.Marks {
				marks = append(marks, kit.Mark{From: m.From, To: m.To, Color: markColors[string(m.Part)]})
			}
			text.Set(r.Text, marks)
			doubts.SetText(strings.Join(look.Doubts, "\n"))
			doubts.Hidden = len(look.Doubts) == 0
		}
		return kit.Control{Object: container.NewVBox(from, text, legend, doubts), Show: show}
	})
}

// becomes says what a report is made into.
func (p *reportScreen) becomes(r *data.Report) string {
	switch what := p.shell.reports.Becomes(r); {
	case !r.Waits():
		return "这一条" + string(r.State) + "。"
	case what == "":
		return ""
	default:
		return "登记为：" + what + "。在左边列表里按 Enter 登记，按 Delete 不登记。"
	}
}

// settle shows the form again after something was chosen beside its fields, as if it had been typed.
func (p *reportScreen) settle(f *kit.Form[*data.Report], field string) {
	if f.Restore(f.Body()) != nil {
		return
	}
	f.Edited(field, "")
	p.List.FocusRows()
}

// walks are the walk-ins by the words of the drop-down.
func walkTitles() (titles []string) {
	for i := range data.WalkIns {
		titles = append(titles, data.WalkIns[i].Title())
	}
	return titles
}

// walkField chooses the walk-in.
func walkField() kit.Field[*data.Report] {
	titles := walkTitles()
	field := kit.Custom("walk", "六个走进", func(f *kit.Form[*data.Report]) kit.Control {
		showing := false
		c := kit.NewChoice(f.Host, titles, func(title string) {
			if !showing {
				f.Value.WalkIn = data.WalkIn(slices.Index(titles, title) + 1)
				f.Edited("walk", "")
			}
		})
		return kit.Control{Object: kit.Framed(c), Focus: c, Show: func() {
			showing = true
			defer func() { showing = false }()
			if n := f.Value.WalkIn; n > 0 && int(n) <= len(titles) {
				c.SetSelected(titles[n-1])
			} else {
				c.ClearSelected()
			}
		}}
	})
	field.Wide = false
	field.Words = func(r *data.Report) string {
		if r.WalkIn > 0 && int(r.WalkIn) <= len(titles) {
			return titles[r.WalkIn-1]
		}
		return ""
	}
	return field.Required()
}
