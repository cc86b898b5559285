package print

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean makes any text fit for paper. This is the whole table of what it changes:
//
//	CR LF, CR, VT, FF, NEL, LS, PS   a line feed
//	tab                              a space
//	other controls (Cc)              dropped
//	broken UTF-8, lone surrogates    U+FFFD
//	unassigned and private use       U+FFFD
//	zero width and bidi controls     dropped: ZWSP ZWNJ ZWJ WJ BOM, LRM RLM ALM, embeddings, isolates, soft hyphen
//	variation selectors              dropped: faces cut for paper have one form of each character
//	no-break spaces                  a space that no line breaks at stays U+00A0; U+202F and U+2007 become it
//
// Everything else is kept rune for rune.
func Clean(text string) string {
	plain := true
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if cleaned(r, size) != r || r == utf8.RuneError && size <= 1 {
			plain = false
			break
		}
		i += size
	}
	if plain {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	var before rune
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		c := cleaned(r, size)
		if c == dropped || (r == '\n' && before == '\r') {
			before = r
			continue
		}
		before = r
		b.WriteRune(c)
	}
	return b.String()
}

// dropped marks a rune that leaves nothing.
const dropped = -1

// cleaned is Clean for one rune that took size bytes.
func cleaned(r rune, size int) rune {
	switch {
	case r == '\n':
		return r
	case r < 0x20 || (r >= 0x7f && r < 0xa0):
		switch r {
		case '\r', '\v', '\f', 0x85:
			return '\n'
		case '\t':
			return ' '
		}
		return dropped
	case r < 0x300:
		if r == 0xad {
			return dropped
		}
		return r
	case r >= 0x4e00 && r <= 0x9fff:
		return r
	case r == utf8.RuneError && size <= 1:
		return utf8.RuneError
	case r == 0x2028 || r == 0x2029:
		return '\n'
	case r == 0x2007 || r == 0x202f:
		return 0xa0
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r == 0x61c, r == 0xfeff,
		r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0000 && r <= 0xe0fff, r >= 0x180b && r <= 0x180f, r >= 0xfff9 && r <= 0xfffb:
		return dropped
	case unicode.Is(unicode.Co, r):
		return utf8.RuneError
	case unicode.IsGraphic(r) || unicode.Is(unicode.Cf, r) || unicode.Is(han, r):
		return r
	}
	return utf8.RuneError // unassigned
}

// han are the blocks of Han characters, those that Unicode filled after Go's tables were made included.
var han = &unicode.RangeTable{
	R16: []unicode.Range16{{0x2e80, 0x2fdf, 1}, {0x3400, 0x4dbf, 1}, {0x4e00, 0x9fff, 1}, {0xf900, 0xfaff, 1}},
	R32: []unicode.Range32{{0x20000, 0x323af, 1}},
}
