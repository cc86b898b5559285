package app

import (
	"strings"
)

// SplitIDs splits the comma separated ids of a row.
func SplitIDs(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' })
}
