package views

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"liujin/app/days"
	"liujin/app/table"
	"liujin/assets"
	"liujin/data"
	"liujin/views/kit"
)

// topBar says whose ledger this is, which activity month runs, and holds search, undo and redo.
type topBar struct {
	shell      *Shell
	object     fyne.CanvasObject
	unit       *kit.Label
	campaign   *kit.Chip
	undo, redo *kit.Press
}

func newTopBar(s *Shell) *topBar {
	t := &topBar{shell: s, unit: kit.OneLine(widget.NewLabel("")), campaign: kit.NewChip("", table.Info)}
	icon := canvas.NewImageFromResource(fyne.NewStaticResource("icon.png", assets.Icon()))
	icon.SetMinSize(fyne.NewSquareSize(28))
	icon.FillMode = canvas.ImageFillContain
	t.undo = kit.Link(kit.WordUndo, s.undo)
	t.redo = kit.Link(kit.WordRedo, s.redo)
	find := kit.Button("查找（可用拼音首字母）  Ctrl+K", s.search)
	left := container.NewHBox(kit.Inset(4, icon), kit.Middle(kit.Heading("六进履职台账")))
	right := kit.Middle(container.NewHBox(t.undo, t.redo, find))
	middle := container.New(&unitAndChip{}, t.unit, t.campaign)
	t.object = container.NewVBox(kit.Inset(4, container.NewBorder(nil, nil, left, right, middle)), widget.NewSeparator())
	t.refresh()
	return t
}

// refresh brings unit, campaign and undo up to date.
func (t *topBar) refresh() {
	a := t.shell.app
	own, err := a.OwnOffice()
	if err == nil {
		t.unit.SetText(own.Name)
	}
	if sample, err := a.IsSample(); err == nil && sample {
		t.unit.SetText("【示例】" + own.Name)
	}
	if _, line, err := a.CampaignNow(); err == nil {
		t.campaign.Set(line, table.Info)
	}
	setUndo(t.undo, kit.WordUndo, a.DB().UndoLabel())
	setUndo(t.redo, kit.WordRedo, a.DB().RedoLabel())
}

// setUndo shows on a button what it would take back or do again.
func setUndo(b *kit.Press, verb, label string) {
	b.SetText(verb)
	if label == "" {
		b.Disable()
		return
	}
	b.SetTextWithin(verb+"："+label, 176)
	b.Enable()
}

// unitAndChip gives the unit's name what the chip leaves.
type unitAndChip struct{}

// Layout places both.
func (*unitAndChip) Layout(o []fyne.CanvasObject, size fyne.Size) {
	chip := min(o[1].MinSize().Width, size.Width/2)
	unit := min(fyne.MeasureText(o[0].(*kit.Label).Text, theme.TextSize(), fyne.TextStyle{}).Width+24, max(0, size.Width-chip-8))
	o[0].Resize(fyne.NewSize(unit, o[0].MinSize().Height))
	o[0].Move(fyne.NewPos(0, (size.Height-o[0].MinSize().Height)/2))
	o[1].Resize(fyne.NewSize(chip, size.Height))
	o[1].Move(fyne.NewPos(unit+4, 0))
	if unit+4+o[1].MinSize().Width > size.Width { // rather no chip than a cut one
		o[1].Move(fyne.NewPos(-5000, 0))
	}
}

// MinSize lets both give way.
func (*unitAndChip) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(60, o[0].MinSize().Height)
}

// statusBar says what was saved and when the last backup was made.
type statusBar struct {
	shell  *Shell
	object fyne.CanvasObject
	text   *kit.Label
	backup *widget.Label

	refused bool // what it says is why nothing was done
}

func newStatusBar(s *Shell) *statusBar {
	b := &statusBar{shell: s, text: kit.OneLine(kit.Quiet(statusReady)), backup: kit.Quiet("")}
	b.object = container.NewVBox(widget.NewSeparator(), container.NewBorder(nil, nil, nil, container.NewHBox(b.backup, kit.Quiet("F1 按键")),
		b.text))
	b.refresh()
	return b
}

func (b *statusBar) say(text string) {
	b.refused = false
	b.text.SetText(text)
}

// forget takes back why nothing was done: it is about what was looked at before.
func (b *statusBar) forget() {
	if b.refused {
		b.say(statusReady)
	}
}

// statusReady is what the line says while there is nothing to be said.
const statusReady = "就绪"

// said tells what an operation did, and how it can be taken back.
func (b *statusBar) said(c data.Change) {
	verb, key := "已保存", "Ctrl+Z 可撤销"
	if c.Doing == data.Undid {
		verb, key = "已完成", "Ctrl+Y 可重做"
	}
	if c.Doing == data.DidForGood {
		key = "记在印发登记"
	}
	b.say(fmt.Sprintf("%s %s　%s（%s）", verb, c.At.Format("15:04:05"), c.Label, key))
}

// refresh shows the last backup.
func (b *statusBar) refresh() {
	b.backup.SetText(backupLine(b.shell))
}

// when shows a moment as people say it.
func when(t, now time.Time) string {
	switch t, now = t.Local(), now.Local(); {
	case days.ISO(t) == days.ISO(now):
		return "今天 " + t.Format("15:04")
	case t.Year() == now.Year():
		return t.Format("1月2日 15:04")
	}
	return t.Format("2006年1月2日")
}
