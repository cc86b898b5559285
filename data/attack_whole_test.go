package data

import (
	"errors"
	"strings"
	"testing"
)

// twice reads a record two times, as two screens do; the first adds a child, the second must not drop it without a word.
func twice[W any](t *testing.T, db *DB, name string, read func() (W, error), add func(*W), save func(*Tx, *W) error,
	children func(*W) int) {
	t.Helper()
	one, err := read()
	if err != nil {
		t.Fatal(err)
	}
	two, err := read()
	if err != nil {
		t.Fatal(err)
	}
	add(&one)
	do(t, db, "第一个窗口", func(tx *Tx) error { return save(tx, &one) })
	want := children(&one)
	_, err = db.Do("第二个窗口", func(tx *Tx) error { return save(tx, &two) })
	var stale *Stale
	if now, _ := read(); children(&now) != want && !errors.As(err, &stale) {
		t.Errorf("%s: %d of %d left, %v", name, children(&now), want, err)
	}
}

// What one screen added is not dropped by another that was filled before.
func TestAddedElsewhere(t *testing.T) {
	db, o := attacked(t)
	all, err := db.Attachments()
	if err != nil {
		t.Fatal(err)
	}
	photo := all[0]
	photo.Meta = Meta{}
	activities, _ := db.VisitRows()
	proposals, _ := db.Proposals()
	project, _ := db.Projects()
	meets, _ := db.MeetingRows()
	courses, _ := db.Courses()
	people, _ := db.Deputies()
	twice(t, db, "visit's photo", func() (Visit, error) { return db.Visit(activities[0].ID) },
		func(v *Visit) { v.Photos = append(v.Photos, photo) }, (*Tx).SaveVisit, func(v *Visit) int { return len(v.Photos) })
	twice(t, db, "visit's opinion", func() (Visit, error) { return db.Visit(activities[0].ID) },
		func(v *Visit) { v.Opinions = append(v.Opinions, OpinionFields{Text: "新"}) }, (*Tx).SaveVisit,
		func(v *Visit) int { return len(v.Opinions) })
	twice(t, db, "proposal's file", func() (Proposal, error) { return db.Proposal(proposals[0].ID) },
		func(v *Proposal) { v.Files = append(v.Files, photo) }, (*Tx).SaveProposal, func(v *Proposal) int { return len(v.Files) })
	twice(t, db, "project's photo", func() (Project, error) { return db.Project(project[0].ID) },
		func(v *Project) { v.Photos = append(v.Photos, photo) }, (*Tx).SaveProject, func(v *Project) int { return len(v.Photos) })
	twice(t, db, "meeting's file", func() (Meeting, error) { return db.Meeting(meets[0].ID) },
		func(v *Meeting) { v.Files = append(v.Files, photo) }, (*Tx).SaveMeeting, func(v *Meeting) int { return len(v.Files) })
	twice(t, db, "course's file", func() (Course, error) { return db.Course(courses[0].ID) },
		func(v *Course) { v.Files = append(v.Files, photo) }, (*Tx).SaveCourse, func(v *Course) int { return len(v.Files) })
	twice(t, db, "opinion's step", func() (Opinion, error) {
		return db.Opinion(o.ID)
	}, func(v *Opinion) { v.Steps = append(v.Steps, Step{Day: "2026-11-05", Kind: StepUrge}) }, (*Tx).SaveOpinion,
		func(v *Opinion) int { return len(v.Steps) })
	twice(t, db, "meeting's item", func() (Meeting, error) { return db.Meeting(meets[0].ID) },
		func(v *Meeting) { v.Items = append(v.Items, MeetingItem{Title: "新"}) }, (*Tx).SaveMeeting,
		func(v *Meeting) int { return len(v.Items) })
	twice(t, db, "course's session", func() (Course, error) { return db.Course(courses[0].ID) },
		func(v *Course) { v.Sessions = append(v.Sessions, Session{Day: "2026-11-30", Topic: "新"}) }, (*Tx).SaveCourse,
		func(v *Course) int { return len(v.Sessions) })
	twice(t, db, "project's milestone", func() (Project, error) { return db.Project(project[0].ID) },
		func(v *Project) { v.Milestones = append(v.Milestones, Milestone{Title: "新"}) }, (*Tx).SaveProject,
		func(v *Project) int { return len(v.Milestones) })
	_ = people
}

