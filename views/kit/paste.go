package kit

import (
	"log/slog"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// ReadClipboard reads what is pasted. main puts one in its place that does not wait for ever for a program that hangs.
var ReadClipboard = func(c fyne.Clipboard) (string, error) { return c.Content(), nil }

// NotPasted says that nothing was pasted, and why.
const NotPasted = "没有粘贴：复制内容的那个程序没有回应。请等它恢复，或者到别处再复制一次。"

// paste puts the clipboard's text into the field. It is read once: each reading may have to wait.
func (e *Entry) paste(from fyne.Clipboard) {
	text, err := ReadClipboard(from)
	if err != nil {
		slog.Warn("paste", "err", err)
		if h, ok := e.Host.(interface{ Refused(string) }); ok {
			h.Refused(NotPasted)
		}
		return
	}
	if e.OnPaste != nil && e.OnPaste(text) {
		return
	}
	fit := text
	switch {
	case e.MultiLine:
		fit = paragraphs(text)
	case !e.List:
		fit = oneLine(text)
	}
	swiftly(func() { e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: held(fit)}) })
	if pasted := utf8.RuneCountInString(text); pasted > longestLine && !e.MultiLine && !e.List && e.OnCut != nil {
		e.OnCut(pasted)
	}
}

// held is a clipboard that was read.
type held string

// Content is its text.
func (h held) Content() string { return string(h) }

// SetContent changes nothing: it is only pasted from.
func (held) SetContent(string) {}

// longestLine is how much a single-line field takes from the clipboard: a whole page
// pasted by mistake can be neither shown in one line nor meant.
const longestLine = 300

// oneLine is a text cut to a sensible length; the toolkit makes spaces of its line breaks.
func oneLine(text string) string {
	runes := []rune(text)
	return string(runes[:min(len(runes), longestLine)])
}

// longestParagraph is how much text without a line break a field of several lines takes in one piece: the toolkit looks through what is
// left of a paragraph for each of its lines at each key, so that the time for a key grows by the square of its length.
const longestParagraph = 5000

// paragraphs parts long paragraphs where a sentence ends. No character is lost.
func paragraphs(text string) string {
	lines := strings.Split(text, "\n")
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
