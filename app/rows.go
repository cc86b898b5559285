package app

import (
	"strings"
)

func OneIf(is bool) int {
	if is {
		return 1
	}
	return 0
}

func Hours(begins, ends string) string {
	if begins == "" {
		return ""
	}
	return strings.TrimPrefix(begins, "0") + "—" + strings.TrimPrefix(ends, "0")
}
