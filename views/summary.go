package views

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/parcel"
	"liujin/app/upward/below"
	"liujin/views/kit"
)

// summaryScreen is the tab 汇总: what the offices below reported of a period, a line each with its figures. Every cell opens beside it what
// it is made of.
type summaryScreen struct {
	listAlone[*below.UnitSummary]
	shell   *Shell
	choice  *kit.Choice
	periods []below.SummedPeriod
	chosen  parcel.Period // as it was chosen; nothing was: the one that is looked at by default
	now     *below.Summary
	at      string // the unit that has the keys, by its id
	beside  *besideGrid
	joining parcel.Period       // the files of its parts are being joined
	unread  *below.SummedPeriod // the period shown, where its files have to be joined first; nil they need not
	body    *fyne.Container
	grid    fyne.CanvasObject
	none    fyne.CanvasObject // stands there while there is no unit
	lock    *kit.Press        // one of them is shown, as the period is open or closed
	unlock  *kit.Press
	blank   *kit.Press // tables are written: some unit fills them in
	who     *kit.Press // persons who may be one wait to be asked about
	head    head
	ofOne   []*kit.Press // acts about one period, none about several that are joined
}

func summaryPage(s *Shell) *Screen {
	p := &summaryScreen{shell: s, now: &below.Summary{}}
	p.choice = kit.NewChoice(s, nil, func(string) { p.choose() })
	p.choice.Most = kit.Scaled(300)
	p.list = listOf(s, "summary", "汇总", below.GridColumns, p.read)
	p.list.Empty = empty(below.Noun(s.level), "")
	p.list.Sum = func() *below.UnitSummary {
		sum := p.now.Sum()
		return &sum
	}
	p.list.Note = func() string { return p.now.Words() }
	p.list.Narrows = [][]kit.Narrow[*below.UnitSummary]{{{Label: "全部单位"},
		{Label: "没有报的", Keep: func(u *below.UnitSummary) bool { return u.Counted.ID == "" }},
		{Label: "有待核的", Keep: func(u *below.UnitSummary) bool { return len(u.Doubts) > 0 }}}}
	p.list.Open = func(u *below.UnitSummary) { p.at = u.Office.ID }
	p.list.Cell, p.list.Key, p.list.Enter = p.open, p.key, func() { p.openChosen(unitColumn) }
	p.beside = newBesideGrid(p)
	p.grid = kit.Halves(0.56, kit.Card(p.list.Content()), p.beside.object)
	p.none = p.noUnits()
	p.body = container.NewStack(p.grid)
	p.lock, p.unlock = kit.Button("锁定", func() { p.turnLock(true) }), kit.Button("解除锁定", func() { p.turnLock(false) })
	p.who, p.blank = kit.Button("核对同名", p.openAlike), kit.Button(wordForms, p.forms)
	remind, receipts := kit.Button("提醒报送", p.remind), kit.Button("复制回执", p.receipts)
	p.ofOne = []*kit.Press{remind, receipts}
	acts := []fyne.CanvasObject{p.who, remind, p.blank, receipts, kit.Button("分项数字", p.figures), p.lock,
		p.unlock, kit.Primary("接收…", s.askReceive)}
	p.head = head{days: kit.Framed(p.choice), facts: []*kit.Chip{kit.NewFact(func() string { return p.now.Brief() })}, acts: acts}
	return &Screen{Head: p.head, Content: p.body, Reload: p.Reload, Edit: p}
}

// unitColumn is the column that names the unit: it opens what there is of it.
const unitColumn = "unit"

// noUnits stands in place of the grid before any office below is registered.
func (p *summaryScreen) noUnits() fyne.CanvasObject {
	s, noun := p.shell, below.Noun(p.shell.level)
	begin := kit.Primary("登记"+noun, func() {
		s.Go("office")
		edit(adder.Add)(s)
	})
	paste := kit.Button(wordPasteUnits, func() {
		s.Go("office")
		edit(paster.paste)(s)
	})
	text := kit.Prose("还没有登记" + noun + "。在表格里复制单位名单，点“" + wordPasteUnits + "”核对一下就登记好了，也可以一个一个登记。把要报送的单位登记好，再接收它们的上报文件，这里就是各单位的汇总表。")
	return kit.Card(container.New(&middle{width: 460}, container.NewVBox(text, kit.Flow(begin, paste))))
}

