package table

import (
	"slices"
	"strings"
)

const (
	leastNear = 3 // characters of a name that can be near to another
	leastPart = 4 // characters from which a part of a name means the whole
)

// Near reports whether two names may be of one thing: one holds the other, they sound the same, or differ in one character that is no
// number; and whether one is the other's beginning or end, as short names are.
func Near(a, b []rune) (near, part bool) {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < leastNear {
		return false, false
	}
	if long, short := string(b), string(a); strings.Contains(long, short) {
		return true, len(a) >= leastPart && (strings.HasPrefix(long, short) || strings.HasSuffix(long, short))
	}
	switch len(b) - len(a) {
	case 0:
		differ, sound := 0, true
		for i := range a {
			if a[i] != b[i] {
				differ++
				sound = sound && SoundAlike(string(a[i]), string(b[i]))
				if differ == 1 && strings.ContainsRune(numerals, a[i]) && strings.ContainsRune(numerals, b[i]) || differ > 1 && !sound {
					return false, false
				}
			}
		}
		return true, false
	case 1:
		return OneMore(a, b), false
	}
	return false, false
}

// numerals tell apart what is named alike otherwise: 一厂, 二厂.
const numerals = "0123456789一二三四五六七八九十甲乙丙丁东南西北ABCDabcd"

// OneOff reports whether two names differ in one character, of three at least: two characters of which one differs are another name.
func OneOff(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	switch n := sameStart(x, y); {
	case len(y) < 3:
		return false
	case len(x) == len(y):
		return slices.Equal(x[min(n+1, len(x)):], y[min(n+1, len(y)):])
	}
	return OneMore(x, y)
}

// OneMore reports whether long is short with one character more somewhere.
func OneMore(short, long []rune) bool {
	n := sameStart(short, long)
	return len(long) == len(short)+1 && slices.Equal(short[n:], long[n+1:])
}

// sameStart is how many characters two names have in common at their beginning; the shorter one comes first.
func sameStart(short, long []rune) int {
	n := 0
	for n < len(short) && short[n] == long[n] {
		n++
	}
	return n
}
