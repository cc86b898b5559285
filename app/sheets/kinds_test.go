package sheets

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// made is a workbook made by fill, read again.
func made(t *testing.T, fill func(f *excelize.File)) *Grid {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	fill(f)
	path := filepath.Join(t.TempDir(), "表.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	book, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return &book.Sheets[0]
}

// A number shows what the section of its format says: by sign, by condition, in words.
func TestFormatSections(t *testing.T) {
	for _, c := range []struct {
		format string
		values []float64
		want   []string
	}{
		{`[=1]"男";[=2]"女"`, []float64{1, 2, 3}, []string{"男", "女", "3"}},
		{`"男";"女";"女"`, []float64{1, -1, 0}, []string{"男", "女", "女"}},
		{`[<60]"不及格";[>=85]"优";"及格"`, []float64{59, 85, 70}, []string{"不及格", "优", "及格"}},
		{`"到";"缺";"假"`, []float64{1, -1, 0}, []string{"到", "缺", "假"}},
		{`0"届";;"无"`, []float64{19, 0}, []string{"19届", "无"}},
		{`[=0]"无";0"件"`, []float64{0, 3}, []string{"无", "3件"}},
		{`[红色][=1]\是;[=2]\否;"；"0`, []float64{1, 2, 7}, []string{"是", "否", "；7"}},
		{`"第"0"选区"`, []float64{9}, []string{"第9选区"}},
		{`0;-0;0;@"同志"`, []float64{5, -5}, []string{"5", "-5"}},
	} {
		g := made(t, func(f *excelize.File) {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &c.format})
			if err != nil {
				t.Fatal(err)
			}
			for i, v := range c.values {
				cell := fmt.Sprintf("A%d", i+1)
				if err := f.SetCellFloat("Sheet1", cell, v, -1, 64); err != nil {
					t.Fatal(err)
				}
				if err := f.SetCellStyle("Sheet1", cell, cell, style); err != nil {
					t.Fatal(err)
				}
			}
		})
		for i, want := range c.want {
			if got := g.At(i, 0).Text; got != want {
				t.Errorf("%s shows %v as %q, want %q", c.format, c.values[i], got, want)
			}
		}
	}
}

// Formulas that were saved without results are computed; what can't be, and what failed, is no value.
func TestFormulasWithoutResults(t *testing.T) {
	g := made(t, func(f *excelize.File) {
		set := func(cell string, v any) {
			if err := f.SetCellValue("Sheet1", cell, v); err != nil {
				t.Fatal(err)
			}
		}
		set("A1", "320922198005120013")
		set("B1", "13800010001")
		for cell, formula := range map[string]string{"A2": `IF(MOD(MID(A1,17,1),2)=1,"男","女")`, "B2": `B1`,
			"C2": `MID(A1,7,4)&"-"&MID(A1,11,2)`,
			"D2": `VLOOKUP("无此人",A1:B1,2,FALSE)`, "E2": `NOSUCHFUNCTION(1)`, "F2": `IF(1=1,"","x")`, "G2": `1/0`} {
			if err := f.SetCellFormula("Sheet1", cell, formula); err != nil {
				t.Fatal(err)
			}
		}
	})
	for col, want := range []string{"男", "13800010001", "1980-05"} {
		if got := g.At(1, col); got.Text != want || got.Kind != Text {
			t.Errorf("column %d: %+v, want %q", col, got, want)
		}
	}
	for _, col := range []int{3, 4, 6} {
		if got := g.At(1, col); got.Kind != Failed || got.Text != "" {
			t.Errorf("column %d: %+v", col, got)
		}
	}
	if got := g.At(1, 5); got.Text != "" || got.Kind == Failed {
		t.Errorf("an empty result: %+v", got)
	}
}

