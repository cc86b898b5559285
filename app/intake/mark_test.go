package intake

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"liujin/app/sheets"
)

// A marked copy of a text table and of a workbook: the faulty cell is coloured, keeps its value, and says why; the original is untouched.
func TestMark(t *testing.T) {
	dir := t.TempDir()
	csv := filepath.Join(dir, "名册[1].csv")
	if err := os.WriteFile(csv, []byte("东港镇\n姓名,出生年月\n张三,1980.1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	xlsx := filepath.Join(dir, "名册.xlsx")
	f := excelize.NewFile()
	for cell, v := range map[string]string{"A1": "东港镇", "A2": "姓名", "B2": "出生⏎年月", "A3": "张三", "B3": "1980.1"} {
		if err := f.SetCellStr("Sheet1", cell, strings.ReplaceAll(v, "⏎", "\n")); err != nil {
			t.Fatal(err)
		}
	}
	_ = f.AddComment("Sheet1", excelize.Comment{Cell: "B3", Author: "x", Paragraph: []excelize.RichTextRun{{Text: "旧批注"}}})
	if err := f.SaveAs(xlsx); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{csv, xlsx} {
		wb, err := sheets.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		dst := filepath.Join(dir, "标出.xlsx")
		problems := []Problem{{Sheet: wb.Sheets[0].Name, Row: 3, Column: "出生年月", Value: "1980.1", Text: "看不出月份"},
			{Sheet: wb.Sheets[0].Name, Row: 3, Column: "姓名", Text: "重复"}}
		if err := Mark(wb, dst, problems); err != nil {
			t.Fatal(err)
		}
		got, err := excelize.OpenFile(dst)
		if err != nil {
			t.Fatal(err)
		}
		sheet := got.GetSheetName(0)
		if v, _ := got.GetCellValue(sheet, "B3"); v != "1980.1" {
			t.Errorf("%s: cell holds %q", path, v)
		}
		comments, err := got.GetComments(sheet)
		if err != nil || len(comments) != 2 {
			t.Fatalf("%s: comments %v %v", path, comments, err)
		}
		id, _ := got.GetCellStyle(sheet, "B3")
		if style, err := got.GetStyle(id); err != nil || len(style.Fill.Color) == 0 || !strings.HasSuffix(style.Fill.Color[0], markColour) {
			t.Errorf("%s: not coloured: %v %v", path, style, err)
		}
		if err := Mark(wb, path, problems); err == nil {
			t.Errorf("%s: the original was overwritten", path)
		}
		_ = got.Close()
	}
}

func TestShape(t *testing.T) {
	a := Match{Sheet: "一", Head: 1, HeadRows: 1, Heads: []string{"姓名", "性别"}}
	b := Match{Sheet: "二", Head: 3, HeadRows: 2, Heads: []string{"姓名", "性别", ""}}
	c := Match{Sheet: "一", Head: 1, HeadRows: 1, Heads: []string{"性别", "姓名"}}
	if Shape(a) != Shape(b) || Shape(a) == Shape(c) {
		t.Error("a shape is the heads in their order, wherever they stand")
	}
}
