package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// lineList draws the lines of a part.
type lineList struct {
	title  string
	opened map[string]bool // what was opened stays so when it is drawn anew
	settle func()          // gives all their places after one was opened
	scroll func() *container.Scroll
}

// linesShown is how many lines a part has until the rest are asked for.
const linesShown = 12

// box holds the lines, or what is said while there are none.
func (l lineList) box(all []PartLine, empty string) *fyne.Container {
	box := container.New(snug{})
	if len(all) == 0 {
		box.Add(Aside(empty))
		return box
	}
	dated := false
	for _, one := range all {
		dated = dated || one.Day != ""
	}
	key := l.title + "\x00all"
	shown := all
	if len(all) > linesShown+1 && !l.opened[key] {
		shown = all[:linesShown]
	}
	for _, one := range shown {
		box.Add(l.line(one, dated))
	}
	if rest := all[len(shown):]; len(rest) > 0 {
		more := newPageLine(PartLine{Text: fmt.Sprintf("另有 %d 条……", len(rest)), Open: func() {}}, dated, l.scroll)
		more.tapped = func() {
			l.opened[key] = true
			box.Remove(more)
			for _, one := range rest {
				box.Add(l.line(one, dated))
			}
			l.settle()
		}
		box.Add(more)
	}
	return box
}

// line is one line with the words below it that show when it is opened.
func (l lineList) line(of PartLine, dated bool) fyne.CanvasObject {
	key := l.title + "\x00" + of.Day + of.Tag.Text + of.Text
	more := Prose(of.More)
	more.Hidden = !l.opened[key] || of.More == ""
	one := newPageLine(of, dated, l.scroll)
	one.tapped = func() {
		switch {
		case of.Open != nil:
			of.Open()
		case of.More != "" || len(one.Cuts()) > 0:
			if more.Words() == "" {
				more.SetText(of.Text)
			}
			more.Hidden = !more.Hidden
			l.opened[key] = !more.Hidden
			l.settle()
		}
	}
	return container.New(snug{}, one, more)
}

// Listed is a field that lists what stands round a record, or what it is told by otherwise: nothing is typed into it. empty is what it says
// while there is nothing; "" it takes no room then.
func Listed[P any](name, title, empty string, lines func(P) []PartLine) Field[P] {
	return Field[P]{Name: name, Title: title, Wide: true, Reads: true, Lines: lines, Empty: empty, Make: func(f *Form[P]) Control {
		box := container.NewStack()
		l := lineList{title, map[string]bool{}, func() { box.Refresh(); f.settle() }, f.scroller}
		show := func() {
			all := lines(f.Value)
			box.Objects = []fyne.CanvasObject{l.box(all, empty)}
			box.Refresh()
			if cell := f.cells[f.index(name)]; len(all) == 0 && empty == "" { // a title with nothing below says nothing
				cell.Hide()
			} else {
				cell.Show()
			}
		}
		return Control{Object: box, Show: show, Reread: show}
	}}
}
