package app

import (
	"cmp"
	"slices"

	"liujin/app/han"
	"liujin/app/table"
	"liujin/data"
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
	called, err := a.GroupNames(day)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(groups, func(a, b data.Group) int { // by the names of the day, as their register has them by today's
		return cmp.Or(a.Sort-b.Sort, han.Natural(called[a.ID], called[b.ID]))
	})
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
