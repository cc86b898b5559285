package form_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/upward"
	"liujin/app/upward/form"
	"liujin/data"
)

// A superior's own table is filled where its marks stand: numbers as numbers, formats, merges, formulas and print set-up as they were; a
// mark that nothing stands for stays to be seen, and is told.
func TestAFormIsFilled(t *testing.T) {
	b := upward.New(apptest.SampleOn(t, apptest.SampleDay))
	p := upward.Period(days.MonthSpan(apptest.SampleDay))
	folder := t.TempDir()
	in, out := filepath.Join(folder, "表样.xlsx"), filepath.Join(folder, "填好.xlsx")
	f := excelize.NewFile()
	style := apptest.Must(f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 16}, NumFmt: 1}))(t)
	for cell, text := range map[string]string{"A1": "{{单位}}{{报送期}}情况", "B3": "{{市场主体.完成}}", "C3": " {{ 意见建议.收到 }} ",
		"D3": "{{没有这一项}}", "E3": "共 {{村居社区.完成}} 场，{{没有这一项}}"} {
		if err := f.SetCellValue("Sheet1", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	land := "landscape"
	for _, err := range []error{f.SetCellStyle("Sheet1", "B3", "B3", style), f.MergeCell("Sheet1", "A1", "E1"),
		f.SetCellFormula("Sheet1", "F3", "B3+C3"), f.SetPageLayout("Sheet1", &excelize.PageLayoutOptions{Orientation: &land}),
		f.SaveAs(in)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	done, open, err := form.Fill(b, p, in, out)
	if err != nil || done != 5 || !slices.Equal(open, []string{"没有这一项"}) {
		t.Fatal(done, open, err)
	}
	counts := apptest.Must(b.Own(p.From, p.To))(t)
	got := apptest.Must(excelize.OpenFile(out))(t)
	defer got.Close()
	cell := func(at string) string { return apptest.Must(got.GetCellValue("Sheet1", at))(t) }
	kind, err := got.GetCellType("Sheet1", "B3")
	if err != nil || kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString {
		t.Error("a figure is text", kind, err)
	}
	if cell("B3") != "13" || counts.Walks[1].Done != 13 || cell("D3") != "{{没有这一项}}" || cell("C3") != "15" ||
		!strings.HasPrefix(cell("E3"), "共 9 场，{{") || !strings.HasSuffix(cell("A1"), "2026年11月情况") {
		t.Error(cell("A1"), cell("B3"), cell("C3"), cell("D3"), cell("E3"))
	}
	if is := apptest.Must(got.GetCellStyle("Sheet1", "B3"))(t); is != style {
		t.Error("its format went")
	}
	if m := apptest.Must(got.GetMergeCells("Sheet1"))(t); len(m) != 1 {
		t.Error(m)
	}
	if formula := apptest.Must(got.GetCellFormula("Sheet1", "F3"))(t); formula != "B3+C3" {
		t.Error(formula)
	}
	if l := apptest.Must(got.GetPageLayout("Sheet1"))(t); *l.Orientation != land {
		t.Error(*l.Orientation)
	}
	if _, _, err := form.Fill(b, p, filepath.Join(folder, "无.xlsx"), out); !data.Is(err, app.Refused) {
		t.Error(err)
	}
	empty := filepath.Join(folder, "空.xlsx")
	if err := excelize.NewFile().SaveAs(empty); err != nil {
		t.Fatal(err)
	}
	if _, _, err := form.Fill(b, p, empty, out); !data.Is(err, app.Refused) || !strings.Contains(err.Error(), "标记") {
		t.Error(err)
	}
}

// Every figure has one mark, and no two have the same.
func TestMarksAreUnique(t *testing.T) {
	b := upward.New(apptest.SampleOn(t, apptest.SampleDay))
	p := upward.Period(days.MonthSpan(apptest.SampleDay))
	seen := map[string]bool{}
	all := apptest.Must(form.Marks(b, p))(t)
	for _, m := range all {
		if seen[m.Name] || m.Name == "" || m.Meaning == "" {
			t.Errorf("%+v", m)
		}
		seen[m.Name] = true
	}
	l := apptest.Must(form.MarkListing(b, p))(t)
	if len(l.Rows) != len(all) || len(all) < 120 {
		t.Error(len(l.Rows), len(all))
	}
}
