package views

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/days"
	"liujin/app/table"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/data"
	"liujin/views/kit"
)

// besideGrid is what stands beside the grid of 汇总 when a cell was opened: the rows behind a figure with what is doubtful in it, what there
// is of a unit, or the figure unit by unit.
type besideGrid struct {
	page     *summaryScreen
	object   *fyne.Container
	unit     string // that was opened, by its id; "" the sum of all
	column   string // "" nothing was opened
	piece    string // of news of the unit that was opened, by its id; "" none was
	words    string // rows with these words were opened in place of a figure's; "" were not
	rows     []upward.Line
	lines    *kit.List[*upward.Line]
	kept     *upward.Opened    // the file that was opened last
	keptOf   string            // whose it is: the id of its record
	joined   *upward.Statement // of the files that were opened joined last
	joinedOf string            // which, and of which days
	drawn    int               // how often: pictures that are still read for an earlier time are let go
	first    *kit.Entry        // where the first doubtful figure is settled; nil: nothing is doubtful
}

func newBesideGrid(p *summaryScreen) *besideGrid {
	b := &besideGrid{page: p, object: container.NewStack()}
	b.lines = kit.NewList(p.shell, "stated-rows", upward.LineColumns)
	b.lines.Load = func() ([]*upward.Line, error) { return table.Pointers(b.rows), nil }
	b.lines.ID = (*upward.Line).RecordID
	b.lines.Empty, b.lines.Sheet = "这一格没有记录。", p.shell.export
	b.object.Hide()
	return b
}

// open shows what a cell is made of.
func (b *besideGrid) open(unit, column string) {
	b.unit, b.column, b.words, b.piece = unit, column, "", ""
	b.draw()
	if b.first != nil {
		b.page.shell.window.Canvas().Focus(b.first)
	}
}

// openWith shows the rows of a unit in which words stand.
func (b *besideGrid) openWith(unit, words string) {
	b.unit, b.column, b.words, b.piece = unit, unitColumn, words, ""
	b.draw()
}

// close gives the grid all room again.
func (b *besideGrid) close() {
	if b.column == "" {
		return
	}
	b.column = ""
	b.draw()
	b.page.list.FocusRows()
}

// draw shows what was opened, as it is now.
func (b *besideGrid) draw() {
	shown := b.column != ""
	b.first = nil
	b.drawn++
	if shown {
		b.object.Objects = []fyne.CanvasObject{kit.Card(b.content())}
	}
	if b.object.Hidden == shown {
		b.object.Hidden = !shown
		b.page.grid.Refresh()
	}
	b.object.Refresh()
}

// content is what was opened: of the sum, of a unit, or of one figure of a unit.
func (b *besideGrid) content() fyne.CanvasObject {
	u := b.page.now.Unit(b.unit)
	keys := below.CellKeys(b.column)
	switch {
	case u == nil:
		return b.framed(b.page.now.Period.Name+"　"+b.head(), container.NewVScroll(container.NewVBox(b.addAlike(keys), b.unitByUnit(keys))))
	case b.words != "":
		return b.found(u)
	case b.piece != "":
		return b.framed(u.Office.Name, container.NewVScroll(kit.Inset(8, b.ofPiece(u))))
	case len(keys) == 0 || u.Counted.Source != data.SourceFile:
		return b.framed(u.Office.Name, container.NewVScroll(kit.Inset(8, b.ofUnit(u))))
	}
	return b.behind(u, keys)
}

// head is what the column that was opened is called.
func (b *besideGrid) head() string {
	for i := range below.GridColumns {
		if c := &below.GridColumns[i]; c.Name == b.column {
			return c.Head
		}
	}
	return ""
}

// framed puts a title with the way back above what was opened.
func (b *besideGrid) framed(title string, body fyne.CanvasObject) fyne.CanvasObject {
	line := container.NewBorder(nil, nil, nil, kit.Link("收起（Esc）", b.close), kit.OneLine(kit.Heading(title)))
	return container.NewBorder(kit.Inset(4, line), nil, nil, nil, body)
}

// behind are the rows that a figure of a unit counts, below what is doubtful in it.
func (b *besideGrid) behind(u *below.UnitSummary, keys []string) fyne.CanvasObject {
	title := u.Office.Called() + "　" + b.head()
	for i := range below.GridColumns {
		if c := &below.GridColumns[i]; c.Name == b.column {
			title += "　" + c.Cell(u).Text
		}
	}
	above := container.NewVBox()
	if words := partsOf(u, keys); words != "" {
		above.Add(kit.Aside(words))
	}
	b.addDoubts(above, u, keys)
	return b.listed(u, title, above, func(s *upward.Statement) []upward.Line { return s.Behind(keys[0]) })
}

// partsOf says what of a figure is the unit's own, and what that of the offices below it; "" there are none.
func partsOf(u *below.UnitSummary, keys []string) string {
	share := u.Below.Share()
	if share == "" {
		return ""
	}
	of := func(key string) (own, under int) {
		own = u.Below.Own(key, u.Figures[key])
		return own, u.Figures[key] - own
	}
	own, under := of(keys[0])
	text := fmt.Sprintf("本级 %d，%s %d（已报 %s）", own, below.Noun(data.OfficeCounty), under, share)
	if len(keys) > 1 {
		own, under = of(keys[1])
		text += fmt.Sprintf("；%s：本级 %d，%s %d", upward.FigureName(keys[1]), own, below.Noun(data.OfficeCounty), under)
	}
	return text
}

