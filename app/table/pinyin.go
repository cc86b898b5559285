package table

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/mozillazg/go-pinyin"

	"liujin/data/han"
)

// surnames lists family names that are read otherwise than the character usually is.
var surnames = map[string]string{
	"沈": "shen", "单": "shan", "仇": "qiu", "解": "xie", "曾": "zeng", "查": "zha", "任": "ren", "朴": "piao", "盖": "ge", "区": "ou", "缪": "miao",
	"乐": "yue", "翟": "zhai", "覃": "qin", "谌": "chen", "牟": "mou", "宓": "mi", "晁": "chao", "冼": "xian", "尉迟": "yuchi", "长孙": "zhangsun",
	"万俟": "moqi", "澹台": "tantai",
}

// rare are characters of names that the pinyin table may lack.
var rare = map[rune]string{'𬭎': "hong", '㛃': "jie", '䶮': "yan", '𠅤': "xuan", '𬍛': "yao", '𬭳': "xi", '𬳵': "bi"}

var heteronyms = func() pinyin.Args {
	a := pinyin.NewArgs()
	a.Heteronym = true
	return a
}()

// read remembers the readings of characters that were asked for: looking one up takes the library some microseconds.
var read sync.Map // rune → []string

// readings returns the ways one character is read, without tones; none for a character that is not Han.
func readings(r rune) []string {
	if known, ok := read.Load(r); ok {
		return known.([]string)
	}
	found := lookUp(r)
	read.Store(r, found)
	return found
}

func lookUp(r rune) []string {
	if s, ok := rare[r]; ok {
		return []string{s}
	}
	if r < 0x2e80 {
		return nil
	}
	found := pinyin.SinglePinyin(r, heteronyms)
	var out []string
	for _, s := range found {
		if s != "" && !contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func contains(list []string, s string) bool {
	for _, have := range list {
		if have == s {
			return true
		}
	}
	return false
}

// Key is text made ready for matching: itself in lower case without spaces, and per rune the ways it can be typed.
type Key struct {
	plain string
	ways  [][]string
	mask  uint32 // letters of all readings, to dismiss most rows at once
}

// maxKeyed bounds the runes of a text that can be found by pinyin; what people type initials for is names and titles.
const maxKeyed = 40

// NewKey prepares text for Matches.
func NewKey(text string) Key {
	k := Key{plain: fold(text)}
	runes := []rune(k.plain)
	if len(runes) > maxKeyed {
		runes = runes[:maxKeyed]
	}
	k.ways = make([][]string, len(runes))
	for i, r := range runes {
		k.ways[i] = readings(r)
		if len(k.ways[i]) == 0 {
			k.ways[i] = []string{string(r)}
		}
		for _, w := range k.ways[i] {
			k.mask |= letters(w)
		}
	}
	k.readSurname(runes)
	return k
}

// readSurname puts the reading as a family name first, beside the usual one.
func (k *Key) readSurname(runes []rune) {
	for n := min(2, len(runes)); n > 0; n-- {
		reading, ok := surnames[string(runes[:n])]
		if !ok {
			continue
		}
		if n == 1 {
			rest := slices.DeleteFunc(slices.Clone(k.ways[0]), func(w string) bool { return w == reading })
			k.ways[0] = append([]string{reading}, rest...) // a copy: readings are shared
			k.mask |= letters(reading)
			return
		}
		for i, part := range map[string][]string{"yuchi": {"yu", "chi"}, "zhangsun": {"zhang", "sun"}, "moqi": {"mo", "qi"},
			"tantai": {"tan", "tai"}}[reading] {
			k.ways[i] = append([]string{part}, k.ways[i]...)
			k.mask |= letters(part)
		}
		return
	}
}

// letters is the set of a to z that occur in a text.
func letters(text string) uint32 {
	var set uint32
	for i := range len(text) {
		if b := text[i]; b >= 'a' && b <= 'z' {
			set |= 1 << (b - 'a')
		}
	}
	return set
}

// fold drops spaces, what can't be seen, case and width, so that 贾　娟 is found as 贾娟, ＫＶＡ as kva and （甲） as (甲); what looks like
// another character is that one.
func fold(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return -1
		case r >= '！' && r <= '～': // the wide forms of all signs of ASCII stand in its order
			r -= '！' - '!'
		}
		return unicode.ToLower(r)
	}, han.Plain(text))
}

// Matches reports whether a query that was folded by Query finds the text: as it is written, by pinyin or by pinyin initials.
func (k *Key) Matches(query string) bool {
	if query == "" || strings.Contains(k.plain, query) {
		return true
	}
	for i := range len(query) {
		if query[i] < 'a' || query[i] > 'z' {
			return false
		}
	}
	if want := letters(query); k.mask&want != want {
		return false
	}
	for i := range k.ways {
		if k.from(i, query) {
			return true
		}
	}
	return false
}

// from matches the rest of a query against the characters from i: each is typed by its first letter or more of one of its readings.
func (k *Key) from(i int, query string) bool {
	if query == "" {
		return true
	}
	if i == len(k.ways) {
		return false
	}
	for _, w := range k.ways[i] {
		for n := min(len(w), len(query)); n > 0; n-- {
			if query[:n] == w[:n] && k.from(i+1, query[n:]) {
				return true
			}
		}
	}
	return false
}

// sortKey orders text by pinyin, family names read as such: each character by its reading, then by itself, so that equal characters
// stand together; numbers by value. A table of collation has one reading a character, which puts 曾 and 单 where nobody looks for them.
func sortKey(text string) string {
	k := NewKey(text)
	var b strings.Builder
	runes := []rune(k.plain)
	for i := 0; i < len(runes); i++ {
		switch r := runes[i]; {
		case r >= '0' && r <= '9':
			end := i
			for end < len(runes) && runes[end] >= '0' && runes[end] <= '9' {
				end++
			}
			b.WriteString(strings.Repeat("0", max(0, 12-(end-i))))
			b.WriteString(string(runes[i:end]))
			i = end - 1
		case i > 0 && runes[i-1] == '第' && strings.ContainsRune("一二三四五六七八九十百", r): // 第二选区 before 第十选区
			n, length := han.Number(runes[i:])
			fmt.Fprintf(&b, "%012d", n)
			i += length - 1
		case i < len(k.ways):
			b.WriteString(k.ways[i][0])
			b.WriteByte(' ')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Rank says how well a folded query finds the text, the lower the better, -1 for not at all: 0 the whole of it, by its first readings or
// as written; 1 its beginning; 2 somewhere inside.
func (k *Key) Rank(query string) int {
	switch {
	case !k.Matches(query):
		return -1
	case k.plain == query || k.initials() == query:
		return 0
	case strings.HasPrefix(k.plain, query) || k.from(0, query):
		return 1
	}
	return 2
}

// initials are the first letters of the first readings.
func (k *Key) initials() string {
	var b strings.Builder
	for _, w := range k.ways {
		b.WriteByte(w[0][0])
	}
	return b.String()
}

// Query folds what a user typed, for Matches.
func Query(typed string) string { return fold(typed) }

// Initials returns the first letter of each character's first reading: zqm for 赵启明.
func Initials(name string) string {
	k := NewKey(name)
	return k.initials()
}

// SoundAlike reports whether two names are as long and each character can be read like the other's: 张玮 and 张伟.
func SoundAlike(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] && !slices.ContainsFunc(readings(x[i]), func(s string) bool { return contains(readings(y[i]), s) }) {
			return false
		}
	}
	return true
}
