package app

import (
	"slices"

	"liujin/app/table"
	"liujin/data"
)

// ChoiceList is one of the lists that an office may edit.
type ChoiceList struct{ Name, Title string }

// ChoiceLists are all of them.
var ChoiceLists = []ChoiceList{{data.FocusList, "重点领域"}, {data.VanguardList, "五个排头兵"}, {data.IndustryList, "所属行业"},
	{data.CategoryList, "意见类别"}, {data.ChecklistList, "家站点达标项"}}

// ChoiceListTitles are their titles.
func ChoiceListTitles() []string {
	titles := make([]string, len(ChoiceLists))
	for i, l := range ChoiceLists {
		titles[i] = l.Title
	}
	return titles
}

// ChoiceRow is an entry with its list's title.
type ChoiceRow struct {
	data.Choice
	ListTitle string
}

// Validate checks an entry: one that belongs to no list would never be seen again.
func (c *ChoiceRow) Validate() error {
	bad, _ := c.Choice.Validate().(data.Invalid)
	if c.ListTitle == "" {
		if bad == nil {
			bad = data.Invalid{}
		}
		bad["list"] = "请选这一项属于哪个列表"
	}
	if bad == nil {
		return nil
	}
	return bad
}

// ChoiceColumns are the columns of 可改的选项.
var ChoiceColumns = []table.Column[*ChoiceRow]{
	table.Of("list", "属于", 7, func(c *ChoiceRow) string { return c.ListTitle }),
	table.Of("label", "名称", 10, func(c *ChoiceRow) string { return c.Label }),
	{Name: "sort", Head: "顺序", Width: 3, Cell: func(c *ChoiceRow) table.Cell { return table.N(c.Sort) }},
	{Name: "retired", Head: "停用", Width: 3, Cell: func(c *ChoiceRow) table.Cell { return table.Is(c.Retired) }},
}

// AllChoices lists the entries of all editable lists.
func (a *App) AllChoices() ([]ChoiceRow, error) {
	var rows []ChoiceRow
	for _, l := range ChoiceLists {
		all, err := a.db.Choices(l.Name)
		if err != nil {
			return nil, err
		}
		for _, c := range all {
			rows = append(rows, ChoiceRow{c, l.Title})
		}
	}
	return rows, nil
}

// NewChoice returns an entry to fill.
func (a *App) NewChoice() (ChoiceRow, error) {
	return ChoiceRow{Choice: data.Choice{List: ChoiceLists[0].Name, Sort: 99}, ListTitle: ChoiceLists[0].Title}, nil
}

// SaveChoice saves an entry. An entry never changes its list: old records would lose its meaning.
func (a *App) SaveChoice(c *ChoiceRow) error {
	if c.ID == "" {
		if i := slices.IndexFunc(ChoiceLists, func(l ChoiceList) bool { return l.Title == c.ListTitle }); i >= 0 {
			c.List = ChoiceLists[i].Name
		}
	}
	return a.Do(Saved(c.ID, "选项", c.Label), func(tx *data.Tx) error { return tx.SaveChoice(&c.Choice) })
}
