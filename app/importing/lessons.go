package importing

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"liujin/app"
	"liujin/app/figures"
	"liujin/app/intake"
	"liujin/app/intake/lessons"
	"liujin/app/sheets"
	"liujin/app/table"
	"liujin/data"
)

// lessonTable is the kind under which the columns of ledgers of training are remembered.
const lessonTable = "lesson"

// IsLessons reports whether a table surely is a ledger of training.
func IsLessons(book *sheets.Workbook) bool { return lessons.Is(book) }

// ReadLessons reads a ledger of training as its heads are guessed, without a ledger of ours.
func ReadLessons(book *sheets.Workbook, o intake.Options) (*lessons.Ledger, error) {
	return readTable(lessons.Read, book, o)
}

// ReadLessons reads a ledger of training, its columns matched as the user matched those of the same heads before.
func (a *Book) ReadLessons(book *sheets.Workbook, o intake.Options) (*lessons.Ledger, error) {
	return readKnown(a, lessonTable, lessons.Read, book, o)
}

// LessonImportRow is one session of a table, compared with the ledger.
type LessonImportRow struct {
	lessons.Lesson
	ImportOutcome Outcome
	Why           string // for LeftOut
	Title         string // of the course that it is or will be a session of
	Came          int    // deputies who were found and were there
	course        string // its id, "" for one that is made
	Part          []data.Participation
}

// LessonImportColumns are the columns of what an import of training would do.
var LessonImportColumns = []table.Column[*LessonImportRow]{
	{Name: "outcome", Head: "导入", Width: 4, Cell: func(l *LessonImportRow) table.Cell { return l.ImportOutcome.cell() }},
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(l *LessonImportRow) table.Cell { return table.D(l.Day) }},
	table.Of("topic", "课程", 12, func(l *LessonImportRow) string { return l.Topic }),
	{Name: "came", Head: "到课", Width: 3, Cell: func(l *LessonImportRow) table.Cell { return table.Some(l.Came) }},
	{Name: "hours", Head: "学时", Width: 3, Cell: func(l *LessonImportRow) table.Cell { return table.T(figures.Tenths(l.Hours)) }},
	table.Of("title", "培训", 9, func(l *LessonImportRow) string { return l.Title }),
	table.Of("why", "说明", 14, func(l *LessonImportRow) string { return l.Why }),
	{Name: "row", Head: "行", Width: 3, Hidden: true, Cell: func(l *LessonImportRow) table.Cell { return table.N(l.Row) }},
}

// LessonImport is what an import of training would do. Nothing is saved before ApplyLessons.
type LessonImport struct {
	Rows []LessonImportRow
	Comparison
}

// LessonImportCount counts what an import does: 新增, 已有, 未导入, with the courses (期) and attendances (人次) that come with the new ones.
type LessonImportCount struct {
	New     int `json:"new"`
	Known   int `json:"known"`
	Left    int `json:"left"`
	Courses int `json:"courses"`
	Times   int `json:"times"`
}

// Count counts by outcome.
func (p *LessonImport) Count() LessonImportCount {
	n := LessonImportCount{Left: p.unread}
	made := map[string]bool{}
	for i := range p.Rows {
		switch r := &p.Rows[i]; r.ImportOutcome {
		case ComesIn:
			n.New++
			n.Times += r.Came
			if r.course == "" {
				made[r.key()] = true
			}
		case Known:
			n.Known++
		default:
			n.Left++
		}
	}
	n.Courses = len(made)
	return n
}

// Words says what the import does, or did.
func (p *LessonImport) Words() string {
	n := p.Count()
	return counted(fmt.Sprintf("新增培训 %d 场", n.New), []amount{
		{"%d 期", n.Courses}, {"到课 %d 人次", n.Times}, {"台账里已有 %d 场（不动）", n.Known}, {"没有导入 %d 场", n.Left}})
}

// lessonMatcher is what a table of training is compared with, read once.
type lessonMatcher struct {
	*people
	doubts  *doubts
	courses map[string]string // year and title → id
	known   map[string]bool   // day and topic of the sessions that are there, planned or held
}

func (a *Book) lessonMatcher() (*lessonMatcher, error) {
	who, err := a.readPeople()
	if err != nil {
		return nil, err
	}
	l := &lessonMatcher{people: who, courses: map[string]string{}, known: map[string]bool{}}
	courses, err := a.DB().Courses()
	if err != nil {
		return nil, err
	}
	for _, c := range courses {
		l.courses[courseKey(c.Year, c.Title)] = c.ID
	}
	planned, err := a.DB().Sessions()
	if err != nil {
		return nil, err
	}
	for _, s := range planned {
		l.known[s.Day+lessons.Key(s.Topic)] = true
	}
	held, err := a.DB().Attendances()
	if err != nil {
		return nil, err
	}
	for i := range held {
		l.known[held[i].Day+lessons.Key(held[i].Topic)] = true
	}
	return l, nil
}

