package kit

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"liujin/app/days"
)

// DayWords shows an ISO date with its weekday: 2026-11-12（星期四）.
func DayWords(day string) string {
	if w := days.Weekday(day, "星期"); w != "" {
		return day + "（" + w + "）"
	}
	return day
}

// shortDay is DayWords where there is less room: 2026-11-12（四）.
func shortDay(day string) string { return strings.Replace(DayWords(day), "星期", "", 1) }

var dayParts = regexp.MustCompile(`^(?:(\d{4})[-./年])?(\d{1,2})[-./月](\d{1,2})日?$`)

// weekdayWords are a day of this week or of a later one: 周四, 下周四.
var weekdayWords = regexp.MustCompile(`^(本|这|下|下下)?(?:个)?(?:周|星期)([一二三四五六日天])$`)

// ReadDay reads a date as people type it: 2026-11-12, 20261112, 11-12, 11.12, 11月12日, 12 (of this month), 今天, 昨天, 明天, 下周四.
func ReadDay(typed, today string) (string, bool) {
	s, _, _ := strings.Cut(strings.ReplaceAll(Halfwidth(typed), " ", ""), "(")
	now, err := time.Parse(time.DateOnly, today)
	if err != nil {
		return "", false
	}
	if shift, ok := map[string]int{"今天": 0, "今": 0, "昨天": -1, "昨": -1, "前天": -2, "明天": 1, "明": 1, "后天": 2}[s]; ok {
		return days.After(today, shift), true
	}
	if m := weekdayWords.FindStringSubmatch(s); m != nil {
		monday := days.After(today, -(int(now.Weekday())+6)%7)
		of := strings.Index("一二三四五六日", strings.Replace(m[2], "天", "日", 1)) / len("一")
		return days.After(monday, 7*strings.Count(m[1], "下")+of), true
	}
	year, month, day := now.Year(), int(now.Month()), 0
	if m := dayParts.FindStringSubmatch(s); m != nil {
		if m[1] != "" {
			year, _ = strconv.Atoi(m[1]) // the pattern lets only digits through, here and below
		}
		month, _ = strconv.Atoi(m[2])
		day, _ = strconv.Atoi(m[3])
	} else if n, err := strconv.Atoi(s); err == nil && len(s) == 8 {
		year, month, day = n/10000, n/100%100, n%100
	} else if err == nil && len(s) == 4 {
		month, day = n/100, n%100
	} else if err == nil && len(s) <= 2 {
		day = n
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day || year < 1900 {
		return "", false
	}
	return days.ISO(t), true
}

// Day is a field for a date; today gives the year and month that were not typed. Up and down go a day on or back.
func Day[P any](name, title string, today func() string, lens func(P) *string) Field[P] {
	return dayField(name, title, today, func(v P) string { return *lens(v) }, func(v P, day string) { *lens(v) = day })
}

// LastDay is Day for the last day of something whose end is kept as the first day after it.
func LastDay[P any](name, title string, today func() string, lens func(P) *string) Field[P] {
	shift := func(day string, by int) string {
		if !days.Is(day) {
			return day
		}
		return days.After(day, by)
	}
	return dayField(name, title, today, func(v P) string { return shift(*lens(v), -1) }, func(v P, day string) { *lens(v) = shift(day, 1) })
}

func dayField[P any](name, title string, today func() string, get func(P) string, set func(P, string)) Field[P] {
	return Field[P]{Name: name, Title: title, Words: get, Make: func(f *Form[P]) Control {
		e := NewEntry(f.Host)
		bind(f, e)
		e.Whole = true
		e.SetPlaceHolder("如 11-12 或 2026-11-12")
		show := func() {
			was := f.showing
			f.showing = true
			e.SetText(e.fitting(DayWords(get(f.Value)), shortDay(get(f.Value)), get(f.Value)))
			f.showing = was
		}
		e.OnRoom = func() {
			if f.unread[name] == "" {
				show()
			}
		}
		e.OnChanged = func(s string) {
			if f.showing {
				return
			}
			day, ok := ReadDay(s, today())
			if !ok && clean(s) != "" {
				f.Edited(name, title+"不是有效日期，请写成 2026-11-12 或 11-12")
				return
			}
			set(f.Value, day)
			f.Edited(name, "")
		}
		e.OnBlur = func() {
			if f.unread[name] == "" {
				show()
			}
		}
		e.OnKey = func(k fyne.KeyName) bool {
			step := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[k]
			if step == 0 || !days.Is(get(f.Value)) {
				return false
			}
			set(f.Value, days.After(get(f.Value), step))
			show()
			f.Edited(name, "")
			return true
		}
		return Control{Object: e, Focus: e, Show: show}
	}}
}
