package intake

import (
	"strings"

	"liujin/app/intake/pattern"
)

var (
	// telephones are telephones and numbers of identity cards, in ASCII or full-width digits; a day is none.
	telephones = pattern.New(`[0-9０-９]{17}[0-9０-９XxＸｘ]|[1１][3-9３-９][0-9０-９](?:[ \-－]?[0-9０-９]{4}){2}|` +
		`[0０][0-9０-９]{2,3}[ \-－]?[0-9０-９]{7,8}|[0-9０-９]{7,}`)
	speakers = pattern.New(`[、，,;；/\s]+`)
)

// Unnamed is a text for the public without the names of those who spoke, as far as they are on record, and without telephones.
func Unnamed(text, reporter string) string {
	text = telephones.ReplaceAllString(text, "（号码略）")
	for _, name := range speakers.Split(reporter, -1) {
		if len([]rune(name)) > 1 {
			text = strings.ReplaceAll(text, name, "反映人")
		}
	}
	return text
}
