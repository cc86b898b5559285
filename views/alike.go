package views

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// looks is a record that is to be saved, as far as it may look like one that is there; same and save are the words of the two answers.
type looks struct {
	of              data.Kind
	id, name, phone string
	same, save      string
}

// mostLike is how many records that look alike are shown.
const mostLike = 4

// askLike saves a record that looks like none; else it asks whether it is one of them, which then is picked. Once it is saved its name
// and telephone are nothing new, and are not asked about again.
func (s *Shell) askLike(l looks, save func(), pick func(app.Like)) {
	alike, err := s.app.AlikeIfSaved(l.of, l.id, l.name, l.phone)
	if err != nil || len(alike) == 0 {
		save() // which tells what failed
		return
	}
	box := container.NewVBox(kit.Prose("与台账里已有的相像，是同一个吗？"))
	close := func() {}
	for _, one := range alike[:min(len(alike), mostLike)] {
		box.Add(kit.Button(l.same+one.Words(), func() { close(); pick(one) }))
	}
	if len(alike) > mostLike {
		box.Add(kit.Aside(fmt.Sprintf("另外还有 %d 条相像的。", len(alike)-mostLike)))
	}
	if l.id != "" {
		box.Add(kit.Aside("是同一个的，可以用“合并…”把两条并成一条。"))
	}
	close = kit.Dialog(s.window, "看起来已经有了", 560, box, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button(l.save, func() { close(); save() }), kit.Safe(kit.WordCancel, close)}
	})
}

// askAlike asks before a record is saved that looks like one that is there.
func askAlike[P any](s *Shell, of data.Kind, facts func(P) (id, name, phone string)) func(P, func()) {
	return func(v P, save func()) {
		l := looks{of: of, same: "是同一个，打开", save: "不是同一个，照样保存"}
		l.id, l.name, l.phone = facts(v)
		s.askLike(l, save, func(one app.Like) { s.openRecord(data.Subject{Kind: of, ID: one.ID}) })
	}
}
