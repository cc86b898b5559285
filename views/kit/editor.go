package kit

import (
	"errors"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Record is what an editor needs of a record of any kind.
type Record interface{ RecordID() string }

func idOf[T any](v *T) string { return any(v).(Record).RecordID() }

// Editor is a screen with a list at the left and the record at the right: R is a row of the list, T the record in the form.
// Set the exported fields, then Content.
type Editor[R, T any] struct {
	Name   string // stable: visit
	Noun   string // in Chinese: 走访
	List   *List[R]
	Fields []Field[T]

	Validate func(*T) error
	Read     func(id string) (T, error)
	New      func() (T, error)
	Save     func(*T) error
	Next     func(*T) T     // 保存并再记一条: the record to go on with; nil: a new one
	Delete   func(*T) error // nil: records are not deleted
	Caption  func(*T) string
	Extra    func(*T) []fyne.CanvasObject // acts in the footer for this record
	First    string                       // the field where a new record starts
	Adds     bool                         // the list's own line has the button that adds: for editors in tabs

	host    Host
	form    *Form[T]
	caption *widget.Label
	state   *widget.Label
	footer  *fyne.Container
	right   *fyne.Container
	blank   fyne.CanvasObject
	banner  *fyne.Container
	open    bool   // a record is in the form
	kept    string // the body of the draft as it was kept last
	accept  func() // takes what is offered
	offered string // the body of an earlier draft that is offered and not yet answered
}

// Bind gives the editor its window; called once, before Content.
func (e *Editor[R, T]) Bind(host Host) { e.host = host }

// Content builds the screen's two halves.
func (e *Editor[R, T]) Content() fyne.CanvasObject {
	e.form = NewForm(e.host, e.Fields, e.Validate)
	e.form.Changed = e.edited
	e.caption, e.state = Heading(""), Quiet("")
	e.caption.Truncation = fyne.TextTruncateEllipsis
	e.footer, e.banner = container.New(&fromRight{}), container.NewVBox()
	head := container.NewVBox(Inset(4, container.NewBorder(nil, nil, nil, e.state, e.caption)), e.banner, widget.NewSeparator())
	e.right = container.NewBorder(head, container.NewVBox(widget.NewSeparator(), Inset(8, e.footer)), nil, nil, e.form.Object())
	e.right.Hide()
	hint := Prose(fmt.Sprintf("从左边选一条%s查看和修改，或按 Ctrl+N 新增。", e.Noun))
	hint.Importance, hint.Alignment = widget.LowImportance, fyne.TextAlignCenter
	e.blank = container.NewVBox(Inset(60, hint))
	if e.Adds {
		e.List.Add = e.Add
	}
	e.List.Open = func(r *R) { e.Show(idOf(r)) }
	return Halves(0.54, Card(e.List.Content()), Card(container.NewStack(e.blank, e.right)))
}

// Reload reads the list again, and the record if it is not being edited.
func (e *Editor[R, T]) Reload() {
	e.List.Reload()
	if !e.open {
		return
	}
	id := idOf(&e.form.Value)
	if id == "" || e.form.Dirty() {
		e.form.reread()
		return // what is being typed stays; a save that comes too late shows both versions
	}
	if value, err := e.Read(id); err == nil {
		e.set(value)
	} else {
		e.close()
	}
}

// Show opens a record, asking first when something typed is not saved.
func (e *Editor[R, T]) Show(id string) { e.leave(func() { e.show(id) }) }

func (e *Editor[R, T]) show(id string) {
	value, err := e.Read(id)
	if err != nil {
		e.host.Failed("打开"+e.Noun, err)
		return
	}
	e.set(value)
	e.List.Choose(id)
}

// Add opens a new record.
func (e *Editor[R, T]) Add() {
	e.leave(func() {
		value, err := e.New()
		if err != nil {
			e.host.Failed("新增"+e.Noun, err)
			return
		}
		e.start(value)
	})
}

// start opens a record to be filled.
func (e *Editor[R, T]) start(value T) {
	e.List.Choose("")
	e.set(value)
	e.focusFirst()
}

func (e *Editor[R, T]) focusFirst() {
	if e.First != "" {
		e.form.FocusOn(e.First)
		return
	}
	e.form.focusFirst()
}

func (e *Editor[R, T]) set(value T) {
	e.open, e.kept = true, ""
	e.form.Set(value)
	e.blank.Hide()
	e.right.Show()
	e.drawHead()
	e.offerDraft()
}

func (e *Editor[R, T]) close() {
	e.open = false
	e.right.Hide()
	e.blank.Show()
	e.List.Choose("")
}

// drawHead shows which record is in the form and what can be done with it.
func (e *Editor[R, T]) drawHead() {
	v := &e.form.Value
	title := "新增" + e.Noun
	// Enter walks on from the last field: to 保存 first, and to 删除 last of all.
	e.footer.Objects = []fyne.CanvasObject{Primary(WordSave, func() { e.SaveNow(false) })}
	if idOf(v) == "" {
		e.footer.Add(Button(WordSaveAndNext, func() { e.SaveNow(true) }))
	} else {
		title = e.Caption(v)
		if e.Extra != nil {
			e.footer.Objects = append(e.footer.Objects, e.Extra(v)...)
		}
		if e.Delete != nil {
			e.footer.Add(Spacer())
			e.footer.Add(Link(WordDelete, e.askDelete))
		}
	}
	e.caption.SetText(title)
	e.state.SetText("Enter 下一项 · Ctrl+S 保存")
	e.footer.Refresh()
}

func (e *Editor[R, T]) edited() {
	if e.form.Dirty() {
		e.state.SetText("有未保存的修改")
	} else {
		e.state.SetText("")
	}
}

// SaveNow saves the form; again goes on with a new record. What can't be saved stays as it was typed.
func (e *Editor[R, T]) SaveNow(again bool) {
	if !e.open {
		return
	}
	if !e.form.Ready() {
		e.state.SetText("请先改正有红字说明的项目")
		return
	}
	draft, value := e.draftName(), Clone(e.form.Value)
	err := e.Save(&value)
	var faults Faults
	var stale StaleError
	switch {
	case errors.As(err, &faults):
		e.form.Refuse(faults)
		e.state.SetText(err.Error())
	case errors.As(err, &stale):
		e.showBoth(stale)
	case err != nil:
		e.host.Failed("保存"+e.Noun, err)
	default:
		e.host.DropDraft(draft)
		e.host.Done("已保存" + e.Noun + "“" + e.Caption(&value) + "”")
		e.saved(value, again)
	}
}

func (e *Editor[R, T]) saved(value T, again bool) {
	if !again {
		e.show(idOf(&value))
		return
	}
	if e.Next != nil {
		e.start(e.Next(&value))
		return
	}
	if fresh, err := e.New(); err == nil {
		e.start(fresh)
	}
}

func (e *Editor[R, T]) askDelete() {
	v := e.form.Value
	AskDanger(e.host.Window(), "删除"+e.Noun, fmt.Sprintf("确定删除“%s”吗？删除后可以用 Ctrl+Z 撤销。", e.Caption(&v)), WordDelete, func() {
		if err := e.Delete(&v); err != nil {
			e.host.Failed("删除"+e.Noun, err)
			return
		}
		e.host.DropDraft(e.draftName())
		e.host.DropDraft(e.draftName() + earlier)
		e.close()
		e.host.Done("已删除" + e.Noun)
	})
}

// leave runs then, asking first when something typed is not saved.
func (e *Editor[R, T]) leave(then func()) {
	if !e.open || !e.form.Dirty() {
		then()
		return
	}
	id := idOf(&e.form.Value)
	AskSave(e.host.Window(), e.Noun, func(choice Leaving) {
		switch choice {
		case LeaveSave:
			e.SaveNow(false)
			if !e.form.Dirty() {
				then()
			}
		case LeaveDrop:
			e.host.DropDraft(e.draftName())
			then()
		default:
			e.List.Choose(id)
		}
	})
}

// showBoth shows a stale save's two versions, field by field.
func (e *Editor[R, T]) showBoth(stale StaleError) {
	theirs, err := e.Read(idOf(&e.form.Value))
	if err != nil {
		e.host.Failed("保存"+e.Noun, stale)
		return
	}
	ShowBoth(e.host.Window(), stale.Error(), e.form.Differences(&theirs), func(mine bool) {
		if !mine {
			e.host.DropDraft(e.draftName())
			e.set(theirs)
			return
		}
		// The other version was seen and is overwritten on purpose: what was typed goes onto its revision.
		if body, ok := Rebase(e.form.Body(), encode(&theirs)); ok && e.form.Restore(body) == nil {
			e.SaveNow(false)
		}
	})
}

// Dirty reports whether something typed is not saved.
func (e *Editor[R, T]) Dirty() bool { return e.open && e.form.Dirty() }

// Form gives tests the form.
func (e *Editor[R, T]) Form() *Form[T] { return e.form }

// Drop hands dropped files to the record in the form; false when none is open or it takes none.
func (e *Editor[R, T]) Drop(paths []string) bool {
	if !e.open || e.form.Drop == nil {
		return false
	}
	e.form.Drop(paths)
	return true
}

// Has reports whether the record with that id is among the list's rows.
func (e *Editor[R, T]) Has(id string) bool {
	rows, err := e.List.Load()
	return err == nil && slices.ContainsFunc(rows, func(r R) bool { return idOf(&r) == id })
}
