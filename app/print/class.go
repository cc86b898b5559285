package print

import "strings"

// class is what a character is to the breaking of lines.
type class uint8

const (
	plain   class = iota // a Han character and whatever stands like one: a line breaks before and after it
	opening              // （ 《 “: never ends a line; its left half is blank
	closing              // ， 。 ） ”: never starts a line; its right half is blank
	middle               // ！ ？ … — ·: never starts a line
	latin                // letters and digits of words and numbers
	space
)

// The tables of GB/T 15834 punctuation: what never starts a line (避头), what never ends one (避尾).
const (
	openings = "（〔［｛《〈「『【〖“‘([{"
	closings = "），。、；：．〕］｝》〉」』】〗”’)]},;:."
	middles  = "！？…—～·‧・％‰℃々〻ー!?%°′″"
)

// units are measure words: a number and its unit stay on one line.
const units = "年月日时分秒号届次期章节条款项名人位户家个件场所岁元万亿千百角米里亩吨度天周届级层楼栋室页份平％%‰℃"

// classes holds the class of each rune of the BMP that has one of its own; built once.
var classes = func() map[rune]class {
	m := map[rune]class{' ': space, 0x3000: plain, 0xa0: latin}
	for _, set := range []struct {
		runes string
		is    class
	}{{openings, opening}, {closings, closing}, {middles, middle}} {
		for _, r := range set.runes {
			m[r] = set.is
		}
	}
	return m
}()

// classOf returns a rune's class. wide tells the quotation marks of Han text from those of Latin text: the face decides.
func classOf(r rune) class {
	switch {
	case r >= 0x4e00 && r <= 0x9fff:
		return plain
	case r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return latin
	}
	if c, ok := classes[r]; ok {
		return c
	}
	if r < 0x2e80 && r >= 0x21 && !symbol(r) {
		return latin
	}
	return plain
}

// symbol reports signs below the Han blocks that stand like a Han character: ① □ → ★.
func symbol(r rune) bool {
	return r >= 0x2100 && r < 0x2e80 || r == '×' || r == '÷' || r == '±' || r == '§'
}

// isUnit reports whether a rune after a number is its unit.
func isUnit(r rune) bool { return strings.ContainsRune(units, r) }

// ascii reports what e-mail addresses, links and file names are made of: such a run is broken only when it is wider than the line.
func ascii(r rune) bool { return r > ' ' && r < 0x7f }
