package views

import (
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/figures"
	"liujin/data"
	"liujin/views/kit"
)

// coveragePage is the tab 覆盖 of 工作台: how often each walk-in reached each deputy, village, constituency or enterprise in the span that is
// counted, who is still missing, and the way to tell or to invite them.
type coveragePage struct {
	listAlone[*desk.CoverageRow]
	shell  *Shell
	days   *spanChoice
	kinds  *kit.Choice
	about  *kit.Paragraph
	now    desk.Coverage // its Of is what was chosen
	chosen string        // the row that has the keys
}

func coverages(s *Shell) *Screen {
	p := &coveragePage{shell: s, days: newSpanChoice(s.deskDays()), about: kit.Aside("")}
	p.now.Of = desk.CoverageKinds[0]
	var names []string
	for _, of := range desk.CoverageKinds {
		names = append(names, desk.CoverageName(of))
	}
	p.kinds = kit.NewChoice(s, names, func(name string) {
		if at := slices.Index(names, name); at >= 0 {
			p.turn(desk.CoverageKinds[at])
		}
	})
	p.kinds.Most = kit.Scaled(130)
	p.list = listOf(s, "coverage", "覆盖", desk.CoverageColumns, p.read)
	p.list.Empty = empty("名单", "在“名册”里导入代表名册、登记村居，走访时登记市场主体，这里就列出每一个走进了几次。")
	p.list.Narrows = [][]kit.Narrow[*desk.CoverageRow]{p.lackings(), {everybody}}
	p.list.Acts = []kit.Act{{Label: "复制名单", Do: p.copyOf}, {Label: "安排活动…", Do: p.planFor}}
	p.list.Cell, p.list.Key, p.list.Enter = p.cell, p.key, func() { p.openChosen("name") }
	p.list.Open = func(r *desk.CoverageRow) { p.chosen = r.ID }
	acts := []fyne.CanvasObject{kit.Button("复制还没有的", func() { p.copyOf(p.meant()) }), kit.Primary("安排活动", func() { p.planFor(p.meant()) })}
	line := container.NewBorder(nil, nil, kit.Middle(kit.Framed(p.kinds)), nil, p.about)
	body := container.NewBorder(kit.Inset(4, line), nil, nil, nil, kit.Card(p.list.Content()))
	return &Screen{Head: head{days: kit.Framed(p.days.Choice), acts: acts}, Content: body, Reload: p.Reload, Edit: p}
}

// everybody is the entry that keeps those of all groups.
var everybody = kit.Narrow[*desk.CoverageRow]{Label: "各组各类"}

// among are the entries that keep those of one group (小组, 类别), or of 关键少数, by their names.
func among(rows []desk.CoverageRow) []kit.Narrow[*desk.CoverageRow] {
	all := []kit.Narrow[*desk.CoverageRow]{everybody}
	seen := map[string]bool{"": true}
	add := func(name string, keep func(r *desk.CoverageRow) bool) {
		if !seen[name] {
			seen[name] = true
			all = append(all, kit.Narrow[*desk.CoverageRow]{Key: amongKey(name), Label: name, Keep: keep})
		}
	}
	for i := range rows {
		group := rows[i].Group
		add(group, func(r *desk.CoverageRow) bool { return r.Group == group })
	}
	for _, few := range desk.KeyFew {
		if slices.ContainsFunc(rows, func(r desk.CoverageRow) bool { return r.Is(few) }) {
			add(few.Words(), func(r *desk.CoverageRow) bool { return r.Is(few) })
		}
	}
	return all
}

func amongKey(name string) string { return "among " + name }

// lackings are the entries that keep whom no walk-in has reached, or not a certain one, by their keys. One that can't reach any of what
// is shown is not offered.
func (p *coveragePage) lackings() []kit.Narrow[*desk.CoverageRow] {
	all := []kit.Narrow[*desk.CoverageRow]{{Label: "全部"}}
	for w := range data.WalkIn(len(data.WalkIns) + 1) {
		label := "还没有的：六项都没有"
		if w > 0 {
			label = "还没有的：" + w.Info().Title()
		}
		all = append(all, kit.Narrow[*desk.CoverageRow]{Key: lackingKey(w), Label: label,
			If:   func() bool { return w == 0 || desk.CanReach(p.now.Of, w) },
			Keep: func(r *desk.CoverageRow) bool { return lacks(r, w) }})
	}
	return all
}

