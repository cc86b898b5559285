package views

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/views/kit"
)

// printable is a paper that can be made now: what it is called, and how it is made, beside the window.
type printable struct {
	title string
	make  func(*print.Faces) ([]*print.Document, error)
	ask   func() // instead of make: something must be asked first
}

// askPrint asks what is to be printed: the list as it stands, and the papers of this screen.
func (s *Shell) askPrint() {
	all := s.printables()
	if len(all) == 0 {
		s.Done("这个页面没有可以打印的内容。")
		return
	}
	if len(all) == 1 {
		s.preview(all[0].title, all[0].make)
		return
	}
	items := make([]menuItem, len(all))
	for i, one := range all {
		items[i] = menuItem{one.title, func() {
			if one.ask != nil {
				one.ask()
				return
			}
			s.preview(one.title, one.make)
		}}
	}
	s.menu(kit.WordPrint, items)
}

// named is a paper by its name on the command line.
func (s *Shell) named(title, name string, o app.Order) printable {
	return printable{title: title, make: func(*print.Faces) ([]*print.Document, error) { return s.app.Paper(name, o) }}
}

// shownBoard is the list on the screen that is shown; nil when it has none.
func (s *Shell) shownBoard() kit.Board {
	if b, ok := s.built[s.current].Edit.(interface{ Board() kit.Board }); ok {
		return b.Board()
	}
	return nil
}

// printables are what can be printed on the screen that is shown.
func (s *Shell) printables() (all []printable) {
	screen := s.built[s.current]
	if screen == nil {
		return nil
	}
	edit := screen.Edit
	var opened string
	if one, ok := edit.(interface{ Opened() string }); ok {
		opened = one.Opened()
	}
	board := s.shownBoard()
	if board != nil {
		l := board.Listing()
		title := fmt.Sprintf("这张清单（%s，%d 条）", l.Title, len(l.Rows))
		all = append(all, printable{title: title, make: func(f *print.Faces) ([]*print.Document, error) {
			d, err := s.app.ListPaper(l, f)
			return []*print.Document{d}, err
		}})
	}
	switch s.current {
	case "deputy":
		all = append(all, s.deputyPapers(opened, board)...)
	case "station":
		if opened != "" {
			all = append(all, s.named("站点台账（打开的这个站点）", "station-file", app.Order{ID: opened}))
		}
		all = append(all, s.named("站点台账（全部站点）", "station-file", app.Order{}), s.named("接待选民登记表（空白）", "voter-reception-blank", app.Order{}))
	case "duty":
		if d, ok := edit.(*dutyMonth); ok {
			all = append(all, d.papers()...)
		}
	case "desk":
		all = append(all, s.named("活动情况统计表（本月）", "activity-stats", app.Order{}), printable{title: "会议材料（接下来的会议）", ask: s.printMeeting})
	case "training":
		if opened != "" {
			for _, p := range [][2]string{{"培训通知", "training-notice"}, {"培训签到表", "training-sign-in"}, {"培训名册", "training-roster"}} {
				all = append(all, s.named(p[0]+"（打开的这一期）", p[1], app.Order{ID: opened}))
			}
		}
	case "opinion":
		all = append(all, s.opinionPapers(opened, board)...)
	case "proposal":
		all = append(all, s.proposalPapers(opened)...)
	case "meeting":
		if opened != "" {
			all = append(all, s.named("会议材料（打开的这次会议，含签到表和桌签）", "meeting", app.Order{ID: opened}), s.named("桌签（打开的这次会议）", "name-cards", app.Order{ID: opened}))
		}
	case "bulletin":
		if opened != "" {
			all = append(all, s.named("简报（打开的这一期）", "bulletin", app.Order{ID: opened}))
		}
	case "visit":
		if opened != "" {
			all = append(all, s.named("走访记录表（打开的这次走访）", "visit-record", app.Order{ID: opened}))
		}
		all = append(all, printable{title: "走访台账（选一段日期）…", ask: s.askLedger}, s.named("走访记录表（空白）", "visit-record-blank", app.Order{}))
	}
	return all
}

// deputyPapers are those of 代表: the roster, files and sign-in sheets, of the marked ones if any are marked.
func (s *Shell) deputyPapers(opened string, board kit.Board) (all []printable) {
	all = append(all, s.named("代表名册（全部在任代表）", "deputy-roster", app.Order{}))
	if opened != "" {
		all = append(all, s.named("履职档案（打开的这名代表）", "deputy-file", app.Order{ID: opened}))
	}
	ids, whose := board.Marked(), "勾选的"
	if len(ids) == 0 {
		ids, whose = board.Shown(), "清单里的"
	}
	if len(ids) > 0 {
		all = append(all,
			printable{title: fmt.Sprintf("履职档案（%s %d 名）", whose, len(ids)), make: func(*print.Faces) ([]*print.Document, error) { return s.app.DeputyFiles(ids) }},
			printable{title: fmt.Sprintf("签到表（%s %d 名）…", whose, len(ids)), ask: func() { s.askSignIn(ids) }})
	}
	return append(all, s.named("签到表（空白）", "sign-in-blank", app.Order{}))
}

