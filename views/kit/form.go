package kit

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Control is one field's widget, bound to the record that the form edits.
type Control struct {
	Object fyne.CanvasObject
	Focus  fyne.Focusable                       // where the caret goes; nil if nothing in it takes keys
	Show   func()                               // brings the record's value into the widget
	Reread func()                               // reads anew what can be picked; nil: nothing can
	Point  func() bool                          // shows the faults inside and puts the caret into the first; nil: Focus is where it goes
	Drop   func(paths []string) (rest []string) // takes what it can of files dropped on the window; nil: takes none
	Settle func()                               // takes what was typed and not yet picked, before a save; nil: there is nothing of the sort
	Follow func()                               // brings what is made of other fields up to date after an edit; nil: nothing is
}

// Field describes one field of a form over P, a pointer to a record; make it with Text, Day, OneOf, Ref, Rows and the like.
type Field[P any] struct {
	Name  string // as Validate names it
	Title string
	Need  bool   // shown with a star; the rule itself is in Validate
	Wide  bool   // takes the whole width
	Rare  bool   // seldom used: it stands under 更多
	Usual string // what a seldom used one mostly says: that alone opens 更多 for nobody
	Hint  string
	Make  func(*Form[P]) Control
	When  func(P) bool   // the field is shown only then; nil: always
	Words func(P) string // the value in words, for comparing two versions; nil: not compared
	Imply func(P)        // what follows from an edit of it: fills in another field, Other; nil: nothing does
	Other string         // the field that Imply fills in, while it is untouched
	With  []string       // fields that it fills in along with that one
	Child any            // of Rows: its Child, for whoever looks over all forms

	// How a page tells it, where not by its words; at most one of them.
	Lines func(P) []PartLine        // a line for each of several
	Empty string                    // what it says while there are no lines; "" it is left out
	Reads bool                      // it is only to be read: where there is a page it stands there alone
	Shown func(P) fyne.CanvasObject // as it is; nil what has nothing to show
	Mark  string                    // of a tick: the state that it says
}

// Required marks a field with a star.
func (f Field[P]) Required() Field[P] { f.Need = true; return f }

// If shows a wide field only when the record asks for it.
func (f Field[P]) If(when func(P) bool) Field[P] { f.When, f.Wide = when, true; return f }

// Only shows a field only when the record asks for it, at its usual width; what stands beside it takes its room then.
func (f Field[P]) Only(when func(P) bool) Field[P] { f.When = when; return f }

// Full gives a field the whole width.
func (f Field[P]) Full() Field[P] { f.Wide = true; return f }

// Seldom puts a field under 更多 at the form's end, which is open where one of those has a value.
func (f Field[P]) Seldom() Field[P] { f.Rare = true; return f }

// Usually says what a seldom used field mostly says, in words.
func (f Field[P]) Usually(words string) Field[P] { f.Usual = words; return f }

// Implies has an edit of the field fill in another, as long as nobody said otherwise there, and further ones along with it.
func (f Field[P]) Implies(other string, imply func(P), with ...string) Field[P] {
	f.Other, f.Imply, f.With = other, imply, with
	return f
}

// Hinted shows a short text behind the title.
func (f Field[P]) Hinted(hint string) Field[P] { f.Hint = hint; return f }

// Form edits a copy of a record. At each edit it runs the record's own rules and shows what is
// wrong beside the fields touched so far; on save, all of it.
type Form[P any] struct {
	Host     Host
	Value    P      // stays where it is: what it points at is filled anew
	Changed  func() // after each edit by the user
	validate func(P) error

	fields   []Field[P]
	controls []Control
	faults   []*fault
	cells    []fyne.CanvasObject
	unread   map[string]string // fields whose text is no value: a number with letters
	touched  map[string]bool
	implied  map[string]string // what fields with Imply propose for the other, in words
	all      bool              // a save was tried: all faults show
	showing  bool              // the form itself is writing into its widgets
	clean    string
	visit    int   // counts the records that were shown
	more     *more // the seldom used fields; nil: there are none
	scroll   *container.Scroll
	outer    func() *container.Scroll // of a child's form: the scroller it stands in
	root     fyne.CanvasObject
}

