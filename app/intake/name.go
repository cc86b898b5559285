package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var (
	nameTail   = regexp.MustCompile(`[(（\[【〔]([^()（）\[\]【】〔〕]*)[)）\]】〕]?`)
	nameNumber = regexp.MustCompile(`^[(（]?\d+[.、．，,)）]?|\d+$`)
	nameError  = regexp.MustCompile(`^#[A-Z0-9/]+[!?]?$`) // what a spreadsheet shows for a formula that failed
	nameMarks  = "*＊★☆▲△●○◎■□◆◇※√✓✔#:：,，;；、.。-—_'\"`’‘①②③④⑤⑥⑦⑧⑨⑩"
	dots       = strings.NewReplacer("•", "·", "‧", "·", "・", "·", "･", "·", "∙", "·", "⋅", "·", "●", "·", "．", "·", ".", "·", "。", "·", "ꞏ", "·", "᛫", "·", "▪", "·", "⸱", "·", "・", "·", "﹒", "·", "·", "·", "·", "·")
)

// Name reads a person's name: without white space, numbers and ornaments, with one kind of middle dot. What stood in brackets
// after it, or apart from it as 女 or 回族, comes back in parts.
func Name(text string) (name string, remarks []string) {
	text = Fold(text)
	if nameError.MatchString(Bare(text)) {
		return "", nil
	}
	for _, m := range nameTail.FindAllStringSubmatch(text, -1) {
		remarks = append(remarks, strings.FieldsFunc(m[1], func(r rune) bool { return invisible(r) || strings.ContainsRune("，,、;；/·", r) })...)
	}
	text = nameTail.ReplaceAllString(text, "")
	if list := strings.FieldsFunc(text, listed); len(list) > 1 && !slices.ContainsFunc(list[1:], notApart) {
		text, remarks = list[0], append(remarks, list[1:]...) // 王丽，女，回族
	}
	parts := strings.FieldsFunc(text, invisible)
	if len(parts) == 2 && len([]rune(parts[0])) > 1 && apart.MatchString(parts[1]) {
		remarks = append(remarks, parts[1])
		parts = parts[:1]
	}
	name = strings.Trim(strings.Join(parts, ""), nameMarks)
	name = strings.Trim(nameNumber.ReplaceAllString(name, ""), nameMarks)
	if !strings.ContainsFunc(name, unicode.IsLetter) {
		return "", remarks
	}
	if latin(name) {
		return name, remarks
	}
	return strings.Trim(dots.Replace(name), "·"), remarks
}

// apart is what offices write behind a name with a gap between.
var apart = regexp.MustCompile(`^(女|男|\p{Han}{1,4}族)$`)

func notApart(s string) bool { return !apart.MatchString(Bare(s)) }

func listed(r rune) bool { return strings.ContainsRune("、，,;；/", r) }

// Names parts a cell that holds the names of several people; most hold one.
func Names(text string) []string {
	parts := strings.FieldsFunc(nameTail.ReplaceAllString(Fold(text), ""), listed)
	var out []string
	for _, part := range parts {
		name, _ := Name(part)
		if n := len([]rune(name)); n < 2 || n > 4 && !strings.Contains(name, "·") || latin(name) {
			return []string{text}
		}
		out = append(out, part)
	}
	if len(out) < 2 {
		return []string{text}
	}
	return out
}

func latin(s string) bool {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return true
}
