package sheets

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"liujin/app/table"
)

func export() Export {
	return Export{Title: "代表名册", Unit: "东港镇人民代表大会主席团", Day: "2026-11-12", Whole: true,
		Heads: []string{"序号", "姓名", "手机号", "代码", "日期", "次数", "达标", "示范", "备注"}, Widths: []float32{2.5, 4.5, 6.5, 7, 6, 3, 3, 3, 8},
		Rows: [][]table.Cell{
			{table.N(1), table.T("高𬭎"), table.T("13900001001"), table.T("010"), table.D("2026-01-30"), table.N(0),
				{Kind: table.Number, Text: "5/6", Number: 0.83}, table.Is(true), table.T("=1+1")},
			{table.N(2), table.T("+吴"), table.T(""), table.T("990922101201"), table.D(""), table.Some(0), table.T(""), table.Is(false),
				table.T("-\x01@\ufffe行\n二")},
		}}
}

func write(t *testing.T, e Export) (string, []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "名册 #1.xlsx")
	if err := WriteXLSX(path, e); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, raw
}

func TestXLSXReadsBack(t *testing.T) {
	path, raw := write(t, export())
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for at, want := range map[string]string{"A1": "代表名册", "A2": "单位：东港镇人民代表大会主席团　　　　日期：2026年11月12日", "B3": "姓名", "A4": "1", "B4": "高𬭎",
		"C4": "13900001001", "D4": "010", "E4": "2026-01-30", "F4": "0", "G4": "5/6", "H4": "是", "I4": "=1+1", "B5": "+吴", "C5": "",
		"D5": "990922101201", "E5": "", "A6": "填表人：　　　　　　　　　审核人："} {
		if got, err := f.GetCellValue("代表名册", at); err != nil || got != want {
			t.Errorf("%s: %q, want %q (%v)", at, got, want, err)
		}
	}
	// numbers carry no type
	for at, want := range map[string]excelize.CellType{"A4": excelize.CellTypeUnset, "F4": excelize.CellTypeUnset,
		"E4": excelize.CellTypeUnset,
		"C4": excelize.CellTypeSharedString, "D4": excelize.CellTypeSharedString, "I4": excelize.CellTypeSharedString} {
		if got, err := f.GetCellType("代表名册", at); err != nil || got != want {
			t.Errorf("%s has type %v, want %v (%v)", at, got, want, err)
		}
	}
	if formula, _ := f.GetCellFormula("代表名册", "I4"); formula != "" {
		t.Errorf("text became a formula: %s", formula)
	}
	panes, err := f.GetPanes("代表名册")
	if err != nil || !panes.Freeze || panes.YSplit != 3 {
		t.Errorf("%+v %v", panes, err)
	}
	names := f.GetDefinedName()
	if len(names) != 1 || names[0].RefersTo != "'代表名册'!$3:$3" {
		t.Errorf("%+v", names)
	}
	if layout, err := f.GetPageLayout("代表名册"); err != nil || *layout.Size != 9 || *layout.Orientation != "landscape" ||
		*layout.FitToHeight != 0 {
		t.Errorf("%+v %v", layout, err)
	}
	if bytes.Contains(raw, []byte("liujin-")) {
		t.Error("the name of the temporary file got in")
	}
}

func TestNarrowSheetStandsUpright(t *testing.T) {
	e := Export{Title: "一/二:三", Heads: []string{"姓名"}, Widths: []float32{5}, Rows: [][]table.Cell{{table.T(strings.Repeat("长", 40000))}}}
	path, _ := write(t, e)
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if layout, err := f.GetPageLayout("一二三"); err != nil || *layout.Orientation != "portrait" {
		t.Errorf("%+v %v", layout, err)
	}
	if got, _ := f.GetCellValue("一二三", "A4"); len([]rune(got)) != mostInCell {
		t.Errorf("%d characters", len([]rune(got)))
	}
}

// A ledger of many columns goes on A3: on A4 nobody could read it.
func TestWideSheetGoesOnA3(t *testing.T) {
	e := Export{Title: "台账", Heads: make([]string, 15), Widths: make([]float32, 15)}
	for i := range e.Widths {
		e.Heads[i], e.Widths[i] = "列", 6
	}
	path, _ := write(t, e)
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if layout, err := f.GetPageLayout("台账"); err != nil || *layout.Size != 8 || *layout.Orientation != "landscape" {
		t.Errorf("%+v %v", layout, err)
	}
}

func TestXLSXSameBytes(t *testing.T) {
	_, a := write(t, export())
	_, b := write(t, export())
	if !bytes.Equal(a, b) {
		t.Error("the same values gave other bytes")
	}
	z, err := zip.NewReader(bytes.NewReader(a), int64(len(a)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if y := f.Modified.Year(); !f.Modified.IsZero() && y > 1980 {
			t.Errorf("%s carries a time: %v", f.Name, f.Modified)
		}
	}
}

func TestCSV(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	if err := WriteCSV(path, export()); err != nil {
		t.Fatal(err)
	}
	raw, _ := os.ReadFile(path)
	want := "\ufeff序号,姓名,手机号,代码,日期,次数,达标,示范,备注\r\n1,高𬭎,13900001001,010,2026-01-30,0,5/6,是,'=1+1\r\n" +
		"2,'+吴,,990922101201,,,,,\"'-\x01@\ufffe行\r\n二\"\r\n"
	if string(raw) != want {
		t.Errorf("%q", raw)
	}
}

func TestReplaceFile(t *testing.T) {
	dir := t.TempDir()
	locked := filepath.Join(dir, "锁.xlsx")
	if err := os.WriteFile(locked, []byte("old"), 0o400); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path string
		want error
	}{{locked, ErrReadOnlyFile}, {dir, ErrReadOnlyFile}, {filepath.Join(dir, "无", "a.xlsx"), ErrNoFolder},
		{filepath.Join(locked, "a.xlsx"), ErrNoFolder}} {
		if err := WriteXLSX(c.path, export()); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.path, err, c.want)
		}
	}
	if raw, _ := os.ReadFile(locked); string(raw) != "old" {
		t.Error("a read-only file was overwritten")
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}
