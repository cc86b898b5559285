package data

import (
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"
)

// onDay is an opinion as it stood on a day.
func onDay(t *testing.T, db *DB, id, day string) OpinionFields {
	t.Helper()
	all, err := db.OpinionsOn(day)
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		if all[i].ID == id {
			return all[i].OpinionFields
		}
	}
	t.Fatalf("%s is not there on %s", id, day)
	return OpinionFields{}
}

// Where an opinion goes, and into which other, is so from the day on which it was decided; a correction is so from the beginning.
func TestRouteHasADay(t *testing.T) {
	now := time.Date(2026, 11, 2, 9, 0, 0, 0, time.Local)
	source := Source{Now: func() time.Time { return now }, Rand: rand.NewChaCha8([32]byte{1})}
	db, err := Create(filepath.Join(t.TempDir(), "台账"+Extension), Options{Source: source})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	first, second := OpinionFields{Day: "2026-11-02", Text: "修路灯"}, OpinionFields{Day: "2026-11-02", Text: "路灯不亮"}
	do(t, db, "登记", func(tx *Tx) error {
		if err := tx.SaveOpinionFields(&first); err != nil {
			return err
		}
		return tx.SaveOpinionFields(&second)
	})
	route := func(day string, r Route, change func(*Opinion, *OpinionFields)) {
		t.Helper()
		at, err := time.ParseInLocation(time.DateOnly, day, time.Local)
		if err != nil {
			t.Fatal(err)
		}
		now = at.Add(9 * time.Hour)
		do(t, db, "办理方式", func(tx *Tx) error {
			o, err := tx.Opinion(first.ID)
			if err != nil {
				return err
			}
			was := o.OpinionFields
			o.Route, o.Reason = r, "不归镇里管"
			if change != nil {
				change(&o, &was)
			}
			return tx.SaveOpinion(&o)
		})
	}
	route("2026-11-05", RouteUp, nil)
	if was, is := onDay(t, db, first.ID, "2026-11-04"), onDay(t, db, first.ID, "2026-11-05"); was.Route != "" || is.Route != RouteUp {
		t.Errorf("%s, then %s", was.Route, is.Route)
	}
	route("2026-11-20", RouteRefused, func(o *Opinion, was *OpinionFields) {
		if err := o.RouteSince("2026-11-15", was); err != nil {
			t.Fatal(err)
		}
		if err := o.RouteSince("2026-11-04", was); err == nil {
			t.Error("a change before the last one is taken")
		}
	})
	if was := onDay(t, db, first.ID, "2026-11-14"); was.Route != RouteUp || was.Closed != "" {
		t.Errorf("%+v", was)
	}
	if is := onDay(t, db, first.ID, "2026-11-15"); is.Route != RouteRefused || is.Closed != "2026-11-15" {
		t.Errorf("closed %s", is.Closed)
	}
	route("2026-11-21", RouteProposal, func(o *Opinion, _ *OpinionFields) { o.Corrected = true })
	if is := onDay(t, db, first.ID, "2026-11-15"); is.Route != RouteProposal {
		t.Errorf("a correction left %s", is.Route)
	}
	now = time.Date(2026, 11, 25, 9, 0, 0, 0, time.Local)
	do(t, db, "合并", func(tx *Tx) error { return tx.MergeOpinion(second.ID, first.ID) })
	if was := onDay(t, db, second.ID, "2026-11-24"); was.MergedID != "" || was.State != MatterRegistered {
		t.Errorf("%+v", was)
	}
	if is := onDay(t, db, second.ID, "2026-11-25"); is.State != MatterMerged || is.Closed != "2026-11-25" {
		t.Errorf("merged into what was closed before, it is %s, closed %s", is.State, is.Closed)
	}
	if faults, err := db.Check(); err != nil || len(faults) > 0 {
		t.Error(faults, err)
	}
}

// A project's ledger of a past day has the stage of that day, and nothing that a later stage brought.
func TestStageHasADay(t *testing.T) {
	db := town(t, filepath.Join(t.TempDir(), "台账"+Extension), Options{})
	defer db.Close()
	all, err := db.Projects()
	if err != nil {
		t.Fatal(err)
	}
	p, err := db.Project(all[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	was := p.ProjectFields
	p.State, p.FormerStages = ProjectAssessed, nil
	if err := p.StageSince("2026-12-20", &was); err != nil {
		t.Fatal(err)
	}
	do(t, db, "评估", func(tx *Tx) error { return tx.SaveProject(&p) })
	for day, want := range map[string]ProjectState{"2026-12-19": was.State, "2026-12-20": ProjectAssessed} {
		on, err := db.ProjectsOn(day)
		if err != nil || on[0].State != want || (on[0].DeputyFine > 0) != (want == ProjectAssessed) || on[0].Votes == 0 {
			t.Errorf("%s: %+v %v", day, on[0], err)
		}
	}
}

// What is said to be so since before the last change is refused, whatever day it was registered on.
func TestRouteSinceBeforeLastChange(t *testing.T) {
	t.Parallel()
	o := Opinion{OpinionFields: OpinionFields{Day: "2026-01-05", Route: RouteUp},
		FormerRoutes: []FormerRoute{{Until: "2026-02-01", Route: RouteOwn}}}
	was := o.OpinionFields
	o.Route = RouteRefused
	if err := o.RouteSince("2026-01-05", &was); err == nil {
		t.Errorf("corrected: %v", o.Corrected)
	}
}
