package kit

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
)

// readingKeys are the keys of a record that is being read, editingKeys those of one that was opened from its page, said beside its name.
const readingKeys, editingKeys = "F2 修改 · Ctrl+P 打印", "Ctrl+S 保存 · Esc 返回"

// keys are those of the record as it stands.
func (r *Record[P]) keys() string {
	switch {
	case r.reading:
		return readingKeys
	case r.Page != nil && r.Opened() != "":
		return editingKeys
	}
	return recordKeys
}

// Edit opens the record for changes, the caret in its first field.
func (r *Record[P]) Edit() {
	if !r.open {
		return
	}
	if r.reading {
		r.turn(false)
		r.drawHead()
	}
	r.form.focusFirst()
}

// Cancel goes back from the form to the page, asking first when something typed is not saved.
func (r *Record[P]) Cancel() {
	if id := r.Opened(); r.Page != nil && !r.reading && id != "" {
		r.leave(func() { r.show(id) })
	}
}

// typed are the fields of the form: what is only to be read stands on the page, where there is one.
func (r *Record[P]) typed() (all []Field[P]) {
	for _, f := range r.Fields {
		if r.Page == nil || !f.Reads {
			all = append(all, f)
		}
	}
	return all
}

// leading is the button that comes first: 修改 on the page, 保存 in the form.
func (r *Record[P]) leading() fyne.CanvasObject {
	if r.reading {
		return Primary(WordEdit, r.Edit)
	}
	return Primary(cmp.Or(r.SaveWord, WordSave), func() { r.SaveNow(false) })
}

// turn shows the page or the form. The keys don't stay in a form that is not shown.
func (r *Record[P]) turn(reading bool) {
	if r.Page == nil {
		return
	}
	left := reading && !r.reading && r.open
	r.reading = reading
	setShown(r.view.scroll, reading)
	setShown(r.form.Object(), !reading)
	if left && r.home != nil {
		r.home()
	}
}

// drawPage brings the page up to date; a form has it drawn when it is left.
func (r *Record[P]) drawPage() {
	if r.reading {
		page := r.Page(r.form.Value)
		r.view.draw(idOf(r.form.Value), page, r.told(page.Told))
	}
}

// fieldTold is a field as its page tells it.
type fieldTold struct {
	title, words string
	empty        string
	wide, tag    bool
	lines        []PartLine
	shown        fyne.CanvasObject
}

// told are the fields that have something to tell, but for some.
func (r *Record[P]) told(but []string) (all []fieldTold) {
	v, skip := r.form.Value, map[string]bool{}
	for _, name := range but {
		skip[name] = true
	}
	for _, f := range r.Fields {
		if skip[f.Name] && f.Name != "" || f.When != nil && !f.When(v) {
			continue
		}
		title, _, _ := strings.Cut(f.Title, "（")
		one := fieldTold{title: title, wide: f.Wide}
		switch {
		case f.Shown != nil:
			if one.shown = f.Shown(v); one.shown == nil {
				continue
			}
		case f.Lines != nil:
			if one.lines, one.empty = f.Lines(v), f.Empty; len(one.lines) == 0 && one.empty == "" {
				continue
			}
		case f.Words == nil:
			continue
		default:
			one.words = f.Words(v)
			if f.Mark != "" {
				one.title, one.tag = f.Mark, true
			}
			if one.words == "" || one.tag && one.words != WordYes {
				continue
			}
		}
		all = append(all, one)
	}
	return all
}
