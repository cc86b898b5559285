package data

import (
	"path/filepath"
	"testing"
)

// attacked is a ledger of one of everything, with a unit, and an opinion that nobody was given yet.
func attacked(t *testing.T) (*DB, Opinion) {
	t.Helper()
	db := town(t, filepath.Join(t.TempDir(), "a.ledger"), Options{})
	t.Cleanup(func() { _ = db.Close() })
	handlers, err := db.Handlers()
	if err != nil {
		t.Fatal(err)
	}
	o := Opinion{OpinionFields: OpinionFields{Day: "2026-11-01", Text: "井盖", Route: RouteOwn, HandlerID: handlers[0].ID}}
	do(t, db, "登记", func(tx *Tx) error { return tx.SaveOpinion(&o) })
	return db, o
}

// A step that is taken on the day of the one before comes after it, although it has no id yet.
func TestStepsOfOneDayKeepTheirOrder(t *testing.T) {
	db, m := attacked(t)
	for _, s := range []Step{{Day: "2026-11-02", Kind: StepAssign, Due: "2026-12-02"}, {Day: "2026-11-02", Kind: StepAnswer, Text: "换好了"}} {
		m.Steps = append(m.Steps, s)
		do(t, db, string(s.Kind), func(tx *Tx) error { return tx.SaveOpinion(&m) })
	}
	if o, err := db.OpinionFields(m.ID); err != nil || o.State != MatterAnswered || o.Due != "" {
		t.Errorf("answered on the day of its handing over: %+v %v", o.Standing, err)
	}
	if faults := checked(t, db); len(faults) != 0 {
		t.Error(faults)
	}
}

// A record that moves to another year gets a number there: it must not take one that the year gives later.
func TestNumbersOfAnotherYear(t *testing.T) {
	db, _ := attacked(t)
	course := Course{CourseFields: CourseFields{Year: 2026, Title: "甲", Mode: TrainingOnSite}}
	project := Project{ProjectFields: ProjectFields{Year: 2026, Title: "甲", State: ProjectCollected}}
	save := func(tx *Tx) error {
		if err := tx.SaveCourse(&course); err != nil {
			return err
		}
		return tx.SaveProject(&project)
	}
	do(t, db, "新增", save)
	course.Year, project.Year = 2027, 2027
	do(t, db, "改年份", save)
	if faults := checked(t, db); len(faults) != 0 {
		t.Error(faults)
	}
	for range 3 {
		c, p := Course{CourseFields: CourseFields{Year: 2027, Title: "乙", Mode: TrainingOnSite}},
			Project{ProjectFields: ProjectFields{Year: 2027, Title: "乙", State: ProjectCollected}}
		if _, err := db.Do("新增", func(tx *Tx) error { return tx.SaveCourse(&c) }); err != nil {
			t.Error("course:", err)
		}
		if _, err := db.Do("新增", func(tx *Tx) error { return tx.SaveProject(&p) }); err != nil {
			t.Error("project:", err)
		}
	}
}

// An opinion that was closed before is not waiting to be handed over and closed at once.
func TestReturnedAfterClosing(t *testing.T) {
	steps := []Step{{Meta: Meta{ID: "1"}, Day: "2026-11-02", Kind: StepAssign, Due: "2026-12-02"}, {Meta: Meta{ID: "2"}, Day: "2026-11-03",
		Kind: StepAnswer, Text: "好"},
		{Meta: Meta{ID: "3"}, Day: "2026-11-04", Kind: StepFeedback}, {Meta: Meta{ID: "4"}, Day: "2026-11-05", Kind: StepReturn}}
	if c := settle(steps); c.State == MatterRegistered && !c.Open() {
		t.Errorf("waiting and closed: %+v", c)
	}
}

// The form of a visit shows opinions without their steps; what it saves must hold with them too.
func TestVisitKeepsMattersWhole(t *testing.T) {
	for name, change := range map[string]func(*OpinionFields){"unit": func(o *OpinionFields) { o.HandlerID = "" },
		"day": func(o *OpinionFields) { o.Day = "2026-11-20" }} {
		db, _ := attacked(t)
		v := firstVisit(t, db)
		o, err := db.Opinion(v.Opinions[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		o.Steps = []Step{{Day: "2026-11-13", Kind: StepAssign, Due: "2026-12-13", HandlerID: o.HandlerID}}
		do(t, db, "交办", func(tx *Tx) error { return tx.SaveOpinion(&o) })
		if v, err = db.Visit(v.ID); err != nil {
			t.Fatal(err)
		}
		change(&v.Opinions[0])
		if _, err := db.Do("走访", func(tx *Tx) error { return tx.SaveVisit(&v) }); err != nil {
			continue // refused: all is as it was
		}
		if faults := checked(t, db); len(faults) != 0 {
			t.Error(name, faults)
		}
	}
}

// Two opinions of one visit, one merged into the other: closing the one in the visit's form must be possible.
func TestVisitSavesMergedOpinions(t *testing.T) {
	db, _ := attacked(t)
	v := firstVisit(t, db)
	v.Opinions = append(v.Opinions, OpinionFields{Text: "又说增容"})
	do(t, db, "走访", func(tx *Tx) error { return tx.SaveVisit(&v) })
	do(t, db, "合并", func(tx *Tx) error { return tx.MergeOpinion(v.Opinions[1].ID, v.Opinions[0].ID) })
	v, err := db.Visit(v.ID)
	if err != nil {
		t.Fatal(err)
	}
	v.Opinions[0].Route = RouteAnswered
	if _, err := db.Do("走访", func(tx *Tx) error { return tx.SaveVisit(&v) }); err != nil {
		t.Error(err)
	}
	if faults := checked(t, db); len(faults) != 0 {
		t.Error(faults)
	}
}

// firstVisit is the first visit of a ledger's list, whole.
func firstVisit(t *testing.T, db *DB) Visit {
	t.Helper()
	rows, err := db.VisitRows()
	if err != nil {
		t.Fatal(err)
	}
	v, err := db.Visit(rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
