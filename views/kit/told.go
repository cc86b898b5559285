package kit

import (
	"strings"

	"liujin/app/table"
)

// Told is one thing that a record tells, for whoever types it again elsewhere.
type Told struct{ Name, Head, Text string }

// Told is all that the record in the form tells: by each column of the list, shown or not, and by each field that no column shows; none
// when no record is open. What a column only counts (persons, files) is told by its names.
func (e *Editor[R, P]) Told() (all []Told) {
	id := e.Opened()
	if id == "" {
		return nil
	}
	rows, err := e.List.Load()
	if err != nil { // the list says why
		return nil
	}
	fields := e.toldFields()
	for _, r := range rows {
		if idOf(r) != id {
			continue
		}
		for _, c := range e.List.offered() {
			cell := c.Cell(r)
			one := Told{c.Name, c.Head, cell.Text}
			for i, f := range fields {
				if f.Name != one.Name {
					continue
				}
				if cell.Kind == table.Number || cell.Text == "" {
					one = f
				}
				fields = append(fields[:i], fields[i+1:]...)
				break
			}
			all = append(all, one)
		}
		return append(all, fields...)
	}
	return nil
}

// toldFields are the fields of the form that are shown and can be put in words.
func (e *Editor[R, P]) toldFields() (all []Told) {
	for _, f := range e.Fields {
		head, _, _ := strings.Cut(f.Title, "（")
		if f.Words != nil && head != "" && (f.When == nil || f.When(e.form.Value)) {
			all = append(all, Told{f.Name, head, f.Words(e.form.Value)})
		}
	}
	return all
}
