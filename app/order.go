package app

import (
	"cmp"
	"slices"
	"strings"

	"liujin/app/table"
	"liujin/data"
	"liujin/data/han"
)

// groupOrder is the office's order of groups, else as people count.
func groupOrder(a, b data.Group) int { return cmp.Or(a.Sort-b.Sort, han.Natural(a.Name, b.Name)) }

// villageOrder is the order of villages: those with a code first, by that, else as people count.
func villageOrder(a, b data.Village) int {
	return cmp.Or(-cmp.Compare(OneIf(a.Code != ""), OneIf(b.Code != "")), strings.Compare(a.Code, b.Code), han.Natural(a.Name, b.Name))
}

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
	for i := range groups { // by the names of the day, as their register has them by today's
		groups[i].Name = called[groups[i].ID]
	}
	slices.SortStableFunc(groups, groupOrder)
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
