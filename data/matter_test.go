package data

import (
	"path/filepath"
	"testing"
	"time"
)

// The steps about a matter, in whatever order they were entered, come to what they say.
func TestSettle(t *testing.T) {
	step := func(day string, kind StepKind, due string, rating Rating) Step {
		return Step{Meta: Meta{ID: day}, Day: day, Kind: kind, Due: due, DueHow: due, Rating: rating}
	}
	assign, answer := step("2026-11-02", StepAssign, "2026-12-02", ""), step("2026-11-20", StepAnswer, "", "")
	fed, happy, not := step("2026-11-21", StepFeedback, "", ""), step("2026-11-22", StepRate, "", RatingFine), step("2026-11-22", StepRate,
		"", RatingPoor)
	rude := happy
	rude.Attitude = RatingPoor
	for _, c := range []struct {
		name  string
		steps []Step
		want  Standing
	}{
		{"没有", nil, Standing{State: MatterRegistered}},
		{"交办", []Step{assign}, Standing{State: MatterAssigned, Assigned: "2026-11-02", Due: "2026-12-02", DueHow: "2026-12-02"}},
		{"催办不改期限", []Step{assign, step("2026-11-05", StepUrge, "", "")}, Standing{State: MatterAssigned, Assigned: "2026-11-02",
			Due: "2026-12-02", DueHow: "2026-12-02"}},
		{"延期", []Step{step("2026-11-05", StepExtend, "2026-12-20", ""), assign}, Standing{State: MatterAssigned, Assigned: "2026-11-02",
			Due: "2026-12-20", DueHow: "2026-12-20"}},
		{"退回", []Step{assign, step("2026-11-05", StepReturn, "", "")}, Standing{State: MatterRegistered, Assigned: "2026-11-02"}},
		{"答复", []Step{answer, assign}, Standing{State: MatterAnswered, Assigned: "2026-11-02", Answered: "2026-11-20"}},
		{"反馈", []Step{assign, answer, fed}, Standing{State: MatterReported, Assigned: "2026-11-02", Answered: "2026-11-20",
			Closed: "2026-11-21"}},
		{"满意", []Step{assign, answer, fed, happy}, Standing{State: MatterRated, Assigned: "2026-11-02", Answered: "2026-11-20",
			Closed: "2026-11-22", Rating: RatingFine}},
		{"不满意", []Step{assign, answer, fed, not}, Standing{State: MatterRated, Assigned: "2026-11-02", Answered: "2026-11-20",
			Rating: RatingPoor}},
		{"结果满意态度不满意", []Step{assign, answer, fed, rude}, Standing{State: MatterRated, Assigned: "2026-11-02", Answered: "2026-11-20",
			Rating: RatingFine, Attitude: RatingPoor}},
		{"不满意后再反馈", []Step{assign, answer, not, step("2026-11-23", StepFeedback, "", "")},
			Standing{State: MatterRated, Assigned: "2026-11-02",
				Answered: "2026-11-20", Rating: RatingPoor}},
		{"二次办理", []Step{assign, answer, fed, not, step("2026-11-23", StepRedo, "2026-12-23", "")},
			Standing{State: MatterAssigned, Assigned: "2026-11-02", Due: "2026-12-23", DueHow: "2026-12-23"}},
	} {
		if got := settle(c.steps); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
	if open := settle([]Step{assign}); !open.Open() || open.Late("2026-12-02") || !open.Late("2026-12-03") {
		t.Errorf("%+v", open)
	}
}

// What was merged closes with what it was merged into, moves on with it, and comes out as it was; saving it again changes nothing of that.
func TestMergedCloseTogether(t *testing.T) {
	c := &clock{now: time.Date(2026, 11, 4, 9, 0, 0, 0, time.Local)}
	db := town(t, filepath.Join(t.TempDir(), "a.ledger"), c.options())
	defer db.Close()
	handlers, _ := db.Handlers()
	one, two, three := OpinionFields{Day: "2026-11-01", Text: "一", HandlerID: handlers[0].ID, Route: RouteOwn},
		OpinionFields{Day: "2026-11-02", Text: "二"}, OpinionFields{Day: "2026-11-03", Text: "三"}
	do(t, db, "三件", func(tx *Tx) error {
		for _, o := range []*OpinionFields{&one, &two, &three} {
			if err := tx.SaveOpinionFields(o); err != nil {
				return err
			}
		}
		return nil
	})
	do(t, db, "合并", func(tx *Tx) error { return tx.MergeOpinion(three.ID, two.ID) })
	do(t, db, "再合并", func(tx *Tx) error { return tx.MergeOpinion(two.ID, one.ID) })
	closed := func(id, day string, state MatterState, into string) {
		t.Helper()
		o, err := db.OpinionFields(id)
		if err != nil || o.Closed != day || o.State != state || o.MergedID != into {
			t.Errorf("%+v %v, want %s %s", o, err, day, state)
		}
	}
	closed(two.ID, "", MatterMerged, one.ID)
	closed(three.ID, "", MatterMerged, one.ID)
	m, err := db.Opinion(one.ID)
	if err != nil {
		t.Fatal(err)
	}
	m.Steps = []Step{{Day: "2026-11-04", Kind: StepAssign, Due: "2026-12-04"}, {Day: "2026-11-08", Kind: StepAnswer, Text: "好了"},
		{Day: "2026-11-09", Kind: StepFeedback}}
	do(t, db, "办结", func(tx *Tx) error { return tx.SaveOpinion(&m) })
	closed(one.ID, "2026-11-09", MatterReported, "")
	closed(two.ID, "2026-11-09", MatterMerged, one.ID)
	closed(three.ID, "2026-11-09", MatterMerged, one.ID)
	for _, bad := range [][2]string{{one.ID, two.ID}, {one.ID, one.ID}} {
		if _, err := db.Do("绕圈", func(tx *Tx) error { return tx.MergeOpinion(bad[0], bad[1]) }); err == nil {
			t.Error("a circle of merges was saved")
		}
	}
	do(t, db, "取消合并", func(tx *Tx) error { return tx.MergeOpinion(two.ID, "") })
	closed(two.ID, "", MatterRegistered, "")
	before := contents(t, db)
	do(t, db, "又存一次", func(tx *Tx) error {
		o, err := tx.OpinionFields(one.ID)
		if err == nil {
			err = tx.SaveOpinionFields(&o)
		}
		return err
	})
	if d := differences(before, contents(t, db)); len(d) != 0 {
		t.Errorf("saving again changed %v", d)
	}
	if faults := checked(t, db); len(faults) != 0 {
		t.Error(faults)
	}
}

// A project's progress is what is known last, whoever noted it.
func TestLastProgress(t *testing.T) {
	db := town(t, filepath.Join(t.TempDir(), "a.ledger"), Options{})
	defer db.Close()
	all, err := db.Projects()
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	for day, want := range map[string]int{"2026-11-13": 50, "2026-11-12": 40, "2026-09-30": 0} { // what is dated later does not count yet
		last, err := db.LastProgress(day)
		if p := last[all[0].ID]; err != nil || p.Percent != want || p.Percent == 50 && (p.Day != "2026-11-13" || p.Text != "进展") {
			t.Errorf("%s: %+v %v", day, p, err)
		}
	}
}
