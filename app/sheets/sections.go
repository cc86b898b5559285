package sheets

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"
)

// A number format has up to four sections; which one shows a number is told by its sign or by conditions in brackets (ECMA-376, 18.8.31).
// The library takes neither conditions nor sections that are nothing but words, such as [=1]"男";[=2]"女".

// telling reports whether a format says in words what a number means, so that the section matters.
func telling(format string) bool {
	parts := sections(format)
	for _, s := range parts {
		if _, ok := conditionOf(s); ok || len(parts) > 1 && strings.ContainsFunc(words(s), unicode.IsLetter) {
			return true
		}
	}
	return false
}

// sections parts a format at the semicolons outside quotation marks.
func sections(format string) (parts []string) {
	quoted, from := false, 0
	for i := 0; i < len(format); i++ {
		switch {
		case format[i] == '\\' && !quoted:
			i++
		case format[i] == '"':
			quoted = !quoted
		case format[i] == ';' && !quoted:
			parts, from = append(parts, format[from:i]), i+1
		}
	}
	return append(parts, format[min(from, len(format)):])
}

var (
	conditional = regexp.MustCompile(`\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]`)
	brackets    = regexp.MustCompile(`\[[^\]hHmMsS$][^\]]*\]`) // conditions and colours
	placeholder = regexp.MustCompile(`(?i)[0#?@yedhs]|general|m`)
)

type condition struct {
	sign  string
	bound float64
}

func conditionOf(section string) (condition, bool) {
	m := conditional.FindStringSubmatch(outsideQuotes(section))
	if m == nil {
		return condition{}, false
	}
	bound, err := strconv.ParseFloat(m[2], 64)
	return condition{m[1], bound}, err == nil
}

func (c condition) holds(v float64) bool {
	switch c.sign {
	case "<":
		return v < c.bound
	case "<=":
		return v <= c.bound
	case ">":
		return v > c.bound
	case ">=":
		return v >= c.bound
	case "<>":
		return v != c.bound
	}
	return v == c.bound
}

// sectionOf is the section that shows a number, and the number as it shows it; none where a spreadsheet shows ##### for want of one.
func sectionOf(format string, v float64) (section string, shown float64, ok bool) {
	parts := sections(format)
	parts = parts[:min(len(parts), 3)] // the fourth is for text
	implied := []condition{{">", 0}, {"<", 0}, {"=", 0}}
	if len(parts) == 2 {
		implied[0].sign = ">="
	}
	for i, s := range parts {
		c, stated := conditionOf(s)
		if !stated {
			if c = implied[i]; i == len(parts)-1 || len(parts) == 1 {
				c = condition{"<>", v + 1} // what is left
			}
		}
		if c.holds(v) {
			if !stated && i == 1 && v < 0 {
				v = -v
			}
			return s, v, true
		}
	}
	return "", v, false
}

// words is what a section shows beside the number itself.
func words(section string) string {
	var b strings.Builder
	text := []rune(brackets.ReplaceAllString(section, ""))
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			for i++; i < len(text) && text[i] != '"'; i++ {
				b.WriteRune(text[i])
			}
		case '\\':
			if i++; i < len(text) {
				b.WriteRune(text[i])
			}
		case '_', '*':
			i++
		default:
			if text[i] > 0x7f {
				b.WriteRune(text[i])
			}
		}
	}
	return b.String()
}

// outsideQuotes is a section without its quoted words.
func outsideQuotes(section string) string {
	parts := strings.Split(section, `"`)
	var b strings.Builder
	for i := 0; i < len(parts); i += 2 {
		b.WriteString(parts[i])
	}
	return b.String()
}

// shower shows numbers by formats that tell. What is more than words the library shows, in the one cell of a book that is kept for it: to
// begin one for each number takes two milliseconds.
type shower struct {
	book   *excelize.File
	styles map[string]int // of plain sections
}

// inWords shows a number by a format that tells; "" where the format has no section for it.
func (s *shower) inWords(format string, v float64) (string, error) {
	section, shown, ok := sectionOf(format, v)
	if !ok {
		return "", nil
	}
	if !placeholder.MatchString(outsideQuotes(brackets.ReplaceAllString(section, ""))) {
		return words(section), nil
	}
	if s.book == nil {
		s.book, s.styles = excelize.NewFile(), map[string]int{}
	}
	plain := conditional.ReplaceAllString(section, "") // the library shows one plain section well
	style, known := s.styles[plain]
	if !known {
		var err error
		if style, err = s.book.NewStyle(&excelize.Style{CustomNumFmt: &plain}); err != nil {
			return "", err
		}
		s.styles[plain] = style
	}
	if err := s.book.SetCellFloat("Sheet1", "A1", shown, -1, 64); err != nil {
		return "", err
	}
	if err := s.book.SetCellStyle("Sheet1", "A1", "A1", style); err != nil {
		return "", err
	}
	return s.book.GetCellValue("Sheet1", "A1")
}

func (s *shower) close() {
	if s.book != nil {
		_ = s.book.Close()
	}
}
