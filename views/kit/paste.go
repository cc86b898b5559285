package kit

import (
	"strings"

	"fyne.io/fyne/v2"
)

// longestLine is how much a single-line field takes from the clipboard: a whole page
// pasted by mistake can be neither shown in one line nor meant.
const longestLine = 300

// oneLine is a clipboard whose text is one line of a sensible length.
type oneLine struct{ fyne.Clipboard }

// Content returns the text without line breaks, cut.
func (c oneLine) Content() string {
	runes := []rune(c.Clipboard.Content())
	if len(runes) > longestLine {
		runes = runes[:longestLine]
	}
	return string(runes)
}

// longestParagraph is how much text without a line break a field of several lines takes in one piece: the toolkit measures a paragraph
// anew at each key, by the square of its length, so that one of 10,000 characters stops the window for seconds.
const longestParagraph = 800

// paragraphs is a clipboard whose long paragraphs are parted where a sentence ends. No character is lost.
type paragraphs struct{ fyne.Clipboard }

// Content returns the text with line breaks added.
func (c paragraphs) Content() string {
	lines := strings.Split(c.Clipboard.Content(), "\n")
	for i, line := range lines {
		lines[i] = strings.Join(parted([]rune(line)), "\n")
	}
	return strings.Join(lines, "\n")
}

// parted cuts a paragraph into pieces of at most longestParagraph characters, behind the last sentence that ends in each.
func parted(text []rune) (pieces []string) {
	for len(text) > longestParagraph {
		at := longestParagraph
		for i := at; i > at/2; i-- {
			if strings.ContainsRune("。！？；.!?;", text[i-1]) {
				at = i
				break
			}
		}
		pieces, text = append(pieces, string(text[:at])), text[at:]
	}
	return append(pieces, string(text))
}