// What a spreadsheet shows instead of a value is none, in a workbook or a text; a word that begins like one is.
func TestFailedCells(t *testing.T) {
	texts := []string{"#N/A", "#REF!", "#NAME?", "#DIV/0!", "#名称?", "#值!", "#####", "Err:502", "#SPILL!"}
	words := []string{"#1楼", "Err", "#", "N/A组", "E座", "#N/A 待查"}
	g, err := readBytes(t, []byte(strings.Join(texts, ",")+"\n"+strings.Join(words, ",")+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	book := made(t, func(f *excelize.File) {
		for i, row := range [][]string{texts, words} {
			if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	})
	for _, g := range []*Grid{g, book} {
		for i := range texts {
			if c := g.At(0, i); c.Kind != Failed || c.Text != "" || c.Raw != texts[i] {
				t.Errorf("%+v is taken for a value", c)
			}
		}
		for i := range words {
			if c := g.At(1, i); c.Kind != Text || c.Text != words[i] {
				t.Errorf("%+v is taken for no value", c)
			}
		}
	}
}

// Columns that are not shown are known, however they were hidden.
func TestHiddenColumns(t *testing.T) {
	g := made(t, func(f *excelize.File) {
		if err := f.SetSheetRow("Sheet1", "A1", &[]string{"姓名", "电话", "电话", "住址"}); err != nil {
			t.Fatal(err)
		}
		if err := f.SetColVisible("Sheet1", "B", false); err != nil {
			t.Fatal(err)
		}
		if err := f.SetColWidth("Sheet1", "D", "D", 0); err != nil {
			t.Fatal(err)
		}
	})
	if fmt.Sprint(g.HiddenCols) != "[1 3]" {
		t.Error(g.HiddenCols)
	}
}

// partsOf are the parts of a workbook.
func partsOf(t testing.TB, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return parts
}

// The standard leaves open what the parts of a workbook are called: its relationships tell.
func TestPartsByRelationship(t *testing.T) {
	plain := made(t, sheetOfWords(t))
	f := excelize.NewFile()
	sheetOfWords(t)(f)
	whole, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	for name, move := range map[string]map[string]string{
		"strings": {"xl/sharedStrings.xml": "xl/words.xml"},
		"styles":  {"xl/styles.xml": "xl/look/formats.xml"},
		"workbook": {"xl/workbook.xml": "book/main.xml", "xl/_rels/workbook.xml.rels": "book/_rels/main.xml.rels",
			"xl/sharedStrings.xml": "book/s.xml", "xl/styles.xml": "book/f.xml",
			"xl/worksheets/sheet1.xml": "book/one.xml", "xl/theme/theme1.xml": "book/t.xml"},
	} {
		parts := partsOf(t, whole.Bytes())
		for from, to := range move {
			if parts[from] == nil {
				t.Fatalf("there is no %s", from)
			}
			parts[to] = parts[from]
			delete(parts, from)
			for part, text := range parts {
				if !strings.HasSuffix(part, ".rels") && part != "[Content_Types].xml" {
					continue
				}
				for _, short := range []string{"/" + from, `"` + from + `"`, `"` + strings.TrimPrefix(from, "xl/") + `"`} {
					text = bytes.ReplaceAll(text, []byte(short), []byte(strings.Replace(short, strings.Trim(short, `"/`), "/"+to, 1)))
				}
				parts[part] = bytes.ReplaceAll(text, []byte("//"+to), []byte("/"+to))
			}
		}
		path := filepath.Join(t.TempDir(), "表.xlsx")
		if err := os.WriteFile(path, archive(t, parts), 0o600); err != nil {
			t.Fatal(err)
		}
		book, err := Open(path)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := shown(&book.Sheets[0]); got != shown(plain) {
			t.Errorf("%s: %q, want %q", name, got, shown(plain))
		}
	}
}

// sheetOfWords fills a sheet with words and a number whose format matters.
func sheetOfWords(t *testing.T) func(f *excelize.File) {
	return func(f *excelize.File) {
		format := `[=1]"男";[=2]"女"`
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			t.Fatal(err)
		}
		for cell, v := range map[string]any{"A1": "姓名", "B1": "性别", "A2": "林一凡", "B2": 2} {
			if err := f.SetCellValue("Sheet1", cell, v); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.SetCellStyle("Sheet1", "B2", "B2", style); err != nil {
			t.Fatal(err)
		}
	}
}

// What is too much is refused before it is held, with the sentence that helps.
func TestTooMuch(t *testing.T) {
	sheet := func(rows, rest string) []byte {
		return []byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows +
			`</sheetData>` + rest + `</worksheet>`)
	}
	var far, merged strings.Builder
	for i := 1; i <= 1000; i++ {
		fmt.Fprintf(&far, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i, i)
		fmt.Fprintf(&merged, `<mergeCell ref="A%d:Z%d"/>`, i, i+1000)
	}
	for name, c := range map[string]struct {
		sheet []byte
		want  error
	}{"far": {sheet(far.String(), ""), TooManyCells},
		"empty rows": {sheet(strings.Repeat("<row/>", 1<<20+1), ""), TooManyCells},
		"blanks":     {sheet(strings.Repeat(" ", mostXML+1), ""), TooLarge},
		"merged":     {sheet(`<row r="1"><c r="A1"><v>1</v></c></row>`, "<mergeCells>"+merged.String()+"</mergeCells>"), TooManyMerged}} {
		parts := partsOf(t, bookBytes(t))
		parts["xl/worksheets/sheet1.xml"] = c.sheet
		path := filepath.Join(t.TempDir(), name+".xlsx")
		if err := os.WriteFile(path, archive(t, parts), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(path); err != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	columns := strings.Repeat(`<col min="1" max="16384" hidden="1"/>`, 200_000) // said again and again, they are the same columns
	hidden := []byte("<worksheet><cols>" + columns + "</cols><sheetData></sheetData></worksheet>")
	if c, err := taken(hidden, nil); err != nil || len(c.columns) != 16384 {
		t.Errorf("hidden columns: %v", err)
	}
	wide := strings.Repeat(",", 3000) + "\n"
	if _, err := readBytes(t, []byte("姓名\n"+strings.Repeat(wide, 1500))); err != TooManyCells {
		t.Errorf("a wide text: %v", err)
	}
}
