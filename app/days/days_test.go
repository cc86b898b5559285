package days

import (
	"slices"
	"strings"
	"testing"
)

func TestAfter(t *testing.T) {
	for _, c := range []struct {
		day  string
		by   int
		want string
	}{
		{"2026-11-12", 1, "2026-11-13"}, {"2026-12-31", 1, "2027-01-01"}, {"2028-03-01", -1, "2028-02-29"}, {"2026-11-12", 0, "2026-11-12"},
		{"乱写", 1, "乱写"}, {"", 1, ""},
	} {
		if got := After(c.day, c.by); got != c.want {
			t.Errorf("%s %+d: %s, want %s", c.day, c.by, got, c.want)
		}
		if Is(c.day) && Between(c.day, c.want) != c.by {
			t.Errorf("from %s to %s: %d days", c.day, c.want, Between(c.day, c.want))
		}
	}
}

func TestEach(t *testing.T) {
	for span, want := range map[string]string{
		"2026-12-25 2027-01-10": "2026-12-25 2027-01-01 2027-01-08", "2026-11-12 2026-11-12": "2026-11-12", "2026-11-12 2026-11-11": "",
		"2026-02-31 2026-11-12": "", "x 2026-11-12": "", "2026-11-12 ": "", "9999-12-30 9999-12-31": "9999-12-30",
	} {
		from, to, _ := strings.Cut(span, " ")
		if got := strings.Join(slices.Collect(Each(from, to, 7)), " "); got != want {
			t.Errorf("%s: %s, want %s", span, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	for span, want := range map[string]int{"2026-11-12 2026-11-12": 1, "2026-11-01 2026-11-30": 30, "2026-11-12 2026-11-10": -1,
		"x 2026-11-10": 0, "2026-11-10 x": 0} {
		from, to, _ := strings.Cut(span, " ")
		if got := Count(from, to); got != want {
			t.Errorf("%s: %d, want %d", span, got, want)
		}
	}
}

func TestMonth(t *testing.T) {
	for day, want := range map[string]string{"2026-11-12": "2026-11-01 2026-11-30", "2028-02-29": "2028-02-01 2028-02-29", "x": "x x"} {
		if first, last := Month(day); first+" "+last != want {
			t.Errorf("%s: %s %s, want %s", day, first, last, want)
		}
	}
	for by, want := range map[int]string{0: "2026-01-01", 1: "2026-02-01", -1: "2025-12-01", 13: "2027-02-01"} {
		if got := MonthAfter("2026-01-31", by); got != want {
			t.Errorf("%d months on: %s, want %s", by, got, want)
		}
	}
	for span, want := range map[string]string{"2026-01-31 2026-03-01": "2026-01-01 2026-02-01 2026-03-01", "2026-12-01 2026-11-01": "",
		"x y": ""} {
		from, to, _ := strings.Cut(span, " ")
		var got []string
		for _, m := range Months(from, to) {
			got = append(got, ISO(m))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", span, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for day, want := range map[string]string{"2026-11-04": "11月4日 2026年11月4日 星期三", "2026-11-15": "11月15日 2026年11月15日 星期日", "乱写": "乱写 乱写 "} {
		if got := Short(day) + " " + Long(day) + " " + Weekday(day, "星期"); got != want {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
	}
	if got := FromMonday("周"); !slices.Equal(got, []string{"周一", "周二", "周三", "周四", "周五", "周六", "周日"}) {
		t.Error(got)
	}
}

func TestInMonths(t *testing.T) {
	for span, want := range map[string]string{
		"2026-11-01 2026-11-30": "2026年11月", "2028-02-01 2028-02-29": "2028年2月", "2026-10-01 2026-12-31": "2026年10月至12月",
		"2026-01-01 2026-12-31": "2026年",
		"2026-11-01 2027-01-31": "2026年11月至2027年1月", "2026-11-01 2026-11-29": "2026年11月1日至29日", "2026-11-05 2026-11-05": "2026年11月5日",
		"x y":                   "x至y",
		"2026-11-05 2026-12-04": "2026年11月5日至12月4日", "2026-11-05 2027-01-04": "2026年11月5日至2027年1月4日",
	} {
		from, to, _ := strings.Cut(span, " ")
		if got := InMonths(from, to); got != want {
			t.Errorf("%s: %s, want %s", span, got, want)
		}
	}
}

func TestSpan(t *testing.T) {
	s := Span{From: "2026-10-10", To: "2026-11-09"}
	if s.Until("2026-10-10").Words() != "10月10日" || s.Until("2026-10-20").Words() != "10月10日—20日" || s.Words() != "10月10日—11月9日" ||
		s.Until("2026-01-01").To != s.From {
		t.Error(s.Until("2026-10-20").Words(), s.Words())
	}
	if MonthSpan("2026-11-12") != (Span{From: "2026-11-01", To: "2026-11-30"}) {
		t.Error(MonthSpan("2026-11-12"))
	}
	for day, want := range map[string]float64{"2026-10-09": 0, "2026-10-10": 1.0 / 31, "2026-11-09": 1, "2027-01-01": 1} {
		if got := s.Gone(day); got != want {
			t.Errorf("%s: %g, want %g", day, got, want)
		}
	}
	if (Span{From: "2026-10-10", To: "x"}).Gone("2026-10-11") != 0 {
		t.Error("no span, and a part of it is gone")
	}
}

func TestPartsOfAYear(t *testing.T) {
	for _, c := range []struct {
		of   func(string) Span
		day  string
		want Span
		name string
	}{
		{MonthSpan, "2028-02-29", Span{"2028-02-01", "2028-02-29"}, "2028年2月"},
		{MonthSpan, "2100-02-10", Span{"2100-02-01", "2100-02-28"}, "2100年2月"},
		{QuarterSpan, "2028-02-29", Span{"2028-01-01", "2028-03-31"}, "2028年第1季度"},
		{QuarterSpan, "2026-04-01", Span{"2026-04-01", "2026-06-30"}, "2026年第2季度"},
		{QuarterSpan, "2026-09-30", Span{"2026-07-01", "2026-09-30"}, "2026年第3季度"},
		{QuarterSpan, "2026-12-31", Span{"2026-10-01", "2026-12-31"}, "2026年第4季度"},
		{HalfSpan, "2026-06-30", Span{"2026-01-01", "2026-06-30"}, "2026年上半年"},
		{HalfSpan, "2026-07-01", Span{"2026-07-01", "2026-12-31"}, "2026年下半年"},
		{YearSpan, "2026-11-12", Span{"2026-01-01", "2026-12-31"}, "2026年"},
		{QuarterSpan, "开春", Span{"开春", "开春"}, "开春至开春"},
	} {
		if got := c.of(c.day); got != c.want || got.Name() != c.name {
			t.Errorf("%s: %v %s, want %v %s", c.day, got, got.Name(), c.want, c.name)
		}
	}
	if name := (Span{"2026-11-12", "2026-12-12"}).Name(); name != "2026年11月12日至12月12日" {
		t.Error(name)
	}
}

// Before a month, quarter, half or year comes another; other days have none before them.
func TestSpanBefore(t *testing.T) {
	for _, c := range []struct{ of, want Span }{
		{MonthSpan("2026-01-12"), MonthSpan("2025-12-01")}, {MonthSpan("2026-03-31"), Span{"2026-02-01", "2026-02-28"}},
		{QuarterSpan("2026-01-01"), QuarterSpan("2025-12-31")}, {HalfSpan("2026-07-01"), HalfSpan("2026-01-01")},
		{YearSpan("2026-07-01"), YearSpan("2025-01-01")}, {Span{"2026-11-02", "2026-11-30"}, Span{}}, {Span{}, Span{}},
	} {
		if got := c.of.Before(); got != c.want {
			t.Errorf("before %v: %v, want %v", c.of, got, c.want)
		}
	}
}

func TestPartSpan(t *testing.T) {
	if got := Parts(); len(got) != 19 || got[0] != "全年" || got[18] != "12月" {
		t.Error(got)
	}
	for name, want := range map[string]string{"全年": "2028-01-01 2028-12-31 2028年", "上半年": "2028-01-01 2028-06-30 2028年上半年",
		"下半年": "2028-07-01 2028-12-31 2028年下半年", "第1季度": "2028-01-01 2028-03-31 2028年第1季度",
		"第4季度": "2028-10-01 2028-12-31 2028年第4季度", "2月": "2028-02-01 2028-02-29 2028年2月",
		"12月": "2028-12-01 2028-12-31 2028年12月"} {
		if s := PartSpan(2028, name); s.From+" "+s.To+" "+s.Name() != want {
			t.Errorf("%s: %v %s, want %s", name, s, s.Name(), want)
		}
	}
	if s := PartSpan(2027, "2月"); s.To != "2027-02-28" {
		t.Error(s)
	}
	if s := PartSpan(2028, "13月"); s != (Span{}) {
		t.Error(s)
	}
}

// A span of what are no days, as a damaged ledger may store it, has words all the same, and no months and years.
func TestSpanOfAnything(t *testing.T) {
	for _, s := range []Span{{}, {"0", "9"}, {"", "2026-11-12"}, {"2026-1", "2026-1"}, {"中", "文"}, {"2026-13-01", "2026-13-40"}} {
		if s.Words() == "\x00" || len(Months(s.From, s.To)) > 0 || len(Years(s.From, s.To)) > 0 || s.Gone("x") > 1 {
			t.Errorf("%+v", s)
		}
		_, _ = s.Name(), s.Until("5")
	}
	if years := Years("2026-12-31", "2028-01-01"); !slices.Equal(years, []int{2026, 2027, 2028}) {
		t.Errorf("%v", years)
	}
}

func TestReadSpan(t *testing.T) {
	for text, want := range map[string]string{"2026": "2026-01-01 2026-12-31", "2026-Q1": "2026-01-01 2026-03-31",
		"2026-Q4": "2026-10-01 2026-12-31", "2026-02": "2026-02-01 2026-02-28", "2026-11-05..2026-11-09": "2026-11-05 2026-11-09",
		"2026-Q5": "", "2026-13": "", "2026-11-31..2026-12-01": "", "2026-12-02..2026-12-01": "", "": "", "11月": "", "2026-Q": ""} {
		s, ok := ReadSpan(text)
		if got := s.From + " " + s.To; ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q %v", text, got, ok)
		}
	}
}
