package views

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"liujin/app"
	"liujin/views/kit"
)

// written writes a table of text that offices might send.
func written(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// oldProposals is a list of proposals as a session gives it, with the faults that offices make.
func oldProposals(t *testing.T, deputy string) string {
	var b strings.Builder
	b.WriteString("编号,案由,领衔代表,提出日期,主办单位,会办单位,交办日期,答复日期,办理结果,满意度,网址\n")
	for i := 1; i <= 12; i++ {
		fmt.Fprintf(&b, "%d,关于第 %[1]d 件事的建议,%s,2026-01-08,镇村建办,县交通局,2026-01-12,2026-03-01,A,满意,x\n", i, deputy)
	}
	b.WriteString("13,关于无人的建议,查无此人,2026-01-08,镇村建办,,,,,,\n")
	return written(t, "代表建议清单.csv", b.String())
}

// begun opens a wizard over the window on a file.
func begun(t *testing.T, s *Shell, kind makeWizard, path string) *wizard {
	t.Helper()
	book, err := app.OpenTable(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := s.wizardFor(path, book, nil, []makeWizard{kind}, true)
	if err != nil {
		t.Fatal(err)
	}
	s.cover(w.body)
	w.columns()
	return w
}

func TestProposalsWizard(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	s.Go("proposal")
	capture(t, s, "proposals-0-button")
	before, _ := s.app.DB().Proposals()
	w := begun(t, s, proposalWizard, oldProposals(t, aDeputy(t, s)))
	capture(t, s, "proposals-1-columns")
	w.faults()
	capture(t, s, "proposals-2-faults")
	w.compare()
	capture(t, s, "proposals-3-compare")
	left := w.leftOut()
	for _, want := range []string{"没有导入的记录（1）", "第 14 行 关于无人的建议：领衔代表", "没有读：网址"} {
		if !strings.Contains(left, want) {
			t.Errorf("%q is not in %s", want, left)
		}
	}
	if got := w.example(&w.matches[0], 1); got != "关于第 1 件事的建议，关于第…" && !strings.HasPrefix(got, "关于第 1 件事的建议") {
		t.Error(got)
	}
	w.showLeft()
	capture(t, s, "proposals-4-left")
	press(t, s, "复制")
	if fyne.CurrentApp().Clipboard().Content() != left {
		t.Error("not copied")
	}
	if err := w.kind.apply(func(int, int) bool { return true }); err != nil {
		t.Fatal(err)
	}
	after, err := s.app.DB().Proposals()
	if err != nil || len(after) != len(before)+12 || !strings.Contains(w.kind.applied(), "新增议案建议 12 件，办理过程 36 步") {
		t.Fatalf("%d → %d %v %s", len(before), len(after), err, w.kind.applied())
	}
}

// A table of which no head is known is matched by hand where it was asked for, and only then.
func TestUnknownHeadsAreMatchedByHand(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	path := written(t, "平台导出.csv", "工单流水,进件时刻,诉求描述全文,来电者称谓\n甲1,2026-03-05,路灯不亮了,张先生\n甲2,2026-03-06,水沟堵了,李女士\n")
	w := begun(t, s, opinionWizard, path)
	if len(w.matches) != 1 || !strings.Contains(w.found.Notes[0], "自己选") {
		t.Fatalf("%+v %v", w.matches, w.found.Notes)
	}
	capture(t, s, "opinions-1-by-hand")
	w.matches[0].Columns = []string{"number", "day", "text", "reporter"}
	if err := w.readAs(w.wanted(), nil); err != nil {
		t.Fatal(err)
	}
	w.faults()
	w.compare()
	if err := w.kind.apply(func(int, int) bool { return true }); err != nil || !strings.Contains(w.kind.applied(), "新增意见建议 2 件") {
		t.Errorf("%v %s", err, w.kind.applied())
	}
	s.uncover()
	again := begun(t, s, opinionWizard, path)
	if again.matches[0].Columns[2] != "text" {
		t.Error("not remembered", again.matches)
	}
	s.uncover()
	s.Go("deputy")
	s.dropped([]fyne.URI{storage.NewFileURI(written(t, "甲.csv", "流水,时刻,全文,称谓\n甲1,2026-03-05,路灯不亮了,张先生\n"))})
	if s.covered {
		t.Error("what was only dropped opened a wizard")
	}
}

// Matters open their own import wherever they are dropped.
func TestDroppedMattersAreTold(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	name := aDeputy(t, s)
	opinions := written(t, "意见.csv", "日期,反映人,反映问题,接待代表,承办单位\n2026-03-05,张甲,路灯不亮,"+name+",镇村建办\n")
	for path, title := range map[string]string{opinions: "导入意见建议台账", oldProposals(t, name): "导入代表建议清单"} {
		for _, on := range []string{"visit", "deputy", "opinion"} {
			s.Go(on)
			s.dropped([]fyne.URI{storage.NewFileURI(path)})
			soon(func() bool { return s.covered })
			if !s.covered || !shows(s.body, title) {
				t.Errorf("%s on %s does not open %s", filepath.Base(path), on, title)
			}
		}
	}
}
