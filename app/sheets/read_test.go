package sheets

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// A date cell says what its number format shows; a number is read as displayed.
func TestCellsAsShown(t *testing.T) {
	day := time.Date(1980, 1, 12, 0, 0, 0, 0, time.UTC)
	custom := func(s string) *excelize.Style { return &excelize.Style{CustomNumFmt: &s} }
	cases := []struct {
		name  string
		value any
		style *excelize.Style
		text  string // empty: not looked at
		kind  Kind
		raw   string
	}{
		{"text", "1980.01", nil, "1980.01", Text, ""},
		{"number", 1980.1, nil, "1980.1", Text, ""},
		{"two places", 1980.1, custom("0.00"), "1980.10", Text, ""},
		{"phone", 13900001199, nil, "13900001199", Text, ""},
		{"phone shortened", 13900001199, custom("0.00E+00"), "1.39E+10", Number, "13900001199"},
		{"short date", day, &excelize.Style{NumFmt: 14}, "1980/1/12", Text, ""},
		{"mmm-yy", day, &excelize.Style{NumFmt: 17}, "", Date, "1980-01"},
		{"chinese month", day, &excelize.Style{NumFmt: 57}, "1980年1月", Text, ""},
		{"chinese day", day, &excelize.Style{NumFmt: 31}, "1980年1月12日", Text, ""},
		{"yyyy.m", day, custom("yyyy.m"), "", Date, "1980-01"},
		{"yyyy.mm", day, custom("yyyy.mm"), "1980.01", Text, ""},
		{"yyyy-mm", day, custom("yyyy\\-mm"), "1980-01", Text, ""},
		{"quoted", day, custom(`yyyy"年"m"月";@`), "1980年1月", Text, ""},
		{"yyyymm", day, custom("yyyymm"), "198001", Text, ""},
		{"mm/dd/yy", day, custom("mm/dd/yy"), "", Date, "1980-01-12"},
		{"yy-mm", day, custom("yy-mm"), "", Date, "1980-01"},
		{"month in English", day, custom("mmm yyyy"), "", Date, "1980-01"},
		{"numbered format by Apache POI", day, custom("reserved-0x1F"), "", Date, "1980-01-12"},
		{"short year text", "80-05", nil, "80-05", Text, ""},
		{"local", day, custom(`[$-F800]dddd\,\ mmmm\ dd\,\ yyyy`), "", Text, ""},
	}
	f := excelize.NewFile()
	for i, c := range cases {
		at, _ := excelize.CoordinatesToCellName(2, i+1)
		if err := f.SetCellValue("Sheet1", at, c.value); err != nil {
			t.Fatal(err)
		}
		if c.style != nil {
			id, err := f.NewStyle(c.style)
			if err != nil {
				t.Fatal(err)
			}
			_ = f.SetCellStyle("Sheet1", at, at, id)
		}
	}
	_ = f.MergeCell("Sheet1", "C1", "D3")
	_ = f.SetCellValue("Sheet1", "C1", "组")
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	book, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	g := &book.Sheets[0]
	for i, c := range cases {
		got := g.At(i, 1)
		if c.text != "" && got.Text != c.text || c.name != "local" && (got.Kind != c.kind || got.Raw != c.raw) {
			t.Errorf("%s: got %+v, want %q %d %q", c.name, got, c.text, c.kind, c.raw)
		}
	}
	if got := g.At(2, 2).Text; got != "组" {
		t.Errorf("merged block shows %q", got)
	}
}
