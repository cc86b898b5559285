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

// page puts a screen's name and acts above its body.
func page(title string, body fyne.CanvasObject, acts ...fyne.CanvasObject) fyne.CanvasObject {
	left, right := container.NewHBox(kit.Title(title)), container.NewHBox()
	for _, act := range acts {
		if fact, ok := act.(*kit.Chip); ok { // a fact stands beside the name
			left.Add(fact)
		} else {
			right.Add(act)
		}
	}
	return container.NewBorder(container.NewBorder(nil, nil, left, kit.Middle(right)), nil, nil, nil, body)
}

// show makes the usual screen: list left, record right, one button that adds. facts are chips beside the name that are read anew with the list.
func show[R, T any](s *Shell, title, add string, e *kit.Editor[R, T], acts ...fyne.CanvasObject) *Screen {
	e.Bind(s)
	body := e.Content()
	reload := func() {
		e.Reload()
		for _, act := range acts {
			if fact, ok := act.(*kit.Chip); ok {
				fact.Update()
			}
		}
	}
	return &Screen{Content: page(title, body, append(acts, kit.Primary("＋ "+add, e.Add))...), Reload: reload, Edit: editing[R, T]{e}}
}

// editing joins the list's filter to the editor's acts.
type editing[R, T any] struct{ *kit.Editor[R, T] }

// FocusFilter puts the caret into the list's filter.
func (e editing[R, T]) FocusFilter() { e.List.FocusFilter() }

// listOf makes a list of records with the sheet of what it shows.
func listOf[R any](s *Shell, name, title string, columns []table.Column[R], load func() ([]R, error)) *kit.List[R] {
	l := kit.NewList(s, name, columns)
	l.Load = load
	l.ID = func(r *R) string { return any(r).(kit.Record).RecordID() }
	l.Sheet = func(shown []R, columns []table.Column[R], filter string) {
		s.export(app.Listed(title, columns, shown), filter)
	}
	return l
}

// flat makes the editor of an entity whose list row is its record.
func flat[T any](list *kit.List[T], noun string, save, remove func(*T) error, caption func(*T) string) *kit.Editor[T, T] {
	return &kit.Editor[T, T]{
		Name: list.Name, Noun: noun, List: list, Save: save, Delete: remove, Caption: caption,
		New: func() (v T, err error) { return v, nil },
		Read: func(id string) (T, error) {
			rows, err := list.Load()
			for i := range rows {
				if list.ID(&rows[i]) == id {
					return rows[i], err
				}
			}
			var none T
			if err == nil {
				err = data.Fail(data.Gone, nil, "这条%s已经不在了，可能刚被删除或撤销。", noun)
			}
			return none, err
		},
	}
}

// empty is what a list says while it has no rows.
func empty(noun, first string) string { return fmt.Sprintf("还没有%s。%s", noun, first) }

// SelectFirst chooses the first row, as a click does.
func (e editing[R, T]) SelectFirst() { e.List.SelectAt(0) }
