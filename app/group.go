package app

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app/table"
	"liujin/data"
)

// GroupRow is a deputies' group, of either kind, with its convener and how many members are in office.
type GroupRow struct {
	data.Group
	Existence
	Convener string
	Members  int
}

// leastMembers is how many members a group has at least (地方组织法).
const leastMembers = 3

// TooSmall reports whether a 代表小组 that goes on has fewer members in office than the law asks for.
func (g *GroupRow) TooSmall() bool {
	return g.Kind == data.GroupDeputies && g.Members < leastMembers && !g.Ended
}

// other is the kind of a group that is no 代表小组.
func (g *GroupRow) other() data.GroupKind {
	if g.Kind == data.GroupDeputies {
		return ""
	}
	return g.Kind
}

// GroupColumns are the columns of 代表小组.
var GroupColumns = []table.Column[*GroupRow]{
	table.Of("name", "小组", 12, func(g *GroupRow) string { return g.Name }),
	table.Of("kind", "类别", 5, (*GroupRow).other).WhereUsed(),
	table.Of("convener", "召集人", 5, func(g *GroupRow) string { return g.Convener }),
	{Name: "members", Head: "在任人数", Width: 5, Cell: func(g *GroupRow) table.Cell {
		if g.TooSmall() {
			return table.Cell{Kind: table.Number, Text: table.N(g.Members).Text, Number: float64(g.Members), Tone: table.Due}
		}
		return table.N(g.Members)
	}},
	table.Of("note", "备注", 10, func(g *GroupRow) string { return g.Note }),
	table.Of("changes", "变更", 10, func(g *GroupRow) string { return g.Changes }).Hide(),
}

// Groups lists 代表小组, those that ended too, by the names that they have today.
func (a *App) Groups() ([]GroupRow, error) {
	deputies, err := a.DeputyRows(a.Today())
	if err != nil {
		return nil, err
	}
	return a.GroupsOf(deputies)
}

// GroupsOf is Groups for who has read the deputies of today already.
func (a *App) GroupsOf(deputies []DeputyRow) ([]GroupRow, error) {
	groups, err := a.db.Groups()
	called, err := Names(deputies, err, func(d *DeputyRow) (string, string) { return d.ID, d.Called() })
	if err != nil {
		return nil, err
	}
	members, err := a.groupMembers(deputies, a.Today())
	if err != nil {
		return nil, err
	}
	today, err := a.asOf(data.KindGroup, a.Today())
	rows := make([]GroupRow, len(groups))
	for i, g := range groups {
		g.Name = today.name(g.ID)
		rows[i] = GroupRow{Group: g, Existence: today.existence(g.ID), Convener: called[g.ConvenerID],
			Members: len(members[g.ID])}
	}
	slices.SortStableFunc(rows, func(a, b GroupRow) int { return groupOrder(a.Group, b.Group) })
	return rows, err
}

// groupMembers are the deputies in office of each group on a day, by its id: of a 代表小组 those whose group it is, of a professional one those
// who belong to it.
func (a *App) groupMembers(deputies []DeputyRow, day string) (map[string][]*DeputyRow, error) {
	of, serving := map[string][]*DeputyRow{}, map[string]*DeputyRow{}
	for i := range deputies {
		if d := &deputies[i]; d.InOffice {
			serving[d.ID], of[d.GroupID] = d, append(of[d.GroupID], d)
		}
	}
	delete(of, "")
	all, err := a.db.GroupMembersOn(day)
	for _, m := range all {
		if d := serving[m.DeputyID]; d != nil {
			of[m.GroupID] = append(of[m.GroupID], d)
		}
	}
	return of, err
}

// Group returns one group as it is on record, by its latest name.
func (a *App) Group(id string) (GroupRow, error) {
	g, err := a.db.Group(id)
	return GroupRow{Group: g}, err
}

// GroupMembers says in one line who is in a group, and that it has too few if so.
func (a *App) GroupMembers(g *GroupRow) (string, error) {
	all, err := a.DeputyRows(a.Today())
	if err != nil {
		return "", err
	}
	members, err := a.groupMembers(all, a.Today())
	var people []string
	for _, d := range members[g.ID] {
		people = append(people, d.Called())
	}
	text := fmt.Sprintf("在任组员 %d 人：%s", len(people), strings.Join(people, "、"))
	if len(people) < leastMembers && g.Kind == data.GroupDeputies {
		text += "\n地方组织法规定代表小组不少于三人。"
	}
	return text, err
}

// SaveGroup saves one.
func (a *App) SaveGroup(g *GroupRow) error {
	return a.Do(Saved(g.ID, cmp.Or(string(g.Kind), "代表小组"), g.Name), func(tx *data.Tx) error { return tx.SaveGroup(&g.Group) })
}

// DeleteGroup deletes one without members.
func (a *App) DeleteGroup(g *GroupRow) error {
	return a.Do("删除"+string(g.Kind)+"“"+g.Name+"”", func(tx *data.Tx) error { return tx.DeleteGroup(g.ID) })
}
