package views

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// head is what stands beside the page's name: facts that are read anew with the list, and acts at the right.
type head struct {
	days  fyne.CanvasObject // the choice of what is counted; nil: there is none
	open  func()            // what a click on the facts does; nil: nothing
	facts []*kit.Chip
	acts  []fyne.CanvasObject
}

// line is the head behind the page's name.
func (h head) line(name string) fyne.CanvasObject {
	line := container.New(&headLine{}, kit.Title(name), kit.Middle(container.NewHBox(h.acts...)))
	if h.days != nil {
		line.Add(kit.Middle(h.days))
	}
	for _, fact := range h.facts {
		if h.open != nil {
			line.Add(kit.NewTap(fact, h.open))
		} else {
			line.Add(fact)
		}
	}
	return line
}

// update reads the facts anew.
func (h head) update() {
	for _, fact := range h.facts {
		fact.Update()
	}
}

// headLine lays out a page's name, its acts at the right, and between them the facts, cut where the room ends.
type headLine struct{}

// Layout places them.
func (*headLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put := func(o fyne.CanvasObject, x, width float32) {
		o.Resize(fyne.NewSize(max(0, width), size.Height))
		o.Move(fyne.NewPos(x, 0))
	}
	acts := o[1].MinSize().Width
	put(o[1], size.Width-acts, acts)
	x := min(o[0].MinSize().Width, size.Width-acts)
	put(o[0], 0, x)
	for _, fact := range o[2:] {
		x += 4
		width := min(fact.MinSize().Width, size.Width-acts-8-x)
		if put(fact, x, width); width < 48 && fact.MinSize().Width > width {
			fact.Move(fyne.NewPos(-5000, 0)) // too little to be read
		}
		x += max(0, width)
	}
}

// MinSize lets the facts give way.
func (*headLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(o[0].MinSize().Width+o[1].MinSize().Width+8, 0)
	for _, one := range o {
		least.Height = max(least.Height, one.MinSize().Height)
	}
	return least
}

// show makes the usual screen: list left, record right, and a button that adds.
func show[R, T any](s *Shell, h head, add string, e *kit.Editor[*R, *T]) *Screen {
	body := halves(s, e)
	h.acts = append(h.acts, kit.Primary("＋ "+add, e.Add))
	reload := func() {
		e.Reload()
		h.update()
	}
	return &Screen{Head: h, Content: body, Reload: reload, Edit: e}
}

// halves builds an editor's two halves in this window.
func halves[R, T any](s *Shell, e *kit.Editor[*R, *T]) fyne.CanvasObject {
	e.Bind(s)
	e.Bar = func(id string) error { return s.app.Deletable(entryOf(e.Name).kind, id) }
	return e.Content()
}

// listOf makes a list of records with the sheet of what it shows.
func listOf[R any](s *Shell, name, title string, columns []table.Column[*R], load func() ([]R, error)) *kit.List[*R] {
	l := kit.NewList(s, name, columns)
	l.Load = kit.Lists(load)
	l.ID = func(r *R) string { return any(r).(kit.Identified).RecordID() }
	l.Title, l.Sheet, l.Print = title, s.export, s.askPrint
	return l
}

// flat makes the editor of an entity whose list row is its record.
func flat[T any](list *kit.List[*T], noun string, save, remove func(*T) error, caption func(*T) string) *kit.Editor[*T, *T] {
	return &kit.Editor[*T, *T]{List: list, Record: kit.Record[*T]{
		Name: list.Name, Noun: noun, Save: save, Delete: remove, Caption: caption,
		New: func() (*T, error) { return new(T), nil },
		Read: func(id string) (*T, error) {
			rows, err := list.Load()
			if err != nil {
				return nil, err
			}
			for i := range rows {
				if list.ID(rows[i]) == id {
					return rows[i], err
				}
			}
			if err == nil {
				err = data.Fail(data.Gone, nil, "这条%s已经不在了，可能刚被删除或撤销。", noun)
			}
			return nil, err
		},
	}}
}

// empty is what a list says while it has no rows.
func empty(noun, first string) string { return fmt.Sprintf("还没有%s。%s", noun, first) }

// happened are the rules of a record of what took place: its own, and that its day is not still to come.
func happened[T any, P interface {
	*T
	app.Happening
}](s *Shell) func(*T) error {
	return func(v *T) error { return s.app.Check(P(v)) }
}
