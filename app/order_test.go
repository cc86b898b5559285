package app_test

import (
	"fmt"
	"testing"

	"liujin/app/apptest"
	"liujin/data"
)

// Groups and villages stand in the order of the names that they had on the day: a later name changes no list of it.
func TestOrderByNamesOfTheDay(t *testing.T) {
	a := apptest.EmptyLedger(t)
	if err := a.Do("名册", func(tx *data.Tx) error {
		for _, name := range []string{"甲", "乙"} {
			g, v := data.Group{Name: name + "组"}, data.Village{Name: name + "村"}
			if err := tx.SaveGroup(&g); err != nil {
				return err
			}
			if err := tx.SaveVillage(&v); err != nil {
				return err
			}
			d := data.Deputy{DeputyFields: data.DeputyFields{Name: name + "某", GroupID: g.ID},
				Mandates: []data.Mandate{data.NewMandate(data.LevelTown)}}
			if err := tx.SaveDeputy(&d); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	said := func() (text string) {
		for _, d := range apptest.Must(a.InOrder("2026-11-01"))(t) {
			text += d.Group
		}
		for _, v := range apptest.Must(a.VillagesOn("2026-11-01"))(t) {
			text += v.Name
		}
		return text
	}
	before := said()
	for of, names := range map[data.Kind][2]string{data.KindGroup: {"乙组", "甲组"}, data.KindVillage: {"乙村", "甲村"}} {
		for id, name := range apptest.Must(a.DB().LatestNames(of))(t) {
			for i, was := range names {
				if name != was {
					continue
				}
				c := data.SubjectChange{SubjectTable: of, SubjectID: id, Day: "2026-11-10"}
				if err := a.Rename(&c, fmt.Sprintf("%c%s", []rune("龙一")[i], name)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if now := said(); now != before {
		t.Errorf("%s, before %s", now, before)
	}
}
