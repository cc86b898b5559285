package kit

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var (
	clockParts  = regexp.MustCompile(`^(早上|上午|中午|下午|晚上)?(\d{1,2})(?:[:.点时](?:(\d{1,2})分?|(半|一刻|三刻|整))?)?$`)
	clockDigits = regexp.MustCompile(`^(\d{1,2})(\d\d)$`)
	laterHalf   = regexp.MustCompile(`^(下午|晚上)$`) // whose hours are counted from noon
	atNoon      = regexp.MustCompile(`^中午$`)
	clockWords  = map[string]string{"": "0", "整": "0", "一刻": "15", "半": "30", "三刻": "45"}
)

// ReadClock reads a time of day as people type it: 9:30, 9：30, 0930, 9.30, 9点半, 下午2点.
func ReadClock(typed string) (string, bool) {
	s := strings.ReplaceAll(Halfwidth(typed), " ", "")
	half, hours, minutes := "", "", ""
	if m := clockParts.FindStringSubmatch(s); m != nil {
		if half, hours, minutes = m[1], m[2], m[3]; minutes == "" {
			minutes = clockWords[m[4]]
		}
	} else if m := clockDigits.FindStringSubmatch(s); m != nil {
		hours, minutes = m[1], m[2]
	} else {
		return "", false
	}
	h, _ := strconv.Atoi(hours) // the patterns let only digits through, here and below
	n, _ := strconv.Atoi(minutes)
	switch late := laterHalf.MatchString(half); {
	case late && h < 12, atNoon.MatchString(half) && h < 3:
		h += 12
	case late && h == 12: // 晚上12点 is midnight, of which day nobody says
		return "", false
	}
	return fmt.Sprintf("%02d:%02d", h, n), h < 24 && n < 60
}

// Clock is a field for a time of day, which is kept as 09:30 however it was typed.
func Clock[P any](name, title string, lens func(P) *string) Field[P] {
	return Field[P]{Name: name, Title: title, Words: func(v P) string { return *lens(v) }, Make: func(f *Form[P]) Control {
		e := NewEntry(f.Host)
		bind(f, e)
		e.Whole = true
		show := func() {
			was := f.showing
			f.showing = true
			e.SetText(*lens(f.Value))
			f.showing = was
		}
		e.OnChanged = func(s string) {
			if f.showing {
				return
			}
			if at, ok := ReadClock(s); ok {
				*lens(f.Value) = at
			} else {
				*lens(f.Value) = clean(s)
			}
			f.Edited(name, "")
		}
		left := e.OnBlur
		e.OnBlur = func() {
			show()
			if left != nil {
				left()
			}
		}
		return Control{Object: e, Focus: e, Show: show}
	}}
}
