package data

// Group is a deputies' group (代表小组): at least three members (地方组织法), one of them its convener (召集人).
type Group struct {
	Meta
	Name       string
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
	bad.within("note", g.Note, "备注", 500)
	return bad.orNil()
}

var groups = register(table[Group]{name: "deputy_group", title: "代表小组", label: "name", order: "sort, name",
	columns: "name, sort, convener_id, note",
	fields: func(g *Group) []any {
		return []any{&g.Name, &g.Sort, opt(&g.ConvenerID), &g.Note}
	}})

var _ = ruled(groups, groups.get)

// Groups returns all groups in their order.
func (r reader) Groups() ([]Group, error) { return groups.list(r, "") }

// Group returns one group.
func (r reader) Group(id string) (Group, error) { return groups.get(r, id) }

// SaveGroup saves a group; a new one without a place goes to the end.
func (tx *Tx) SaveGroup(g *Group) error {
	if err := g.Validate(); err != nil {
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

// DeleteGroup deletes a group that has no members.
func (tx *Tx) DeleteGroup(id string) error { return groups.delete(tx, id) }