// read sums the chosen period up.
func (p *summaryScreen) read() ([]below.UnitSummary, error) {
	all, at, err := p.shell.below.Periods()
	if err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(all, func(one below.SummedPeriod) bool { return same(one.Period, p.chosen) }); i >= 0 {
		at = i
	}
	p.unread = nil
	now, err := p.sum(&all[at])
	if err != nil {
		return nil, err
	}
	p.periods, p.now = all, now
	p.list.Title = now.Title()
	return now.Units, nil
}

// same reports whether two periods are of the same days.
func same(a, b parcel.Period) bool { return a.From == b.From && a.To == b.To }

// Reload sums up anew.
func (p *summaryScreen) Reload() {
	p.list.Reload()
	p.choice.Options = nil
	for i := range p.periods {
		words := p.periods[i].Words()
		p.choice.Options = append(p.choice.Options, words)
		if same(p.periods[i].Period, p.now.Period) {
			p.choice.Selected = words
		}
	}
	p.choice.Refresh()
	q := &p.now.Requirement
	p.lock.Hidden, p.unlock.Hidden = q.ID == "" || q.Locked != "", q.ID == "" || q.Locked == ""
	p.who.Hidden = len(p.now.Alike) == 0
	joined := len(p.now.Parts) > 0
	for _, act := range p.ofOne {
		act.Hidden = joined
	}
	p.blank.Hidden = joined || !slices.ContainsFunc(p.now.Units, func(u below.UnitSummary) bool { return u.Office.ByHand })
	p.body.Objects = []fyne.CanvasObject{p.grid}
	if len(p.now.Units) == 0 {
		p.body.Objects = []fyne.CanvasObject{p.none}
	}
	p.body.Refresh()
	p.head.update()
	p.shell.head.Refresh() // the facts and the acts need other room
	p.beside.draw()
	p.joinUnread()
}

// choose shows another period.
func (p *summaryScreen) choose() {
	if i := p.choice.SelectedIndex(); i >= 0 && i < len(p.periods) && !same(p.periods[i].Period, p.now.Period) {
		p.choosePeriod(p.periods[i].Period)
	}
}

// choosePeriod shows a period.
func (p *summaryScreen) choosePeriod(of parcel.Period) {
	p.chosen = of
	p.Reload()
}

// open shows beside the grid what a cell is made of.
func (p *summaryScreen) open(u *below.UnitSummary, column string) {
	p.at = u.Office.ID
	p.beside.open(u.Office.ID, column)
}

// openChosen opens a cell of the row that has the keys.
func (p *summaryScreen) openChosen(column string) {
	if u, ok := p.list.Row(p.at); ok {
		p.open(u, column)
	}
}

// key opens a walk-in of the row that has the keys, by its number.
func (p *summaryScreen) key(k fyne.KeyName) bool {
	if len(k) != 1 || k < "1" || k > "6" {
		return false
	}
	p.openChosen("walk" + string(k) + ".done")
	return true
}

// Cancel closes what stands beside the grid.
func (p *summaryScreen) Cancel() { p.beside.close() }

// Edit gives the keys to the grid.
func (p *summaryScreen) Edit() { p.list.FocusRows() }

// SelectFirst opens the first unit.
func (p *summaryScreen) SelectFirst() {
	p.list.SelectAt(0)
	p.openChosen(unitColumn)
}

// Drop takes files that are to be received, whole or not; tables go where they go otherwise.
func (p *summaryScreen) Drop(paths []string) bool {
	if !slices.ContainsFunc(paths, func(path string) bool { return isZip(path) || isReport(path) }) {
		return false
	}
	p.shell.receive(paths)
	return true
}
