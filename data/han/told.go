package han

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	besideName = regexp.MustCompile(`^(.+?)[(（\[【〔]([^()（）\[\]【】〔〕]*)[)）\]】〕]$`)
	// aMonth is a month, or a year, as people write when somebody was born.
	aMonth = regexp.MustCompile(`^(?:生于)?(\d{4}|\d{2})(?:[-./年](?:(\d{1,2})(?:[-./月]\d{0,2}日?)?)?)?(?:出?生)?$`)
)

// Beside parts a name from what stands in brackets behind it: 王海燕（女，河西村） is 王海燕, and 女 and 河西村 beside it.
func Beside(text string) (name string, said []string) {
	m := besideName.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return text, nil
	}
	return strings.TrimSpace(m[1]), BesideParts(m[2])
}

// BesideParts are the words of what stands beside a name.
func BesideParts(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return Invisible(r) || strings.ContainsRune("，,、;；/·", r) })
}

// Told is which of several who are called alike is meant, by what is said beside the name; -1 where that does not tell. facts are what is
// known of each: sex, unit, 1981-02. What fits nobody says nothing; who is meant is fitted by all the rest, and nobody else is.
func Told(said []string, facts [][]string) int {
	fits := make([]int, len(facts))
	most := 0
	for _, word := range said {
		some := false
		for i, known := range facts {
			if slices.ContainsFunc(known, func(fact string) bool { return says(BareName(word), BareName(fact)) }) {
				fits[i]++
				some = true
			}
		}
		if some {
			most++
		}
	}
	at := -1
	for i, n := range fits {
		switch {
		case n < most || most == 0:
		case at >= 0:
			return -1
		default:
			at = i
		}
	}
	return at
}

// says reports whether a word says a fact: it, a part of it that is no single character, or its month.
func says(word, fact string) bool {
	if word == "" || fact == "" {
		return false
	}
	if m := aMonth.FindStringSubmatch(word); m != nil && (m[2] != "" || len(m[1]) == 4) {
		year, month, _ := strings.Cut(fact, "-")
		month, _, _ = strings.Cut(month, "-")
		same := m[2] == "" || strings.TrimLeft(m[2], "0") == strings.TrimLeft(month, "0")
		return len(year) == 4 && strings.HasSuffix(year, m[1]) && same
	}
	if utf8.RuneCountInString(word) == 1 {
		return slices.Contains(BesideParts(fact), word)
	}
	return strings.ContainsFunc(word, unicode.IsLetter) && strings.Contains(fact, word)
}
