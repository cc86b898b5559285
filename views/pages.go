package views

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// Go shows a screen, with its page; its lists count over the days of the desk.
func (s *Shell) Go(name string) *Screen {
	s.countOver(app.Span{})
	return s.goTo(name)
}

func (s *Shell) goTo(name string) *Screen {
	screen := s.screen(name)
	if screen == nil {
		return nil
	}
	if pages, ok := s.idle.(*kit.Preview); ok {
		pages.Rest()
	}
	if name != s.current {
		s.status.forget()
	}
	s.current, s.covered, s.idle, s.wayBack = name, false, nil, nil
	p := pageOf(name)
	s.last[p] = name
	if s.tabs == nil || s.tabs.page != p || s.tabs.level != s.level || len(s.tabs.shown) != len(s.tabsNow(p)) {
		s.tabs = newTabs(s, p)
	}
	s.tabs.mark(name)
	s.nav.mark(p)
	s.body.Objects = []fyne.CanvasObject{s.frame(screen)}
	s.body.Refresh()
	if s.stale[name] || screen.Afresh {
		delete(s.stale, name)
		screen.Reload()
	}
	return screen
}

// frame puts the page's name, what the screen has to say and do, and the page's tabs above the screen.
func (s *Shell) frame(screen *Screen) fyne.CanvasObject {
	above := screen.Head.line(s.tabs.page.head)
	s.head = above
	if len(s.tabs.items) > 1 {
		above = container.NewVBox(above, s.tabs.object)
	}
	return container.NewBorder(above, nil, nil, nil, screen.Content)
}

// goPage shows a page at the tab that was shown last.
func (s *Shell) goPage(p *page) {
	name := s.last[p]
	if name == "" {
		name = s.tabsOf(p)[0].name
	}
	s.Go(name)
}

// goTab shows another tab of the page that is shown: the days that are counted and the way back stay.
func (s *Shell) goTab(name string) {
	if name == s.current {
		return
	}
	back := s.wayBack
	s.goTo(name)
	s.wayBackTo(back)
}

// goOn shows the tab before or after this one, through all pages.
func (s *Shell) goOn(by int) {
	all := s.entries()
	if i := slices.IndexFunc(all, called(s.current)); i >= 0 {
		s.Go(all[(i+by+len(all))%len(all)].name)
	}
}

// Open shows one record on its screen.
func (s *Shell) Open(name, id string) {
	screen := s.Go(name)
	if screen == nil || id == "" {
		return
	}
	if records, ok := screen.Edit.(shower); ok {
		records.Show(id)
	}
}

// narrower is a screen whose list can be narrowed to just the rows that a number counts.
type narrower interface{ NarrowTo(keys []string) bool }

// openRows shows the very rows that a number or a line of this screen speaks of, with the way back to it.
func (s *Shell) openRows(r app.Rows) {
	from := s.current
	s.rows(r)
	if s.current != from {
		s.wayBackTo(&wayBack{entryOf(from).title, func() { s.Go(from) }})
	}
}

// rows shows the very rows that a number or a line speaks of.
func (s *Shell) rows(r app.Rows) {
	if len(r.Only) > 0 && r.Kind == data.KindLesson { // seen within their courses
		r.Only = s.coursesOf(r.Only)
	}
	s.opened = r.Only
	s.Open(screenOfRows(r), r.ID)
	if r.From != "" {
		span, err := s.app.SpanIn(r.From, r.To)
		if err != nil {
			s.Failed("统计", err)
			return
		}
		desk, err := s.deskSpan()
		if err == nil && (desk.From != span.From || desk.To != span.To) {
			s.countOver(span)
			s.goTo(s.current)
			s.Done("“" + app.InSpan.Words() + "”现在是 " + span.From + " 至 " + span.To + "；从左边换一页就回到工作台的日期。")
		}
	}
	if screen := s.built[s.current]; screen != nil && len(r.Keep) > 0 {
		if len(r.Only) > 0 { // what was opened before may be shown
			screen.Reload()
		}
		if list, ok := screen.Edit.(narrower); ok {
			list.NarrowTo(entryKeys(r.Keep))
		}
	}
}
