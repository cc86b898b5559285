package data

import (
	"errors"
	"fmt"
	"slices"
)

// TrainingPlan is a year's training plan (年度培训计划).
type TrainingPlan struct {
	Meta
	Year  int
	Goal  string
	Hours int // what each deputy is to reach, in tenths of 学时
	Note  string
}

var trainingPlans = register(table[TrainingPlan]{name: "training_plan", title: "年度培训计划", label: "year || ' 年'", order: "year DESC",
	columns: "year, goal, hours, note",
	fields:  func(p *TrainingPlan) []any { return []any{&p.Year, &p.Goal, &p.Hours, &p.Note} }})

var _ = ruled(trainingPlans, trainingPlans.get)

// Validate checks a training plan.
func (p *TrainingPlan) Validate() error {
	bad := Invalid{}
	bad.between("year", p.Year, 2000, 2100)
	bad.within("goal", p.Goal, "目标和安排", 2000)
	bad.between("hours", p.Hours, 0, 10000)
	bad.within("note", p.Note, "备注", 500)
	return bad.orNil()
}

// TrainingPlans returns all training plans, the newest first.
func (r reader) TrainingPlans() ([]TrainingPlan, error) { return trainingPlans.list(r, "") }

// SaveTrainingPlan saves a training plan.
func (tx *Tx) SaveTrainingPlan(p *TrainingPlan) error {
	if err := p.Validate(); err != nil {
		return err
	}
	return trainingPlans.save(tx, p)
}

// DeleteTrainingPlan deletes a training plan.
func (tx *Tx) DeleteTrainingPlan(id string) error { return trainingPlans.delete(tx, id) }

// CourseFields is one course (期): a number in its year, its sessions, and who is enrolled.
type CourseFields struct {
	Meta
	Year, Number int
	Title        string
	Mode         TrainingMode
	Seats        int    // 0: as many as come
	Demands      string // 要求, for the notice
	Note         string
}

var courses = register(table[CourseFields]{name: "course", title: "培训", label: "year || ' 年第 ' || number || ' 期'",
	order:   "year DESC, number DESC",
	columns: "year, number, title, mode, seats, demands, note",
	fields: func(c *CourseFields) []any {
		return []any{&c.Year, &c.Number, &c.Title, &c.Mode, &c.Seats, &c.Demands, &c.Note}
	}})

var _ = ruled(courses, reader.Course)

// Issue names a course: 2026 年第 2 期.
func (c *CourseFields) Issue() string {
	if c.Number == 0 {
		return ""
	}
	return fmt.Sprintf("%d 年第 %d 期", c.Year, c.Number)
}

// Session is a session of a course (场次) as it is planned. What was held is an activity, which it points at.
type Session struct {
	Meta
	CourseID          string
	Day, Begins, Ends string
	Place             string
	Topic, Lecturer   string
	Hours             int // tenths of 学时
	Ability           Ability
	First             bool // the first lesson (首课)
	Online            bool
	MakeupOf          string // the session that it makes up for (补课)
	ActivityID        string // what was held; "" until the roll is called
}

// Lesson is what a session is about, for the record of how it was held.
func (s *Session) Lesson() LessonFields {
	return LessonFields{Topic: s.Topic, Lecturer: s.Lecturer, Hours: s.Hours, Ability: s.Ability, First: s.First, Online: s.Online}
}

// Validate checks a session.
func (s *Session) Validate() error {
	bad := Invalid{}
	bad.need("day", s.Day, "日期")
	bad.day("day", s.Day, "日期")
	bad.hours(s.Begins, s.Ends)
	bad.need("topic", s.Topic, "课程")
	bad.within("topic", s.Topic, "课程", 60)
	bad.within("lecturer", s.Lecturer, "授课人", 40)
	bad.within("place", s.Place, "地点", 60)
	bad.between("hours", s.Hours, 0, 1000)
	oneOf(bad, "ability", s.Ability, "能力", Abilities)
	return bad.orNil()
}

