package views

import (
	"strings"
	"testing"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// opened shows a record of a screen, and returns what the shell needs to act on it.
func opened(t *testing.T, s *Shell, screen, id string) {
	t.Helper()
	s.Open(screen, id)
	if at := s.built[screen].Edit.(interface{ Opened() string }).Opened(); at != id {
		t.Fatalf("%s is open, not %s", at, id)
	}
}

// A village is renamed, merged, corrected and brought back in the window; the list keeps those that ended under 已停用.
func TestChangesOfAVillage(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	all, err := s.app.Villages()
	if err != nil {
		t.Fatal(err)
	}
	first, second := all[0], all[1]
	row := func() app.VillageRow {
		t.Helper()
		all, err := s.app.Villages()
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range all {
			if v.ID == first.ID {
				return v
			}
		}
		t.Fatal("it is gone")
		return app.VillageRow{}
	}
	opened(t, s, "village", first.ID)
	act(t, s, "变更…")
	capture(t, s, "change-ask")
	press(t, s, kit.WordCancel)
	form := s.askChanged(data.KindVillage, first.ID, first.Name, data.SubjectRenamed)
	form.Value.Name, form.Value.Day = "新名村", "2026-06-01"
	press(t, s, kit.WordSave)
	if now := row(); now.Name != "新名村" || !strings.Contains(now.Changes, "2026-06-01 改名（原名"+first.Name+"）") {
		t.Fatalf("%+v", now)
	}
	form = s.askChanged(data.KindVillage, first.ID, "新名村", data.SubjectMerged)
	form.Value.Day = "2026-07-01"
	press(t, s, kit.WordSave)
	if s.window.Canvas().Overlays().Top() == nil {
		t.Fatal("merged into nothing")
	}
	form.Value.SuccessorID = second.ID
	form.Set(form.Value)
	capture(t, s, "change-merge")
	press(t, s, kit.WordSave)
	if now := row(); !now.Ended {
		t.Fatalf("%+v", now)
	}
	list := board(s.Go("village").Edit)
	shown := len(list.Shown())
	s.built["village"].Edit.(*kit.Editor[*app.VillageRow, *app.VillageRow]).List.Pick(0, 1)
	if ended := list.Shown(); len(ended) == 0 || shown+len(ended) != len(all) {
		t.Errorf("%d shown, %d ended of %d", shown, len(ended), len(all))
	}
	opened(t, s, "village", first.ID)
	capture(t, s, "change-village")
	changes, err := s.app.ChangesOf(data.KindVillage, first.ID)
	if err != nil || len(changes) != 2 {
		t.Fatal(changes, err)
	}
	form = s.askCorrected(data.KindVillage, changes[1])
	form.Value.Day = "2026-08-01"
	capture(t, s, "change-correct")
	press(t, s, kit.WordSave)
	s.askCorrected(data.KindVillage, changes[0])
	press(t, s, "删除这次变更")
	press(t, s, kit.WordDelete)
	if now := row(); now.Name != first.Name || !strings.HasPrefix(now.Changes, "2026-08-01 并入") {
		t.Fatalf("%+v", now)
	}
	s.askChanged(data.KindVillage, first.ID, first.Name, data.SubjectReopened)
	press(t, s, kit.WordSave)
	if row().Ended {
		t.Error("it is not back")
	}
	for range 5 {
		s.undo()
	}
	if now := row(); now.Name != first.Name || now.Changes != first.Changes || now.Ended {
		t.Errorf("undone it is %+v", now)
	}
}

// A name that was typed over asks whether it is another since a day, or was wrong; what is in use and can't be deleted may be closed.
func TestTypedOverNameAndRefusedDeletion(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	stations, err := s.app.Stations()
	if err != nil {
		t.Fatal(err)
	}
	was := stations[0]
	opened(t, s, "station", was.ID)
	record := &s.built["station"].Edit.(*kit.Editor[*app.StationRow, *data.Station]).Record
	typed := func(name string) {
		record.Form().Value.Name = name
		record.SaveNow(false)
	}
	names := func(day string) string {
		all, err := s.app.StationNames(day)
		if err != nil {
			t.Fatal(err)
		}
		return all[was.ID]
	}
	typed("东风代表之家")
	capture(t, s, "change-since")
	press(t, s, "从这天起变动")
	if names(today) != "东风代表之家" || names("2026-11-11") != was.Name {
		t.Errorf("%s, before %s", names(today), names("2026-11-11"))
	}
	typed("东风人大代表之家")
	press(t, s, "原来写错，更正")
	if names(today) != "东风人大代表之家" || names("2026-11-11") != was.Name {
		t.Errorf("%s, before %s", names(today), names("2026-11-11"))
	}
	act(t, s, kit.WordDelete)
	capture(t, s, "change-instead")
	press(t, s, "停用…")
	capture(t, s, "change-close")
	press(t, s, kit.WordSave)
	if there, err := s.app.Exists(was.ID, today); err != nil || there {
		t.Error(there, err)
	}
}
