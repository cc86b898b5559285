package data

import (
	"cmp"
	"slices"

	"liujin/data/han"
)

// Group is a deputies' group: a 代表小组 of at least three members (地方组织法), of which a deputy is in one, or a 专业小组, of which a deputy may
// be in several, see GroupMember. One of them is its convener (召集人).
type Group struct {
	Meta
	Name       string
	Kind       GroupKind
	Sort       int // its place in lists on paper
	ConvenerID string
	Note       string
	NameSince  string // as of a Village
}

// Validate checks a group.
func (g *Group) Validate() error {
	bad := Invalid{}
	bad.need("name", g.Name, "小组名称")
	bad.within("name", g.Name, "小组名称", 40)
	chosen(bad, "kind", g.Kind, "类别", GroupKinds)
	bad.within("note", g.Note, "备注", 500)
	return bad.orNil()
}

var groups = register(table[Group]{name: "deputy_group", title: "代表小组", label: "name", order: "sort, name",
	columns: "name, kind, sort, convener_id, note",
	fields: func(g *Group) []any {
		return []any{&g.Name, &g.Kind, &g.Sort, opt(&g.ConvenerID), &g.Note}
	}})

var _ = ruled(groups, groups.get)

// Groups returns all groups in their order.
func (r reader) Groups() ([]Group, error) { return groups.list(r, "") }

// Group returns one group.
func (r reader) Group(id string) (Group, error) { return groups.get(r, id) }

// SaveGroup saves a group; a new one without a place goes to the end, and one without a kind is a 代表小组. What has deputies keeps its kind.
func (tx *Tx) SaveGroup(g *Group) error {
	g.Kind = cmp.Or(g.Kind, GroupDeputies)
	if err := g.Validate(); err != nil {
		return err
	}
	if err := tx.keepsKind(g); err != nil {
		return err
	}
	if g.ID == "" && g.Sort == 0 {
		all, err := tx.Groups()
		if err != nil {
			return err
		}
		for _, other := range all {
			g.Sort = max(g.Sort, other.Sort)
		}
		g.Sort++
	}
	if err := tx.nameSince(KindGroup, g.ID, &g.NameSince); err != nil {
		return err
	}
	return groups.save(tx, g)
}

// Convene makes the deputy of a name the convener of the 代表小组 that is called so and has none yet: a member, of namesakes the one who has
// the telephone. Where that is not one of them, nobody is.
func (tx *Tx) Convene(group, name, phone string) error {
	found, err := groups.list(tx.reader, "name = ? AND convener_id IS NULL", group)
	if err != nil || len(found) == 0 {
		return err
	}
	g := &found[0]
	named, err := deputies.list(tx.reader, "group_id = ?", g.ID)
	if err != nil {
		return err
	}
	named = slices.DeleteFunc(named, func(d DeputyFields) bool { return han.BareName(d.Name) != han.BareName(name) })
	if len(named) > 1 && phone != "" {
		named = slices.DeleteFunc(named, func(d DeputyFields) bool { return d.Phone != phone })
	}
	if len(named) != 1 {
		return nil
	}
	g.ConvenerID = named[0].ID
	return tx.SaveGroup(g)
}

// keepsKind refuses another kind for a group that something names: what names it is of the kind that it has.
func (tx *Tx) keepsKind(g *Group) error {
	was, err := groups.get(tx.reader, g.ID)
	if g.ID == "" || Is(err, Gone) || err == nil && was.Kind == g.Kind {
		return nil
	}
	if err != nil {
		return err
	}
	for _, query := range []string{"SELECT id FROM deputy WHERE group_id = ?", "SELECT id FROM former_group WHERE group_id = ?",
		"SELECT id FROM group_member WHERE group_id = ?", "SELECT id FROM task WHERE group_id = ?",
		"SELECT id FROM duty_rule WHERE group_id = ?", "SELECT id FROM shift WHERE group_id = ?"} {
		found, err := texts(tx.reader, query+" LIMIT 1", g.ID)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			return Invalid{"kind": "这个小组已经有代表、任务或值班要求，不能改类别；请另建一个" + string(g.Kind)}
		}
	}
	return nil
}

// sameKind refuses to merge a 代表小组 into a 专业小组, or the other way round.
func (tx *Tx) sameKind(c *SubjectChange) error {
	if c.SubjectTable != KindGroup {
		return nil
	}
	one, err := tx.Group(c.SubjectID)
	if err != nil {
		return err
	}
	into, err := tx.Group(c.SuccessorID)
	if err == nil && one.Kind != into.Kind {
		err = Invalid{"successor": string(one.Kind) + "不能并入" + string(into.Kind) + "，请另选一个"}
	}
	return err
}

// DeleteGroup deletes a group that has no members.
func (tx *Tx) DeleteGroup(id string) error { return groups.delete(tx, id) }
