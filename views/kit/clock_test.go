package kit

import "testing"

// A time of day is understood however it is typed; what is none is left to the rule.
func TestReadClock(t *testing.T) {
	for typed, want := range map[string]string{"09:30": "09:30", "9:30": "09:30", "9：30": "09:30", "0930": "09:30", "930": "09:30",
		"9.30": "09:30",
		"9点半":  "09:30", "9 点": "09:00", "9": "09:00", "１４：００": "14:00", "下午2点": "14:00", "下午 2:30": "14:30", "中午12点": "12:00",
		"中午1点":   "13:00",
		"晚上7点一刻": "19:15", "上午9时5分": "09:05", "0:00": "00:00"} {
		if got, ok := ReadClock(typed); !ok || got != want {
			t.Errorf("%s: %s %v, not %s", typed, got, ok, want)
		}
	}
	for _, typed := range []string{"", "24:00", "9:60", "明天", "九点", "93000", "9:30—11:30"} {
		if got, ok := ReadClock(typed); ok {
			t.Errorf("%s is taken for %s", typed, got)
		}
	}
}