// opinionPapers are those of 意见建议: of the marked ones if any are marked, else of the one in the form; and the blank forms.
func (s *Shell) opinionPapers(opened string, board kit.Board) (all []printable) {
	ids, whose := board.Marked(), "勾选的"
	if len(ids) == 0 && opened != "" {
		ids, whose = []string{opened}, "打开的"
	}
	if len(ids) > 0 {
		for _, p := range []struct{ name, title string }{{"opinion-assign", "意见建议交办单"}, {"opinion-reply", "办理情况反馈表"}, {"opinion-urge", "督办单"}} {
			ids := ids
			if p.name == "opinion-urge" {
				if ids = s.handedOver(ids); len(ids) == 0 {
					continue
				}
			}
			all = append(all, printable{title: fmt.Sprintf("%s（%s %d 件）", p.title, whose, len(ids)), make: func(*print.Faces) ([]*print.Document, error) { return s.app.OpinionPapers(p.name, ids) }})
		}
	}
	return append(all, s.named("督办单（全部逾期的）", "opinion-urge", app.Order{}), s.named("意见建议交办单（空白）", "opinion-assign-blank", app.Order{}), s.named("办理情况反馈表（空白）", "opinion-reply-blank", app.Order{}))
}

// proposalPapers are those of 议案建议: of the one in the form as far as it is, of all that are overdue, and the blank forms.
func (s *Shell) proposalPapers(opened string) (all []printable) {
	if m, err := s.app.Motion(opened); opened != "" && err == nil && m.Assigned != "" {
		for _, p := range [][2]string{{"议案建议交办单", "proposal-assign"}, {"办理情况征询意见表", "proposal-reply"}, {"督办单", "proposal-urge"}} {
			all = append(all, s.named(p[0]+"（打开的这一件）", p[1], app.Order{ID: opened}))
		}
	}
	return append(all, s.named("督办单（全部逾期的）", "proposal-urge", app.Order{}), s.named("议案建议交办单（空白）", "proposal-assign-blank", app.Order{}), s.named("办理情况征询意见表（空白）", "proposal-reply-blank", app.Order{}))
}

// handedOver are those opinions that some unit has been given.
func (s *Shell) handedOver(ids []string) (given []string) {
	all, err := s.app.Opinions()
	if err != nil {
		s.Failed("读取意见建议", err)
		return nil
	}
	for i := range all {
		if all[i].Assigned != "" && slices.Contains(ids, all[i].ID) {
			given = append(given, all[i].ID)
		}
	}
	return given
}

// signing is what a sign-in sheet is asked for.
type signing struct {
	Title, Day, Place string
	Blank             int
}

// askSignIn asks for a sign-in sheet's head, then shows it.
func (s *Shell) askSignIn(ids []string) {
	form := kit.NewForm(s, []kit.Field[signing]{
		kit.Text("title", "标题", func(v *signing) *string { return &v.Title }).Full(),
		kit.Day("day", "时间", s.app.Today, func(v *signing) *string { return &v.Day }).Hinted("可空，留横线手写"),
		kit.Number("blank", "另加空行", func(v *signing) *int { return &v.Blank }),
		kit.Text("place", "地点", func(v *signing) *string { return &v.Place }).Full().Hinted("可空，留横线手写"),
	}, nil)
	form.Set(signing{Title: "人大代表签到表", Day: s.app.Today(), Blank: 3})
	s.askForm("签到表", form.Object(), func() bool {
		if !form.Ready() {
			return false
		}
		v := form.Value
		v.Blank = min(max(0, v.Blank), 500)
		s.preview(v.Title, func(*print.Faces) ([]*print.Document, error) {
			d, err := s.app.SignInOf(ids, papers.SignIn{Title: v.Title, Day: v.Day, Place: v.Place, Blank: v.Blank})
			return []*print.Document{d}, err
		})
		return true
	})
	form.FocusOn("title")
}

// span is a period that is asked for.
type span struct{ From, To string }

// askLedger asks for the period of 走访台账: the activity month, or this month.
func (s *Shell) askLedger() {
	form := kit.NewForm(s, []kit.Field[span]{
		kit.Day("from", "从", s.app.Today, func(v *span) *string { return &v.From }).Required(),
		kit.Day("to", "到", s.app.Today, func(v *span) *string { return &v.To }).Required(),
	}, nil)
	desk, err := s.app.DeskSpan()
	if err != nil {
		s.Failed("走访台账", err)
		return
	}
	form.Set(span{desk.From, desk.To})
	s.askForm("走访台账", form.Object(), func() bool {
		if !form.Ready() {
			return false
		}
		v := form.Value
		s.preview("走访台账", func(*print.Faces) ([]*print.Document, error) {
			return s.app.Paper("visit-ledger", app.Order{From: v.From, To: v.To})
		})
		return true
	})
	form.FocusOn("from")
}

// askForm shows a small form before a paper is made; show makes it and reports whether the form was ready.
func (s *Shell) askForm(title string, form fyne.CanvasObject, show func() bool) {
	hold := container.NewGridWrap(fyne.NewSize(460, 250), form)
	kit.Dialog(s.window, title, 500, hold, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button(kit.WordCancel, close), kit.Primary("预览", func() {
			if show() {
				close()
			}
		})}
	})
}
