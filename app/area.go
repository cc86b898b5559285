package app

import (
	"cmp"
	"slices"
	"strings"

	"liujin/app/table"
	"liujin/data"
	"liujin/data/han"
)

// ConstituencyRow is a constituency with its term, its villages and how many deputies in office it elected.
type ConstituencyRow struct {
	data.ConstituencyFields
	Term, Villages string
	Runs           bool // its term runs today
	Deputies       int
}

// ConstituencyColumns are the columns of 选区.
var ConstituencyColumns = []table.Column[*ConstituencyRow]{
	table.Of("name", "选区", 8, func(c *ConstituencyRow) string { return c.Name }),
	table.Of("level", "层级", 3, func(c *ConstituencyRow) data.Level { return c.Level }),
	table.Of("term", "届次", 6, func(c *ConstituencyRow) string { return c.Term }).Hide(),
	{Name: "seats", Head: "应选", Width: 3, Cell: func(c *ConstituencyRow) table.Cell { return table.Some(c.Seats) }},
	{Name: "deputies", Head: "在任", Width: 3, Cell: func(c *ConstituencyRow) table.Cell { return table.N(c.Deputies) }},
	{Name: "population", Head: "人口", Width: 4, Cell: func(c *ConstituencyRow) table.Cell { return table.Some(c.Population) }},
	table.Of("villages", "村居", 8, func(c *ConstituencyRow) string { return c.Villages }),
	table.Of("note", "备注", 8, func(c *ConstituencyRow) string { return c.Note }).Hide(),
}

// Constituencies lists 选区, those of earlier terms too.
func (a *App) Constituencies() ([]ConstituencyRow, error) {
	all, err := a.db.Constituencies()
	if err != nil {
		return nil, err
	}
	now, err := a.db.ConstituenciesOn(a.Today())
	if err != nil {
		return nil, err
	}
	mandates, err := a.db.Tenures()
	if err != nil {
		return nil, err
	}
	terms, err := a.db.Terms()
	called, err := Names(terms, err, func(t *data.Term) (string, string) { return t.ID, TermName(t) })
	if err != nil {
		return nil, err
	}
	_, of, err := a.constituencyVillages()
	if err != nil {
		return nil, err
	}
	in := map[string]int{}
	for _, m := range mandates {
		if m.InOffice(a.Today()) {
			in[m.ConstituencyID]++
		}
	}
	runs := CountBy(now, func(c *data.ConstituencyFields) string { return c.ID })
	rows := make([]ConstituencyRow, len(all))
	for i, c := range all {
		rows[i] = ConstituencyRow{ConstituencyFields: c, Term: called[c.TermID], Villages: strings.Join(of[c.ID], "、"),
			Runs: runs[c.ID] > 0, Deputies: in[c.ID]}
	}
	slices.SortStableFunc(rows, func(a, b ConstituencyRow) int {
		return cmp.Or(strings.Compare(string(a.Level), string(b.Level)), han.Natural(a.Name, b.Name))
	})
	return rows, nil
}

// constituencyVillages are the names of the villages' constituencies of the terms that run today, by village, and those of each
// constituency's villages.
func (a *App) constituencyVillages() (in map[string][]string, of map[string][]string, err error) {
	villages, err := a.VillageNames(a.Today())
	if err != nil {
		return nil, nil, err
	}
	now, err := a.db.ConstituenciesOn(a.Today())
	called, err := Names(now, err, func(c *data.ConstituencyFields) (string, string) { return c.ID, c.Name })
	if err != nil {
		return nil, nil, err
	}
	all, err := a.db.ConstituencyVillages()
	in, of = map[string][]string{}, map[string][]string{}
	for _, v := range all {
		of[v.ConstituencyID] = append(of[v.ConstituencyID], villages[v.VillageID])
		if name := called[v.ConstituencyID]; name != "" {
			in[v.VillageID] = append(in[v.VillageID], name)
		}
	}
	return in, of, err
}

// Constituency returns one constituency, whole.
func (a *App) Constituency(id string) (data.Constituency, error) { return a.db.Constituency(id) }

// SaveConstituency saves one.
func (a *App) SaveConstituency(c *data.Constituency) error {
	return a.Do(Saved(c.ID, "选区", c.Name), func(tx *data.Tx) error { return tx.SaveConstituency(c) })
}

// DeleteConstituency deletes one that nothing names.
func (a *App) DeleteConstituency(c *data.Constituency) error {
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
	in, _, err := a.constituencyVillages()
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
		rows[i] = VillageRow{v, today.existence(v.ID), strings.Join(in[v.ID], "、"), also[v.ID]}
	}
	slices.SortStableFunc(rows, func(a, b VillageRow) int { return villageOrder(a.Village, b.Village) })
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
