package reports

import (
	"strings"
	"unicode"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

// folded is a text as it is compared: plain signs, no invisible characters, pictures as blanks. at: where each of its bytes, and its end,
// stands in the text as it was written.
type folded struct {
	text string
	at   []int
}

func fold(raw string) folded {
	var b strings.Builder
	f := folded{at: make([]int, 0, len(raw)+1)}
	for i, r := range raw {
		s := string(r)
		switch {
		case r == '\n':
		case unicode.IsSpace(r) || pictorial(r):
			s = " "
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r):
			s = ""
		default:
			s = intake.Fold(s)
		}
		b.WriteString(s)
		for range len(s) {
			f.at = append(f.at, i)
		}
	}
	f.text, f.at = b.String(), append(f.at, len(raw))
	return f
}

// raw is where a piece of the folded text stands in the text as it was written.
func (f *folded) raw(from, to int) (int, int) { return f.at[from], f.at[to] }

// tell is a text that is being read: what is understood is taken, so that nothing is read twice.
type tell struct {
	folded
	source string
	taken  []Part // by byte; "" it is not
}

func newTell(raw string) *tell {
	t := &tell{folded: fold(raw), source: raw}
	t.taken = make([]Part, len(t.text))
	return t
}

// take marks a piece as understood.
func (t *tell) take(part Part, from, to int) {
	for i := from; i < to; i++ {
		t.taken[i] = part
	}
}

// free reports whether nothing of a piece is taken.
func (t *tell) free(from, to int) bool {
	for i := from; i < to; i++ {
		if t.taken[i] != "" {
			return false
		}
	}
	return true
}

// told is what stands in the text but for what was asked for and what stands in its place: as long as the text, with line ends there.
func (t *tell) told() string {
	b := []byte(t.text)
	for i := range b {
		if t.taken[i] == PartAsked || t.taken[i] == partLabel {
			b[i] = '\n'
		}
	}
	return string(b)
}

// partLabel are the words of the form itself, which say nothing.
const partLabel Part = "label"

// spans are the pieces that were taken, in the text as it was written.
func (t *tell) spans() (all []Span) {
	for i := 0; i < len(t.taken); {
		to := i + 1
		for to < len(t.taken) && t.taken[to] == t.taken[i] {
			to++
		}
		if part := t.taken[i]; part != "" && part != partLabel {
			from, end := t.raw(i, to)
			all = append(all, Span{part, from, end})
		}
		i = to
	}
	return all
}

// written is a piece of the text as it was written, without pictures, and without the signs around it.
func (t *tell) written(from, to int) string {
	a, b := t.raw(from, to)
	text := strings.Map(func(r rune) rune {
		if pictorial(r) || unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, t.source[a:b])
	return trimmed(pictures.ReplaceAllString(text, ""))
}

// pictorial reports whether a character is a picture.
func pictorial(r rune) bool {
	return r >= 0x1f000 && r < 0x1fb00 || unicode.Is(unicode.So, r) && (r < 0x2460 || r > 0x24ff)
}

// pictures are what a chat writes for a picture or a face: [图片], [强].
var pictures = pattern.New(`\[[^\[\]\n]{1,8}\](?:[xX×*]\d+)?`)

// trimmed is a text without the signs around it.
func trimmed(text string) string {
	return strings.Trim(intake.Lines(text), " \n,;。、:，；：．~～!！")
}

// tail is the end of a text, as far as what stands behind it may ask for: a long one is not gone over again for each word.
func tail(text string) string {
	const most = 120
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[len(text)-most:], "")
}
