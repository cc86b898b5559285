package han

import (
	"slices"
	"testing"
)

func TestNatural(t *testing.T) {
	for _, want := range [][]string{
		{"第一选区", "第二选区", "第三选区", "第九选区", "第十选区", "第十一选区", "第二十选区", "第二十一选区", "第一百零二选区", "第一百一十选区"},
		{"第1选区", "第2选区", "第10选区", "第１１选区", "第100选区"},
		{"东一村", "东二村", "东十村", "西一村"},
		{"一里村", "三里村", "十里村", "北港村"},
		{"", "村", "村一"},
	} {
		got := slices.Clone(want)
		slices.Reverse(got)
		slices.SortFunc(got, Natural)
		if !slices.Equal(got, want) {
			t.Errorf("%v", got)
		}
	}
}

// FuzzNatural: an order is one, whatever the names.
func FuzzNatural(f *testing.F) {
	f.Add("第二选区", "第十选区", "第1选区")
	f.Add("十十十十", "99999999999999999999", "零")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if Natural(a, b) != -Natural(b, a) || Natural(a, a) != 0 {
			t.Errorf("%q %q", a, b)
		}
		if Natural(a, b) <= 0 && Natural(b, c) <= 0 && Natural(a, c) > 0 {
			t.Errorf("%q %q %q", a, b, c)
		}
	})
}
