package below_test

import (
	"fmt"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/upward/below"
	"liujin/data"
)

// A county that begins with fifteen towns pastes one list; it is one undo, and pasted again it changes nothing.
func TestFifteenTownsInOnePaste(t *testing.T) {
	b := county(t, 0)
	var list strings.Builder
	list.WriteString("序号\t单位名称\t代码\t联系人\t电话\t简称\t用填报表\n")
	for i := range 15 {
		fmt.Fprintf(&list, "%d\t%s\t%s000\t王%c\t1390000%04d\t第%d镇\t%s\n", i+1, townName(i), townCode(i), '一'+rune(i), i, i+1,
			[]string{"否", "是"}[i%2])
	}
	list.WriteString("16\t青河新城街道人大工委\t330482299\t\t\t\t\n")
	in := apptest.Must(b.PastedUnits(list.String()))(t)
	if n := below.CountUnits(in); n[below.UnitMade] != 16 {
		t.Fatalf("%v %+v", n, in)
	}
	if taken, err := b.TakeUnits(in); err != nil || taken != 16 {
		t.Fatal(taken, err)
	}
	units := apptest.Must(b.Units())(t)
	last := units[15]
	if len(units) != 16 || units[1].Name != "第2镇人大" || units[1].Code != townCode(1) || !units[1].ByHand || units[0].ByHand ||
		units[2].Phone != "13900000002" || units[0].Level != data.OfficeTown || last.Level != data.OfficeStreet {
		t.Errorf("%+v", units)
	}
	again := apptest.Must(b.PastedUnits(list.String()))(t)
	if n := below.CountUnits(again); n[below.UnitKnown] != 16 {
		t.Errorf("%v", n)
	}
	if taken, err := b.TakeUnits(again); err != nil || taken != 0 {
		t.Error(taken, err)
	}
	if err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	if units = apptest.Must(b.Units())(t); len(units) > 0 {
		t.Errorf("%+v", units)
	}
}

// What is registered is completed, by code or by name, and never changed; each line that is not taken says why.
func TestListMeetsWhatIsRegistered(t *testing.T) {
	b := county(t, 2)
	in := apptest.Must(b.PastedUnits("单位名称\t代码\t联系人\t电话\n" +
		"第一镇人大\t" + townCode(0) + "\t王一\t13900000001\n" + // known by its code
		"第2镇人民代表大会主席团\t330482888\t王二\t\n" + // by its name
		"第3镇人大\t\t王三\t\n第4镇人大\t330482104\t\t12\n第5镇人大\t330482104\t\t\n青河县人大常委会\t330482\t\t\n第6镇人大\t440482106\t\t\n"))(t)
	var said []string
	for i := range in {
		said = append(said, fmt.Sprintf("%s|%s|%s|%s|%s", in[i].Outcome, in[i].Name, in[i].Code, in[i].Phone, in[i].Why))
	}
	want := []string{"补全|第1镇人大|330482101|13900000001|补上联系人、电话", "补全|第2镇人大|330482102||补上联系人；名单里是代码330482888，没有改",
		"不登记|第3镇人大|||请填写行政区划代码：上报文件凭它认单位", "新增|第4镇人大|330482104||电话", "不登记|第5镇人大|330482104||和第 5 行是同一个单位或代码相同",
		"不登记|青河县人大常委会|330482||这是本单位", "新增|第6镇人大|440482106||代码不是以本单位的 330482 开头，请核对"}
	for i := range want {
		if i >= len(said) || !strings.HasPrefix(said[i], want[i]) {
			t.Errorf("%d: %s", i, said)
		}
	}
	if _, err := b.PastedUnits("下午开会"); !data.Is(err, data.BadFile) {
		t.Error(err)
	}
}
