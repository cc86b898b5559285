package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// turn marks or unmarks a row.
func (l *List[P]) turn(id string) {
	if l.marked[id] {
		delete(l.marked, id)
	} else {
		l.marked[id] = true
	}
	l.redraw()
}

// markAt marks the i-th row, or with turn unmarks it where it is marked.
func (l *List[P]) markAt(i int, turn bool) {
	if i < 0 || i >= l.view.Len() {
		return
	}
	if id := l.ID(l.view.At(i)); turn || !l.marked[id] {
		l.turn(id)
	}
}

// Picked is which entry of a drop-down is chosen.
func (l *List[P]) Picked(narrow int) int { return l.picks[narrow] }

// turnAll marks every shown row, or none where all are marked.
func (l *List[P]) turnAll() { l.MarkAll(len(l.Marked()) < l.view.Len()) }

// MarkAll marks every shown row, or none.
func (l *List[P]) MarkAll(on bool) {
	clear(l.marked)
	for i := range l.view.Len() {
		if on {
			l.marked[l.ID(l.view.At(i))] = true
		}
	}
	l.redraw()
}

// Marked returns the marked rows' ids in the order shown; rows that the filter hides are not among them.
func (l *List[P]) Marked() []string {
	var ids []string
	for i := range l.view.Len() {
		if id := l.ID(l.view.At(i)); l.marked[id] {
			ids = append(ids, id)
		}
	}
	return ids
}

// showActs shows what can be done with the marked rows.
func (l *List[P]) showActs() {
	bar := l.actBar.Objects[0].(*fyne.Container)
	bar.Objects = nil
	n := len(l.Marked())
	if l.actBar.Hidden = n == 0; n == 0 {
		l.root.Refresh()
		return
	}
	bar.Add(widget.NewLabel(fmt.Sprintf("已选 %d 条", n)))
	for i, act := range l.Acts {
		button := Button(act.Label, func() { act.Do(l.Marked()) })
		if i == 0 {
			l.actKeys = button
		}
		bar.Add(button)
	}
	if l.Print != nil {
		bar.Add(Button(WordPrint, l.Print))
	}
	bar.Add(Button("全选", func() { l.MarkAll(true) }))
	bar.Add(Button("取消选择", func() { l.MarkAll(false) }))
	l.root.Refresh()
}

// FocusActs gives the keys to what can be done with the marked rows; false: none is marked.
func (l *List[P]) FocusActs() bool {
	if len(l.Marked()) == 0 || l.actKeys == nil {
		return false
	}
	l.host.Window().Canvas().Focus(l.actKeys)
	return true
}
