package data

import (
	"errors"
	"reflect"
	"strings"
	"unicode/utf8"
)

// What is stored may be anything: bytes that are no text, characters that no screen can show (a line that ends in CR LF stops the toolkit's
// shaper), a text where a number belongs. So every row comes through scanRow.

// scanRow reads one row into pointers. What is of another type than it should be is damage; texts become legible.
func scanRow(scan func(to ...any) error, pointers []any) error {
	if err := scan(pointers...); err != nil {
		return err
	}
	for _, p := range pointers {
		switch p := p.(type) {
		case *string:
			*p = legible(*p)
		case optional:
			*p.text = legible(*p.text)
		case *int, *int64, *bool:
		default: // the words of closed lists
			if v := reflect.ValueOf(p); v.Kind() == reflect.Pointer && v.Elem().Kind() == reflect.String {
				if s := v.Elem().String(); !isLegible(s) {
					v.Elem().SetString(legible(s))
				}
			}
		}
	}
	return nil
}

// unreadable says that a row holds something of another type than it should.
func unreadable(err error) error {
	return Fail(Damaged, errors.Join(errInside, err), "台账里有一处内容读不出来，文件可能已损坏。请在“设置与备份”里检查台账，或恢复最近一份备份；恢复时原文件会另外保留。")
}

// isLegible reports whether a text is what legible makes of it. Most are, so it looks at bytes.
func isLegible(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < ' ' && c != '\n' && c != '\t', c == 0x7f:
			return false
		case c == 0xc2 && i+1 < len(s) && s[i+1] < 0xa0: // U+0080–U+009F
			return false
		case c == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0xa8 || s[i+2] == 0xa9): // U+2028, U+2029
			return false
		}
	}
	return utf8.ValidString(s)
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// legible is a text as it can be shown, printed and kept: UTF-8, lines that end in LF, no control characters.
func legible(s string) string {
	if isLegible(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, lineEnds.Replace(strings.ToValidUTF8(s, "\uFFFD")))
}
