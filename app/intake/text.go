package intake

import (
	"strings"

	"golang.org/x/text/width"

	"liujin/app/intake/pattern"
	"liujin/data/han"
)

// Bare is s without any white space or invisible characters; what looks like another character is that one.
func Bare(s string) string {
	if usual(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if han.Invisible(r) {
			return -1
		}
		return r
	}, han.Plain(s))
}

// usual reports whether a text has only characters that are seen and look like no other, as most cells have.
func usual(s string) bool {
	for _, r := range s {
		if r <= ' ' || r >= 0x7f && r <= 0x3000 || r == 0x3164 || r >= 0xf900 && r <= 0xff00 || r >= 0xfff0 {
			return false
		}
	}
	return true
}

// isHan reports whether a text is of Han characters alone.
func isHan(s string) bool {
	for i := range len(s) {
		if b := s[i]; (b < 0x80 || b > 0xbf) && (b < 0xe4 || b > 0xe9) {
			return false
		}
	}
	return true
}

// isPlain reports whether a text is of Han characters, digits and small letters alone, as most cells are: nothing in it folds into
// something else.
func isPlain(s string) bool {
	for i := range len(s) {
		if b := s[i]; (b < '0' || b > '9') && (b < 'a' || b > 'z') && (b < 0x80 || b > 0xbf) && (b < 0xe4 || b > 0xe9) {
			return false
		}
	}
	return true
}

// Tidy is s trimmed, with each run of white space as one blank.
func Tidy(s string) string {
	return strings.Join(strings.FieldsFunc(han.Plain(s), han.Invisible), " ")
}

// Fold is s with full-width digits, letters and signs as plain ones; what looks like a Chinese character is that one.
func Fold(s string) string {
	if isPlain(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r > 0xff00 && r < 0xff5f {
			return []rune(width.Narrow.String(string(r)))[0]
		}
		return r
	}, han.Plain(s))
}

var blank = pattern.New(`^([-—–－―─━‐‑‒−﹣ー~～…⋯_/\\、.。·*]+|无|暂无|空|不详|(?i:n/?a|null|none))$`)

// Blank reports whether a cell says nothing: empty, a dash, a slash, 无.
func Blank(s string) bool {
	switch {
	case s == "" || s == "无" || s == "暂无" || s == "空" || s == "不详":
		return true
	case isHan(s):
		return false
	}
	s = Bare(s)
	return s == "" || len(s) < 16 && blank.MatchString(s)
}

// Lines is a cell's text with its lines trimmed, without identity numbers.
func Lines(text string) string {
	var out []string
	for _, line := range strings.Split(WithoutIDs(text), "\n") {
		if line = Tidy(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// Joined puts text under text, unless it says so already.
func Joined(have, more string) string {
	if have == "" || strings.Contains(more, have) {
		return more
	}
	if strings.Contains(have, more) {
		return have
	}
	return have + "\n" + more
}

// Named is the label of a list that texts name, "" for none.
func Named(list []string, texts ...string) string {
	for _, text := range texts {
		for _, label := range list {
			if strings.Contains(Bare(text), label) {
				return label
			}
		}
	}
	return ""
}
