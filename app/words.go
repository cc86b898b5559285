package app

import (
	"fmt"
	"strings"

	"liujin/app/days"
	"liujin/app/figures"
)

// InDays is how far ahead a day is, in words.
func InDays(today, day string) string {
	switch n := days.Between(today, day); n {
	case 0:
		return "今天"
	case 1:
		return "明天"
	default:
		return fmt.Sprintf("%d 天内", n)
	}
}

// Shortened cuts a text to so many characters.
func Shortened(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

// Few joins names; of more than most only the first, with how many there are if their unit is given: 甲、乙等 12 人.
func Few(names []string, most int, unit string) string {
	text := strings.Join(names[:min(most, len(names))], "、")
	switch n := len(names); {
	case n <= most:
		return text
	case unit == "":
		return text + "等"
	default:
		return fmt.Sprintf("%s等 %d %s", text, n, unit)
	}
}

// Share is a percentage, "" of nothing.
func Share(part, whole int) string {
	if whole == 0 {
		return ""
	}
	return figures.Percent(part, whole)
}

// OneIf counts what is so.
func OneIf(is bool) int {
	if is {
		return 1
	}
	return 0
}

// Hours are the hours of a shift or a session as papers write them: 9:00—11:30; "" without a beginning.
func Hours(begins, ends string) string {
	if begins == "" {
		return ""
	}
	return strings.TrimPrefix(begins, "0") + "—" + strings.TrimPrefix(ends, "0")
}

// Labels are the values of a closed list as they are shown.
func Labels[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, one := range list {
		out[i] = string(one)
	}
	return out
}

// SplitIDs splits the comma separated ids of a row.
func SplitIDs(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' })
}

// Begins is when something begins that has no end: 9:00.
func Begins(begins string) string { return strings.TrimPrefix(begins, "0") }
