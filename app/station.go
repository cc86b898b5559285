package app

import (
	"cmp"
	"fmt"
	"slices"

	"liujin/app/table"
	"liujin/data"
	"liujin/data/han"
)

// StationRow is a station with what its references are called.
type StationRow struct {
	data.StationFields
	Existence
	Head, Village string
	Deputies      int
	Met, Items    int // checklist items met, and all of them
}

// StationColumns are the columns of 家站点.
var StationColumns = []table.Column[*StationRow]{
	table.Of("name", "家站点", 10, func(s *StationRow) string { return s.Name }),
	table.Of("kind", "类别", 3, func(s *StationRow) data.StationKind { return s.Kind }),
	table.Of("head", "站长", 4.5, func(s *StationRow) string { return s.Head }),
	{Name: "deputies", Head: "进站代表", Width: 4.5, Cell: func(s *StationRow) table.Cell { return table.N(s.Deputies) }},
	{Name: "checks", Head: "达标", Width: 3.5, Cell: func(s *StationRow) table.Cell {
		if s.Items == 0 {
			return table.T("")
		}
		tone := table.Good
		if s.Met < s.Items {
			tone = table.Due
		}
		return table.Cell{Kind: table.Number, Text: fmt.Sprintf("%d/%d", s.Met, s.Items), Number: float64(s.Met) / float64(s.Items),
			Tone: tone}
	}},
	table.Of("village", "村居", 6, func(s *StationRow) string { return s.Village }).Hide(),
	table.Of("address", "地址", 12, func(s *StationRow) string { return s.Address }),
	table.Telephone("phone", "电话", 7, func(s *StationRow) string { return s.Phone }).Hide(),
	table.Of("liaison", "联络员", 4.5, func(s *StationRow) string { return s.Liaison }).Hide(),
	{Name: "demo", Head: "示范", Width: 3, Hidden: true, Cell: func(s *StationRow) table.Cell { return table.Is(s.Demo) }},
	table.Of("note", "备注", 8, func(s *StationRow) string { return s.Note }).Hide(),
	table.Of("changes", "变更", 10, func(s *StationRow) string { return s.Changes }).Hide(),
}

// Stations lists 家站点 as they are today.
func (a *App) Stations() ([]StationRow, error) { return a.StationRows(a.Today()) }

// StationRows lists 家站点 with the deputies and by the names that they had on a day, those that had ended too.
func (a *App) StationRows(day string) ([]StationRow, error) {
	all, err := a.db.Stations()
	if err != nil {
		return nil, err
	}
	people, err := a.DeputyNames(day)
	if err != nil {
		return nil, err
	}
	villages, err := a.VillageNames(day)
	if err != nil {
		return nil, err
	}
	members, err := a.db.MembersOn(day)
	if err != nil {
		return nil, err
	}
	belong := CountBy(members, func(m *data.Member) string { return m.StationID })
	checks, err := a.db.Checks()
	if err != nil {
		return nil, err
	}
	items, met := map[string]int{}, map[string]int{}
	for _, c := range checks {
		items[c.StationID]++
		if c.Met {
			met[c.StationID]++
		}
	}
	then, err := a.asOf(data.KindStation, day)
	rows := make([]StationRow, len(all))
	for i, s := range all {
		s.Name = then.name(s.ID)
		rows[i] = StationRow{StationFields: s, Existence: then.existence(s.ID), Head: people[s.HeadID],
			Village: villages[s.VillageID], Deputies: belong[s.ID],
			Met: met[s.ID], Items: items[s.ID]}
	}
	slices.SortStableFunc(rows, func(a, b StationRow) int { return stationOrder(&a.StationFields, &b.StationFields) })
	return rows, err
}

// StationsNamed are the stations that bear a name today or did on a day; none fails with a sentence.
func (a *App) StationsNamed(name, day string) (map[string]bool, error) {
	named := map[string]bool{}
	for _, day := range []string{a.AsOf(day), a.Today()} {
		names, err := a.StationNames(day)
		if err != nil {
			return nil, err
		}
		for id, called := range names {
			if called == name {
				named[id] = true
			}
		}
	}
	if len(named) == 0 {
		return nil, data.Fail(Refused, nil, "没有名为“%s”的家站点，请核对名称。", name)
	}
	return named, nil
}

// stationOrder is the order of lists, by kind and by the name of their day.
func stationOrder(a, b *data.StationFields) int {
	return cmp.Or(slices.Index(data.StationKinds, a.Kind)-slices.Index(data.StationKinds, b.Kind), han.Natural(a.Name, b.Name))
}

// Station returns one station, whole.
func (a *App) Station(id string) (data.Station, error) { return a.db.Station(id) }

// NewStation returns a station to fill, with the office's checklist.
func (a *App) NewStation() (data.Station, error) {
	s := data.Station{StationFields: data.StationFields{Kind: data.StationLiaison}}
	items, err := a.db.Choices(data.ChecklistList)
	if err != nil {
		return data.Station{}, err
	}
	for _, c := range items {
		if !c.Retired {
			s.Checks = append(s.Checks, data.Check{Item: c.Label})
		}
	}
	return s, nil
}

// MembersChanged reports whether deputies were added to a station that had some, or left it.
func (a *App) MembersChanged(s *data.Station) (bool, error) {
	if s.ID == "" {
		return false, nil
	}
	was, err := a.db.Station(s.ID)
	return s.MembersChanged(&was), err
}

// StationSince makes the deputies that came to a station or left it do so on a day; saving is SaveStation's.
func (a *App) StationSince(s *data.Station, day string) error {
	was, err := a.db.Station(s.ID)
	if err != nil {
		return err
	}
	return s.Since(day, &was)
}

// SaveStation saves a station, whole.
func (a *App) SaveStation(s *data.Station) error {
	return a.Do(Saved(s.ID, "家站点", s.Name), func(tx *data.Tx) error { return tx.SaveStation(s) })
}

// DeleteStation deletes a station that no record names.
func (a *App) DeleteStation(s *data.Station) error {
	return a.Do("删除家站点“"+s.Name+"”", func(tx *data.Tx) error { return tx.DeleteStation(s.ID) })
}
