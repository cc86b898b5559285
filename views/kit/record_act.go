package kit

import (
	"slices"

	"fyne.io/fyne/v2"
)

// RecordAct is something that can be done with the record that is open, a button below it. What was typed is saved first: the act reads
// what is saved, and what was typed would stand against it afterwards.
type RecordAct struct {
	Label string
	Do    func()
	Looks bool // it only shows something else: what was typed stays as it is
}

// acts are the record's own, none while it is new.
func (r *Record[P]) acts() []RecordAct {
	if r.Acts == nil || idOf(r.form.Value) == "" {
		return nil
	}
	return r.Acts(r.form.Value)
}

// actButtons are the buttons of what can be done.
func (r *Record[P]) actButtons() (all []fyne.CanvasObject) {
	for _, a := range r.acts() {
		all = append(all, Button(a.Label, func() { r.perform(a) }))
	}
	return all
}

// perform does an act, where something was typed the one that the saved record has by that name: it may be about another unit now.
func (r *Record[P]) perform(a RecordAct) {
	if a.Looks || !r.Dirty() {
		a.Do()
		return
	}
	r.SaveBefore(a.Label, func() { r.follow(a.Label) })
}

// follow does an act of the record that was just saved.
func (r *Record[P]) follow(label string) {
	if !DoAct(r.acts(), label) {
		r.host.Refused("已保存；这一条现在不能" + label + "。")
	}
}

// DoAct does the act of a name, where there is one.
func DoAct(acts []RecordAct, label string) bool {
	i := slices.IndexFunc(acts, func(a RecordAct) bool { return a.Label == label })
	if i >= 0 {
		acts[i].Do()
	}
	return i >= 0
}

// SaveBefore saves what was typed into a record that is there, before something is done that reads what is saved. What can't be saved keeps
// it from being done. So is a new record that could be saved as it stands and has something that usually follows.
func (r *Record[P]) SaveBefore(doing string, then func()) {
	fresh := r.open && r.Opened() == "" && r.Onward != "" && r.Validate(Clone(r.form.Value)) == nil
	if !fresh && (!r.Dirty() || r.Opened() == "") {
		then()
		return
	}
	r.save(false, func() {
		r.host.Done("修改已先保存，再" + doing + "。")
		then()
	})
}
