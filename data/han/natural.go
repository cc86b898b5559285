package han

import (
	"cmp"
	"strings"
)

// numerals are the digits of numbers as names have them: 第三选区, 第10选区, 二十里村.
const numerals = "〇零一二三四五六七八九十百0123456789０１２３４５６７８９"

// Natural compares two names as people count: where both have a number at the same place, by its value, so that 第二选区 stands before 第十选区.
func Natural(a, b string) int {
	x, y := []rune(a), []rune(b)
	for i, j := 0, 0; ; {
		if i == len(x) || j == len(y) {
			return cmp.Compare(len(x)-i, len(y)-j)
		}
		v, m := Number(x[i:])
		w, n := Number(y[j:])
		switch {
		case m > 0 && n > 0:
			if c := cmp.Or(cmp.Compare(v, w), strings.Compare(string(x[i:i+m]), string(y[j:j+n]))); c != 0 {
				return c
			}
			i, j = i+m, j+n
		case m > 0 || n > 0: // a number stands before a word
			return cmp.Compare(n, m)
		case x[i] != y[j]:
			return cmp.Compare(x[i], y[j])
		default:
			i, j = i+1, j+1
		}
	}
}

// Number is what a text begins with as a number, and how many characters that takes; 0 of them where it begins with none.
func Number(text []rune) (number, length int) {
	for length < len(text) && strings.ContainsRune(numerals, text[length]) {
		length++
	}
	return value(text[:length]), length
}

// longestNumber is how many digits are read of a number: more is none that anybody counts by.
const longestNumber = 9

// value is what a run of digits comes to: 二十三, 一百零二, 〇三, 23.
func value(digits []rune) int {
	total, last := 0, 0
	for _, r := range digits[:min(len(digits), longestNumber)] {
		switch r {
		case '十':
			total, last = total+max(last, 1)*10, 0
		case '百':
			total, last = total+max(last, 1)*100, 0
		default:
			last = last*10 + digit(r)
		}
	}
	return total + last
}

// digit is the value of one digit.
func digit(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	case r == '〇':
		return 0
	}
	return strings.IndexRune("零一二三四五六七八九", r) / len("零")
}
