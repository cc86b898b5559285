package views

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/table"
	"liujin/views/kit"
)

// mostListed is how many names a line of an import says.
const mostListed = 10

// comparison shows what the import would do with each person, and asks about namesakes.
func (w *rosterWizard) comparison() (fyne.CanvasObject, error) {
	incoming, err := w.compared()
	if err != nil {
		return nil, err
	}
	w.incoming = incoming
	box := container.NewVBox(w.whose())
	for i := range incoming.Rows {
		if incoming.Rows[i].Decision == importing.Ask {
			box.Add(w.question(i))
		}
	}
	if incoming.Dated() {
		box.Add(w.since())
	}
	if incoming.Unit != "" {
		box.Add(kit.Warning("名册的标题写的是“" + incoming.Unit + "”，不是本台账的单位。请确认没有选错名册，再导入。"))
	}
	asked := len(box.Objects)
	w.lists = container.NewVBox()
	box.Add(w.lists)
	for i := range incoming.Rows {
		// that somebody was elected again stands in the lists
		if r := &incoming.Rows[i]; r.Decision == importing.Update && slices.ContainsFunc(r.Changes, optional) {
			box.Add(w.changes(r))
		}
	}
	for _, made := range []struct {
		what  string
		names []string
	}{{"代表小组", incoming.Groups}, {"专业小组", incoming.Professional}, {"选区", incoming.Constituencies}, {"家站点", incoming.Stations}} {
		if len(made.names) > 0 {
			box.Add(kit.Prose(fmt.Sprintf("会自动建好 %d 个%s：%s", len(made.names), made.what, app.Few(made.names, mostListed, ""))))
		}
	}
	box.Objects = append(box.Objects, w.offers()...)
	for _, c := range incoming.Conveners {
		box.Add(kit.Prose("会记下" + c.Group + "的召集人：" + c.Name))
	}
	for _, p := range incoming.Problems[len(w.roster.Problems):] { // what the comparison found: the step before could not say it
		box.Add(kit.Prose(fmt.Sprintf("第 %d 行“%s”：%s", p.Row, p.Column, p.Text)))
	}
	if asked == 1 && len(box.Objects) == 2 && w.election == nil {
		box.Add(kit.Prose("没有需要您决定的。"))
	}
	w.summary = kit.NewChip("", table.Info)
	w.counted()
	w.scroll = container.NewVScroll(kit.Inset(12, box))
	content := container.NewBorder(kit.Inset(6, container.NewHBox(w.summary)), nil, nil, nil, w.scroll)
	return kit.Card(content), nil
}

// offers are what the roster tells beside its people, each to be taken or left: what the unit is called, which term it is, and who came by
// a 补选.
func (w *rosterWizard) offers() (all []fyne.CanvasObject) {
	if office := w.incoming.Office; office != nil {
		all = append(all, w.ticked("单位", "把本台账的单位记为“"+office.Name+"”：名册的标题这样写，以后可以在“设置与备份”里改", true, func(on bool) {
			if w.incoming.Office = nil; on {
				w.incoming.Office = office
			}
		}))
	}
	if term := w.incoming.Term; term != nil {
		words := "把这些代表记为" + app.TermName(term) + "：名册的标题这样写，台账里还没有届次；开始日期以后在“设置与备份”的“届次”里填"
		all = append(all, w.ticked("届次", words, true, func(on bool) {
			if w.incoming.Term = nil; on {
				w.incoming.Term = term
			}
		}))
	}
	if by := w.incoming.ByElectedWords(); len(by) > 0 {
		all = append(all, w.ticked("补选", "按当选时间从那天起任职："+app.Few(by, mostListed, "人"), true,
			func(on bool) { w.incoming.LeaveElected = !on }))
	}
	return all
}

// ticked is a box to tick, with words beside it that may take several lines.
func (w *rosterWizard) ticked(head, words string, on bool, changed func(bool)) fyne.CanvasObject {
	tick := kit.NewTick(w.shell, head, nil)
	tick.Checked, tick.OnChanged = on, changed
	return container.NewBorder(nil, nil, container.NewVBox(tick), nil, kit.Prose(words))
}

