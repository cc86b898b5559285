package importing_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/intake/booktest"
	"liujin/app/intake/lessons"
	"liujin/app/training"
	"liujin/data"
)

// taught counts what an import of training can add to.
func taught(t *testing.T, a *app.App) string {
	t.Helper()
	return fmt.Sprint(len(apptest.Must(training.New(a).Courses())(t)), len(apptest.Must(a.DB().Sessions())(t)),
		len(apptest.Must(a.DB().Attendances())(t)))
}

// seatedTown is a ledger with a few deputies, one of whose names is borne twice.
func seatedTown(t *testing.T) *app.App {
	a := newLedger(t)
	for _, name := range []string{"王五", "李六", "赵七", "孙燕", "孙燕"} {
		person := data.Deputy{DeputyFields: data.DeputyFields{Name: name},
			Mandates: []data.Mandate{data.NewMandate(data.LevelTown)}}
		if err := a.Do("x", func(tx *data.Tx) error { return tx.SaveDeputy(&person) }); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

func compareLessons(t *testing.T, a *app.App, text string) *importing.LessonImport {
	t.Helper()
	book := booktest.Workbook(t, booktest.Page{"2026年", text})
	return apptest.Must(importing.New(a).CompareLessons(apptest.Must(importing.New(a).ReadLessons(book, intake.Options{}))(t)))(t)
}

func TestLessonsInAndOut(t *testing.T) {
	a := seatedTown(t)
	there := data.Course{CourseFields: data.CourseFields{Year: 2026, Title: "履职提升班", Mode: data.TrainingOnSite, Seats: 1},
		Sessions: []data.Session{{Day: "2026-01-08", Topic: "“审查”预算"}}}
	if err := training.New(a).SaveCourse(&there); err != nil {
		t.Fatal(err)
	}
	before := taught(t, a)
	const book = `培训班次|日期|课程|授课人|学时|方式|参训代表|请假人员
初任培训班|1月5日|首课：学习党的二十大精神|张教授|3.5学时|线下|王五、李六|赵七
|1月6日|怎样提建议|周老师|2|线上|王五、孙燕|
履职提升班|1月8日|审查预算|||线下|王五|
|1月9日|怎样走访|||线下|王五、李六|
|2月1日|没人认得的课|||线下|查无此人|
|2月2日|没有名单的课|||线下|45人|
|2月3日|没有写年月的课`
	p := compareLessons(t, a, book)
	if n := p.Count(); n != (importing.LessonImportCount{New: 3, Known: 1, Left: 3, Courses: 1, Times: 5}) {
		t.Fatalf("%+v %+v", n, p.Problems)
	}
	texts := fmt.Sprint(p.Problems)
	for _, want := range []string{"台账里有几名代表叫“孙燕”", "台账里没有代表“查无此人”", "一个都没有认出来", "没有写代表姓名"} {
		if !strings.Contains(texts, want) {
			t.Errorf("%s not in %s", want, texts)
		}
	}
	if taught(t, a) != before {
		t.Fatal("saved before confirming")
	}
	if err := importing.New(a).ApplyLessons(p, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	if got := taught(t, a); got != "2 4 6" {
		t.Fatal(got)
	}
	checkImportedCourses(t, a)
	after, label := taught(t, a), a.DB().UndoLabel()
	again := compareLessons(t, a, book)
	if n := again.Count(); n.New != 0 || n.Known != 4 || n.Courses != 0 {
		t.Errorf("the second time: %+v", n)
	}
	if err := importing.New(a).ApplyLessons(again, apptest.GoOn); err != nil || taught(t, a) != after || a.DB().UndoLabel() != label {
		t.Error("the second import changed something", err)
	}
	if faults := apptest.Must(a.DB().Check())(t); len(faults) > 0 {
		t.Error(faults)
	}
	if err := a.Undo(); err != nil || taught(t, a) != before {
		t.Error("one undo leaves", taught(t, a), "of", before, err)
	}
}

// checkImportedCourses looks at the courses whole, and at what is counted by them.
func checkImportedCourses(t *testing.T, a *app.App) {
	t.Helper()
	courses := apptest.Must(training.New(a).Courses())(t)
	i := slices.IndexFunc(courses, func(c training.CourseRow) bool { return c.Title == "初任培训班" })
	j := slices.IndexFunc(courses, func(c training.CourseRow) bool { return c.Title == "履职提升班" })
	if i < 0 || j < 0 {
		t.Fatal(courses)
	}
	made, there := apptest.Must(training.New(a).Course(courses[i].ID))(t), apptest.Must(training.New(a).Course(courses[j].ID))(t)
	if made.Mode != data.TrainingMixed || len(made.Enrolments) != 3 || made.Number != 2 || !made.Sessions[0].First ||
		made.Sessions[0].Hours != 35 || !made.Sessions[1].Online {
		t.Errorf("%+v", made)
	}
	if there.Mode != data.TrainingOnSite || len(there.Sessions) != 2 || len(there.Enrolments) != 1 {
		t.Errorf("%+v", there)
	}
	n := apptest.Must(training.New(a).CountTraining(a.Today()))(t)
	if n.Trained != 2 {
		t.Errorf("%+v", n)
	}
}

// What is too long for the ledger is cut with a sentence, and never stops the import; stopping half way leaves nothing.
func TestLessonsInOdd(t *testing.T) {
	a := seatedTown(t)
	long := strings.Repeat("长", 6000)
	read := &lessons.Ledger{Lessons: []lessons.Lesson{{Day: "2026-03-05", Topic: long, Course: long, Lecturer: long, Place: long,
		Note:   long,
		Hours:  1000,
		People: []lessons.Person{{Name: "王五", State: "到"}, {Name: "王五", State: "缺席"}, {Name: long, State: "到"}}}}}
	p := apptest.Must(importing.New(a).CompareLessons(read))(t)
	if err := importing.New(a).ApplyLessons(p, func(int, int) bool { return false }); !data.Is(err, importing.Cancelled) || taught(t,
		a) != "0 0 0" {
		t.Fatal(err, taught(t, a))
	}
	if err := importing.New(a).ApplyLessons(p, apptest.GoOn); err != nil || taught(t, a) != "1 1 1" {
		t.Fatal(err, taught(t, a))
	}
	if n := apptest.Must(importing.New(a).CompareLessons(read))(t).Count(); n.Known != 1 {
		t.Errorf("the second time: %+v", n)
	}
}

// What a pure reader calls things is what the ledger's lists call them.
func TestLessonLabels(t *testing.T) {
	if !slices.Equal(lessons.States, app.Labels(data.ParticipationStates)) || !slices.Equal(lessons.Abilities, app.Labels(data.Abilities)) {
		t.Error("the lists differ")
	}
}
