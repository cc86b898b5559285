package views

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/figures"
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
	congresses importing.Congresses // of a 换届
	byElected  string               // the day of a 补选
	election   *importing.Election  // as it is compared
	lists      *fyne.Container      // who stays, comes and goes
	noPhone    []int                // the rows whose telephones can be typed here
	scroll     *container.Scroll    // of the page
}

// compared compares the roster as what it is.
func (w *rosterWizard) compared() (*importing.RosterImport, error) {
	w.election = nil
	if w.congresses != nil {
		e, err := w.shell.importing.CompareElection(w.roster, w.congresses...)
		if err == nil {
			w.election, w.noPhone = e, e.NoPhone()
			return e.RosterImport, nil
		}
		w.shell.Failed("换届", err)
		w.congresses = nil // it is an update again, and says so, until it is asked anew
	}
	incoming, err := w.shell.importing.CompareRoster(w.roster)
	if err == nil {
		incoming.ByElected = w.byElected
	}
	return incoming, err
}

// ofNext reports whether the titles of the roster tell the term that comes after the one in the ledger.
func (w *rosterWizard) ofNext() bool {
	next, err := w.shell.importing.NextCongresses(w.roster)
	return err == nil && slices.ContainsFunc(next, func(c importing.Congress) bool { return c.Number > 1 && c.Number == w.roster.Term })
}

// whose asks what the roster is of.
func (w *rosterWizard) whose() fyne.CanvasObject {
	is, more := rosterUpdate, "已有代表的资料会更新，没有的新增；不在名册里的人不变。"
	switch {
	case w.congresses != nil:
		is, more = rosterElection, "名册里的人都得到新一届的职务；原来在任、名册里没有的，首次会议那天届满离任。"
		if slices.ContainsFunc(w.congresses, func(c importing.Congress) bool { return c.Starts == "" }) {
			more = "首次会议日期待定：新当选的先登记，原来的代表仍在任；日期定了以后填到“届次”里就生效。"
		}
	case w.byElected == "" && w.ofNext():
		more = fmt.Sprintf("名册的标题写的是第%s届，台账里还没有这一届：像是换届的名册，请选“%s”。", figures.Numeral(w.roster.Term), rosterElection)
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
			w.congresses, w.byElected = nil, ""
			w.again()
		}
	}
	return container.NewVBox(container.NewBorder(nil, nil, kit.Middle(kit.Quiet("这份名册是")), nil, kit.Framed(choice)), kit.Prose(more))
}

// congressFields are what is asked of a 换届: the level where the roster names one at most, of each level else.
func (s *Shell) congressFields(next importing.Congresses) (fields []kit.Field[*importing.Congresses]) {
	for i := range next {
		of := func(all *importing.Congresses) *importing.Congress { return nth((*[]importing.Congress)(all), i) }
		number, day := "新一届是第几届", "首次会议日期"
		if len(next) > 1 {
			number, day = string(next[i].Level)+"新一届第几届", string(next[i].Level)+"首次会议日期"
		} else {
			fields = append(fields, kit.OneOf("level.0", "层级", data.Levels,
				func(all *importing.Congresses) *data.Level { return &of(all).Level }).Required())
		}
		asked := kit.Number(fmt.Sprintf("number.%d", i), number, func(all *importing.Congresses) *int { return &of(all).Number })
		switch {
		case len(next) == 1:
			asked = asked.Required()
		case i > 0:
			asked = asked.Hinted("不换届就空着")
		}
		when := kit.Day(fmt.Sprintf("starts.%d", i), day, s.app.Today, func(all *importing.Congresses) *string { return &of(all).Starts })
		if when = when.Hinted("还没定就空着"); len(next) == 1 {
			when = when.Full()
		}
		fields = append(fields, asked, when)
	}
	return fields
}

// nth is the i-th of a list that a form edits; a form is built over an empty one.
func nth[T any](list *[]T, i int) *T {
	for len(*list) <= i {
		*list = append(*list, *new(T))
	}
	return &(*list)[i]
}

// askCongress asks which congresses were elected; given up, the roster is what it was before.
func (w *rosterWizard) askCongress() {
	next, err := w.shell.importing.NextCongresses(w.roster)
	if err != nil {
		w.shell.Failed("换届", err)
		return
	}
	form := kit.NewForm(w.shell, w.shell.congressFields(next), (*importing.Congresses).Validate)
	for i := range next[1:] { // a roster tells seats of other levels as well, which run on
		next[i+1].Number = 0
	}
	form.Set(&next)
	w.askWhose("换届", form.InDialog(460), form.Ready, func() { w.congresses, w.byElected = kit.Clone(form.Value).Chosen(), "" })
	form.FocusOn("starts.0")
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
	w.askWhose("补选", form.InDialog(460), form.Ready, func() { w.congresses, w.byElected = nil, form.Value.Day })
	form.FocusOn("day")
}

// askWhose asks more about what a roster is of, then compares it anew.
func (w *rosterWizard) askWhose(title string, form fyne.CanvasObject, ready func() bool, take func()) {
	kit.Dialog(w.shell.window, title, 500, form, func(close func()) []fyne.CanvasObject {
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
		if len(w.noPhone) > 0 {
			w.lists.Add(kit.Heading(fmt.Sprintf("新当选没有手机号的 %d 人，知道的可以填上", len(w.noPhone))))
			w.lists.Add(w.phones())
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

// newPhones are the telephones typed of the new whom the roster brings without one, in the order of noPhone.
type newPhones struct{ Phones []string }

// phones is one grid for them; what is typed goes into the rows.
func (w *rosterWizard) phones() fyne.CanvasObject {
	typed := &newPhones{Phones: make([]string, len(w.noPhone))}
	var fields []kit.Field[*newPhones]
	name := func(i int) string { return fmt.Sprintf("phone.%d", i) }
	for i, row := range w.noPhone {
		r := &w.election.Rows[row]
		typed.Phones[i] = r.Phone
		fields = append(fields, kit.Text(name(i), r.Name, func(p *newPhones) *string { return nth(&p.Phones, i) }))
	}
	form := kit.NewForm(w.shell, fields, func(p *newPhones) error {
		bad := data.Invalid{}
		for i, row := range w.noPhone {
			if why := w.election.Rows[row].PhoneFault(*nth(&p.Phones, i)); why != "" {
				bad[name(i)] = why
			}
		}
		if len(bad) > 0 {
			return bad
		}
		return nil
	})
	form.Changed = func() {
		for i, row := range w.noPhone {
			w.election.Rows[row].Phone = form.Value.Phones[i]
		}
	}
	form.Set(typed)
	return form.In(func() *container.Scroll { return w.scroll })
}
