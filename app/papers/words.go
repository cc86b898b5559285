package papers

import (
	"fmt"
	"strings"

	"liujin/app/print"
)

// Words is running text with numbers that open their rows in the preview: where a figure comes from is a click away.
type Words []Word

// Word is a part of it; Link names the rows, see print.Style.
type Word struct {
	Text, Link string
	names      bool // joined by 、: none of them is torn at the end of a line
}

// Say adds text.
func (w Words) Say(format string, args ...any) Words {
	return append(w, Word{Text: fmt.Sprintf(format, args...)})
}

// Names adds names that 、 joins.
func (w Words) Names(text string) Words { return append(w, Word{Text: text, names: true}) }

// Line adds a text whose part behind the last colon, where it lists names, is set as such.
func (w Words) Line(text string) Words {
	at := strings.LastIndex(text, "：") + len("：")
	if at < len("：") || !strings.Contains(text[at:], "、") {
		return w.Say("%s", text)
	}
	for _, name := range strings.Split(text[at:], "、") {
		if len([]rune(name)) > 16 {
			return w.Say("%s", text)
		}
	}
	return w.Say("%s", text[:at]).Names(text[at:])
}

// Count adds a number with its unit, and the rows that it counts.
func (w Words) Count(n int, unit, link string) Words {
	return append(w, Word{Text: fmt.Sprintf("%d%s", n, unit), Link: link})
}

// spans sets the words in one style.
func (w Words) spans(style print.Style) []print.Span {
	all := make([]print.Span, len(w))
	for i, one := range w {
		style.Link, style.Whole = one.Link, one.names
		all[i] = print.Span{Text: one.Text, Style: style}
	}
	return all
}

// String is the text alone, for the chat group and the bulletin's draft.
func (w Words) String() (text string) {
	for _, one := range w {
		text += one.Text
	}
	return text
}
