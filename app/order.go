package app

import (
	"slices"

	"liujin/app/table"
)

// InOrder lists the deputies in office as papers do.
func (a *App) InOrder() ([]DeputyRow, error) {
	rows, err := a.AllInOrder()
	return slices.DeleteFunc(rows, func(d DeputyRow) bool { return !d.InOffice }), err
}

// InOrderOn lists those who were in office on a day, as papers do; what else it says of them is of today.
func (a *App) InOrderOn(day string) ([]DeputyRow, error) {
	rows, err := a.AllInOrder()
	if err != nil {
		return nil, err
	}
	mandates, err := a.Mandates()
	return slices.DeleteFunc(rows, func(d DeputyRow) bool { return !mandates.InOffice(d.ID, day) }), err
}

// AllInOrder lists all deputies, those who left office too, by group, those without one last, within it by the strokes of the surname.
func (a *App) AllInOrder() ([]DeputyRow, error) {
	rows, err := a.DeputyRows()
	if err != nil {
		return nil, err
	}
	groups, err := a.db.Groups()
	if err != nil {
		return nil, err
	}
	place := map[string]int{"": len(groups)}
	for i, g := range groups {
		place[g.ID] = i
	}
	order := table.NewStrokes()
	slices.SortStableFunc(rows, func(a, b DeputyRow) int {
		if place[a.GroupID] != place[b.GroupID] {
			return place[a.GroupID] - place[b.GroupID]
		}
		return order.Compare(a.Name, b.Name)
	})
	return rows, nil
}
