package kit

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"liujin/app/table"
)

// Refs is a field for several references, shown as chips: typed by name, pinyin or initials, a whole group at once, or a pasted list of
// names. get reads the ids of the record and set replaces them, keeping what else the record holds about those that stay.
func Refs[P any](name, title string, options Options, get func(P) []string, set func(P, []string)) Field[P] {
	words := func(v P) string {
		var all []string
		for _, id := range get(v) {
			all = append(all, nameIn(options, id))
		}
		return strings.Join(all, "、")
	}
	return Field[P]{Name: name, Title: title, Wide: true, Words: words, Make: func(f *Form[P]) Control {
		r := &refs[P]{form: f, name: name, get: get, set: set, picker: newPicker(f.Host, options)}
		return r.control()
	}}
}

// RefsOf is Refs over a record's children that each name one other record: those who stay keep their rows.
func RefsOf[P, C any](name, title string, options Options, lens func(P) *[]C, id func(*C) *string) Field[P] {
	get := func(v P) []string {
		ids := make([]string, len(*lens(v)))
		for i := range *lens(v) {
			ids[i] = *id(&(*lens(v))[i])
		}
		return ids
	}
	return Refs(name, title, options, get, func(v P, ids []string) {
		now, next := *lens(v), make([]C, len(ids))
		for i, want := range ids {
			if at := slices.IndexFunc(now, func(c C) bool { return *id(&c) == want }); at >= 0 {
				next[i] = now[at]
			}
			*id(&next[i]) = want
		}
		*lens(v) = next
	})
}

type refs[P any] struct {
	*picker
	form  *Form[P]
	name  string
	get   func(P) []string
	set   func(P, []string)
	chips *fyne.Container
	left  *fault // names of a pasted list that fit nobody, or several
}

func (r *refs[P]) control() Control {
	bind(r.form, r.entry)
	if r.options.Hint == "" {
		r.entry.SetPlaceHolder("输入名称或拼音首字母；可粘贴一串名称")
	}
	r.entry.List = true
	r.chips, r.left = container.New(&flow{gap: 6}), newFault()
	r.skip = func(id string) bool { return id != "" && slices.Contains(r.get(r.form.Value), id) }
	r.picked = func(o Option) { r.add(o); r.entry.SetText("") }
	r.entry.OnChanged = func(s string) {
		if r.form.showing {
			return
		}
		if len(splitNames(s)) > 1 {
			if names, left := r.read(s); len(names) > 1 {
				r.paste(names, left)
				return
			}
		}
		r.suggest(s)
		if clean(s) == "" {
			r.form.Edited(r.name, "")
			return
		}
		r.left.set("") // what an earlier list left over
		r.form.Unread(r.name, r.unpicked())
	}
	settle := func() {
		if o, ok := r.meant(); ok {
			r.clear()
			r.picked(o)
		}
	}
	r.entry.OnBlur = leaving(r.form, r.name, r.picker, settle)
	r.entry.OnPaste = r.pasted
	plain := r.entry.OnKey
	r.entry.OnKey = func(k fyne.KeyName) bool {
		if ids := r.get(r.form.Value); k == fyne.KeyBackspace && r.entry.Text == "" && len(ids) > 0 {
			r.put(ids[:len(ids)-1])
			return true
		}
		return plain(k)
	}
	box := container.NewVBox(r.chips, r.entry, r.box, r.left)
	return Control{Object: box, Focus: r.entry, Reread: r.load, Settle: settle, Show: func() {
		r.load()
		r.clear()
		r.left.set("")
		r.entry.SetText("")
		r.draw()
	}}

}

// add picks one, or all of a group.
func (r *refs[P]) add(o Option) {
	ids := slices.Clone(r.get(r.form.Value))
	more := o.Members
	if more == nil {
		more = []string{o.ID}
	}
	for _, id := range more {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	r.put(ids)
}

func (r *refs[P]) put(ids []string) {
	r.set(r.form.Value, ids)
	r.draw()
	r.form.Edited(r.name, "")
}

// pasted takes a text from the clipboard with its lines, unless it is a single name, or a part of one, which is typed as well.
func (r *refs[P]) pasted(text string) bool {
	if r.all == nil {
		r.load()
	}
	names, left := r.read(text)
	if len(names) == 0 || len(names) == 1 && (names[0] == clean(text) || len(r.named(names[0])) == 0) {
		return false
	}
	r.paste(names, left)
	return true
}

// paste picks each name of a list; those that fit nobody or several people are said and stay to be typed, and what else the list says.
func (r *refs[P]) paste(names []string, left string) {
	var unknown, several []string
	for _, n := range names {
		switch found := r.named(n); {
		case len(found) == 1:
			r.add(found[0])
		case len(found) > 1:
			several = append(several, n)
		default:
			unknown = append(unknown, n)
		}
	}
	r.entry.SetText("")
	r.clear()
	var said []string
	if len(unknown) > 0 {
		said = append(said, fmt.Sprintf("没有找到：%s", strings.Join(unknown, "、")))
	}
	if len(several) > 0 {
		said = append(said, fmt.Sprintf("有同名，请逐个选：%s", strings.Join(several, "、")))
	}
	if left != "" {
		said = append(said, left)
	}
	r.left.set(strings.Join(said, "；"))
}

// draw shows the picked ones as chips, each with a cross.
func (r *refs[P]) draw() {
	r.chips.Objects = nil
	for _, id := range r.get(r.form.Value) {
		o, ok := r.find(id)
		if !ok {
			o = Option{ID: id, Name: "（已删除）"}
		}
		r.chips.Add(newChip(o.Name, func() {
			r.put(slices.DeleteFunc(slices.Clone(r.get(r.form.Value)), func(have string) bool { return have == id }))
		}))
	}
	r.chips.Hidden = len(r.chips.Objects) == 0
	r.chips.Refresh()
}

// newChip is a picked name with a cross that takes it away.
func newChip(text string, drop func()) fyne.CanvasObject {
	cross := newSuggestion("×", false, drop)
	return container.NewStack(Plate(table.Info), container.New(layout.NewCustomPaddedLayout(0, 0, 8, 2),
		container.NewHBox(Tinted(text, table.Info), cross)))
}

// ownSize puts an object to a position, as large as it must be.
func ownSize(o fyne.CanvasObject, at fyne.Position) {
	o.Resize(o.MinSize())
	o.Move(at)
}

// flow lays objects out like words: on to the next line where the width ends.
type flow struct {
	gap   float32
	width float32
}

func (l *flow) lines(objects []fyne.CanvasObject, width float32, place func(fyne.CanvasObject, fyne.Position)) float32 {
	x, y, high := float32(0), float32(0), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		s := o.MinSize()
		if x > 0 && x+s.Width > width {
			x, y, high = 0, y+high+l.gap, 0
		}
		if place != nil {
			place(o, fyne.NewPos(x, y))
		}
		x += s.Width + l.gap
		high = max(high, s.Height)
	}
	return y + high
}

// Layout places the objects.
func (l *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.lines(objects, size.Width, ownSize)
}

// MinSize is as high as the lines are at the width of the last layout.
func (l *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := l.width
	if width == 0 {
		width = 400
	}
	return fyne.NewSize(60, l.lines(objects, width, nil))
}
