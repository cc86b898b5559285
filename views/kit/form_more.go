package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// more holds the fields of a form that are seldom used, behind a button.
type more struct {
	button *Press
	inner  fyne.CanvasObject
	settle func()
	object fyne.CanvasObject
}

func newMore(inner fyne.CanvasObject, settle func()) *more {
	m := &more{inner: inner, settle: settle}
	m.button = Link(WordMoreFields, func() {
		m.set(!m.inner.Visible())
		m.settle()
	})
	m.button.apart = true // Enter goes on past it
	m.object = container.New(pile{}, container.NewHBox(m.button), inner)
	m.set(false)
	return m
}

// set opens or folds the fields.
func (m *more) set(open bool) {
	m.button.SetIcon(map[bool]fyne.Resource{true: theme.MenuDropUpIcon(), false: theme.MenuDropDownIcon()}[open])
	setShown(m.inner, open)
}

// rareTold reports whether a seldom used field has another value than its usual one.
func (f *Form[P]) rareTold() bool {
	for i := range f.fields {
		if field := &f.fields[i]; field.Rare && field.Words != nil && field.told(f.Value) && field.Words(f.Value) != field.Usual {
			return true
		}
	}
	return false
}

// told reports whether a field has a value.
func (f *Field[P]) told(v P) bool {
	words := f.Words(v)
	return words != "" && (f.Mark == "" || words == WordYes)
}

// propose notes what follows from the record as it is shown: a field that says otherwise was decided before.
func (f *Form[P]) propose() {
	f.implied = map[string]string{}
	for i := range f.fields {
		if f.fields[i].Imply != nil {
			f.implied[f.fields[i].Name] = f.proposed(&f.fields[i])
		}
	}
}

// proposed is what a field proposes for the other, in words.
func (f *Form[P]) proposed(field *Field[P]) string {
	v := Clone(f.Value)
	field.Imply(v)
	return f.fields[f.index(field.Other)].Words(v)
}

// imply fills in what follows from an edit of a field, where that changed and nobody said otherwise.
func (f *Form[P]) imply(name string) {
	i := f.index(name)
	if i < 0 || f.fields[i].Imply == nil {
		return
	}
	field, at := &f.fields[i], f.index(f.fields[i].Other)
	was, now, other := f.implied[name], f.proposed(field), &f.fields[at]
	f.implied[name] = now
	if now == was || f.touched[other.Name] || other.told(f.Value) && other.Words(f.Value) != was {
		return
	}
	field.Imply(f.Value)
	f.showing = true
	f.controls[at].Show()
	for _, name := range field.With {
		f.controls[f.index(name)].Show()
	}
	f.showing = false
}
