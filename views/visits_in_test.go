package views

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/xuri/excelize/v2"

	"liujin/app"
	"liujin/views/kit"
)

// oldVisits is a small ledger of visits with the faults that offices make; deputy is one that our ledger knows.
func oldVisits(t *testing.T, deputy string) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{{"东港镇2026年走访企业台账"}, {"序号", "走访时间", "走访企业", "走访代表", "走访情况", "存在问题", "企业规模"},
		{1, "3月5日", "新海机械有限公司", deputy, "生产正常", "1.用工紧张；2.电价高", "大"},
		{2, "3.1", "远航物流有限公司", deputy + "、查无此人", "订单下降", "无", "小"},
		{3, "12月25日", "丰收合作社", deputy, "好", "", "小"},
		{4, "3月9日", "无人公司", "查无此人", "好", "", "小"},
		{"合计", "", "4 家"}} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "走访台账.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// aDeputy is somebody in office without namesakes.
func aDeputy(t *testing.T, s *Shell) string {
	t.Helper()
	all, err := s.app.Deputies()
	times := map[string]int{}
	for _, d := range all {
		times[d.Name]++
	}
	for _, d := range all {
		if d.InOffice && times[d.Name] == 1 {
			return d.Name
		}
	}
	t.Fatal("nobody", err)
	return ""
}

func TestVisitsWizard(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	s.Go("visit")
	capture(t, s, "visits-0-button")
	before, err := s.app.Visits()
	if err != nil {
		t.Fatal(err)
	}
	w := newVisitsWizard(s)
	w.path = oldVisits(t, aDeputy(t, s))
	if w.book, err = app.OpenTable(w.path); err != nil {
		t.Fatal(err)
	}
	if err := w.readAs(nil, nil); err != nil {
		t.Fatal(err)
	}
	s.cover(w.body)
	w.columns()
	capture(t, s, "visits-1-columns")
	w.faults()
	capture(t, s, "visits-2-faults")
	w.compare()
	capture(t, s, "visits-3-compare")
	// What the wizard's last button does, without its progress dialog: headless windows have no thread of their own.
	if err := w.apply(func(int, int) bool { return true }); err != nil {
		t.Fatal(err)
	}
	after, err := s.app.Visits()
	if err != nil || len(after) != len(before)+2 || !strings.Contains(w.applied(), "新增走访 2 次，意见建议 2 件，新建市场主体 2 家，没有导入 2 次") {
		t.Fatalf("%d → %d %v %s", len(before), len(after), err, w.applied())
	}
	w.compare()
	if err := w.apply(func(int, int) bool { return true }); err != nil || !strings.Contains(w.applied(), "没有新的走访") {
		t.Error(err, w.applied())
	}
	if err := s.app.Undo(); err != nil {
		t.Fatal(err)
	}
	if again, _ := s.app.Visits(); len(again) != len(before) {
		t.Fatalf("one undo leaves %d of %d", len(again), len(before))
	}
}

// A ledger of visits opens its own import wherever it is dropped, a roster its own even on the visits.
func TestDroppedTablesAreTold(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	visits, lessons, people := oldVisits(t, aDeputy(t, s)), oldLessons(t, aDeputy(t, s)), faultyRoster(t)
	for _, c := range []struct{ screen, path, title string }{
		{"visit", visits, "导入走访台账"}, {"deputy", visits, "导入走访台账"}, {"visit", people, "导入代表名册"}, {"deputy", people, "导入代表名册"},
		{"visit", lessons, "导入培训台账"}, {"course", lessons, "导入培训台账"}, {"course", people, "导入代表名册"}, {"course", visits, "导入走访台账"},
	} {
		s.Go(c.screen)
		s.dropped([]fyne.URI{storage.NewFileURI(c.path)})
		soon(func() bool { return s.covered })
		if !s.covered || !shows(s.body, c.title) {
			t.Errorf("%s on %s does not open %s", filepath.Base(c.path), c.screen, c.title)
		}
	}
}

// shows reports whether a text stands somewhere in what is shown.
func shows(o fyne.CanvasObject, text string) bool {
	return slices.ContainsFunc(test.LaidOutObjects(o), func(o fyne.CanvasObject) bool {
		switch o := o.(type) {
		case *canvas.Text:
			return o.Text == text
		case *widget.Label:
			return o.Text == text
		}
		return false
	})
}
