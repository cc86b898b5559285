package views

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"liujin/app/intake/booktest"
	"liujin/app/upward/below"
	"liujin/data"
	"liujin/views/kit"
)

// fillsIn has the county's first towns fill in tables.
func (h *hand) fillsIn(towns int) {
	h.t.Helper()
	all, err := h.below.Units()
	if err != nil {
		h.t.Fatal(err)
	}
	for i := range all[:towns] {
		all[i].ByHand = true
		if err := h.below.SaveUnit(&all[i]); err != nil {
			h.t.Fatal(err)
		}
	}
	q := data.Requirement{Name: november.Name, Since: november.From, Until: november.To, Due: "2026-12-05"}
	if err := h.below.SaveRequirement(&q); err != nil {
		h.t.Fatal(err)
	}
}

// forms writes the tables of November, by the act that stands on the screen.
func (h *hand) forms(towns int) (paths []string) {
	h.t.Helper()
	h.sure(wordForms)
	h.answer(kit.WordSave)
	capture(h.t, h.Shell, "forms-written")
	h.answer(kit.WordClose)
	paths, err := filepath.Glob(filepath.Join(h.outFolder(), "填报表-2026年11月", "*-2026年11月-填报表.xlsx"))
	if err != nil || len(paths) != towns {
		h.t.Fatalf("%v, %v", paths, err)
	}
	return paths
}

// The tables of all units without the program are written in two actions from 汇总; filled in, they are dropped on whatever page is open and
// taken in by Enter; one that is filled in wrongly stays outside, with a copy that shows where. What lies in the folder is not written over
// unasked.
func TestCountyReceivesForms(t *testing.T) {
	h := countyWith(t, 3)
	h.fillsIn(2)
	h.Go("summary")
	paths := h.forms(2)
	for i, path := range paths {
		cells := map[string]any{}
		for k := range below.Asked {
			cells[fmt.Sprintf("D%d", 5+k)] = 7 - i*k // the second has less than nothing
		}
		booktest.Type(t, path, cells)
	}
	h.actions = 0
	h.Go("deputy")
	h.drop(paths...)
	h.seen("新 1", "填错 1", "收下 1 份", "2026年11月　填报表", "另存一份标出错处的…")
	capture(t, h.Shell, "forms-received")
	h.sure("另存一份标出错处的…")
	h.answer(kit.WordSave)
	h.answer(kit.WordClose)
	marked := filepath.Join(h.outFolder(), "第2镇人大-2026年11月-填报表-问题标注.xlsx")
	if _, err := os.Stat(marked); err != nil {
		t.Error(err)
	}
	h.actions = 0
	h.sure("收下 1 份")
	h.quiet("receiving a table")
	page := h.built["summary"].Edit.(*summaryScreen)
	if h.current != "summary" || page.now.Reported() != 1 || page.now.Units[0].Counted.Source != data.SourceForm {
		t.Fatalf("%s, %+v", h.current, page.now.Units[0].Counted)
	}
	h.seen("填报表，数字全都一样")
	capture(t, h.Shell, "forms-summary")
	page.open(&page.now.Units[0], "walk1.done")
	h.seen("走进村居社区 7 场", "打开原件", "退回…")
	capture(t, h.Shell, "forms-unit")

	h.sure(wordForms) // of all units again
	h.answer(kit.WordSave)
	h.seen("已经有第1镇人大的填报表")
	capture(t, h.Shell, "forms-there")
	h.answer(kit.WordCancel)
	if read := booktest.Open(t, paths[0]); read.Sheets[0].At(4, 3).Text != "7" {
		t.Error("a table that was filled in was written over")
	}
	h.Go("requirement")
	h.built["requirement"].Edit.(interface{ SelectFirst() }).SelectFirst()
	h.sure(wordForms)
	h.seen("每个单位一份")
	capture(t, h.Shell, "forms-asked")
	h.answer(kit.WordCancel)
}

// In a ledger to which no office reports a table is told where it belongs; where nobody fills in tables, what is to be ticked.
func TestFormWhereItDoesNotBelong(t *testing.T) {
	h := countyWith(t, 1)
	h.fillsIn(1)
	h.Go("summary")
	path := h.forms(1)[0]
	town := &hand{Shell: sampleShell(t, kit.Theme{}), t: t}
	before := town.state()
	town.drop(path)
	town.seen("不用填它")
	town.answer(kit.WordOK)
	if town.covered || town.state() != before {
		t.Error("it changed something")
	}
	none := countyWith(t, 1)
	none.fillsIn(0)
	none.Go("requirement")
	none.built["requirement"].Edit.(interface{ SelectFirst() }).SelectFirst()
	none.sure(wordForms)
	none.seen("没有用本程序，填报表上报")
}
