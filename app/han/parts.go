package han

import (
	"regexp"
	"strings"
)

// Parts parts a text at what sep matches, but not within brackets: 第二选区（河东村、河西村） is one part. A bracket that is never closed
// holds nothing together. Parts that are empty are left out.
func Parts(text string, sep *regexp.Regexp) []string {
	var out []string
	depth := depths(text)
	from := 0
	add := func(to int) {
		if part := strings.TrimSpace(text[from:to]); part != "" {
			out = append(out, part)
		}
	}
	for _, at := range sep.FindAllStringIndex(text, -1) {
		if depth != nil && depth[at[0]] > 0 {
			continue
		}
		add(at[0])
		from = at[1]
	}
	add(len(text))
	return out
}

// closing is the bracket that closes each.
var closing = map[rune]rune{'（': '）', '(': ')', '【': '】', '[': ']', '〔': '〕', '［': '］', '「': '」', '『': '』'}

// alike are brackets that close each other, as people mix full and half width.
var alike = strings.NewReplacer("(", "（", ")", "）", "[", "【", "]", "】", "［", "【", "］", "】", "〔", "【", "〕", "】")

// depths is how many brackets each byte of a text stands in, nil where there are none.
func depths(text string) []int {
	if !strings.ContainsAny(text, "（([【〔［「『") {
		return nil
	}
	out := make([]int, len(text)+1)
	type open struct {
		close string
		at    int
	}
	var stack []open
	for i, r := range text {
		if c, opens := closing[r]; opens {
			stack = append(stack, open{alike.Replace(string(c)), i})
			continue
		}
		for n := len(stack) - 1; n >= 0; n-- {
			if stack[n].close == alike.Replace(string(r)) {
				for k := stack[n].at; k < i; k++ {
					out[k]++
				}
				stack = stack[:n]
				break
			}
		}
	}
	return out
}
