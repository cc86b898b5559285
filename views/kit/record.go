package kit

import (
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// recordKeys are the keys of a record, said beside its name.
const recordKeys = "Enter 下一项 · Ctrl+S 保存"

// Identified is a record of any kind, by its id; "" while it is new.
type Identified interface{ RecordID() string }

func idOf(v any) string { return any(v).(Identified).RecordID() }

// Record is one record in a form with what belongs round it: what it is called, drafts, saving, two versions, deletion, leaving.
// It stands at the right of an Editor's list, or alone. Set the exported fields, then Bind and Panel.
type Record[P any] struct {
	Name   string         // stable: visit
	Noun   string         // in Chinese: 走访
	NounOf func(P) string // what one is called that is of another kind; nil: all are a Noun
	Fields []Field[P]

	Validate func(P) error
	Read     func(id string) (P, error)
	New      func() (P, error) // nil: none is added here
	Save     func(P) error
	SaveWord string                       // what saving is called; "" 保存
	Before   []func(value P, save func()) // what is asked before a save, each in turn: it may change the value, and saves or doesn't
	After    func(P)                      // goes on after a save; nil: the record stays open
	Next     func(P) P                    // 保存并再记一条: the record to go on with; nil: a new one
	Delete   func(P) error                // nil: records are not deleted
	Bar      func(id string) error        // why a record can't be deleted, told before it is asked about; nil: nothing is looked up
	Instead  func(value P, why error)     // tells why one can't be deleted, and what may be done instead; nil: it is told only
	Caption  func(P) string
	Acts     func(P) []RecordAct         // what can be done with the one that is open
	Onward   string                      // the act that usually follows a new one's save, which is offered with it; "" none
	Page     func(P) Page                // it is read first, on this page, and edited on purpose; nil: it stands in its form at once
	Papers   func(opened string) []Paper // what can be printed, of the record in the form ("" none is) or of all; nil: only the list
	First    string                      // the field where a new record starts
	Blank    string                      // what stands there while no record is open
	Shown    func(id string)             // told which record is in the form; "": a new one or none

	host    Host
	form    *Form[P]
	caption *Label
	state   *widget.Label
	line    *fyne.Container // of both
	footer  *fyne.Container
	right   *fyne.Container
	blank   fyne.CanvasObject
	banner  *fyne.Container
	view    *pageView
	middle  *fyne.Container // the page or the form
	home    func()          // gives the keys to the list beside it, when the form is left; nil: nobody
	open    bool            // a record is in the form
	reading bool            // it stands on its page
	kept    string          // the body of the draft as it was kept last
	accept  func()          // takes what is offered
	offered string          // the body of an earlier draft that is offered and not yet answered
}

// Bind gives the record its window; called once, before Panel.
func (r *Record[P]) Bind(host Host) { r.host = host }

// Panel builds the form with its head and footer.
func (r *Record[P]) Panel() fyne.CanvasObject {
	r.form = NewForm(r.host, r.typed(), r.Validate)
	r.form.Changed = r.edited
	r.caption, r.state = OneLine(Heading("")), Quiet("")
	r.footer, r.banner = FromRight(), container.NewVBox()
	r.line = container.New(captioned{}, r.caption, r.state)
	head := container.NewVBox(Inset(4, r.line), r.banner, widget.NewSeparator())
	r.middle = container.NewStack(r.form.Object())
	if r.Page != nil {
		r.view = newPageView()
		r.middle.Add(r.view.scroll)
	}
	r.right = container.NewBorder(head, container.NewVBox(widget.NewSeparator(), Inset(8, r.footer)), nil, nil, r.middle)
	r.right.Hide()
	hint := Prose(r.Blank)
	hint.Importance, hint.Alignment = widget.LowImportance, fyne.TextAlignCenter
	r.blank = container.NewVBox(Inset(60, hint))
	return container.NewStack(r.blank, r.right)
}

// Reload reads the record again if it is not being edited.
func (r *Record[P]) Reload() {
	if !r.open {
		return
	}
	id := idOf(r.form.Value)
	if id == "" || r.form.Dirty() {
		r.form.reread()
		return // what is being typed stays; a save that comes too late shows both versions
	}
	if value, err := r.Read(id); err == nil {
		r.fill(value)
	} else {
		r.close()
	}
}

// Show opens a record, asking first when something typed is not saved.
func (r *Record[P]) Show(id string) { r.leave(func() { r.show(id) }) }

func (r *Record[P]) show(id string) {
	value, err := r.Read(id)
	if err != nil {
		r.host.Failed("打开"+r.Noun, err)
		return
	}
	r.set(value)
	r.choose(id)
}

// choose tells what stands beside the record which one is in the form.
func (r *Record[P]) choose(id string) {
	if r.Shown != nil {
		r.Shown(id)
	}
}

// Add opens a new record.
func (r *Record[P]) Add() {
	if r.New == nil {
		return
	}
	r.leave(func() {
		value, err := r.New()
		if err != nil {
			r.host.Failed("新增"+r.Noun, err)
			return
		}
		r.start(value)
	})
}

// Open shows a record that is not read by an id: the one there is of its kind.
func (r *Record[P]) Open(value P) { r.set(value) }

// Start opens a new record that is filled already, asking first when something typed is not saved.
func (r *Record[P]) Start(value P) { r.leave(func() { r.start(value) }) }

// start opens a record to be filled.
func (r *Record[P]) start(value P) {
	r.choose("")
	r.set(value)
	r.focusFirst()
	proposes(r.host.Window().Canvas().Focused())
}

func (r *Record[P]) focusFirst() {
	if r.First != "" {
		r.form.FocusOn(r.First)
		return
	}
	r.form.focusFirst()
}

func (r *Record[P]) set(value P) {
	r.turn(r.Page != nil && idOf(value) != "")
	r.fill(value)
}

// fill shows a record on its page or in the form, where it stands.
func (r *Record[P]) fill(value P) {
	r.open, r.kept = true, ""
	r.form.Set(value)
	r.blank.Hide()
	r.right.Show()
	r.drawPage()
	r.drawHead()
	r.offerDraft()
}

func (r *Record[P]) close() {
	r.open = false
	r.right.Hide()
	r.blank.Show()
	r.choose("")
}

// drawHead shows which record is in the form and what can be done with it.
func (r *Record[P]) drawHead() {
	v := r.form.Value
	title := "新增" + r.noun(r.form.Value)
	// Enter walks on from the last field: to 保存 first, and to 删除 last of all.
	r.footer.Objects = []fyne.CanvasObject{r.leading()}
	if idOf(v) == "" {
		if r.Onward != "" {
			r.footer.Add(Button(SaveAnd(r.Onward), func() { r.save(false, func() { r.follow(r.Onward) }) }))
		}
		r.footer.Add(Button(WordSaveAndNext, func() { r.SaveNow(true) }))
	} else {
		title = r.Caption(v)
		r.footer.Objects = append(r.footer.Objects, r.actButtons()...)
		r.footer.Add(Spacer())
		if r.Delete != nil {
			r.footer.Add(Link(WordDelete, r.askDelete))
		}
	}
	r.caption.SetText(title)
	r.say(r.keys())
	r.footer.Refresh()
}

// say says something beside the record's name.
func (r *Record[P]) say(text string) {
	r.state.SetText(text)
	r.line.Refresh()
}

func (r *Record[P]) edited() {
	if r.reading && r.form.Dirty() { // a photo was dropped on the page
		r.turn(false)
		r.drawHead()
	}
	if r.form.Dirty() {
		r.say("有未保存的修改")
	} else {
		r.say("")
	}
}

// SaveNow saves the form; again goes on with a new record. What can't be saved stays as it was typed.
func (r *Record[P]) SaveNow(again bool) { r.save(again, func() {}) }

// save asks what is to be asked before, saves, and when it is saved runs then.
func (r *Record[P]) save(again bool, then func()) {
	if !r.open {
		return
	}
	if !r.form.Ready() {
		r.say("请先改正有红字说明的项目")
		return
	}
	value := Clone(r.form.Value)
	next := func() { r.write(value, again, then) }
	for i := len(r.Before) - 1; i >= 0; i-- {
		ask, following := r.Before[i], next
		next = func() { ask(value, following) }
	}
	next()
}

// write saves a value of the form's.
func (r *Record[P]) write(value P, again bool, then func()) {
	draft := r.draftName()
	err := r.Save(value)
	var faults Faults
	var stale StaleError
	switch {
	case errors.As(err, &faults):
		r.form.Refuse(faults)
		r.say(err.Error())
	case errors.As(err, &stale):
		r.showBoth(stale)
	case err != nil:
		r.host.Failed("保存"+r.Noun, err)
	default:
		r.host.DropDraft(draft)
		if r.After != nil {
			r.form.Set(value) // nothing that was typed is left
			r.After(value)
		} else {
			r.saved(value, again)
		}
		then()
	}
}

func (r *Record[P]) saved(value P, again bool) {
	if !again || r.New == nil {
		put(r.form.Value, value) // a new record has its id from now on: what is on its way into the form still belongs to it
		r.show(idOf(value))
		return
	}
	if r.Next != nil {
		r.start(r.Next(value))
		return
	}
	if fresh, err := r.New(); err == nil {
		r.start(fresh)
	}
}

func (r *Record[P]) askDelete() {
	v := Clone(r.form.Value) // it is this one that is asked about, whatever comes into the form meanwhile
	if r.Bar != nil {
		if err := r.Bar(idOf(v)); err != nil && r.Instead != nil {
			r.Instead(v, err)
			return
		} else if err != nil {
			r.host.Failed("删除"+r.Noun, err)
			return
		}
	}
	AskDanger(r.host.Window(), "删除"+r.noun(v), fmt.Sprintf("确定删除“%s”吗？删除后可以用 Ctrl+Z 撤销。", r.Caption(v)), WordDelete, func() {
		if err := r.Delete(v); err != nil {
			r.host.Failed("删除"+r.Noun, err)
			return
		}
		r.host.DropDraft(r.draftName())
		r.host.DropDraft(r.draftName() + earlier)
		r.close()
	})
}

// leave runs then, asking first when something typed is not saved.
func (r *Record[P]) leave(then func()) {
	if !r.open || !r.form.Dirty() {
		then()
		return
	}
	id := idOf(r.form.Value)
	AskSave(r.host.Window(), r.Noun, func(choice Leaving) {
		switch choice {
		case LeaveSave:
			r.choose(id) // it stays in the form where it can't be saved
			r.save(false, then)
		case LeaveDrop:
			r.host.DropDraft(r.draftName())
			then()
		default:
			r.choose(id)
		}
	})
}

// showBoth shows a stale save's two versions, field by field.
func (r *Record[P]) showBoth(stale StaleError) {
	theirs, err := r.Read(idOf(r.form.Value))
	if err != nil {
		r.host.Failed("保存"+r.Noun, stale)
		return
	}
	ShowBoth(r.host.Window(), stale.Error(), r.form.Differences(theirs), func(mine bool) {
		if !mine {
			r.host.DropDraft(r.draftName())
			r.set(theirs)
			return
		}
		// The other version was seen and is overwritten on purpose: what was typed goes onto its revision.
		if body, ok := Rebase(r.form.Body(), encode(theirs)); ok && r.form.Restore(body) == nil {
			r.SaveNow(false)
		}
	})
}

// Dirty reports whether something typed is not saved.
func (r *Record[P]) Dirty() bool { return r.open && r.form.Dirty() }

// Opened is the id of the record in the form; "" when it is new or there is none.
func (r *Record[P]) Opened() string {
	if !r.open {
		return ""
	}
	return idOf(r.form.Value)
}

// Form gives tests and panels the form.
func (r *Record[P]) Form() *Form[P] { return r.form }

// Bottom scrolls to the form's end.
func (r *Record[P]) Bottom() { r.form.scroll.ScrollToBottom() }

// Drop hands dropped files to the record in the form; false when none is open or it takes none of them.
func (r *Record[P]) Drop(paths []string) bool { return r.open && r.form.Drop(paths) }

// Press presses the button of a field, as a click on it does: it adds a row, a photo. A
// record that is not open, or has no such field, does nothing.
func (r *Record[P]) Press(field string) {
	if !r.open {
		return
	}
	r.turn(false)
	for i := range r.form.fields {
		if button, ok := r.form.controls[i].Focus.(*Press); ok && r.form.fields[i].Name == field {
			r.form.reveal(r.form.controls[i].Object)
			button.OnTapped()
			return
		}
	}
}

// FocusActs gives the keys to what can be done with the record: the first button behind 保存.
func (r *Record[P]) FocusActs() {
	if !r.open || len(r.footer.Objects) == 0 {
		return
	}
	at := min(1, len(r.footer.Objects)-1)
	if button, ok := r.footer.Objects[at].(*Press); ok {
		r.host.Window().Canvas().Focus(button)
	}
}
