package kit

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"liujin/data/han"
)

// bind connects an entry to a form: revealed when focused, trimmed when left.
func bind[P any](f *Form[P], e *Entry) {
	if e.MultiLine {
		e.OnCursorChanged = func() { f.revealCaret(e) }
	}
	e.form = f.scroller
	e.OnFocus = func() {
		if e.Size().Height < 200 {
			f.reveal(e)
		}
	}
}

// Text is a single-line field.
func Text[P any](name, title string, lens func(P) *string) Field[P] {
	return Field[P]{Name: name, Title: title, Words: func(v P) string { return *lens(v) }, Make: func(f *Form[P]) Control {
		e := NewEntry(f.Host)
		bind(f, e)
		e.OnChanged = func(s string) {
			if !f.showing {
				*lens(f.Value) = clean(s)
				f.Edited(name, "")
			}
		}
		e.OnCut = func(pasted int) {
			f.Edited(name, fmt.Sprintf("%s只放得下 %d 个字，粘贴的有 %d 个字，请改短", title, longestLine, pasted))
		}
		return Control{Object: e, Focus: e, Show: func() { e.SetText(*lens(f.Value)) }}
	}}
}

// clean drops what a paste brings along: line breaks and spaces at the ends, and letters that only look like the usual ones.
func clean(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		if r < ' ' || r == 0x7f || r == 0xfeff {
			return -1
		}
		return r
	}, han.Narrow(s)))
}

// Area is a multi-line field.
func Area[P any](name, title string, rows int, lens func(P) *string) Field[P] {
	return Field[P]{Name: name, Title: title, Wide: true, Words: func(v P) string { return *lens(v) }, Make: func(f *Form[P]) Control {
		e := NewArea(f.Host, rows)
		bind(f, e)
		e.OnChanged = func(s string) {
			if !f.showing {
				*lens(f.Value) = strings.TrimRight(strings.ReplaceAll(han.Plain(s), "\r", ""), " \n")
				f.Edited(name, "")
			}
			e.grow()
		}
		return Control{Object: e, Focus: e, Show: func() { e.SetText(*lens(f.Value)) }}
	}}
}

// Number is a field for a whole number; empty is 0.
func Number[P any](name, title string, lens func(P) *int) Field[P] {
	words := func(v P) string { return countWords(*lens(v)) }
	return Field[P]{Name: name, Title: title, Words: words, Make: func(f *Form[P]) Control {
		e := NewEntry(f.Host)
		bind(f, e)
		e.Whole = true
		e.OnChanged = func(s string) {
			if f.showing {
				return
			}
			n, ok := readCount(s)
			if !ok {
				f.Edited(name, title+"请填整数")
				return
			}
			*lens(f.Value) = n
			f.Edited(name, "")
		}
		return Control{Object: e, Focus: e, Show: func() { e.SetText(words(f.Value)) }}
	}}
}

// countWords is a number as it stands in a field; 0 is nothing.
func countWords(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// readCount reads what was typed into a field for a number; nothing is 0.
func readCount(s string) (n int, ok bool) {
	if clean(s) == "" {
		return 0, true
	}
	n, err := strconv.Atoi(Halfwidth(clean(s)))
	return n, err == nil
}

// Tenths is a field for a number with one decimal, kept as tenths; empty is 0.
func Tenths[P any](name, title string, lens func(P) *int) Field[P] {
	words := func(v P) string {
		n := *lens(v)
		if n == 0 {
			return ""
		}
		return strings.TrimSuffix(strconv.FormatFloat(float64(n)/10, 'f', 1, 64), ".0")
	}
	return Field[P]{Name: name, Title: title, Words: words, Make: func(f *Form[P]) Control {
		e := NewEntry(f.Host)
		bind(f, e)
		e.Whole = true
		e.OnChanged = func(s string) {
			if f.showing {
				return
			}
			n, err := strconv.ParseFloat(Halfwidth(clean(s)), 64)
			if clean(s) != "" && (err != nil || n < 0 || n > 1e6 || math.Abs(n*10-math.Round(n*10)) > 1e-6) {
				f.Edited(name, title+"请填数字，最多一位小数，如 2.5")
				return
			}
			*lens(f.Value) = int(math.Round(n * 10))
			f.Edited(name, "")
		}
		return Control{Object: e, Focus: e, Show: func() { e.SetText(words(f.Value)) }}
	}}
}

// Halfwidth turns full-width digits and signs, which an input method gives, into plain ones.
func Halfwidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		if r == '　' {
			return ' '
		}
		return r
	}, s)
}

