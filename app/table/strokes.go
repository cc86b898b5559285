package table

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Strokes orders names as lists on paper do (姓氏笔画): by the strokes of the surname, a short
// given name before a long one, then by the strokes of the rest.
type Strokes struct {
	collator *collate.Collator
	buffer   collate.Buffer
	keys     map[rune][]byte
	first    []byte // the key of 一: nothing that the table knows stands before it
}

// NewStrokes reads the collation by strokes.
func NewStrokes() *Strokes {
	s := &Strokes{collator: collate.New(language.MustParse("zh-u-co-stroke")), keys: map[rune][]byte{}}
	s.first = s.collate('一')
	return s
}

// likeStrokes names for characters that the collation table lacks one that it has, with the same strokes.
var likeStrokes = map[rune]rune{
	'𬭎': '铉', // 钅 5 + 弘 5
	'𬍛': '玹', // 王 4 + 乐 5
	'𬭳': '镡', // 钅 5 + 喜 12
	'𬳵': '驼', // 马 3 + 必 5
	'𬘭': '绫', // 纟 3 + 林 8
	'𬙂': '缨', // 纟 3 + 寅 11
}

func (s *Strokes) collate(r rune) []byte {
	s.buffer.Reset()
	return slices.Clone(s.collator.KeyFromString(&s.buffer, string(r)))
}

// key orders one character. What the table doesn't know as a Han character comes after all that it does, by code point.
func (s *Strokes) key(r rune) []byte {
	if k, ok := s.keys[r]; ok {
		return k
	}
	known := r
	if like, ok := likeStrokes[r]; ok {
		known = like
	}
	k := s.collate(known)
	if !unicode.Is(unicode.Han, known) || bytes.Compare(k, s.first) < 0 {
		k = append([]byte{0xff}, []byte(string(r))...)
	}
	s.keys[r] = k
	return k
}

// twoSurnames are the family names of two characters that are still met with.
var twoSurnames = strings.Fields("欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 " +
	"子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 " +
	"仲长 子书 子桑 即墨 达奚 褚师")

// family splits a name into surname and given name.
func family(name []rune) (surname, given []rune) {
	n := min(1, len(name))
	if len(name) > 2 && slices.Contains(twoSurnames, string(name[:2])) {
		n = 2
	}
	return name[:n], name[n:]
}

// Compare orders two names by the strokes of their surnames, then of their given names; shorter ones come first.
func (s *Strokes) Compare(a, b string) int {
	surnameA, givenA := family([]rune(a))
	surnameB, givenB := family([]rune(b))
	return cmp.Or(
		s.runes(surnameA[:min(1, len(surnameA))], surnameB[:min(1, len(surnameB))]),
		cmp.Compare(len(surnameA), len(surnameB)),
		s.runes(surnameA, surnameB),
		cmp.Compare(min(len(givenA), 2), min(len(givenB), 2)),
		s.runes(givenA, givenB))
}

func (s *Strokes) runes(a, b []rune) int {
	return slices.CompareFunc(a, b, func(x, y rune) int { return bytes.Compare(s.key(x), s.key(y)) })
}
