package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Label is one line of text: what has no room ends in …, and is shown where the pointer rests on it.
type Label struct {
	widget.Label
	Hint
	whole string
}

// OneLine makes a line of a label's text and looks.
func OneLine(l *widget.Label) *Label {
	one := &Label{}
	one.TextStyle, one.Importance, one.SizeName, one.Alignment = l.TextStyle, l.Importance, l.SizeName, l.Alignment
	one.Truncation, one.look = fyne.TextTruncateEllipsis, one.noteCut
	one.whole, one.Text = l.Text, Brief(l.Text)
	one.ExtendBaseWidget(one)
	return one
}

// SetText replaces the text; the toolkit gets no more of it than a line can show.
func (l *Label) SetText(text string) {
	l.whole = text
	l.Label.SetText(Brief(text))
}

func (l *Label) noteCut() {
	size := theme.TextSize()
	if l.SizeName != "" {
		size = theme.Size(l.SizeName)
	}
	l.Afresh(l)
	l.noteLine(l.whole, l.Size().Width-2*theme.InnerPadding()-2, size, l.TextStyle, l.Size())
}
