package offices

import (
	"errors"
	"reflect"
	"testing"

	"liujin/app/sheets"
)

func read1(t *testing.T, text string) ([]Office, error) {
	t.Helper()
	book, err := sheets.Pasted(text)
	if err != nil {
		t.Fatal(err)
	}
	return Read(book)
}

// A pasted list is read by its heads, in whatever order they stand; and by what stands in its columns where it has none.
func TestRead(t *testing.T) {
	qing := Office{Name: "青龙镇人大", Code: "330482101", Contact: "王小明", Phone: "13900001001"}
	bai := Office{Name: "白鹤乡人大", Code: "330482202", Contact: "李冬", Phone: "0577-61234567"}
	at := func(row int, o Office) Office { o.Row = row; return o }
	for name, c := range map[string]struct {
		text string
		want []Office
	}{
		"by heads": {"序号\t单位名称\t代码\t联系人\t电话\n1\t青龙镇人大\t330482101\t王小明\t13900001001\n2\t白鹤乡人大\t３３０４８２２０２\t李冬\t0577-61234567\n",
			[]Office{at(2, qing), at(3, bai)}},
		"another order, a title, a code of statisticians": {"全县乡镇通讯录\n联系电话\t人大秘书\t乡镇（街道）\t区划代码\n139 0000 1001\t王小明\t青龙镇人大\t330482101000\n",
			[]Office{at(3, qing)}},
		"without heads": {"青龙镇人大\t330482101\t王小明\t13900001001\n白鹤乡人大\t330482202\t李冬\t0577-61234567\n", []Office{at(1, qing), at(2, bai)}},
		"commas":        {"单位,代码\n青龙镇人大,330482101\n", []Office{{Row: 2, Name: "青龙镇人大", Code: "330482101"}}},
		"how they report": {"单位名称\t简称\t用填报表\n青龙镇人大\t青龙镇\t是\n白鹤乡人大\t\t否\n石桥镇人大\t\t\n",
			[]Office{{Row: 2, Name: "青龙镇人大", Short: "青龙镇", ByHand: true, Told: true}, {Row: 3, Name: "白鹤乡人大", Told: true},
				{Row: 4, Name: "石桥镇人大"}}},
		"faults": {"单位名称\t代码\t电话\n青龙镇人大\t3304821\t1390000\n",
			[]Office{{Row: 2, Name: "青龙镇人大", Fault: "代码“3304821”不是 6、9 或 12 位数字；电话不是 11 位手机号，也不是带区号的座机"}}},
	} {
		got, err := read1(t, c.text)
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v (%v)", name, got, err)
		}
	}
	for _, text := range []string{"今天下午三点开会", "姓名\t电话\n李冬\t13900001001\n", ""} {
		if got, err := read1(t, text); !errors.Is(err, ErrNone) {
			t.Errorf("%q: %+v (%v)", text, got, err)
		}
	}
}

// Whatever is pasted is read or refused.
func FuzzRead(f *testing.F) {
	f.Add("单位名称\t代码\n青龙镇人大\t330482101\n")
	f.Add("青龙镇人大\t330482101\t王小明\t13900001001\n\n\t\t")
	f.Fuzz(func(t *testing.T, text string) {
		if book, err := sheets.Pasted(text); err == nil {
			_, _ = Read(book)
		}
	})
}
