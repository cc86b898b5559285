package views

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"liujin/app"
	"liujin/views/kit"
)

// oldLessons is a small ledger of training with the faults that offices make; deputy is one that our ledger knows.
func oldLessons(t *testing.T, deputy string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "培训台账.csv")
	text := "东港镇2026年代表培训台账,,,,,,\n序号,培训时间,培训内容,授课人,学时,参训代表,参训人数\n1,3月5日,学习党的二十大精神,市委党校张教授,4,DEPUTY,1\n" +
		"2,3月19日,怎样提出高质量的代表建议,周老师,2,DEPUTY、查无此人,40\n3,12月25日,还没有上的课,周老师,2,DEPUTY,1\n4,4月9日,预算审查监督实务,财政局,2,全体代表,86\n合计,,4 场,,,,\n"
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(text, "DEPUTY", deputy)), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLessonsWizard(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	s.Go("course")
	capture(t, s, "lessons-0-button")
	before, err := s.training.Courses()
	if err != nil {
		t.Fatal(err)
	}
	w := newLessonsWizard(s)
	w.path = oldLessons(t, aDeputy(t, s))
	if w.book, err = app.OpenTable(w.path); err != nil {
		t.Fatal(err)
	}
	if err := w.readAs(nil, nil); err != nil {
		t.Fatal(err)
	}
	s.cover(w.body)
	w.columns()
	capture(t, s, "lessons-1-columns")
	w.faults()
	capture(t, s, "lessons-2-faults")
	w.compare()
	capture(t, s, "lessons-3-compare")
	// What the wizard's last button does, without its progress dialog: headless windows have no thread of their own.
	if err := w.apply(func(int, int) bool { return true }); err != nil {
		t.Fatal(err)
	}
	after, err := s.training.Courses()
	if err != nil || len(after) != len(before)+2 || !strings.Contains(w.applied(), "新增培训 2 场，2 期，到课 2 人次，没有导入 2 场") {
		t.Fatalf("%d → %d %v %s", len(before), len(after), err, w.applied())
	}
	w.compare()
	if err := w.apply(func(int, int) bool { return true }); err != nil || !strings.Contains(w.applied(), "没有新的培训") {
		t.Error(err, w.applied())
	}
	if err := s.app.Undo(); err != nil {
		t.Fatal(err)
	}
	if again, _ := s.training.Courses(); len(again) != len(before) {
		t.Fatalf("one undo leaves %d of %d", len(again), len(before))
	}
}
