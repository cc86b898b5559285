package views

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"liujin/views/kit"
)

// The superior's own table is filled from the page 上报, and says which marks nothing stands for; one without marks is told.
func TestAFormIsFilledInTheWindow(t *testing.T) {
	h := sitting(t, sampleCopy(t), lastWeek)
	template, empty := filepath.Join(t.TempDir(), "县表样.xlsx"), filepath.Join(t.TempDir(), "空表.xlsx")
	f := excelize.NewFile()
	if err := f.SaveAs(empty); err != nil {
		t.Fatal(err)
	}
	for cell, text := range map[string]string{"A1": "{{单位}}", "B1": "{{市场主体.完成}}", "C1": "{{不认得的}}"} {
		if err := f.SetCellValue("Sheet1", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(template); err != nil {
		t.Fatal(err)
	}
	h.reporting()
	h.click("填上级的表样…")
	h.fill(template)
	h.answer("打开")
	h.answer(kit.WordSave)
	files, err := filepath.Glob(filepath.Join(h.outFolder(), "县表样-*.xlsx"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	h.answer(kit.WordClose)
	h.reporting()
	h.click("填上级的表样…")
	h.fill(empty)
	h.answer("打开")
	h.answer(kit.WordSave)
	if said := h.status.text.Text; !strings.Contains(said, "标记") {
		t.Error(said)
	}
}
