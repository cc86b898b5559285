package views

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"liujin/views/kit"
)

// edits is a list with the record beside it.
type edits interface {
	Board() kit.Board
	SelectFirst()
	Opened() string
	SaveNow(again bool)
}

// filtered walks over a list with a filter set.
type filtered struct {
	t    *testing.T
	s    *Shell
	name string
	edits
	field string  // one whose text stands in the list
	text  *string // what it says in the form
}

// A list with a filter set is right after a record was saved, deleted, and after each was taken back and done again: its rows, their count,
// what is chosen and what is open.
func TestFilterIsRightAfterEveryAct(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	walked := 0
	for _, e := range s.entries() {
		one, ok := s.Go(e.name).Edit.(edits)
		if !ok || one.Board() == nil || len(one.Board().Shown()) == 0 {
			continue
		}
		one.SelectFirst()
		before := len(one.Board().Shown())
		f := filtered{t: t, s: s, name: e.name, edits: one}
		id := one.Opened()
		if id == "" || !f.listed() {
			continue
		}
		walked++
		one.Board().SetFilter("甲" + f.name)
		f.shows("kept by what was saved", id, id)
		f.write("丙" + f.name)
		f.shows("saved away", id)
		s.undo()
		f.shows("the save undone", id, id)
		s.redo()
		f.shows("and done again", id)
		one.Board().SetFilter("丙" + f.name)
		f.shows("another filter", id, id)
		if f.delete() {
			f.shows("deleted", "")
			s.undo()
			f.shows("the deletion undone", "", id)
			one.SelectFirst()
			f.shows("opened again", id, id)
		}
		one.Board().SetFilter("")
		if n := len(one.Board().Shown()); n != before {
			t.Errorf("%s: %d rows of %d without a filter", e.name, n, before)
		}
	}
	if walked < 14 {
		t.Errorf("only %d lists were walked", walked)
	}
}

// listed finds a field of the record in the form whose text stands in the list; false where there is none.
func (f *filtered) listed() bool {
	form := reflect.ValueOf(f.edits).MethodByName("Form").Call(nil)[0]
	value := form.Elem().FieldByName("Value").Elem()
	for _, f.field = range []string{"Note", "Title", "Topic", "Goal", "Place", "Progress", "Theme", "Name"} {
		v := value.FieldByName(f.field)
		if fields := value.FieldByName("Fields"); !v.IsValid() && fields.IsValid() {
			v = fields.FieldByName(f.field)
		}
		if !v.IsValid() || v.Kind() != reflect.String {
			continue
		}
		f.text = v.Addr().Interface().(*string)
		was := *f.text
		f.write("甲" + f.name)
		f.Board().SetFilter("甲" + f.name)
		if len(f.Board().Shown()) == 1 {
			return true
		}
		f.Board().SetFilter("")
		f.write(was)
	}
	return false
}

// all is how many rows the list has, whatever hides them.
func (f *filtered) all() int {
	list := reflect.Indirect(reflect.ValueOf(f.edits)).FieldByName("List")
	return list.MethodByName("View").Call(nil)[0].MethodByName("Rows").Call(nil)[0].Len()
}

// write saves the record with another text.
func (f *filtered) write(text string) {
	f.t.Helper()
	*f.text = text
	f.SaveNow(false)
	if f.s.window.Canvas().Overlays().Top() != nil {
		capture(f.t, f.s, "filter-"+f.name)
		f.t.Fatalf("%s: a question after a save", f.name)
	}
}

// delete deletes the record in the form; false where that can't be.
func (f *filtered) delete() bool {
	f.t.Helper()
	tap := func(in fyne.CanvasObject) bool {
		for _, o := range test.LaidOutObjects(in) {
			if b, ok := o.(*kit.Press); ok && b.Text == kit.WordDelete {
				b.OnTapped()
				return true
			}
		}
		return false
	}
	sure := tap(f.s.window.Content())
	if top := f.s.window.Canvas().Overlays().Top(); sure && top != nil {
		sure = tap(top)
	}
	for _, o := range f.s.window.Canvas().Overlays().List() { // it is used elsewhere
		f.s.window.Canvas().Overlays().Remove(o)
	}
	return sure && f.Opened() == ""
}

// shows looks whether just these rows are shown, their count says so, and which record is open.
func (f *filtered) shows(when, opened string, ids ...string) {
	f.t.Helper()
	if got := f.Board().Shown(); !slices.Equal(got, ids) {
		f.t.Errorf("%s, %s: %d rows are shown, not %d", f.name, when, len(got), len(ids))
	}
	if f.Opened() != opened {
		f.t.Errorf("%s, %s: another record is open", f.name, when)
	}
	all := f.all()
	want, said := fmt.Sprintf("%d / %d 条", len(ids), all), false
	for _, o := range test.LaidOutObjects(f.s.window.Content()) {
		if l, ok := o.(*widget.Label); ok && l.Text == want {
			said = true
		}
	}
	if !said && all > len(ids) {
		f.t.Errorf("%s, %s: the count is not %s", f.name, when, want)
	}
}
