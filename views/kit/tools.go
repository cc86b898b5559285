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
	picks, words := container.NewHBox(), container.NewHBox()
	l.picks = make([]int, len(l.Narrows))
	for i, options := range l.Narrows {
		picks.Add(l.narrow(i, options))
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
	return container.New(toolLine{}, l.filter, l.count, picks, words, more)
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

// toolLine gives the filter what the tools leave; where that is too little to type in, the count goes, and what can be done with the list
// is put behind one word.
type toolLine struct{}

// shortFilter is the least room to type in.
const shortFilter = 110

// Layout places filter, count, drop-downs, words or the one for them all.
func (toolLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	filter, count, picks, words, more := o[0], o[1], o[2], o[3], o[4]
	right := size.Width
	put := func(o fyne.CanvasObject) {
		if w := o.MinSize().Width; w > 0 {
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
		put(words)
	} else {
		put(more)
	}
	put(picks)
	counted := right-count.MinSize().Width > shortFilter+50
	if setShown(count, counted); counted {
		put(count)
	}
	filter.Resize(fyne.NewSize(max(60, right), size.Height))
	filter.Move(fyne.NewPos(0, 0))
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
func (toolLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(60, 0)
	for i, tool := range o {
		s := tool.MinSize()
		if least.Height = max(least.Height, s.Height); i == 2 || i >= 4 {
			least.Width += s.Width + 4
		}
	}
	return least
}

func (l *List[P]) narrow(i int, options []Narrow[P]) fyne.CanvasObject {
	labels := make([]string, len(options))
	for j, o := range options {
		labels[j] = o.Label
	}
	choice := NewChoice(l.host, labels, nil)
	if l.Roomy {
		choice.Most = Scaled(220)
	}
	for _, label := range labels { // room for the longest
		if len([]rune(label)) > len([]rune(choice.PlaceHolder)) {
			choice.PlaceHolder = label
		}
	}
	choice.SetSelectedIndex(0)
	l.choices = append(l.choices, choice)
	choice.OnChanged = func(label string) {
		l.picks[i] = slices.IndexFunc(l.Narrows[i], func(o Narrow[P]) bool { return o.Label == label })
		l.renarrow()
	}
	return Framed(choice)
}
