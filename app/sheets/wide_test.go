package sheets

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// wholeSheet is a workbook in use to its last cell and merged from end to end.
func wholeSheet(t testing.TB) (path string) {
	t.Helper()
	parts := partsOf(t, bookBytes(t))
	parts["xl/worksheets/sheet1.xml"] = []byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` +
		`<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="XFD1" t="inlineStr"><is><t>右</t></is></c></row>` +
		`<row r="1048576"><c r="B1048576" t="inlineStr"><is><t>末</t></is></c></row></sheetData>` +
		`<mergeCells count="1"><mergeCell ref="C4:XFD1048570"/></mergeCells></worksheet>`)
	path = filepath.Join(t.TempDir(), "宽.xlsx")
	if err := os.WriteFile(path, archive(t, parts), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A workbook in use to its last cell and merged from end to end opens; how fast is BenchmarkWholeSheet's.
func TestWholeSheetInUse(t *testing.T) {
	wb, err := Open(wholeSheet(t))
	if err != nil {
		t.Fatal(err)
	}
	g := &wb.Sheets[0]
	if len(g.Cells) != 1048576 || g.At(1048575, 1).Text != "末" {
		t.Errorf("%d rows", len(g.Cells))
	}
	if r, c := g.Origin(500_000, 9000); r != 3 || c != 2 {
		t.Errorf("inside the merged block: %d %d", r, c)
	}
}

// BenchmarkWholeSheet opens it against making as many empty rows, the least that opening takes; it takes moments, not minutes.
func BenchmarkWholeSheet(b *testing.B) {
	path := wholeSheet(b)
	var ours, least time.Duration
	for b.Loop() {
		start := time.Now()
		wb, err := Open(path)
		if err != nil {
			b.Fatal(err)
		}
		ours += time.Since(start)
		start = time.Now()
		bare := make([][]Cell, len(wb.Sheets[0].Cells))
		for i := range bare {
			bare[i] = make([]Cell, 0, 1)
		}
		least += time.Since(start)
	}
	b.ReportMetric(float64(ours.Milliseconds())/float64(b.N), "ms/open")
	b.ReportMetric(float64(ours)/float64(least), "x-empty-rows")
}

// Numbers that a format shows with words, such as amounts in 元, take a sheet of them no time: before, each took two milliseconds.
func TestManyNumbersInWords(t *testing.T) {
	f := excelize.NewFile()
	format := `#,##0.00"元";[Red]"亏"0.0"元"`
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		t.Fatal(err)
	}
	const rows = 20_000
	for row := 1; row <= rows && err == nil; row++ {
		at, _ := excelize.CoordinatesToCellName(1, row)
		if err = f.SetCellFloat("Sheet1", at, float64(row*(1-row%2*2))/2, -1, 64); err == nil {
			err = f.SetCellStyle("Sheet1", at, at, style)
		}
	}
	path := filepath.Join(t.TempDir(), "金额.xlsx")
	if err != nil || f.SaveAs(path) != nil {
		t.Fatal(err)
	}
	start := time.Now()
	wb, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("%d numbers took %s", rows, took)
	}
	for i, want := range map[int]string{0: "亏0.5元", 1: "1.00元", rows - 2: "亏9999.5元", rows - 1: "10,000.00元"} {
		if got := wb.Sheets[0].At(i, 0).Text; got != want {
			t.Errorf("row %d: %q, want %q", i+1, got, want)
		}
	}
}
