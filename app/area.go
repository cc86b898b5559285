package app

import (
	"liujin/app/table"
	"liujin/data"
)

// ConstituencyRow is a constituency with how many deputies in office it elected.
type ConstituencyRow struct {
	data.Constituency
	Deputies int
}

// ConstituencyColumns are the columns of 选区.
var ConstituencyColumns = []table.Column[*ConstituencyRow]{
	table.Of("name", "选区", 10, func(c *ConstituencyRow) string { return c.Name }),
	table.Of("level", "层级", 3, func(c *ConstituencyRow) data.Level { return c.Level }),
	{Name: "seats", Head: "应选", Width: 3, Cell: func(c *ConstituencyRow) table.Cell { return table.Some(c.Seats) }},
	{Name: "deputies", Head: "在任", Width: 3, Cell: func(c *ConstituencyRow) table.Cell { return table.N(c.Deputies) }},
	{Name: "population", Head: "人口", Width: 4, Cell: func(c *ConstituencyRow) table.Cell { return table.Some(c.Population) }},
	table.Of("note", "备注", 8, func(c *ConstituencyRow) string { return c.Note }),
}

// Constituencies lists 选区.
func (a *App) Constituencies() ([]ConstituencyRow, error) {
	all, err := a.db.Constituencies()
	if err != nil {
		return nil, err
	}
	mandates, err := a.db.Tenures()
	if err != nil {
		return nil, err
	}
	in := map[string]int{}
	for _, m := range mandates {
		if m.InOffice(a.Today()) {
			in[m.ConstituencyID]++
		}
	}
	rows := make([]ConstituencyRow, len(all))
	for i, c := range all {
		rows[i] = ConstituencyRow{c, in[c.ID]}
	}
	return rows, nil
}

// SaveConstituency saves one.
func (a *App) SaveConstituency(c *ConstituencyRow) error {
	return a.Do(Saved(c.ID, "选区", c.Name), func(tx *data.Tx) error { return tx.SaveConstituency(&c.Constituency) })
}

// DeleteConstituency deletes one that nothing names.
func (a *App) DeleteConstituency(c *ConstituencyRow) error {
	return a.Do("删除选区“"+c.Name+"”", func(tx *data.Tx) error { return tx.DeleteConstituency(c.ID) })
}

// VillageRow is a village with its constituency, in a list by the name that it has today.
type VillageRow struct {
	data.Village
	Existence
	Constituency string
	Also         string // 又名
}

// Validate checks a village with its other names.
func (v *VillageRow) Validate() error { return data.WithAlso(v.Village.Validate(), v.Also) }

// VillageColumns are the columns of 村居.
var VillageColumns = []table.Column[*VillageRow]{
	table.Of("name", "村居", 8, func(v *VillageRow) string { return v.Name }),
	table.Of("kind", "类别", 3, func(v *VillageRow) data.VillageKind { return v.Kind }),
	table.Of("code", "代码", 7, func(v *VillageRow) string { return v.Code }),
	table.Of("constituency", "所属选区", 8, func(v *VillageRow) string { return v.Constituency }),
	table.Of("also", "又名", 6, func(v *VillageRow) string { return v.Also }).Hide(),
	table.Of("note", "备注", 8, func(v *VillageRow) string { return v.Note }),
	table.Of("changes", "变更", 10, func(v *VillageRow) string { return v.Changes }).Hide(),
}

// Villages lists 村居, those that ended too.
func (a *App) Villages() ([]VillageRow, error) {
	all, err := a.db.Villages()
	if err != nil {
		return nil, err
	}
	places, err := a.db.Constituencies()
	called, err := Names(places, err, func(c *data.Constituency) (string, string) { return c.ID, c.Name })
	if err != nil {
		return nil, err
	}
	today, err := a.asOf(data.KindVillage, a.Today())
	if err != nil {
		return nil, err
	}
	also, err := a.AlsoNames(data.KindVillage)
	rows := make([]VillageRow, len(all))
	for i, v := range all {
		v.Name = today.name(v.ID)
		rows[i] = VillageRow{v, today.existence(v.ID), called[v.ConstituencyID], also[v.ID]}
	}
	return rows, err
}

// Village returns one village as it is on record, by its latest name.
func (a *App) Village(id string) (VillageRow, error) {
	v, err := a.db.Village(id)
	if err != nil {
		return VillageRow{}, err
	}
	also, err := a.AlsoNames(data.KindVillage)
	return VillageRow{Village: v, Also: also[id]}, err
}

// SaveVillage saves one.
func (a *App) SaveVillage(v *VillageRow) error {
	return a.Do(Saved(v.ID, "村居", v.Name), func(tx *data.Tx) error {
		if err := tx.SaveVillage(&v.Village); err != nil {
			return err
		}
		return tx.SaveAlso(data.KindVillage, &v.Meta, v.Also)
	})
}

// DeleteVillage deletes one that nothing names.
func (a *App) DeleteVillage(v *VillageRow) error {
	return a.Do("删除村居“"+v.Name+"”", func(tx *data.Tx) error { return tx.DeleteVillage(v.ID) })
}

// ByConstituency reports whether voters elect that level's deputies directly; above the county a congress does (选举单位).
func ByConstituency(level data.Level) bool {
	return level == data.LevelCounty || level == data.LevelTown
}
