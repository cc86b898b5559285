package roster

import (
	"regexp"
	"strings"

	"liujin/app/intake"
)

var (
	idNumber = regexp.MustCompile(`(^|[^0-9])([1-9]\d{16}[\dXxＸ]|[1-9]\d{5}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3})($|[^0-9])`)
	idWhole  = regexp.MustCompile(`^['’]?[1-9]\d{16}[\dXx]$`)
)

func holdsID(text string) bool {
	return len(text) >= 15 && strings.ContainsAny(text, "0123456789０１２３４５６７８９") && idNumber.MatchString(intake.Fold(intake.Bare(text)))
}

// withoutIDs is text with identity numbers (居民身份证号) taken out: they go nowhere, not even into problems.
func withoutIDs(text string) string {
	if !holdsID(text) {
		return text
	}
	return strings.TrimSpace(idNumber.ReplaceAllString(intake.Fold(intake.Bare(text)), "$1$5"))
}
