package app

import (
	"fmt"

	"liujin/app/days"
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
