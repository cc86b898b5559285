package intake

import (
	"strings"

	"liujin/app/intake/pattern"
)

// Labels reads the short forms of one closed list.
type Labels struct {
	known map[string]string
	strip *pattern.Pattern
}

// NewLabels takes the list's labels, the other words for each, and what may be stripped from a word before it is looked up again.
func NewLabels(list []string, other map[string]string, strip string) *Labels {
	l := &Labels{known: map[string]string{}}
	for _, label := range list {
		l.known[label] = label
	}
	for label, words := range other {
		for _, w := range strings.Fields(words) {
			l.known[w] = label
		}
	}
	if strip != "" {
		l.strip = pattern.New(strip)
	}
	return l
}

var labelParts = pattern.New(`[、,，;；/\\()（）|+]+`)

// Read returns the label that a text stands for, "" for a blank text, and whether it is known.
func (l *Labels) Read(text string) (string, bool) {
	if Blank(text) {
		return "", true
	}
	text = Fold(text)
	if label, ok := l.lookup(Bare(text)); ok {
		return label, true
	}
	for _, parts := range [][]string{labelParts.Split(Bare(text), -1), labelParts.Split(Tidy(text), -1), strings.Fields(Tidy(text))} {
		for _, part := range parts {
			if label, ok := l.lookup(Bare(part)); ok {
				return label, true
			}
		}
	}
	return "", false
}

func (l *Labels) lookup(word string) (string, bool) {
	if label, ok := l.known[word]; ok {
		return label, true
	}
	if l.strip == nil || word == "" {
		return "", false
	}
	label, ok := l.known[l.strip.ReplaceAllString(word, "")]
	return label, ok
}

// Ticked reports whether a cell is ticked, and whether its text is a tick or its absence at all.
func Ticked(text string) (yes, known bool) {
	text = Fold(Bare(text))
	if Blank(text) {
		return false, true
	}
	switch strings.ToLower(text) {
	case "√", "✓", "✔", "☑", "✅", "√√", "是", "1", "●", "■", "★", "▲", "◆", "○", "〇", "◯", "有", "对", "y", "yes", "v", "∨", "ⅴ", "ü", "þ",
		"r",
		"true", "当选", "在任":
		return true, true
	case "否", "0", "×", "✗", "✘", "x", "✕", "╳", "□", "☐", "不是", "n", "no", "false", "没有", "非":
		return false, true
	}
	return false, false
}
