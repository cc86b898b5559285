package views

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/table"
	"liujin/views/kit"
)

// teller is a screen whose open record can be copied into another platform, thing by thing.
type teller interface{ Told() []kit.Told }

// told is what the record in the form of the screen that is shown tells; none where there is none.
func (s *Shell) told() []kit.Told {
	if screen := s.built[s.current]; screen != nil {
		if of, ok := screen.Edit.(teller); ok {
			return of.Told()
		}
	}
	return nil
}

// copier puts what a record tells on the clipboard, one thing after another, in the order that was chosen for its kind and is remembered.
type copier struct {
	shell *Shell
	all   []kit.Told
	left  map[string]bool // those that are not copied, by name
	next  int             // in all, what is copied next
	rows  *fyne.Container
	said  *kit.Paragraph
}

const notCopied = "-" // before the names of what is not copied, in what is remembered

func newCopier(s *Shell, told []kit.Told) *copier {
	c := &copier{shell: s, left: map[string]bool{}, rows: container.NewVBox(), said: kit.Prose("")}
	var order []string
	for name := range strings.FieldsSeq(s.Remembered(c.setting())) {
		order = append(order, strings.TrimPrefix(name, notCopied))
		c.left[order[len(order)-1]] = strings.HasPrefix(name, notCopied)
	}
	for _, one := range told {
		if !slices.ContainsFunc(c.all, func(have kit.Told) bool { return have.Name == one.Name }) {
			c.all = append(c.all, one)
		}
	}
	place := func(one kit.Told) int {
		if at := slices.Index(order, one.Name); at >= 0 {
			return at
		}
		return len(order)
	}
	slices.SortStableFunc(c.all, func(a, b kit.Told) int { return place(a) - place(b) })
	c.draw()
	return c
}

func (c *copier) setting() string { return "copied." + c.shell.current }

// remember keeps the order and what is left out.
func (c *copier) remember() {
	names := make([]string, len(c.all))
	for i, one := range c.all {
		if names[i] = one.Name; c.left[one.Name] {
			names[i] = notCopied + one.Name
		}
	}
	c.shell.Remember(c.setting(), strings.Join(names, " "))
}

// takes reports whether a thing is copied: wanted, and not empty.
func (c *copier) takes(one kit.Told) bool { return !c.left[one.Name] && one.Text != "" }

// copied are the things that are copied.
func (c *copier) copied() (all []kit.Told) {
	for _, one := range c.all {
		if c.takes(one) {
			all = append(all, one)
		}
	}
	return all
}

// copyOne puts one thing on the clipboard; the next one is that after it.
func (c *copier) copyOne(at int) {
	one := c.all[at]
	fyne.CurrentApp().Clipboard().SetContent(one.Text)
	c.next = at + 1
	c.said.SetText("已复制“" + one.Head + "”：" + kit.Fit(one.Text, 380, 13, fyne.TextStyle{}) + "　切换到别的平台粘贴，回来按回车复制下一项。")
	c.draw()
}

// copyNext puts the next thing on the clipboard, after the last one the first again.
func (c *copier) copyNext() {
	for range 2 {
		for at := c.next; at < len(c.all); at++ {
			if c.takes(c.all[at]) {
				c.copyOne(at)
				return
			}
		}
		c.next = 0
	}
	c.said.SetText(nothingCopied)
}

const nothingCopied = "没有可以复制的内容：勾选的都是空的。"

// copyAll puts all things on the clipboard at once: a cell each, or a line each with its head.
func (c *copier) copyAll(cells bool) {
	var parts []string
	all := c.copied()
	if len(all) == 0 { // what is on the clipboard stays
		c.said.SetText(nothingCopied)
		return
	}
	for _, one := range all {
		if cells {
			parts = append(parts, strings.Join(strings.Fields(one.Text), " "))
		} else {
			parts = append(parts, one.Head+"："+one.Text)
		}
	}
	sep := "\n"
	if cells {
		sep = "\t"
	}
	fyne.CurrentApp().Clipboard().SetContent(strings.Join(parts, sep))
	c.said.SetText(fmt.Sprintf("已复制 %d 项。", len(all)))
}

// move moves a thing up in the order.
func (c *copier) move(at int) {
	c.all[at-1], c.all[at] = c.all[at], c.all[at-1]
	c.next = 0
	c.remember()
	c.draw()
}

// draw shows the things in their order, the next one marked.
func (c *copier) draw() {
	c.rows.Objects = nil
	for i, one := range c.all {
		tick := kit.NewTick(c.shell, one.Head, nil)
		tick.Checked = !c.left[one.Name]
		tick.OnChanged = func(on bool) {
			c.left[one.Name] = !on
			c.remember()
		}
		up := kit.Button("上移", func() { c.move(i) })
		if i == 0 {
			up.Disable()
		}
		take := kit.Button(kit.WordCopy, func() { c.copyOne(i) })
		shown := kit.Fit(strings.ReplaceAll(one.Text, "\n", " "), 240, 13, fyne.TextStyle{})
		if one.Text == "" {
			shown = "（空，跳过）"
			take.Disable()
		}
		acts := container.NewHBox(up, take)
		if i == c.next && c.takes(one) {
			acts.Objects = append([]fyne.CanvasObject{kit.NewChip("下一项", table.Info)}, acts.Objects...)
		}
		c.rows.Add(container.NewBorder(nil, nil, container.NewGridWrap(fyne.NewSize(150, tick.MinSize().Height), tick), acts,
			kit.Quiet(shown)))
	}
	c.rows.Refresh()
}

// askCopy shows what the open record tells, to be copied thing by thing with one key, or all at once.
func (s *Shell) askCopy(told []kit.Told) {
	c := newCopier(s, told)
	c.said.SetText("勾选要复制的，排好顺序，以后这一类记录都照这个顺序。按回车复制下一项。")
	scroll := container.NewVScroll(c.rows)
	scroll.SetMinSize(fyne.NewSize(640, min(c.rows.MinSize().Height, s.window.Canvas().Size().Height-300)))
	kit.Dialog(s.window, "复制到别的平台", 700, container.NewBorder(nil, c.said, nil, nil, scroll),
		func(close func()) []fyne.CanvasObject {
			return []fyne.CanvasObject{kit.Safe(kit.WordClose, close), kit.Button("全部，一项一行", func() { c.copyAll(false) }),
				kit.Button("全部，一行多格", func() { c.copyAll(true) }), kit.Primary("复制下一项", c.copyNext)}
		})
}
