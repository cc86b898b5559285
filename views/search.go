package views

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/desk"
	"liujin/views/kit"
)

// mostHits is how many results the search shows.
const mostHits = 12

// search is the one search for everything (Ctrl+K): records and pages, by name, pinyin or initials.
func (s *Shell) search() {
	entry, box := kit.NewEntry(s), container.NewVBox()
	entry.SetPlaceHolder("代表、走访、市场主体、简报、班次、页面……可用拼音首字母，如 zqm")
	var hide func()
	var found []found
	at := 0
	open := func(i int) {
		if i < len(found) {
			hide()
			s.Open(found[i].screen, found[i].id)
		}
	}
	draw := func() {
		box.Objects = nil
		for i, f := range found {
			box.Add(kit.Suggested(f.title+"　　"+f.detail, i == at, func() { open(i) }))
		}
		if len(found) == 0 && entry.Text != "" {
			box.Add(kit.Quiet("没有找到。换个字，或用拼音首字母试试。"))
		}
		box.Refresh()
	}
	entry.OnChanged = func(typed string) {
		found, at = s.find(typed), 0
		draw()
	}
	entry.OnKey = func(k fyne.KeyName) bool {
		switch {
		case k == fyne.KeyEscape:
			hide()
		case k == fyne.KeyDown && at+1 < len(found):
			at++
			draw()
		case k == fyne.KeyUp && at > 0:
			at--
			draw()
		default:
			return k == fyne.KeyUp || k == fyne.KeyDown
		}
		return true
	}
	entry.OnEnter = func() { open(at) }
	room := container.NewBorder(entry, nil, nil, nil, container.NewGridWrap(fyne.NewSize(600, 340), container.NewVScroll(box)))
	hide = kit.Dialog(s.window, "查找", 640, room, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button(kit.WordClose, close)}
	})
	s.window.Canvas().Focus(entry)
}

// findPages are the pages and tabs of that name.
func (s *Shell) findPages(typed string) (out []found) {
	add := func(f found) {
		if f.rank = desk.RankOf(f.title, typed); f.rank < desk.NotFound {
			out = append(out, f)
		}
	}
	for i := range pages {
		p, tabs := &pages[i], s.tabsOf(&pages[i])
		add(found{screen: tabs[0].name, title: p.title, detail: "页面"})
		for _, e := range tabs {
			if e.title != p.title {
				add(found{screen: e.name, title: e.title, detail: "在“" + p.title + "”页"})
			}
		}
	}
	slices.SortStableFunc(out, byRank)
	return out
}

// found is a result: a record on its screen, or a screen itself.
type found struct {
	screen, id, title, detail string
	rank                      desk.Rank
}

func byRank(x, y found) int { return cmp.Compare(x.rank, y.rank) }

// find is what is found best; of what is found alike people first, pages last: who types initials looks for somebody.
func (s *Shell) find(typed string) []found {
	if strings.TrimSpace(typed) == "" {
		return nil
	}
	hits, err := s.desk.Search(typed, mostHits)
	if err != nil {
		s.Failed("查找", err)
	}
	var out []found
	for _, h := range hits {
		out = append(out, found{screen: screenOf(h.Kind), id: h.ID, title: h.Title, detail: h.Detail, rank: h.Rank})
	}
	out = append(out, s.findBelow(typed)...)
	slices.SortStableFunc(out, byRank)
	there := s.findPages(typed)
	there = there[:min(len(there), mostHits/2)]
	out = append(out[:min(len(out), mostHits-len(there))], there...) // a page is found though many records say its name
	slices.SortStableFunc(out, byRank)
	return out
}
