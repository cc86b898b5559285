package data

// LessonFields is what walk-in 6 (培训课堂，轮训) has beyond every activity; its ID is the activity's.
type LessonFields struct {
	Meta
	Topic, Lecturer string
	Hours           int // tenths of 学时
	Ability         Ability
	First, Online   bool
}

var lessons = register(table[LessonFields]{name: "lesson", title: "培训记录", order: "id",
	label:   "(SELECT a.day || ' ' || lesson.topic FROM activity a WHERE a.id = lesson.id)",
	columns: "topic, lecturer, hours, ability, first, online",
	fields: func(l *LessonFields) []any {
		return []any{&l.Topic, &l.Lecturer, &l.Hours, &l.Ability, &l.First, &l.Online}
	}})

var _ = ruled(lessons, reader.Lesson)

var lessonKind = registerActivity(ActivityKind{WalkInfo: WalkTraining.Info(),
	subject: "coalesce((SELECT s.course_id FROM course_session s WHERE s.activity_id = a.id), a.id)", topic: "k.topic",
	named: sessions.name,
	hours: "k.hours"})

// Lesson is a session that was held, whole: who came to it and who did not.
type Lesson struct {
	Activity
	Fields    LessonFields
	SessionID string // the plan's row; "" nothing planned it
}

// Validate checks a held session. One to which nobody came is recorded too.
func (l *Lesson) Validate() error {
	bad := l.check()
	if len(l.Deputies) > 0 && bad["deputies"] == noneCame {
		delete(bad, "deputies")
	}
	if l.Planned() {
		bad["state"] = "培训在“培训期次”里安排，点名后再登记"
	}
	bad.need("topic", l.Fields.Topic, "课程")
	bad.within("topic", l.Fields.Topic, "课程", 60)
	bad.between("hours", l.Fields.Hours, 0, 1000)
	oneOf(bad, "ability", l.Fields.Ability, "能力", Abilities)
	return bad.orNil()
}

// Lesson returns a held session, whole.
func (r reader) Lesson(id string) (l Lesson, err error) {
	if l.Activity, err = r.Activity(id); err != nil {
		return l, err
	}
	if l.Fields, err = lessons.get(r, id); err != nil {
		return l, err
	}
	s, err := r.SessionOf(id)
	if err != nil {
		return Lesson{}, err
	}
	l.SessionID = s.ID
	return l, nil
}

// SaveLesson saves a held session, and has its plan point at it.
func (tx *Tx) SaveLesson(l *Lesson) error {
	l.WalkIn = lessonKind.WalkIn
	if err := tx.asPlanned(l); err != nil {
		return err
	}
	if err := l.Validate(); err != nil {
		return err
	}
	if err := tx.saveActivity(&l.Activity); err != nil {
		return err
	}
	if err := saveOwn(tx, lessons, l.ID, &l.Fields); err != nil || l.SessionID == "" {
		return err
	}
	s, err := sessions.get(tx.reader, l.SessionID)
	if err != nil {
		return err
	}
	if s.ActivityID != "" && s.ActivityID != l.ID { // recorded meanwhile: a second record would count twice
		return &Stale{}
	}
	return tx.pointAt(&s, l.ID)
}

// asPlanned gives a lesson what its plan says now: the roll may have been opened before the plan changed.
func (tx *Tx) asPlanned(l *Lesson) error {
	if l.SessionID == "" {
		return nil
	}
	s, err := sessions.get(tx.reader, l.SessionID)
	if err != nil {
		return err
	}
	kept := l.Fields.Meta
	l.Day, l.Place, l.Fields = s.Day, s.Place, s.Lesson()
	l.Fields.Meta = kept
	return nil
}

// pointAt has a session point at what was held, "" nothing.
func (tx *Tx) pointAt(s *Session, activityID string) error {
	if s.ActivityID == activityID {
		return nil
	}
	s.ActivityID = activityID
	if err := sessions.save(tx, s); err != nil {
		return err
	}
	return sessions.touchOwners(tx, s.ID)
}

// DeleteLesson deletes a held session; its plan is as it was.
func (tx *Tx) DeleteLesson(id string) error {
	s, err := tx.SessionOf(id)
	if err != nil {
		return err
	}
	if s.ID != "" {
		if err := tx.pointAt(&s, ""); err != nil {
			return err
		}
	}
	return tx.deleteActivity(id)
}

// Attendance is what became of a deputy's part in a held session.
type Attendance struct {
	ActivityID, DeputyID, Day string
	State                     ParticipationState
	LessonFields
	SessionID, CourseID string
	Root                string // the session that this one is or makes up for: it counts once a deputy
}

// Present reports whether the deputy was there.
func (a *Attendance) Present() bool { return a.State.Present() }

// Attendances returns who came to which held session and who did not, by day.
func (r reader) Attendances() ([]Attendance, error) {
	return scanAll(r, func(a *Attendance) []any {
		return append([]any{&a.ActivityID, &a.DeputyID, &a.State, &a.Day, &a.SessionID, &a.CourseID, &a.Root},
			lessons.pointers(&a.LessonFields)...)
	},
		`SELECT p.activity_id, p.deputy_id, p.state, a.day, coalesce(s.id, ''), coalesce(s.course_id, ''), coalesce(s.makeup_of, s.id,`+
			` a.id), `+
			lessons.qualified("k")+`
		FROM lesson k JOIN held a ON a.id = k.id JOIN participation p ON p.activity_id = k.id
		LEFT JOIN course_session s ON s.activity_id = k.id
		ORDER BY a.day, p.id`)
}
