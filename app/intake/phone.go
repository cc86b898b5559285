package intake

import (
	"strings"

	"liujin/app/intake/pattern"
	"liujin/app/sheets"
	"liujin/data/han"
)

var (
	phoneParts  = pattern.New(`[、,，;；/\\\n|或]+`)
	phoneDress  = pattern.New(`[\s\p{Cf}\p{Zs}.。·()（）_+＋—–－-]`)
	phoneWords  = pattern.New(`^(手机|电话|移动|联通|电信|办公|宅电|住宅|家庭|办|宅|家|手|Tel|TEL|tel)+(号码|号)?[:：]?`)
	phoneTail   = pattern.New(`([(（](手机|本人|办公|办|宅|家|微信同号|短号.*?)[)）]|(转|-转|分机).*)$`)
	thousands   = pattern.New(`^\d{1,3}(,\d{3}){2,}$`)
	wholeNumber = pattern.New(`^(\d{7,})\.0+$`) // a number that went through another program
	shortened   = pattern.New(`^\d(\.\d*)?[eE]\+?\d+$`)
	landLine    = pattern.New(`^(0\d{2,3})(\d{7,8})$`)
	localLine   = pattern.New(`^[2-8]\d{6,7}$`)
	within11    = pattern.New(`(?:^|\D)(1[3-9]\d{9})(?:\D|$)`)
	masked      = pattern.New(`^[\d-]*\*{4}\d{4}$`)
	mobile      = pattern.New(`^1[3-9]\d{9}$`)
)

// Phone reads telephone numbers from a cell: the first mobile number of 11 digits, or else the first land line; others that are right
// come back too. What is wrong comes back as a Chinese clause.
func Phone(c sheets.Cell) (value string, others []string, fault string) {
	if c.Kind == sheets.Text && mobile.MatchString(c.Text) { // as most cells are
		return c.Text, nil, ""
	}
	if masked.MatchString(c.Text) { // by a sheet of ours, or another's: nobody knows it from there
		return "", nil, ""
	}
	text := wholeNumber.ReplaceAllString(strings.TrimSpace(Fold(c.Text)), "$1")
	if c.Kind == sheets.Number {
		text = c.Raw
	}
	if thousands.MatchString(text) {
		text = strings.ReplaceAll(text, ",", "")
	}
	if Blank(text) {
		return "", nil, ""
	}
	if shortened.MatchString(Bare(text)) {
		return "", nil, "被表格缩写成了科学计数法，后几位已丢失，请把这一格改成文本，重新填写号码"
	}
	var mobiles, lines []string
	for _, part := range han.Parts(text, phoneParts) {
		for _, number := range numbers(part) {
			switch {
			case mobile.MatchString(number):
				mobiles = append(mobiles, number)
			case landLine.MatchString(number):
				lines = append(lines, areaCode(number))
			case localLine.MatchString(number):
				lines = append(lines, number)
			}
		}
	}
	if len(mobiles)+len(lines) == 0 { // 13900001199(V网661199)
		for _, m := range within11.FindAllStringSubmatch(Bare(text), -1) {
			mobiles = append(mobiles, m[1])
		}
	}
	all := append(mobiles, lines...)
	if len(all) == 0 {
		return "", nil, "不是 11 位手机号，也不是带区号的座机"
	}
	for _, other := range all[1:] {
		if other != all[0] {
			others = append(others, other)
		}
	}
	return all[0], others, ""
}

// numbers takes the dress off one part of a phone cell; two mobile numbers parted by a blank only come out as two.
func numbers(part string) []string {
	part = phoneTail.ReplaceAllString(strings.TrimSpace(part), "")
	part = phoneWords.ReplaceAllString(part, "")
	n := phoneDress.ReplaceAllString(part, "")
	switch {
	case len(n) == 13 && strings.HasPrefix(n, "861"):
		n = n[2:]
	case len(n) == 15 && strings.HasPrefix(n, "00861"):
		n = n[4:]
	case len(n) == 12 && strings.HasPrefix(n, "01") && n[2] >= '3':
		n = n[1:]
	case len(n) == 22 && n[0] == '1' && n[11] == '1':
		return []string{n[:11], n[11:]}
	case len(n) > 13 && len(strings.Fields(part)) > 1:
		var out []string
		for _, f := range strings.Fields(part) {
			out = append(out, numbers(f)...)
		}
		return out
	}
	return []string{n}
}

// areaCode parts the area code of a land line: three digits for the oldest cities, four elsewhere.
func areaCode(n string) string {
	if n[1] == '1' || n[1] == '2' {
		return n[:3] + "-" + n[3:]
	}
	if len(n) < 11 {
		return n[:3] + "-" + n[3:]
	}
	return n[:4] + "-" + n[4:]
}
