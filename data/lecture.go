package data

// LectureFields is what walk-in 1 (村居社区，学习宣讲) has beyond every activity; its ID is the activity's.
type LectureFields struct {
	Meta
	Form     LectureForm
	Speaker  Speaker
	Vehicle  Vehicle
	Topic    string
	Audience int // 听众人次
}

var lectures = register(table[LectureFields]{name: "lecture", title: "宣讲记录", order: "id",
	label:   "(SELECT a.day || ' ' || lecture.topic FROM activity a WHERE a.id = lecture.id)",
	columns: "form, speaker, vehicle, topic, audience",
	fields:  func(l *LectureFields) []any { return []any{&l.Form, &l.Speaker, &l.Vehicle, &l.Topic, &l.Audience} }})

var _ = ruled(lectures, reader.Lecture)

var lectureKind = registerActivity(ActivityKind{WalkInfo: WalkVillage.Info(),
	subject: "coalesce(a.village_id, '')", topic: called(KindVillage, "a.village_id") + " || '　' || k.topic",
	named: villages.name, people: "k.audience"})

// Lecture is a lecture in a village (学习宣讲), whole.
type Lecture struct {
	Activity
	Fields LectureFields
}

// Validate checks a lecture.
func (l *Lecture) Validate() error {
	bad := l.check()
	bad.need("village", l.VillageID, "村居")
	bad.need("topic", l.Fields.Topic, "主题")
	bad.within("topic", l.Fields.Topic, "主题", 60)
	chosen(bad, "form", l.Fields.Form, "形式", LectureForms)
	chosen(bad, "speaker", l.Fields.Speaker, "宣讲方式", Speakers)
	oneOf(bad, "vehicle", l.Fields.Vehicle, "依托", Vehicles)
	l.counted(bad, "audience", l.Fields.Audience, "听众人次")
	return bad.orNil()
}

// count checks a number of persons.
func (v Invalid) count(field string, n int, title string) {
	if n < 0 || n > 100000 {
		v[field] = title + "请填 0 到 100000 的整数"
	}
}

// Lecture returns one lecture, whole.
func (r reader) Lecture(id string) (l Lecture, err error) {
	if l.Activity, err = r.Activity(id); err == nil {
		l.Fields, err = lectures.get(r, id)
	}
	return l, err
}

// LectureRow is a lecture in a list; its subject is the village.
type LectureRow struct {
	ActivityRow
	Form     LectureForm
	Speaker  Speaker
	Vehicle  Vehicle
	Theme    string
	Audience int
}

// LectureRows returns all lectures, the newest first.
func (r reader) LectureRows() ([]LectureRow, error) { return r.lectureRows(heldOnly) }

// LectureRowsAndPlans returns those that are planned or were called off, too.
func (r reader) LectureRowsAndPlans() ([]LectureRow, error) { return r.lectureRows(plansToo) }

func (r reader) lectureRows(of standing) ([]LectureRow, error) {
	return withNames(r, func(l *LectureRow) (*string, []any) {
		return &l.Deputies, append(lectureKind.pointers(&l.ActivityRow), &l.Form, &l.Speaker, &l.Vehicle, &l.Theme, &l.Audience)
	}, lectureKind.query(of, "k.form", "k.speaker", "k.vehicle", "k.topic", "k.audience")+newestFirst)
}

// SaveLecture saves a lecture, whole.
func (tx *Tx) SaveLecture(l *Lecture) error {
	l.WalkIn = lectureKind.WalkIn
	if err := l.Validate(); err != nil {
		return err
	}
	if err := tx.saveActivity(&l.Activity); err != nil {
		return err
	}
	return saveOwn(tx, lectures, l.ID, &l.Fields)
}

// DeleteLecture deletes a lecture.
func (tx *Tx) DeleteLecture(id string) error { return tx.deleteActivity(id) }
