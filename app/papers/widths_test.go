package papers

import (
	"strings"
	"testing"

	"liujin/app/days"
)

func TestMonthHeads(t *testing.T) {
	for span, want := range map[string]string{"2026-01-31 2026-03-01": "1月 2月 3月", "2026-12-01 2027-01-31": "2026年|12月 2027年|1月",
		"2026-12-01 2026-11-01": "", "x y": ""} {
		from, to, _ := strings.Cut(span, " ")
		if got := strings.ReplaceAll(strings.Join(monthHeads(from, len(days.Months(from, to))), " "), "\n", "|"); got != want {
			t.Errorf("%s: %s, want %s", span, got, want)
		}
	}
}

// A level's place is the same whatever the county and the town are called there.
func TestLevels(t *testing.T) {
	for level, want := range map[string]string{"全国": "全国", "省": "省", "市": "市", "县": "县", "区": "区", "镇": "", "乡": "", "": "", "村": ""} {
		if got := above(level); got != want {
			t.Errorf("%s: %q", level, got)
		}
	}
}

func TestBroken(t *testing.T) {
	for name, want := range map[string]string{"东港镇代表之家": "东港镇代表之家", "港口社区代表联络站": "港口社区|代表联络站", "东港镇人大代表之家": "东港镇|人大代表之家",
		"阿依古丽·买买提":      "阿依古丽·|买买提",
		"一个没有常见字样的很长名字": "一个没有常见字样的很长名字", "代表联络站代表联络站": "代表联络站代表联络站", "": ""} {
		if got := strings.ReplaceAll(broken(name, 7.2), "\n", "|"); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
