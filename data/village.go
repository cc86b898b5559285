package data

import "strings"

// Village is 村居: a village, community or neighbourhood of the town.
type Village struct {
	Meta
	Name      string
	Kind      VillageKind
	Code      string // GB/T 2260 with town and village: 12 digits, or the last three alone
	Note      string
	NameSince string // the day from which a name that was typed over holds, "" it was wrong all along; not kept
}

// Validate checks a village.
func (v *Village) Validate() error {
	bad := Invalid{}
	bad.need("name", v.Name, "村居名称")
	bad.within("name", v.Name, "村居名称", 40)
	bad.within("note", v.Note, "备注", 500)
	oneOf(bad, "kind", v.Kind, "类别", VillageKinds)
	if v.Code != "" && !codeOf(v.Code, 3, 12) {
		bad["code"] = "村居代码是 3 位或 12 位数字"
	}
	return bad.orNil()
}

var villages = register(table[Village]{name: "village", title: "村居", label: "name", order: "code = '', code, name",
	columns: "name, kind, code, note",
	fields: func(v *Village) []any {
		return []any{&v.Name, &v.Kind, &v.Code, &v.Note}
	}})

var _ = ruled(villages, villages.get)

// Villages returns all villages by code.
func (r reader) Villages() ([]Village, error) { return villages.list(r, "") }

// Village returns one village.
func (r reader) Village(id string) (Village, error) { return villages.get(r, id) }

// SaveVillage saves a village.
func (tx *Tx) SaveVillage(v *Village) error {
	if err := v.Validate(); err != nil {
		return err
	}
	if err := tx.nameSince(KindVillage, v.ID, &v.NameSince); err != nil {
		return err
	}
	return villages.save(tx, v)
}

// DeleteVillage deletes a village that nothing names.
func (tx *Tx) DeleteVillage(id string) error { return villages.delete(tx, id) }

// VillageKindOf is what kind of place a name speaks of.
func VillageKindOf(name string) VillageKind {
	switch {
	case strings.Contains(name, string(VillageCommunity)):
		return VillageCommunity
	case strings.Contains(name, string(VillageResidents)):
		return VillageResidents
	}
	return VillageRural
}
