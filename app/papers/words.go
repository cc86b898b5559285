package papers

import (
	"fmt"

	"liujin/app/print"
)

// Words is running text with numbers that open their rows in the preview: where a figure comes from is a click away.
type Words []Word

// Word is a part of it; Link names the rows, see print.Style.
type Word struct{ Text, Link string }

// Say adds text.
func (w Words) Say(format string, args ...any) Words {
	return append(w, Word{Text: fmt.Sprintf(format, args...)})
}

// Count adds a number with its unit, and the rows that it counts.
func (w Words) Count(n int, unit, link string) Words {
	return append(w, Word{Text: fmt.Sprintf("%d%s", n, unit), Link: link})
}

// spans sets the words in one style.
func (w Words) spans(style print.Style) []print.Span {
	all := make([]print.Span, len(w))
	for i, one := range w {
		style.Link = one.Link
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
