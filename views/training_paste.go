package views

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/rolls"
	"liujin/views/kit"
)

// pasteTitle says of whom a list is pasted.
func (d *rollDialog) pasteTitle() string {
	if d.session.Online {
		return "粘贴线上完成名单"
	}
	return "粘贴" + d.what + "名单"
}

// askPaste takes a pasted list of names, as meeting software or a chat group gives it.
func (d *rollDialog) askPaste() {
	s := d.shell
	area := kit.NewArea(s, 8)
	area.SetPlaceHolder("把" + d.what + "人员的名单、接龙或群里的回复粘贴在这里")
	online := kit.NewTick(s, "线上完成名单（不在名单里的不算缺席）", func(bool) {})
	online.SetChecked(d.session.Online)
	online.Hidden = d.session.ID == "" // nobody comes to a meeting online afterwards
	hint := kit.Prose("点名时已经改过的人不会直接改动；名单与点名不一致的，会列出来请您选。")
	kit.Dialog(s.window, d.pasteTitle(), 560, container.NewVBox(hint, area, online), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.GiveUp(s.window, func() bool { return area.Text != "" }, close), kit.Primary("认名字", func() {
			left, err := d.roll.Take(s.app, area.Text, online.Checked)
			if err != nil {
				s.Failed("认名字", err)
				return
			}
			close()
			d.left = left
			d.draw()
			d.say()
			if len(left.Doubts)+len(left.Kept) > 0 {
				d.askDoubts()
				return
			}
			s.window.Canvas().Focus(d.board)
		})}
	})
	s.window.Canvas().Focus(area)
}

// say says what a pasted list left open, with the way to settle it.
func (d *rollDialog) say() {
	text := ""
	if d.left != nil {
		text = d.left.Words()
	}
	d.fault.SetText(text)
	d.fault.Hidden, d.settle.Hidden = text == "", d.left == nil || len(d.left.Doubts)+len(d.left.Kept) == 0
	d.fault.Refresh()
	d.settle.Refresh()
}

// askDoubts asks whom each name means that fits nobody or several, and whether the list is followed where it says otherwise than the roll.
func (d *rollDialog) askDoubts() {
	s, rows := d.shell, container.NewVBox()
	chosen := make([]*kit.Choice, len(d.left.Doubts))
	for i := range d.left.Doubts {
		doubt := &d.left.Doubts[i]
		chosen[i] = kit.NewChoice(s, doubtLabels(doubt), func(string) {})
		chosen[i].SetSelectedIndex(0)
		text := "“" + doubt.Name + "”有同名，是哪一位？"
		switch {
		case !doubt.Known && len(doubt.Fits) == 0:
			text = "名册里没有“" + doubt.Name + "”，也没有相近的名字"
		case !doubt.Known:
			text = "名册里没有“" + doubt.Name + "”，是不是写错了？"
		}
		rows.Add(kit.Prose(text))
		if len(doubt.Fits) > 0 {
			rows.Add(kit.Framed(chosen[i]))
		}
	}
	changes := make([]*kit.Tick, len(d.left.Kept))
	if len(changes) > 1 {
		rows.Add(container.NewHBox(kit.Link(fmt.Sprintf("全选：这 %d 人都按名单改", len(changes)), func() {
			for _, c := range changes {
				c.SetChecked(true)
			}
		})))
	}
	for i, k := range d.left.Kept {
		changes[i] = kit.NewTick(s, k.Name+"：点名登记的是"+string(k.Said)+"，改成"+string(k.New), func(bool) {})
		rows.Add(changes[i])
	}
	scroll := container.NewVScroll(rows)
	scroll.SetMinSize(fyne.NewSize(520, min(rows.MinSize().Height, s.window.Canvas().Size().Height-260)))
	kit.Dialog(s.window, "名单里要您核对的", 600, scroll, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button("以后再说", func() { close(); s.window.Canvas().Focus(d.board) }), kit.Primary("就这样", func() {
			close()
			d.settled(chosen, changes)
			s.window.Canvas().Focus(d.board)
		})}
	})
}

// doubtLabels are the answers to whom a name means: nobody first, then who it may be, told apart by unit and birth month.
func doubtLabels(doubt *rolls.NameDoubt) []string {
	labels := []string{"不登记"}
	for _, fit := range doubt.Fits {
		labels = append(labels, fit.Name+"　"+fit.Detail)
	}
	return labels
}

// settled takes the answers over; names that were answered with nobody stay to be said.
func (d *rollDialog) settled(chosen []*kit.Choice, changes []*kit.Tick) {
	doubts, kept := d.left.Doubts, d.left.Kept
	d.left.Doubts, d.left.Kept = nil, nil
	for i, c := range chosen {
		if at := c.SelectedIndex(); at > 0 {
			d.roll.Settle(&doubts[i], doubts[i].Fits[at-1])
		} else {
			d.left.Doubts = append(d.left.Doubts, doubts[i])
		}
	}
	for i, c := range changes {
		if c.Checked {
			d.roll.Follow(kept[i : i+1])
		} else {
			d.left.Kept = append(d.left.Kept, kept[i])
		}
	}
	d.roll.Settled(d.left)
	d.draw()
	d.say()
}
