package app

import (
	"slices"

	"liujin/app/table"
	"liujin/data"
)

// EnterpriseRow is an enterprise with its visit history in short.
type EnterpriseRow struct {
	data.EnterpriseFields
	Existence
	IndustryName, Village string
	Also                  string // 又名
	Visits                int
	LastVisit             string
	Opinions              int
}

// EnterpriseColumns are the columns of 市场主体.
var EnterpriseColumns = []table.Column[*EnterpriseRow]{
	table.Of("name", "市场主体", 13, func(f *EnterpriseRow) string { return f.Name }),
	table.Of("kind", "类别", 5, func(f *EnterpriseRow) data.EnterpriseKind { return f.Kind }).Hide(),
	table.Of("industry", "行业", 7, func(f *EnterpriseRow) string { return f.IndustryName }),
	{Name: "visits", Head: "走访次数", Width: 4.5, Cell: func(f *EnterpriseRow) table.Cell { return table.N(f.Visits) }},
	{Name: "last", Head: "最近走访", Width: 6, Cell: func(f *EnterpriseRow) table.Cell { return table.D(f.LastVisit) }},
	{Name: "opinions", Head: "诉求件数", Width: 4.5, Cell: func(f *EnterpriseRow) table.Cell { return table.Some(f.Opinions) }},
	table.Of("village", "所在村居", 6, func(f *EnterpriseRow) string { return f.Village }).Hide(),
	table.Of("address", "地址", 10, func(f *EnterpriseRow) string { return f.Address }).Hide(),
	table.Of("contact", "联系人", 4.5, func(f *EnterpriseRow) string { return f.Contact }).Hide(),
	table.Telephone("phone", "电话", 7, func(f *EnterpriseRow) string { return f.Phone }).Hide(),
	table.Of("also", "又名", 8, func(f *EnterpriseRow) string { return f.Also }).Hide(),
	table.Of("note", "备注", 8, func(f *EnterpriseRow) string { return f.Note }).Hide(),
	table.Of("changes", "变更", 10, func(f *EnterpriseRow) string { return f.Changes }).Hide(),
}

// Enterprises lists 市场主体, those that ended too, by the names that they have today.
func (a *App) Enterprises() ([]EnterpriseRow, error) {
	all, err := a.db.Enterprises()
	if err != nil {
		return nil, err
	}
	industries, err := a.ChoiceNames(data.IndustryList)
	if err != nil {
		return nil, err
	}
	villages, err := a.VillageNames(a.Today())
	if err != nil {
		return nil, err
	}
	visits, err := a.db.VisitRows() // newest first
	if err != nil {
		return nil, err
	}
	times, last := map[string]int{}, map[string]string{}
	for _, v := range visits {
		times[v.SubjectID]++
		last[v.SubjectID] = max(last[v.SubjectID], v.Day)
	}
	opinions, err := a.db.Opinions()
	if err != nil {
		return nil, err
	}
	opinions = slices.DeleteFunc(opinions, func(o data.OpinionFields) bool { return !o.Asks() })
	asked := CountBy(opinions, func(o *data.OpinionFields) string { return o.EnterpriseID })
	also, err := a.AlsoNames(data.KindEnterprise)
	if err != nil {
		return nil, err
	}
	today, err := a.asOf(data.KindEnterprise, a.Today())
	rows := make([]EnterpriseRow, len(all))
	for i, f := range all {
		f.Name = today.name(f.ID)
		rows[i] = EnterpriseRow{EnterpriseFields: f, Existence: today.existence(f.ID),
			IndustryName: industries[f.Industry], Village: villages[f.VillageID],
			Visits:    times[f.ID],
			Also:      also[f.ID],
			LastVisit: last[f.ID], Opinions: asked[f.ID]}
	}
	return rows, err
}

// Enterprise returns one enterprise, whole.
func (a *App) Enterprise(id string) (data.Enterprise, error) { return a.db.Enterprise(id) }

// SaveEnterprise saves an enterprise, whole.
func (a *App) SaveEnterprise(f *data.Enterprise) error {
	return a.Do(Saved(f.ID, "市场主体", f.Name), func(tx *data.Tx) error { return tx.SaveEnterprise(f) })
}

// DeleteEnterprise deletes an enterprise that no record names.
func (a *App) DeleteEnterprise(f *data.Enterprise) error {
	return a.Do("删除市场主体“"+f.Name+"”", func(tx *data.Tx) error { return tx.DeleteEnterprise(f.ID) })
}
