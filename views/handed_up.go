package views

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/upward/below"
	"liujin/data"
	"liujin/views/kit"
)

// handedUpList is the tab 各单位提交: the matters that offices below hand up, and what became of them here.
type handedUpList struct {
	listAlone[*below.HandedUp]
	shell *Shell
	panel *fyne.Container
	all   *kit.Press
	shown string // the matter in the panel
}

func submittedUp(s *Shell) *Screen {
	p := &handedUpList{shell: s, panel: container.NewVBox()}
	p.list = listOf(s, "handed-up", "各单位提交的意见建议", below.HandedUpColumns, s.below.HandedUp)
	p.list.Empty = empty("提交上来的意见建议", "各单位登记了“提交上级”的意见建议，随上报文件到这里受理；答复写进发给各单位的文件。")
	p.list.Narrows = [][]kit.Narrow[*below.HandedUp]{{{Label: "全部"},
		{Label: "等待受理", Keep: func(h *below.HandedUp) bool { return h.Taken.ID == "" }},
		{Label: "单位有变化", Keep: func(h *below.HandedUp) bool { return h.Other() != "" }}}}
	p.list.Open = func(h *below.HandedUp) { p.show(h) }
	p.all = kit.Primary("全部受理", p.takeAll)
	p.draw()
	body := kit.Halves(0.58, kit.Card(p.list.Content()), kit.Card(container.NewVScroll(kit.Inset(12, p.panel))))
	return &Screen{Head: head{acts: []fyne.CanvasObject{p.all}}, Content: body, Edit: p, Reload: func() {
		p.list.Reload()
		p.draw()
	}}
}

// SelectFirst chooses the first row, as a click does.
func (p *handedUpList) SelectFirst() { p.list.SelectAt(0) }

// rows are all of them.
func (p *handedUpList) rows() []*below.HandedUp {
	rows, err := p.list.Load()
	p.shell.try("读取各单位提交的意见建议", err)
	return rows
}

func (p *handedUpList) show(h *below.HandedUp) {
	if p.shown = ""; h != nil {
		p.shown = h.RecordID()
	}
	p.draw()
}

// draw shows the chosen matter with what can be done about it.
func (p *handedUpList) draw() {
	waits := 0
	var chosen *below.HandedUp
	for _, h := range p.rows() {
		waits += app.OneIf(h.Taken.ID == "")
		if h.RecordID() == p.shown {
			chosen = h
		}
	}
	p.all.Text, p.all.Hidden = fmt.Sprintf("全部受理 %d 件", waits), waits == 0
	p.all.Refresh()
	defer p.panel.Refresh()
	if chosen == nil {
		p.panel.Objects = []fyne.CanvasObject{kit.Aside("点左边的一件：看内容，受理。受理以后按本级的意见建议办理，答复随下一份发给各单位的文件回去。")}
		return
	}
	p.panel.Objects = []fyne.CanvasObject{kit.Heading(chosen.Office.Called()), kit.Prose(chosen.Said()), kit.Aside(chosen.Words())}
	who, err := p.shell.below.Speaker(chosen)
	if err != nil {
		p.panel.Add(kit.Warning(sentence(err)))
	} else if who != "" {
		p.panel.Add(kit.Prose(who))
	}
	if other := chosen.Other(); other != "" {
		p.panel.Add(kit.Warning(other))
	}
	if chosen.Taken.ID == "" {
		p.panel.Add(kit.Flow(kit.Primary("受理", func() { p.take([]below.HandedUp{*chosen}) })))
		return
	}
	id := chosen.Taken.ID
	p.panel.Add(kit.Flow(kit.Button("看本级的 "+chosen.Taken.Code(), func() {
		p.shell.openRecord(data.Subject{Kind: data.KindOpinion, ID: id})
	})))
}

// takeAll takes up what waits.
func (p *handedUpList) takeAll() {
	var all []below.HandedUp
	for _, h := range p.rows() {
		if h.Taken.ID == "" {
			all = append(all, *h)
		}
	}
	p.take(all)
}

func (p *handedUpList) take(all []below.HandedUp) {
	if err := p.shell.below.TakeUp(all); err != nil {
		p.shell.Failed("受理", err)
		return
	}
	p.shell.Done(fmt.Sprintf("已受理 %d 件，列入本级的意见建议；接着交办就行。", len(all)))
}