// NewForm makes a form of fields; validate is the record's own rule, nil for none.
func NewForm[P any](host Host, fields []Field[P], validate func(P) error) *Form[P] {
	f := &Form[P]{Host: host, Value: empty[P](), fields: fields, validate: validate, unread: map[string]string{},
		touched: map[string]bool{}}
	f.build(container.New(pile{}))
	f.scroll = container.NewVScroll(Inset(12, f.root))
	return f
}

// newPart makes the form of one child, which stands inside its parent's form and is checked there.
func newPart[P any](host Host, fields []Field[P], changed func()) *Form[P] {
	f := &Form[P]{Host: host, Value: empty[P](), fields: fields, Changed: changed, unread: map[string]string{}, touched: map[string]bool{}}
	f.validate = func(c P) error {
		if own, ok := any(c).(interface{ Validate() error }); ok {
			return own.Validate()
		}
		return nil
	}
	f.build(container.New(pile{}))
	return f
}

// build makes the fields and lays them out, those that are seldom used at the end.
func (f *Form[P]) build(box *fyne.Container) {
	var usual, rare []int
	for i, field := range f.fields {
		c := field.Make(f)
		flaw, cell := newFault(), container.NewVBox()
		if field.Title != "" {
			flaw.title = label(field.Title, field.Need, field.Hint)
			cell.Add(flaw.title)
		}
		cell.Add(c.Object)
		cell.Add(flaw)
		f.controls, f.faults = append(f.controls, c), append(f.faults, flaw)
		f.cells = append(f.cells, cell)
		if field.Rare {
			rare = append(rare, i)
		} else {
			usual = append(usual, i)
		}
	}
	f.lay(box, usual)
	if len(rare) > 0 {
		inner := container.New(pile{})
		f.lay(inner, rare)
		f.more = newMore(inner, f.settle)
		box.Add(f.more.object)
	}
	f.root = box
}

// lay lays fields out in pairs, wide ones alone.
func (f *Form[P]) lay(box *fyne.Container, at []int) {
	var half fyne.CanvasObject
	flush := func() {
		if half != nil {
			box.Add(Halves(0.5, half, container.NewWithoutLayout()))
			half = nil
		}
	}
	for _, i := range at {
		cell := f.cells[i]
		switch {
		case f.fields[i].Wide:
			flush()
			box.Add(cell)
		case half == nil:
			half = cell
		default:
			box.Add(Halves(0.5, half, cell))
			half = nil
		}
	}
	flush()
}

// Object returns the form in its scroller.
func (f *Form[P]) Object() fyne.CanvasObject { return f.scroll }

// In returns the form without a scroller of its own, for standing inside the one that outer tells.
func (f *Form[P]) In(outer func() *container.Scroll) fyne.CanvasObject {
	f.scroll, f.outer = nil, outer
	return f.root
}

// Drop hands dropped files to the fields, the first that takes a file gets it; false when none took any.
func (f *Form[P]) Drop(paths []string) bool {
	rest := paths
	for _, c := range f.controls {
		if c.Drop != nil && len(rest) > 0 {
			rest = c.Drop(rest)
		}
	}
	return len(rest) < len(paths)
}

// Set shows a record as it is saved.
func (f *Form[P]) Set(value P) {
	known, ok := any(f.Value).(Identified)
	another := !ok || known.RecordID() == "" || known.RecordID() != idOf(value)
	if another {
		f.visit++
	}
	put(f.Value, Clone(value))
	f.clean = encode(f.Value)
	f.show()
	if f.scroll != nil && another { // the same one, saved, stays where it was being written
		f.scroll.ScrollToTop()
	}
}

// Restore shows text that was being typed; the form is dirty then.
func (f *Form[P]) Restore(body string) error {
	var v P
	if err := json.Unmarshal([]byte(body), &v); err != nil {
		return err
	}
	f.visit++
	if reflect.ValueOf(v).IsNil() {
		return errors.New("an empty draft")
	}
	put(f.Value, v)
	f.show()
	return nil
}

func (f *Form[P]) show() {
	clear(f.unread)
	clear(f.touched)
	f.propose()
	f.all = false
	f.refresh()
	f.showFaults()
	if f.more != nil {
		f.more.set(f.rareTold())
	}
}

