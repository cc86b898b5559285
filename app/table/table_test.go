package table

import (
	"strings"
	"testing"
)

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		text, typed string
		want        bool
	}{
		{"赵启明", "zqm", true}, {"赵启明", "qm", true}, {"赵启明", "zhaoq", true}, {"赵启明", "启", true}, {"赵启明", "zqq", false},
		{"单桂英", "sgy", true}, {"单桂英", "dgy", true}, {"仇和", "qh", true}, {"解丽", "xl", true}, {"曾赟", "zy", true}, {"尉迟芳", "ycf", true},
		{"尉迟芳", "wcf", true},
		{"高𬭎", "gh", true}, {"贾　娟", "贾娟", true}, {"东港水产 400 kVA", "400KVA", true}, {"", "a", false}, {"赵启明", "", true},
	} {
		k := NewKey(c.text)
		if got := k.Matches(Query(c.typed)); got != c.want {
			t.Errorf("%q in %q: %v", c.typed, c.text, got)
		}
	}
	if got := Initials("赵启明"); got != "zqm" {
		t.Error(got)
	}
}

func TestSortKeyReadsFamilyNames(t *testing.T) {
	for i, group := range [][]string{{"曹军", "陈国栋", "单淑珍", "沈超", "曾军", "张伟"}, {"第2选区", "第10选区"},
		{"第一选区", "第二选区", "第3选区", "第十选区", "第十一选区", "第二十选区"}} {
		for j := 1; j < len(group); j++ {
			if sortKey(group[j-1]) >= sortKey(group[j]) {
				t.Errorf("%d: %s is not before %s", i, group[j-1], group[j])
			}
		}
	}
}

func TestRank(t *testing.T) {
	for _, c := range []struct {
		text, typed string
		want        int
	}{{"曾军", "zj", 0}, {"赵军", "zj", 0}, {"丁建华", "zj", 1}, {"冯志强", "zj", 2}, {"张建华", "zj", 1}, {"李张军", "zj", 2}, {"沈超", "sc", 0}} {
		k := NewKey(c.text)
		if got := k.Rank(c.typed); got != c.want {
			t.Errorf("%q in %q: %d, want %d", c.typed, c.text, got, c.want)
		}
	}
}

type row struct {
	name string
	n    int
	day  string
}

func TestView(t *testing.T) {
	v := NewView([]Column[*row]{
		Of("name", "姓名", 4, func(r *row) string { return r.name }),
		{Name: "n", Head: "次", Cell: func(r *row) Cell { return N(r.n) }},
		{Name: "day", Head: "日期", Cell: func(r *row) Cell { return D(r.day) }},
	})
	v.SetRows([]*row{{"赵启明", 10, "2026-11-02"}, {"陈国栋", 9, ""}, {"高𬭎", 100, "2026-01-30"}, {"阿不都", 1, "2025-12-31"}})
	names := func() string {
		var all []string
		for i := range v.Len() {
			all = append(all, v.At(i).name)
		}
		return strings.Join(all, " ")
	}
	for _, c := range []struct {
		by   string
		down bool
		want string
	}{
		{"", false, "赵启明 陈国栋 高𬭎 阿不都"}, {"name", false, "阿不都 陈国栋 高𬭎 赵启明"}, {"n", false, "阿不都 陈国栋 赵启明 高𬭎"},
		{"n", true, "高𬭎 赵启明 陈国栋 阿不都"}, {"day", false, "阿不都 高𬭎 赵启明 陈国栋"}, {"day", true, "赵启明 高𬭎 阿不都 陈国栋"},
	} {
		if v.SortBy(c.by, c.down); names() != c.want {
			t.Errorf("by %s down %v: %s", c.by, c.down, names())
		}
	}
	v.SortBy("", false)
	if v.SetFilter("g 1"); names() != "陈国栋 高𬭎" && names() != "高𬭎" {
		t.Error(names())
	}
	v.SetFilter("zqm")
	v.Keep(func(r *row) bool { return r.n > 10 })
	if v.Len() != 0 {
		t.Error(names())
	}
}
