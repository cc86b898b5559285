package views

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/print"
	"liujin/app/sheets"
	"liujin/app/table"
	"liujin/app/upward"
	"liujin/views/kit"
)

// filingScreen is the page 上报: what goes up of a period, what is still to be recorded before, and the table, the page to seal, or the file.
type filingScreen struct {
	shell   *Shell
	span    app.OfferedSpan // as it was chosen; nothing was: what is to be reported next
	days    *spanChoice
	state   *kit.Chip
	asked   []upward.AskedPeriod // that the superior asks for; none: it never did
	periods *kit.Lines
	due     *fyne.Container // their heading, where there are any
	wants   *fyne.Container // what else is asked for in the one that is shown, and why it was given back
	seal    *kit.Press
	up      *kit.Press // shown where the superior asks
	tiles   walkTiles
	lacking *kit.Lines
	all     *kit.Paragraph  // said where nothing is lacking
	told    *fyne.Container // what there is beside the walk-ins
	apart   *kit.Paragraph  // what is far more than in the period before
	file    *fyne.Container // what went up
	quiet   *fyne.Container // how a file can
	now     *upward.Filing  // what is stated; nil: it can't be, which was told

	chosenKeys map[string]map[string]bool // what of photos and examples was ticked to go along and did not yet, by period and kind
}

func filingPage(s *Shell) *Screen {
	p := &filingScreen{shell: s, state: kit.NewChip("", table.Plain), tiles: newWalkTiles(), all: kit.Prose(""), apart: kit.Aside(""),
		chosenKeys: map[string]map[string]bool{},
		due:        container.NewVBox(), wants: container.NewVBox(), quiet: container.NewVBox(),
		told: container.New(&twoColumns{first: kit.Scaled(92)}), file: container.NewVBox()}
	p.days = newSpanChoice(p.daysQuestion())
	var left *container.Scroll
	scroll := func() *container.Scroll { return left }
	p.lacking, p.periods = kit.NewLines(scroll), kit.NewLines(scroll)
	left = container.NewVScroll(kit.Inset(12, container.NewVBox(p.due, p.periods.Box, p.wants, p.file,
		kit.Heading("报之前"), p.all, p.lacking.Box)))
	right := container.NewVScroll(kit.Inset(12, container.NewVBox(kit.Heading("六个走进以外"), p.told, p.apart, p.quiet, p.ownTable())))
	body := container.NewBorder(kit.Inset(2, p.tiles.row()), nil, nil, nil, kit.Halves(0.5, kit.Card(left), kit.Card(right)))
	p.seal, p.up = kit.Primary("打印盖章页", func() { s.look(p.Prints()[0]) }), kit.Primary("生成上报文件…", p.fileUp)
	acts := []fyne.CanvasObject{kit.Button("存为表格", p.saveTable), p.seal, p.up}
	h := head{days: kit.Framed(p.days.Choice), facts: []*kit.Chip{p.state}, acts: acts}
	return &Screen{Head: h, Content: body, Reload: p.reload, Edit: p}
}

// daysQuestion has the page's own period chosen.
func (p *filingScreen) daysQuestion() spanQuestion {
	now := func() (app.Span, error) {
		o, err := p.chosen()
		return o.Span, err
	}
	return spanQuestion{p.shell, now, func(o app.OfferedSpan) {
		p.span = o
		p.reload()
		p.shell.Done("上报的是 " + o.From + " 至 " + o.To + "；工作台的日期不变。")
	}}
}

// chosen is the period that is shown.
func (p *filingScreen) chosen() (app.OfferedSpan, error) {
	if p.span.From != "" {
		return p.span, nil
	}
	offered, err := p.shell.app.Spans()
	if err != nil {
		return app.OfferedSpan{}, err
	}
	if q := p.next(); q != nil {
		span, err := p.shell.app.SpanIn(q.Since, q.Until)
		return span.Offered(offered), err
	}
	span, err := p.shell.app.FilingSpan()
	return span.Offered(offered), err
}

// reload counts the period anew.
func (p *filingScreen) reload() {
	asked, err := p.shell.upward.AskedPeriods()
	p.asked = asked
	var of app.OfferedSpan
	if err == nil {
		of, err = p.chosen()
	}
	if err == nil {
		err = p.days.show(of.Name)
	}
	if err == nil {
		err = p.count(of.Span)
	}
	if err != nil {
		p.shell.Failed("统计上报的数字", err)
	}
	p.shell.head.Refresh() // the period's name and the acts need other room
}

