package kit

// Told is one thing that a record tells, for whoever types it again elsewhere.
type Told struct{ Name, Head, Text string }

// Told is all that the record in the form tells: by each column of the list, shown or not, and what Tells adds; none when no record is
// open.
func (e *Editor[R, P]) Told() (all []Told) {
	id := e.Opened()
	rows, err := e.List.Load()
	if id == "" || err != nil {
		return nil
	}
	for _, r := range rows {
		if idOf(r) != id {
			continue
		}
		for _, c := range e.List.view.Columns {
			all = append(all, Told{c.Name, c.Head, c.Cell(r).Text})
		}
	}
	if e.Tells != nil && len(all) > 0 {
		all = append(all, e.Tells()...)
	}
	return all
}