// optional reports whether a change can be taken or left.
func optional(c importing.RosterChange) bool { return !c.Elected }

// since asks whether what is dated changed, or was wrong before.
func (w *rosterWizard) since() fyne.CanvasObject {
	day := w.incoming.Since
	return w.ticked("从 "+day+" 起变动", "职务、小组、家站点以前的照旧（不勾选：以前写错了，一并更正）", true, func(on bool) {
		if w.incoming.Since = ""; on {
			w.incoming.Since = day
		}
	})
}

// counted says what the import would do as it stands.
func (w *rosterWizard) counted() {
	w.summary.Set(w.incoming.Words(), table.Info)
	w.showLists()
}

// question asks whether a namesake is the same person or another.
func (w *rosterWizard) question(i int) fyne.CanvasObject {
	r := &w.incoming.Rows[i]
	labels := []string{"是另一个人，新增", "跳过，不导入"}
	for _, n := range r.Namesakes {
		labels = append(labels, "就是台账里的："+n.Name+" "+n.Detail)
	}
	changes := container.NewVBox()
	choice := kit.NewChoice(w.shell, labels, nil)
	choice.OnChanged = func(string) {
		switch at := choice.SelectedIndex(); at {
		case 0:
			w.incoming.Decide(i, importing.Add, "")
		case 1:
			w.incoming.Decide(i, importing.Skip, "")
		default:
			w.incoming.Decide(i, importing.Update, r.Namesakes[at-2].ID)
		}
		changes.Objects = w.changeLines(r)
		changes.Refresh()
		w.counted()
	}
	text := fmt.Sprintf("同名：%s　%s %s %s（第 %d 行）", r.Name, r.Employer, r.Born, r.Phone, r.Row)
	return container.NewStack(kit.Panel(), kit.Inset(8, container.NewVBox(kit.Prose(text), kit.Framed(choice), changes)))
}

// changes shows field by field what a roster would change of somebody who is there.
func (w *rosterWizard) changes(r *importing.RosterRow) fyne.CanvasObject {
	return container.NewVBox(append([]fyne.CanvasObject{kit.Heading(r.Name + "　有变化")}, w.changeLines(r)...)...)
}

// changeLines are a person's changes, each with a box that takes it or leaves it.
func (w *rosterWizard) changeLines(r *importing.RosterRow) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for i := range r.Changes {
		c := &r.Changes[i]
		old := c.Old
		if old == "" {
			old = "（空）"
		}
		if c.Elected { // who was elected has the seat
			lines = append(lines, kit.Prose(fmt.Sprintf("%s：%s", c.Head, c.New)))
			continue
		}
		lines = append(lines, w.ticked(c.Head, old+" → "+c.New, !c.Keep, func(on bool) {
			c.Keep = !on
			w.counted()
		}))
	}
	return lines
}

func (w *rosterWizard) apply(report func(done, total int) (goOn bool)) error {
	if w.election != nil {
		return w.shell.importing.ApplyElection(w.election, report)
	}
	return w.shell.importing.ApplyRoster(w.incoming, report)
}

func (w *rosterWizard) applied() string {
	if w.election != nil {
		lists := w.election.Lists()
		return "换届完成：" + lists.Words() + allUndone
	}
	return "导入完成：" + w.incoming.Words() + allUndone
}

// allUndone ends the line that says what came in.
const allUndone = "。按 Ctrl+Z 可以整个撤销。"

// leaves are the people that do not come in, and what is wrong.
func (w *rosterWizard) leaves() ([]string, []intake.Problem) {
	return leftLines(w.incoming.Rows, func(r *importing.RosterRow) (string, int, string, string) {
		switch r.Decision {
		case importing.Skip:
			return r.Sheet, r.Row, r.Name, "按您的选择跳过"
		case importing.Ask:
			return r.Sheet, r.Row, r.Name, "台账里有同名的人，还没有选是不是同一个人"
		}
		return r.Sheet, r.Row, r.Name, ""
	}), w.incoming.Problems
}
