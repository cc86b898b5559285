package views

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

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
	body := halves(s, e)
	reload := func() {
		e.Reload()
		for _, act := range acts {
			if fact, ok := act.(*kit.Chip); ok {
				fact.Update()
			}
		}
	}
	return &Screen{Content: page(title, body, append(acts, kit.Primary("＋ "+add, e.Add))...), Reload: reload, Edit: e}
}

// halves builds an editor's two halves in this window.
func halves[R, T any](s *Shell, e *kit.Editor[R, T]) fyne.CanvasObject {
	e.Bind(s)
	e.Bar = func(id string) error { return s.app.Deletable(e.Name, id) }
	return e.Content()
}

// listOf makes a list of records with the sheet of what it shows.
func listOf[R any](s *Shell, name, title string, columns []table.Column[R], load func() ([]R, error)) *kit.List[R] {
	l := kit.NewList(s, name, columns)
	l.Load = load
	l.ID = func(r *R) string { return any(r).(kit.Identified).RecordID() }
	l.Title, l.Sheet = title, s.export
	return l
}

// flat makes the editor of an entity whose list row is its record.
func flat[T any](list *kit.List[T], noun string, save, remove func(*T) error, caption func(*T) string) *kit.Editor[T, T] {
	return &kit.Editor[T, T]{List: list, Record: kit.Record[T]{
		Name: list.Name, Noun: noun, Save: save, Delete: remove, Caption: caption,
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
	}}
}

// empty is what a list says while it has no rows.
func empty(noun, first string) string { return fmt.Sprintf("还没有%s。%s", noun, first) }