var sessions = register(table[Session]{name: "course_session", title: "培训场次", order: "day, begins, id", parent: "course_id",
	owners: []owner{{"course", "course_id"}}, label: "day || ' ' || topic",
	columns: "course_id, day, begins, ends, place, topic, lecturer, hours, ability, first, online, makeup_of, activity_id",
	fields: func(s *Session) []any {
		return []any{&s.CourseID, &s.Day, &s.Begins, &s.Ends, &s.Place, &s.Topic, &s.Lecturer, &s.Hours, &s.Ability, &s.First, &s.Online,
			opt(&s.MakeupOf), opt(&s.ActivityID)}
	}})

// Enrolment is a deputy who is to come to a course.
type Enrolment struct {
	Meta
	CourseID, DeputyID string
}

var enrolments = register(table[Enrolment]{name: "enrolment", title: "培训报名", order: "id", parent: "course_id",
	owners:  []owner{{"course", "course_id"}},
	columns: "course_id, deputy_id",
	fields:  func(e *Enrolment) []any { return []any{&e.CourseID, &e.DeputyID} }})

// Course is a course, whole.
type Course struct {
	CourseFields
	Sessions   []Session
	Enrolments []Enrolment
	Files      []Attachment
}

// Validate checks a course.
func (c *Course) Validate() error {
	bad := Invalid{}
	bad.need("title", c.Title, "名称")
	bad.within("title", c.Title, "名称", 60)
	bad.between("year", c.Year, 2000, 2100)
	chosen(bad, "mode", c.Mode, "方式", TrainingModes)
	bad.between("seats", c.Seats, 0, 100000)
	bad.within("demands", c.Demands, "要求", 1000)
	bad.within("note", c.Note, "备注", 500)
	for i := range c.Sessions {
		if err := c.Sessions[i].Validate(); err != nil {
			bad["sessions"] = fmt.Sprintf("第 %d 场：%s", i+1, err.Error())
		}
	}
	for i := range c.Sessions {
		s := &c.Sessions[i]
		if first := c.session(s.MakeupOf); first != nil && s.Day < first.Day {
			bad["sessions"] = fmt.Sprintf("第 %d 场是补 %s“%s”的课，不能早于那一天", i+1, first.Day, first.Topic)
		}
	}
	if repeats(c.Enrolments, func(e Enrolment) string { return e.DeputyID }) {
		bad["enrolments"] = "报名代表不能空白或重复"
	}
	if c.Seats > 0 && len(c.Enrolments) > c.Seats {
		bad["enrolments"] = fmt.Sprintf("报名 %d 人，超过了 %d 个名额", len(c.Enrolments), c.Seats)
	}
	return bad.orNil()
}

// session is the session of a course with an id; nil when it has none.
func (c *Course) session(id string) *Session {
	for i := range c.Sessions {
		if id != "" && c.Sessions[i].ID == id {
			return &c.Sessions[i]
		}
	}
	return nil
}

// Courses returns all courses, the newest first.
func (r reader) Courses() ([]CourseFields, error) { return courses.list(r, "") }

// Sessions returns the sessions of all courses, by day.
func (r reader) Sessions() ([]Session, error) { return sessions.list(r, "") }

// Session returns one session.
func (r reader) Session(id string) (Session, error) { return sessions.get(r, id) }

// SessionOf returns the session that a held one was; its ID is "" when no plan named it.
func (r reader) SessionOf(activityID string) (Session, error) {
	found, err := sessions.list(r, "activity_id = ?", activityID)
	if err != nil || len(found) == 0 {
		return Session{}, err
	}
	return found[0], nil
}

// Enrolments returns the enrolments to all courses.
func (r reader) Enrolments() ([]Enrolment, error) { return enrolments.list(r, "") }

