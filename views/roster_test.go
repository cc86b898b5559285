package views

import (
	"errors"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/container"
	"github.com/xuri/excelize/v2"

	"liujin/app"
	"liujin/views/kit"
)

// faultyRoster is a small roster with the faults that offices make.
func faultyRoster(t *testing.T) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{{"东港镇人大代表名册"}, {"序号", "姓名", "性别", "出生年月", "政治面貌", "手机号码", "代表小组", "层级", "选区", "身份证号"},
		{1, "赵启明", "男", "1981.03", "民建", "13900001083", "第一代表小组", "镇", "第1选区", "320922198103050011"},
		{2, "钱　进", "男", "1980.1", "党员", "1390000112", "第一代表小组", "镇", "第2选区", "320922198001050012"},
		{3, "孙玲", "未详", "2030.05", "群众", "13900001054", "第二代表小组", "镇", "第3选区", "320922197001050013"},
		{5, "林不凡", "女", "1975.06", "群众", "13900009998", "第二代表小组", "镇", "第4选区", ""},
		{4, "", "女", "1975.06", "群众", "13900009999", "第二代表小组", "镇", "第4选区", "320922197506050014"}} {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "名册.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRosterWizard(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	before, err := s.app.Deputies()
	if err != nil {
		t.Fatal(err)
	}
	path := faultyRoster(t)
	w := newRosterWizard(s)
	w.path = path
	if w.book, err = app.OpenTable(path); err != nil {
		t.Fatal(err)
	}
	if err = w.readAs(nil, nil); err != nil {
		t.Fatal(err)
	}
	s.cover(w.body)
	w.columns()
	capture(t, s, "roster-1-columns")
	if text := w.example(&w.found.Matches[0], 9); text != "" {
		t.Errorf("an ID number is shown: %s", text)
	}
	w.faults()
	capture(t, s, "roster-2-faults")
	w.compare()
	capture(t, s, "roster-3-compare")
	// What the wizard's last button does, without its progress dialog: headless windows have no thread of their own.
	if err := s.importing.ApplyRoster(w.incoming, func(int, int) bool { return true }); err != nil {
		t.Fatal(err)
	}
	after, err := s.app.Deputies()
	if err != nil || len(after) <= len(before) {
		t.Fatalf("%d → %d %v", len(before), len(after), err)
	}
	if err := s.app.Undo(); err != nil {
		t.Fatal(err)
	}
	if again, _ := s.app.Deputies(); len(again) != len(before) {
		t.Fatalf("one undo leaves %d of %d", len(again), len(before))
	}
}

// A sheet that is not ticked is not read, and can be ticked again.
func TestSheetsLeftOut(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	path := filepath.Join(t.TempDir(), "两张.xlsx")
	f := excelize.NewFile()
	defer f.Close()
	for i, sheet := range []string{"县代表", "镇代表"} {
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for n, row := range [][]any{{"姓名", "性别", "手机号"}, {[]string{"马一", "牛二"}[i], "男", "13900009991"},
			{[]string{"马三", "牛四"}[i], "女", "13900009992"}} {
			cell, _ := excelize.CoordinatesToCellName(1, n+1)
			if err := f.SetSheetRow(sheet, cell, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := errors.Join(f.DeleteSheet("Sheet1"), f.SaveAs(path)); err != nil {
		t.Fatal(err)
	}
	w := newRosterWizard(s)
	w.path = path
	var err error
	if w.book, err = app.OpenTable(path); err != nil {
		t.Fatal(err)
	}
	if err = w.readAs(nil, nil); err != nil {
		t.Fatal(err)
	}
	w.columns()
	tick := w.takes(&w.matches[0], container.NewVBox()).(*kit.Tick)
	tick.SetChecked(false)
	if !w.left[w.matches[0].Sheet] {
		t.Fatal("the sheet is not left out")
	}
	capture(t, s, "roster-1-sheets")
	wanted := w.wanted()
	if len(wanted) != 1 || wanted[0].Sheet != "镇代表" {
		t.Errorf("%+v", wanted)
	}
	tick.SetChecked(true)
	if len(w.wanted()) != 2 {
		t.Error("the sheet does not come back")
	}
}
