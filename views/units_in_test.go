package views

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"liujin/data"
	"liujin/views/kit"
)

// A county that begins pastes its list of towns, or drops it as a table, and registers it by Enter; a roster that is dropped there goes
// where rosters go.
func TestCountyPastesItsTowns(t *testing.T) {
	s := emptyCounty(t, kit.Theme{}, data.OfficeCounty)
	h := &hand{Shell: s, t: t}
	list := "单位名称\t代码\t联系人\t电话\t用填报表\n"
	for i := range 15 {
		r := townBelow(i)
		list += fmt.Sprintf("%s\t%s\t王小明\t1390000%04d\t%s\n", r.name, r.code, i, []string{"", "是"}[i%2])
	}
	h.Go("summary")
	capture(t, s, "units-none")
	fyne.CurrentApp().Clipboard().SetContent(list + "第9镇人大\t\t\t\t\n")
	h.Go("office")
	h.keys(&fyne.ShortcutPaste{})
	h.seen("新增 15", "不登记 1", "登记 15 个乡镇街道", "和第 10 行是同一个单位或代码相同")
	capture(t, s, "units-pasted")
	h.enter()
	h.quiet("registering a list")
	h.spent("fifteen towns registered", 2)
	if all, err := h.below.Units(); err != nil || len(all) != 15 || !all[1].ByHand || h.current != "office" {
		t.Errorf("%d on %s, %v", len(all), h.current, err)
	}
	capture(t, s, "units-registered")
	path := filepath.Join(t.TempDir(), "通讯录.csv")
	if err := os.WriteFile(path, []byte("单位,代码,简称\n第1镇人大,"+townBelow(0).code+",一镇\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.drop(path)
	h.seen("补全 1", "补上简称")
	h.sure("登记 1 个乡镇街道")
	roster := filepath.Join(t.TempDir(), "名册.csv")
	if err := os.WriteFile(roster, []byte("姓名,手机号,代表小组\n李冬,13900001001,第一小组\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.drop(roster)
	h.seen("导入代表名册")
}