// A session and the one that makes up for it leave their course in one save, as they can both be taken off the form.
func TestSessionLeavesWithItsMakeup(t *testing.T) {
	db, _ := attacked(t)
	c := Course{CourseFields: CourseFields{Year: 2026, Title: "甲", Mode: TrainingOnSite},
		Sessions: []Session{{Day: "2026-12-01", Topic: "甲"}}}
	do(t, db, "新增", func(tx *Tx) error { return tx.SaveCourse(&c) })
	c.Sessions = append(c.Sessions, Session{Day: "2026-12-08", Topic: "甲", MakeupOf: c.Sessions[0].ID})
	do(t, db, "补课", func(tx *Tx) error { return tx.SaveCourse(&c) })
	whole, err := db.Course(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	before := contents(t, db)
	c.Sessions = nil
	if _, err := db.Do("去掉", func(tx *Tx) error { return tx.SaveCourse(&c) }); err != nil {
		t.Error(err)
	} else if _, err := db.Undo(); err != nil {
		t.Error(err)
	}
	_ = before
	do(t, db, "删除", func(tx *Tx) error { return tx.DeleteCourse(whole.ID) })
	if _, err := db.Undo(); err != nil {
		t.Error(err)
	}
	if faults := checked(t, db); len(faults) != 0 {
		t.Error(faults)
	}
}

// An item of an agenda is about a record: that record is not deleted under it, or check says so.
func TestSubjectOfAnAgenda(t *testing.T) {
	db, _ := attacked(t)
	people, _ := db.Deputies()
	p := Proposal{ProposalFields: ProposalFields{Kind: ProposalAdvice, Day: "2026-11-12", Title: "桥", LeadID: people[0].ID}}
	do(t, db, "新增", func(tx *Tx) error { return tx.SaveProposal(&p) })
	m := Meeting{MeetingFields: MeetingFields{Kind: MeetingProgress, Title: "会", Day: "2026-11-13"},
		Items: []MeetingItem{{Title: "桥", SubjectTable: KindProposal, SubjectID: p.ID}}}
	do(t, db, "新增", func(tx *Tx) error { return tx.SaveMeeting(&m) })
	_, err := db.Do("删除", func(tx *Tx) error { return tx.DeleteProposal(p.ID) })
	if faults := checked(t, db); err == nil && !strings.Contains(strings.Join(faults, ""), "议程") {
		t.Errorf("the agenda points at nothing, and check says %q", faults)
	}
}

// Who was told of a course that is gone meanwhile is no record of anything.
func TestToldOfNothing(t *testing.T) {
	db, _ := attacked(t)
	people, _ := db.Deputies()
	_, err := db.Do("传达", func(tx *Tx) error {
		return tx.SaveDelivery(&Delivery{OwnerTable: "course", OwnerID: "没有", DeputyID: people[0].ID, Method: DeliveryWeChat,
			Day: "2026-11-12"})
	})
	if faults := checked(t, db); err == nil && len(faults) == 0 {
		t.Error("told of a course that is not there, and check says nothing")
	}
}

// The roll of a session whose plan changed since it was opened is recorded as the plan says now.
func TestRollFollowsPlan(t *testing.T) {
	db, _ := attacked(t)
	people, _ := db.Deputies()
	c := Course{CourseFields: CourseFields{Year: 2026, Title: "甲", Mode: TrainingOnSite},
		Sessions: []Session{{Day: "2026-11-01", Topic: "甲", Hours: 10}}}
	do(t, db, "新增", func(tx *Tx) error { return tx.SaveCourse(&c) })
	s := c.Sessions[0]
	l := Lesson{Activity: Activity{ActivityFields: ActivityFields{Day: s.Day}, Deputies: []Participation{{DeputyID: people[0].ID}}},
		Fields: LessonFields{Topic: s.Topic, Hours: s.Hours}, SessionID: s.ID}
	c.Sessions[0].Day, c.Sessions[0].Hours = "2026-11-05", 25
	do(t, db, "改期", func(tx *Tx) error { return tx.SaveCourse(&c) })
	if _, err := db.Do("点名", func(tx *Tx) error { return tx.SaveLesson(&l) }); err != nil {
		return // stale is as good
	}
	if got, err := db.Lesson(l.ID); err != nil || got.Day != "2026-11-05" || got.Fields.Hours != 25 {
		t.Errorf("%s %d tenths, %v", got.Day, got.Fields.Hours, err)
	}
}

// Two helpers with the same unit are refused in words that say so.
func TestHelperTwice(t *testing.T) {
	db, o := attacked(t)
	other := Handler{Name: "水务站"}
	do(t, db, "单位", func(tx *Tx) error { return tx.SaveHandler(&other) })
	o.Helpers = []Helper{{HandlerID: other.ID}, {HandlerID: other.ID}}
	_, err := db.Do("协办", func(tx *Tx) error { return tx.SaveOpinion(&o) })
	var bad Invalid
	if !errors.As(err, &bad) {
		t.Errorf("%v", err)
	}
}
