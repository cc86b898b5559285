// Package han knows how Chinese is typed: which characters look like others and mean them, and what in a list belongs together.
package han

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Plain is s with the characters that only look like usual ones, as programs for PDF and old fonts give them, as those: ⾼⽉ is 高月. All
// else stays, rare characters and full-width punctuation too.
func Plain(s string) string {
	if !strings.ContainsFunc(s, looksAlike) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch same, radical := radicals[r]; {
		case radical:
			b.WriteRune(same)
		case looksAlike(r):
			b.WriteString(norm.NFKC.String(string(r)))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Narrow is Plain with full-width letters and digits as plain ones, too; signs stay.
func Narrow(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ' {
			return r - '０' + '0'
		}
		return r
	}, Plain(s))
}

// BareName is a name as it is compared: without white space and characters that are not seen, and with the usual form of each.
func BareName(name string) string {
	return strings.Map(func(r rune) rune {
		if Invisible(r) {
			return -1
		}
		return r
	}, Narrow(name))
}

// Invisible reports whether nothing is seen of a character.
func Invisible(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u3164' || r == '\u2800'
}

// looksAlike reports whether a character is one of the blocks of radicals (2E80, 2F00) and of compatibility forms (F900, 2F800).
func looksAlike(r rune) bool {
	return r >= 0x2e80 && r < 0x2fe0 || r >= 0xf900 && r < 0xfb00 || r >= 0x2f800 && r < 0x2fa20
}

// radicals are those of the supplement that Unicode maps to none, with the character that each is drawn like
// (EquivalentUnifiedIdeograph).
var radicals = map[rune]rune{
	0x2e81: '厂', 0x2e82: '乛', 0x2e83: '乚', 0x2e84: '乙', 0x2e85: '亻', 0x2e86: '冂', 0x2e88: '刀', 0x2e89: '刂', 0x2e8a: '卜', 0x2e8b: '㔾',
	0x2e8c: '小', 0x2e8d: '小', 0x2e8e: '兀', 0x2e8f: '尣', 0x2e90: '尢', 0x2e92: '巳', 0x2e93: '幺', 0x2e94: '彑', 0x2e96: '忄', 0x2e97: '㣺',
	0x2e98: '扌', 0x2e99: '攵', 0x2e9b: '旡', 0x2e9c: '日', 0x2e9d: '月', 0x2e9e: '歺', 0x2ea0: '民', 0x2ea1: '氵', 0x2ea2: '氺', 0x2ea3: '灬',
	0x2ea4: '爫', 0x2ea5: '爫', 0x2ea6: '丬', 0x2ea7: '牛', 0x2ea8: '犭', 0x2ea9: '王', 0x2eab: '目', 0x2eac: '示', 0x2ead: '礻', 0x2eaf: '糹',
	0x2eb0: '纟', 0x2eb1: '罓', 0x2eb2: '罒', 0x2eb3: '㓁', 0x2eb4: '冗', 0x2eb6: '羊', 0x2eb9: '耂', 0x2eba: '肀', 0x2ebb: '聿', 0x2ebc: '肉',
	0x2ebe: '艹', 0x2ebf: '艹', 0x2ec0: '艹', 0x2ec1: '虎', 0x2ec2: '衤', 0x2ec3: '覀', 0x2ec4: '西', 0x2ec5: '见', 0x2ec6: '角', 0x2ec8: '讠',
	0x2ec9: '贝', 0x2ecb: '车', 0x2ecc: '辶', 0x2ecd: '辶', 0x2ece: '辶', 0x2ecf: '阝', 0x2ed0: '钅', 0x2ed1: '長', 0x2ed2: '镸', 0x2ed3: '长',
	0x2ed4: '门', 0x2ed6: '阝', 0x2ed7: '雨', 0x2ed8: '青', 0x2ed9: '韦', 0x2eda: '页', 0x2edb: '风', 0x2edc: '飞', 0x2edd: '食', 0x2edf: '飠',
	0x2ee0: '饣', 0x2ee2: '马', 0x2ee3: '骨', 0x2ee4: '鬼', 0x2ee5: '鱼', 0x2ee6: '鸟', 0x2ee7: '卤', 0x2ee8: '麦', 0x2ee9: '黄', 0x2eea: '黾',
	0x2eeb: '斉', 0x2eec: '齐', 0x2eed: '歯', 0x2eee: '齿', 0x2eef: '竜', 0x2ef0: '龙', 0x2ef1: '龜', 0x2ef2: '亀',
}
