package app

import (
	"slices"

	"liujin/app/table"
)

// InOrder lists those who were in office on a day, as papers do.
func (a *App) InOrder(day string) ([]DeputyRow, error) {
	rows, err := a.AllInOrder(day)
	return slices.DeleteFunc(rows, func(d DeputyRow) bool { return !d.InOffice }), err
}

// AllInOrder lists all deputies as they were on a day, those not in office too, by group, those without one last, within it by the strokes
// of the surname.
func (a *App) AllInOrder(day string) ([]DeputyRow, error) {
	rows, err := a.DeputyRows(day)
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