// found are the rows of a unit in which words stand.
func (b *besideGrid) found(u *below.UnitSummary) fyne.CanvasObject {
	return b.listed(u, fmt.Sprintf("%s　有“%s”的", u.Office.Called(), b.words), container.NewVBox(),
		func(s *upward.Statement) []upward.Line { return s.With(b.words) })
}

// listed lists rows of the file that counts of a unit.
func (b *besideGrid) listed(u *below.UnitSummary, title string, above *fyne.Container, of func(*upward.Statement) []upward.Line,
) fyne.CanvasObject {
	stated, err := b.statement(u)
	if err != nil {
		above.Add(kit.Warning(sentence(err)))
		return b.framed(title, container.NewVScroll(kit.Inset(8, above)))
	}
	b.rows = of(stated)
	b.lines.Title = b.page.now.Period.Name + title
	list := b.lines.Content()
	b.lines.Reload()
	if len(above.Objects) == 0 {
		return b.framed(title, list)
	}
	return b.framed(title, container.NewBorder(kit.Inset(8, above), nil, nil, nil, list))
}

// file is the file that counts of a unit.
func (b *besideGrid) file(u *below.UnitSummary) (*upward.Opened, error) {
	if b.keptOf == u.Counted.ID && b.kept != nil {
		return b.kept, nil
	}
	kept, err := b.page.shell.below.Kept(u.Counted.ID)
	if err == nil {
		b.kept, b.keptOf = kept, u.Counted.ID
	}
	return kept, err
}

// statement is what counts of a unit, of its file or of those that are joined.
func (b *besideGrid) statement(u *below.UnitSummary) (*upward.Statement, error) {
	if u.Parts == nil {
		file, err := b.file(u)
		if err != nil {
			return nil, err
		}
		return file.Statement, nil
	}
	period := b.page.now.Period
	of := period.From + period.To
	for i := range u.Parts {
		of += "|" + u.Parts[i].Unit.Counted.ID
	}
	if b.joinedOf == of && b.joined != nil {
		return b.joined, nil
	}
	joined, err := b.page.shell.below.JoinedRows(u, period)
	if err == nil {
		b.joined, b.joinedOf = joined, of
	}
	return joined, err
}

// unitByUnit is a figure of the sum, unit by unit; of none how the units stand.
func (b *besideGrid) unitByUnit(keys []string) fyne.CanvasObject {
	var scroll *container.Scroll
	lines := kit.NewLines(func() *container.Scroll { return scroll })
	column := b.column
	var all []kit.PartLine
	for i := range b.page.now.Units {
		u := &b.page.now.Units[i]
		line := kit.PartLine{Text: u.Office.Name, Open: func() { b.open(u.Office.ID, column) }}
		for k := range below.GridColumns {
			c := &below.GridColumns[k]
			if cell := c.Cell(u); len(keys) > 0 && c.Name == column {
				line.Tag = kit.Tag{Text: cell.Text, Tone: max(cell.Tone, table.Plain)}
			} else if len(keys) == 0 && c.Name == "state" {
				line.Tag = kit.Tag{Text: cell.Text, Tone: cell.Tone}
			}
		}
		all = append(all, line)
	}
	lines.Set(all)
	return lines.Box
}

// addDoubts adds what is doubtful of a unit, of some figures or of all, each with the line by which it is settled, and what the unit said.
func (b *besideGrid) addDoubts(to *fyne.Container, u *below.UnitSummary, keys []string) {
	wanted := func(key string) bool { return keys == nil || slices.Contains(keys, key) }
	for _, d := range u.Doubts {
		if wanted(d.Key) {
			to.Add(kit.Warning(d.Text))
			if u.Parts == nil { // of joined ones it is settled where it is doubtful
				to.Add(b.settle(u, []string{d.Key}, "核实"))
			}
		}
	}
	if n := len(u.Doubts); keys == nil && n > 1 && u.Parts == nil {
		all := make([]string, n)
		for i := range u.Doubts {
			all[i] = u.Doubts[i].Key
		}
		to.Add(kit.Prose(fmt.Sprintf("一个电话把 %d 项都问清了的：", n)))
		to.Add(b.settle(u, all, "全部核实"))
	}
	for _, d := range u.Said {
		if wanted(d.Key) {
			to.Add(kit.Aside(d.Text + "。单位说明：" + u.Counted.Note))
		}
	}
	for _, c := range u.Checks {
		if wanted(c.Figure) {
			to.Add(kit.Aside(fmt.Sprintf("%s：%s核实，%s", upward.FigureName(c.Figure), days.Short(c.Day), c.Text)))
		}
	}
}

// settle is the line by which doubtful figures of a unit are settled: what it said on the telephone, and Enter.
func (b *besideGrid) settle(u *below.UnitSummary, keys []string, act string) fyne.CanvasObject {
	s := b.page.shell
	said := kit.NewEntry(s)
	said.SetText("电话核实无误")
	do := func() {
		if err := s.below.Vouch(u.Counted.ID, keys, said.Text); err != nil {
			s.Failed("核实", err)
			return
		}
		s.Done(u.Office.Called() + "的数字已核实，算进合计了。")
	}
	said.OnEnter = do
	if b.first == nil {
		b.first = said
	}
	return container.NewBorder(nil, nil, nil, kit.Button(act, do), said)
}
