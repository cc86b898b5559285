package han

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// What stands in brackets stays together, of whatever width they are; one that is never closed holds nothing, and a text that is full of
// brackets takes no time.
func TestParts(t *testing.T) {
	sep := regexp.MustCompile(`、`)
	for in, want := range map[string]string{
		"甲、乙": "甲|乙", "第二选区（河东村、河西村）、丙": "第二选区（河东村、河西村）|丙", "甲(乙、丙）、丁": "甲(乙、丙）|丁", "甲（乙、丙": "甲（乙|丙",
		"［甲、乙］、【丙、丁]": "［甲、乙］|【丙、丁]", "（甲【乙、丙）、丁】、戊": "（甲【乙、丙）|丁】|戊", "甲）、乙": "甲）|乙", "（（甲、乙）、丙）、丁": "（（甲、乙）、丙）|丁",
		"「甲、乙」、『丙、丁』": "「甲、乙」|『丙、丁』", "（甲、乙】、丙": "（甲|乙】|丙", "": "", "、、": "",
	} {
		if got := strings.Join(Parts(in, sep), "|"); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for _, s := range []string{"甲（", "（甲）", "（甲】", "（【", "（"} {
		text := strings.Repeat(s, 200_000/len(s)) + "、乙"
		start := time.Now()
		got := Parts(text, sep)
		if took := time.Since(start); took > 5*time.Second || !slices.Contains(got, "乙") {
			t.Errorf("%s: %d parts in %s", s, len(got), took)
		}
	}
	if deep := strings.Repeat("（", 30_000) + "甲、乙" + strings.Repeat("）", 30_000); len(Parts(deep, sep)) != 1 {
		t.Error("nested")
	}
}
