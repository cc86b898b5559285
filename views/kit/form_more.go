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

// rareTold reports whether a seldom used field has a value.
func (f *Form[P]) rareTold() bool {
	for _, field := range f.fields {
		if !field.Rare || field.Words == nil {
			continue
		}
		if w := field.Words(f.Value); w != "" && (field.Mark == "" || w == WordYes) {
			return true
		}
	}
	return false
}

// imply fills in what follows from an edit of a field.
func (f *Form[P]) imply(name string) {
	i := f.index(name)
	if i < 0 || f.fields[i].Imply == nil {
		return
	}
	if other := f.index(f.fields[i].Imply(f.Value)); other >= 0 {
		f.showing = true
		f.controls[other].Show()
		f.showing = false
	}
}
