package data

// Lecture is what walk-in 1 (村居社区，学习宣讲) has beyond every activity; its ID is the activity's.
type Lecture struct {
	Meta
	Form     LectureForm
	Speaker  Speaker
	Vehicle  Vehicle
	Topic    string
	Audience int // 听众人次
}

var lectures = register(table[Lecture]{name: "lecture", title: "宣讲记录", order: "id",
	label:   "(SELECT a.day || ' ' || lecture.topic FROM activity a WHERE a.id = lecture.id)",
	columns: "form, speaker, vehicle, topic, audience",
	fields:  func(l *Lecture) []any { return []any{&l.Form, &l.Speaker, &l.Vehicle, &l.Topic, &l.Audience} }})

var lectureKind = registerEvent(EventKind{WalkInfo: WalkVillage.Info(),
	subject: "coalesce(a.village_id, '')", topic: "coalesce((SELECT name FROM village WHERE id = a.village_id), '') || '　' || k.topic", named: villages.name, people: "k.audience"})

// Talk is a lecture in a village (学习宣讲), whole.
type Talk struct {
	Event
	Lecture Lecture
}

// Validate checks a lecture.
func (l *Talk) Validate() error {
	bad := l.check()
	bad.need("village", l.VillageID, "村居")
	bad.need("topic", l.Lecture.Topic, "主题")
	bad.within("topic", l.Lecture.Topic, "主题", 60)
	chosen(bad, "form", l.Lecture.Form, "形式", LectureForms)
	chosen(bad, "speaker", l.Lecture.Speaker, "宣讲方式", Speakers)
	oneOf(bad, "vehicle", l.Lecture.Vehicle, "依托", Vehicles)
	bad.count("audience", l.Lecture.Audience, "听众人次")
	return bad.orNil()
}

// count checks a number of persons.
func (v Invalid) count(field string, n int, title string) {
	if n < 0 || n > 100000 {
		v[field] = title + "请填 0 到 100000 的整数"
	}
}

// Talk returns one lecture, whole.
func (r reader) Talk(id string) (l Talk, err error) {
	if l.Event, err = r.event(id); err == nil {
		l.Lecture, err = lectures.get(r, id)
	}
	return l, err
}

// TalkRow is a lecture in a list; its subject is the village.
type TalkRow struct {
	EventRow
	Form     LectureForm
	Speaker  Speaker
	Vehicle  Vehicle
	Theme    string
	Audience int
}

// TalkRows returns all lectures, the newest first.
func (r reader) TalkRows() ([]TalkRow, error) {
	return scanAll(r, func(l *TalkRow) []any {
		return append(lectureKind.pointers(&l.EventRow), &l.Form, &l.Speaker, &l.Vehicle, &l.Theme, &l.Audience)
	}, lectureKind.query("k.form", "k.speaker", "k.vehicle", "k.topic", "k.audience")+newestFirst)
}

// SaveTalk saves a lecture, whole.
func (tx *Tx) SaveTalk(l *Talk) error {
	l.WalkIn = lectureKind.WalkIn
	if err := l.Validate(); err != nil {
		return err
	}
	if err := tx.saveEvent(&l.Event); err != nil {
		return err
	}
	return saveOwn(tx, lectures, l.ID, &l.Lecture)
}

// DeleteTalk deletes a lecture.
func (tx *Tx) DeleteTalk(id string) error { return tx.deleteEvent(id) }
