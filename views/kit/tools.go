package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// toolbar is the line above the list: filter, drop-downs, count, columns, sheet.
func (l *List[P]) toolbar() fyne.CanvasObject {
	l.makeFilter()
	l.count = widget.NewLabel("")
	l.count.Importance = widget.LowImportance
	line := &pickLine{}
	picks, words := container.New(line), container.NewHBox()
	l.picks = make([]int, len(l.Narrows))
	for i, options := range l.Narrows {
		choice := l.narrow(i, options)
		line.choices = append(line.choices, choice)
		picks.Add(Framed(choice))
	}
	l.view.Keep(l.kept) // the first entry of a drop-down may keep some rows only
	var columns, more *Press
	columns = Link(WordColumns, func() { l.showColumns(columns) })
	words.Add(columns)
	items := []*fyne.MenuItem{fyne.NewMenuItem(WordColumns, func() { l.showColumns(more) })}
	if l.Sheet != nil {
		sheet := func() { l.Sheet(l.Listing()) }
		words.Add(Link(WordExportExcel, sheet))
		items = append(items, fyne.NewMenuItem(WordExportExcel, sheet))
	}
	if l.Print != nil {
		words.Add(Link(WordPrint, l.Print))
		items = append(items, fyne.NewMenuItem(WordPrint, l.Print))
	}
	more = Link(WordMore, func() { l.showMenu(more, items) })
	tools := container.New(&toolLine{line}, l.filter, l.count, picks, words, more)
	for _, choice := range line.choices {
		narrowed := choice.OnChanged
		choice.OnChanged = func(label string) {
			narrowed(label)
			tools.Refresh() // other words want other room
		}
	}
	return tools
}

// showMenu shows a menu below what was pressed.
func (l *List[P]) showMenu(at fyne.CanvasObject, items []*fyne.MenuItem) {
	below := fyne.CurrentApp().Driver().AbsolutePositionForObject(at).AddXY(0, at.Size().Height)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), l.host.Window().Canvas(), below)
}

func (l *List[P]) makeFilter() {
	l.filter = NewEntry(l.host)
	l.filter.SetPlaceHolder(WordFilter)
	l.filter.OnChanged = l.SetFilter
	l.filter.OnAll = func() {
		if len(l.Acts) > 0 {
			l.turnAll()
		}
	}
	l.filter.OnKey = func(k fyne.KeyName) bool {
		switch k {
		case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
			if l.view.Len() > 0 {
				l.host.Window().Canvas().Focus(l.rows)
				l.rows.Select(max(0, l.place(l.chosen)))
			}
			return true
		case fyne.KeyEscape:
			if l.filter.Text == "" {
				return false
			}
			l.filter.SetText("")
			return true
		}
		return false
	}
}

// toolLine gives the filter what the tools leave. Where that is too little to type in, the count goes, and what can be done with the list
// is put behind one word; what is chosen in the drop-downs is whole as long as there is room to type.
type toolLine struct{ picks *pickLine }

// shortFilter is the least room to type in.
const shortFilter = 110

// Layout places filter, count, drop-downs, words or the one for them all.
func (t *toolLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	filter, count, picks, words, more := o[0], o[1], o[2], o[3], o[4]
	right := size.Width
	put := func(o fyne.CanvasObject, w float32) {
		if w > 0 {
			right -= w
			o.Resize(fyne.NewSize(w, size.Height))
			o.Move(fyne.NewPos(right, 0))
			right -= 4
		}
	}
	all := fits(size.Width, picks, words)
	setShown(words, all)
	setShown(more, !all)
	if all {
		put(words, words.MinSize().Width)
	} else {
		put(more, more.MinSize().Width)
	}
	put(picks, max(picks.MinSize().Width, min(t.picks.whole(), right-4-shortFilter)))
	counted := right-count.MinSize().Width > shortFilter+50
	if setShown(count, counted); counted {
		put(count, count.MinSize().Width)
	}
	filter.Resize(fyne.NewSize(max(60, right), size.Height))
	filter.Move(fyne.NewPos(0, 0))
}

// pickLine lays drop-downs side by side, and shares among those that cut their words what room there is beyond the least.
type pickLine struct{ choices []*Choice }

const pickGap = 4

// whole is the width in which all that is chosen is whole.
func (l *pickLine) whole() (w float32) {
	for _, c := range l.choices {
		w += l.wide(c) + pickGap
	}
	return max(0, w-pickGap)
}

// wide is the width of a drop-down in its frame in which its words are whole.
func (l *pickLine) wide(c *Choice) float32 { return max(c.MinSize().Width, c.whole()) + 2 }

// MinSize is that of all of them.
func (l *pickLine) MinSize(o []fyne.CanvasObject) (least fyne.Size) {
	for i, one := range o {
		s := one.MinSize()
		least = fyne.NewSize(least.Width+s.Width+gapBefore(i), max(least.Height, s.Height))
	}
	return least
}

// gapBefore is the gap before the i-th of a line.
func gapBefore(i int) float32 {
	if i == 0 {
		return 0
	}
	return pickGap
}

// Layout places one after the other.
func (l *pickLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x, room := float32(0), size.Width-l.MinSize(o).Width
	for i, one := range o {
		w := one.MinSize().Width
		more := min(max(0, room), max(0, l.wide(l.choices[i])-w))
		room -= more
		one.Resize(fyne.NewSize(w+more, size.Height))
		one.Move(fyne.NewPos(x, 0))
		x += w + more + pickGap
	}
}

func fits(width float32, tools ...fyne.CanvasObject) bool {
	for _, o := range tools {
		width -= o.MinSize().Width + 4
	}
	return width >= shortFilter
}

func setShown(o fyne.CanvasObject, on bool) {
	if on && !o.Visible() {
		o.Show()
	} else if !on && o.Visible() {
		o.Hide()
	}
}

// MinSize is that of the tools with a short filter.
func (*toolLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(60, 0)
	for i, tool := range o {
		s := tool.MinSize()
		if least.Height = max(least.Height, s.Height); i == 2 || i >= 4 {
			least.Width += s.Width + 4
		}
	}
	return least
}

func (l *List[P]) narrow(i int, options []Narrow[P]) *Choice {
	labels := make([]string, len(options))
	for j, o := range options {
		labels[j] = o.Label
	}
	choice := NewChoice(l.host, labels, nil)
	choice.SetSelectedIndex(0)
	l.choices = append(l.choices, choice)
	choice.OnChanged = func(label string) {
		l.picks[i] = slices.IndexFunc(l.Narrows[i], func(o Narrow[P]) bool { return o.Label == label })
		l.renarrow()
	}
	return choice
}
