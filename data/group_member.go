package data

import "slices"

// GroupMember says that a deputy belongs to a professional group (专业小组), for days. Its 代表小组 is a field of the deputy itself.
type GroupMember struct {
	Meta
	DeputyID, GroupID string
	Starts            string // the first day; "" always, as far as is known
	Until             string // the first day after it; "" still
}

func (m *GroupMember) days() (*Meta, *string, *string) { return &m.Meta, &m.Starts, &m.Until }
func (m *GroupMember) says(o *GroupMember) bool {
	return m.GroupID == o.GroupID && m.DeputyID == o.DeputyID
}

// Saved with the deputy, whose rev a change raises.
var groupMembers = register(table[GroupMember]{name: "group_member", title: "专业小组成员", order: "until, id", parent: "deputy_id",
	owners:  []owner{{"deputy", "deputy_id"}},
	columns: "deputy_id, group_id, starts, until",
	fields: func(m *GroupMember) []any {
		return []any{&m.DeputyID, &m.GroupID, opt(&m.Starts), opt(&m.Until)}
	}})

// GroupMembersOn returns which deputies belong to which professional groups on a day.
func (r reader) GroupMembersOn(day string) ([]GroupMember, error) {
	return groupMembers.list(r, "coalesce(starts, '') <= ?1 AND (until IS NULL OR ?1 < until)", day)
}

// saveProfessional saves a deputy's professional groups.
func (tx *Tx) saveProfessional(d *Deputy) error {
	return savedApart(tx, groupMembers, &d.Meta, &d.Professional, &d.FormerProfessional, func(m *GroupMember) { m.DeputyID = d.ID })
}

// grouped refuses a group of the other kind where a 代表小组 or a 专业小组 belongs.
func (tx *Tx) grouped(d *Deputy) error {
	all, err := tx.Groups()
	if err != nil {
		return err
	}
	is := func(id string, kind GroupKind) bool {
		return slices.ContainsFunc(all, func(g Group) bool { return g.ID == id && g.Kind == kind })
	}
	bad := Invalid{}
	if is(d.GroupID, GroupProfessional) {
		bad["group"] = "选的是专业小组，请填在“专业小组”里"
	}
	for _, m := range d.Professional {
		if is(m.GroupID, GroupDeputies) {
			bad["professional"] = "选的是代表小组，不是专业小组，请填在“代表小组”里"
		}
	}
	return bad.orNil()
}
