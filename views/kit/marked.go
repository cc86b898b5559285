package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Mark is a piece of a text, in bytes, that is shown bold and in a colour.
type Mark struct {
	From, To int
	Color    fyne.ThemeColorName
}

// Marked is a text that wraps as a Paragraph does, with pieces of it marked.
type Marked struct {
	widget.RichText
	text  string
	marks []Mark
	width float32
}

// NewMarked makes one without a text.
func NewMarked() *Marked {
	m := &Marked{}
	m.Wrapping, m.Scroll = fyne.TextWrapOff, container.ScrollNone // it breaks by itself, as papers do
	m.ExtendBaseWidget(m)
	return m
}

// Set shows a text; its marks are in order and do not overlap.
func (m *Marked) Set(text string, marks []Mark) {
	m.text, m.marks = text, marks
	m.Refresh()
}

// MinSize lets the text be narrower: it is broken for whatever width there is.
func (m *Marked) MinSize() fyne.Size {
	least := m.RichText.MinSize()
	least.Width = min(least.Width, 60)
	return least
}

// boldWider is how much more room marked letters may take in a line.
const boldWider = 8

// Words is the text without the breaks.
func (m *Marked) Words() string { return m.text }

// Resize breaks the text anew for another width.
func (m *Marked) Resize(size fyne.Size) {
	other := size.Width != m.width
	m.width = size.Width
	if other {
		m.Refresh()
	}
	m.RichText.Resize(size)
}

// Refresh breaks the text for the size that letters have now.
func (m *Marked) Refresh() {
	lines := m.text
	if m.width > 0 {
		lines = wrapped(m.text, m.width-2*theme.InnerPadding()-boldWider, theme.TextSize(), fyne.TextStyle{})
	}
	m.Segments = m.Segments[:0]
	from := 0
	for _, mark := range m.marks {
		if mark.From < from || mark.To > len(m.text) || mark.From >= mark.To {
			continue // of another text
		}
		lines = m.piece(lines, m.text[from:mark.From], "")
		lines = m.piece(lines, m.text[mark.From:mark.To], mark.Color)
		from = mark.To
	}
	m.piece(lines, m.text[from:], "")
	m.RichText.Refresh()
}

// piece adds a piece of the text with the breaks that lines have in it, and returns the lines behind it.
func (m *Marked) piece(lines, text string, color fyne.ThemeColorName) string {
	at := 0
	for _, r := range text {
		if strings.HasPrefix(lines[at:], "\n") && r != '\n' {
			at++
		}
		at += len(string(r))
		if at > len(lines) {
			at = len(lines)
			break
		}
	}
	if text != "" {
		m.Segments = append(m.Segments, &widget.TextSegment{Text: lines[:at], Style: widget.RichTextStyle{Inline: true, ColorName: color,
			SizeName: theme.SizeNameText, TextStyle: fyne.TextStyle{Bold: color != ""}}})
	}
	return lines[at:]
}
