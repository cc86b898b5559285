package views

import (
	"fmt"

	"fyne.io/fyne/v2"

	"liujin/app/papers"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/views/kit"
)

// askPrint asks what is to be printed: the papers of this screen, and the list as it stands. What was typed is saved before.
func (s *Shell) askPrint() {
	if of, ok := s.built[s.current].Edit.(interface{ SaveBefore(string, func()) }); ok {
		of.SaveBefore(kit.WordPrint, s.offerPrints)
		return
	}
	s.offerPrints()
}

func (s *Shell) offerPrints() {
	all := s.printables()
	if len(all) == 0 {
		s.Refused("这个页面没有可以打印的内容。")
		return
	}
	told := s.told()
	if len(all) == 1 && len(told) == 0 {
		s.look(all[0])
		return
	}
	items := make([]menuItem, len(all))
	for i, one := range all {
		items[i] = menuItem{one.Title, func() { s.look(one) }}
	}
	if len(told) > 0 {
		items = append(items, menuItem{"复制到别的平台（打开的这一条，逐项复制）", func() { s.askCopy(told) }})
	}
	s.menu(kit.WordPrint, items)
}

// look shows a paper, or asks first what it asks.
func (s *Shell) look(one kit.Paper) {
	if one.Ask != nil {
		one.Ask()
		return
	}
	s.preview(one.Title, one.Make)
}

// named is a paper by its name on the command line.
func (s *Shell) named(title, name string, o paperwork.Order) kit.Paper {
	one := kit.Paper{Title: title, Make: func(*print.Faces) ([]*print.Document, error) { return s.paperwork.Paper(name, o) }}
	if paperwork.GoesOut(name) {
		one.Ask = func() { s.previewOut(title, name, o) }
	}
	return one
}

// shownBoard is the list on the screen that is shown; nil when it has none.
func (s *Shell) shownBoard() kit.Board {
	if b, ok := s.built[s.current].Edit.(interface{ Board() kit.Board }); ok {
		return b.Board()
	}
	return nil
}

// printables are what can be printed on the screen that is shown: what the screen itself offers, and its list as it stands. What is open,
// or marked, comes first.
func (s *Shell) printables() (all []kit.Paper) {
	screen := s.built[s.current]
	if screen == nil {
		return nil
	}
	of, ok := screen.Edit.(printer)
	if ok {
		all = of.Prints()
	}
	if board := s.shownBoard(); board != nil {
		l := board.Listing()
		if len(l.Rows) == 0 && len(all) > 0 { // an empty list is no paper
			return all
		}
		title := fmt.Sprintf("这张清单（%s，%d 条）", l.Title, len(l.Rows))
		list := kit.Paper{Title: title, Make: func(f *print.Faces) ([]*print.Document, error) {
			d, err := s.paperwork.ListPaper(l, f)
			return []*print.Document{d}, err
		}}
		if opened, is := screen.Edit.(interface{ Opened() string }); is && opened.Opened() != "" && len(board.Marked()) == 0 {
			return append(all, list)
		}
		all = append([]kit.Paper{list}, all...)
	}
	return all
}

// signing is what a sign-in sheet is asked for.
type signing struct {
	Title, Day, Place string
	Blank             int
}

// askSignIn asks for a sign-in sheet's head, then shows it.
func (s *Shell) askSignIn(ids []string) {
	form := kit.NewForm(s, []kit.Field[*signing]{
		kit.Text("title", "标题", func(v *signing) *string { return &v.Title }).Full(),
		kit.Day("day", "时间", s.app.Today, func(v *signing) *string { return &v.Day }).Hinted("可空，留横线手写"),
		kit.Number("blank", "另加空行", func(v *signing) *int { return &v.Blank }),
		kit.Text("place", "地点", func(v *signing) *string { return &v.Place }).Full().Hinted("可空，留横线手写"),
	}, nil)
	form.Set(&signing{Title: "人大代表签到表", Day: s.app.Today(), Blank: 3})
	s.askForm("签到表", "预览", form, func() bool {
		if !form.Ready() {
			return false
		}
		v := *form.Value
		v.Blank = min(max(0, v.Blank), 500)
		s.preview(v.Title, func(*print.Faces) ([]*print.Document, error) {
			d, err := s.paperwork.SignInOf(ids, papers.SignIn{Title: v.Title, Day: v.Day, Place: v.Place, Blank: v.Blank})
			return []*print.Document{d}, err
		})
		return true
	})
	form.FocusOn("title")
}

// dialogForm is a form that can stand in a dialog.
type dialogForm interface {
	InDialog(width float32) fyne.CanvasObject
	Dirty() bool
}

// askForm shows a small form before something is done; do does it and reports whether the form was ready.
func (s *Shell) askForm(title, act string, form dialogForm, do func() bool) {
	kit.Dialog(s.window, title, 500, form.InDialog(460), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.GiveUp(s.window, form.Dirty, close), kit.Primary(act, func() {
			if do() {
				close()
			}
		})}
	})
}