// Course returns a course, whole.
func (r reader) Course(id string) (c Course, err error) {
	if c.CourseFields, err = courses.get(r, id); err != nil {
		return c, err
	}
	if c.Sessions, err = sessions.of(r, id); err != nil {
		return c, err
	}
	if c.Enrolments, err = enrolments.of(r, id); err != nil {
		return c, err
	}
	c.Files, err = r.attachmentsOf("course", id)
	return c, err
}

// SaveCourse saves a course, whole; a new one, or one that moved to another year, gets the
// next number of its year. A session that was held stays.
func (tx *Tx) SaveCourse(c *Course) (err error) {
	if err := c.Validate(); err != nil {
		return err
	}
	if err := tx.keepHeld(c); err != nil {
		return err
	}
	moved := false
	if c.ID != "" { // in another year it is another issue: its old number may be given there already, or is given next
		was, err := courses.get(tx.reader, c.ID)
		if err != nil {
			return err
		}
		moved = was.Year != c.Year
	}
	if moved || c.Number == 0 {
		if err := tx.nextNumber(&c.Number, "course", c.Year); err != nil {
			return err
		}
	}
	if err := courses.save(tx, &c.CourseFields); err != nil {
		return err
	}
	for i := range c.Sessions {
		c.Sessions[i].CourseID = c.ID
	}
	if err := tx.freeMakeups(c); err != nil {
		return err
	}
	if err := sessions.saveChildren(tx, &c.Meta, c.Sessions); err != nil {
		return err
	}
	if err := tx.dropDeliveries(); err != nil { // of make-ups that left the course
		return err
	}
	for i := range c.Enrolments {
		c.Enrolments[i].CourseID = c.ID
	}
	if err := enrolments.saveChildren(tx, &c.Meta, c.Enrolments); err != nil {
		return err
	}
	for i := range c.Sessions {
		if err := tx.followPlan(&c.Sessions[i]); err != nil {
			return err
		}
	}
	return tx.saveAttachments("course", &c.Meta, c.Files)
}

// followPlan brings what was held up to date with its session: what a session is about is typed in one place.
func (tx *Tx) followPlan(s *Session) error {
	if s.ActivityID == "" {
		return nil
	}
	l, err := tx.Lesson(s.ActivityID)
	if err != nil {
		return err
	}
	return tx.SaveLesson(&l)
}

// keepHeld refuses to lose a session whose roll was called: the lesson would be left without its plan.
func (tx *Tx) keepHeld(c *Course) error {
	now, err := sessions.of(tx.reader, c.ID)
	if err != nil {
		return err
	}
	kept := map[string]bool{}
	for i := range c.Sessions {
		kept[c.Sessions[i].ID] = true
	}
	for i := range now {
		if now[i].ActivityID != "" && !kept[now[i].ID] {
			return Fail(InUse, nil, "%s“%s”已经登记了到课情况，不能删除。请先删除这一场的到课登记。", now[i].Day, now[i].Topic)
		}
	}
	return nil
}

// freeMakeups takes the link to what they make up for from the sessions that leave a course, so that both can leave in one save.
func (tx *Tx) freeMakeups(c *Course) error {
	now, err := sessions.of(tx.reader, c.ID)
	if err != nil {
		return err
	}
	for i := range now {
		s := &now[i]
		if s.MakeupOf == "" || slices.ContainsFunc(c.Sessions, func(x Session) bool { return x.ID == s.ID }) {
			continue
		}
		s.MakeupOf = ""
		if err := sessions.save(tx, s); err != nil {
			return err
		}
	}
	return nil
}

// DeleteCourse deletes a course none of whose sessions was held.
func (tx *Tx) DeleteCourse(id string) error {
	none := &Course{CourseFields: CourseFields{Meta: Meta{ID: id}}}
	if err := errors.Join(tx.keepHeld(none), tx.freeMakeups(none)); err != nil {
		return err
	}
	if err := courses.delete(tx, id); err != nil {
		return err
	}
	return tx.dropDeliveries()
}
