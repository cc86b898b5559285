package han

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

// What looks like another character is that one; what is a character of its own stays, and so do signs.
func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"⾼⽉": "高月", "⻓⻋⻢⻰⻩": "长车马龙黄", "\uf9e1明": "李明", "\uf90a\uf914": "金樂", "⽅⽂⽟": "方文玉", "⺠主": "民主", "⻄⻘⻔⻜": "西青门飞",
		"⼥⼠": "女士", "\U0002f80a": "僧", "⼈⺟": "人母", "高𬭎龚䶮陆㛃": "高𬭎龚䶮陆㛃", "（甲）：一，二；“三”！": "（甲）：一，二；“三”！",
		"ＡＢ１": "ＡＢ１", "\ufa0e\ufa29": "\ufa0e\ufa29", "": "", "①㈱": "①㈱",
	} {
		if got := Plain(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := Narrow("第１２号（Ａ－ｂ）⾼"); got != "第12号（A－b）高" {
		t.Errorf("narrow: %q", got)
	}
}

// Each radical that there is becomes one character that is none, but for those whose character no usual font has.
func TestRadicals(t *testing.T) {
	left := 0
	for r := rune(0x2e80); r < 0x2fe0; r++ {
		if !unicode.Is(unicode.Radical, r) {
			continue
		}
		got := Plain(string(r))
		if utf8.RuneCountInString(got) != 1 {
			t.Errorf("%U: %q", r, got)
		}
		if got == string(r) {
			left++
		}
	}
	if left > 15 {
		t.Errorf("%d radicals stay", left)
	}
}
