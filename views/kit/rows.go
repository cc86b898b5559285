package kit

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Child describes the children that Rows edits.
type Child[P, C any] struct {
	More   string // on the button that adds one
	Fields []Field[*C]
	Fresh  func(P) C // a new one; nil: the zero value

	Validate func(*C) error // a rule that only this parent's children have; nil: their own
	Folded   bool           // each is one line until it is opened
}

// words tells a child by its fields.
func (c *Child[P, C]) words(v *C) string {
	var parts []string
	for _, field := range c.Fields {
		if field.Words == nil || field.When != nil && !field.When(v) {
			continue
		}
		w := field.Words(v)
		if field.Mark != "" {
			w = map[bool]string{true: field.Mark}[w == WordYes]
		}
		if w != "" {
			parts = append(parts, w)
		}
	}
	return strings.Join(parts, " ")
}

// Rows is a field for a record's children: each is a small form of its own, with a button that takes it away and one that adds another.
func Rows[P, C any](name, title string, lens func(P) *[]C, child Child[P, C]) Field[P] {
	each := func(v P) (all []string) {
		for i := range *lens(v) {
			all = append(all, child.words(&(*lens(v))[i]))
		}
		return all
	}
	words := func(v P) string { return strings.Join(each(v), "；") }
	lines := func(v P) (all []PartLine) {
		for _, text := range each(v) {
			all = append(all, PartLine{Text: text})
		}
		return all
	}
	return Field[P]{Name: name, Title: title, Wide: true, Words: words, Lines: lines, Child: child, Make: func(f *Form[P]) Control {
		r := &rows[P, C]{form: f, name: name, lens: lens, Child: child, box: container.NewVBox()}
		add := Link("＋ "+child.More, r.add)
		return Control{Object: container.NewVBox(r.box, container.NewHBox(add)), Focus: add, Show: r.draw, Point: r.point, Reread: r.reread,
			Settle: r.settle}
	}}
}

type rows[P, C any] struct {
	form *Form[P]
	name string
	lens func(P) *[]C
	Child[P, C]
	box     *fyne.Container
	parts   []*Form[*C]
	numbers []*widget.Label
	folds   []*fold
}

// draw shows the children that there are now. Forms that stand already are filled anew: the caret may be in one of them, and what is
// typed into a form that is no longer on the screen would come back into the record unseen.
func (r *rows[P, C]) draw() {
	list := *r.lens(r.form.Value)
	for len(r.parts) > len(list) {
		r.remove(len(r.parts) - 1)
	}
	for i, p := range r.parts {
		p.Set(&list[i])
	}
	for i := len(r.parts); i < len(list); i++ {
		r.part(i)
	}
	for i := range r.folds {
		saved, known := any(&list[i]).(Identified)
		r.folds[i].set(r.Folded && (!known || saved.RecordID() != ""), r.words(&list[i])) // a new one is there to be filled
	}
	r.box.Refresh()
}

// part adds the form of the i-th child, the last so far.
func (r *rows[P, C]) part(i int) {
	part := newPart(r.form.Host, r.Fields, nil)
	if r.Validate != nil {
		part.validate = r.Validate
	}
	part.Set(&(*r.lens(r.form.Value))[i])
	part.Changed = func() {
		(*r.lens(r.form.Value))[slices.Index(r.parts, part)] = *part.Value
		r.form.Edited(r.name, r.unread())
	}
	drop := Discard("", func() { r.drop(part) })
	drop.Icon = theme.DeleteIcon()
	number := Quiet(fmt.Sprintf("%d", i+1))
	inner := newFold(part.In(r.form.scroller), r.form)
	r.parts, r.numbers, r.folds = append(r.parts, part), append(r.numbers, number), append(r.folds, inner)
	r.box.Add(container.NewStack(Panel(), Inset(6, container.NewBorder(nil, nil, container.NewVBox(number), container.NewVBox(drop),
		inner.object))))
}

// remove takes the form of the i-th child off the screen; the others stay as they are, with what can't be read in them.
func (r *rows[P, C]) remove(i int) {
	r.parts[i].Changed = nil
	r.parts, r.numbers, r.folds = slices.Delete(r.parts, i, i+1), slices.Delete(r.numbers, i, i+1), slices.Delete(r.folds, i, i+1)
	r.box.Objects = slices.Delete(r.box.Objects, i, i+1)
	for n := i; n < len(r.numbers); n++ {
		r.numbers[n].SetText(fmt.Sprintf("%d", n+1))
	}
}

// settle takes what was typed and not yet picked in the children.
func (r *rows[P, C]) settle() {
	for _, p := range r.parts {
		p.leave()
	}
}

// unread says what can't be read in any child.
func (r *rows[P, C]) unread() string {
	for i, p := range r.parts {
		for _, text := range p.unread {
			return fmt.Sprintf("第 %d 项：%s", i+1, text)
		}
	}
	return ""
}

func (r *rows[P, C]) add() {
	list := r.lens(r.form.Value)
	var fresh C
	if r.Fresh != nil {
		fresh = r.Fresh(r.form.Value)
	}
	*list = append(*list, fresh)
	known := r.form.touched[r.name]
	r.part(len(*list) - 1) // those that are there stay as they are, with what can't be read in them
	r.form.Edited(r.name, r.unread())
	if !known {
		delete(r.form.touched, r.name) // nothing was typed into it yet that could be wrong
		r.form.showFaults()
	}
	r.form.settle()
	last := r.parts[len(r.parts)-1]
	last.focusFirst()
	r.form.reveal(last.root)
}

// drop takes a child away; the caret goes to the one that comes in its place. A second press comes when it is gone.
func (r *rows[P, C]) drop(part *Form[*C]) {
	i := slices.Index(r.parts, part)
	if i < 0 {
		return
	}
	list := r.lens(r.form.Value)
	*list = append((*list)[:i:i], (*list)[i+1:]...)
	r.remove(i)
	r.box.Refresh()
	r.form.Edited(r.name, r.unread())
	if next := min(i, len(r.parts)-1); next >= 0 && !r.folds[next].folded {
		r.parts[next].focusFirst()
	} else {
		r.form.FocusOn(r.name)
	}
}

// point shows every fault inside the children and puts the caret into the first; false when no child has one.
func (r *rows[P, C]) point() bool {
	found := false
	for i, p := range r.parts {
		p.all = true
		if bad := p.showFaults(); len(bad) > 0 {
			r.folds[i].set(false, "")
			if !found {
				found = true
				p.point(bad)
			}
		}
	}
	return found
}

func (r *rows[P, C]) reread() {
	for _, p := range r.parts {
		p.reread()
	}
}