// count shows what goes up of a period.
func (p *filingScreen) count(of app.Span) error {
	b := p.shell.upward
	counts, err := b.Own(of.From, of.To)
	if err != nil {
		return err
	}
	p.tiles.show(p.shell, &counts.Walks, of)
	p.told.Objects = nil
	for _, t := range counts.Told(of) {
		p.told.Add(container.NewHBox(kit.Link(t.Title, func() { p.openTold(t) })))
		p.told.Add(kit.Prose(t.Words))
	}
	if err := p.compare(&counts, of.Span); err != nil {
		return err
	}
	p.now, err = b.Review(p.period(of.Span))
	p.keepChosen()
	p.showBelow()
	p.showAsked(of.Span)
	p.showFile(err)
	return p.showLacking(of)
}

// openTold opens the rows of what is told beside the walk-ins.
func (p *filingScreen) openTold(t upward.Told) {
	if t.Title == upward.TrainedTitle {
		p.shell.Go("training-hours")
		p.shell.wayBackTo(&wayBack{entryOf("filing").title, func() { p.shell.Go("filing") }})
		return
	}
	p.shell.openRows(t.Rows)
}

// compare says quietly which figures are far more than in the period before.
func (p *filingScreen) compare(now *upward.Counts, of days.Span) error {
	p.apart.SetText("")
	last := of.Before()
	if last.From == "" || of.To > p.shell.app.Today() { // a month that is not over has done less
		return nil
	}
	before, err := p.shell.upward.Own(last.From, last.To)
	if err != nil {
		return err
	}
	var said []string
	for _, j := range upward.Jumps(now, &before) {
		said = append(said, j.Text)
	}
	if len(said) > 0 {
		p.apart.SetText("比" + last.Name() + "多出三倍以上的，属实就不用管，上级可能会问：" + strings.Join(said, "；") + "。")
	}
	return nil
}

// showLacking lists what is over and was not recorded, and what the superior would send back.
func (p *filingScreen) showLacking(of app.Span) error {
	todos, err := p.shell.desk.Unrecorded(of.From, of.To)
	if err != nil {
		return err
	}
	var lines []kit.PartLine
	wrong := 0
	if p.now != nil {
		for _, r := range p.now.Remarks() {
			lines = append(lines, kit.PartLine{Tag: kit.Tag{Text: "要改", Tone: table.Late}, Text: r.Text})
		}
		wrong = len(lines)
	}
	for _, t := range todos {
		lines = append(lines, kit.PartLine{Tag: kit.Tag{Text: t.When, Tone: t.Tone}, Text: t.Text, Note: t.About,
			Open: func() { p.shell.openTodo(&t) }})
	}
	if p.now != nil {
		lines = append(lines, p.unitsMissing()...)
	}
	p.lacking.Set(lines)
	p.all.SetText(p.lackingWords(wrong, len(todos)))
	p.all.Refresh()
	return nil
}

// lackingWords say how many records the superior would send back, and how many things were not recorded.
func (p *filingScreen) lackingWords(wrong, todos int) string {
	switch {
	case wrong > 0:
		return fmt.Sprintf("有 %d 处上级的程序不收，要先改；还没登记的 %d 件没有算进去，点一行去登记。", wrong, todos)
	case todos > 0:
		return fmt.Sprintf("还有 %d 件没有登记，数字里没有算进去；点一行去登记。", todos)
	case p.now != nil && p.now.Empty():
		return "这段时间没有登记过活动、信息和意见建议。有而没有登记的，请先登记；确实没有的，就是零报告。"
	}
	return "这段时间的班次、培训和安排过的活动都登记了。"
}

// Prints is the page to sign and seal.
func (p *filingScreen) Prints() []kit.Paper {
	of, err := p.chosen()
	p.shell.try("统计", err)
	period := p.period(of.Span.Span)
	return []kit.Paper{{Title: "上报盖章页（" + period.Name + "）", Make: func(*print.Faces) ([]*print.Document, error) {
		d, err := p.shell.upward.SealPage(period)
		return []*print.Document{d}, err
	}}}
}

// saveTable asks where the table goes, and writes it.
func (p *filingScreen) saveTable() {
	s := p.shell
	period, ok := p.chosenPeriod("存为表格")
	if !ok {
		return
	}
	own, err := s.app.OwnOffice()
	if err != nil {
		s.Failed("存为表格", err)
		return
	}
	name := sheets.FileName(own.Called()+"-"+period.Name+"-上报表") + ".xlsx"
	chooseOutput(s, "存为表格", filepath.Join(s.outFolder(), name), replaceAsked, func(path string) {
		s.job(func() error { return s.upward.SaveTable(period, path) }, func(err error) {
			if err != nil {
				s.Failed("存为表格", err)
				return
			}
			s.written(period.Name+"的上报表已保存", path)
		})
	})
}