// courseKey tells courses of a year apart.
func courseKey(year int, title string) string { return fmt.Sprint(year, lessons.Key(title)) }

// key is that of the course which a session is of.
func (r *LessonImportRow) key() string { return courseKey(r.year(), r.Title) }

func (r *LessonImportRow) year() int {
	year, _ := strconv.Atoi(r.Day[:4]) // the reader lets only ISO dates through
	return year
}

// CompareLessons compares a table of training with the ledger.
func (a *Book) CompareLessons(read *lessons.Ledger) (*LessonImport, error) {
	l, err := a.lessonMatcher()
	if err != nil {
		return nil, err
	}
	p := &LessonImport{Comparison: comparisonOf(&read.Findings, read.Left)}
	p.follow(func(in *doubts) (said []intake.Problem) {
		p.Rows, l.doubts = nil, in
		for i := range read.Lessons {
			r := LessonImportRow{Lesson: read.Lessons[i]}
			said = append(said, l.compare(&r)...)
			p.Rows = append(p.Rows, r)
		}
		return said
	})
	return p, nil
}

// compare finds out what becomes of a session, and returns what there is to say about it.
func (l *lessonMatcher) compare(r *LessonImportRow) []intake.Problem {
	r.Title = cmp.Or(r.Course, r.Topic)
	f := r.fit()
	if l.known[r.Day+lessons.Key(r.Topic)] {
		r.ImportOutcome, r.Why = Known, "台账里已有这场培训"
		return nil // what is there is left alone, whatever the table says
	}
	r.course = l.courses[r.key()]
	r.Hours = l.hours(r)
	said := l.meet(r)
	if len(r.Part) == 0 {
		r.ImportOutcome, r.Why = LeftOut, "没有认出一名代表"
		return append(said, r.Problem(lessons.FieldPeople, r.Row, "", r.unmet()))
	}
	return append(said, f.problems...)
}

// meet finds those whom a session names, and returns what there is to say about them.
func (l *lessonMatcher) meet(r *LessonImportRow) (said []intake.Problem) {
	all := r.People
	if len(r.Unmarked) > 0 && l.doubts.ask(unmarkedDoubt) == takeAll {
		all = slices.Concat(all, r.Unmarked)
	}
	for _, person := range all {
		for _, id := range l.findAll([]string{person.Name}, r.Day, l.doubts, func(name, text string) {
			said = append(said, r.Problem(lessons.FieldPeople, person.Row, name, text))
		}) {
			r.take(id, data.ParticipationState(person.State))
		}
	}
	if r.Everybody == "" {
		return said
	}
	if l.doubts.ask(everybodyDoubt) == takeAll {
		for _, id := range l.inOfficeAt(lessons.Levels(r.Everybody), r.Day) {
			r.take(id, data.Came)
		}
	} else if len(r.Part) > 0 {
		said = append(said, r.Problem(lessons.FieldPeople, r.Row, r.Everybody, "写的是“"+r.Everybody+"”，没有姓名，到课的没有记"))
	}
	return said
}

// take takes a deputy's part in once.
func (r *LessonImportRow) take(id string, state data.ParticipationState) {
	if slices.ContainsFunc(r.Part, func(p data.Participation) bool { return p.DeputyID == id }) {
		return
	}
	part := data.Participation{DeputyID: id, State: state}
	r.Part = append(r.Part, part)
	r.Came += app.OneIf(part.Present())
}

// unmet says why nobody of a session was found.
func (r *LessonImportRow) unmet() string {
	switch {
	case len(r.People) > 0:
		return "写的代表台账里一个都没有认出来，这场培训没有导入"
	case r.Everybody != "":
		return "写的是“" + r.Everybody + "”，没有姓名，这场培训没有导入；可以选把当天在任的代表都记为到课，或补上名单"
	case r.Number > 0:
		return fmt.Sprintf("只写了 %d 人，没有姓名，这场培训没有导入：培训按代表一个一个记到课，台账里没有只填人数的地方，请补上名单", r.Number)
	}
	return "没有写代表姓名，这场培训没有导入，请补上名单"
}

// What only the office knows about all sessions of a table.
var (
	everybodyDoubt = Doubt{Key: "everybody", About: "全体代表", Chosen: asWritten, Text: "有的场次写的是“全体代表”，没有姓名，怎么记？",
		Options: []DoubtOption{{asWritten, "没有姓名的不记"}, {takeAll, "当天在任的代表都记为到课（写了请假、缺席的照表）"}}}
	unmarkedDoubt = Doubt{Key: "unmarked", About: "空格", Chosen: asWritten, Text: "签到表里有空着的格子，怎么记？",
		Options: []DoubtOption{{asWritten, "不记：表里没有说是缺席，也可能没有安排参加"}, {takeAll, "按缺席记"}}}
	clockDoubt = Doubt{Key: "clock", About: "小时", Chosen: asWritten, Text: "表里写的是小时，1 学时按多长时间算？",
		Options: []DoubtOption{{asWritten, "1 小时算 1 学时"}, {takeAll, "45 分钟算 1 学时（3 小时是 4 学时）"}}}
)

