package han

import "strings"

// Parts parts a text at what sep matches, but not within brackets: 第二选区（河东村、河西村） is one part. A bracket that is never closed
// holds nothing together. Parts that are empty are left out.
func Parts(text string, sep interface{ FindAllStringIndex(string, int) [][]int }) []string {
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

// opening and closing are brackets by what closes them; those of one kind close each other, as people mix full and half width.
var (
	opening = map[rune]rune{'（': ')', '(': ')', '【': ']', '[': ']', '〔': ']', '［': ']', '「': '」', '『': '』'}
	closing = map[rune]rune{'）': ')', ')': ')', '】': ']', ']': ']', '〕': ']', '］': ']', '」': '」', '』': '』'}
)

// depths is how many brackets each byte of a text stands in, nil where there are none. It goes over the text once: a cell may be full of
// brackets.
func depths(text string) []int {
	if !strings.ContainsAny(text, "（([【〔［「『") {
		return nil
	}
	out := make([]int, len(text)+1)
	type open struct {
		kind rune
		at   int
	}
	var stack []open
	waiting := map[rune]int{} // how many of a kind are open
	for i, r := range text {
		if kind, opens := opening[r]; opens {
			stack = append(stack, open{kind, i})
			waiting[kind]++
			continue
		}
		kind, closes := closing[r]
		for closes && waiting[kind] > 0 { // those of other kinds above it are never closed
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			waiting[top.kind]--
			if top.kind == kind {
				out[top.at]++
				out[i]--
				break
			}
		}
	}
	for i := 1; i < len(out); i++ {
		out[i] += out[i-1]
	}
	return out
}
