package views

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/importing"
	"liujin/data"
	"liujin/views/kit"
)

// What a roster can be of, as the wizard asks.
const (
	rosterUpdate   = "本届名册的更新"
	rosterElection = "换届：新一届的名册"
	rosterByElect  = "补选：新当选代表的名册"
)

// rosterOf is what the wizard of rosters was told a roster is of; nothing: an update of the term that runs.
type rosterOf struct {
	congress  *importing.Congress // of a 换届
	byElected string              // the day of a 补选
	election  *importing.Election // as it is compared
	lists     *fyne.Container     // who stays, comes and goes
}

// compared compares the roster as what it is.
func (w *rosterWizard) compared() (*importing.RosterImport, error) {
	w.election = nil
	if w.congress != nil {
		e, err := w.shell.importing.CompareElection(w.roster, *w.congress)
		if err == nil {
			w.election = e
			return e.RosterImport, nil
		}
		w.shell.Failed("换届", err)
		w.congress = nil // it is an update again, and says so, until it is asked anew
	}
	incoming, err := w.shell.importing.CompareRoster(w.roster)
	if err == nil {
		incoming.ByElected = w.byElected
	}
	return incoming, err
}

// whose asks what the roster is of.
func (w *rosterWizard) whose() fyne.CanvasObject {
	is, more := rosterUpdate, "已有代表的资料会更新，没有的新增；不在名册里的人不变。"
	switch {
	case w.congress != nil:
		is, more = rosterElection, "名册里的人都得到新一届的职务；原来在任、名册里没有的，首次会议那天届满离任。"
		if w.congress.Starts == "" {
			more = "首次会议日期待定：新当选的先登记，原来的代表仍在任；日期定了以后填到“届次”里就生效。"
		}
	case w.byElected != "":
		is, more = rosterByElect, "名册带来的新职务从 "+w.byElected+" 起算，随本届届满。"
	}
	choice := kit.NewChoice(w.shell, []string{rosterUpdate, rosterElection, rosterByElect}, nil)
	choice.SetSelected(is)
	choice.OnChanged = func(label string) {
		if label == is {
			return
		}
		choice.SetSelected(is) // until what is asked then was answered
		switch label {
		case rosterElection:
			w.askCongress()
		case rosterByElect:
			w.askByElection()
		default:
			w.congress, w.byElected = nil, ""
			w.again()
		}
	}
	return container.NewVBox(container.NewBorder(nil, nil, kit.Middle(kit.Quiet("这份名册是")), nil, kit.Framed(choice)), kit.Prose(more))
}

// congressFields are what is asked of a 换届.
func (s *Shell) congressFields() []kit.Field[*importing.Congress] {
	return []kit.Field[*importing.Congress]{
		kit.OneOf("level", "层级", data.Levels, func(c *importing.Congress) *data.Level { return &c.Level }).Required(),
		kit.Number("number", "新一届是第几届", func(c *importing.Congress) *int { return &c.Number }).Required(),
		kit.Day("starts", "首次会议日期", s.app.Today, func(c *importing.Congress) *string { return &c.Starts }).Hinted("还没定就空着").Full(),
	}
}

// askCongress asks which congress was elected; given up, the roster is what it was before.
func (w *rosterWizard) askCongress() {
	next, err := w.shell.importing.NextCongress()
	if err != nil {
		w.shell.Failed("换届", err)
		return
	}
	form := kit.NewForm(w.shell, w.shell.congressFields(), (*importing.Congress).Validate)
	form.Set(&next)
	w.askWhose("换届", form.Object(), form.Ready, func() { w.congress, w.byElected = kit.Clone(form.Value), "" })
	form.FocusOn("starts")
}

// byElection is what is asked of a 补选.
type byElection struct{ Day string }

// Validate checks that the day was typed.
func (b *byElection) Validate() error {
	if b.Day == "" {
		return data.Invalid{"day": "请填写补选日期"}
	}
	return nil
}

func (s *Shell) byElectionFields() []kit.Field[*byElection] {
	return []kit.Field[*byElection]{kit.Day("day", "补选日期", s.app.Today, func(b *byElection) *string { return &b.Day }).Required().Full()}
}

func (w *rosterWizard) askByElection() {
	form := kit.NewForm(w.shell, w.shell.byElectionFields(), (*byElection).Validate)
	form.Set(&byElection{Day: w.shell.app.Today()})
	w.askWhose("补选", form.Object(), form.Ready, func() { w.congress, w.byElected = nil, form.Value.Day })
	form.FocusOn("day")
}

// askWhose asks more about what a roster is of, then compares it anew.
func (w *rosterWizard) askWhose(title string, form fyne.CanvasObject, ready func() bool, take func()) {
	hold := container.NewGridWrap(fyne.NewSize(460, 190), form)
	kit.Dialog(w.shell.window, title, 500, hold, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button(kit.WordCancel, close), kit.Primary("对比", func() {
			if ready() {
				take()
				close()
				w.again()
			}
		})}
	})
}

// again compares the roster anew: what was answered before is asked again.
func (w *rosterWizard) again() {
	w.last = nil
	w.compare()
}

// showLists shows who stays, comes and goes, as the rows are decided by now.
func (w *rosterWizard) showLists() {
	w.lists.Objects = nil
	if w.election != nil {
		lists := w.election.Lists()
		w.lists.Add(kit.Heading(lists.Words()))
		for _, text := range lists.ToSettle() {
			w.lists.Add(kit.Prose("· " + text + "。"))
		}
		for _, list := range []struct {
			title string
			of    []importing.Elected
		}{{"届满未连任", lists.Leaving}, {"新当选", lists.New}, {"连任", lists.Reelected}} {
			w.lists.Add(kit.Heading(fmt.Sprintf("%s %d 人", list.title, len(list.of))))
			for i := range list.of {
				w.lists.Add(kit.Prose(list.of[i].Words()))
			}
		}
	}
	w.lists.Refresh()
}