func lackingKey(w data.WalkIn) string { return "lacking" + strconv.Itoa(int(w)) }

// lacks reports whether a walk-in, 0 any, that can reach something has not.
func lacks(r *desk.CoverageRow, w data.WalkIn) bool {
	if w == 0 {
		return r.Total() == 0
	}
	return r.Can(w) && r.Times(w) == 0
}

// read counts what is chosen over the span that the lists count.
func (p *coveragePage) read() ([]desk.CoverageRow, error) {
	span, err := p.shell.counted()
	if err != nil {
		return nil, err
	}
	p.now, err = p.shell.desk.Coverage(p.now.Of, span)
	p.list.Title = desk.CoverageName(p.now.Of) + "覆盖（" + span.Words() + "）"
	now, was := among(p.now.Rows), p.list.Narrows[1]
	at := min(p.list.Picked(1), len(was)-1)
	if at >= len(now) || now[at].Key != was[at].Key { // the group is gone, or stands elsewhere
		p.list.Pick(1, 0)
	}
	p.list.Narrows[1] = now
	return p.now.Rows, err
}

// Reload counts anew.
func (p *coveragePage) Reload() {
	s := p.shell
	p.list.Reload()
	offered, err := s.app.Spans()
	if err == nil {
		err = p.days.show(p.now.Span.Offered(offered).Name)
	}
	s.try("统计", err)
	p.kinds.Selected = desk.CoverageName(p.now.Of)
	p.kinds.Refresh()
	total := 0
	for i := range p.now.Rows {
		total += app.OneIf(lacks(&p.now.Rows[i], 0))
	}
	p.about.SetText(fmt.Sprintf("%s的次数，%s里有 %d 个一次都没有。点一个数看是哪几次，点名字打开档案。",
		days.Period(p.now.From, s.app.AsOf(p.now.To)), figures.Count(len(p.now.Rows), "个", desk.CoverageName(p.now.Of)), total))
}

// turn shows another kind.
func (p *coveragePage) turn(of data.Kind) {
	if p.now.Of != of {
		p.now.Of, p.chosen = of, ""
		p.list.MarkAll(false)
		if w := p.lacking(); w > 0 && !desk.CanReach(of, w) {
			p.list.Pick(0, 0)
		}
		p.Reload()
	}
}

// NarrowTo keeps whom no walk-in has reached: deputies or villages, as the condition says.
func (p *coveragePage) NarrowTo(keys []string) bool {
	for _, one := range []struct {
		keep app.Condition
		of   data.Kind
	}{{app.NotTakenPart, data.KindDeputy}, {app.NotWalkedIn, data.KindVillage}} {
		if slices.Contains(keys, string(one.keep)) {
			p.turn(one.of)
			return p.list.NarrowTo([]string{lackingKey(0)})
		}
	}
	return false
}

// cell opens what was clicked: the activities that a number counts, or the record that a name is of.
func (p *coveragePage) cell(r *desk.CoverageRow, column string) {
	w := desk.ColumnWalk(column)
	switch n := 0; {
	case column == "name":
		p.shell.openRows(app.One(p.now.Of, r.ID))
	case w == 0:
	default:
		if n = r.Times(w); n == 0 {
			p.shell.Refused(r.Name + "：" + p.now.Words() + "没有“" + w.Info().Title() + "”的记录。")
			return
		}
		rows := p.now.Cell(r, w)
		if n == 1 {
			rows = app.One(rows.Kind, rows.Only[0])
		}
		p.shell.openRows(rows)
	}
}