// refresh brings the record's values into the widgets.
func (f *Form[P]) refresh() {
	f.showing = true
	defer func() { f.showing = false }()
	for _, c := range f.controls {
		c.Show()
	}
}

// Dirty reports whether anything was typed since Set.
func (f *Form[P]) Dirty() bool { return len(f.unread) > 0 || encode(f.Value) != f.clean }

// Body returns what is in the form, for a draft.
func (f *Form[P]) Body() string { return encode(f.Value) }

// Visit numbers the record in the form: work that ends after another one was opened must not write into that.
func (f *Form[P]) Visit() int { return f.visit }

// Edited is called by a control after the user changed its value; fault says what is wrong with the text itself, "" if it could be read.
func (f *Form[P]) Edited(name, fault string) { f.edited(name, fault, false) }

// edited is Edited; left: the caret has just left the field, so that a click is on its way to what stands below.
func (f *Form[P]) edited(name, fault string, left bool) {
	if f.showing {
		return
	}
	f.touched[name] = true
	if delete(f.unread, name); fault != "" {
		f.unread[name] = fault
	}
	f.steady(f.index(name), left, func() {
		f.imply(name)
		f.showFaults()
		for _, c := range f.controls {
			if c.Follow != nil {
				c.Follow()
			}
		}
	})
	if f.Changed != nil {
		f.Changed()
	}
}

// reread brings what can be picked up to date without touching what was typed: a village may have been added on its own screen.
func (f *Form[P]) reread() {
	for _, c := range f.controls {
		if c.Reread != nil {
			c.Reread()
		}
	}
}

// Unread keeps a field from being saved while its text is on the way to a value, without
// a word yet: nobody is wrong in the middle of a word.
func (f *Form[P]) Unread(name, fault string) {
	if f.showing {
		return
	}
	f.unread[name] = fault
	if f.Changed != nil {
		f.Changed()
	}
}

// check returns what is wrong, by field name.
func (f *Form[P]) check() map[string]string {
	bad := map[string]string{}
	if f.validate != nil {
		var faults Faults
		if errors.As(f.validate(f.Value), &faults) {
			bad = faults.Fields()
		}
	}
	for name, text := range f.unread {
		bad[name] = text
	}
	return bad
}

func (f *Form[P]) showFaults() map[string]string {
	bad := f.check()
	for i, field := range f.fields {
		if field.When != nil {
			if hide := !field.When(f.Value); hide != !f.cells[i].Visible() {
				if hide {
					f.cells[i].Hide()
				} else {
					f.cells[i].Show()
				}
			}
		}
		if text := bad[field.Name]; f.all || f.touched[field.Name] {
			f.faults[i].set(text)
		} else {
			f.faults[i].set("")
		}
	}
	return bad
}

// Refuse shows faults that only the save found.
func (f *Form[P]) Refuse(faults Faults) {
	f.all = true
	bad := faults.Fields()
	for i, field := range f.fields {
		f.faults[i].set(bad[field.Name])
	}
	f.point(bad)
}

// point puts the caret into the first faulty field.
func (f *Form[P]) point(bad map[string]string) {
	for i, field := range f.fields {
		if bad[field.Name] == "" {
			continue
		}
		if field.Rare {
			f.more.set(true)
		}
		if inside := f.controls[i].Point; inside == nil || !inside() {
			f.FocusAt(i)
		}
		return
	}
}

// focusFirst puts the caret into the first field that takes keys.
func (f *Form[P]) focusFirst() {
	for i := range f.controls {
		if f.controls[i].Focus != nil {
			f.FocusAt(i)
			return
		}
	}
}

// FocusAt puts the caret into the i-th field and brings it into sight.
func (f *Form[P]) FocusAt(i int) {
	if i < len(f.controls) && f.controls[i].Focus != nil {
		if f.fields[i].Rare {
			f.more.set(true)
		}
		f.Host.Window().Canvas().Focus(f.controls[i].Focus)
		f.reveal(f.controls[i].Object)
	}
}

// FocusOn puts the caret into a field by name.
func (f *Form[P]) FocusOn(name string) {
	if i := f.index(name); i >= 0 {
		f.FocusAt(i)
	}
}

func (f *Form[P]) index(name string) int {
	return slices.IndexFunc(f.fields, func(field Field[P]) bool { return field.Name == name })
}
