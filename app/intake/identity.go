package intake

import (
	"strings"

	"liujin/app/intake/pattern"
)

var idNumber = pattern.New(`(^|[^0-9])([1-9]\d{16}[\dXxＸ]|[1-9]\d{5}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3})($|[^0-9])`)

// HoldsID reports whether a text holds an identity number (居民身份证号).
func HoldsID(text string) bool {
	return len(text) >= 15 && digitsIn(text) >= 15 && idNumber.MatchString(Fold(Bare(text)))
}

// digitsIn is how many digits a text has.
func digitsIn(text string) (n int) {
	for _, r := range text {
		if r >= '0' && r <= '9' || r >= '０' && r <= '９' {
			n++
		}
	}
	return n
}

// WithoutIDs is text with identity numbers taken out: they go nowhere, not even into problems.
func WithoutIDs(text string) string {
	if !HoldsID(text) {
		return text
	}
	return strings.TrimSpace(idNumber.ReplaceAllString(Fold(Bare(text)), "$1$5"))
}
