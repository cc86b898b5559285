package roster

import (
	"regexp"
	"slices"
	"strings"

	"liujin/app/intake"
)

// Levels are the five levels of people's congresses, from the top down.
var Levels = []string{"全国", "省", "市", "县", "镇"}

var levelWords = map[string]string{
	"全国": "全国", "国家": "全国", "国": "全国",
	"省": "省", "自治区": "省", "直辖市": "省", "省自治区直辖市": "省",
	"市": "市", "设区市": "市", "设区的市": "市", "地级市": "市", "地市": "市", "州": "市", "自治州": "市", "盟": "市",
	"县": "县", "区": "县", "县区": "县", "区县": "县", "县市区": "县", "市县区": "县", "县市": "县", "市区": "县", "县级市": "县", "旗": "县", "自治县": "县", "自治旗": "县", "市辖区": "县",
	"镇": "镇", "乡": "镇", "乡镇": "镇", "镇乡": "镇", "民族乡": "镇",
}

var (
	listParts     = regexp.MustCompile(`[、,，;；/\\|\n\r+＋&]+|兼任?|以?及|和`)
	levelDress    = regexp.MustCompile(`人民代表大会|人大|代表|[（(].*?[)）]|第.{1,6}届|[一二三四五六七八九十\d]+届|现任|本届|常委会|常委|出席`)
	levelSpoken   = regexp.MustCompile(`(全国|自治区|直辖市|设区市|县级市|自治州|自治县|民族乡|乡镇|[省市州盟县区旗镇乡])级?(第.{1,6}届|[一二三四五六七八九十\d]{1,4}届)?(各级)?(人民代表大会代表|人民代表大会|人大代表|人大|代表)`)
	severalLevels = regexp.MustCompile(`[各两二三四五]级|[省市县区]级?[、和及,，][市县区镇乡]级?(人民代表大会|人大|代表)|市县镇|县镇|县乡`)
	levelAlone    = regexp.MustCompile(`^(全国|自治区|直辖市|设区市|县级市|乡镇|[省市州盟县区旗镇乡])级?(人大)?(代表)?(名册|名单|花名册)?$`)
	bracketed     = regexp.MustCompile(`[（(][^（）()]*[)）]`)
)

// readLevels reads the levels named in a cell, in order; false if a part isn't understood.
func readLevels(text string) ([]string, bool) {
	if intake.Blank(text) {
		return nil, true
	}
	var out []string
	for _, part := range listParts.Split(intake.Fold(strings.TrimSpace(text)), -1) {
		word := intake.Bare(part)
		if word == "" {
			continue
		}
		levels := levelsIn(word)
		if len(levels) == 0 {
			return out, false
		}
		out = append(out, levels...)
	}
	return out, len(out) > 0
}

// levelsIn reads one word: 县级, 县人大代表, 滨海县人大代表, 县镇.
func levelsIn(word string) []string {
	bare := levelDress.ReplaceAllString(word, "")
	short := strings.ReplaceAll(bare, "级", "")
	if l := levelWords[bare]; l != "" {
		return []string{l}
	}
	if l := levelWords[short]; l != "" {
		return []string{l}
	}
	var each []string
	for rest := short; rest != ""; {
		found := false
		for _, l := range []string{"全国", "省", "市", "县", "区", "旗", "镇", "乡"} {
			if after, ok := strings.CutPrefix(rest, l); ok {
				each, rest, found = append(each, levelWords[l]), after, true
				break
			}
		}
		if !found {
			each = nil
			break
		}
	}
	if len(each) > 0 {
		return slices.Compact(each)
	}
	if m := levelSpoken.FindStringSubmatch(word); m != nil {
		return []string{levelWords[m[1]]}
	}
	return nil
}

// spokenLevel is the level a title, a sheet's name or a file's name speaks of: the last one named before 代表 or 人大.
func spokenLevel(text string) string {
	text = intake.Fold(intake.Bare(bracketed.ReplaceAllString(text, "")))
	if m := levelAlone.FindStringSubmatch(text); m != nil {
		return levelWords[m[1]]
	}
	found := map[string]bool{}
	level := ""
	for _, m := range levelSpoken.FindAllStringSubmatch(text, -1) {
		level = levelWords[m[1]]
		found[level] = true
	}
	if len(found) != 1 || severalLevels.MatchString(text) {
		return ""
	}
	return level
}

var levelHead = regexp.MustCompile(`^(全国|自治区|直辖市|设区市|县级市|自治州|乡镇|县区|县市区|市县区|县[(（/]?[市区][、/]?区?[)）]?|镇[(（]乡[)）]|乡[(（]镇[)）]|[省市州盟县区旗镇乡])级?(人民代表大会|人大)?(代表)?(选区或选举单位|选举单位|选区|选区名称)?$`)

// levelColumn names the field of a column that stands for one level: ticks under 县, or 县代表选区.
func levelColumn(path, values []string) string {
	if len(path) == 0 {
		return ""
	}
	lowest := intake.Fold(intake.Bare(path[len(path)-1]))
	if m := levelHead.FindStringSubmatch(lowest); m != nil {
		level := levelOfHead(m[1])
		if m[4] != "" {
			return levelElected + level
		}
		if len(values) == 0 && len(path) < 2 || !ticksOrPlaces(values) {
			return ""
		}
		return levelTick + level
	}
	if len(path) > 1 && strings.HasPrefix(lowest, "选区") || strings.HasPrefix(lowest, "选举单位") {
		for _, h := range path[:len(path)-1] {
			if m := levelHead.FindStringSubmatch(intake.Fold(intake.Bare(h))); m != nil {
				return levelElected + levelOfHead(m[1])
			}
		}
	}
	return ""
}

func levelOfHead(head string) string {
	if l := levelWords[strings.NewReplacer("(", "", ")", "", "（", "", "）", "", "、", "", "/", "").Replace(head)]; l != "" {
		return l
	}
	return levelWords[string([]rune(head)[:1])]
}

var places = regexp.MustCompile(`选区|选举单位|^.{1,12}(省|市|县|区|镇|乡|村|街道|社区|团)$|第.{1,6}届|^\d{1,3}$`)

// ticksOrPlaces reports whether a column's values can stand for mandates: ticks, constituencies, or nothing.
func ticksOrPlaces(values []string) bool {
	good := 0
	for _, v := range values {
		if _, known := intake.Ticked(v); known || places.MatchString(v) {
			good++
		}
	}
	return good*10 >= len(values)*7
}