// key opens a number of the row that has the keys, by the walk-in's.
func (p *coveragePage) key(k fyne.KeyName) bool {
	w, err := strconv.Atoi(string(k))
	if err != nil || w < 1 || w > len(data.WalkIns) {
		return false
	}
	p.openChosen(desk.WalkColumn(data.WalkIn(w)))
	return true
}

// openChosen opens a cell of the row that has the keys.
func (p *coveragePage) openChosen(column string) {
	if r, ok := p.list.Row(p.chosen); ok {
		p.cell(r, column)
	}
}

// meant are the rows that the acts at the top are about: the marked ones, else all that are shown and that the chosen walk-in has not
// reached.
func (p *coveragePage) meant() []string {
	if ids := p.list.Marked(); len(ids) > 0 {
		return ids
	}
	return slices.DeleteFunc(p.list.Shown(), func(id string) bool {
		r, _ := p.list.Row(id)
		return !lacks(r, p.lacking())
	})
}

// lacking is the walk-in whose entry is chosen; 0 none is, or any.
func (p *coveragePage) lacking() data.WalkIn { return data.WalkIn(max(0, p.list.Picked(0)-1)) }

// copyOf puts those on the clipboard, of the given ones, whom the chosen walk-in has not reached.
func (p *coveragePage) copyOf(ids []string) {
	var rows []*desk.CoverageRow
	for _, id := range ids {
		if r, ok := p.list.Row(id); ok && lacks(r, p.lacking()) {
			rows = append(rows, r)
		}
	}
	if len(rows) == 0 {
		p.shell.Refused("列出的都已经有了，没有复制。要找某一项还没有的，先在表上方“全部”里选。")
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(p.shell.desk.LackingText(&p.now, rows, p.lacking()))
	text := fmt.Sprintf("%d 个名字已复制，可以粘贴到微信群。", len(rows))
	if left := len(ids) - len(rows); left > 0 {
		text += fmt.Sprintf("已经有的 %d 个没有列进去。", left)
	}
	p.shell.Done(text)
}

// planFor opens the form of a new activity with those who are to come, or with the place that it is about.
func (p *coveragePage) planFor(ids []string) {
	s := p.shell
	if p.now.Of == data.KindDeputy {
		p.invite(ids)
		return
	}
	if len(ids) != 1 {
		if _, ok := p.list.Row(p.chosen); !ok || len(p.list.Marked()) > 0 {
			s.Refused("一次活动去一个地方：请只勾选一行，再点“安排活动”。")
			return
		}
		ids = []string{p.chosen}
	}
	s.planOf(map[data.Kind]data.Kind{data.KindVillage: data.KindLecture, data.KindConstituency: data.KindOutreach,
		data.KindEnterprise: data.KindVisit}[p.now.Of], planWith{about: ids[0]})
}

// invite opens the form of a new activity or training with deputies; which one is asked where none is chosen.
func (p *coveragePage) invite(ids []string) {
	s := p.shell
	if len(ids) == 0 {
		s.Refused("列出的代表都已经有了。要安排他们，请先勾选；要找某一项还没有的，先在表上方“全部”里选。")
		return
	}
	to := func(w *data.WalkInfo) {
		if w.WalkIn == data.WalkTraining {
			s.startCourse(ids)
		} else {
			s.planOf(w.Kind, planWith{deputies: ids})
		}
	}
	if w := p.lacking(); w > 0 {
		to(w.Info())
		return
	}
	var items []menuItem
	for i := range data.WalkIns {
		w := &data.WalkIns[i]
		items = append(items, menuItem{w.Noun, func() { to(w) }})
	}
	s.menu(fmt.Sprintf("安排 %d 名代表参加", len(ids)), items)
}

// coverageOf shows which deputies a walk-in has not reached in some days, of a group or of 关键少数 by its name, "" of all, with the way back.
func (s *Shell) coverageOf(days app.Span, w data.WalkIn, of string) {
	s.openRows(days.Rows(data.KindDeputy, app.NotTakenPart))
	if p, ok := s.built[s.current].Edit.(*coveragePage); ok {
		p.list.NarrowTo([]string{lackingKey(w), amongKey(of)})
	}
}
