package views

import (
	"slices"

	"liujin/app"
)

// follow leaves the preview for the rows that a number on it counts.
func (p *previewer) follow(link string) {
	s, home := p.shell, p.shell.current
	s.uncover()
	s.rows(app.RowsOf(link))
	s.wayBackTo(&wayBack{"“" + p.title + "”的预览", func() {
		s.Go(home)
		p.show()
	}})
}

// cited is a number on a paper with its rows.
type cited struct{ text, link string }

// sources are the numbers of the paper that open their rows, in the order in which they are read.
func (p *previewer) sources() (all []cited) {
	for i := range p.job.Pages {
		for k := range p.job.Pages[i].Runs {
			r := &p.job.Pages[i].Runs[k]
			if n := len(all); r.Link != "" && n > 0 && k > 0 && p.job.Pages[i].Runs[k-1].Link == r.Link {
				all[n-1].text += r.Text // one number may stand in several runs
			} else if r.Link != "" {
				all = append(all, cited{r.Text, r.Link})
			}
		}
	}
	return all
}

// askSource lists the numbers of the paper for those who use the keyboard: each opens its rows.
func (p *previewer) askSource() {
	s := p.shell
	var items []menuItem
	var seen []cited
	for _, c := range p.sources() {
		if slices.Contains(seen, c) {
			continue
		}
		seen = append(seen, c)
		rows := app.RowsOf(c.link)
		text := c.text + "　→ " + entryOf(screenOf(rows.Kind)).title
		if words := conditionWords(rows.Keep); words != "" {
			text += "（" + words + "）"
		}
		items = append(items, menuItem{text, func() { p.follow(c.link) }})
	}
	s.menu("数字出处：点一个数字，看它数的是哪些记录", items)
}
