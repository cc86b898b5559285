package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"liujin/app/print"
)

// Paragraph is text that wraps by the rules of papers: no line begins with a 、 or ends with a （, and 第 1 期 stays whole. The toolkit
// breaks Chinese anywhere.
type Paragraph struct {
	widget.Label
	whole string // without the breaks
	width float32
}

// Prose is text that wraps.
func Prose(text string) *Paragraph {
	p := &Paragraph{whole: text}
	p.Text, p.Wrapping = text, fyne.TextWrapBreak // where even one word is too long for the line
	p.ExtendBaseWidget(p)
	return p
}

// Warning is text that wraps, in the colour of what needs a look.
func Warning(text string) *Paragraph {
	p := Prose(text)
	p.Importance = widget.WarningImportance
	return p
}

// Aside is small grey text that wraps.
func Aside(text string) *Paragraph {
	p := Prose(text)
	p.Importance, p.SizeName = widget.LowImportance, SizeNameSmall
	return p
}

// Words is the text without the breaks.
func (p *Paragraph) Words() string { return p.whole }

// SetText replaces the text.
func (p *Paragraph) SetText(text string) {
	p.whole = text
	p.Refresh()
}

// Resize breaks the text anew for another width.
func (p *Paragraph) Resize(size fyne.Size) {
	other := size.Width != p.width
	p.width = size.Width
	if other {
		p.Refresh()
	}
	p.Label.Resize(size)
}

// Refresh breaks the text for the size that letters have now.
func (p *Paragraph) Refresh() {
	if p.Text = p.whole; p.width > 0 {
		size := theme.TextSize()
		if p.SizeName != "" {
			size = theme.Size(p.SizeName)
		}
		p.Text = wrapped(p.whole, p.width-2*theme.InnerPadding()-1, size, p.TextStyle)
	}
	p.Label.Refresh()
}

// wrapped breaks text into lines that fit a width.
func wrapped(text string, width, size float32, style fyne.TextStyle) string {
	var out []string
	wide := func(text string) float32 { return fyne.MeasureText(text, size, style).Width }
	for _, line := range strings.Split(text, "\n") {
		runes := []rune(line)
		may := print.Breaks(runes)
		for from, x, i := 0, float32(0), 0; ; i++ {
			if i == len(runes) {
				out = append(out, string(runes[from:]))
				break
			}
			x += wide(string(runes[i]))
			spaces := 0
			for i+1+spaces < len(runes) && runes[i+1+spaces] == ' ' {
				spaces++
			}
			// spaces that hang over are a line of their own to the label
			if x+wide(strings.Repeat(" ", spaces)) <= width || i == from || runes[i] == ' ' {
				continue
			}
			at := i
			for at > from && !may[at] {
				at--
			}
			if at == from { // one word longer than the line
				at = i
			}
			out = append(out, string(runes[from:at]))
			from, x, i = at, 0, at-1
		}
	}
	return strings.Join(out, "\n")
}
