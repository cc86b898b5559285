package views

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/table"
	"liujin/views/kit"
)

// comparing is what the last step shows of an old ledger: the outcome of each record, what only the office knows, and what is wrong.
type comparing[R any] struct {
	name    string
	columns []table.Column[R]
	rows    func() []R
	place   func(*R) string
	said    *importing.Comparison
	words   func() (does, makes string)

	tabs  *container.AppTabs
	again func() // reads all but the questions once more
}

// compared lays the last step out; an answer changes the comparison, and all that is shown follows.
func compared[R any](w *wizard, c *comparing[R]) fyne.CanvasObject {
	list, rows := listed(w, c.name, c.columns, c.rows, c.place)
	problems, again := w.problems(func() []intake.Problem { return c.said.Problems })
	does, makes, found := kit.NewChip("", table.Info), kit.Prose(""), kit.Prose("")
	c.again = func() {
		did, made := c.words()
		does.Set(did, table.Info)
		if makes.SetText(made); made == "" {
			makes.Hide()
		} else {
			makes.Show()
		}
		found.SetText(c.said.Found())
		list.Reload()
		again()
		c.counted()
	}
	c.again()
	beside := container.NewStack()
	c.ask(w, beside, container.NewBorder(found, nil, nil, nil, problems))
	says := container.NewVBox(container.NewHBox(does), makes)
	return container.NewBorder(kit.Inset(6, says), nil, nil, nil, kit.Halves(0.5, kit.Card(rows), beside))
}

// counted says on its tab how many problems there are.
func (c *comparing[R]) counted() {
	if c.tabs != nil {
		c.tabs.Items[1].Text = fmt.Sprintf("问题 %d 处", len(c.said.Problems))
		c.tabs.Refresh()
	}
}

// ask shows the questions on a tab before the problems, as long as there are any.
func (c *comparing[R]) ask(w *wizard, beside *fyne.Container, problems fyne.CanvasObject) {
	if len(c.said.Doubts) == 0 {
		beside.Objects = []fyne.CanvasObject{problems}
		beside.Refresh()
		return
	}
	box := container.NewVBox(kit.Quiet("这些只有您知道；选了对整张表都算。"))
	for i := range c.said.Doubts {
		box.Add(c.question(w, c.said.Doubts[i], func() { c.ask(w, beside, problems) }))
	}
	c.tabs = container.NewAppTabs(container.NewTabItem(fmt.Sprintf("请您看一下 %d 项", len(c.said.Doubts)),
		kit.Card(container.NewVScroll(kit.Inset(8, box)))),
		container.NewTabItem("", problems))
	c.counted()
	beside.Objects = []fyne.CanvasObject{c.tabs}
	beside.Refresh()
}

// question is one doubt with its answers; more is called when the answer raises or settles others.
func (c *comparing[R]) question(w *wizard, d importing.Doubt, more func()) fyne.CanvasObject {
	labels := make([]string, len(d.Options))
	for i, o := range d.Options {
		labels[i] = o.Label
	}
	choice := kit.NewChoice(w.shell, labels, nil)
	choice.SetSelected(d.Answer())
	taken := kit.Quiet("")
	say := func() {
		text := fmt.Sprintf("表里有 %d 处", d.Times)
		if d.Assumed {
			text += "；已经先选了一项，不对请改"
		} else if d.Answer() == "" {
			text += "；没有选就不记"
		}
		taken.SetText(text)
	}
	say()
	choice.OnChanged = func(string) {
		before := keysOf(c.said.Doubts)
		d.Chosen, d.Assumed = d.Options[choice.SelectedIndex()].Value, false
		c.said.Decide(d.Key, d.Chosen)
		say()
		c.again()
		if !slices.Equal(before, keysOf(c.said.Doubts)) {
			more()
		}
	}
	return container.NewStack(kit.Panel(), kit.Inset(6, container.NewVBox(kit.Prose(d.Text), kit.Framed(choice), taken)))
}

func keysOf(all []importing.Doubt) []string {
	out := make([]string, len(all))
	for i := range all {
		out[i] = all[i].Key
	}
	return out
}
