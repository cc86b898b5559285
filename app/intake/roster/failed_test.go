package roster_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"liujin/app/intake"
	"liujin/app/intake/roster"
	"liujin/app/sheets"
)

// readFile reads a roster as its heads are guessed.
func readFile(t *testing.T, path string) *roster.Roster {
	t.Helper()
	book, err := sheets.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	read, err := roster.Read(book, intake.Options{Today: "2026-11-28"})
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// bookOf writes rows into a workbook, then changes it.
func bookOf(t *testing.T, rows [][]any, change func(f *excelize.File) error) string {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := change(f); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "名册.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// Where a formula failed, the cell is empty and a fault; nothing is called #N/A.
func TestFailedCellsOfARoster(t *testing.T) {
	path := bookOf(t, [][]any{{"姓名", "性别", "工作单位", "手机号", "代表小组", "选区"},
		{"林一凡", "男", "#REF!", "13800010001", "#N/A", "第1选区"}, {"林二凡", "#VALUE!", nil, "########", "第一小组", "#名称?"},
		{"#N/A", "男", "乙村", "13800010003", "第一小组", "第2选区"}},
		func(f *excelize.File) error { return f.SetCellFormula("Sheet1", "C3", `NOSUCH(1)`) })
	read := readFile(t, path)
	var faults []string
	for _, p := range read.Problems {
		faults = append(faults, fmt.Sprintf("%d%s", p.Row, p.Column))
	}
	slices.Sort(faults)
	for _, want := range []string{"2工作单位", "2代表小组", "3性别", "3手机号", "3选区", "3工作单位", "4姓名"} {
		if !slices.Contains(faults, want) {
			t.Errorf("%s is not told: %v", want, faults)
		}
	}
	for _, p := range read.People {
		if strings.Contains(fmt.Sprintf("%+v", p), "#") {
			t.Errorf("%+v", p)
		}
	}
	if len(read.People) != 2 {
		t.Errorf("%d people", len(read.People))
	}
}

// A hidden column gives way to a visible one of its head, and is read and told where it is the only one.
func TestHiddenColumnsOfARoster(t *testing.T) {
	rows := [][]any{{"姓名", "手机号", "手机号", "性别"}, {"林一凡", "13900010001", "13800010001", "男"}, {"林二凡", "13900010002", "13800010002", "女"}}
	for hide, want := range map[string]struct{ phone, said string }{"B": {"13800010001", "隐藏的没有读"}, "C": {"13900010001", "隐藏的没有读"},
		"D": {"13900010001", "隐藏的栏也读入了：性别"}} {
		read := readFile(t, bookOf(t, rows, func(f *excelize.File) error { return f.SetColVisible("Sheet1", hide, false) }))
		if len(read.People) != 2 || read.People[0].Phone != want.phone || read.People[1].Gender != "女" {
			t.Errorf("%s hidden: %+v", hide, read.People)
		}
		if notes := strings.Join(read.Notes, "\n"); !strings.Contains(notes, want.said) {
			t.Errorf("%s hidden: %s", hide, notes)
		}
	}
}

// What a text could not say as it stands is told by row.
func TestTextsOfARosterTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "名册.csv")
	if err := os.WriteFile(path, []byte("姓名,性别,备注\n林一凡,男,\"先进\"代表\n林二凡,女,\"没有收尾\n林三凡,男,有\a铃\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	read := readFile(t, path)
	if len(read.People) != 3 || read.People[0].Note != `"先进"代表` || read.People[2].Note != "有铃" {
		t.Errorf("%+v", read.People)
	}
	notes := strings.Join(read.Notes, "\n")
	for _, want := range []string{"第 3 行：第 3 格的引号没有收尾", "第 4 行：有认不出的字符"} {
		if !strings.Contains(notes, want) {
			t.Errorf("%q is not told in %q", want, notes)
		}
	}
}

// The titles tell of which term a roster is; two of them tell none.
func TestTermOfARoster(t *testing.T) {
	for title, want := range map[string]int{"东港镇第二十届人民代表大会代表名册": 20, "东港镇第 18 届人大代表名册": 18, "东港镇人大代表名册": 0,
		"第十九届、第二十届镇人大代表对照表": 0} {
		path := bookOf(t, [][]any{{title}, {"姓名", "性别"}, {"林一凡", "男"}, {"林二凡", "女"}}, func(*excelize.File) error { return nil })
		if got := readFile(t, path).Term; got != want {
			t.Errorf("%s: %d", title, got)
		}
	}
}
