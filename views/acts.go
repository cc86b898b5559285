package views

import (
	"fmt"
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/views/kit"
)

// try tells when an act on several records did not work.
func (s *Shell) try(doing string, err error) {
	if err != nil {
		s.Failed(doing, err)
	}
}

// noted is a line of a form that was read from the ledger, or that it could not be; the form is of use without it.
func noted(what, text string, err error) string {
	if err != nil {
		slog.Error("read for a form", "what", what, "err", err)
		return what + "没有读出来。"
	}
	return text
}

// unreadable is the line of a list that could not be read.
func unreadable(what string, err error) []kit.PartLine {
	return []kit.PartLine{{Text: noted(what, "", err)}}
}

// pickFor asks for one thing and does an act on several records with it.
func (s *Shell) pickFor(title string, options kit.Options, ids []string, do func([]string, app.Picked) error) {
	s.pickOne(fmt.Sprintf("%s（%d 条）", title, len(ids)), options, func(p app.Picked) { s.try(title, do(ids, p)) })
}

// pickOne asks for one thing.
func (s *Shell) pickOne(title string, options kit.Options, do func(app.Picked)) {
	form := kit.NewForm(s, []kit.Field[*struct{ ID string }]{
		kit.Ref("id", options.Noun, options, func(v *struct{ ID string }) *string { return &v.ID }).Full(),
	}, nil)
	box := form.Object()
	hold := container.NewGridWrap(fyne.NewSize(440, 270), box)
	kit.Dialog(s.window, title, 480, hold, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button(kit.WordCancel, close), kit.Primary("确定", func() {
			all, err := options.List()
			for _, o := range all {
				if err == nil && o.ID == form.Value.ID && o.ID != "" {
					close()
					do(app.Picked{ID: o.ID, Name: o.Name})
					return
				}
			}
			form.FocusOn("id")
		})}
	})
	form.FocusOn("id")
}
