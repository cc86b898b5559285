package intake

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	nameTail   = regexp.MustCompile(`[(（\[【〔]([^()（）\[\]【】〔〕]*)[)）\]】〕]?`)
	nameNumber = regexp.MustCompile(`^\d{1,3}[.、．,，)）]`)
	nameMarks  = "*＊★☆▲△●○◎■□◆◇※√✓✔#:：,，;；、.。-—_'\"`’‘"
	dots       = strings.NewReplacer("•", "·", "‧", "·", "・", "·", "･", "·", "∙", "·", "⋅", "·", "●", "·", "．", "·", ".", "·", "。", "·", "ꞏ", "·", "᛫", "·", "▪", "·", "⸱", "·", "・", "·", "﹒", "·", "·", "·", "·", "·")
)

// Name reads a person's name: without white space, numbers and ornaments, with one kind of middle dot. What stood in brackets
// after it comes back in parts.
func Name(text string) (name string, remarks []string) {
	text = Bare(text)
	if strings.HasPrefix(text, "#") { // an error value of a formula
		return "", nil
	}
	for _, m := range nameTail.FindAllStringSubmatch(text, -1) {
		for _, part := range strings.FieldsFunc(m[1], func(r rune) bool { return strings.ContainsRune("，,、;；/ ", r) }) {
			remarks = append(remarks, part)
		}
	}
	name = nameTail.ReplaceAllString(text, "")
	name = nameNumber.ReplaceAllString(name, "")
	name = strings.Trim(name, nameMarks)
	if latin(name) {
		return name, remarks
	}
	return strings.Trim(dots.Replace(name), "·"), remarks
}

func latin(s string) bool {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return true
}
