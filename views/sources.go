package views

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/views/kit"
)

// follow leaves the preview for the rows that a number on it counts.
func (p *previewer) follow(link string) {
	p.shell.uncover()
	p.shell.openRows(app.RowsOf(link))
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
	var hide func()
	box := container.NewVBox()
	var seen []cited
	for _, c := range p.sources() {
		if slices.Contains(seen, c) {
			continue
		}
		seen = append(seen, c)
		rows := app.RowsOf(c.link)
		title := rows.Screen
		for _, e := range entries {
			if e.name == rows.Screen {
				title = e.title
			}
		}
		text := c.text + "　→ " + title
		if rows.Narrow != "" {
			text += "（" + rows.Narrow + "）"
		}
		box.Add(kit.Button(text, func() { hide(); p.follow(c.link) }))
	}
	scroll := container.NewVScroll(box)
	scroll.SetMinSize(fyne.NewSize(420, min(box.MinSize().Height, 420)))
	hide = kit.Dialog(s.window, "数字出处：点一个数字，看它数的是哪些记录", 460, scroll, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button(kit.WordCancel, close)}
	})
	s.window.Canvas().Focus(box.Objects[0].(*kit.Press))
}
