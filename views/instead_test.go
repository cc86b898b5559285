package views

import (
	"strings"
	"testing"

	"liujin/data"
	"liujin/views/kit"
)

// Whoever can't delete a record is offered what can be done instead: 职务变动, 停用, 合并 with this one as the one that goes.
func TestARefusedDeletionOffersWhatToDo(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	first, _ := alikeDeputy(t, s)
	opened(t, s, "deputy", first.ID)
	act(t, s, kit.WordDelete)
	if all := buttons(s); !strings.Contains(all, "职务变动…") || !strings.Contains(all, "合并到…") {
		t.Errorf("a deputy offers %s", all)
	}
	capture(t, s, "instead-deputy")
	press(t, s, "职务变动…")
	press(t, s, kit.WordCancel)
	for kind, screen := range map[data.Kind]string{data.KindEnterprise: "enterprise", data.KindVillage: "village",
		data.KindHandler: "handler", data.KindStation: "station", data.KindGroup: "group"} {
		used := ""
		s.Go(screen)
		for _, id := range s.idsOf(t, kind) {
			if s.app.Deletable(kind, id) != nil {
				used = id
				break
			}
		}
		opened(t, s, screen, used)
		act(t, s, kit.WordDelete)
		all := buttons(s)
		if !strings.Contains(all, "停用…") || strings.Contains(all, "合并到…") == (kind == data.KindStation || kind == data.KindGroup) {
			t.Errorf("%s offers %s", screen, all)
		}
		press(t, s, kit.WordCancel)
	}
}

// idsOf are the records of a kind.
func (s *Shell) idsOf(t *testing.T, kind data.Kind) (ids []string) {
	t.Helper()
	add := func(id string) { ids = append(ids, id) }
	var err error
	switch kind {
	case data.KindStation:
		all, failed := s.app.DB().Stations()
		for i := range all {
			add(all[i].ID)
		}
		err = failed
	case data.KindGroup:
		all, failed := s.app.DB().Groups()
		for i := range all {
			add(all[i].ID)
		}
		err = failed
	default:
		all, failed := s.app.PickMerged(kind)
		for i := range all {
			add(all[i].ID)
		}
		err = failed
	}
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

// The record that can't be deleted is the one that goes; the other one stays.
func TestMergedIntoAnother(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	first, second := alikeDeputy(t, s)
	opened(t, s, "deputy", first.ID)
	act(t, s, kit.WordDelete)
	press(t, s, "合并到…")
	press(t, s, calledToday(t, s, second.ID)+"（同名")
	press(t, s, "合并")
	if now, err := s.app.DB().Resolve(data.KindDeputy, first.ID); err != nil || now != second.ID {
		t.Errorf("%s stays: %v", now, err)
	}
}
