package forms

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"liujin/app/intake/booktest"
	"liujin/app/sheets"
)

var items = []Item{{Key: "walk1.done", Name: "走进村居社区", Unit: "场", Says: "代表到村、社区学习宣讲的场次"},
	{Key: "walk5.done", Name: "走进选区选民", Unit: "人次", Says: "见到的选民"}, {Key: "opinion.late", Name: "逾期未答复", Unit: "件"},
	{Key: "deputies", Name: "在任代表", Unit: "人"}}

const most = 1_000_000

func november() *Form {
	return &Form{Mark: Mark{Version: Version, Code: "330482101", From: "2026-11-01", To: "2026-11-30"}, Unit: "青龙镇人大", To: "青河县人大常委会",
		Period: "2026年11月", Due: "2026-12-05", Items: items, Most: most, Made: "2026-11-20"}
}

// written is a form in a file.
func written(t *testing.T, f *Form) string {
	t.Helper()
	content, err := f.XLSX()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "填报表.xlsx")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// sheet is the one that can be seen.
const sheet = "2026年11月代表履职情况填报表"

// filled is a form into which values were typed, and what else was done to its workbook.
func filled(t *testing.T, values map[string]any, more func(*excelize.File) error) string {
	t.Helper()
	path := written(t, november())
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at, v := range values {
		if err := f.SetCellValue(sheet, at, v); err != nil {
			t.Fatal(err)
		}
	}
	if more != nil {
		if err := more(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(f.Save(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

// typed is what is filled in, by its cells: four figures, of which one is left empty, and who did it.
var typed = map[string]any{"D5": 12, "D6": "１，２００ 人次", "D7": "0", "C9": "王小明", "C10": "0577-6123456", "C11": "活动月\n集中开展"}

func check(t *testing.T, path string) {
	t.Helper()
	f, err := Read(booktest.Open(t, path), items, most)
	if err != nil {
		t.Fatal(err)
	}
	if want := map[string]int{"walk1.done": 12, "walk5.done": 1200, "opinion.late": 0}; !reflect.DeepEqual(f.Values, want) {
		t.Errorf("%v", f.Values)
	}
	if f.Mark != november().Mark || f.By != "王小明" || f.Phone != "0577-6123456" || f.Note != "活动月 集中开展" ||
		!reflect.DeepEqual(f.Empty, []string{"在任代表"}) || len(f.Problems) > 0 {
		t.Errorf("%+v", f)
	}
}

// A form is read back as it was filled in, wherever its cells were moved to, whatever its sheet is called, and without the sheet that
// nobody sees or with that one alone.
func TestReadBack(t *testing.T) {
	for name, change := range map[string]func(*excelize.File) error{
		"as it is": nil,
		"moved": func(f *excelize.File) error {
			return errors.Join(f.UnprotectSheet(sheet), f.InsertCols(sheet, "A", 2), f.InsertRows(sheet, 1, 3), f.InsertRows(sheet, 9, 1))
		},
		"renamed":                 func(f *excelize.File) error { return f.SetSheetName(sheet, "Sheet1") },
		"without the other sheet": func(f *excelize.File) error { return f.DeleteSheet("标识") },
		"without the line":        func(f *excelize.File) error { return f.SetCellStr(sheet, "A15", "") },
		"beside another sheet": func(f *excelize.File) error {
			_, err := f.NewSheet("通讯录")
			return errors.Join(err, f.SetSheetRow("通讯录", "A1", &[]any{"姓名", "电话"}), f.SetSheetRow("通讯录", "A2", &[]any{"李冬", "13900001001"}))
		},
	} {
		t.Run(name, func(t *testing.T) { check(t, filled(t, typed, change)) })
	}
}

// Another program may save it: here LibreOffice did, and does again where there is one.
func TestSavedByAnotherProgram(t *testing.T) {
	check(t, filepath.Join("testdata", "libreoffice.xlsx"))
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here")
	}
	path, out := filled(t, typed, nil), t.TempDir()
	convert := exec.Command(office, "-env:UserInstallation=file://"+filepath.ToSlash(t.TempDir()), "--headless", "--convert-to", "xlsx",
		"--outdir", out, path)
	convert.Env = append(os.Environ(), "LC_ALL=C.UTF-8") // it finds no file of a Chinese name in a locale that is not there
	if said, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	saved := filepath.Join(out, filepath.Base(path))
	check(t, saved)
	if !sheets.Mentions(saved, MarkBegins) {
		t.Error("it is not known by its mark")
	}
}

// What is wrong in a form is told cell by cell, and by a sentence where it is no form any more.
func TestFaults(t *testing.T) {
	f, err := Read(booktest.Open(t, filled(t, map[string]any{"D5": -3, "D6": "约十来次", "D7": 2.5, "D8": 1_000_001}, nil)), items, most)
	if err != nil || len(f.Problems) != 4 || len(f.Values) > 0 {
		t.Fatalf("%v, %+v", err, f)
	}
	for i, words := range []string{"负数", "不是数字", "不是整数", "太大"} {
		if p := f.Problems[i]; !strings.Contains(p.Text, words) || p.Row != 5+i || p.Column != headValue ||
			!strings.Contains(p.Text, items[i].Name) {
			t.Errorf("%+v", p)
		}
	}
	none := written(t, november())
	if f, err = Read(booktest.Open(t, none), items, most); err != nil || len(f.Values) > 0 || len(f.Empty) != len(items) {
		t.Errorf("%v, %+v", err, f)
	}
	for name, c := range map[string]struct {
		change func(*excelize.File) error
		says   string
	}{
		"a row less":    {func(f *excelize.File) error { return errors.Join(f.UnprotectSheet(sheet), f.RemoveRow(sheet, 6)) }, "走进选区选民"},
		"no heads":      {func(f *excelize.File) error { return f.SetCellStr(sheet, "D4", "完成") }, "找不到"},
		"another month": {func(f *excelize.File) error { return f.SetCellStr(sheet, "A3", "报送期：2026年12月1日至31日") }, "对不上"},
		"a changed mark": {func(f *excelize.File) error {
			return f.SetCellStr(sheet, "A15", strings.Replace(november().Mark.String(), "101-", "102-", 1))
		}, "被改动过"},
		"two marks": {func(f *excelize.File) error {
			other := november().Mark
			other.Code = "330482102"
			return f.SetCellStr(sheet, "A15", other.String())
		}, "两张"},
		"a newer one": {func(f *excelize.File) error {
			m := november().Mark
			m.Version++
			return errors.Join(f.DeleteSheet("标识"), f.SetCellStr(sheet, "A15", m.String()))
		}, "升级"},
	} {
		_, err := Read(booktest.Open(t, filled(t, typed, c.change)), items, most)
		var why Mismatch
		if !errors.As(err, &why) || !strings.Contains(string(why), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Read(booktest.Workbook(t, booktest.Page{"名册", "姓名|电话\n李冬|13900001001", ""}), items, most); !errors.Is(err, ErrNone) {
		t.Error(err)
	}
}

// Only the cells for what is asked can be changed, a spreadsheet refuses what is no number, all is on one page of A4, and the same form is
// the same bytes.
func TestOnlyCellsToFillIn(t *testing.T) {
	path := written(t, november())
	one, two := written(t, november()), path
	a, errA := os.ReadFile(one)
	b, errB := os.ReadFile(two)
	if errA != nil || errB != nil || string(a) != string(b) {
		t.Error("two of the same differ")
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for at, open := range map[string]bool{"A1": false, "B5": false, "D4": false, "D5": true, "D8": true, "D9": true, "C9": true,
		"E11": true, "A12": false} {
		style, err := f.GetCellStyle(sheet, at)
		if err != nil {
			t.Fatal(err)
		}
		look, err := f.GetStyle(style)
		if err != nil || look.Protection == nil || look.Protection.Locked == open {
			t.Errorf("%s: %+v (%v)", at, look.Protection, err)
		}
	}
	if p, err := f.GetSheetProtection(sheet); err != nil || !p.SelectUnlockedCells || p.Password != "" {
		t.Errorf("%+v, %v", p, err)
	}
	if all, err := f.GetDataValidations(sheet); err != nil || len(all) != 1 || all[0].Sqref != "D5:D8" || all[0].Error == nil {
		t.Errorf("%+v, %v", all, err)
	}
	if l, err := f.GetPageLayout(sheet); err != nil || *l.Size != 9 || *l.FitToHeight != 1 || *l.FitToWidth != 1 {
		t.Errorf("%+v, %v", l, err)
	}
	if seen, err := f.GetSheetVisible("标识"); err != nil || seen {
		t.Errorf("the other sheet is seen: %v", err)
	}
}
