package views

import (
	"cmp"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/table"
	"liujin/app/upward/below"
	"liujin/data"
	"liujin/views/kit"
)

// unitScreen is the tab 乡镇街道 as it takes lists of units: pasted, or dropped as a table.
type unitScreen struct {
	*kit.Editor[*data.Office, *data.Office]
	shell *Shell
}

// wordPasteUnits is the act that takes a list of units from the clipboard.
const wordPasteUnits = "粘贴名单"

// paste takes the list that lies on the clipboard.
func (u *unitScreen) paste() {
	s := u.shell
	if text, ok := s.clipboard("剪贴板里没有文字。请先在表格里选中单位名单，连表头一起复制。"); ok {
		s.lookUnits(func() ([]below.UnitIn, error) { return s.below.PastedUnits(text) }, nil)
	}
}

// Drop takes a table with a list of units; another table goes where tables go otherwise, what else is dropped to the open form.
func (u *unitScreen) Drop(paths []string) bool {
	if at := slices.IndexFunc(paths, isTableFile); at >= 0 {
		s := u.shell
		s.lookUnits(func() ([]below.UnitIn, error) { return s.below.UnitsOfFile(paths[at]) }, func() { s.importDropped(paths[at]) })
		return true
	}
	return u.Editor.Drop(paths)
}

// clipboard is the text that lies on the clipboard; where there is none, that is said, by words where none lies there.
func (s *Shell) clipboard(none string) (text string, ok bool) {
	text, err := kit.ReadClipboard(fyne.CurrentApp().Clipboard())
	if err != nil {
		slog.Warn("paste", "err", err)
		s.Refused(kit.NotPasted)
		return "", false
	}
	if strings.TrimSpace(text) == "" {
		s.Refused(none)
		return "", false
	}
	return text, true
}

// lookUnits reads a list of units and shows what becomes of each line before anything is saved. What is none is told, or goes another way.
func (s *Shell) lookUnits(read func() ([]below.UnitIn, error), otherwise func()) {
	var all []below.UnitIn
	s.job(func() (err error) {
		all, err = read()
		return err
	}, func(err error) {
		switch {
		case data.Is(err, data.BadFile) && otherwise != nil:
			otherwise()
		case err != nil:
			s.Failed("读取单位名单", err)
		default:
			s.showUnits(all)
		}
	})
}

// showUnits lays a list of units over the screen, a line each, with the one button that registers them.
func (s *Shell) showUnits(all []below.UnitIn) {
	noun, n := below.Noun(s.level), below.CountUnits(all)
	rank := func(u *below.UnitIn) int { // what is left out first, then what there is something to say about
		return 2*app.OneIf(u.Outcome != below.UnitLeftOut) + app.OneIf(u.Why == "")
	}
	slices.SortStableFunc(all, func(x, y below.UnitIn) int { return cmp.Compare(rank(&x), rank(&y)) })
	list := kit.NewList(s, "units-in", below.UnitInColumns)
	list.ID, list.Load = (*below.UnitIn).RecordID, func() ([]*below.UnitIn, error) { return table.Pointers(all), nil }
	content := list.Content()
	list.Reload()
	facts := container.NewHBox()
	for _, outcome := range []below.UnitOutcome{below.UnitMade, below.UnitCompleted, below.UnitKnown, below.UnitLeftOut} {
		if n[outcome] > 0 {
			facts.Add(kit.NewChip(fmt.Sprintf("%s %d", outcome, n[outcome]), below.UnitTones[outcome]))
		}
	}
	take := kit.Primary("没有要登记的，关闭", s.uncover)
	if wanted := n[below.UnitMade] + n[below.UnitCompleted]; wanted > 0 {
		take = kit.Primary(fmt.Sprintf("登记 %d 个%s", wanted, noun), func() { s.takeUnits(all) })
	}
	head := container.NewVBox(container.NewHBox(kit.Title("登记"+noun+"名单"), kit.Middle(facts)),
		kit.Prose("还没有登记。新的会建好；已有的只补上空着的，不一样的不改，都写在说明里。登记以后可以一次撤销。"))
	foot := container.NewHBox(kit.Safe(kit.WordCancel, s.uncover), kit.Spacer(), take)
	s.cover(container.NewBorder(head, kit.Inset(8, foot), nil, nil, kit.Card(content)))
	s.window.Canvas().Focus(take)
}

func (s *Shell) takeUnits(all []below.UnitIn) {
	taken, err := s.below.TakeUnits(all)
	if err != nil {
		s.Failed("登记单位", err)
		return
	}
	s.Go("office")
	n := below.CountUnits(all)
	text := fmt.Sprintf("登记了 %d 个%s", taken, below.Noun(s.level))
	if left := n[below.UnitLeftOut]; left > 0 {
		text += fmt.Sprintf("，有 %d 行没有登记", left)
	}
	s.Done(text + "。")
}
