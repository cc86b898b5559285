package papers

import (
	"strings"
	"testing"
)

// No heading of a bulletin is printed with nothing under it, and those that are count on; what the office itself wrote in numbered lines
// stays whole.
func TestNoHeadingOverNothing(t *testing.T) {
	for text, want := range map[string]string{
		"一、总体进展\n活动。\n二、主要做法和成效\n（请在这里写做法、典型和成效）\n三、存在问题\n少。\n四、下一步打算\n（请在这里写下一步打算）": "一、总体进展|活动。|二、存在问题|少。",
		"一、总体进展\n\n二、存在问题\n少。":                                    "一、存在问题|少。",
		"一、总体进展\n活动。\n二、下一步打算":                                    "一、总体进展|活动。",
		"一、修路\n二、修桥\n三、修灯":                                        "一、修路|二、修桥|三、修灯",
		"一、做法\n（一）走访\n（请在这里写做法）\n二、问题\n少。":                        "一、问题|少。",
		"一、做法\n（一）走访\n（请在这里写做法）\n（二）宣讲\n讲了。":                      "一、做法|（一）宣讲|讲了。",
		"一、问题\n（一）路灯（2026-001），逾期 3 天未答复。\n二、下一步打算\n（请在这里写下一步打算）": "一、问题|（一）路灯（2026-001），逾期 3 天未答复。",
		"一、问题\n（一）路灯（2026-001），逾期 3 天未答复。\n（请在这里写下一步打算）":          "一、问题|（一）路灯（2026-001），逾期 3 天未答复。",
		"（请在这里写下一步打算）":                                            "",
	} {
		if got := strings.Join(printedLines(text), "|"); got != want {
			t.Errorf("%s\n%s, not %s", text, got, want)
		}
	}
}