// OneOf is a drop-down over a closed list; the blank entry means unknown, and is not offered where something must be said.
func OneOf[P any, S ~string](name, title string, list []S, lens func(P) *S) Field[P] {
	return Field[P]{Name: name, Title: title, Words: func(v P) string { return string(*lens(v)) }, Make: func(f *Form[P]) Control {
		blank, offered := "（空）", labels(list)
		needed := f.fields[f.index(name)].Need
		if !needed {
			offered = append([]string{blank}, offered...)
		}
		c := NewChoice(f.Host, offered, func(s string) {
			if f.showing {
				return
			}
			if s == blank {
				s = ""
			}
			*lens(f.Value) = S(s)
			f.Edited(name, "")
		})
		c.blank = !needed
		return Control{Object: Framed(c), Focus: c, Show: func() {
			if v := *lens(f.Value); slices.Contains(list, v) {
				c.SetSelected(string(v))
			} else {
				c.ClearSelected()
			}
		}}
	}}
}

// labels are the values of a closed list as they are shown.
func labels[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, one := range list {
		out[i] = string(one)
	}
	return out
}

// longTick is how many characters stand beside a check box in half a form's width, with large text in the smallest window too; a longer one
// takes the whole.
const longTick = 7

// Yes is a check box.
func Yes[P any](name, title string, lens func(P) *bool) Field[P] {
	words := func(v P) string {
		if *lens(v) {
			return WordYes
		}
		return "否"
	}
	long := utf8.RuneCountInString(title) > longTick
	return Field[P]{Name: name, Title: "", Wide: long, Words: words, Mark: title, Make: func(f *Form[P]) Control {
		t := NewTick(f.Host, title, func(on bool) {
			if !f.showing {
				*lens(f.Value) = on
				f.Edited(name, "")
			}
		})
		return Control{Object: t, Focus: t, Show: func() { t.SetChecked(*lens(f.Value)) }}
	}}
}

// Section is a line between groups of fields.
func Section[P any](title string) Field[P] {
	return Field[P]{Wide: true, Make: func(*Form[P]) Control {
		return Control{Object: Heading(title), Show: func() {}}
	}}
}

// Custom is a field whose control is made by the screen.
func Custom[P any](name, title string, make func(*Form[P]) Control) Field[P] {
	return Field[P]{Name: name, Title: title, Wide: true, Make: make}
}

// Note is text between fields that follows the record; "" takes no room.
func Note[P any](text func(P) string) Field[P] {
	return Field[P]{Wide: true, Reads: true, Make: func(f *Form[P]) Control {
		l := Aside("")
		return Control{Object: l, Show: func() {
			l.SetText(text(f.Value))
			l.Hidden = l.Words() == ""
		}}
	}, Shown: func(v P) fyne.CanvasObject {
		if words := text(v); words != "" {
			return Aside(words)
		}
		return nil
	}}
}

// Live is a Note that follows each edit: what the other fields come to.
func Live[P any](text func(P) string) Field[P] {
	note := Note(text)
	make := note.Make
	note.Reads, note.Shown = false, nil // it is about what is being typed
	note.Make = func(f *Form[P]) Control {
		c := make(f)
		c.Follow = c.Show
		return c
	}
	return note
}

var _ fyne.Focusable = (*Entry)(nil)
