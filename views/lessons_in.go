package views

import (
	"fmt"

	"fyne.io/fyne/v2"

	"liujin/app/figures"
	"liujin/app/importing"
	"liujin/app/intake"
	lessonbook "liujin/app/intake/lessons"
	"liujin/app/sheets"
	"liujin/app/table"
)

// lessonsWizard leads an old ledger of training into ours.
type lessonsWizard struct {
	*wizard
	ledger   *lessonbook.Ledger
	incoming *importing.LessonImport
}

// lessonWizard is the wizard of ledgers of training.
func lessonWizard(s *Shell) *wizard { return newLessonsWizard(s).wizard }

func newLessonsWizard(s *Shell) *lessonsWizard {
	w := &lessonsWizard{wizard: newWizard(s, ledgerWords("培训台账", "course", lessonbook.Template))}
	w.kind = w
	return w
}

func (w *lessonsWizard) read(book *sheets.Workbook, o intake.Options) (*intake.Findings, error) {
	read, err := w.shell.importing.ReadLessons(book, o)
	return keep(&w.ledger, read, err)
}

var lessonReadColumns = []table.Column[*lessonbook.Lesson]{
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(l *lessonbook.Lesson) table.Cell { return table.D(l.Day) }},
	table.Of("topic", "课程", 10, func(l *lessonbook.Lesson) string { return l.Topic }),
	{Name: "people", Head: "人数", Width: 3, Cell: func(l *lessonbook.Lesson) table.Cell { return table.Some(len(l.People)) }},
	table.Of("hours", "学时", 3, func(l *lessonbook.Lesson) string { return figures.Tenths(l.Hours) }),
	table.Of("lecturer", "授课人", 6, func(l *lessonbook.Lesson) string { return l.Lecturer }),
	table.Of("course", "培训名称", 8, func(l *lessonbook.Lesson) string { return l.Course }).Hide(),
	table.Of("place", "地点", 6, func(l *lessonbook.Lesson) string { return l.Place }).Hide(),
	table.Of("note", "备注", 8, func(l *lessonbook.Lesson) string { return l.Note }).Hide(),
}

func (w *lessonsWizard) records() (fyne.CanvasObject, string) {
	_, content := listed(w.wizard, "lessons", lessonReadColumns, func() []lessonbook.Lesson { return w.ledger.Lessons },
		func(l *lessonbook.Lesson) string { return place(l.Sheet, l.Row, l.Topic) })
	return content, fmt.Sprintf("读到 %d 场培训，表里有 %d 处问题；代表认得对不对，下一步与台账对比时再看。改好表格可以再导一次，已有的不会重复。", len(w.ledger.Lessons),
		len(w.ledger.Problems))
}

// comparison shows what becomes of each session, and what is wrong with it by what the ledger knows.
func (w *lessonsWizard) comparison() (fyne.CanvasObject, error) {
	incoming, err := w.shell.importing.CompareLessons(w.ledger)
	if err != nil {
		return nil, err
	}
	w.incoming = incoming
	return compared(w.wizard, &comparing[importing.LessonImportRow]{name: "lesson-plan", columns: importing.LessonImportColumns,
		rows:  func() []importing.LessonImportRow { return incoming.Rows },
		place: func(l *importing.LessonImportRow) string { return place(l.Sheet, l.Row, l.Topic) }, said: incoming.Compared(),
		words: func() (string, string) { return incoming.Words(), "" }}), nil
}

func (w *lessonsWizard) apply(report func(done, total int) (goOn bool)) error {
	return w.shell.importing.ApplyLessons(w.incoming, report)
}

func (w *lessonsWizard) applied() string {
	if w.incoming.Count().New == 0 {
		return "没有新的培训，台账没有改动。"
	}
	return "导入完成：" + w.incoming.Words() + allUndone
}

// leaves are the records that do not come in, and what is wrong.
func (w *lessonsWizard) leaves() ([]string, []intake.Problem) {
	return leftLines(w.incoming.Rows, func(r *importing.LessonImportRow) (string, int, string, string) {
		return r.Sheet, r.Row, r.Day + " " + r.Topic, r.Why
	}), w.incoming.Compared().Problems
}
