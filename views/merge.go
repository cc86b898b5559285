package views

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// mergeAct is the act by which a record becomes one with another of its kind.
func (s *Shell) mergeAct(of data.Kind, id string) kit.RecordAct {
	return kit.RecordAct{Label: "合并…", Do: func() { s.askMerge(of, id) }}
}

// askMerge asks which other record is the same; those that look alike stand first.
func (s *Shell) askMerge(of data.Kind, id string) {
	s.askOther(of, id, func(other string) { s.askMergeOf(of, id, other) })
}

// askMergeInto asks the same of a record that is to go: the other one stays.
func (s *Shell) askMergeInto(of data.Kind, id string) {
	s.askOther(of, id, func(other string) { s.showMerge(of, id, other) })
}

// askOther asks for the other record, and goes on with it.
func (s *Shell) askOther(of data.Kind, id string, then func(other string)) {
	all, err := s.app.PickMerged(of)
	alike, failed := s.app.AlikeTo(of, id)
	if err = cmp.Or(err, failed); err != nil {
		s.Failed("合并", err)
		return
	}
	name := ""
	for i := range all {
		if all[i].ID == id {
			name = all[i].Name
			all = append(all[:i:i], all[i+1:]...)
			break
		}
	}
	close := func() {}
	next := func(other string) {
		close()
		then(other)
	}
	box := container.NewVBox(kit.Prose("“" + name + "”和哪一条是同一个？合并以后只留一条，两边的记录都在它名下。"))
	for _, l := range alike {
		box.Add(kit.Button(l.Words(), func() { next(l.ID) }))
	}
	form := kit.NewForm(s, []kit.Field[*struct{ ID string }]{
		kit.Ref("id", "另选一条", pickable("记录", func() ([]app.Picked, error) { return all, nil }),
			func(v *struct{ ID string }) *string { return &v.ID }).Full(),
	}, nil)
	form.Changed = func() {
		if form.Value.ID != "" {
			next(form.Value.ID)
		}
	}
	hold := container.NewGridWrap(fyne.NewSize(520, 260), form.Object())
	close = kit.Dialog(s.window, "合并 · "+name, 560, container.NewVBox(box, hold), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button(kit.WordCancel, close)}
	})
	form.FocusOn("id")
}

// merger is the question how two records become one.
type merger struct {
	shell *Shell
	merge data.Merge
	view  app.MergeView
}

// askMergeOf shows what differs and what comes along. The one that more is known of stays, unless it is turned round.
func (s *Shell) askMergeOf(of data.Kind, id, other string) {
	lose, keep, err := s.app.MergeOrder(of, id, other)
	if err != nil {
		s.Failed("合并", err)
		return
	}
	s.showMerge(of, lose, keep)
}

func (s *Shell) showMerge(of data.Kind, lose, keep string) {
	view, err := s.app.Merging(of, lose, keep)
	if err != nil {
		s.Failed("合并", err)
		return
	}
	m := &merger{s, data.Merge{Of: of, Lose: lose, Keep: keep}, view}
	scroll := container.NewVScroll(m.body())
	scroll.SetMinSize(fyne.NewSize(640, 340))
	var safe *kit.Press
	kit.Dialog(s.window, "合并 · 留下“"+view.Keep+"”", 720, scroll, func(close func()) []fyne.CanvasObject {
		safe = kit.Button(kit.WordCancel, close)
		return []fyne.CanvasObject{safe, kit.Button("改为留下另一条", func() { close(); s.showMerge(of, keep, lose) }),
			kit.Primary("合并", func() {
				if err := s.app.Merge(m.merge); err != nil {
					s.Failed("合并", err)
					return
				}
				close()
				s.openRecord(data.Subject{Kind: of, ID: keep})
			})}
	})
	if len(view.Doubts) > 0 { // Enter once too often does not make two persons one
		s.window.Canvas().Focus(safe)
	}
}

// body is what differs, what both have, and what comes along.
func (m *merger) body() fyne.CanvasObject {
	box := container.NewVBox()
	if len(m.view.Doubts) > 0 {
		red := kit.Warning("请先核对：" + strings.Join(m.view.Doubts, "；") + "。可能不是同一个；确认是同一个，再合并。")
		red.Importance = widget.DangerImportance
		box.Add(red)
	}
	if len(m.view.Fields) > 0 {
		box.Add(container.NewGridWithColumns(4, kit.Heading("不同的项目"), kit.Heading("留下的"), kit.Heading("另一条"), kit.Spacer()))
		for _, f := range m.view.Fields {
			box.Add(container.NewGridWithColumns(4, kit.Quiet(f.Head), kit.Prose(f.Keep), kit.Prose(f.Lose), m.which(f)))
		}
	}
	for _, seat := range m.view.Seats {
		box.Add(kit.Prose("两边都有同一届的职务，留下哪一个（另一个的空项会补上）："))
		box.Add(m.seat(seat))
	}
	box.Add(kit.Prose(m.view.Moves))
	box.Add(kit.Aside("合并是更正，以前各天的统计和材料也随之变化。“" + m.view.Lose + "”的名称和编号留作又名、旧号，还能查到。可以用 Ctrl+Z 撤销。"))
	return box
}

// which asks of a field in which both say something whose is right.
func (m *merger) which(f app.MergeLine) fyne.CanvasObject {
	if f.Keep == "" {
		return kit.Quiet("补上")
	}
	return kit.NewTick(m.shell, "用另一条的", func(on bool) {
		m.merge.Take = slices.DeleteFunc(m.merge.Take, func(c string) bool { return c == f.Column })
		if on {
			m.merge.Take = append(m.merge.Take, f.Column)
		}
	})
}

// seat asks which of two seats stays.
func (m *merger) seat(seat app.MergeSeat) fyne.CanvasObject {
	words, drop := []string{"留下的：" + seat.Keep, "另一条：" + seat.Lose}, []string{seat.LoseID, seat.KeepID}
	at := 0
	if seat.Better == seat.LoseID {
		at = 1
	}
	m.merge.Drop = append(m.merge.Drop, drop[at])
	mine := len(m.merge.Drop) - 1
	choice := kit.NewChoice(m.shell, words, nil)
	choice.SetSelected(words[at])
	choice.OnChanged = func(string) { m.merge.Drop[mine] = drop[max(0, choice.SelectedIndex())] }
	return kit.Framed(choice)
}
