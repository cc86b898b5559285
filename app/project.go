package app

import (
	"liujin/app/figures"
)

// Share is a percentage, "" of nothing.
func Share(part, whole int) string {
	if whole == 0 {
		return ""
	}
	return figures.Percent(part, whole)
}
