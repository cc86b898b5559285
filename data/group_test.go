package data

import (
	"errors"
	"testing"
)

// refusal is what is said of a field.
func refusal(err error, field string) string {
	var bad Invalid
	errors.As(err, &bad)
	return bad[field]
}

// A deputy's 代表小组 is one, the professional groups are others, and what names a group keeps it of its kind.
func TestKindsOfGroups(t *testing.T) {
	db := ledger(t)
	usual, team, later := Group{Name: "第一小组"}, Group{Name: "财经专业小组", Kind: GroupProfessional}, Group{Name: "法制小组"}
	d := Deputy{DeputyFields: DeputyFields{Name: "高甲"}}
	do(t, db, "开始", func(tx *Tx) error {
		for _, g := range []*Group{&usual, &team, &later} {
			if err := tx.SaveGroup(g); err != nil {
				return err
			}
		}
		d.GroupID, d.Professional = usual.ID, []GroupMember{{GroupID: team.ID}}
		return tx.SaveDeputy(&d)
	})
	if usual.Kind != GroupDeputies {
		t.Errorf("a group without a kind is a %s", usual.Kind)
	}
	refused := func(what, field string, save func(tx *Tx) error) {
		t.Helper()
		_, err := db.Do(what, save)
		if refusal(err, field) == "" {
			t.Errorf("%s: %v", what, err)
		}
	}
	refused("专业小组 as 代表小组", "group", func(tx *Tx) error {
		other := d
		other.GroupID = team.ID
		return tx.SaveDeputy(&other)
	})
	refused("代表小组 as 专业小组", "professional", func(tx *Tx) error {
		other := d
		other.Professional = []GroupMember{{GroupID: usual.ID}}
		return tx.SaveDeputy(&other)
	})
	refused("twice", "professional", func(tx *Tx) error {
		other := d
		other.Professional = []GroupMember{{GroupID: team.ID}, {GroupID: team.ID}}
		return tx.SaveDeputy(&other)
	})
	for _, g := range []Group{usual, team} {
		refused("another kind of "+g.Name, "kind", func(tx *Tx) error {
			other := g
			other.Kind = map[GroupKind]GroupKind{GroupDeputies: GroupProfessional, GroupProfessional: GroupDeputies}[g.Kind]
			return tx.SaveGroup(&other)
		})
	}
	refused("merged into the other kind", "successor", func(tx *Tx) error {
		return tx.SaveSubjectChange(&SubjectChange{SubjectTable: KindGroup, SubjectID: team.ID, Day: "2026-11-01", Kind: SubjectMerged,
			SuccessorID: usual.ID})
	})
	do(t, db, "no deputies yet", func(tx *Tx) error {
		later.Kind = GroupProfessional
		return tx.SaveGroup(&later)
	})
	if _, err := db.Do("删除", func(tx *Tx) error { return tx.DeleteGroup(team.ID) }); !Is(err, InUse) {
		t.Errorf("a professional group with members is deleted: %v", err)
	}
	do(t, db, "删除代表", func(tx *Tx) error { return tx.DeleteDeputy(d.ID) })
}

// A group that was deleted while a deputy was put into it is said to be gone: there is no other version of the deputy to choose from.
func TestGoneGroupIsNoOtherVersion(t *testing.T) {
	db := ledger(t)
	d := Deputy{DeputyFields: DeputyFields{Name: "高甲"}, Professional: []GroupMember{{GroupID: "gone"}}}
	if _, err := db.Do("编组", func(tx *Tx) error { return tx.SaveDeputy(&d) }); !Is(err, Gone) {
		t.Errorf("%T %v", err, err)
	}
}
