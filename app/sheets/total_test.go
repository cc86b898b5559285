package sheets

import (
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"liujin/app/table"
)

// A total in words reaches over the empty cells behind it and is as high as it needs; short texts stand in the middle.
func TestTotalInWords(t *testing.T) {
	words := "收到 41 件，交办 38 件，办结 26 件，办结率 68.4%，满意率 96.2%"
	e := Export{Title: "台账", Unit: "东港镇人大", Day: "2026-11-12", Heads: []string{"序号", "层级", "内容", "日期", "次数"},
		Widths: []float32{2.5, 4, 10, 5.5, 4},
		Rows:   [][]table.Cell{{table.N(1), table.T("镇"), table.T("路灯有五盏不亮，晚上骑车不安全。"), table.D("2026-11-02"), table.N(3)}},
		Total:  []table.Cell{table.T("合计"), {}, table.T(words), {}, table.N(3)}}
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := WriteXLSX(path, e); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	merged, err := f.GetMergeCells("台账")
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, m := range merged {
		found = found || m.GetStartAxis() == "C5" && m.GetEndAxis() == "D5" && m.GetCellValue() == words
	}
	high, err := f.GetRowHeight("台账", 5)
	if err != nil || !found || high < 2*14.5 {
		t.Errorf("%v, %.1f high, %v", merged, high, err)
	}
	if value, _ := f.GetCellValue("台账", "E5"); value != "3" {
		t.Errorf("the number behind it is %q", value)
	}
	for at, want := range map[string]string{"B4": "center", "C4": "left"} {
		id, _ := f.GetCellStyle("台账", at)
		if style, err := f.GetStyle(id); err != nil || style.Alignment.Horizontal != want {
			t.Errorf("%s: %v %v", at, style, err)
		}
	}
}
