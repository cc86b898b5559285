package intake

import (
	"strings"

	"liujin/app/intake/pattern"
)

var (
	nothing = pattern.New(`^0+\.?0*(件|条|个|项|次|起)?$|^[零〇]$|` +
		`^(暂|目前|暂时)?(无|没有|未提出|未反映|未提)(任何|明显|具体|其他|其它|特别|新的)?(困难|诉求|问题|意见|建议|需求|反映|和|及|与|、)*[。.]?$`)
	itemMark = pattern.New(`(^|[\n;；。，,、:：]|\s)\s*(?:(\d{1,2})(?:[.、．)）]|\s)|[(（](\d{1,2}|[一二三四五六七八九十])[)）]|([①-⑳])` +
		`|([一二三四五六七八九十])、|([一二三四五六七八九])是)`)
)

// NothingAsked reports whether a text says that nothing was asked for: 无, 未反映问题, 0件.
func NothingAsked(text string) bool { return nothing.MatchString(Fold(Bare(text))) }

// Items parts a text that counts its items from one: 1.… 2.…; any other text is one item.
func Items(text string) []string {
	marks := itemMark.FindAllStringSubmatchIndex(text, -1)
	var starts [][2]int // where an item's mark begins and ends
	for _, m := range marks {
		decimal := m[4] >= 0 && text[m[1]-1] == '.' && m[1] < len(text) && text[m[1]] >= '0' && text[m[1]] <= '9'
		if itemNumber(text, m) == len(starts)+1 && !decimal {
			starts = append(starts, [2]int{m[3], m[1]})
		}
	}
	if len(starts) < 2 {
		return []string{text}
	}
	// it says something itself
	if lead := strings.TrimSpace(text[:starts[0][0]]); lead != "" && (!strings.HasSuffix(Fold(lead), ":") ||
		len([]rune(lead)) > 12) {
		return []string{text}
	}
	var out []string
	for i, at := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		if item := strings.Trim(text[at[1]:end], " \n;；，,、"); item != "" {
			out = append(out, item)
		}
	}
	return out
}

// itemNumber is the number that an item's mark stands for.
func itemNumber(text string, m []int) int {
	for g := 2; g <= 6; g++ {
		if m[2*g] < 0 {
			continue
		}
		sign := text[m[2*g]:m[2*g+1]]
		for n, same := range [][]string{{}, {"1", "①", "一"}, {"2", "②", "二"}, {"3", "③", "三"}, {"4", "④", "四"}, {"5", "⑤", "五"},
			{"6", "⑥", "六"},
			{"7", "⑦", "七"}, {"8", "⑧", "八"}, {"9", "⑨", "九"}, {"10", "⑩", "十"}} {
			for _, one := range same {
				if sign == one {
					return n
				}
			}
		}
	}
	return 0
}