// hours are a session's tenths of 学时, where the table tells hours of the clock by the office's measure.
func (l *lessonMatcher) hours(r *LessonImportRow) int {
	if r.Clock && l.doubts.ask(clockDoubt) == takeAll {
		return min((r.Hours*60+22)/45, 1000)
	}
	return r.Hours
}

// fit cuts what the ledger would not take for its length.
func (r *LessonImportRow) fit() fitting {
	f := fitting{who: r.Day + " " + app.Shortened(r.Topic, 20), problem: func(head, value, text string) intake.Problem {
		return intake.Problem{Sheet: r.Sheet, Row: r.Row, Column: head, Value: value, Text: text}
	}}
	f.cut("培训名称", &r.Title, 60)
	f.cut("课程", &r.Topic, 60)
	f.cut("授课人", &r.Lecturer, 40)
	f.cut("地点", &r.Place, 60)
	f.cut("备注", &r.Note, 500)
	return f
}

// ApplyLessons does what the comparison says, the oldest session first, as one operation that one undo takes back.
func (a *Book) ApplyLessons(p *LessonImport, report func(done, total int) (goOn bool)) error {
	var courses [][]*LessonImportRow // by their first sessions, as courses are numbered in that order
	at := map[string]int{}
	for _, r := range p.comingIn() {
		i, seen := at[r.key()]
		if !seen {
			i = len(courses)
			at[r.key()] = i
			courses = append(courses, nil)
		}
		courses[i] = append(courses[i], r)
	}
	if len(courses) == 0 {
		return nil
	}
	n := p.Count()
	label := fmt.Sprintf("导入培训台账（新增培训 %d 场，到课 %d 人次）", n.New, n.Times)
	return a.importRows(rowImport{kind: lessonTable, label: label, rows: len(courses), matches: p.matches,
		begin: func(tx *data.Tx) (func(int) error, error) {
			return func(i int) error { return saveCourse(tx, courses[i]) }, nil
		}}, report)
}

// comingIn are the sessions that are new, the oldest first.
func (p *LessonImport) comingIn() []*LessonImportRow {
	var rows []*LessonImportRow
	for i := range p.Rows {
		if p.Rows[i].ImportOutcome == ComesIn {
			rows = append(rows, &p.Rows[i])
		}
	}
	slices.SortStableFunc(rows, func(a, b *LessonImportRow) int { return strings.Compare(a.Day, b.Day) })
	return rows
}

// saveCourse saves the sessions of one course with who came to them; the course before, if there is none.
func saveCourse(tx *data.Tx, rows []*LessonImportRow) (err error) {
	p := data.Course{CourseFields: data.CourseFields{Year: rows[0].year(), Title: rows[0].Title}}
	if id := rows[0].course; id != "" {
		if p, err = tx.Course(id); err != nil {
			return err
		}
	}
	first := len(p.Sessions)
	for _, r := range rows {
		p.Sessions = append(p.Sessions, data.Session{Day: r.Day, Place: r.Place, Topic: r.Topic, Lecturer: r.Lecturer, Hours: r.Hours,
			Ability: data.Ability(r.Ability), First: r.First, Online: r.Online})
		for _, part := range r.Part {
			enrolled := slices.ContainsFunc(p.Enrolments, func(e data.Enrolment) bool { return e.DeputyID == part.DeputyID })
			if !enrolled && (p.Seats == 0 || len(p.Enrolments) < p.Seats) { // who has no seat came all the same
				p.Enrolments = append(p.Enrolments, data.Enrolment{DeputyID: part.DeputyID})
			}
		}
	}
	if p.ID == "" {
		p.Mode = modeOf(p.Sessions)
	}
	if err := tx.SaveCourse(&p); err != nil {
		return err
	}
	for i, r := range rows {
		s := &p.Sessions[first+i]
		c := data.Lesson{SessionID: s.ID, Fields: s.Lesson()}
		c.ActivityFields = data.ActivityFields{Day: s.Day, Place: s.Place, Note: r.Note}
		c.Deputies = slices.Clone(r.Part) // what is saved gets ids, and keeps them where the import is taken back
		if err := tx.SaveLesson(&c); err != nil {
			return err
		}
	}
	return nil
}

// modeOf is how a course is held, by its sessions.
func modeOf(sessions []data.Session) data.TrainingMode {
	online := 0
	for i := range sessions {
		online += app.OneIf(sessions[i].Online)
	}
	switch online {
	case 0:
		return data.TrainingOnSite
	case len(sessions):
		return data.TrainingOnline
	}
	return data.TrainingMixed
}
